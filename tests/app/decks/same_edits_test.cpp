// A learner's two machines, and an author whose edits git has brought to both before anything else
// is done on either: whatever is done between the edits, the histories come to one result.
#include "app/decks/adopt.hpp"
#include "app/home.hpp"
#include "base/numbers/random.hpp"
#include "store/database_files.hpp"
#include "store/history/branches.hpp"
#include "store/told.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

using namespace home;
using world::Told;
using namespace std::chrono_literals;

namespace {

// Of whole syllables, any two of which have no letter in common at one place: no word is a slip of
// another.
std::string word(int number) {
    static constexpr std::array syllables = {"ba", "ke", "mi", "ro", "tu"};
    std::string out = "lo";
    for (int left = number, i = 0; i < 4; ++i, left /= 5)
        out += syllables[static_cast<std::size_t>(left % 5)];
    return out;
}

struct Note {
    int fact = 0;    // told by its tag, which is no evidence
    std::string id;  // may be empty
    bool is_cloze = false;
    bool two_holes = false;
    std::array<int, 2> words{};
    std::array<bool, 2> slips{};  // a letter too many in that word
    bool stop = false;
    bool bold = false;

    std::string says(std::size_t at) const { return word(words[at]) + (slips[at] ? "x" : ""); }
    std::size_t faces() const { return is_cloze && two_holes ? 2 : 1; }
    std::string table() const {
        const std::string end = stop ? "." : "";
        const std::string second = bold ? "**" + says(1) + "**" : says(1);
        std::string lines = id.empty() ? "" : home::says("id", id);
        if (is_cloze)
            lines += home::says("cloze", "The {{" + says(0) + "}} holds " +
                                             (two_holes ? "{{" + second + "}}" : second) + end);
        else
            lines += home::says("front", "What is " + says(0) + end) + home::says("back", second);
        return home::note(lines + fmt::format("tags = [\"fact-{}\"]\n", fact));
    }
};

using Deck = std::vector<Note>;
using Decks = std::map<std::string, Deck>;  // by the names of their files

// Who makes one edit at a time.
class Author {
public:
    explicit Author(base::Random& random) : random_(random) {
        for (const char* deck : {"one", "two"})
            for (int i = 0; i < 4; ++i) decks[deck].push_back(fresh());
    }

    Decks decks;

    // That the rules follow, or that makes another fact of a note.
    std::string edits() {
        static constexpr std::array edits = {
            &Author::mends,   &Author::mends,   &Author::punctuates, &Author::names,
            &Author::names,   &Author::renames, &Author::moves,      &Author::adds_hole,
            &Author::rewords, &Author::adds,    &Author::takes_out};
        if (before_ && random_.below(4) == 0) {
            std::swap(decks, *before_);
            return "the last edit is taken back";
        }
        before_ = decks;
        return (this->*edits[random_.below(edits.size())])();
    }

private:
    Note fresh() {
        Note note;
        note.fact = ++facts_;
        for (int& one : note.words) one = ++words_;
        note.is_cloze = random_.below(4) == 0;
        return note;
    }

    struct Place {
        Deck* deck;
        std::size_t at;
        Note& note() const { return (*deck)[at]; }
    };
    Place any() {
        auto deck = std::next(decks.begin(), static_cast<std::ptrdiff_t>(random_.below(2)));
        if (deck->second.size() < 2) deck = deck == decks.begin() ? std::next(deck) : decks.begin();
        return {&deck->second, random_.below(deck->second.size())};
    }

    std::string mends() {
        Note& note = any().note();
        const auto at = random_.below(2);
        note.slips[at] = !note.slips[at];
        return fmt::format("fact {} has a letter more or less in word {}", note.fact, at + 1);
    }
    std::string punctuates() {
        Note& note = any().note();
        bool& sign = random_.below(2) == 0 ? note.stop : note.bold;
        sign = !sign;
        return fmt::format("fact {} has another sign", note.fact);
    }
    std::string names() {
        Note& note = any().note();
        note.id = !note.id.empty() && random_.below(2) == 0 ? "" : fmt::format("id-{}", ++names_);
        return fmt::format("fact {} has the id '{}'", note.fact, note.id);
    }
    std::string renames() {
        auto node =
            decks.extract(std::next(decks.begin(), static_cast<std::ptrdiff_t>(random_.below(2))));
        const std::string before = std::exchange(node.key(), fmt::format("deck-{}", ++names_));
        const std::string now = node.key();
        decks.insert(std::move(node));
        return fmt::format("the file {} is {}", before, now);
    }
    std::string moves() {
        const Place from = any();
        const Note note = from.note();
        from.deck->erase(from.deck->begin() + static_cast<std::ptrdiff_t>(from.at));
        const Place to = any();
        to.deck->insert(to.deck->begin() + static_cast<std::ptrdiff_t>(to.at), note);
        return fmt::format("fact {} moves to before fact {}", note.fact,
                           (*to.deck)[to.at + 1].fact);
    }
    std::string adds_hole() {
        Note& note = any().note();
        note.two_holes = true;
        before_.reset();  // a hole that is gone has its answers for itself
        return fmt::format("fact {} has another hole, if it is a cloze", note.fact);
    }
    std::string rewords() {
        Note& note = any().note();
        const int before = std::exchange(note.fact, ++facts_);
        note.words[random_.below(2)] = ++words_;
        note.id.clear();
        return fmt::format("fact {} becomes fact {}", before, note.fact);
    }
    std::string adds() {
        const Place at = any();
        at.deck->insert(at.deck->begin() + static_cast<std::ptrdiff_t>(at.at), fresh());
        return fmt::format("fact {} is added before fact {}", facts_, (*at.deck)[at.at + 1].fact);
    }
    std::string takes_out() {
        const Place at = any();
        if (at.deck->size() < 3) return adds();
        const int fact = at.note().fact;
        at.deck->erase(at.deck->begin() + static_cast<std::ptrdiff_t>(at.at));
        return fmt::format("fact {} is taken out", fact);
    }

    base::Random& random_;
    std::optional<Decks> before_;
    int facts_ = 0;
    int words_ = 0;
    int names_ = 0;
};

// Of what a card is like nothing that tells how many links lead there.
using Memories = std::map<std::string, core::CardState>;
Memories memories(const Told& told) {
    Memories out;
    for (auto [key, state] : told.cards) {
        if (state.memory.answers == 0) continue;
        state.version = 0;
        state.last_at = {};
        out[key] = state;
    }
    return out;
}

class Machine : public Home {
public:
    // As git leaves them, and an hour ago: what did not change need not be read again.
    void pull(const Decks& decks) {
        for (const auto& [name, deck] : pulled_)
            if (!decks.contains(name)) remove("decks/" + name + ".toml");
        for (const auto& [name, deck] : decks) {
            std::string text;
            for (const Note& note : deck) text += note.table();
            if (const auto known = pulled_.find(name);
                known != pulled_.end() && known->second == text)
                continue;
            fs::last_write_time(put(name, text), fs::file_time_type::clock::now() - 1h);
            pulled_[name] = text;
        }
        std::erase_if(pulled_, [&](const auto& one) { return !decks.contains(one.first); });
    }

    void look() {
        const std::string before = bytes_of(setup.places.files().history);
        { auto workspace = open(store::Use::read); }
        CHECK(bytes_of(setup.places.files().history) == before);
    }

    void see() { auto workspace = open(); }

    // One of the cards of each fact, in one sitting: which.
    std::vector<std::pair<int, std::size_t>> review(const std::vector<int>& facts,
                                                    base::Random& random) {
        auto workspace = open();
        std::vector<std::pair<int, std::size_t>> answered;
        for (const int fact : facts) {
            const auto of_fact = keys(workspace, query(fmt::format("tag:fact-{}", fact)));
            if (of_fact.empty()) continue;
            const std::size_t face = random.below(of_fact.size());
            const auto card = shown(workspace, of_fact[face]);
            const auto kind = static_cast<core::RowKind>(1 + random.below(4));
            const auto written =
                workspace.store.record(card.state, world::World::row(kind, card.key),
                                       workspace.now(), workspace.text_of(card));
            REQUIRE(written.row != 0);
            answered.emplace_back(fact, face);
        }
        return answered;
    }

    void take(const Machine& other) {
        auto workspace = open();
        const auto files = workspace.store.files();
        workspace.store.merge(store::read_branches(other.setup.places.files().history,
                                                   store::reading_name(files.history)),
                              store::Store::Merge::really);
    }

    void drop_derived() { store::remove_database(setup.places.files().derived); }

    // A card that is gone has that one for its heir.
    std::string adopt(std::uint64_t gone, std::uint64_t heir, bool for_good) {
        auto workspace = open();
        const auto all = workspace.decks.gone_cards();
        const auto live = keys(workspace);
        if (all.empty()) return "nothing is gone";
        const std::string from = all[gone % all.size()].key;
        const std::string to = live[heir % live.size()];
        const auto before = memories(world::told_by(workspace.store));
        try {
            app::adopt(workspace, from, to);
        } catch (const app::AdoptionRefused& refused) {
            return refused.what();
        }
        if (for_good) return from + " is adopted as " + to;
        app::part(workspace, to);
        CHECK(memories(world::told_by(workspace.store)) == before);
        return from + " is adopted as " + to + ", and parted again";
    }

    std::string part(std::uint64_t chance) {
        auto workspace = open();
        const auto live = keys(workspace);
        const std::string& key = live[chance % live.size()];
        try {
            app::part(workspace, key);
        } catch (const app::AdoptionRefused& refused) {
            return refused.what();
        }
        return key + " is parted";
    }

    Told told() {
        auto workspace = open();
        const Told kept = world::told_by(workspace.store);
        CHECK(workspace.store.memories().differing({}) == 0);
        workspace.store.rebuild_memories();
        CHECK(world::told_by(workspace.store) == kept);
        return kept;
    }

    // Of each of the cards that say it.
    std::vector<int> answers(int fact) {
        auto workspace = open(store::Use::read);
        std::vector<int> out;
        for (const auto& key : keys(workspace, query(fmt::format("tag:fact-{}", fact))))
            out.push_back(memory(workspace, key).answers);
        return out;
    }

private:
    std::map<std::string, std::string> pulled_;
};

struct How {
    bool sees_each_edit = false;
    bool drops_derived = false;  // before whatever is done
    std::size_t first = 0;       // who takes the other's rows first in the end
};

class Story {
public:
    Story(std::uint64_t seed, How how) : random_(seed), how_(how) {
        pull();
        both_see();
        for (const std::size_t at : {0U, 1U}) {
            goes_on();  // of rows of one instant the devices' random ids say which is first
            review(at);
        }
    }

    void play(int count) {
        for (; count > 0; --count) random_.below(2) == 0 ? edit() : act();
        INFO(happened_);
        unite();
        CHECK(machines_[0].told() == machines_[1].told());
    }

    Told told() { return machines_[0].told(); }

    // Each fact has all answers that it was given.
    void check_answers() {
        INFO(happened_);
        for (const auto& [name, deck] : author_.decks)
            for (const Note& note : deck) {
                INFO("fact " << note.fact);
                std::vector<int> given;
                for (std::size_t face = 0; face < note.faces(); ++face)
                    given.push_back(answers_[{note.fact, face}]);
                for (auto& machine : machines_) CHECK(machine.answers(note.fact) == given);
            }
    }

private:
    void tell(const std::string& what) { happened_ += what + "\n"; }

    void pull() {
        for (auto& machine : machines_) machine.pull(author_.decks);
    }

    void goes_on() {
        for (auto& machine : machines_) {
            machine.wait(1min);
            if (how_.drops_derived) machine.drop_derived();
        }
    }

    void edit() {
        goes_on();
        if (!how_.sees_each_edit && random_.below(5) == 0) {
            author_.decks = versions_[random_.below(versions_.size())];
            tell("the decks are as they once were");
        } else {
            tell(author_.edits());
        }
        versions_.push_back(author_.decks);
        pull();
        if (how_.sees_each_edit) both_see();
    }

    void both_see() {
        for (auto& machine : machines_) {
            goes_on();
            machine.see();
        }
    }

    void review(std::size_t at) {
        std::vector<int> facts;
        for (const auto& [name, deck] : author_.decks)
            for (const Note& note : deck) facts.push_back(note.fact);
        random_.shuffle(std::span(facts));
        facts.resize(3);
        for (const auto& card : machines_[at].review(facts, random_)) ++answers_[card];
        tell(fmt::format("{} answers facts {}", names[at], fmt::join(facts, ", ")));
    }

    void act() {
        goes_on();
        const std::size_t at = random_.below(2);
        Machine& machine = machines_[at];
        const std::string name = names[at];
        const std::uint64_t what = random_.below(how_.sees_each_edit ? 8 : 12);
        if (what < 4) return review(at);
        if (what == 4) {
            machine.look();
            return tell(name + " looks");
        }
        if (what == 5) {
            machine.take(machines_[1 - at]);
            return tell(name + " takes the other's rows");
        }
        if (what == 6) {
            machine.see();
            return tell(name + " sees the edits");
        }
        if (what == 7) {
            machine.drop_derived();
            return tell(name + " loses derived.db");
        }
        if (what == 8) return tell(name + ": " + machine.part(random_.next()));
        const auto gone = random_.next(), heir = random_.next();
        tell(name + ": " + machine.adopt(gone, heir, what < 11));
    }

    // Once each machine has seen the last edits, and once more when it has seen them with all rows.
    void unite() {
        for (int times = 2; times > 0; --times) {
            both_see();
            Machine& first = machines_[how_.first];
            Machine& second = machines_[1 - how_.first];
            goes_on();
            first.take(second);
            goes_on();
            second.take(first);
            goes_on();
            first.take(second);
        }
    }

    static constexpr std::array names = {"A", "B"};
    base::Random random_;
    How how_;
    Author author_{random_};
    std::vector<Decks> versions_{author_.decks};
    std::array<Machine, 2> machines_;
    std::map<std::pair<int, std::size_t>, int> answers_;
    std::string happened_;
};

// EBB_PROPERTY_ROUNDS plays more of them.
std::uint64_t stories(std::uint64_t otherwise) {
    const char* text = std::getenv("EBB_PROPERTY_ROUNDS");
    return text ? static_cast<std::uint64_t>(std::atoi(text)) : otherwise;
}

constexpr int steps = 30;

}  // namespace

TEST_CASE("What an author mends keeps its answers on two machines that see each edit") {
    for (std::uint64_t seed = 0; seed < stories(16); ++seed) {
        INFO("story " << seed);
        Story story(seed, {.sees_each_edit = true});
        story.play(steps);
        story.check_answers();
    }
}

TEST_CASE("Two machines that see the same edits come to the same memories in any order") {
    for (std::uint64_t seed = 0; seed < stories(4); ++seed) {
        INFO("story " << seed);
        const auto played = [seed](How how) {
            Story story(seed, how);
            story.play(steps);
            return memories(story.told());
        };
        INFO("and again with derived.db always lost, and the other machine first to take rows");
        CHECK(played({}) == played({.drops_derived = true, .first = 1}));
    }
}
