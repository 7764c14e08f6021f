// How well forecasts foretell a learner's log, on its last 30 %: by the model alone, as corrected
// by the first 70 %, and by a moving average that knows nothing of the cards.
//
// usage: score_log < LOG
//
// LOG is CSV, sorted by time: card_id, review_time_ms, rating (1 to 4), and whatever follows; UTC,
// study days begin at 04:00. Reviews on the day of the one before are no forecasts.
#include "base/text/cut.hpp"
#include "core/schedule/correction.hpp"
#include "core/schedule/fsrs.hpp"
#include "core/schedule/score.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using core::Grade;

struct Review {
    std::int64_t card = 0;
    core::Day day{};
    Grade grade{};
};

std::int64_t number(std::string_view text) {
    std::int64_t value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) throw std::runtime_error("no number: " + std::string(text));
    return value;
}

std::vector<Review> read_log(std::istream& in) {
    std::vector<Review> reviews;
    std::string line;
    std::getline(in, line);  // names
    while (std::getline(in, line)) {
        const auto fields = base::split(line, ",");
        const core::Instant at{core::Milliseconds{number(fields.at(1))}};
        reviews.push_back({number(fields[0]),
                           core::study_day(at, core::Minutes{0}, core::Minutes{240}),
                           static_cast<Grade>(number(fields.at(2)))});
    }
    return reviews;
}

struct Card {
    core::Strength strength;
    core::Day day{};
    bool has_lapsed = false;
};

// Takes the review in; what was foretold of it, unless it is the card's first that day.
std::optional<core::Foretold> take(const Review& review, Card& card) {
    const bool is_known = review.grade != Grade::again;
    std::optional<core::Foretold> foretold;
    if (card.strength.stability == 0) {
        card.strength = core::first_strength(review.grade);
    } else {
        const int days = static_cast<int>((review.day - card.day).count());
        if (days > 0) {
            foretold = {core::chance_of_recall(card.strength.stability, days), card.has_lapsed,
                        is_known};
            card.has_lapsed = card.has_lapsed || !is_known;
        }
        card.strength = core::next_strength(card.strength, review.grade, days);
    }
    card.day = review.day;
    return foretold;
}

void print(const char* name, const std::vector<core::Forecast>& forecasts) {
    fmt::print("{:<15} {:.4f}    {:.3f}\n", name, core::log_loss(forecasts),
               core::area_under_curve(forecasts));
}

}  // namespace

int main() {
    const std::vector<Review> log = read_log(std::cin);
    const std::size_t trained = log.size() * 7 / 10;
    std::map<std::int64_t, Card> cards;
    std::vector<core::Foretold> record;
    core::Correction correction;
    core::MovingAverage average;
    std::vector<core::Forecast> by_model;
    std::vector<core::Forecast> corrected;
    std::vector<core::Forecast> by_average;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (i == trained) correction = core::fitted(record);
        const auto foretold = take(log[i], cards[log[i].card]);
        if (!foretold) continue;
        const bool is_known = foretold->is_known;
        if (i < trained) {
            record.push_back(*foretold);
        } else {
            by_model.push_back({foretold->chance, is_known});
            corrected.push_back({correction.of(foretold->chance, foretold->has_lapsed), is_known});
            by_average.push_back({average.chance(), is_known});
        }
        average.add(is_known);
    }
    fmt::print("{} of {} reviews foretold; shift {:.3f}, slope {:.3f}, lapsed {:.3f}\n",
               by_model.size(), log.size(), correction.shift, correction.slope, correction.lapsed);
    fmt::print("                log loss  AUC\n");
    print("uncorrected", by_model);
    print("corrected", corrected);
    print("moving average", by_average);
}
