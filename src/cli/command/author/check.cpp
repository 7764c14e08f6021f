// ebb check: every problem of deck files, with its place. Looks at the files alone, but of your own
// decks it also tells which notes your history takes for one.
#include "app/decks/twins.hpp"
#include "base/contains.hpp"
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "base/text/unicode.hpp"
#include "cli/commands.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/lint.hpp"
#include "deckfile/mistakes/questions.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace cli {
namespace {

constexpr const char* vocabulary_file = "TAGS.md";
using deckfile::Finding;
using NotesByLine = std::map<int, core::Note>;
using Vocabulary = std::set<std::string>;  // folded; empty, which allows all, where nothing says

struct Tally {
    int errors = 0;
    int warnings = 0;
    int style = 0;  // warnings that --strict asks for
    int files = 0;
    int notes = 0;
};

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

// A file that was checked, and what is to be said of it.
struct Checked {
    deckfile::FoundFile file;
    std::string deck_id;
    std::vector<core::Problem> problems;
};

class Checker {
public:
    Checker(Context& context, const CheckOptions& options)
        : context_(context), today_(context.now().day), options_(options) {}

    void check(const deckfile::FoundFile& file) {
        ++tally_.files;
        const auto read = deckfile::read_file(file.path);
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&read)) {
            checked_.push_back({file, {}, {{1, 1, core::Severity::error, problem->message}}});
            return;
        }
        const std::string& text = std::get<deckfile::FileText>(read).text;
        deckfile::Questions questions;
        deckfile::Problems doubles;
        NotesByLine notes;
        auto deck =
            deckfile::load(text, file_name(file.path), {}, [&](const core::Note& note, int line) {
                for (const auto& sentence : questions.add(note, line))
                    deckfile::add_warning(doubles, {line, 1}, sentence);
                if (options_.strict) notes.emplace(line, note);
            });
        add_doubles(deck, doubles);
        if (options_.strict) add_style(deck, notes, file.path);
        add_stale(deck);
        const bool is_copy = add_copy(deck, file);
        tally_.notes += static_cast<int>(deck.notes.size());
        checked_.push_back({file, is_copy ? "" : deck.info.id, std::move(deck.problems)});
    }

    // The path was named, and cannot be looked at: no place in it, then.
    void cannot_look(const deckfile::FileProblem& problem) {
        report(problem.path, {0, 0, core::Severity::error, problem.message});
    }

    void was_not_read(const deckfile::FileProblem& file) {
        report(file.path, {0, 0, core::Severity::warning, file.message});
    }

    void is_unused(const deckfile::FileProblem& unused) {
        report(unused.path, {1, 1, core::Severity::warning, unused.message});
    }

    void is_hidden(const app::Twin& twin) {
        for (Checked& one : checked_)
            if (one.file.path == twin.path)
                one.problems.push_back(
                    {twin.line, 1, core::Severity::warning,
                     fmt::format("`{}` became `{}`, which has its history, so that it is not shown "
                                 "beside it; take one of the two out, or part them: `ebb adopt "
                                 "--undo {}`",
                                 twin.key, twin.of, twin.of)});
    }

    // All files have been read: which of them have one id?
    void finish() {
        add_clashes();
        for (Checked& one : checked_) {
            std::stable_sort(one.problems.begin(), one.problems.end(), [](auto& a, auto& b) {
                return std::pair(a.line, a.column) < std::pair(b.line, b.column);
            });
            for (const auto& problem : one.problems) report(one.file.path, problem);
        }
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

    void add_style(core::CatalogDeck& deck, const NotesByLine& notes, const std::string& path) {
        const Vocabulary& vocabulary = vocabulary_beside(path);
        const auto warn = [&](int line, const std::vector<Finding>& findings) {
            for (const Finding& finding : findings) {
                if (base::contains(deck.info.allow, finding.rule)) continue;
                deck.problems.push_back(
                    {line, 1, core::Severity::warning, deckfile::describe(finding)});
                ++tally_.style;
            }
        };
        warn(1, unknown_tags(deck.info.tags, vocabulary));
        for (const auto& kept : deck.notes) {
            const int line = kept.slice.line;
            const core::Note& note = notes.at(line);
            warn(line, deckfile::style_findings(note, deck.info));
            warn(line, unknown_tags(note.tags, vocabulary));
            warn(line, near_duplicates(note, path, line));
        }
    }

    std::vector<Finding> near_duplicates(const core::Note& note, const std::string& path,
                                         int line) {
        const auto other = fronts_.add(note, fmt::format("{}:{}", path, line));
        if (!other) return {};
        const std::string here = path + ":";
        const std::string place =
            other->starts_with(here) ? "line " + other->substr(here.size()) : *other;
        return {{deckfile::rule::near_duplicate, "asks nearly the same as " + place}};
    }

    static std::vector<Finding> unknown_tags(const std::vector<std::string>& tags,
                                             const Vocabulary& vocabulary) {
        std::vector<Finding> said;
        if (vocabulary.empty()) return said;
        for (const auto& tag : tags)
            if (!vocabulary.contains(base::case_folded(tag)))
                said.push_back({deckfile::rule::unknown_tag,
                                fmt::format("the tag `{}` is not in {}", tag, vocabulary_file)});
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

    // Whether ebb takes the file for a copy of the one beside it.
    static bool add_copy(core::CatalogDeck& deck, const deckfile::FoundFile& file) {
        if (file.maybe_copy_of.empty() ||
            !deckfile::is_copy(file.path, deck.info.id, file.maybe_copy_of))
            return false;
        deck.problems.push_back({1, 1, core::Severity::warning,
                                 deckfile::copy_sentence(file_name(file.maybe_copy_of))});
        return true;
    }

    void add_clashes() {
        std::map<std::string, const Checked*> used;
        for (const Checked& one : checked_) {
            if (one.deck_id.empty()) continue;
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
    bool comes_before(const Checked& a, const Checked& b) const {
        const auto place_of = [this](const Checked& one) {
            const bool is_searched = options_.paths.empty();
            return deckfile::DeckPlace{is_searched ? static_cast<int>(one.file.root) : 0,
                                       one.file.path};
        };
        return deckfile::is_used_before(place_of(a), place_of(b), a.deck_id);
    }

    Context& context_;
    core::Day today_;
    Tally tally_;
    const CheckOptions& options_;
    std::vector<base::JsonObject> json_;
    std::vector<Checked> checked_;
    std::map<std::string, Vocabulary> vocabularies_;
    deckfile::Fronts fronts_;
};

std::vector<deckfile::Root> roots_of(const Context& context, const CheckOptions& options) {
    if (options.paths.empty())
        return app::own_search_path(context.places, context.settings.deck_paths);
    std::vector<deckfile::Root> roots;
    for (const auto& path : options.paths) roots.push_back({path});
    return roots;
}

}  // namespace

int check(Context& context, const CheckOptions& options) {
    const auto found = deckfile::find_decks(roots_of(context, options));
    Checker checker(context, options);
    for (const auto& problem : found.problems) checker.cannot_look(problem);
    for (const auto& file : found.misnamed) checker.was_not_read(file);
    for (const auto& unused : found.unused) checker.is_unused(unused);
    for (const auto& file : found.files) checker.check(file);
    if (options.paths.empty())
        for (const auto& twin : app::find_twins(context)) checker.is_hidden(twin);
    checker.finish();
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
