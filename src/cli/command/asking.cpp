#include "cli/command/asking.hpp"

#include "deckfile/index.hpp"

#include <iostream>
#include <unistd.h>

namespace cli {

bool can_ask() {
    return ::isatty(STDIN_FILENO) != 0;
}

bool agrees(ui::Output& err, const std::string& question) {
    if (!can_ask()) return false;
    err.say(question + " [y/N]");
    err.flush();
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "yes";
}

std::optional<std::string> read_standard_input() {
    constexpr std::size_t part = 65536;
    std::string text;
    while (std::cin && text.size() <= deckfile::largest_file) {
        const std::size_t begin = text.size();
        text.resize(begin + part);
        std::cin.read(text.data() + begin, part);
        text.resize(begin + static_cast<std::size_t>(std::cin.gcount()));
    }
    if (text.size() > deckfile::largest_file) return std::nullopt;
    return text;
}

}  // namespace cli
