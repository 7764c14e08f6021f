// Any bytes as a deck file, as a note's slice and as a configuration: no crash, spans that lie
// within the text, and what load() promises of slices and of known notes. A note that could be read
// can be written, and says the same when mistakes around it are mended.
#include "base/numbers/hash.hpp"
#include "core/card/identity.hpp"
#include "deckfile/config/config.hpp"
#include "deckfile/index.hpp"
#include "deckfile/mend/mend.hpp"
#include "deckfile/note.hpp"
#include "deckfile/toml.hpp"
#include "deckfile/write.hpp"

#include <cstdio>
#include <cstdlib>

namespace {

void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

void check_span(deckfile::Span span, deckfile::Span around) {
    require(span.begin < span.end, "spans are not empty");
    require(around.begin <= span.begin && span.end <= around.end, "spans lie within the text");
}

void check_spans(const deckfile::Table& table, deckfile::Span around);

void check_spans(const deckfile::Value& value, deckfile::Span around) {
    check_span(value.span, around);
    if (const auto* list = std::get_if<std::vector<deckfile::Value>>(&value.data))
        for (const deckfile::Value& entry : *list) check_spans(entry, value.span);
    if (const auto* table = std::get_if<deckfile::Table>(&value.data)) check_spans(*table, around);
}

void check_spans(const deckfile::Table& table, deckfile::Span around) {
    for (const deckfile::Entry& entry : table) {
        check_span(entry.span, around);
        check_spans(entry.value, around);
        require(entry.span == entry.value.span || entry.span.end < entry.value.span.begin,
                "a value stands behind its key");
    }
}

void check_all_spans(std::string_view text) {
    deckfile::Scanner scanner({text});
    while (const auto piece = scanner.next()) {
        const std::size_t begin = piece->body.offset;
        const std::string_view body = piece->body.text;
        require(text.substr(begin, body.size()).data() == body.data(), "a piece knows its place");
        if (!piece->problems.empty()) continue;
        deckfile::Problems problems;
        if (const auto table = parse_table(piece->body, problems))
            check_spans(*table, {begin, begin + body.size()});
    }
}

std::string_view slice_of(std::string_view text, const core::Slice& slice) {
    require(slice.offset >= 0 && slice.size > 0, "slices are not empty");
    require(slice.offset + slice.size <= std::ssize(text), "slices lie within the text");
    return text.substr(static_cast<std::size_t>(slice.offset),
                       static_cast<std::size_t>(slice.size));
}

void check_note(std::string_view text, const core::DeckInfo& deck, const core::CatalogNote& kept) {
    const std::string_view slice = slice_of(text, kept.slice);
    require(kept.hash == base::hash64(slice), "the hash is the slice's");
    deckfile::Problems problems;
    auto note = deckfile::read_note(slice, kept.slice.line, problems);
    require(note.has_value(), "a slice reads as a note");
    require(core::note_id(*note) == kept.id, "a slice reads as the same note");
    require(std::holds_alternative<std::string>(deckfile::write_note(*note)), "it can be written");
    core::fill_in(*note, deck);
    require(core::faces(*note).size() == kept.suffixes.size(), "with the same cards");
}

void check_mended(std::string_view text, const core::CatalogDeck& deck) {
    const auto mended = deckfile::mend(text, "deck.toml");
    require(mended.changes.empty() == mended.mends.empty(), "what is mended is told");
    if (mended.changes.empty()) return;
    std::size_t at = 0;
    for (const deckfile::Change& change : mended.changes) {
        require(at <= change.span.begin && change.span.end <= text.size(), "changes are in order");
        at = change.span.end;
    }
    const auto now = deckfile::load(deckfile::changed(text, mended.changes), "deck.toml");
    require(now.notes.size() >= deck.notes.size(), "no note is lost");
    require(now.problems.size() < deck.problems.size() ||
                deck.problems.size() > deckfile::most_problems,
            "less is told than before");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const core::CatalogDeck deck = deckfile::load(text, "deck.toml");
    for (const core::CatalogNote& note : deck.notes) check_note(text, deck.info, note);
    check_all_spans(text);
    check_mended(text, deck);

    const core::CatalogDeck again = deckfile::load(text, "deck.toml", deckfile::KnownNotes(deck));
    require(again.info == deck.info && again.notes == deck.notes && again.problems == deck.problems,
            "known notes change nothing");

    deckfile::Problems problems;
    const auto note = deckfile::read_note(text, 1, problems);
    require(note.has_value() != deckfile::has_error(problems), "a note, or what is wrong with it");
    deckfile::view(deckfile::read_config(text));
    return 0;
}
