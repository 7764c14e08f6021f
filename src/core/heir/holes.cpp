#include "core/heir/holes.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
#include "core/card/cloze.hpp"
#include "core/card/identity.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace core {
namespace {

// In a hole so short another spelling is another word.
constexpr std::size_t longest_short_hole = 4;  // letters

// Words around each hole, be they none: a full stop behind the last one is no other sentence.
std::vector<ClozeRun> runs_of(std::string_view text) {
    auto parsed = parse_cloze(text);
    auto* runs = std::get_if<std::vector<ClozeRun>>(&parsed);
    if (!runs) return {};
    std::vector<ClozeRun> out;
    const auto after_hole = [&] { return out.empty() || out.back().hole; };
    for (ClozeRun& run : *runs) {
        if (run.hole && after_hole()) out.emplace_back();
        out.push_back(std::move(run));
    }
    if (after_hole()) out.emplace_back();
    return out;
}

std::size_t letters_in(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) count += base::is_letter_or_digit(base::take_code_point(text).code);
    return count;
}

bool is_mended_run(const ClozeRun& old, const ClozeRun& now, const SpeltElsewhere& elsewhere) {
    const Tokens from = tokens_of(old.text);
    const Tokens to = tokens_of(now.text);
    if (says_same(without_articles(from), without_articles(to))) return true;
    if (old.hole && std::min(letters_in(old.text), letters_in(now.text)) <= longest_short_hole)
        return false;
    return is_mended(from, to, elsewhere);
}

// What it says, whatever of it is hidden.
std::string sentence_of(const std::vector<ClozeRun>& runs) {
    std::string out;
    for (const ClozeRun& run : runs) out += run.text;
    return out;
}

std::set<std::string> suffixes_of(const std::vector<ClozeRun>& runs) {
    std::set<std::string> out;
    for (const ClozeRun& run : runs)
        if (run.hole) out.insert(hole_suffix(run));
    return out;
}

bool pair_off(const std::vector<ClozeRun>& old, const std::vector<ClozeRun>& now) {
    return !old.empty() &&
           std::equal(old.begin(), old.end(), now.begin(), now.end(),
                      [](const ClozeRun& a, const ClozeRun& b) { return a.hole == b.hole; });
}

}  // namespace

// A hole that hides what one hid before is that one, wherever it stands now.
std::map<std::string, std::string> paired_holes(std::string_view old, std::string_view now) {
    const auto from = runs_of(old);
    const auto to = runs_of(now);
    std::map<std::string, std::string> out;
    const bool holes_moved = sentence_of(from) == sentence_of(to);  // if anything
    if (holes_moved || !pair_off(from, to)) return out;
    const auto before = suffixes_of(from), after = suffixes_of(to);
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!from[i].hole) continue;
        const std::string suffix = hole_suffix(from[i]), there = hole_suffix(to[i]);
        if (!after.contains(suffix) && !before.contains(there)) out.emplace(suffix, there);
    }
    return out;
}

bool is_mended_cloze(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere) {
    const auto from = runs_of(old);
    const auto to = runs_of(now);
    if (sentence_of(from) == sentence_of(to)) return !from.empty();
    return pair_off(from, to) && std::equal(from.begin(), from.end(), to.begin(),
                                            [&](const ClozeRun& a, const ClozeRun& b) {
                                                return is_mended_run(a, b, elsewhere);
                                            });
}

bool is_mended_hole(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere) {
    const auto from = runs_of(old);
    const auto to = runs_of(now);
    if (!pair_off(from, to)) return false;
    int others = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i].text == to[i].text) continue;
        if (!from[i].hole || !is_mended_run(from[i], to[i], elsewhere)) return false;
        ++others;
    }
    return others == 1;
}

}  // namespace core
