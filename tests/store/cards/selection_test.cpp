#include "store/cards/selection.hpp"

#include "core/query/random_query.hpp"
#include "core/query/text.hpp"
#include "core/schedule/recall.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace world;
using core::Query;
using Keys = std::vector<std::string>;

namespace {

Query query(std::string_view text) {
    return std::get<Query>(core::parse_query(text));
}

constexpr int shipped_root = other_root + 1;

// A card as a plain evaluator needs it.
struct Facts {
    std::string key, deck, id;
    std::string earlier_key, earlier_id;  // of those that a link leads on from
    core::Kind kind;
    std::set<std::string> tags;
    std::set<std::string> words;
    int root = 0;
    core::CardState state;
    std::optional<core::Day> verify_by;
    bool due = false;
    bool gone = false;
    std::vector<std::pair<core::Day, core::Grade>> answers;
};

bool is_name(const core::Named& named, const std::string& name) {
    return named.prefix ? name.starts_with(named.name) : name == named.name;
}

bool compare(int left, core::Compared::Relation relation, int right) {
    using enum core::Compared::Relation;
    switch (relation) {
        case less:
            return left < right;
        case at_most:
            return left <= right;
        case equal:
            return left == right;
        case at_least:
            return left >= right;
        case greater:
            return left > right;
    }
    return false;
}

// What a query means, without a database: slow, and plain to read.
struct Evaluator {
    core::Moment now;

    bool operator()(const Query& query, const Facts& card) const {
        const auto holds = [&](const Query& part) { return (*this)(part, card); };
        switch (query.form) {
            case Query::Form::term:
                return std::visit([&](const auto& term) { return is(term, card); }, query.term);
            case Query::Form::negation:
                return !holds(query.parts.front());
            case Query::Form::all_of:
                return std::all_of(query.parts.begin(), query.parts.end(), holds);
            case Query::Form::any_of:
                return std::any_of(query.parts.begin(), query.parts.end(), holds);
        }
        return false;
    }

    static bool is(const core::Word& word, const Facts& card) {
        return card.key == word.text || card.earlier_key == word.text ||
               card.words.contains(word.text);
    }
    static bool is(const core::Named& named, const Facts& card) {
        if (named.field == core::Named::Field::deck) return is_name(named, card.deck);
        if (named.field == core::Named::Field::id)
            return is_name(named, card.id) ||
                   (!card.earlier_id.empty() && is_name(named, card.earlier_id));
        return std::any_of(card.tags.begin(), card.tags.end(),
                           [&](const auto& tag) { return is_name(named, tag); });
    }
    static bool is(const core::OfKind& of, const Facts& card) {
        return !card.gone && card.kind == of.kind;
    }

    bool is(const core::Is& is, const Facts& card) const {
        using enum core::Is::State;
        const core::Memory& memory = card.state.memory;
        switch (is.state) {
            case fresh:
                return memory.phase == core::Phase::fresh;
            case learning:
                return memory.is_learning();
            case review:
                return memory.phase == core::Phase::review;
            case due:
                return card.due;
            case mature:
                return memory.phase != core::Phase::fresh && memory.interval >= 21;
            case leech:
                return memory.lapses >= 8;
            case suspended:
                return card.state.suspended;
            case buried:
                return !card.state.suspended && card.state.buried == now.day;
            case stale:
                return card.verify_by && *card.verify_by < now.day;
            case own:
                return card.root == own_root;
            case shipped:
                return card.root == shipped_root;
            case gone:
                return card.gone;
        }
        return false;
    }

    bool is(const core::Compared& term, const Facts& card) const {
        const core::Memory& memory = card.state.memory;
        if (term.field != core::Compared::Field::lapses && memory.phase == core::Phase::fresh)
            return false;
        return compare(measured(term.field, memory), term.relation, term.number);
    }
    core::Day due_day(const core::Memory& memory) const {
        return memory.is_learning()
                   ? core::study_day(memory.due_at, now.zone, core::Settings{}.rollover)
                   : memory.due_day;
    }
    int measured(core::Compared::Field field, const core::Memory& memory) const {
        using enum core::Compared::Field;
        switch (field) {
            case lapses:
                return memory.lapses;
            case ease:
                return memory.ease;
            case interval:
                return memory.interval;
            case due:
                return static_cast<int>((due_day(memory) - now.day).count());
            case recall:
                return static_cast<int>(std::lround(core::recall(memory, now.day) * 1000));
        }
        return 0;
    }
    bool is(const core::Rated& rated, const Facts& card) const {
        return std::any_of(card.answers.begin(), card.answers.end(), [&](const auto& answer) {
            return answer.first > now.day - core::Days{rated.days} &&
                   (!rated.grade || answer.second == *rated.grade);
        });
    }
    bool is(const core::Introduced& introduced, const Facts& card) const {
        return card.state.first_day &&
               *card.state.first_day > now.day - core::Days{introduced.days};
    }
};

constexpr const char* words[] = {"latency", "network partition", "quorum"};

// Three decks with notes of every kind, and three weeks of answers, undone ones among them. Some
// notes have got another id since, and of some of those the earlier note stands there, too.
class Library {
public:
    Library() : random_(11) {
        for (const std::string deck : {"a", "ab", "c"}) put_deck(deck);
        for (int day = 0; day < 21; ++day) live_through(day);
        for (const std::string deck : {"a", "c"})
            for (const std::string number : {"1", "3", "6", "16"})
                rename(deck, "n" + number, "m" + number, number == "6");
        take_out("a", "n2");
        world.now = moment(20, 1'000);
        world.act(core::RowKind::bury, {"c/n5"});
        remember_words();
        std::vector<std::int64_t> due;
        for (Facts& card : cards_)
            if ((card.due = !card.gone && one_in(3))) due.push_back(world.card(card.key).no);
        store::remember_due(world.store->database(), due);
        store::remember_shipped(world.store->database(), shipped_root);
        store::remember_gone(world.store->database(), {"a/n2"});
    }

    std::vector<Facts> facts() {
        std::vector<Facts> all = cards_;
        for (Facts& card : all) card.state = world.card(card.key).state;
        return all;
    }

    Keys select(const Query& by) {
        Keys keys = world.store->listing().keys({by, world.now});
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    World world;

private:
    bool one_in(std::uint64_t count) { return random_.below(count) == 0; }

    void put_deck(const std::string& deck) {
        std::vector<core::CatalogNote> notes;
        for (int i = 0; i < 20; ++i) {
            core::CatalogNote one = note("n" + std::to_string(i), {""});
            one.kind = static_cast<core::Kind>(1 + i % 5);
            if (one.kind == core::Kind::cloze) one.suffixes = {"#111111", "#222222"};
            for (const std::string tag : {"core", "cap", "core/deep"})
                if (one_in(3)) one.tags.push_back(tag);
            if (one_in(4)) one.verify_by = first_day + core::Days{15 + i};
            notes.push_back(one);
        }
        const int root = next_root_++;  // own, other, shipped
        decks_[deck] = {notes, root};
        put(deck);
        for (const auto& one : notes) remember(deck, one, root);
    }

    void put(const std::string& deck) {
        const auto& [notes, root] = decks_.at(deck);
        world.put(deck, notes, static_cast<int>(deck.size()), root);
    }

    void rename(const std::string& deck, const std::string& from, const std::string& to,
                bool both_stay) {
        auto& notes = decks_.at(deck).first;
        const auto renamed = std::find_if(notes.begin(), notes.end(),
                                          [&](const auto& one) { return one.id == from; });
        const core::CatalogNote earlier = *renamed;
        renamed->id = to;
        if (both_stay) notes.push_back(earlier);
        put(deck);
        for (Facts& card : cards_) {
            if (card.deck != deck || card.id != from) continue;
            card.earlier_key = card.key;
            card.earlier_id = card.id;
            card.id = to;
            card.key.replace(deck.size() + 1, from.size(), to);
            world.link(card.earlier_key, card.key);
        }
    }

    // Only its key, and what was answered, is known from then on.
    void take_out(const std::string& deck, const std::string& id) {
        std::erase_if(decks_.at(deck).first, [&](const auto& one) { return one.id == id; });
        put(deck);
        for (Facts& card : cards_) {
            if (card.deck != deck || card.id != id) continue;
            card.gone = true;
            card.tags.clear();
            card.words.clear();
            card.root = -1;
            card.verify_by.reset();
        }
    }

    void remember_words() {
        std::vector<store::Said> said;
        for (const Facts& card : cards_)
            for (const auto& word : card.words)
                said.push_back({word, {world.card(card.key).note_no}});
        store::remember_words(world.store->database(), said);
    }

    void remember(const std::string& deck, const core::CatalogNote& one, int root) {
        std::set<std::string> says;
        for (const std::string word : words)
            if (one_in(4)) says.insert(word);
        for (const auto& suffix : one.suffixes) {
            Facts card;
            card.key = deck + "/" + one.id + suffix;
            card.deck = deck;
            card.id = one.id;
            card.kind = one.kind;
            card.tags = {one.tags.begin(), one.tags.end()};
            card.words = says;
            card.root = root;
            card.verify_by = one.verify_by;
            cards_.push_back(card);
        }
    }

    void live_through(int day) {
        world.now = moment(day);
        for (int i = 0; i < 12; ++i) {
            Facts& card = cards_[static_cast<std::size_t>(random_.below(cards_.size() * 3 / 4))];
            world.now.at += core::Minutes{5};
            act_on(card);
        }
    }

    void act_on(Facts& card) {
        const auto grade =
            one_in(3) ? core::Grade::again : static_cast<core::Grade>(1 + random_.below(4));
        if (one_in(15)) {
            world.act(one_in(2) ? core::RowKind::suspend : core::RowKind::bury, {card.key});
            return;
        }
        world.answer(card.key, grade);
        if (one_in(5))
            world.undo();
        else
            card.answers.emplace_back(world.now.day, grade);
    }

    base::Random random_;
    std::vector<Facts> cards_;
    std::map<std::string, std::pair<std::vector<core::CatalogNote>, int>> decks_;
    int next_root_ = own_root;
};

// What the plain evaluator chooses; from what is gone only where a query asks for that.
Keys chosen(const std::vector<Facts>& facts, const Evaluator& evaluate, const Query& by) {
    Keys keys;
    for (const Facts& card : facts)
        if ((!card.gone || core::asks_for(by, core::Is::State::gone)) && evaluate(by, card))
            keys.push_back(card.key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

const random_query::Names names{{"a", "ab", "c", "none"},
                                {"n1", "n11", "n19", "m1", "n6"},
                                {"core", "cap", "core/deep"},
                                {words[0], words[1], words[2], "a/n3", "a/m1", "unsaid"}};

}  // namespace

TEST_CASE("random queries mean in SQL what a plain evaluator says they mean") {
    Library library;
    const auto facts = library.facts();
    const Evaluator evaluate{library.world.now};
    int met = 0;
    for (std::uint64_t seed = 0; seed < 1'500; ++seed) {
        const Query by = random_query::Maker(names, seed).query();
        const Keys expected = chosen(facts, evaluate, by);
        INFO(core::to_string(by));
        REQUIRE(library.select(by) == expected);
        met += !expected.empty() && expected.size() < facts.size();
    }
    CHECK(met > 500);  // most queries tell cards apart
}

TEST_CASE("every single term tells the cards apart as the plain evaluator does") {
    Library library;
    const auto facts = library.facts();
    const Evaluator evaluate{library.world.now};
    for (const std::string text : {"is:new",        "is:learning",  "is:due",
                                   "is:review",     "is:suspended", "is:buried",
                                   "is:stale",      "is:own",       "is:shipped",
                                   "is:gone",       "-is:gone",     "is:gone id:n2",
                                   "due<3",         "due<0",        "due>=-2",
                                   "due=1",         "recall<0.9",   "recall>=0.95",
                                   "recall<=0.9",   "recall>0.8",   "ease<2.5",
                                   "ease>=2.5",     "lapses>=1",    "interval>3",
                                   "interval<=1",   "rated:1",      "rated:7",
                                   "rated:7:again", "rated:3:easy", "introduced:5",
                                   "kind:cloze",    "tag:core",     "tag:core*",
                                   "deck:a",        "deck:a*",      "id:n1",
                                   "id:n1*",        "latency",      "\"network partition\"",
                                   "a/n3",          "id:m1",        "id:n6",
                                   "c/m6#111111",   "c/n6#111111"}) {
        const Keys expected = chosen(facts, evaluate, query(text));
        INFO(text);
        CHECK(library.select(query(text)) == expected);
        CHECK_FALSE(expected.empty());
        CHECK(expected.size() < facts.size());
    }
}

TEST_CASE("a negated query selects the complement, and and or obey the algebra of sets") {
    Library library;
    const Keys all = library.select({});
    const auto minus = [](const Keys& from, const Keys& what) {
        Keys out;
        std::set_difference(from.begin(), from.end(), what.begin(), what.end(),
                            std::back_inserter(out));
        return out;
    };
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        random_query::Maker maker(names, 10'000 + seed);
        const Query p = maker.query(2);
        const Query q = maker.query(2);
        INFO(core::to_string(p) << "   " << core::to_string(q));
        const Keys of_p = library.select(p);
        const Keys of_q = library.select(q);
        const Keys both = library.select(Query::all_of({p, q}));
        const Keys either = library.select(Query::any_of({p, q}));
        REQUIRE(library.select(Query::negation(p)) == minus(all, of_p));
        REQUIRE(both == minus(of_p, minus(of_p, of_q)));
        REQUIRE(either.size() == of_p.size() + of_q.size() - both.size());
        REQUIRE(library.select(Query::negation(Query::any_of({p, q}))) ==
                library.select(Query::all_of({Query::negation(p), Query::negation(q)})));
    }
}

TEST_CASE(
    "the days to a card in learning are study days, whatever the hour, the zone and the rollover") {
    World world;
    world.put("d", notes("n", 1));
    world.now = moment(0, 24 * 60 - 1);
    world.answer("d/n1", core::Grade::again);  // back in a minute, when the next day begins
    const auto due_in_days = [&](int days, core::Minutes zone, core::Minutes rollover) {
        core::Moment now = world.now;
        now.zone = zone;
        now.day = core::study_day(now.at, zone, rollover);
        const auto text = "due=" + std::to_string(days);
        return !world.store->listing().keys({query(text), now, rollover}).empty();
    };
    const core::Minutes four_hours{240};
    for (const int zone : {-600, 0, 60, 780}) {
        INFO(zone);
        CHECK(due_in_days(0, core::Minutes{zone}, four_hours + core::Minutes{zone + 1}));
        CHECK(due_in_days(1, core::Minutes{zone}, four_hours + core::Minutes{zone}));
    }
    world.now = moment(2, 1);
    CHECK(due_in_days(-1, core::Minutes{0}, four_hours));
}

TEST_CASE("no byte of a query reaches SQL but as a bound value") {
    World world;
    world.put("d", notes("n", 1));
    const auto condition =
        world.store->condition({query("tag:\"x'); DROP TABLE log; --\" deck:q'q"), moment(0)});
    CHECK(condition.sql.find('\'') == std::string::npos);
    CHECK(condition.sql.find("DROP") == std::string::npos);
    CHECK(condition.values.size() == 2);
}

TEST_CASE("thousands of terms are one statement") {
    World world;
    world.put("d", notes("n", 3));
    std::string text = "d/n1";
    for (int i = 0; i < 9'000; ++i) text += " or id:x" + std::to_string(i);
    CHECK(world.store->listing().keys({query(text), world.now}) == Keys{"d/n1"});
}

TEST_CASE("however many names there are, they are looked up together") {
    World world;
    world.put("d", notes("n", 3));
    const auto look_ups = [&](const std::string& text) {
        const std::string sql = world.store->condition({query(text), moment(0)}).sql;
        int count = 0;
        for (auto at = sql.find("SELECT"); at != std::string::npos; at = sql.find("SELECT", at + 1))
            ++count;
        return count;
    };
    CHECK(look_ups("id:a or id:b or id:c") == look_ups("id:a"));
    CHECK(look_ups("tag:a or tag:b or d/n1 or d/n2 or x or y") == 2);
    CHECK(look_ups("-id:a -id:b not id:c") == look_ups("id:a"));
    CHECK(look_ups("tag:a tag:b") == 2);
}

namespace {

// One of the names, `levels` deep in parentheses, where it takes the whole: and between or.
std::string nested(int levels, std::string_view around) {
    std::string text = "id:n1";
    for (int i = 0; i < levels; ++i)
        text = i % 2 == 0 ? fmt::format("({} or {})", around, text)
                          : fmt::format("(-{} {})", around, text);
    return text;
}

}  // namespace

TEST_CASE("a query may be nested as deep as the language allows") {
    World world;
    world.put("d", notes("n", 3));
    for (const std::string around :
         {"lapses>5", "id:none", "(lapses>5 or ease<1 or is:suspended)", "-(lapses>=0 or is:new)"})
        for (int levels = 1; levels < 98; ++levels) {
            INFO(levels << " " << around);
            REQUIRE(world.store->listing().keys({query(nested(levels, around)), world.now}) ==
                    Keys{"d/n1"});
        }
    const auto negated = [](int times) {
        std::string text = "id:n1";
        for (int i = 0; i < times; ++i) text = "-(" + text + " or lapses>5)";
        return text;
    };
    for (int times = 2; times < 50; times += 2)
        CHECK(world.store->listing().keys({query(negated(times)), world.now}) == Keys{"d/n1"});
}

TEST_CASE("a query may be both as deep and as long as the language allows") {
    World world;
    world.put("d", notes("n", 3));
    std::string text = "id:n1";
    for (int level = 0; level < 95; ++level) {
        std::string beside;
        for (int i = 0; i < 100; ++i)
            beside +=
                level % 2 == 0 ? fmt::format("tag:x{}* or ", i) : fmt::format("-tag:x{}* ", i);
        if (level > 4) beside = level % 2 == 0 ? "lapses>5 or (id:x lapses>3) or " : "-lapses>5 ";
        text = "(" + beside + text + ")";
    }
    CHECK(world.store->listing().keys({query(text), world.now}) == Keys{"d/n1"});
}
