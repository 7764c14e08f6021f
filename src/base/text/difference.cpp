#include "base/text/difference.hpp"

#include "base/text/unicode.hpp"

#include <algorithm>

namespace base {
namespace {

constexpr std::size_t longest_text = 8192;    // bytes
constexpr std::size_t most_compared = 1'000;  // characters, without what is the same at both ends
constexpr double least_shared = 0.4;

using Characters = std::vector<std::string_view>;

Characters characters_of(std::string_view text) {
    Characters out;
    for (const Cluster& cluster : clusters(text)) out.push_back(cluster.bytes);
    return out;
}

// What was done to one character.
struct Step {
    Piece::Kind kind;
    std::string_view text;
};

// The longest common subsequence of the suffixes from i and j.
class Table {
public:
    Table(const Characters& given, const Characters& expected)
        : columns_(expected.size() + 1), cells_((given.size() + 1) * columns_) {
        for (std::size_t i = given.size(); i-- > 0;)
            for (std::size_t j = expected.size(); j-- > 0;)
                cell(i, j) = given[i] == expected[j]
                                 ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                 : std::max(at(i + 1, j), at(i, j + 1));
    }

    std::uint16_t at(std::size_t i, std::size_t j) const { return cells_[i * columns_ + j]; }

private:
    std::uint16_t& cell(std::size_t i, std::size_t j) { return cells_[i * columns_ + j]; }

    std::size_t columns_;
    std::vector<std::uint16_t> cells_;
};

std::vector<Step> steps_between(const Characters& given, const Characters& expected) {
    const Table common(given, expected);
    std::vector<Step> steps;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < given.size() || j < expected.size()) {
        if (i < given.size() && j < expected.size() && given[i] == expected[j]) {
            steps.push_back({Piece::Kind::same, given[i++]});
            ++j;
        } else if (j == expected.size() ||
                   (i < given.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
            steps.push_back({Piece::Kind::surplus, given[i++]});
        } else {
            steps.push_back({Piece::Kind::missing, expected[j++]});
        }
    }
    return steps;
}

// A stretch of changes, or of what is the same.
struct Stretch {
    bool same = false;
    std::size_t characters = 0;
    std::string missing;  // of a same one: its text in both
    std::string surplus;
};

void add_step(std::vector<Stretch>& stretches, const Step& step) {
    const bool same = step.kind == Piece::Kind::same;
    if (stretches.empty() || stretches.back().same != same) stretches.push_back({same, 0, "", ""});
    Stretch& last = stretches.back();
    ++last.characters;
    if (step.kind != Piece::Kind::surplus) last.missing += step.text;
    if (step.kind != Piece::Kind::missing) last.surplus += step.text;
}

// A single character that happens to be the same between two longer changes only confuses. Two
// replaced letters around it are two slips, and stay apart.
bool is_island(const Stretch& before, const Stretch& one, const Stretch& after) {
    return one.same && one.characters == 1 && before.characters >= 2 && after.characters >= 2 &&
           before.characters + after.characters >= 5;
}

std::vector<Stretch> without_islands(const std::vector<Stretch>& stretches) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const Stretch& one = stretches[i];
        const bool island =
            i > 0 && i + 1 < stretches.size() && is_island(out.back(), one, stretches[i + 1]);
        if (!out.empty() && (island || out.back().same == one.same)) {
            out.back().characters += one.characters;
            out.back().missing += one.missing;
            out.back().surplus += one.surplus;
        } else {
            out.push_back(one);
        }
    }
    return out;
}

std::vector<Piece> pieces_of(const std::vector<Stretch>& stretches) {
    std::vector<Piece> out;
    for (const Stretch& one : stretches) {
        if (one.same) {
            out.push_back({Piece::Kind::same, one.missing});
            continue;
        }
        if (!one.surplus.empty()) out.push_back({Piece::Kind::surplus, one.surplus});
        if (!one.missing.empty()) out.push_back({Piece::Kind::missing, one.missing});
    }
    return out;
}

// The characters two texts begin, or end, with alike; those are taken off them.
Characters take_common(Characters& a, Characters& b, bool at_end) {
    if (at_end) {
        std::reverse(a.begin(), a.end());
        std::reverse(b.begin(), b.end());
    }
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    Characters common(a.begin(), end);
    a.erase(a.begin(), end);
    b.erase(b.begin(), other);
    if (at_end) {
        std::reverse(a.begin(), a.end());
        std::reverse(b.begin(), b.end());
        std::reverse(common.begin(), common.end());
    }
    return common;
}

}  // namespace

std::vector<Piece> difference(std::string_view given, std::string_view expected) {
    if (given.size() > longest_text || expected.size() > longest_text) return {};
    Characters is = characters_of(given);
    Characters should = characters_of(expected);
    const std::size_t longer = std::max(is.size(), should.size());
    const Characters head = take_common(is, should, false);
    const Characters tail = take_common(is, should, true);
    if (is.size() > most_compared || should.size() > most_compared) return {};

    std::vector<Stretch> stretches;
    std::size_t shared = head.size() + tail.size();
    for (const std::string_view one : head) add_step(stretches, {Piece::Kind::same, one});
    for (const Step& step : steps_between(is, should)) {
        if (step.kind == Piece::Kind::same) ++shared;
        add_step(stretches, step);
    }
    for (const std::string_view one : tail) add_step(stretches, {Piece::Kind::same, one});
    if (static_cast<double>(shared) < least_shared * static_cast<double>(longer)) return {};
    return pieces_of(without_islands(stretches));
}

}  // namespace base
