// Units of what is counted or measured, as people write them: bytes, bits, times, money, shares,
// anything per time, or plain words; and how one is expressed in another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

// What a unit measures. Nothing of one family is ever expressed in another: bits are no bytes.
enum class Family : std::uint8_t {
    none,
    word,
    bytes,
    bits,
    time,
    length,
    percent,
    times,
    dollars,
    euros,
    pounds
};

// ratio * 10^power. Powers of ten stand apart, so that 2.3 million is exactly 2300000.
struct Scale {
    double ratio = 1;
    int power = 0;
};

struct Measure {
    Family family = Family::none;
    std::string word;  // as words are compared; of a word only
    Scale scale;       // of the family's base unit
};

struct Unit {
    int multiplier = 0;  // a power of ten: 6 of "million rows"
    Measure of;
    Measure per;                // 's' of "requests/s"
    bool any_requests = false;  // QPS and the like: whatever it is that is requested
    bool only_prefix = false;   // the "G" of "10G": the rest is left out
    std::string unmultiplied;   // as written, without its multiplier

    bool empty() const {
        return multiplier == 0 && of.family == Family::none && per.family == Family::none;
    }
};

// The unit of a note, as its author wrote it.
Unit unit_of_note(std::string_view text);

// The unit in an answer to a note whose unit measures `asked`, which settles what is ambiguous: "m"
// are minutes where a time is asked for, else millions. Nothing where it cannot be told: "Mb" where
// bytes are asked for.
std::optional<Unit> unit_of_answer(std::string_view text, Family asked);

// Whether two texts say the same unit but for case, white space, hyphens and plurals.
bool same_words(std::string_view a, std::string_view b);

// One name for a unit of time or of data, whatever it was abbreviated to: "min" and "mins" are
// "minutes"; bits, bytes and their multiples differ in a digit. Empty for any other.
std::string common_name(std::string_view unit);

// Whether it is months or years, which are no fixed number of days; and how many months.
std::optional<int> months_in(const Unit& unit);

// value * times / over * 10^power
struct Conversion {
    double times = 1;
    double over = 1;
    int power = 0;
};

// From an answer's unit into the note's. What the answer leaves out is as in the note; nothing
// where the one cannot be expressed in the other.
std::optional<Conversion> conversion(const Unit& from, const Unit& to);

}  // namespace core
