// The only file that includes CLI11. Commands are values in a table, and only the one that was
// asked for gets its options built, since building them all costs more than the rest of a short
// command.
#include "cli/app.hpp"

#include "cli/commands.hpp"
#include "cli/configuration.hpp"
#include "cli/help.hpp"
#include "cli/query.hpp"
#include "cli/workspace.hpp"
#include "core/identity.hpp"
#include "core/unicode.hpp"
#include "deckfile/suggest.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <functional>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace cli {
namespace {

using Action = std::function<int(Context&)>;

struct CommandEntry {
    const char* name;
    const char* summary;
    void (*add_options)(CLI::App& command, Action& chosen);
};

// Makes the callback of a command choose what runs after parsing.
template <typename Options>
void choose(CLI::App& command, Action& chosen, std::shared_ptr<Options> options,
            int (*run_command)(Context&, const Options&)) {
    command.callback([options, run_command, &chosen] {
        chosen = [options, run_command](Context& context) {
            return run_command(context, *options);
        };
    });
}

// A flag that takes no value: `--json=1` is wrong usage.
void add_switch(CLI::App& command, const char* name, bool& value, const char* summary) {
    command.add_flag(name, value, summary)->disable_flag_override();
}

constexpr const char* query_summary =
    "Which cards: tag:core, deck:ID, is:due, words; see `ebb help query`";

void add_review(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ReviewOptions>();
    command.add_option("QUERY", options->query, query_summary);
    command
        .add_option("--new", options->new_cards,
                    "At most so many new cards, instead of what is left of today's")
        ->check(CLI::Range(0, 9999));
    command
        .add_option("--limit", options->limit,
                    "At most so many reviews, instead of what is left of today's")
        ->check(CLI::Range(0, 99999));
    command.add_option("--ahead", options->ahead, "Also what is due within so many days")
        ->check(CLI::Range(0, 365));
    choose(command, chosen, options, review);
}

void add_due(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<DueOptions>();
    command.add_option("QUERY", options->query, query_summary);
    add_switch(command, "--short", options->brief, "Only the number, for prompts");
    add_switch(command, "--json", options->json, "As JSON");
    add_switch(command, "--exit-code", options->exit_code, "Exit 1 when something is due");
    choose(command, chosen, options, due);
}

void add_decks(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<DecksOptions>();
    add_switch(command, "--json", options->json, "As JSON");
    choose(command, chosen, options, decks);
}

void add_list(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ListOptions>();
    command.add_option("QUERY", options->query, query_summary);
    command.add_option("--sort", options->sort, "What comes first")
        ->check(
            CLI::IsMember({"deck", "due", "ease", "lapses", "interval", "introduced", "recall"}));
    add_switch(command, "--reverse", options->reverse, "In the opposite order");
    command.add_option("--limit", options->limit, "Only the first so many")
        ->check(CLI::Range(0, 1'000'000'000));
    add_switch(command, "--json", options->json, "As JSON");
    add_switch(command, "--keys", options->keys, "Only the keys, one a line");
    add_switch(command, "-0", options->nul, "Only the keys, each ended by NUL, for xargs -0");
    add_switch(command, "--front", options->front, "Also how each question begins");
    choose(command, chosen, options, list);
}

void add_show(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ShowOptions>();
    command.add_option("CARD", options->key, "The card's key")->required();
    add_switch(command, "--json", options->json, "As JSON");
    choose(command, chosen, options, show);
}

void add_undo(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<UndoOptions>();
    add_switch(command, "--yes", options->yes, "Also what another open window wrote");
    choose(command, chosen, options, undo);
}

template <core::RowKind Kind>
void add_put(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<PutOptions>();
    command.add_option("CARD", options->cards, "Card keys, or a query; see `ebb help query`")
        ->required();
    command.callback([options, &chosen] {
        chosen = [options](Context& context) { return put(context, Kind, *options); };
    });
}

void add_log(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<LogOptions>();
    command.add_option("QUERY", options->query, "Only of these cards; see `ebb help query`");
    command.add_option("--limit", options->limit, "Only the last so many")
        ->check(CLI::Range(0, 1'000'000'000));
    add_switch(command, "--json", options->json, "As JSON, one object a line");
    choose(command, chosen, options, log);
}

void add_config(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ConfigOptions>();
    add_switch(command, "--json", options->json, "As JSON");
    choose(command, chosen, options, config);
}

void add_check(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<CheckOptions>();
    command.add_option("FILE", options->paths,
                       "Deck files, or folders of them; without any, your own");
    add_switch(command, "--strict", options->strict,
               "Also what makes a card hard to learn or to trust");
    choose(command, chosen, options, check);
}

void add_doctor(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<DoctorOptions>();
    add_switch(command, "--rebuild", options->rebuild,
               "Make derived.db again, and compare every card");
    choose(command, chosen, options, doctor);
}

void add_backup(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<BackupOptions>();
    add_switch(command, "--list", options->list, "List the backups, newest first");
    choose(command, chosen, options, backup);
}

void add_restore(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<RestoreOptions>();
    command.add_option("FILE", options->file, "The backup; without it, the newest");
    choose(command, chosen, options, restore);
}

constexpr CommandEntry commands[] = {
    {"review", "The daily review", add_review},
    {"due", "What `review` would show now, for prompts and scripts", add_due},
    {"decks", "The decks there are", add_decks},
    {"list", "The cards a query means, and what is known of them", add_list},
    {"show", "A card, what is known of it, and when it comes back", add_show},
    {"check", "Find every mistake in deck files", add_check},
    {"undo", "Take back the last act", add_undo},
    {"suspend", "Put cards away until they are unsuspended", add_put<core::RowKind::suspend>},
    {"unsuspend", "Bring suspended or buried cards back", add_put<core::RowKind::unsuspend>},
    {"bury", "Put cards away until tomorrow", add_put<core::RowKind::bury>},
    {"forget", "Start cards as new; their history is kept", add_put<core::RowKind::forget>},
    {"log", "What was done, oldest first", add_log},
    {"config", "Each setting, its value and where it came from", add_config},
    {"doctor", "What is where, and whether it is well", add_doctor},
    {"backup", "Make a backup of the history", add_backup},
    {"restore", "Put a backup in the history's place", add_restore},
};

const CommandEntry* find_command(std::string_view name) {
    for (const CommandEntry& entry : commands)
        if (name == entry.name) return &entry;
    return nullptr;
}

std::vector<std::string_view> command_names() {
    std::vector<std::string_view> names{"help"};
    for (const CommandEntry& entry : commands) names.emplace_back(entry.name);
    return names;
}

std::string help_text() {
    std::string text =
        "ebb: flashcards that come back just before you would forget them\n\n"
        "  ebb            today at a glance\n"
        "  ebb review     start; every grade is kept at once, stop whenever you like\n\n"
        "Commands\n";
    for (const CommandEntry& entry : commands)
        text += fmt::format("  {:<11} {}\n", entry.name, entry.summary);
    text += "\nTopics of `ebb help`\n";
    for (const Topic& topic : topics())
        text += fmt::format("  {:<11} {}\n", topic.name, topic.summary);
    return text +
           "\nOptions\n"
           "  --color WHEN   auto, always or never\n"
           "  --version      the version\n"
           "  --help         this page; after a command, its own\n";
}

// Arguments as CLI11 understands them, and what they chose.
struct CommandLine {
    Action action = [](Context& context) { return today(context); };
    ui::ColourChoice colour = ui::ColourChoice::automatic;
};

// The first word that is no option, nor the value of one.
const char* first_word(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--color") {
            ++i;
            continue;
        }
        if (!word.starts_with("-")) return argv[i];
    }
    return nullptr;
}

int help_on(std::string_view name, Output& out) {
    for (const Topic& topic : topics())
        if (name == topic.name) {
            out.exact(topic.text);
            return Exit::done;
        }
    throw UsageError(fmt::format("there is no help on `{}`{}", name,
                                 deckfile::suggestion(name, command_names())));
}

void print_version(Output& out) {
    out.exact("ebb " EBB_VERSION "\n");
}

// The arguments last first, as CLI11 takes them. A negated term of a query would be taken for
// options, and says the same with `not`.
std::vector<std::string> reversed_words(int argc, char** argv) {
    std::vector<std::string> words;
    bool options_end = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        options_end = options_end || word == "--";
        const bool negated = !options_end && is_negated_term(word);
        words.push_back(negated ? fmt::format("not {}", word.substr(1)) : std::string(word));
    }
    std::reverse(words.begin(), words.end());
    return words;
}

void parse(int argc, char** argv, CommandLine& line, Output& out, std::optional<int>& ended) {
    const char* word = first_word(argc, argv);
    const CommandEntry* entry = word ? find_command(word) : nullptr;
    if (word && !entry)
        throw UsageError(fmt::format("unknown command `{}`{}\n`ebb --help` lists them all.", word,
                                     deckfile::suggestion(word, command_names())));
    CLI::App app(entry ? entry->summary : "", "ebb");
    std::string colour = "auto";
    app.add_option("--color", colour, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    bool version = false;
    app.add_flag("--version", version, "The version");
    app.fallthrough();
    if (entry) {
        CLI::App* command = app.add_subcommand(entry->name, entry->summary);
        entry->add_options(*command, line.action);
    }
    try {
        app.parse(reversed_words(argc, argv));
    } catch (const CLI::CallForHelp&) {
        out.exact(entry ? app.help("", CLI::AppFormatMode::Normal) : help_text());
        ended = Exit::done;
        return;
    } catch (const CLI::ParseError& error) {
        throw UsageError(fmt::format("{}. `ebb {}--help` shows what is understood.", error.what(),
                                     entry ? std::string(entry->name) + " " : ""));
    }
    if (colour == "always") line.colour = ui::ColourChoice::always;
    if (colour == "never") line.colour = ui::ColourChoice::never;
    if (!version) return;
    print_version(out);
    ended = Exit::done;
}

// `ebb help`, `ebb help WORD`: the same as `--help`.
std::optional<int> help(int argc, char** argv, Output& out) {
    if (argc < 2 || std::string_view(argv[1]) != "help") return std::nullopt;
    if (argc == 2) {
        out.exact(help_text());
        return Exit::done;
    }
    const CommandEntry* entry = find_command(argv[2]);
    if (!entry) return help_on(argv[2], out);
    CommandLine line;
    std::optional<int> ended;
    std::string name = entry->name;
    std::string option = "--help";
    char* words[] = {argv[0], name.data(), option.data()};
    parse(3, words, line, out, ended);
    return Exit::done;
}

std::optional<core::Instant> fixed_instant() {
    const auto text = environment("EBB_NOW");
    if (!text) return std::nullopt;
    const auto instant = core::parse_rfc3339(*text);
    if (!instant)
        throw UsageError(fmt::format(
            "EBB_NOW is `{}`, and should be an instant like 2026-11-22T09:00:00Z", *text));
    return instant;
}

// Whether running the command once more may help: a damaged derived file is made again, and where
// there is no room for it, it is made in memory, unless something may have been written already.
bool may_run_again(const store::Error& error, Context& context) {
    if (error.trouble == store::Trouble::corrupt)
        return store::remove_damaged_derived(context.places.files());
    const bool no_room =
        error.trouble == store::Trouble::full || error.trouble == store::Trouble::readonly;
    const bool has_acted = context.is_open && !context.only_reads;
    if (!no_room || has_acted || context.places.derived_in_memory) return false;
    return context.places.derived_in_memory = true;
}

int act(const CommandLine& line, Context& context) {
    try {
        return line.action(context);
    } catch (const store::Error& error) {
        if (!may_run_again(error, context)) throw;
        context.out.discard();
        return line.action(context);
    }
}

int run_command(int argc, char** argv, Output& out, Output& err) {
    if (const auto ended = help(argc, argv, out)) return *ended;
    CommandLine line;
    std::optional<int> ended;
    parse(argc, argv, line, out, ended);
    if (ended) return *ended;
    out.set_colour(ui::look_for(ui::facts_of(STDOUT_FILENO, line.colour)).colour);
    err.set_colour(ui::look_for(ui::facts_of(STDERR_FILENO, line.colour)).colour);
    Context context{find_places(environment), Clock(fixed_instant()), {}, out, err};
    context.settings = read_configuration(context.places).settings;
    const int code = act(line, context);
    out.flush();
    return code;
}

int report(Output& err, std::string_view sentence, int code) {
    for (const auto line : core::lines_of(sentence)) err.say(fmt::format("ebb: {}", line));
    return code;
}

}  // namespace

int run(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--version") {
        Output out(STDOUT_FILENO, {});
        print_version(out);
        return Exit::done;
    }
    std::setlocale(LC_CTYPE, "");
    std::signal(SIGXFSZ,
                SIG_IGN);  // a file-size limit then shows as a failed write, and is said so
    Output out(STDOUT_FILENO,
               ui::look_for(ui::facts_of(STDOUT_FILENO, ui::ColourChoice::automatic)));
    Output err(STDERR_FILENO,
               ui::look_for(ui::facts_of(STDERR_FILENO, ui::ColourChoice::automatic)));
    try {
        return run_command(argc, argv, out, err);
    } catch (const UsageError& error) {
        return report(err, error.what(), Exit::usage);
    } catch (const NoDecks& error) {
        return report(err, error.what(), Exit::no_decks);
    } catch (const store::Error& error) {
        return report(err, error.what(), Exit::unusable);
    } catch (const OutputError& error) {
        return report(err, error.what(), Exit::unusable);
    } catch (const std::exception& error) {
        return report(err, error.what(), Exit::no);
    }
}

}  // namespace cli
