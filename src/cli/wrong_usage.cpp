#include "cli/wrong_usage.hpp"

#include "base/text/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/option_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace cli {
namespace {

std::string called(const Command& command) {
    return command.name.empty() ? "ebb" : fmt::format("ebb {}", command.name);
}

std::vector<std::string_view> option_names(const Command& command) {
    std::vector<std::string_view> names;
    for (const auto some : {options_of(command), common_options_of(command)})
        for (const Option& option : some)
            for (const auto name : option.names)
                if (!name.empty()) names.push_back(name);
    return names;
}

bool takes_query(const Command& command) {
    const auto arguments = arguments_of(command);
    return !arguments.empty() && arguments.front().completed_by == CompletedBy::query_terms;
}

[[noreturn]] void complain_of_option(const Command& command, std::string_view word) {
    const std::string_view name = word.substr(0, word.find('='));
    std::string meant;
    if (name.starts_with("--"))  // a letter alone resembles all others
        meant = base::suggestion(name, option_names(command));
    else if (name.size() > 2 && takes_query(command))
        meant = "; a word that a query leaves out wants `--` somewhere before it";
    throw UsageError(fmt::format("`{}` has no option `{}`{}", called(command), name, meant));
}

}  // namespace

void complain_of_unknown(const std::vector<std::string>& words, std::size_t place) {
    for (std::size_t i = 0; i < place; ++i) {
        const std::string_view name = std::string_view(words[i]).substr(0, words[i].find('='));
        if (name.starts_with("--") && name.size() > 2 && !option_named(ebb_itself(), name))
            throw UsageError(fmt::format(
                "`ebb` has no option `{}`; those of a command stand behind its name\n{}", name,
                way_to_help(ebb_itself())));
    }
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    throw UsageError(fmt::format("unknown command `{}`{}\n`ebb --help` lists them all.",
                                 words[place], base::suggestion(words[place], names)));
}

void complain_of_extra(const Command& command, std::string_view word) {
    if (word.starts_with('-') && word.size() > 1) complain_of_option(command, word);
    if (arguments_of(command).empty())
        throw UsageError(
            fmt::format("`{}` takes no argument, and was given `{}`", called(command), word));
    std::vector<std::string_view> names;
    for (const Option& argument : arguments_of(command)) names.push_back(argument.names.front());
    throw UsageError(fmt::format("`{}` takes one {}, and `{}` is one too many", called(command),
                                 fmt::join(names, " and one "), word));
}

void complain_of_valued_switch(const Command& command, const std::vector<std::string>& words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    for (auto word = words.begin(); word != end; ++word) {
        const std::string_view name = std::string_view(*word).substr(0, word->find('='));
        const Option* option = name.size() < word->size() ? option_named(command, name) : nullptr;
        if (option && !takes_value(*option))
            throw UsageError(fmt::format("`{}` takes no value", name));
    }
}

void complain_of_missing(const Command& command, const Option& argument) {
    const std::string_view name = argument.names.front();
    const bool begins_with_vowel = std::string_view("AEIOU").find(name.front()) != name.npos;
    throw UsageError(
        fmt::format("`{}` wants {} {}", called(command), begins_with_vowel ? "an" : "a", name));
}

std::string missing_value(const Command& command, std::string_view last_word) {
    std::string name(last_word.substr(0, last_word.find('=')));
    if (!option_named(command, name)) name = {'-', name.back()};  // the last of several letters
    const Option* option = option_named(command, name);
    return fmt::format("`{}` wants {} behind it", name, option ? wanted(*option) : "a value");
}

std::string way_to_help(const Command& command) {
    return fmt::format("`{} --help` shows what is understood.", called(command));
}

const Option* option_named(const Command& command, std::string_view name) {
    for (const auto some : {options_of(command), common_options_of(command)})
        for (const Option& option : some)
            if (has_name(option, name)) return &option;
    return nullptr;
}

}  // namespace cli
