#include "cli/command/author/checker.hpp"

#include "base/contains.hpp"
#include "base/text/unicode.hpp"
#include "cli/command/author/extension_check.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/mistakes/questions.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace cli {
namespace {

constexpr const char* vocabulary_file = "TAGS.md";
using deckfile::Finding;

// Those of notes that are used: of another an error is told already.
void add_doubles(core::CatalogDeck& deck, const deckfile::Problems& doubles) {
    std::set<int> used;
    for (const auto& note : deck.notes) used.insert(note.slice.line);
    for (const auto& one : doubles)
        if (used.contains(one.line)) deck.problems.push_back(one);
}

std::vector<Finding> unknown_tags(const std::vector<std::string>& tags,
                                  const deckfile::Vocabulary& vocabulary) {
    std::vector<Finding> said;
    if (vocabulary.empty()) return said;
    for (const auto& tag : tags)
        if (!vocabulary.contains(base::case_folded(tag)))
            said.push_back({deckfile::rule::unknown_tag,
                            fmt::format("the tag `{}` is not in {}", tag, vocabulary_file)});
    return said;
}

Finding asks_nearly_the_same(const std::string& place) {
    return {deckfile::rule::near_duplicate, "asks nearly the same as " + place};
}

// Whether ebb takes the file for a copy of the one beside it.
bool add_copy(core::CatalogDeck& deck, const deckfile::FoundFile& file) {
    if (file.maybe_copy_of.empty() ||
        !deckfile::is_copy(file.path, deck.info.extends.empty() ? deck.info.id : deck.info.title,
                           file.maybe_copy_of))
        return false;
    const std::string original = std::filesystem::path(file.maybe_copy_of).filename().string();
    deck.problems.push_back({1, 1, core::Severity::warning, deckfile::copy_sentence(original)});
    return true;
}

}  // namespace

void Checker::check(const deckfile::FoundFile& file, const std::string& name, std::string text) {
    ++files_;
    deckfile::Questions questions;
    deckfile::Problems doubles;
    NotesByLine notes;
    auto deck = deckfile::load(text, name, {}, [&](const core::Note& note, int line) {
        for (const auto& sentence : questions.add(note, fmt::format("in line {}", line)))
            deckfile::add_warning(doubles, {line, 1}, sentence);
        if (wish_.strict) notes.emplace(line, note);
    });
    add_doubles(deck, doubles);
    if (wish_.strict) add_style(deck, notes, file.path);
    add_stale(deck);
    const bool is_copy = add_copy(deck, file);
    notes_ += static_cast<int>(deck.notes.size() + deck.additions.size());
    Checked& checked = checked_.emplace_back();
    checked.file = file;
    checked.problems = std::move(deck.problems);
    if (!is_copy) checked.deck_id = deck.info.id;
    if (!is_copy && !deck.info.extends.empty()) checked.extension = {text, std::move(deck)};
    if (wish_.keeps_texts) checked.text = std::move(text);
}

void Checker::cannot_be_read(const deckfile::FoundFile& file, const std::string& why) {
    ++files_;
    checked_.push_back({file, {}, {}, {{1, 1, core::Severity::error, why}}, {}});
}

void Checker::is_hidden(const app::Twin& twin) {
    for (Checked& one : checked_)
        if (one.file.path == twin.path)
            one.problems.push_back(
                {twin.line, 1, core::Severity::warning,
                 fmt::format("`{}` became `{}`, which has its history, so that it is not shown "
                             "beside it; take one of the two out, or part them: `ebb adopt "
                             "--undo {}`",
                             twin.key, twin.of, twin.of)});
}

std::vector<Checked> Checker::finish() {
    add_clashes();
    check_extensions(checked_, wish_.roots, wish_.searched);
    if (wish_.strict)
        for (Checked& one : checked_) add_style(one);
    for (Checked& one : checked_)
        std::stable_sort(one.problems.begin(), one.problems.end(), [](auto& a, auto& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
    return std::move(checked_);
}

const deckfile::Vocabulary& Checker::vocabulary_beside(const std::string& path) {
    const auto file = std::filesystem::path(path).parent_path() / vocabulary_file;
    const auto [at, is_new] = vocabularies_.try_emplace(file.string());
    if (!is_new) return at->second;
    const auto read = deckfile::read_file(file.string());
    if (const auto* text = std::get_if<deckfile::FileText>(&read))
        at->second = deckfile::read_vocabulary(text->text);
    return at->second;
}

void Checker::add_stale(core::CatalogDeck& deck) const {
    for (const auto& note : deck.notes)
        if (note.verify_by && *note.verify_by < wish_.today)
            deck.problems.push_back(
                {note.slice.line, 1, core::Severity::warning,
                 fmt::format("the fact of note `{}` was to be verified by {}; it may be stale",
                             note.id, core::iso_date(*note.verify_by))});
}

void Checker::warn(std::vector<core::Problem>& problems, int line,
                   const std::vector<Finding>& found, const std::vector<std::string>& allow) {
    for (const Finding& finding : found) {
        if (base::contains(allow, finding.rule)) continue;
        deckfile::add_warning(problems, {line, 1}, deckfile::describe(finding));
        ++style_;
    }
}

void Checker::add_style(core::CatalogDeck& deck, const NotesByLine& notes,
                        const std::string& path) {
    const deckfile::Vocabulary& vocabulary = vocabulary_beside(path);
    const auto tell = [&](int line, const std::vector<Finding>& found) {
        warn(deck.problems, line, found, deck.info.allow);
    };
    tell(1, unknown_tags(deck.info.tags, vocabulary));
    for (const auto& kept : deck.notes) {
        const int line = kept.slice.line;
        const core::Note& note = notes.at(line);
        tell(line, deckfile::style_findings(note, deck.info));
        tell(line, unknown_tags(note.tags, vocabulary));
        tell(line, near_duplicates(note, path, line));
    }
}

// Of a note that is changed what it has by that.
void Checker::add_style(Checked& extending) {
    const auto& [text, deck, notes, of] = extending.extension;
    const deckfile::Vocabulary& vocabulary = vocabulary_beside(extending.file.path);
    std::vector<std::string> allow = of.allow;
    allow.insert(allow.end(), deck.info.allow.begin(), deck.info.allow.end());
    const core::DeckInfo& extended = of;  // what a binding names no lambda may hold
    const auto found_in = [&](const core::Note& note) {
        auto found = deckfile::style_findings(note, extended);
        for (auto& one : unknown_tags(note.tags, vocabulary)) found.push_back(std::move(one));
        return found;
    };
    for (const LaidNote& laid : notes) {
        auto found = found_in(laid.note);
        if (laid.own)
            std::erase_if(found, [known = found_in(*laid.own)](const Finding& one) {
                return base::contains(known, one);
            });
        std::vector<Finding> elsewhere;
        if (!laid.own) elsewhere = near_duplicates(laid.note, extending.file.path, laid.line);
        if (laid.alike) elsewhere = {asks_nearly_the_same(*laid.alike)};
        found.insert(found.end(), elsewhere.begin(), elsewhere.end());
        warn(extending.problems, laid.line, found, allow);
    }
}

std::vector<Finding> Checker::near_duplicates(const core::Note& note, const std::string& path,
                                              int line) {
    const auto other = fronts_.add(note, fmt::format("{}:{}", path, line));
    if (!other) return {};
    const std::string here = path + ":";
    const std::string place =
        other->starts_with(here) ? "line " + other->substr(here.size()) : *other;
    return {asks_nearly_the_same(place)};
}

void Checker::add_clashes() {
    std::map<std::string, const Checked*> used;
    for (const Checked& one : checked_) {
        if (one.deck_id.empty() || !one.extension.deck.info.extends.empty()) continue;
        const auto [at, is_first] = used.try_emplace(one.deck_id, &one);
        if (!is_first && comes_before(one, *at->second)) at->second = &one;
    }
    for (Checked& one : checked_) {
        const auto holder = used.find(one.deck_id);
        if (holder == used.end() || holder->second == &one) continue;
        one.problems.push_back(
            {1, 1, core::Severity::error,
             fmt::format("the deck id `{}` is taken by {}; give this deck another `id`",
                         one.deck_id, holder->second->file.path)});
    }
}

// As in a review; files that were named one by one have no order.
bool Checker::comes_before(const Checked& a, const Checked& b) const {
    const auto place_of = [this](const Checked& one) {
        return deckfile::DeckPlace{wish_.is_searched ? static_cast<int>(one.file.root) : 0,
                                   one.file.path};
    };
    return deckfile::is_used_before(place_of(a), place_of(b), a.deck_id);
}

}  // namespace cli
