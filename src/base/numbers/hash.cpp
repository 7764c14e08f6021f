#include "base/numbers/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace base {

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string base32(std::uint64_t value, int length) {
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
    std::string text(static_cast<std::size_t>(length), '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 5) text[i] = digits[value & 31];
    return text;
}

}  // namespace base
