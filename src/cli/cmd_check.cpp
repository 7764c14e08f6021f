// ebb check: every problem of deck files, with its place. Looks at the files alone; no database is
// opened.
#include "cli/commands.hpp"
#include "cli/review_end.hpp"
#include "deckfile/files.hpp"
#include "deckfile/load.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace cli {
namespace {

struct Tally {
    int errors = 0;
    int warnings = 0;
    int files = 0;
    int notes = 0;
};

class Checker {
public:
    explicit Checker(Context& context) : context_(context), today_(context.now().day) {}

    void check(const std::string& path) {
        ++tally_.files;
        const auto read = deckfile::read_file(path);
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&read)) {
            report(path, {1, 1, core::Severity::error, problem->message});
            return;
        }
        auto deck = deckfile::load(std::get<deckfile::FileText>(read).text,
                                   std::filesystem::path(path).filename().string());
        add_stale(deck);
        add_clash(deck, path);
        std::stable_sort(deck.problems.begin(), deck.problems.end(), [](auto& a, auto& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        for (const auto& problem : deck.problems) report(path, problem);
        tally_.notes += static_cast<int>(deck.notes.size());
    }

    void cannot_look(const deckfile::FileProblem& problem) {
        ++tally_.errors;
        context_.out.line(fmt::format("{}: error: {}", problem.path, problem.message));
    }

    const Tally& tally() const { return tally_; }

private:
    void report(const std::string& path, const core::Problem& problem) {
        ++(problem.severity == core::Severity::error ? tally_.errors : tally_.warnings);
        context_.out.line(deckfile::describe(path, problem));
    }

    void add_stale(core::CatalogDeck& deck) const {
        for (const auto& note : deck.notes)
            if (note.verify_by && *note.verify_by < today_)
                deck.problems.push_back(
                    {note.slice.line, 1, core::Severity::warning,
                     fmt::format("the fact of note `{}` was to be verified by {}; it may be stale",
                                 note.id, core::iso_date(*note.verify_by))});
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
    std::map<std::string, std::string> paths_;  // of the decks so far, by id
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
    Checker checker(context);
    for (const auto& problem : found.problems) checker.cannot_look(problem);
    for (const auto& file : found.files) checker.check(file.path);
    const Tally& tally = checker.tally();
    context.out.flush();
    context.err.say(fmt::format("{} and {} in {}, {}", count_text(tally.errors, "error"),
                                count_text(tally.warnings, "warning"),
                                count_text(tally.files, "file"), count_text(tally.notes, "note")));
    return tally.errors > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
