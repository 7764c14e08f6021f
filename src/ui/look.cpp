#include "ui/look.hpp"

#include "base/text/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cstdlib>
#include <langinfo.h>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ui {
namespace {

bool is_filled(const std::optional<std::string>& variable) {
    return variable && !variable->empty();
}

bool is_dumb(const Facts& facts) {
    return !is_filled(facts.term) || *facts.term == "dumb";
}

bool wants_colour(const Facts& facts) {
    if (facts.flag != ColourChoice::automatic) return facts.flag == ColourChoice::always;
    if (is_filled(facts.no_color)) return false;
    if (is_filled(facts.clicolor_force) && facts.clicolor_force != "0") return true;
    if (!facts.is_terminal || is_dumb(facts)) return false;
    return facts.clicolor != "0";
}

// A size from the environment, if it is one.
std::optional<int> count_in(const std::optional<std::string>& variable) {
    if (!variable) return std::nullopt;
    int value = 0;
    const char* end = variable->data() + variable->size();
    const auto [stop, error] = std::from_chars(variable->data(), end, value);
    if (error != std::errc() || stop != end || value < 1) return std::nullopt;
    return value;
}

bool names_utf8(std::string_view codeset) {
    std::string letters;
    for (const char c : codeset)
        if (c != '-') letters += base::lower(c);
    return letters == "utf8";
}

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) return std::nullopt;
    return value;
}

// What LC_ALL, LC_CTYPE and LANG ask for, by name.
std::string codeset_asked_for() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const auto value = variable(name);
        if (!is_filled(value)) continue;
        const auto dot = value->find('.');
        return dot == std::string::npos ? "" : value->substr(dot + 1, value->find('@') - dot - 1);
    }
    return "";
}

// A locale that is asked for but not installed, as in many containers, still says what the terminal
// speaks.
std::string codeset_of_environment() {
    const locale_t locale = newlocale(LC_CTYPE_MASK, "", static_cast<locale_t>(nullptr));
    if (locale == static_cast<locale_t>(nullptr)) return codeset_asked_for();
    std::string codeset = nl_langinfo_l(CODESET, locale);
    freelocale(locale);
    return codeset;
}

}  // namespace

Look look_for(const Facts& facts) {
    const Size fallback;
    Look look;
    look.width = count_in(facts.columns).value_or(fallback.columns);
    look.height = count_in(facts.lines).value_or(fallback.rows);
    if (facts.size) look.width = facts.size->columns;
    if (facts.size) look.height = facts.size->rows;
    look.colour = wants_colour(facts);
    look.utf8 = names_utf8(facts.codeset);
    look.live = facts.is_terminal && !is_dumb(facts);
    return look;
}

Facts facts_of(int descriptor, ColourChoice flag) {
    Facts facts;
    facts.flag = flag;
    facts.no_color = variable("NO_COLOR");
    facts.clicolor_force = variable("CLICOLOR_FORCE");
    facts.clicolor = variable("CLICOLOR");
    facts.term = variable("TERM");
    facts.columns = variable("COLUMNS");
    facts.lines = variable("LINES");
    facts.is_terminal = isatty(descriptor) == 1;
    facts.size = terminal_size(descriptor);
    facts.codeset = codeset_of_environment();
    return facts;
}

std::optional<Size> terminal_size(int descriptor) {
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return std::nullopt;
    if (size.ws_col == 0 || size.ws_row == 0) return std::nullopt;
    return Size{size.ws_col, size.ws_row};
}

}  // namespace ui
