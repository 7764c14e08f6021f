// What undo may take back while another window is open.
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/reviews.hpp"
#include "store/another_holder.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

const std::string may_be_anothers = "the newest act may be another open window's";

// A home where an earlier review answered its first card.
struct Answered : Home {
    Answered() : Home(typed + choice) { piped(*this, "3\n"); }

    bool is_taken_back() { return state("protocol").memory.phase == core::Phase::fresh; }
};

struct BesideAnother : Answered {
    AnotherHolder other = AnotherHolder::window(setup.places.files().history);
};

// The same review through each front, in a home of its own.
template <typename In>
struct Both {
    Both(std::string_view by_keys, const std::string& by_lines) {
        In one, other;
        keys = keyed(one, by_keys);
        lines = piped(other, by_lines);
        takes_back = {one.is_taken_back(), other.is_taken_back()};
    }
    Said keys, lines;
    std::pair<bool, bool> takes_back;
};

std::vector<std::string> without_consent(const Said& said) {
    auto all = sentences(said);
    INFO(said.out << said.err);
    CHECK(std::erase_if(all, [](const auto& one) { return one.starts_with(may_be_anothers); }) ==
          1);
    return all;
}

}  // namespace

TEST_CASE("What may be another open window's is asked about by keys, and named by lines") {
    BesideAnother by_key;
    const auto keys = keyed(by_key, "unq");
    BesideAnother by_line;
    const auto lines = piped(by_line, "u\nq\n");
    CHECK_THAT(keys.out, ContainsSubstring("The newest act may be another open window's. Take it "
                                           "back? y/n\n"));
    CHECK(lines.err == "ebb: " + may_be_anothers + "; `ebb undo --yes` takes it back\n");
    CHECK(without_consent(keys) == without_consent(lines));
    CHECK_FALSE(by_key.is_taken_back());
    CHECK_FALSE(by_line.is_taken_back());
}

TEST_CASE("By keys the act is taken back for y, and left for n, Esc and the input's end") {
    struct Answer {
        std::string_view keys;
        bool takes_back;
    };
    for (const auto& [text, takes_back] :
         {Answer{"uyq", true}, Answer{"u?3 yq", true}, Answer{"unq", false},
          Answer{"u\x1bq", false}, Answer{"u", false}, Answer{"unuyq", true}}) {
        INFO(text);
        BesideAnother home;
        const auto said = keyed(home, text);
        const bool says_so =
            said.out.find("took back: good   Which protocol spreads rumours?") != std::string::npos;
        CHECK(says_so == takes_back);
        CHECK(home.is_taken_back() == takes_back);
    }
}

TEST_CASE("A screen that has become another one is asked for consent once more") {
    BesideAnother home;
    CHECK(says_twice(resized(home, "u"), "Take it back? y/n"));
}

TEST_CASE("Where no other window is open, an earlier review's act is taken back on both fronts") {
    const Both<Answered> both("uq", "u\nq\n");
    CHECK_THAT(both.keys.out,
               ContainsSubstring("took back: good   Which protocol spreads rumours?"));
    CHECK(sentences(both.keys) == sentences(both.lines));
    CHECK(both.takes_back == std::pair(true, true));
}

TEST_CASE("A review takes back its own acts unasked, and asks once they are used up") {
    const Both<BesideAnother> both("1\nuuq", "1\n\nu\nu\nq\n");
    CHECK_THAT(both.keys.out, ContainsSubstring("took back: "));
    CHECK_THAT(both.lines.out, ContainsSubstring("took back: "));
    CHECK(without_consent(both.keys) == without_consent(both.lines));
    CHECK(both.takes_back == std::pair(false, false));
}
