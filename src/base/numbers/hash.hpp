// XXH3-64 and a short way to write a hash. Both are for ever: keys and schedules rest on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

std::uint64_t hash64(std::string_view bytes);

// The lowest 5 * `length` bits in lower-case base 32 (0-9, a-v), most significant first; length 1
// to 13.
std::string base32(std::uint64_t value, int length);

}  // namespace base
