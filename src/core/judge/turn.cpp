#include "core/judge/turn.hpp"

#include "base/numbers/json.hpp"
#include "base/numbers/random.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/beside_hole.hpp"
#include "core/judge/judgement.hpp"
#include "core/judge/quantity.hpp"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

// A choice made up from a question needs other answers than the right one.
std::vector<std::string> usable(const std::vector<std::string>& made_up, const std::string& right) {
    std::vector<std::string> out;
    for (const std::string& one : made_up)
        if (base::case_folded(one) != base::case_folded(right)) out.push_back(one);
    return out;
}

// The numbers, counted from 1, of the marks that are not set.
std::vector<std::string> missing_from(const std::vector<bool>& marks) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (!marks[i]) out.push_back(std::to_string(i + 1));
    return out;
}

}  // namespace

Manner usual_manner(const Note& note) {
    switch (note.kind) {
        case Kind::question:
        case Kind::cloze:
            return Manner::recall;
        case Kind::choice:
            return Manner::choice;
        case Kind::number:
            return Manner::number;
        case Kind::points:
            return Manner::points;
    }
    return Manner::recall;
}

bool is_judged(const Note& note) {
    return usual_manner(note) != Manner::recall;
}

Turn::Turn(ShownCard card, std::uint64_t seed) : Turn(std::move(card), Asking{}, seed) {}

Turn::Turn(ShownCard card, const Asking& asking, std::uint64_t seed)
    : card_(std::move(card)), manner_(usual_manner(note())) {
    if (manner_ == Manner::choice) offer(note().right, note().wrong, seed);
    if (manner_ != Manner::recall) return;
    if (asking.manner == Manner::typed) manner_ = Manner::typed;
    if (asking.manner != Manner::choice) return;
    const std::string right = answer_of(note(), card_.face);
    const std::vector<std::string> wrong = usable(asking.made_up, right);
    if (wrong.empty()) return;
    manner_ = Manner::choice;
    made_up_ = true;
    offer({right}, wrong, seed);
}

void Turn::offer(const std::vector<std::string>& right, const std::vector<std::string>& wrong,
                 std::uint64_t seed) {
    std::vector<std::size_t> order(right.size() + wrong.size());
    std::iota(order.begin(), order.end(), 0);
    base::Random(seed).shuffle(std::span(order));
    for (const std::size_t index : order) {
        const bool is_right = index < right.size();
        options_.push_back(is_right ? right[index] : wrong[index - right.size()]);
        right_.push_back(is_right);
    }
    picked_.resize(order.size(), false);
}

void Turn::finish(Grade suggestion) {
    revealed_ = true;
    suggestion_ = suggestion;
}

void Turn::reveal() {
    if (revealed_) return;
    switch (manner_) {
        case Manner::recall:
            return finish(Grade::good);
        case Manner::points:
            points_shown_ = note().points.size();
            had_.resize(note().points.size(), false);
            return finish(judge_points(static_cast<int>(std::count(had_.begin(), had_.end(), true)),
                                       static_cast<int>(had_.size())));
        case Manner::typed:
        case Manner::choice:
        case Manner::number:
            return finish(Grade::again);
    }
}

bool Turn::show_hint() {
    if (hints_shown_ >= static_cast<int>(note().hints.size())) return false;
    ++hints_shown_;
    return true;
}

bool Turn::wants_several() const {
    return std::count(right_.begin(), right_.end(), true) > 1;
}

bool Turn::pick(std::size_t index) {
    if (revealed_ || index >= options_.size()) return false;
    picked_[index] = !picked_[index];
    if (!wants_several()) submit();
    return true;
}

void Turn::submit() {
    if (!revealed_ && manner_ == Manner::choice) finish(judge_choice(picked_, right_));
}

bool Turn::estimate(std::string_view text) {
    if (revealed_ || manner_ != Manner::number) return false;
    estimated_ = parse_estimate(text, note().unit);
    if (!estimated_) return false;
    finish(judge_number(*estimated_, note().number, tolerance_of(note())));
    return true;
}

// A question that is to be typed is judged by its answer even where nothing else is accepted.
std::vector<std::string> Turn::accepted() const {
    if (manner_ != Manner::typed && manner_ != Manner::recall) return {};
    std::vector<std::string> answers = typed_answers(note(), card_.face);
    if (answers.empty() && manner_ == Manner::typed) answers = {answer_of(note(), card_.face)};
    return answers;
}

bool Turn::can_type() const {
    return !accepted().empty();
}

bool Turn::type(std::string_view text) {
    const std::vector<std::string> answers = accepted();
    if (revealed_ || answers.empty()) return false;
    typed_ = std::string(text);
    const Accents accents = card_.strict_accents ? Accents::strict : Accents::ignored;
    verdict_ = judge_typed(text, answers, accents);
    const auto in_sentence =
        judge_typed(text, with_words_beside(answers, note(), card_.face), accents);
    if (in_sentence.closeness < verdict_.closeness) verdict_ = in_sentence;
    finish(verdict_.grade());
    return true;
}

void Turn::show_point() {
    if (!revealed_ && points_shown_ == had_.size() && points_shown_ < note().points.size())
        ++points_shown_;
}

void Turn::judge_point(bool had) {
    if (revealed_) return;
    if (points_shown_ == had_.size()) return;
    had_.push_back(had);
    if (had_.size() == note().points.size()) reveal();
}

std::string Turn::given() const {
    base::JsonObject detail;
    if (typed_) return detail.add("given", *typed_).text();
    if (estimated_) return detail.add("given", number_text(*estimated_)).text();
    std::vector<std::string> given;
    for (std::size_t i = 0; i < options_.size(); ++i)
        if (picked_[i]) given.push_back(options_[i]);
    if (!given.empty()) return detail.add("given", given).text();
    const std::vector<std::string> missed = missing_from(had_);
    return missed.empty() ? "" : detail.add("missed", missed).text();
}

double Turn::credit() const {
    if (!revealed_) return 0;
    if (typed_) return verdict_.closeness == Closeness::wrong ? 0 : 1;
    if (manner_ == Manner::recall) return 0;
    if (manner_ != Manner::points) return suggestion_ == Grade::good ? 1 : 0;
    if (had_.empty()) return 0;
    const auto had = std::count(had_.begin(), had_.end(), true);
    return static_cast<double>(had) / static_cast<double>(had_.size());
}

}  // namespace core
