#include "cli/command_line.hpp"

#include "base/text/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace cli {
namespace {

// Commands are values in a table, and only the one that was asked for gets its options built, since
// building them all costs more than the rest of a short command. Those whose names begin with "__"
// are for programs, and no help lists them.
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

void add_query(CLI::App& command, std::vector<std::string>& query) {
    command.add_option("QUERY", query,
                       "Which cards: tag:core, is:due, words, keys; see `ebb help query`");
}

void add_review(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ReviewOptions>();
    add_query(command, options->query);
    command
        .add_option("--new", options->new_cards,
                    "At most so many new cards, instead of what is left of today's")
        ->check(CLI::Range(0, 9999));
    command
        .add_option("--limit", options->limit,
                    "At most so many reviews, instead of what is left of today's")
        ->check(CLI::Range(0, 99999));
    command.add_option("--ahead", options->ahead, "Also what is due within so many days")
        ->type_name("DAYS")
        ->check(CLI::Range(0, 365));
    choose(command, chosen, options, review);
}

void add_quiz(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<QuizOptions>();
    add_query(command, options->query);
    command.add_option("-n", options->count, "So many questions; 10 without it")
        ->check(CLI::Range(1, 999));
    command.add_option("--time", options->time, "A limit for the whole quiz, as 5m or 2m30s")
        ->type_name("TIME");
    command.add_option("--pick", options->pick, "Which cards; mix takes from each in turn")
        ->type_name("WHICH")
        ->check(CLI::IsMember({"mix", "weak", "missed", "new"}));
    command.add_option("--seed", options->seed, "The same number asks the same questions");
    command.add_option("--pass", options->pass, "Exit 1 below so many percent")
        ->type_name("PERCENT")
        ->check(CLI::Range(0, 100));
    add_switch(command, "--again", options->again, "What the last quiz left missed");
    add_switch(command, "--json", options->json,
               "The result as JSON; the questions go to standard error");
    choose(command, chosen, options, quiz);
}

void add_due(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<DueOptions>();
    add_query(command, options->query);
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
    add_query(command, options->query);
    command.add_option("--sort", options->sort, "What comes first; else the order of the decks")
        ->type_name("ORDER")
        ->check(
            CLI::IsMember({"deck", "due", "ease", "lapses", "interval", "introduced", "recall"}));
    add_switch(command, "--reverse", options->reverse, "In the opposite order");
    command.add_option("--limit", options->limit, "Only the first so many")
        ->check(CLI::Range(0, 1'000'000'000));
    add_switch(command, "--front", options->front, "Also how each question begins");
    add_switch(command, "--json", options->json, "As JSON");
    add_switch(command, "--keys", options->keys, "Only the keys, one a line");
    add_switch(command, "-0", options->nul, "Only the keys, each ended by NUL, for xargs -0");
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
    add_query(command, options->query);
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
    add_switch(command, "--json", options->json, "As JSON");
    choose(command, chosen, options, check);
}

void add_doctor(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<DoctorOptions>();
    add_switch(command, "--rebuild", options->rebuild,
               "Make derived.db again, and compare every card");
    add_switch(command, "--json", options->json, "As JSON");
    choose(command, chosen, options, doctor);
}

void add_backup(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<BackupOptions>();
    add_switch(command, "--list", options->list, "List the backups, newest first");
    add_switch(command, "--json", options->json, "The list as JSON");
    choose(command, chosen, options, backup);
}

void add_restore(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<RestoreOptions>();
    command.add_option("FILE", options->file, "The backup; without it, the newest");
    choose(command, chosen, options, restore);
}

void add_completion(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<CompletionOptions>();
    command.add_option("SHELL", options->shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    choose(command, chosen, options, completion);
}

void add_help(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<HelpOptions>();
    command.add_option("TOPIC", options->topic, "A command or a topic; without it, all there are");
    choose(command, chosen, options, help);
}

void add_manual(CLI::App& command, Action& chosen) {
    auto options = std::make_shared<ManualOptions>();
    command.add_option("PAGE", options->page, "The page; without it, the names of all");
    choose(command, chosen, options, manual);
}

constexpr CommandEntry command_table[] = {
    {"review", "The daily review", add_review},
    {"quiz", "Quick questions that never touch the schedule", add_quiz},
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
    {"completion", "The script that completes ebb's words in a shell", add_completion},
    {"help", "What a command does, or a topic in full", add_help},
    {"__manual", "A page of the manual, for man", add_manual},
};

const CommandEntry* find_command(std::string_view name) {
    for (const CommandEntry& entry : command_table)
        if (name == entry.name) return &entry;
    return nullptr;
}

bool is_hidden(const CommandEntry& entry) {
    return std::string_view(entry.name).starts_with("__");
}

std::vector<std::string_view> command_names() {
    std::vector<std::string_view> names;
    for (const CommandName& command : commands()) names.push_back(command.name);
    return names;
}

// The arguments last first, as CLI11 takes them. A negated term of a query would be taken for
// options, and says the same with `not`.
std::vector<std::string> last_first(int argc, char** argv) {
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

// What CLI11 is to understand: ebb, and at most one of its commands.
class Grammar {
public:
    explicit Grammar(const CommandEntry* entry) : app_(entry ? entry->summary : "", "ebb") {
        app_.set_help_flag("-h,--help", "Show help");
        app_.add_option("--color", colour_, "When to use colour")
            ->type_name("WHEN")
            ->check(CLI::IsMember({"auto", "always", "never"}));
        add_switch(app_, "-q,--quiet", line_.quiet, "Leave out notes, acknowledgements and hints");
        add_switch(app_, "--no-pager", line_.no_pager, "Print long output without a pager");
        if (!entry) add_switch(app_, "--version", line_.version, "Show the version");
        line_.action = [](Context& context) { return today(context); };
        app_.fallthrough();
        if (!entry) return;
        line_.command = entry->name;
        command_ = app_.add_subcommand(entry->name, entry->summary);
        entry->add_options(*command_, line_.action);
    }
    Grammar(const Grammar&) = delete;  // the options point into it
    Grammar& operator=(const Grammar&) = delete;

    CommandLine parse(int argc, char** argv) {
        try {
            app_.parse(last_first(argc, argv));
        } catch (const CLI::CallForHelp&) {
            line_.help = true;
        } catch (const CLI::ParseError& error) {
            throw UsageError(fmt::format("{}. `ebb {}--help` shows what is understood.",
                                         error.what(), command_ ? command_->get_name() + " " : ""));
        }
        if (colour_ == "always") line_.colour = ui::ColourChoice::always;
        if (colour_ == "never") line_.colour = ui::ColourChoice::never;
        return line_;
    }

    const CLI::App& program() const { return app_; }
    const CLI::App* command() const { return command_; }

private:
    CommandLine line_;
    std::string colour_ = "auto";
    CLI::App app_;
    CLI::App* command_ = nullptr;
};

// "a,b" of "TEXT:{a,b}": what CLI11 says of an option's values.
std::string between(const std::string& text, std::string_view open, char close) {
    const auto begin = text.find(open);
    if (begin == std::string::npos) return {};
    const auto from = begin + open.size();
    return text.substr(from, text.find(close, from) - from);
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find(',', begin), list.size());
        words.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

// "0 to 365" of "0 - 365".
std::string range_text(std::string range) {
    const auto dash = range.find(" - ");
    return dash == std::string::npos ? range : range.replace(dash, 3, " to ");
}

Option describe(const CLI::Option& option) {
    Option out;
    out.summary = option.get_description();
    out.required = option.get_required();
    const std::string type = option.get_type_name();
    out.choices = split(between(type, ":{", '}'));
    if (option.get_positional()) {
        out.names = {option.get_name(true)};
        out.repeated = option.get_expected_max() > 1;
        return out;
    }
    for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
    for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
    if (option.get_items_expected_max() == 0) return out;
    out.value = type.substr(0, type.find(':'));
    if (out.value == "INT") out.value = "N";
    out.range = range_text(between(type, " in [", ']'));
    return out;
}

}  // namespace

std::size_t place_of_command(const std::vector<std::string>& words) {
    std::size_t place = 0;
    while (place < words.size() && words[place].starts_with('-'))
        place += words[place] == "--color" ? 2 : 1;
    return std::min(place, words.size());
}

std::vector<CommandName> commands() {
    std::vector<CommandName> names;
    for (const CommandEntry& entry : command_table)
        if (!is_hidden(entry)) names.push_back({entry.name, entry.summary});
    return names;
}

CommandLine parse(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::size_t place = place_of_command(words);
    const std::string word = place < words.size() ? words[place] : "";
    const CommandEntry* entry = find_command(word);
    if (!word.empty() && !entry)
        throw UsageError(fmt::format("unknown command `{}`{}\n`ebb --help` lists them all.", word,
                                     base::suggestion(word, command_names())));
    return Grammar(entry).parse(argc, argv);
}

std::optional<Syntax> syntax_of(std::string_view command) {
    const CommandEntry* entry = find_command(command);
    if (!entry && !command.empty()) return std::nullopt;
    const Grammar grammar(entry);
    Syntax syntax;
    if (entry) {
        syntax.command = {entry->name, entry->summary};
        for (const CLI::Option* option : grammar.command()->get_options())
            if (option != grammar.command()->get_help_ptr())
                (option->get_positional() ? syntax.arguments : syntax.options)
                    .push_back(describe(*option));
    }
    for (const CLI::Option* option : grammar.program().get_options())
        syntax.common.push_back(describe(*option));
    return syntax;
}

}  // namespace cli
