// What a quiz asks.
#include "core/quiz/pick.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"
#include "core/schedule/memory.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <vector>

using namespace core;

namespace {

using Cards = std::vector<std::int64_t>;

QuizCandidate candidate(std::int64_t card, std::int64_t deck = 1) {
    QuizCandidate out;
    out.card = card;
    out.note = card;
    out.deck = deck;
    out.ease = start_ease;
    return out;
}
QuizCandidate met(std::int64_t card, double recall) {
    QuizCandidate out = candidate(card);
    out.recall = recall;
    return out;
}
QuizCandidate missed(std::int64_t card, int days_ago) {
    QuizCandidate out = met(card, 0.99);
    out.missed = days_ago;
    return out;
}
QuizCandidate fresh(std::int64_t card, int rank = 0, std::int64_t deck = 1) {
    QuizCandidate out = candidate(card, deck);
    out.fresh = true;
    out.rank = rank;
    return out;
}

std::string tags_of(const QuizCandidate& one) {
    return fmt::format("all\ntag{}", one.card % 6);
}

// The first so many, all taken.
std::vector<QuizCandidate> quiz(const std::vector<QuizCandidate>& from, Pick pick,
                                std::uint64_t seed, std::size_t count) {
    QuizPicker picker(from, pick, seed, tags_of);
    std::vector<QuizCandidate> out;
    while (out.size() < count) {
        const auto next = picker.next();
        if (!next) break;
        out.push_back(*next);
        picker.take();
    }
    return out;
}
Cards cards(const std::vector<QuizCandidate>& from, Pick pick, std::size_t count = 1000,
            std::uint64_t seed = 1) {
    Cards out;
    for (const auto& one : quiz(from, pick, seed, count)) out.push_back(one.card);
    return out;
}

std::vector<QuizCandidate> at_random(base::Random& random, int count) {
    std::vector<QuizCandidate> out;
    for (int i = 0; i < count; ++i) {
        QuizCandidate one = candidate(i + 1, static_cast<std::int64_t>(random.below(5)));
        one.note = 1 + i / 2;
        one.fresh = random.below(3) == 0;
        one.rank = static_cast<int>(random.below(2));
        one.recall = one.fresh ? 0 : static_cast<double>(random.below(1000)) / 1000;
        one.ease = 1300 + static_cast<int>(random.below(2200));
        one.lapses = static_cast<int>(random.below(10));
        if (random.below(4) == 0) one.missed = static_cast<int>(random.below(14));
        one.right_today = random.below(10) == 0;
        out.push_back(one);
    }
    return out;
}

constexpr std::array all_picks{Pick::mix, Pick::weak, Pick::missed, Pick::fresh};

}  // namespace

TEST_CASE("what is picked can be named") {
    for (const Pick pick : all_picks) CHECK(parse_pick(to_string(pick)) == pick);
    CHECK(to_string(Pick::fresh) == "new");
    CHECK_FALSE(parse_pick("fresh"));
}

TEST_CASE("without candidates there is no question") {
    for (const Pick pick : all_picks) CHECK_FALSE(QuizPicker({}, pick, 1, tags_of).next());
}

TEST_CASE("weak asks the least likely known first, and nothing new") {
    CHECK(cards({met(1, 0.95), met(2, 0.42), fresh(3), met(4, 0.71)}, Pick::weak) ==
          Cards{2, 4, 1});
}

TEST_CASE("low ease and lapses make a card weaker") {
    QuizCandidate hard = met(1, 0.9);
    hard.ease = 1300;
    QuizCandidate lapsed = met(2, 0.9);
    lapsed.lapses = 4;
    QuizCandidate both = hard;
    both.card = both.note = 3;
    both.lapses = 8;
    CHECK(cards({met(4, 0.9), both}, Pick::weak) == Cards{3, 4});
    CHECK(cards({met(4, 0.9), hard}, Pick::weak) == Cards{1, 4});
    CHECK(cards({met(4, 0.9), lapsed}, Pick::weak) == Cards{2, 4});
}

TEST_CASE("missed asks only what was missed, the newest miss first") {
    CHECK(cards({missed(1, 3), met(2, 0.1), missed(3, 0), fresh(4), missed(5, 13)}, Pick::missed) ==
          Cards{3, 1, 5});
}

TEST_CASE("new asks what was never met, what is to be met first before the rest") {
    CHECK(cards({fresh(1, 1), fresh(2, 0), met(3, 0.1)}, Pick::fresh) == Cards{2, 1});
}

TEST_CASE("mix takes turns between weak, missed and new") {
    const std::vector<QuizCandidate> from{met(1, 0.2), met(2, 0.3), missed(3, 0), missed(4, 1),
                                          fresh(5, 0), fresh(6, 1), met(7, 0.1)};
    CHECK(cards(from, Pick::mix, 7) == Cards{7, 3, 5, 1, 4, 6, 2});
}

TEST_CASE("in a mix, an empty class gives its turns to the others") {
    CHECK(cards({met(1, 0.1), met(2, 0.2), fresh(3, 0), fresh(4, 1)}, Pick::mix) ==
          Cards{1, 3, 2, 4});
    CHECK(cards({fresh(3, 0), fresh(4, 1)}, Pick::mix) == Cards{3, 4});
}

TEST_CASE("a card that is both weak and missed is asked once") {
    CHECK(cards({missed(1, 0), missed(2, 1)}, Pick::mix).size() == 2);
}

TEST_CASE("a candidate that was handed out and not taken is passed over") {
    QuizPicker picker({met(1, 0.1), met(2, 0.3), met(3, 0.5)}, Pick::weak, 1, tags_of);
    CHECK(picker.next()->card == 1);
    CHECK(picker.next()->card == 2);
    picker.take();
    CHECK(picker.next()->card == 3);
    CHECK_FALSE(picker.next());
}

TEST_CASE("a class keeps its turn until one of its candidates is taken") {
    QuizPicker picker({met(1, 0.1), met(2, 0.3), fresh(3)}, Pick::mix, 1, tags_of);
    CHECK(picker.next()->card == 1);
    CHECK(picker.next()->card == 2);
    picker.take();
    CHECK(picker.next()->card == 3);
}

TEST_CASE("a sibling of a taken card is not asked, one of a card passed over is") {
    QuizCandidate sibling = met(2, 0.3);
    sibling.note = 1;
    const std::vector<QuizCandidate> from{met(1, 0.1), sibling};
    CHECK(cards(from, Pick::weak) == Cards{1});
    QuizPicker picker(from, Pick::weak, 1, tags_of);
    picker.next();
    CHECK(picker.next()->card == 2);
}

TEST_CASE("what was right in a quiz today comes after all else of its class") {
    QuizCandidate weakest = met(1, 0.1);
    QuizCandidate first = fresh(2, 0);
    weakest.right_today = first.right_today = true;
    CHECK(cards({weakest, met(3, 0.9)}, Pick::weak) == Cards{3, 1});
    CHECK(cards({first, fresh(4, 1)}, Pick::fresh) == Cards{4, 2});
}

TEST_CASE("about equally good ones are spread over decks, however many one of them has") {
    std::vector<QuizCandidate> from;
    for (int i = 0; i < 5000; ++i) from.push_back(fresh(i + 1, 0, 1));
    for (int deck = 2; deck <= 5; ++deck)
        for (int i = 0; i < 3; ++i) from.push_back(fresh(10'000 + deck * 10 + i, 0, deck));
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::map<std::int64_t, int> decks;
        for (const auto& one : quiz(from, Pick::fresh, seed, 10)) ++decks[one.deck];
        for (std::int64_t deck = 1; deck <= 5; ++deck) CHECK(decks[deck] == 2);
    }
}

TEST_CASE("within a deck, about equally good ones are spread over tags") {
    std::vector<QuizCandidate> from;
    for (int i = 0; i < 60; ++i) from.push_back(fresh(i + 1));
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::set<std::string> tags;
        for (const auto& one : quiz(from, Pick::fresh, seed, 6)) tags.insert(tags_of(one));
        CHECK(tags.size() == 6);
    }
}

TEST_CASE("spreading never prefers a clearly better known card") {
    std::vector<QuizCandidate> from;
    for (int i = 0; i < 5; ++i) from.push_back(met(i + 1, 0.31));
    QuizCandidate elsewhere = met(9, 0.9);
    elsewhere.deck = 2;
    from.push_back(elsewhere);
    CHECK(cards(from, Pick::weak).back() == 9);
}

TEST_CASE("whatever the candidates, a quiz is made of them and never asks a note twice") {
    base::Random random(7);
    for (int round = 0; round < 60; ++round) {
        const auto from = at_random(random, 1 + static_cast<int>(random.below(120)));
        for (const Pick pick : all_picks) {
            std::set<std::int64_t> notes;
            for (const auto& one : quiz(from, pick, random.next(), 1000)) {
                CHECK(notes.insert(one.note).second);
                CHECK(from[static_cast<std::size_t>(one.card - 1)].note == one.note);
                if (pick == Pick::missed) CHECK(one.missed);
                if (pick == Pick::weak) CHECK_FALSE(one.fresh);
                if (pick == Pick::fresh) CHECK(one.fresh);
            }
            if (pick != Pick::mix) continue;
            std::set<std::int64_t> all;
            for (const auto& one : from) all.insert(one.note);
            CHECK(notes == all);
        }
    }
}

TEST_CASE("the same seed gives the same quiz, another seed another") {
    base::Random random(8);
    const auto from = at_random(random, 300);
    for (const Pick pick : all_picks) {
        std::set<Cards> different;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const Cards once = cards(from, pick, 10, seed);
            CHECK(once == cards(from, pick, 10, seed));
            different.insert(once);
        }
        CHECK(different.size() > 1);
    }
}

TEST_CASE("a quiz asks only what was met as soon as twenty cards were") {
    std::vector<QuizCandidate> some;
    for (int i = 0; i < 30; ++i) some.push_back(fresh(100 + i));
    for (int i = 0; i < 19; ++i) some.push_back(met(i, 0.9));
    CHECK(usual_pick(some) == Pick::mix);
    some.push_back(met(19, 0.9));
    CHECK(usual_pick(some) == Pick::met);
    QuizCandidate missed_in_a_quiz = fresh(200);
    missed_in_a_quiz.missed = 1;
    some.push_back(missed_in_a_quiz);
    const auto asked = quiz(some, Pick::met, 7, 100);
    CHECK(asked.size() == 20);
    for (const auto& one : asked) CHECK_FALSE(one.fresh);
}
