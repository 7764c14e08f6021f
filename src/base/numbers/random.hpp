// Deterministic randomness: the same seed gives the same numbers on every machine and with every
// standard library.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace base {

// One step of SplitMix64 (Steele, Lea, Flood 2014), also a good mixer of 64-bit values.
constexpr std::uint64_t splitmix64(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

// floor(a * b / 2^64): maps a random 64-bit number evenly onto 0..b-1 (Lemire's multiply, without
// rejection).
constexpr std::uint64_t high_bits_of_product(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t low = (a & 0xffffffffU) * (b & 0xffffffffU);
    const std::uint64_t mid1 = (a >> 32) * (b & 0xffffffffU) + (low >> 32);
    const std::uint64_t mid2 = (a & 0xffffffffU) * (b >> 32) + (mid1 & 0xffffffffU);
    return (a >> 32) * (b >> 32) + (mid1 >> 32) + (mid2 >> 32);
}

class Random {
public:
    // Neighbouring seeds, as days are, give unrelated numbers.
    explicit Random(std::uint64_t seed) : state_(splitmix64(seed)) {}

    std::uint64_t next() { return splitmix64(state_++); }

    // A number in 0..count-1; count > 0.
    std::uint64_t below(std::uint64_t count) { return high_bits_of_product(next(), count); }

    // Fisher-Yates.
    template <typename T>
    void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
    }

private:
    std::uint64_t state_;
};

}  // namespace base
