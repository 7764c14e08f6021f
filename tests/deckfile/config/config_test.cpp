#include "deckfile/config/config.hpp"

#include "catch.hpp"

using deckfile::describe;
using deckfile::read_config;

namespace {

using Strings = std::vector<std::string>;

Strings problems_of(std::string_view text) {
    Strings out;
    for (const auto& problem : read_config(text).problems)
        out.push_back(describe("config.toml", problem));
    return out;
}

// The view as lines of "name = value (line)", without the keys of acts.
Strings view_of(std::string_view text) {
    Strings out;
    for (const auto& setting : view(read_config(text)))
        if (!setting.name.starts_with("keys."))
            out.push_back(setting.name + " = " + setting.value +
                          (setting.line ? " (" + std::to_string(setting.line) + ")" : ""));
    return out;
}

}  // namespace

TEST_CASE("an empty configuration gives the defaults") {
    const auto config = read_config("");
    CHECK(config.problems.empty());
    CHECK(config.settings == core::Settings{});
    CHECK(view_of("# nothing\n") ==
          Strings{"new_per_day = 20", "reviews_per_day = 200", "rollover = 04:00:00",
                  "new_first = [\"core\"]", "new_order = \"turns\"", "deck_paths = []",
                  "learning_steps_s = [60, 600]", "relearning_steps_s = [600]",
                  "interval_multiplier = 1000", "lapse_multiplier = 0", "max_days = 36500",
                  "fuzz = true"});
}

TEST_CASE("every setting is read, and listed with its line") {
    const std::string text =
        "new_per_day = 5\nreviews_per_day = 0\nrollover = 23:30:00\nnew_first = []\n"
        "new_order = 'deck'\ndeck_paths = [\"~/decks\", 'a\"b']\nlearning_steps_s = [30]\nrelearning_steps_s = []\n"
        "interval_multiplier = 900\nlapse_multiplier = 500\nmax_days = 365\nfuzz = 0\n"
        "[deck.\"my.deck\"]\nnew_per_day = 3\nreviews_per_day = 10\n[deck.other] # mine\n"
        "reviews_per_day = 7\n";
    CHECK(problems_of(text).empty());
    CHECK(view_of(text) ==
          Strings{"new_per_day = 5 (1)", "reviews_per_day = 0 (2)", "rollover = 23:30:00 (3)",
                  "new_first = [] (4)", "new_order = \"deck\" (5)",
                  "deck_paths = [\"~/decks\", \"a\\\"b\"] (6)", "learning_steps_s = [30] (7)",
                  "relearning_steps_s = [] (8)", "interval_multiplier = 900 (9)",
                  "lapse_multiplier = 500 (10)", "max_days = 365 (11)", "fuzz = false (12)",
                  "deck.\"my.deck\".new_per_day = 3 (14)",
                  "deck.\"my.deck\".reviews_per_day = 10 (15)",
                  "deck.\"other\".reviews_per_day = 7 (17)"});
    const auto settings = read_config(text).settings;
    CHECK(settings.rollover == core::Minutes{23 * 60 + 30});
    CHECK(settings.decks.at("other") == core::DeckLimits{-1, 7});
}

TEST_CASE("what the view prints reads back as the same settings") {
    const std::string text =
        "rollover = \"00:05\"\nfuzz = false\ndeck_paths = ['a\"b\\', \"c'd\"]\n"
        "learning_steps_s = [1, 20]\nrelearning_steps_s = []\nnew_order = 'random'\n"
        "keys.again = [\"'\", '\"']\ndeck.\"x\".new_per_day = 1\n"
        "deck.'c.d'.reviews_per_day = 2\n";
    const auto config = read_config(text);
    CHECK(config.problems.empty());
    std::string printed;
    for (const auto& setting : view(config)) printed += setting.name + " = " + setting.value + "\n";
    CHECK(read_config(printed).problems.empty());
    CHECK(read_config(printed).settings == config.settings);
}

TEST_CASE("limits of a deck are read in each form that TOML has for them") {
    for (const std::string text :
         {"[deck.x]\nnew_per_day = 1\n", "[deck]\nx.new_per_day = 1\n", "deck.x.new_per_day = 1\n",
          "deck = { x = { new_per_day = 1 } }\n", "[ deck . 'x' ]\nnew_per_day = 1\n"}) {
        CAPTURE(text);
        const auto config = read_config(text);
        CHECK(config.problems.empty());
        CHECK(config.settings.decks.at("x") == core::DeckLimits{1, -1});
    }
}

TEST_CASE("a wrong value is a problem at its place, and the default stays") {
    struct Case {
        std::string text;
        std::string problem;
    };
    const std::vector<Case> cases = {
        {"\n\nnew_per_dya = 5\n",
         "config.toml:3:1: error: unknown key `new_per_dya`; did you mean `new_per_day`?"},
        {"new_per_day = \"5\"\n",
         "config.toml:1:15: error: `new_per_day` must be a whole number from 0 to 9999, not text"},
        {"new_per_day = 2.5\n",
         "config.toml:1:15: error: `new_per_day` must be a whole number from 0 to 9999, not a "
         "number"},
        {"new_per_day = -1\n",
         "config.toml:1:15: error: `new_per_day` must be a whole number from 0 to 9999, not -1"},
        {"reviews_per_day = 100000\n",
         "config.toml:1:19: error: `reviews_per_day` must be a whole number from 0 to 99999, not "
         "100000"},
        {"rollover = 4\n",
         "config.toml:1:12: error: `rollover` must be a time of day in whole minutes: 04:00:00 or "
         "\"04:00\""},
        {"rollover = 04:00\n",
         "config.toml:1:12: error: no time of day; write 04:00:00, or \"04:00\" in quotes"},
        {"rollover = 24:00:00\n", "config.toml:1:12: error: there is no such time of day"},
        {"rollover = \"24:00\"\n",
         "config.toml:1:12: error: `rollover` must be a time of day in whole minutes: 04:00:00 or "
         "\"04:00\""},
        {"rollover = 04:00:30\n",
         "config.toml:1:12: error: `rollover` must be a time of day in whole minutes: 04:00:00 or "
         "\"04:00\""},
        {"new_first = \"core\"\n",
         "config.toml:1:13: error: `new_first` must be a list of texts: [\"...\", \"...\"], not "
         "text"},
        {"new_first = [\"a b\"]\n",
         "config.toml:1:14: error: `a b` is no tag; tags are made of letters, digits and - _ . /"},
        {"deck_paths = \"x\"\n",
         "config.toml:1:14: error: `deck_paths` must be a list of texts: [\"...\", \"...\"], not "
         "text"},
        {"learning_steps_s = [0]\n",
         "config.toml:1:21: error: `learning_steps_s` must be a whole number from 1 to 86399, not "
         "0"},
        {"learning_steps_s = [1,2,3,4,5,6,7,8,9,10,11]\n",
         "config.toml:1:20: error: `learning_steps_s` must be a list of at most 10 whole numbers "
         "of "
         "seconds"},
        {"learning_steps_s = [86400]\n",
         "config.toml:1:21: error: `learning_steps_s` must be a whole number from 1 to 86399, not "
         "86400"},
        {"relearning_steps_s = [60, 172800]\n",
         "config.toml:1:27: error: `relearning_steps_s` must be a whole number from 1 to 86399, "
         "not 172800"},
        {"learning_steps_s = [600, 60]\n",
         "config.toml:1:26: error: the steps of `learning_steps_s` must rise, and 60 does not rise "
         "above 600"},
        {"relearning_steps_s = [60,\n600, 600]\n",
         "config.toml:2:6: error: the steps of `relearning_steps_s` must rise, and 600 does not "
         "rise above 600"},
        {"interval_multiplier = 99\n",
         "config.toml:1:23: error: `interval_multiplier` must be a whole number from 100 to 3000, "
         "not 99"},
        {"fuzz = 2\n",
         "config.toml:1:8: error: `fuzz` must be true or false, without quotes, not a number"},
        {"[scheduler]\nfuzz = 1\n",
         "config.toml:1:1: error: unknown table; the configuration has only tables such as "
         "[deck.\"ID\"] and [keys]"},
        {"[deck.x] fuzz = 1\n",
         "config.toml:1:1: error: unknown table; the configuration has only tables such as "
         "[deck.\"ID\"] and [keys]"},
        {"[[deck.x]]\n",
         "config.toml:1:1: error: unknown table; the configuration has only tables such as "
         "[deck.\"ID\"] and [keys]"},
        {"[deck.\"a b\"]\n", "config.toml:1:1: error: `a b` is no deck's id"},
        {"[deck.x]\n[deck.x]\n", "config.toml:2:1: error: a second table for the deck `x`"},
        {"[deck.x]\nnew = 1\n",
         "config.toml:2:1: error: unknown key `new`; the keys here are new_per_day, "
         "reviews_per_day"},
        {"[deck.x]\nfuzz = false\n",
         "config.toml:2:1: error: `fuzz` is for all decks; it stands above the first header"},
        {"[deck]\nnew_per_day = 1\n",
         "config.toml:2:1: error: `new_per_day` stands in [deck]; limits of one deck stand in "
         "[deck.\"ID\"]"},
        {"deck = 3\n",
         "config.toml:1:1: error: `deck` must be a table for each deck: [deck.\"ID\"]"},
        {"new_per_day = 1\nnew_per_day = 2\n",
         "config.toml:2:1: error: `new_per_day` is given twice"},
        {"new_first = [\n",
         "config.toml:1:13: error: list not closed; add ] behind its last entry"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(problems_of(c.text) == Strings{c.problem});
        auto settings = read_config(c.text).settings;
        settings.new_per_day = core::Settings{}.new_per_day;  // one case gives it twice, once well
        CHECK(settings == core::Settings{});
    }
}

TEST_CASE("all problems of the configuration are reported at once") {
    CHECK(problems_of("fuzz = \"yes\"\nmax_days = 0\n[deck.x]\nnew_per_day = -1\n[y]\n").size() ==
          4);
}

TEST_CASE("Keys are given to acts by name, one or several") {
    const auto config = read_config("[keys]\nagain = \"j\"\nmarked = [\"space\", \"k\"]\n");
    CHECK(config.problems.empty());
    CHECK(config.settings.keys == core::Keys{{"again", "j"}, {"marked", " k"}});
    CHECK(read_config("keys.again = \"j\"\n").settings.keys == core::Keys{{"again", "j"}});
    CHECK(read_config("keys = { again = \"j\" }\n").settings.keys == core::Keys{{"again", "j"}});
}

TEST_CASE(
    "An act that is none, a key that is none and a key with two meanings are errors at their place") {
    const auto told = [](const char* line) {
        const auto config = read_config(std::string("[keys]\n") + line + "\n");
        REQUIRE(config.problems.size() == 1);
        return deckfile::describe("c", config.problems.front());
    };
    using Catch::Matchers::ContainsSubstring;
    using Catch::Matchers::StartsWith;
    CHECK_THAT(told("agian = \"j\""), StartsWith("c:2:1: ") && ContainsSubstring("again"));
    CHECK_THAT(told("again = \"ctrl-x\""),
               StartsWith("c:2:9: ") && ContainsSubstring("`ctrl-x` is no key"));
    CHECK_THAT(told("again = \"é\""), ContainsSubstring("is no key"));
    CHECK_THAT(told("again = \"2\""),
               StartsWith("c:2:9: ") && ContainsSubstring("`again` and `hard`"));
    CHECK_THAT(told("again = \"q\""), ContainsSubstring("`again` and `quit`"));
    CHECK_THAT(told("undo = \"5\""), ContainsSubstring("`undo` and `an answer`"));
    CHECK_THAT(told("show = \"u\""), ContainsSubstring("`show` and `undo`"));
}

TEST_CASE("No usual key means two things at one stage") {
    for (const auto& act : core::keyed_acts())
        for (const char key : act.keys) CHECK_FALSE(core::other_meaning({}, act, key));
}
