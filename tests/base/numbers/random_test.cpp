#include "base/numbers/random.hpp"

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <vector>

using namespace base;

TEST_CASE("splitmix64 gives the numbers of its reference implementation", "[random]") {
    constexpr std::uint64_t gamma = 0x9e3779b97f4a7c15U;
    constexpr std::uint64_t seed = 1234567;
    CHECK(splitmix64(0) == 0xe220a8397b1dcdafU);
    CHECK(splitmix64(seed) == 6457827717110365317U);
    CHECK(splitmix64(seed + gamma) == 3203168211198807973U);
    CHECK(splitmix64(seed + 2 * gamma) == 9817491932198370423U);
    CHECK(splitmix64(seed + 3 * gamma) == 4593380528125082431U);
}

TEST_CASE("the high bits of a product are those of 128-bit arithmetic", "[random]") {
    __extension__ using Wide = unsigned __int128;
    constexpr std::uint64_t all = ~std::uint64_t{0};
    std::vector<std::uint64_t> numbers{0, 1, 2, 3, 0xffffffffU, 0x100000000U, all - 1, all};
    Random random(1);
    for (int i = 0; i < 50; ++i) numbers.push_back(random.next());
    for (const auto a : numbers)
        for (const auto b : numbers) {
            CAPTURE(a, b);
            CHECK(high_bits_of_product(a, b) == static_cast<std::uint64_t>((Wide{a} * b) >> 64));
        }
}

TEST_CASE("numbers below a count stay below it and reach every value about equally", "[random]") {
    Random random(7);
    std::array<int, 7> seen{};
    for (int i = 0; i < 7000; ++i) ++seen.at(random.below(seen.size()));
    for (const int count : seen) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
    CHECK(random.below(1) == 0);
}

TEST_CASE("a shuffle keeps every item and depends on the seed alone", "[random]") {
    std::vector<int> sorted(20);
    std::iota(sorted.begin(), sorted.end(), 0);
    const auto shuffled = [&](std::uint64_t seed) {
        auto items = sorted;
        Random(seed).shuffle(std::span(items));
        return items;
    };
    CHECK(shuffled(5) == shuffled(5));
    CHECK(shuffled(5) != shuffled(6));
    CHECK(shuffled(5) != sorted);
    const auto items = shuffled(5);
    CHECK(std::set<int>(items.begin(), items.end()).size() == sorted.size());

    std::vector<int> none;
    Random(1).shuffle(std::span(none));
    CHECK(none.empty());
}

TEST_CASE("every order of three items comes up about equally often", "[random]") {
    std::vector<std::vector<int>> orders;
    Random random(11);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) {
        std::vector<int> items{0, 1, 2};
        random.shuffle(std::span(items));
        const auto known = std::find(orders.begin(), orders.end(), items);
        const auto index = static_cast<std::size_t>(known - orders.begin());
        if (known == orders.end()) orders.push_back(items);
        ++seen.at(index);
    }
    REQUIRE(orders.size() == seen.size());
    for (const int count : seen) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
}
