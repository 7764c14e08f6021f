#include "base/text/ascii.hpp"

#include <cstdint>
#include <cstring>

namespace base {
namespace {

// Eight characters at a time, since whole decks are gone through here.
using Eight = std::uint64_t;

constexpr Eight in_each(unsigned char byte) {
    return Eight{byte} * 0x0101010101010101U;
}

constexpr Eight top_bits = in_each(0x80);

// Bytes beyond ASCII stay as they are. No sum goes over from one byte into the next.
constexpr Eight lower(Eight eight) {
    const Eight low_bits = eight & ~top_bits;
    const Eight from_a = low_bits + in_each(0x80 - 'A');
    const Eight behind_z = low_bits + in_each(0x80 - 'Z' - 1);
    const Eight capitals = from_a & ~behind_z & ~eight & top_bits;
    return eight | (capitals >> 2);  // 0x20 is what sets them apart
}

Eight eight_at(const char* begin) {
    Eight eight;
    std::memcpy(&eight, begin, sizeof eight);
    return eight;
}

}  // namespace

std::string lower(std::string_view text) {
    std::string out(text);
    std::size_t at = 0;
    for (; at + sizeof(Eight) <= out.size(); at += sizeof(Eight)) {
        const Eight lowered = lower(eight_at(out.data() + at));
        std::memcpy(out.data() + at, &lowered, sizeof lowered);
    }
    for (; at < out.size(); ++at) out[at] = lower(out[at]);
    return out;
}

bool is_ascii(std::string_view text) {
    Eight bits = 0;
    std::size_t at = 0;
    for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight)) bits |= eight_at(&text[at]);
    for (; at < text.size(); ++at) bits |= static_cast<unsigned char>(text[at]);
    return (bits & top_bits) == 0;
}

}  // namespace base
