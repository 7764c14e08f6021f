#include "deckfile/mistakes/values/one_text.hpp"

#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

namespace deckfile {
namespace {

constexpr std::size_t longest_shown = 200;  // bytes; a longer text is no list

}  // namespace

std::vector<std::string> parts_of(std::string_view key, std::string_view text) {
    std::vector<std::string> parts;
    for (std::string_view part : base::split(text, key == "tags" ? ",;| \t\n" : ",;/|\n")) {
        part = base::trimmed(part, " \t\r");
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

bool may_be_several(std::string_view key, std::string_view text) {
    return parts_of(key, text).size() > 1;
}

std::string list_to_write(std::string_view key, std::string_view text) {
    const auto parts = parts_of(key, text);
    if (parts.size() < 2) return {};
    if (text.size() > longest_shown)
        return fmt::format("{} has a list of texts; write each of them in quotes, between [ and ]",
                           base::in_backticks(key));
    std::string message =
        fmt::format("{} has a list of texts; write {}", base::in_backticks(key), print_list(parts));
    if (key != "tags")
        message += fmt::format(", or {} if it is one text", print_list({std::string(text)}));
    return message;
}

}  // namespace deckfile
