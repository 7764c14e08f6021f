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

TEST_CASE(
    "An act that is not of this session is asked about by keys, and said once more by lines") {
    const Both<Answered> both("uyq", "u\nu\nq\n");
    CHECK_THAT(both.keys.out,
               ContainsSubstring("The newest act is not of this session (good mine/protocol). "
                                 "Take it back? y/n\n"));
    CHECK(both.lines.err ==
          "ebb: the newest act is not of this session (good mine/protocol); `u` once more takes "
          "it back\n");
    for (const Said& said : {both.keys, both.lines})
        CHECK_THAT(said.out,
                   ContainsSubstring("took back: good   Which protocol spreads rumours?"));
    CHECK(both.takes_back == std::pair(true, true));
}

TEST_CASE("Who does not agree, or says something else first, keeps what was done before") {
    for (const char* keys : {"unq", "u\x1bq", "u"}) {
        Answered home;
        keyed(home, keys);
        CHECK_FALSE(home.is_taken_back());
    }
    for (const char* lines : {"u\nq\n", "u\n", "u\nshow\nu\nq\n"}) {
        Answered home;
        piped(home, lines);
        CHECK_FALSE(home.is_taken_back());
    }
}

TEST_CASE("Only the first undo that reaches back asks") {
    const std::string two = typed + choice;
    for (const bool by_pipe : {false, true}) {
        Home home(two);
        piped(home, "3\n");
        piped(home, "\n\n");
        const Said said = by_pipe ? piped(home, "u\nu\nu\nu\nq\n") : keyed(home, "uyuuq");
        INFO(said.out << said.err);
        const std::string all = said.out + said.err;
        CHECK(says_twice(said.out, "took back: "));
        CHECK_THAT(all, ContainsSubstring(by_pipe ? "nothing is left to be undone"
                                                  : "Nothing is left to be undone."));
        CHECK(all.find("before this session") == all.rfind("before this session"));
    }
}

TEST_CASE("What is put away already is so called, on both fronts, and leaves no act") {
    for (const bool by_pipe : {false, true}) {
        Home home(question + typed);
        piped(home, "easy\n");
        home.workspace().store.change(core::RowKind::suspend, {"mine/cap"}, home.workspace().now());
        home.workspace().store.change(core::RowKind::forget, {"mine/cap"}, home.workspace().now());
        // Undo of the forgetting puts the card on the desk, suspended as it is.
        const Said said = by_pipe ? piped(home, "u\nu\ns\nu\nq\n") : keyed(home, "uysuq");
        INFO(said.out << said.err);
        CHECK_THAT(said.out, ContainsSubstring("nothing to do: put away already   What is cap?"));
        CHECK_THAT(said.out, ContainsSubstring("took back: suspend   What is cap?"));
    }
}

TEST_CASE("Nothing is called left to be undone only where no act stands") {
    Answered home;
    const Said said = piped(home, "u\nu\nu\nq\n");
    CHECK_THAT(said.err, ContainsSubstring("ebb: nothing is left to be undone\n"));
    CHECK(home.is_taken_back());
}

TEST_CASE("A review takes back its own acts unasked, and asks once they are used up") {
    const Both<BesideAnother> both("1\nuuq", "1\n\nu\nu\nq\n");
    CHECK_THAT(both.keys.out, ContainsSubstring("took back: "));
    CHECK_THAT(both.lines.out, ContainsSubstring("took back: "));
    CHECK(without_consent(both.keys) == without_consent(both.lines));
    CHECK(both.takes_back == std::pair(false, false));
}
