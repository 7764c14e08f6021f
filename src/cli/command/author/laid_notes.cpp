#include "cli/command/author/laid_notes.hpp"

#include "base/contains.hpp"
#include "core/card/said.hpp"
#include "deckfile/index.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/mistakes/questions.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <utility>

namespace cli {
namespace {

bool stands_in(const core::CatalogNote& note, const std::string& file) {
    return note.layer && note.layer->path == file;
}

}  // namespace

// What the notes ask that are as they are whatever one file says.
struct LaidNotes::Others {
    deckfile::Questions questions;
    deckfile::Fronts fronts;
};

LaidNotes::LaidNotes(std::string path, std::string_view text, const deckfile::Extended& extended)
    : path_(std::move(path)), extended_(extended) {
    deckfile::load(text, "deck.toml", {},
                   [&](const core::Note& note, int line) { own_.emplace(line, note); });
}

const core::Note& LaidNotes::note_of(const core::CatalogNote& kept) const {
    return kept.layer ? extended_.notes.at(kept.id) : own_.at(kept.slice.line);
}

std::string LaidNotes::place_of(const core::CatalogNote& kept) const {
    return kept.layer ? fmt::format("{}:{}", kept.layer->path, kept.layer->slice.line)
                      : fmt::format("{}:{}", path_, kept.slice.line);
}

LaidNotes::Others LaidNotes::beside(const std::string& file) const {
    Others others;
    for (const auto& kept : extended_.deck.notes) {
        if (stands_in(kept, file)) continue;
        const std::string place = place_of(kept);
        others.questions.add(note_of(kept), "at " + place);
        others.fronts.add(note_of(kept), place);
    }
    return others;
}

void LaidNotes::add_to(Checked& file) const {
    Others others = beside(file.file.path);
    file.extension.of = extended_.deck.info;
    for (const auto& kept : extended_.deck.notes) {
        if (!stands_in(kept, file.file.path)) continue;
        LaidNote laid{kept.layer->slice.line, note_of(kept), {}, {}};
        if (!kept.layer->is_whole()) laid.own = own_.at(kept.slice.line);
        const auto known =
            laid.own ? others.questions.asked_before(*laid.own) : std::vector<std::string>();
        for (const auto& sentence :
             others.questions.add(laid.note, fmt::format("in line {}", laid.line)))
            if (!base::contains(known, sentence))
                deckfile::add_warning(file.problems, {laid.line, 1}, sentence);
        auto alike = others.fronts.add(laid.note, fmt::format("line {}", laid.line));
        if (!laid.own || core::whole_front(*laid.own) != core::whole_front(laid.note))
            laid.alike = std::move(alike);
        file.extension.notes.push_back(std::move(laid));
    }
}

}  // namespace cli
