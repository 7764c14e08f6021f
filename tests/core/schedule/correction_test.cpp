#include "core/schedule/correction.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"

#include <cmath>

using namespace core;

namespace {

// Reviews of a learner whose odds are another's, stretched and moved.
std::vector<Foretold> reviews_of(const Correction& truth, int count) {
    base::Random random(7);
    std::vector<Foretold> reviews;
    for (int i = 0; i < count; ++i) {
        const double chance = 0.5 + static_cast<double>(random.below(480)) / 1000;
        const bool has_lapsed = random.below(3) == 0;
        const double known = truth.of(chance, has_lapsed);
        reviews.push_back(
            {chance, has_lapsed, static_cast<double>(random.below(1'000'000)) < known * 1e6});
    }
    return reviews;
}

bool is_near(const Correction& a, const Correction& b, double by) {
    return std::abs(a.shift - b.shift) < by && std::abs(a.slope - b.slope) < by &&
           std::abs(a.lapsed - b.lapsed) < by;
}

}  // namespace

TEST_CASE("no correction changes nothing") {
    for (const double chance : {0.001, 0.2, 0.5, 0.9, 0.999})
        CHECK(std::abs(Correction{}.of(chance, true) - chance) < 1e-12);
}

TEST_CASE("odds are stretched and moved") {
    // Odds of 4 stretched by 2 are 16, halved 8, doubled for a card that lapsed 16: 8/9 and 16/17.
    const Correction correction{-std::log(2.0), 2, std::log(2.0)};
    CHECK(std::abs(correction.of(0.8, false) - 8.0 / 9) < 1e-12);
    CHECK(std::abs(correction.of(0.8, true) - 16.0 / 17) < 1e-12);
}

TEST_CASE("a hundred reviews are the fewest that correct") {
    const auto reviews = reviews_of({-1, 1, 0}, 100);
    CHECK(fitted({reviews.data(), 99}) == Correction{});
    CHECK(fitted(reviews).shift < -0.1);
}

TEST_CASE("with many reviews a learner is found as they are") {
    const Correction truth{-0.5, 1.4, 0.6};
    CHECK(is_near(fitted(reviews_of(truth, 100'000)), truth, 0.06));
}

TEST_CASE("with few it is nearer to none") {
    const Correction truth{-1, 1, 0};
    CHECK(std::abs(fitted(reviews_of(truth, 120)).shift) <
          std::abs(fitted(reviews_of(truth, 10'000)).shift));
}

TEST_CASE(
    "what stands out at the end of a fit is its balance: the ridge pulls as far as the reviews") {
    const auto reviews = reviews_of({0.3, 0.8, -0.4}, 1'000);
    const Correction fit = fitted(reviews);
    double pull = 0;
    for (const Foretold& one : reviews)
        pull += (one.is_known ? 1 : 0) - fit.of(one.chance, one.has_lapsed);
    CHECK(std::abs(pull - 20 * fit.shift) < 1e-6);
}

TEST_CASE("even a learner who knows all, or nothing, is fitted") {
    for (const bool knows : {false, true}) {
        std::vector<Foretold> reviews(1'000, {0.999, true, knows});
        const Correction fit = fitted(reviews);
        CHECK(std::isfinite(fit.of(0.9, true)));
        CHECK((fit.of(0.9, true) > 0.9) == knows);
    }
    const std::vector<Foretold> certain(200, {1.0, false, false});
    CHECK(std::isfinite(fitted(certain).shift));
}
