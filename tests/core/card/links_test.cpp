#include "core/card/links.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"

#include <fmt/format.h>

#include <set>

namespace {

core::Links links(std::initializer_list<std::pair<const char*, const char*>> pairs) {
    core::Links out;
    for (const auto& [from, to] : pairs) out.add(from, to);
    return out;
}

}  // namespace

TEST_CASE("A key without a link has its own card") {
    CHECK(core::Links().end_of("d/a") == "d/a");
    CHECK(links({{"d/a", "d/b"}}).end_of("d/b") == "d/b");
}

TEST_CASE("Links lead on, in whatever order they are told") {
    CHECK(links({{"a", "b"}, {"b", "c"}}).end_of("a") == "c");
    CHECK(links({{"b", "c"}, {"a", "b"}}).end_of("a") == "c");
    CHECK(links({{"a", "c"}, {"b", "c"}}).end_of("b") == "c");
}

TEST_CASE("Of two links from one key the earlier holds") {
    CHECK(links({{"a", "b"}, {"a", "c"}}).end_of("a") == "b");
}

TEST_CASE("A link that would lead back to where it begins says nothing") {
    CHECK(links({{"a", "a"}}).end_of("a") == "a");
    const core::Links there_and_back = links({{"a", "b"}, {"b", "a"}});
    CHECK(there_and_back.end_of("a") == "b");
    CHECK(there_and_back.end_of("b") == "b");
    CHECK(links({{"a", "b"}, {"b", "c"}, {"c", "a"}}).end_of("c") == "c");
}

TEST_CASE("Whatever links there are, each key ends at one that leads nowhere") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        base::Random random(seed);
        core::Links links;
        const auto key = [&] { return fmt::format("k{}", random.below(8)); };
        for (int i = 0; i < 20; ++i) links.add(key(), key());
        for (int i = 0; i < 8; ++i) {
            const std::string from = fmt::format("k{}", i);
            const std::string end(links.end_of(from));
            CHECK(links.end_of(end) == end);
        }
    }
}

TEST_CASE("the card is that of the name which stands in a file") {
    const auto all = links({{"a", "b"}, {"b", "c"}, {"x", "c"}});
    const auto holder = [&](std::string_view key, const std::set<std::string_view>& standing) {
        return std::string(
            all.holder_of(key, [&](std::string_view at) { return standing.contains(at); }));
    };
    CHECK(holder("a", {"a", "b", "c"}) == "c");
    CHECK(holder("a", {"a", "b"}) == "b");
    CHECK(holder("a", {"a"}) == "a");
    CHECK(holder("b", {"a"}) == "a");  // what was answered under the later name goes back
    CHECK(holder("c", {"a"}) == "a");
    CHECK(holder("c", {"x"}) == "x");
    CHECK(holder("x", {"a", "x"}) == "x");
    CHECK(holder("a", {}) == "c");
    CHECK(holder("d", {}) == "d");
}
