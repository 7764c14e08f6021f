#include "core/card/readable_id.hpp"

#include "catch.hpp"
#include "core/card/identity.hpp"
#include "core/card/notes.hpp"

#include <set>

using core::Note;
using core::readable_id;
using notes::choice;
using notes::cloze;
using notes::number;
using notes::points;
using notes::question;

namespace {

std::string id_of(const Note& note, const std::set<std::string>& taken = {}) {
    return readable_id(note, [&](const std::string& id) { return taken.contains(id); });
}

}  // namespace

TEST_CASE("An id is made of the words of the front that tell it from others") {
    struct Case {
        Note note;
        std::string id;
    };
    const std::vector<Case> cases = {
        {question("Which port has HTTPS?", "443"), "port-https"},
        {question("What is the CAP theorem about?", "..."), "cap-theorem-about"},
        {question("il caffè", "coffee"), "il-caffe"},
        {question("die Straße", "street"), "die-strasse"},
        {question("l'acqua", "water"), "l-acqua"},
        {question("Łódź", "a city"), "lodz"},
        {question("What is it?", "That"), "what-is-it"},
        {question("ο σκύλος", "the dog"), "dog"},
        {question("犬", "いぬ"), "note"},
        {question("**Bold** `code` $x^2$", "b"), "bold-code-x-2"},
        {question("CPU: 3.5 GHz?", "b"), "cpu-3-5-ghz"},
        {cloze("Delta lists {{30 days::how long}} of history."), "delta-lists-30-days-history"},
        {choice("Which claim is right?", {"a"}, {"b"}), "claim-right"},
        {choice("犬?", {"A dog"}, {"b"}), "dog"},
        {number("How many seconds are there in a day?", 86400, "s"), "seconds-day"},
        {points("犬", {"First", "Second"}), "first"},
        {question(std::string(100, 'x') + " y", "b"), std::string(48, 'x')},
        {question("one two three four five six seven", "b"), "two-three-four-five-six"},
    };
    for (const auto& [note, id] : cases) {
        CAPTURE(note.front);
        CHECK(id_of(note) == id);
        CHECK(core::is_valid_id(id_of(note)));
    }
}

TEST_CASE("Where it is taken it has more words, and then a number") {
    const Note note = question("alpha beta gamma delta epsilon zeta eta", "b");
    CHECK(id_of(note, {"alpha-beta-gamma-delta-epsilon"}) == "alpha-beta-gamma-delta-epsilon-zeta");
    CHECK(id_of(note, {"alpha-beta-gamma-delta-epsilon", "alpha-beta-gamma-delta-epsilon-zeta",
                       "alpha-beta-gamma-delta-epsilon-zeta-eta"}) ==
          "alpha-beta-gamma-delta-epsilon-2");
    CHECK(id_of(question("cap", "b"), {"cap", "cap-2"}) == "cap-3");
}

TEST_CASE("Whatever the front says, and however often, the ids are legal and differ") {
    for (const std::string& front :
         {std::string(1000, 'a'), std::string("?"), std::string("\xff\xfe"), std::string("a\nb"),
          std::string("# / ~ ..")}) {
        std::set<std::string> taken;
        for (int i = 0; i < 30; ++i) {
            const std::string id = id_of(question(front, "犬"), taken);
            CHECK(core::is_valid_id(id));
            CHECK(taken.insert(id).second);
        }
    }
}
