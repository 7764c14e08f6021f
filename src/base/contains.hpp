// Whether a range holds a value: std::ranges::contains of C++23.
#pragma once

#include <algorithm>
#include <iterator>

namespace base {

template <typename Range, typename Value>
constexpr bool contains(const Range& range, const Value& value) {
    return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

}  // namespace base
