// From arguments to an exit code: errors become a sentence and a number, and the streams are made.
#include "cli/run.hpp"

#include "app/configuration.hpp"
#include "app/search.hpp"
#include "base/system/descriptor.hpp"
#include "base/text/cut.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual/help.hpp"
#include "cli/manual/pager.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

#include <clocale>
#include <csignal>
#include <new>
#include <unistd.h>

namespace cli {
namespace {

void print_version(ui::Output& out) {
    out.exact("ebb " EBB_VERSION "\n");
}

std::optional<core::Instant> fixed_instant() {
    const auto text = app::environment("EBB_NOW");
    if (!text) return std::nullopt;
    const auto instant = core::parse_rfc3339(*text);
    if (!instant)
        throw UsageError(fmt::format(
            "EBB_NOW is `{}`, and should be an instant like 2026-11-22T09:00:00Z", *text));
    return instant;
}

// Whether running the command once more may help: a damaged derived file is made again, and where
// there is no room for it, it is made in memory, unless something may have been written already.
// What has been shown is never shown a second time.
bool may_run_again(const store::Error& error, const Command& command, Context& context) {
    const bool was_shown = context.out.has_written() || context.err.has_written();
    if (error.trouble == store::Trouble::corrupt)
        return store::remove_damaged_derived(context.places.files()) && !was_shown;
    if (was_shown) return false;
    const bool no_room =
        error.trouble == store::Trouble::full || error.trouble == store::Trouble::readonly;
    const bool has_acted = context.is_open && !command.traits.only_reads;
    if (!no_room || has_acted || context.places.derived_in_memory) return false;
    return context.places.derived_in_memory = true;
}

int act(const CommandLine& line, Context& context) {
    const auto run = [&] { return line.command->run(context, *line.options); };
    try {
        return run();
    } catch (const store::Error& error) {
        if (!may_run_again(error, *line.command, context)) throw;
        context.out.discard();
        return run();
    }
}

// What a command printed, by the pager where that is wanted.
void deliver(const CommandLine& line, Context& context) {
    ui::Output& out = context.out;
    const bool in_pager = is_long(line) && !line.common.no_pager && out.look().live;
    if (!in_pager || !show_in_pager(out.printed())) return out.flush();
    out.discard();
}

int run_command(int argc, char** argv, ui::Output& out, ui::Output& err) {
    const CommandLine line = parse({argv + 1, argv + argc});
    const CommonOptions& common = line.common;
    const auto colour = base::value_of(ui::colour_choices, common.colour).value();
    out.set_colour(ui::look_for(ui::facts_of(STDOUT_FILENO, colour)).colour);
    err.set_colour(ui::look_for(ui::facts_of(STDERR_FILENO, colour)).colour);
    out.set_quiet(common.quiet);
    err.set_quiet(common.quiet);
    if (common.help || common.version) {
        common.help ? show_usage(*line.command, out) : print_version(out);
        out.flush();
        return Exit::done;
    }
    Context context{{app::find_places(app::environment),
                     app::Clock(fixed_instant()),
                     {},
                     std::string(line.command->name)},
                    out,
                    err};
    if (line.command->traits.needs_settings)
        context.settings = app::read_configuration(context.places).settings;
    const int code = act(line, context);
    deliver(line, context);
    return code;
}

// Asked at each Tab: nothing is opened but the names, and no mistake is worth a word there.
void complete_words(const std::vector<std::string>& words, ui::Output& out) {
    store::Names names(app::find_places(app::environment).files().derived);
    out.exact(to_text(complete(words, names)));
}

int report(ui::Output& err, std::string_view sentence, int code) {
    for (const auto line : base::lines_of(sentence)) err.say(fmt::format("ebb: {}", line));
    return code;
}

// What it comes to: an error is a sentence and a number.
template <typename Act>
int ended(ui::Output& err, Act act) try {
    return act();
} catch (const UsageError& error) {
    return report(err, error.what(), Exit::usage);
} catch (const app::WrongConfiguration& error) {
    return report(err, error.what(), Exit::usage);
} catch (const app::TooManyWords& error) {
    return report(err, error.what(), Exit::usage);
} catch (const app::NoDecks& error) {
    return report(err, error.what(), Exit::no_decks);
} catch (const store::Error& error) {
    return report(err, error.what(), Exit::unusable);
} catch (const ui::OutputError& error) {
    return report(err, error.what(), Exit::unusable);
} catch (const std::bad_alloc&) {
    return report(err, "there is not enough memory; what was acknowledged is kept", Exit::unusable);
} catch (const std::exception& error) {
    return report(err, error.what(), Exit::no);
}

// What is asked so often, or so hastily, that nothing is looked at before it: locale, terminal.
template <typename Act>
int run_at_once(Act act) {
    ui::Output out(STDOUT_FILENO, {});
    ui::Output err(STDERR_FILENO, {});
    return ended(err, [&] {
        act(out);
        out.flush();
        return Exit::done;
    });
}

}  // namespace

int run(int argc, char** argv) {
    base::hold_standard_descriptors();
    if (argc == 2 && std::string_view(argv[1]) == "--version") return run_at_once(print_version);
    if (argc >= 2 && std::string_view(argv[1]) == "__complete")
        return run_at_once([&](ui::Output& out) { complete_words({argv + 2, argv + argc}, out); });
    std::setlocale(LC_CTYPE, "");
    std::signal(SIGXFSZ,
                SIG_IGN);  // a file-size limit then shows as a failed write, and is said so
    ui::Output out(STDOUT_FILENO,
                   ui::look_for(ui::facts_of(STDOUT_FILENO, ui::ColourChoice::automatic)));
    ui::Output err(STDERR_FILENO,
                   ui::look_for(ui::facts_of(STDERR_FILENO, ui::ColourChoice::automatic)));
    return ended(err, [&] { return run_command(argc, argv, out, err); });
}

}  // namespace cli
