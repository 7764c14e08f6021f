#include "core/judge/typed.hpp"

#include "base/text/unicode.hpp"
#include "core/judge/figures.hpp"
#include "core/judge/plain_text.hpp"
#include "core/judge/slips.hpp"

#include <algorithm>

namespace core {
namespace {

// Nobody types more, and nothing longer is worth comparing.
constexpr std::size_t longest_answer = 4096;
// A front that can be typed: a term, not a question.
constexpr int widest_term = 40;

// What is not so much alike differs in more than letters.
constexpr double near = 0.6;

// An answer, ready to be compared.
struct Answer {
    Answer(std::string_view text, Accents accents)
        : plain(plain_text(text)),
          words(wording_of(plain, accents)),
          without_accents(accents == Accents::strict ? wording_of(plain, Accents::ignored)
                                                     : words) {}

    std::string plain;
    Wording words;
    Wording without_accents;
};

// How well one accepted answer fits: first how close it is, then how few slips it has, then how
// much of its wording is alike.
struct Fit {
    Closeness closeness = Closeness::wrong;
    int slips = 0;
    double likeness = 0;
    bool other_figure = false;

    bool better_than(const Fit& other) const {
        if (closeness != other.closeness) return closeness < other.closeness;
        return slips != other.slips ? slips < other.slips : likeness > other.likeness;
    }
};

// Slips of spelling; none where an accent that matters is among them.
int slips_of(const Answer& given, const Answer& expected) {
    const int slips = slips_between(given.words, expected.words);
    const bool accents_too =
        says_same(given.without_accents, expected.without_accents) ||
        slips_between(given.without_accents, expected.without_accents) != slips;
    return accents_too ? 0 : slips;
}

Fit fit_of(const Answer& given, const Answer& expected) {
    constexpr Fit same{Closeness::right, 0, 1, false};
    if (given.plain == expected.plain) return same;
    const double alike = likeness(given.words, expected.words);
    if (const auto figures = same_figures(given.plain, expected.plain))
        return {*figures ? Closeness::right : Closeness::wrong, 0, alike, !*figures};
    const bool only_signs = given.words.words.empty() && expected.words.words.empty();
    if (only_signs && base::case_folded(given.plain) == base::case_folded(expected.plain))
        return same;
    if (says_same(given.words, expected.words)) return same;
    const int slips = slips_of(given, expected);
    return {slips > 0 ? Closeness::nearly : Closeness::wrong, slips, alike, false};
}

Miss miss_of(const Fit& fit) {
    if (fit.other_figure) return Miss::other_figure;
    return fit.likeness >= near ? Miss::near : Miss::other_words;
}

bool differ_in_accents(const Answer& given, std::string_view expected) {
    const Answer other(expected, Accents::ignored);
    return !says_same(wording_of(given.plain, Accents::strict),
                      wording_of(other.plain, Accents::strict)) &&
           says_same(given.without_accents, other.without_accents);
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

TypedVerdict judge_typed(std::string_view given, const std::vector<std::string>& accepted,
                         Accents accents) {
    if (accepted.empty()) return {};
    const auto same = std::find(accepted.begin(), accepted.end(), given);
    if (same != accepted.end() &&
        (given.size() > longest_answer || !base::normalised(given).empty()))
        return {Closeness::right, *same};
    TypedVerdict verdict{Closeness::wrong, accepted.front()};
    if (given.size() > longest_answer || base::normalised(given).empty()) return verdict;
    const Answer answer(given, accents);
    Fit best;
    for (const std::string& expected : accepted) {
        if (expected.size() > longest_answer) continue;
        const Fit fit = fit_of(answer, Answer(expected, accents));
        if (!fit.better_than(best)) continue;
        best = fit;
        verdict = {fit.closeness, expected, miss_of(fit)};
    }
    if (verdict.closeness == Closeness::right)
        verdict.other_accents = differ_in_accents(answer, verdict.closest);
    return verdict;
}

std::string answer_of(const Note& note, const Face& face) {
    if (note.kind == Kind::cloze) return face.hidden;
    return face.reversed ? note.front : note.back;
}

std::vector<std::string> accepted_answers(const Note& note, const Face& face) {
    std::vector<std::string> out{answer_of(note, face)};
    if (face.reversed) return out;
    out.insert(out.end(), note.accept.begin(), note.accept.end());
    for (const HoleAnswers& hole : note.accept_by_hole)
        if (hole.hidden == face.hidden)
            out.insert(out.end(), hole.answers.begin(), hole.answers.end());
    return out;
}

std::vector<std::string> typed_answers(const Note& note, const Face& face) {
    switch (note.kind) {
        case Kind::question:
            if (face.reversed ? !is_term(note.front) : note.accept.empty()) return {};
            return accepted_answers(note, face);
        case Kind::cloze:
            return accepted_answers(note, face);
        case Kind::choice:
        case Kind::number:
        case Kind::points:
            return {};
    }
    return {};
}

}  // namespace core
