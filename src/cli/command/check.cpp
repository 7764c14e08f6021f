// ebb check: every problem of deck files, with its place. Looks at the files alone; no database is
// opened.
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "base/text/unicode.hpp"
#include "cli/commands.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/mistakes/questions.hpp"
#include "deckfile/note.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace cli {
namespace {

constexpr const char* vocabulary_file = "TAGS.md";
using Vocabulary = std::set<std::string>;  // folded; empty, which allows all, where nothing says

struct Tally {
    int errors = 0;
    int warnings = 0;
    int style = 0;  // warnings that --strict asks for
    int files = 0;
    int notes = 0;
};

class Checker {
public:
    Checker(Context& context, const CheckOptions& options)
        : context_(context), today_(context.now().day), options_(options) {}

    void check(const std::string& path) {
        ++tally_.files;
        const auto read = deckfile::read_file(path);
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&read)) {
            report(path, {1, 1, core::Severity::error, problem->message});
            return;
        }
        const std::string& text = std::get<deckfile::FileText>(read).text;
        deckfile::Questions questions;
        deckfile::Problems doubles;
        auto deck = deckfile::load(text, std::filesystem::path(path).filename().string(), {},
                                   [&](const core::Note& note, int line) {
                                       for (const auto& sentence : questions.add(note, line))
                                           deckfile::add_warning(doubles, {line, 1}, sentence);
                                   });
        add_doubles(deck, doubles);
        if (options_.strict) add_style(deck, text, vocabulary_beside(path));
        add_stale(deck);
        add_clash(deck, path);
        std::stable_sort(deck.problems.begin(), deck.problems.end(), [](auto& a, auto& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        for (const auto& problem : deck.problems) report(path, problem);
        tally_.notes += static_cast<int>(deck.notes.size());
    }

    // The path was named, and cannot be looked at: no place in it, then.
    void cannot_look(const deckfile::FileProblem& problem) {
        report(problem.path, {0, 0, core::Severity::error, problem.message});
    }

    void was_not_read(const deckfile::FileProblem& file) {
        report(file.path, {0, 0, core::Severity::warning, file.message});
    }

    const Tally& tally() const { return tally_; }

    void print_json() const {
        base::JsonObject document;
        document.add("version", 1).add("errors", tally_.errors).add("warnings", tally_.warnings);
        document.add("files", tally_.files).add("notes", tally_.notes);
        context_.out.exact(document.add("problems", json_).indented() + "\n");
    }

private:
    void report(const std::string& path, const core::Problem& problem) {
        ++(problem.severity == core::Severity::error ? tally_.errors : tally_.warnings);
        if (options_.json)
            json_.push_back(json_of(path, problem));
        else if (problem.line == 0)
            context_.out.line("", path, fmt::format(": {}: {}", name_of(problem), problem.message));
        else
            context_.out.line("", path, deckfile::describe("", problem));
    }

    static std::string name_of(const core::Problem& problem) {
        return problem.severity == core::Severity::error ? "error" : "warning";
    }

    // Those of notes that are used: of another an error is told already.
    static void add_doubles(core::CatalogDeck& deck, const deckfile::Problems& doubles) {
        std::set<int> used;
        for (const auto& note : deck.notes) used.insert(note.slice.line);
        for (const auto& one : doubles)
            if (used.contains(one.line)) deck.problems.push_back(one);
    }

    static base::JsonObject json_of(const std::string& path, const core::Problem& problem) {
        base::JsonObject json;
        json.add("file", path).add("line", problem.line).add("column", problem.column);
        json.add("severity", name_of(problem));
        return json.add("message", problem.message);
    }

    void add_stale(core::CatalogDeck& deck) const {
        for (const auto& note : deck.notes)
            if (note.verify_by && *note.verify_by < today_)
                deck.problems.push_back(
                    {note.slice.line, 1, core::Severity::warning,
                     fmt::format("the fact of note `{}` was to be verified by {}; it may be stale",
                                 note.id, core::iso_date(*note.verify_by))});
    }

    void add_style(core::CatalogDeck& deck, std::string_view text, const Vocabulary& vocabulary) {
        const auto before = deck.problems.size();
        const auto warn = [&](int line, std::string sentence) {
            deck.problems.push_back({line, 1, core::Severity::warning, std::move(sentence)});
        };
        for (const auto& sentence : unknown_tags(deck.info.tags, vocabulary)) warn(1, sentence);
        for (const auto& kept : deck.notes)
            for (const auto& sentence : style_of(kept, text, vocabulary, deck.info.id))
                warn(kept.slice.line, sentence);
        tally_.style += static_cast<int>(deck.problems.size() - before);
    }

    // What is to be said of a note of a deck with that text.
    std::vector<std::string> style_of(const core::CatalogNote& kept, std::string_view text,
                                      const Vocabulary& vocabulary, const std::string& deck_id) {
        const auto slice = text.substr(static_cast<std::size_t>(kept.slice.offset),
                                       static_cast<std::size_t>(kept.slice.size));
        deckfile::Problems known;
        const auto note = deckfile::read_note(slice, kept.slice.line, known);
        if (!note) return {};
        std::vector<std::string> said = deckfile::style_findings(*note);
        for (auto& sentence : unknown_tags(note->tags, vocabulary))
            said.push_back(std::move(sentence));
        if (const auto other = fronts_.add(*note, deck_id + "/" + kept.id))
            said.push_back(fmt::format("asks nearly the same as `{}`", *other));
        return said;
    }

    static std::vector<std::string> unknown_tags(const std::vector<std::string>& tags,
                                                 const Vocabulary& vocabulary) {
        std::vector<std::string> said;
        if (vocabulary.empty()) return said;
        for (const auto& tag : tags)
            if (!vocabulary.contains(base::case_folded(tag)))
                said.push_back(fmt::format("the tag `{}` is not in {}", tag, vocabulary_file));
        return said;
    }

    // The tags that the decks of a folder may have.
    const Vocabulary& vocabulary_beside(const std::string& path) {
        const auto file = std::filesystem::path(path).parent_path() / vocabulary_file;
        const auto [at, is_new] = vocabularies_.try_emplace(file.string());
        if (!is_new) return at->second;
        const auto read = deckfile::read_file(file.string());
        if (const auto* text = std::get_if<deckfile::FileText>(&read))
            at->second = deckfile::read_vocabulary(text->text);
        return at->second;
    }

    void add_clash(core::CatalogDeck& deck, const std::string& path) {
        const auto [first, is_first] = paths_.emplace(deck.info.id, path);
        if (!is_first)
            deck.problems.push_back(
                {1, 1, core::Severity::error,
                 fmt::format("the deck id `{}` is taken by {}; give this deck another `id`",
                             deck.info.id, first->second)});
    }

    Context& context_;
    core::Day today_;
    Tally tally_;
    const CheckOptions& options_;
    std::vector<base::JsonObject> json_;
    std::map<std::string, std::string> paths_;  // of the decks so far, by id
    std::map<std::string, Vocabulary> vocabularies_;
    deckfile::Fronts fronts_;
};

std::vector<deckfile::Root> roots_of(Context& context, const CheckOptions& options) {
    std::vector<deckfile::Root> roots;
    for (const auto& path : options.paths) roots.push_back({path, false});
    if (!roots.empty()) return roots;
    roots.push_back({context.places.user_decks, true});
    for (const auto& path : context.places.env_decks) roots.push_back({path, false});
    return roots;
}

}  // namespace

int check(Context& context, const CheckOptions& options) {
    const auto found = deckfile::find_decks(roots_of(context, options));
    Checker checker(context, options);
    for (const auto& problem : found.problems) checker.cannot_look(problem);
    for (const auto& file : found.misnamed) checker.was_not_read(file);
    for (const auto& file : found.files) checker.check(file.path);
    const Tally& tally = checker.tally();
    if (options.json) checker.print_json();
    context.out.flush();
    context.err.remark(fmt::format("{} and {} in {}, {}", base::count_text(tally.errors, "error"),
                                   base::count_text(tally.warnings, "warning"),
                                   base::count_text(tally.files, "file"),
                                   base::count_text(tally.notes, "note")));
    return tally.errors + tally.style > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
