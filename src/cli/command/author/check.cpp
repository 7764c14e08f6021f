// ebb check: every problem of deck files, with its place, and --fix for what is mechanical in them.
// Looks at the files alone, but of your own decks it also tells which notes your history takes for
// one.
#include "app/decks/twins.hpp"
#include "app/edit/mend_deck.hpp"
#include "app/edit/refuse.hpp"
#include "base/text/count.hpp"
#include "cli/command/author/check_report.hpp"
#include "cli/command/author/checker.hpp"
#include "cli/command/author/edit_report.hpp"
#include "cli/commands.hpp"
#include "deckfile/mend/mend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <variant>

namespace cli {
namespace {

constexpr std::string_view standard_input = "standard input";  // as it is told

std::vector<deckfile::Root> roots_of(const Context& context, const CheckOptions& options) {
    if (options.paths.empty())
        return app::own_search_path(context.places, context.settings.deck_paths);
    std::vector<deckfile::Root> roots;
    for (const auto& path : options.paths)
        if (!deckfile::is_stream(path)) roots.push_back({path});
    return roots;
}

std::vector<deckfile::Root> search_path_of(const Context& context) {
    return app::search_path(context.places, context.settings.deck_paths);
}

// Where a deck may be that a file extends: what is used, and then what is checked.
std::vector<deckfile::Root> roots_of_decks(const Context& context, const CheckOptions& options) {
    auto roots = search_path_of(context);
    for (auto& root : roots_of(context, options)) roots.push_back(std::move(root));
    return roots;
}

std::vector<std::string> streams_of(const CheckOptions& options) {
    std::vector<std::string> streams;
    std::copy_if(options.paths.begin(), options.paths.end(), std::back_inserter(streams),
                 deckfile::is_stream);
    return streams;
}

// What a deck in a file of that name is called.
std::string file_name(const std::string& path) {
    if (path == standard_input) return "standard-input";
    return std::filesystem::path(path).filename().string();
}

void must_go_together(const CheckOptions& options, std::size_t streams) {
    if (options.dry_run && !options.fix)
        throw UsageError("`--dry-run` is for `--fix`; without it nothing is written anyway");
    if (!options.name.empty() && streams != 1)
        throw UsageError("`--name` is for a deck that is read from standard input or a pipe");
    if (!options.fix || options.dry_run || streams == 0) return;
    if (options.paths.size() > 1)
        throw UsageError("with `--fix` a deck from standard input or a pipe stands alone");
    if (options.json)
        throw UsageError(
            "`--fix` prints the mended deck, and `--json` would stand in its place; add "
            "`--dry-run`");
}

class Check {
public:
    Check(Context& context, const CheckOptions& options)
        : context_(context),
          options_(options),
          streams_(streams_of(options)),
          report_(prints_decks() ? context.err : context.out, options.json),
          checker_({context.now().day, options.strict, options.paths.empty(), report_.shows_lines(),
                    roots_of_decks(context, options), search_path_of(context).size()}) {
        must_go_together(options, streams_.size());
    }

    int run() {
        const auto found = deckfile::find_decks(roots_of(context_, options_));
        for (const auto& file : found.problems)
            report_.add(file.path, {0, 0, core::Severity::error, file.message});
        for (const auto& file : found.misnamed)
            report_.add(file.path, {0, 0, core::Severity::warning, file.message});
        for (const auto& file : found.unused)
            report_.add(file.path, {1, 1, core::Severity::warning, file.message});
        for (const auto& stream : streams_) read_stream(stream);
        for (const auto& file : found.files) read_file(file);
        if (options_.paths.empty())
            for (const auto& twin : app::find_twins(context_)) checker_.is_hidden(twin);
        for (const Checked& one : checker_.finish())
            for (const auto& problem : one.problems) report_.add(one.file.path, problem, one.text);
        if (options_.json) report_.print_json(checker_.files(), checker_.notes(), options_.fix);
        context_.out.flush();
        context_.err.remark(sum());
        const bool is_fine = report_.errors() + checker_.style() == 0 && !is_refused_;
        return is_fine ? Exit::done : Exit::no;
    }

private:
    // Whether standard output is what --fix makes: a deck, or what would change in some.
    bool prints_decks() const {
        return options_.fix && !options_.json && (options_.dry_run || !streams_.empty());
    }

    void read_stream(const std::string& stream) {
        const std::string name = !options_.name.empty()                ? options_.name
                                 : deckfile::is_standard_input(stream) ? std::string(standard_input)
                                                                       : stream;
        auto read = deckfile::read_stream(stream);
        const deckfile::FoundFile file{name, 0, {}};
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&read))
            return checker_.cannot_be_read(file, problem->message);
        std::string& text = std::get<std::string>(read);
        if (options_.fix) {
            text = mended(file, text, nullptr);
            if (!options_.dry_run) context_.out.exact(text);
        }
        checker_.check(file, file_name(name), std::move(text));
    }

    void read_file(const deckfile::FoundFile& file) {
        auto read = deckfile::read_file(file.path);
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&read))
            return checker_.cannot_be_read(file, problem->message);
        auto& [text, stamp] = std::get<deckfile::FileText>(read);
        if (options_.fix) text = mended(file, text, &stamp);
        checker_.check(file, file_name(file.path), std::move(text));
    }

    // What the deck says from now on, or would. What was read from a file, and so has a stamp, is
    // written there.
    std::string mended(const deckfile::FoundFile& file, const std::string& text,
                       const base::FileStamp* stamp) {
        const std::string name = file_name(file.path);
        const auto mended = deckfile::mend(text, name, checker_.vocabulary_beside(file.path));
        if (mended.mends.empty()) return text;
        std::string fresh = deckfile::changed(text, mended.changes);
        if (prints_decks() && options_.dry_run)
            list_changes(file.path, text, mended.changes, context_.out);
        else if (!options_.dry_run && stamp &&
                 !write({file.path, id_of(text, name), text, *stamp}, fresh))
            return text;
        for (const auto& mend : mended.mends) report_.add(file.path, mend, !options_.dry_run);
        return fresh;
    }

    // Without an id of its own it is kept by its file's name.
    static std::string id_of(const std::string& text, const std::string& name) {
        const std::string id = deckfile::load(text, name).info.id;
        return id.starts_with('~') || id.starts_with('+') ? id.substr(1) : id;
    }

    bool write(const app::DeckAsRead& deck, const std::string& fresh) {
        try {
            const std::string kept = app::mend_deck(context_, deck, fresh);
            context_.err.remark("the deck as it was is kept in " + kept);
        } catch (const app::EditRefused& refused) {
            context_.err.say(fmt::format("ebb: {}", refused.what()));
            is_refused_ = true;
            return false;
        }
        return true;
    }

    std::string sum() const {
        const std::string found =
            fmt::format("{} and {}", base::count_text(report_.errors(), "error"),
                        base::count_text(report_.warnings(), "warning"));
        const std::string where = fmt::format("{}, {}", base::count_text(checker_.files(), "file"),
                                              base::count_text(checker_.notes(), "note"));
        if (!options_.fix) return fmt::format("{} in {}", found, where);
        const std::string would = options_.dry_run ? "would be " : "";
        return fmt::format("{} {}mended; {} {}left in {}",
                           base::count_text(report_.mended(), "mistake"), would, found, would,
                           where);
    }

    Context& context_;
    const CheckOptions& options_;
    std::vector<std::string> streams_;
    CheckReport report_;
    Checker checker_;
    bool is_refused_ = false;
};

}  // namespace

int check(Context& context, const CheckOptions& options) {
    return Check(context, options).run();
}

}  // namespace cli
