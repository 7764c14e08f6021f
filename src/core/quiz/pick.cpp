#include "core/quiz/pick.hpp"

#include "base/numbers/random.hpp"
#include "base/text/cut.hpp"
#include "base/text/names.hpp"
#include "core/schedule/memory.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace core {
namespace {

constexpr std::size_t choice = 64;    // of how many about equal ones the least crowded is taken
constexpr int after_all = 1'000'000;  // bands
constexpr double band_width = 0.05;   // of strength
constexpr double per_ease = 0.1;      // strength that a whole point of ease is worth
constexpr double per_lapse = 0.02;
constexpr int lapses_that_tell = 8;
constexpr int enough_met = 20;  // cards

// Recall alone trusts the interval; ease and lapses tell how often that trust was misplaced.
double strength(const QuizCandidate& one) {
    return one.recall + per_ease * (one.ease - start_ease) / 1000 -
           per_lapse * std::min(one.lapses, lapses_that_tell);
}

bool belongs(const QuizCandidate& one, Pick what) {
    if (what == Pick::missed) return one.missed.has_value();
    return one.fresh == (what == Pick::fresh);
}

int band_of(const QuizCandidate& one, Pick what) {
    const int last = one.right_today ? after_all : 0;
    if (what == Pick::missed) return last + *one.missed;
    if (what == Pick::fresh) return last + one.rank;
    return last + static_cast<int>(std::floor(strength(one) / band_width));
}

std::vector<Pick> lanes_of(Pick pick) {
    if (pick == Pick::met) return {Pick::weak, Pick::missed};
    if (pick == Pick::mix) return {Pick::weak, Pick::missed, Pick::fresh};
    return {pick};
}

}  // namespace

Pick usual_pick(const std::vector<QuizCandidate>& candidates) {
    const auto met = std::count_if(candidates.begin(), candidates.end(),
                                   [](const QuizCandidate& one) { return !one.fresh; });
    return met >= enough_met ? Pick::met : Pick::mix;
}

std::string_view to_string(Pick pick) {
    return base::name_of(picks, pick);
}

std::optional<Pick> parse_pick(std::string_view word) {
    return base::value_of(picks, word);
}

QuizPicker::QuizPicker(std::vector<QuizCandidate> candidates, Pick pick, std::uint64_t seed,
                       TagsOf tags_of)
    : candidates_(std::move(candidates)),
      tags_of_(std::move(tags_of)),
      handed_out_(candidates_.size()) {
    for (const Pick one : lanes_of(pick)) add_lane(one, seed);
    const bool met_only = pick == Pick::met;  // a card may have been missed in a quiz alone
    for (std::size_t i = 0; met_only && i < candidates_.size(); ++i)
        handed_out_[i] = candidates_[i].fresh;
}

void QuizPicker::add_lane(Pick what, std::uint64_t seed) {
    Lane& lane = lanes_.emplace_back();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const QuizCandidate& one = candidates_[i];
        if (!belongs(one, what)) continue;
        const auto luck =
            base::splitmix64(base::splitmix64(seed) ^ static_cast<std::uint64_t>(one.card));
        lane.bands[band_of(one, what)].push_back({0, luck, i});
    }
}

// The decks take turns, so that the few at the front are of many decks even where one deck has
// nearly all of it.
std::deque<QuizPicker::Entry> QuizPicker::in_order(std::vector<Entry> band) const {
    const auto place = [](const Entry& e) { return std::tie(e.turn, e.luck, e.index); };
    const auto before = [&](const Entry& a, const Entry& b) { return place(a) < place(b); };
    std::sort(band.begin(), band.end(), before);
    std::map<std::int64_t, int> turns;
    for (Entry& entry : band) entry.turn = turns[candidates_[entry.index].deck]++;
    std::sort(band.begin(), band.end(), before);
    return {band.begin(), band.end()};
}

bool QuizPicker::is_out(std::size_t index) const {
    const std::int64_t note = candidates_[index].note;
    return handed_out_[index] || (note != 0 && notes_.contains(note));
}

std::pair<int, int> QuizPicker::taken_beside(const QuizCandidate& one) const {
    const auto deck = decks_.find(one.deck);
    int by_tags = 0;
    const std::string tags = tags_.empty() ? "" : tags_of_(one);
    for (const std::string_view tag : base::lines_of(tags))
        if (const auto found = tags_.find(tag); found != tags_.end()) by_tags += found->second;
    return {deck == decks_.end() ? 0 : deck->second, by_tags};
}

std::optional<std::size_t> QuizPicker::draw(Lane& lane) {
    for (;;) {
        if (const auto drawn = draw(lane.front)) return drawn;
        if (lane.bands.empty()) return std::nullopt;
        lane.front = in_order(std::move(lane.bands.begin()->second));
        lane.bands.erase(lane.bands.begin());
    }
}

std::optional<std::size_t> QuizPicker::draw(std::deque<Entry>& band) {
    std::optional<std::size_t> best;
    std::pair<int, int> least;
    for (std::size_t i = 0; i < std::min(choice, band.size());) {
        if (is_out(band[i].index)) {
            band.erase(band.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        const auto beside = taken_beside(candidates_[band[i].index]);
        if (!best || beside < least) {
            best = band[i].index;
            least = beside;
        }
        ++i;
    }
    return best;
}

std::optional<QuizCandidate> QuizPicker::next() {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        from_ = (lane_ + i) % lanes_.size();
        const auto drawn = draw(lanes_[from_]);
        if (!drawn) continue;
        handed_out_[*drawn] = true;
        last_ = *drawn;
        return candidates_[*drawn];
    }
    return std::nullopt;
}

void QuizPicker::take() {
    const QuizCandidate& one = candidates_[last_];
    notes_.insert(one.note);
    ++decks_[one.deck];
    const std::string tags = tags_of_(one);
    for (const std::string_view tag : base::lines_of(tags)) ++tags_[std::string(tag)];
    lane_ = (from_ + 1) % lanes_.size();
}

}  // namespace core
