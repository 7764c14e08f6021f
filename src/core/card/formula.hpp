// Where a text has formulas, "$x^2$" and "$$x^2$$", and where a dollar is only money.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace core {

// A formula, its dollars with it.
struct Formula {
    std::size_t begin;
    std::size_t end;
    std::size_t dollars;  // on each side: 1, or 2 around one that has lines of its own
};

// In order. A formula begins at a dollar before which stands no letter, digit or dollar and after
// which no space, and ends at the next one on its line, before which stands no space and after
// which no letter or digit. "\$" is none of them. What begins with a digit and holds a space, a
// comma, a dash or a slash is money, unless a power or a command says otherwise.
std::vector<Formula> formulas_in(std::string_view text);

}  // namespace core
