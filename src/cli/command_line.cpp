#include "cli/command_line.hpp"

#include "base/text/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

// "-q,--quiet", as CLI11 takes the names of an option.
std::string joined(const Option& option) {
    std::string names(option.names.front());
    if (!option.names.back().empty()) names.append(",").append(option.names.back());
    return names;
}

void restrict_values(CLI::Option& understood, const Option& option) {
    if (!option.value.empty()) understood.type_name(std::string(option.value));
    if (option.range) understood.check(CLI::Range(option.range->least, option.range->most));
    if (option.choices) {
        const auto choices = option.choices();
        understood.check(CLI::IsMember(std::vector<std::string>(choices.begin(), choices.end())));
    }
    understood.required(option.required);
}

// What CLI11 is to understand: ebb, and at most one of its commands. Building all of them would
// cost more than the rest of a short command.
class Grammar {
public:
    explicit Grammar(const Command& command) : line_{&command, command.make_options(), {}} {
        for (const Option& option : common_options_of(command)) add(app_, option, line_.common);
        app_.fallthrough();
        if (command.name.empty()) return;
        CLI::App* const asked = app_.add_subcommand(std::string(command.name));
        for (const Option& option : command.options) add(*asked, option, *line_.options);
    }
    Grammar(const Grammar&) = delete;  // the options point into it
    Grammar& operator=(const Grammar&) = delete;

    // The words last first, as CLI11 takes them. To be called once.
    CommandLine parse(std::vector<std::string> last_first) {
        try {
            app_.parse(std::move(last_first));
        } catch (const CLI::CallForHelp&) {
            line_.common.help = true;
        } catch (const CLI::ParseError& error) {
            const std::string_view name = line_.command->name;
            throw UsageError(fmt::format("{}. `ebb {}{}--help` shows what is understood.",
                                         error.what(), name, name.empty() ? "" : " "));
        }
        return std::move(line_);
    }

private:
    void add(CLI::App& app, const Option& option, Options& options) {
        const auto understand = [&]<typename Value>(Value Options::*member) {
            Value& value = options.*member;
            if constexpr (!std::is_same_v<Value, bool>)
                return app.add_option(joined(option), value);
            else if (&value == &line_.common.help)  // given also where an argument is missing
                return app.set_help_flag(joined(option));
            else  // `--json=1` is wrong usage
                return app.add_flag(joined(option), value)->disable_flag_override();
        };
        restrict_values(*std::visit(understand, option.into), option);
    }

    CommandLine line_;
    CLI::App app_{"", "ebb"};
};

// The words as CLI11 takes them. A negated term of a query would be taken for options, and says the
// same with `not`.
std::vector<std::string> last_first(std::vector<std::string> words) {
    std::for_each(words.begin(), std::find(words.begin(), words.end(), "--"), [](auto& word) {
        if (is_negated_term(word)) word.replace(0, 1, "not ");
    });
    std::reverse(words.begin(), words.end());
    return words;
}

[[noreturn]] void complain_of_unknown(std::string_view word) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    throw UsageError(fmt::format("unknown command `{}`{}\n`ebb --help` lists them all.", word,
                                 base::suggestion(word, names)));
}

bool takes_next_word(std::string_view name) {
    const auto common = common_options_of(ebb_itself());
    return std::any_of(common.begin(), common.end(), [&](const Option& option) {
        return has_name(option, name) && takes_value(option);
    });
}

bool is_given(const Option& option, const CommandLine& line) {
    const auto* member = std::get_if<bool Options::*>(&option.into);
    return member && *line.options.**member;
}

}  // namespace

CommandLine parse(const std::vector<std::string>& words) {
    const std::size_t place = place_of_command(words);
    const std::string_view word = place < words.size() ? words[place] : std::string_view();
    const Command* command = find_command(word);
    if (!command) complain_of_unknown(word);
    return Grammar(*command).parse(last_first(words));
}

bool is_long(const CommandLine& line) {
    const auto options = options_of(*line.command);
    return line.command->traits.is_long &&
           std::none_of(options.begin(), options.end(), [&](const Option& option) {
               return option.without_pager && is_given(option, line);
           });
}

std::size_t place_of_command(const std::vector<std::string>& words) {
    std::size_t place = 0;
    while (place < words.size() && words[place].starts_with('-'))
        place += takes_next_word(words[place]) ? 2 : 1;
    return std::min(place, words.size());
}

}  // namespace cli
