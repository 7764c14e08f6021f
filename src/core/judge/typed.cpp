#include "core/judge/typed.hpp"

#include "base/text/unicode.hpp"
#include "core/judge/quantity.hpp"
#include "core/judge/wording.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace core {
namespace {

// Nobody types more, and nothing longer is worth comparing.
constexpr std::size_t longest_answer = 4096;
// A front that can be typed: a term, not a question.
constexpr int widest_term = 40;

bool nearly_equal(double a, double b) {
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

// Nothing where the two are no quantities that can be compared.
std::optional<Closeness> judge_quantity(std::string_view given, std::string_view expected) {
    const auto quantity = read_quantity(expected);
    if (!quantity) return std::nullopt;
    if (const auto value = parse_estimate(given, quantity->unit))
        return nearly_equal(*value, quantity->value) ? Closeness::right : Closeness::wrong;
    const auto other = read_quantity(given);
    if (other && other->known_unit && quantity->known_unit) return Closeness::wrong;
    return std::nullopt;
}

// How well one accepted answer fits: first how close it is, then how few slips it has, then how
// much of its wording is alike.
struct Fit {
    Closeness closeness = Closeness::wrong;
    int slips = 0;
    double likeness = 0;

    bool better_than(const Fit& other) const {
        if (closeness != other.closeness) return closeness < other.closeness;
        return slips != other.slips ? slips < other.slips : likeness > other.likeness;
    }
};

Fit fit_of(std::string_view given, const Wording& words, std::string_view expected) {
    if (expected.size() > longest_answer) return {};
    if (base::normalised(given) == base::normalised(expected)) return {Closeness::right, 0, 1};
    const Wording other = wording_of(expected);
    const double alike = likeness(words, other);
    if (const auto closeness = judge_quantity(given, expected)) return {*closeness, 0, alike};
    if (says_same(words, other) || base::case_folded(given) == base::case_folded(expected))
        return {Closeness::right, 0, 1};
    const int slips = slips_between(words, other);
    return {slips > 0 ? Closeness::nearly : Closeness::wrong, slips, alike};
}

bool is_term(std::string_view front) {
    return base::width_of(front) <= widest_term && front.find('\n') == std::string_view::npos &&
           !front.ends_with('?');
}

}  // namespace

Grade suggested_grade(Closeness closeness) {
    if (closeness == Closeness::right) return Grade::good;
    return closeness == Closeness::nearly ? Grade::hard : Grade::again;
}

TypedVerdict judge_typed(std::string_view given, const std::vector<std::string>& accepted) {
    if (accepted.empty()) return {};
    const auto same = std::find(accepted.begin(), accepted.end(), given);
    if (same != accepted.end() &&
        (given.size() > longest_answer || !base::normalised(given).empty()))
        return {Closeness::right, *same};
    TypedVerdict verdict{Closeness::wrong, accepted.front()};
    if (given.size() > longest_answer || base::normalised(given).empty()) return verdict;
    const Wording words = wording_of(given);
    Fit best;
    for (const std::string& expected : accepted) {
        const Fit fit = fit_of(given, words, expected);
        if (!fit.better_than(best)) continue;
        best = fit;
        verdict = {fit.closeness, expected};
    }
    return verdict;
}

std::string answer_of(const Note& note, const Face& face) {
    if (note.kind == Kind::cloze) return face.hidden;
    return face.reversed ? note.front : note.back;
}

std::vector<std::string> accepted_answers(const Note& note, const Face& face) {
    std::vector<std::string> out{answer_of(note, face)};
    if (!face.reversed) out.insert(out.end(), note.accept.begin(), note.accept.end());
    return out;
}

std::vector<std::string> typed_answers(const Note& note, const Face& face) {
    switch (note.kind) {
        case Kind::question:
            if (face.reversed ? !is_term(note.front) : note.accept.empty()) return {};
            return accepted_answers(note, face);
        case Kind::cloze:
            return {answer_of(note, face)};
        case Kind::choice:
        case Kind::number:
        case Kind::points:
            return {};
    }
    return {};
}

}  // namespace core
