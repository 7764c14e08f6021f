#include "cli/command_line.hpp"

#include "cli/commands.hpp"
#include "cli/option_value.hpp"
#include "cli/query_words.hpp"
#include "cli/wrong_usage.hpp"
#include "core/query/text.hpp"

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

// Stands before each word that is no option, so that none has a meaning of CLI11's own.
constexpr char mark = '\x1f';

std::string without_mark(std::string word) {
    if (word.starts_with(mark)) word.erase(0, 1);
    return word;
}

// What CLI11 is to understand: ebb, or one of its commands. Building all of them would cost more
// than the rest of a short command.
class Grammar {
public:
    explicit Grammar(const Command& command) : line_{&command, command.make_options(), {}} {
        app_.set_help_flag();  // it is an option like others, given also where something is missing
        app_.allow_extras();   // and told by complain()
        for (const Option& option : common_options_of(command)) add(option, line_.common);
        for (const Option& option : command.options)
            if (&option != last_of_list()) add(option, *line_.options);
    }
    Grammar(const Grammar&) = delete;  // the options point into it
    Grammar& operator=(const Grammar&) = delete;

    // The words last first, as CLI11 takes them. To be called once.
    CommandLine parse(std::vector<std::string> last_first) {
        app_.parse(std::move(last_first));
        for (const std::string& word : app_.remaining())
            if (word != "--") complain_of_extra(*line_.command, without_mark(word));
        if (const Option* last = last_of_list()) take_last_of_list(*last);
        for (const Option& argument : arguments_of(*line_.command))
            if (argument.required && !line_.common.help && is_blank(argument, *line_.options))
                complain_of_missing(*line_.command, argument);
        return std::move(line_);
    }

private:
    void add(const Option& option, Options& options) {
        if (const auto* into = std::get_if<bool Options::*>(&option.into)) {
            app_.add_flag(joined(option), options.**into);
            return;
        }
        const auto put = [&option, &options](std::vector<std::string> given) {
            std::transform(given.begin(), given.end(), given.begin(), without_mark);
            put_value(option, given, options);
            return true;
        };
        CLI::Option* const understood = app_.add_option(joined(option), put);
        if (is_list(option))
            understood->expected(is_argument(option) ? -1 : 1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        else
            understood->take_last();
    }

    // An argument behind a list, as in "mv NOTE... DECK". CLI11 gives the list all there is.
    const Option* last_of_list() const {
        const auto arguments = arguments_of(*line_.command);
        return arguments.size() == 2 && is_list(arguments.front()) ? &arguments.back() : nullptr;
    }

    void take_last_of_list(const Option& last) {
        using List = std::vector<std::string> Options::*;
        const Option& list = arguments_of(*line_.command).front();
        std::vector<std::string>& words = (*line_.options).*std::get<List>(list.into);
        if (words.empty()) return;
        put_value(last, {words.back()}, *line_.options);
        words.pop_back();
    }

    CommandLine line_;
    CLI::App app_{"", "ebb"};
};

bool takes_query(const Command& command) {
    const auto arguments = arguments_of(command);
    return !arguments.empty() &&
           arguments.front().names.front().find("QUERY") != std::string_view::npos;
}

// The words as CLI11 takes them. A negated term of a query would be taken for options, and says the
// same with `not`; where no query is asked for, it is what it says: "-ando :: gerund". A card's key
// may begin like an option, and is one in any case; only a query's words behind two dashes are
// negated by theirs.
std::vector<std::string> last_first(const Command& command, std::vector<std::string> words) {
    const auto two_dashes = std::find(words.begin(), words.end(), "--");
    const bool takes_query = cli::takes_query(command);
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (word == two_dashes) continue;
        const bool is_key = core::looks_like_key(*word);
        const bool is_term = is_negated_term(*word);
        const bool may_be_option = word < two_dashes && !is_key && (takes_query || !is_term);
        const bool is_negated = takes_query && (word < two_dashes ? is_term : is_key);
        if (is_negated && word->starts_with('-')) word->replace(0, 1, "not ");
        if (!may_be_option || !word->starts_with('-')) word->insert(0, 1, mark);
    }
    std::reverse(words.begin(), words.end());
    return words;
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
    const std::string_view name = place < words.size() ? words[place] : std::string_view();
    const Command* command = find_command(name);
    std::vector<std::string> given = words;
    if (place < words.size()) given.erase(given.begin() + static_cast<std::ptrdiff_t>(place));
    try {
        if (!command) complain_of_unknown(words, place);
        complain_of_valued_switch(*command, given);
        return Grammar(*command).parse(last_first(*command, given));
    } catch (const UsageError& error) {
        if (!command) throw;
        throw UsageError(fmt::format("{}\n{}", error.what(), way_to_help(*command)));
    } catch (const CLI::ArgumentMismatch&) {  // the last word wants a value behind it
        throw UsageError(
            fmt::format("{}\n{}", missing_value(*command, given.back()), way_to_help(*command)));
    }
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
