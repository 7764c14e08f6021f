// Whatever a learner, a second device, an editor and a clock do: the memories that are kept are
// those that the log gives. EBB_PROPERTY_ROUNDS plays more histories.
#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "base/numbers/random.hpp"
#include "store/transaction.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

using namespace world;
using core::RowKind;

namespace {

// The fold again, as slowly and plainly as it can be said.
struct Model {
    // In fold order; branches that are alike in all of it give the same in any order.
    using Place = std::tuple<core::Instant, std::string, std::int64_t, RowKind, core::Day, int,
                             std::uint64_t, store::RowId>;

    std::map<std::string, std::map<Place, core::FoldRow>> rows;  // by the key of the card
    std::set<store::RowId> voids;
    std::map<std::pair<std::string, std::int64_t>, std::vector<store::Row>> branches;
    std::vector<store::Row> undos, imports;
    std::map<std::pair<Place, std::string>, std::pair<std::string, std::string>> links;

    using Standing = std::set<std::string>;  // keys that notes of files have
    Model(store::Log& log, const Standing& standing) {
        log.oldest_first({}, [&](const store::LogEntry& entry) {
            const store::Row& row = entry.row;
            core::FoldRow fold{row.kind, row.moment.at, row.moment.day, row.shift,
                               base::hash64(row.key)};
            if (const auto due = base::json_integer(row.detail, "due"))
                fold.given = core::GivenState{30, 2300, core::Day{core::Days{*due}}};
            const std::int64_t sequence = store::sequence_of(row.id);
            const Place place{fold.at,  entry.device, sequence,  fold.kind,
                              fold.day, fold.shift,   fold.seed, row.id};
            rows[row.key][place] = fold;
            branches[{entry.device, sequence}].push_back(row);
            if (row.kind == RowKind::undo) undos.push_back(row);
            if (row.kind == RowKind::import) imports.push_back(row);
            if (row.kind == RowKind::link)
                links[{place, row.detail}] = {
                    row.key, base::json_string(row.detail, "to").value_or(row.key)};
        });
        rows.erase("");
        for (const store::Row& undo : undos) take_back(undo);
        for (const auto& [named, same] : branches)
            for (const store::Row& row : same)
                if (store::is_brought(named.first) && !is_covered(named)) voids.insert(row.id);
        for (const auto& [place, link] : links)
            if (!voids.contains(std::get<7>(place.first))) rename(link.first, link.second);
        for (auto& [key, its] : std::exchange(rows, {})) rows[holder_of(key, standing)].merge(its);
    }

    // By an import row that stands. Here such a row is for one range.
    bool is_covered(const std::pair<std::string, std::int64_t>& brought) const {
        return std::any_of(imports.begin(), imports.end(), [&](const store::Row& row) {
            return row.detail.find(brought.first) != std::string::npos && !voids.contains(row.id) &&
                   brought.second >= first_of(row) && brought.second <= first_of(row) + 3;
        });
    }
    static std::int64_t first_of(const store::Row& import) {
        const auto at = import.detail.find("first\":");
        return std::atoi(import.detail.c_str() + at + 7);
    }

    // The row that says what was taken back; where the undo row does not tell, that of its own
    // branch.
    void take_back(const store::Row& undo) {
        const auto& named = branches[{base::json_string(undo.detail, "device").value_or(""),
                                      base::json_integer(undo.detail, "sequence").value_or(0)}];
        const auto mark = base::json_string(undo.detail, "mark");
        std::set<store::RowId> all, alike, own;
        for (const store::Row& row : named) {
            all.insert(row.id);
            if (mark == fmt::format("{:016x}", mark_of(row))) alike.insert(row.id);
            if (store::device_of(row.id) == store::device_of(undo.id)) own.insert(row.id);
        }
        voids.merge(mark ? alike : !own.empty() ? own : all);
    }

    // A key that was moved away stays so; a ring says nothing.
    std::map<std::string, std::string> moved;
    void rename(const std::string& from, const std::string& to) {
        if (!moved.contains(from) && end_of(to) != from) moved[from] = to;
    }
    std::string end_of(std::string key) const {
        while (moved.contains(key)) key = moved.at(key);
        return key;
    }

    // Of all names of a card the one that stands in a file: the last it was given, else the last on
    // the way there, else any.
    std::string holder_of(const std::string& key, const Standing& standing) const {
        const std::string end = end_of(key);
        if (standing.contains(end)) return end;
        std::string holder;
        for (std::string at = key; moved.contains(at); at = moved.at(at))
            if (standing.contains(at)) holder = at;
        if (!holder.empty()) return holder;
        for (const auto& [from, to] : moved)
            if (end_of(from) == end && standing.contains(from)) return from;
        return end;
    }

    core::CardState of(const std::string& key, const core::SchedulerSettings& settings) const {
        core::CardState card;
        for (const auto& [place, row] : rows.at(key)) {
            core::FoldRow one = row;
            one.is_void = voids.contains(std::get<7>(place));
            card = core::step(card, one, settings);
        }
        return card;
    }
};

std::vector<core::SchedulerSettings> schedulers() {
    core::SchedulerSettings slow;
    slow.learning_steps_s = {60, 600, 3600};
    slow.lapse_multiplier = 500;
    core::SchedulerSettings bare;
    bare.learning_steps_s = {};
    bare.relearning_steps_s = {};
    bare.fuzz = false;
    return {{}, slow, bare};
}

class History {
public:
    explicit History(std::uint64_t seed) : random_(seed) {
        world_.put("one", notes_);
        world_.put("two", notes("n", 2), 1);
    }

    void play(int steps) {
        for (int step = 1; step <= steps; ++step) {
            happened_ += fmt::format("{}: {}\n", step, something_happens());
            INFO(happened_);
            check();
            if (step % 6 == 0) check_rebuild();
        }
    }

private:
    template <typename T>
    const T& any_of(const std::vector<T>& items) {
        return items[random_.below(items.size())];
    }
    bool one_in(std::uint64_t count) { return random_.below(count) == 0; }

    std::string something_happens() {
        struct Event {
            std::uint64_t times;  // in sixteen
            std::string (History::*happen)();
        };
        static constexpr Event events[] = {{5, &History::answer},      {2, &History::time_passes},
                                           {1, &History::undo},        {1, &History::act_or_link},
                                           {1, &History::edit},        {2, &History::elsewhere},
                                           {2, &History::arrive_some}, {1, &History::another_run}};
        std::uint64_t drawn = random_.below(16);
        for (const auto& [times, happen] : events) {
            if (drawn < times) return (this->*happen)();
            drawn -= times;
        }
        return one_in(2) ? killed_between_files() : copied();
    }

    std::string answer() {
        const auto keys = world_.store->listing().keys({});
        if (keys.empty()) return "nothing to answer";
        const std::string key = any_of(keys);
        auto row = World::row(static_cast<RowKind>(1 + random_.below(4)), key);
        if (one_in(4)) row.shift = static_cast<int>(random_.below(9)) - 4;
        if (one_in(4)) row.detail = R"({"given":"42"})";
        REQUIRE_FALSE(
            world_.store->record(world_.card(key).state, row, world_.now, {"what it says", {}, {}})
                .stale);
        return fmt::format("{} {}", key, static_cast<int>(row.kind));
    }

    std::string time_passes() {
        if (one_in(4)) {
            world_.now = moment(std::max(0, day() - 1 - static_cast<int>(random_.below(9))));
            return "the clock is set back";
        }
        world_.now = one_in(2) ? moment(day() + static_cast<int>(random_.below(12)))
                               : moment(day(), 300 + static_cast<int>(random_.below(1000)));
        return "time passes";
    }
    int day() const { return static_cast<int>((world_.now.day - first_day).count()); }

    std::string undo() { return fmt::format("undo of {} rows", world_.undo().size()); }

    std::string act() {
        static const std::vector kinds{RowKind::suspend,        RowKind::unsuspend, RowKind::bury,
                                       RowKind::forget,         RowKind::forward,   RowKind::exam,
                                       static_cast<RowKind>(99)};
        std::vector<std::string> keys(1 + random_.below(3));
        for (auto& key : keys) key = one_in(8) ? "" : fmt::format("one/n{}", random_.below(6));
        const RowKind kind = any_of(kinds);
        world_.act(kind, keys);
        return fmt::format("{} of {}", static_cast<int>(kind), keys.front());
    }

    // Another program's rows, and import rows here that cover some of them.
    std::string brought() {
        std::vector<store::ForeignRow> rows;
        auto sequence = static_cast<std::int64_t>(1 + random_.below(12));
        for (std::uint64_t more = 1 + random_.below(3); more > 0; --more, ++sequence) {
            const auto kind =
                one_in(4) ? RowKind::state : static_cast<RowKind>(1 + random_.below(4));
            base::JsonObject detail;
            detail.add("interval", 30).add("ease", 2300).add("due", 20'010);
            rows.push_back(foreign(sequence, kind, any_key(), moment(static_cast<int>(sequence)),
                                   kind == RowKind::state ? detail.text() : ""));
        }
        arrive(*world_.store, std::string("imp\0anki", 8), rows);
        if (one_in(3)) return "rows of another program";
        auto import = World::row(RowKind::import, "");
        const auto first = static_cast<std::int64_t>(1 + random_.below(12));
        import.detail =
            fmt::format(R"({{"brought":[{{"device":"696d7000616e6b69","first":{},"last":{}}}]}})",
                        first, first + 3);
        world_.store->act({import}, world_.now);
        return "an import";
    }

    std::string act_or_link() {
        if (one_in(4)) return brought();
        if (!one_in(3)) return act();
        const auto from = fmt::format("one/n{}", random_.below(5));
        const auto to = any_key();
        auto row = World::row(RowKind::link, from);
        row.detail = link_detail(to);
        world_.store->act({row}, world_.now);
        return fmt::format("{} is now {}", from, to);
    }
    std::string any_key() {
        return fmt::format("{}/n{}", one_in(3) ? "two" : "one", random_.below(9));
    }
    static std::string link_detail(const std::string& to) {
        return base::JsonObject().add("to", to).text();
    }

    std::string edit() {
        static const std::vector<std::vector<std::string>> shapes{
            {""}, {"", "#reverse"}, {"#aaaaaa", "#bbbbbb"}, {"#bbbbbb"}};
        for (std::uint64_t changes = 1 + random_.below(3); changes > 0; --changes) {
            const std::uint64_t what = random_.below(4);
            if (what == 0 && notes_.size() > 1)
                notes_.erase(notes_.begin() + static_cast<std::ptrdiff_t>(at_any_note()));
            else if (what == 1)
                random_.shuffle(std::span(notes_));
            else if (what == 2)
                notes_[at_any_note()].suffixes = any_of(shapes);
            else
                notes_.push_back(note(one_in(3) ? fmt::format("~{:013}", random_.below(3))
                                                : fmt::format("n{}", random_.below(9)),
                                      any_of(shapes)));
        }
        world_.put("one", notes_);
        if (!one_in(4)) return "an edit";
        store::Transaction transaction(world_.store->database());
        world_.store->catalog().drop_file(2);
        world_.store->memories().put_heirs({});
        transaction.commit();
        if (one_in(2)) world_.put("two", notes("n", 3), 1);
        return "an edit, and a file gone";
    }
    std::size_t at_any_note() { return static_cast<std::size_t>(random_.below(notes_.size())); }

    // Other devices write rows that will arrive some time; undo rows may come before their targets.
    std::string elsewhere() {
        for (std::uint64_t rows = 1 + random_.below(4); rows > 0; --rows) {
            const auto device = static_cast<std::size_t>(random_.below(2));
            const auto when = one_in(3) ? world_.now : moment(static_cast<int>(random_.below(40)));
            const auto key = fmt::format("{}/n{}", one_in(3) ? "two" : "one", random_.below(4));
            auto kind = static_cast<RowKind>(1 + random_.below(4));
            std::string detail;
            if (one_in(4)) kind = static_cast<RowKind>(16 + random_.below(15));
            if (one_in(5)) kind = RowKind::undo;
            if (one_in(6)) kind = RowKind::link;
            if (kind == RowKind::undo) detail = undo_detail();
            if (kind == RowKind::link && !one_in(8)) detail = link_detail(any_key());
            pending_.emplace_back(device, foreign(++written_[device], kind, key, when, detail));
        }
        return "rows written elsewhere";
    }

    // Names any row of any device: there, on its way, or not yet written.
    std::string undo_detail() {
        const auto device = static_cast<std::size_t>(random_.below(3));
        auto sequence = static_cast<std::int64_t>(1 + random_.below(4));
        if (device < 2) sequence += first_[device];
        return base::JsonObject()
            .add("device", device < 2 ? hex_[device] : world_.store->log().device_hex(0))
            .add("sequence", sequence)
            .text();
    }

    std::string arrive_some() {
        std::vector<store::ForeignRow> batch[2];
        random_.shuffle(std::span(pending_));
        for (std::uint64_t rows = random_.below(5); rows > 0 && !pending_.empty(); --rows) {
            batch[pending_.back().first].push_back(pending_.back().second);
            pending_.pop_back();
        }
        for (const std::size_t device : {0U, 1U})
            if (!batch[device].empty())
                REQUIRE(arrive(*world_.store, ids_[device], batch[device]) ==
                        static_cast<int>(batch[device].size()));
        if (one_in(4)) return forked();
        return fmt::format("{} and {} rows arrive", batch[0].size(), batch[1].size());
    }

    // A device went on in two places.
    std::string forked() {
        const auto device = static_cast<std::size_t>(random_.below(2));
        std::vector<store::ForeignRow> rows;
        auto sequence = first_[device] + 1 + static_cast<std::int64_t>(random_.below(6));
        for (std::uint64_t more = 1 + random_.below(3); more > 0; --more)
            rows.push_back(foreign(sequence++, static_cast<RowKind>(1 + random_.below(4)),
                                   any_key(), moment(static_cast<int>(random_.below(3)))));
        return fmt::format("{} rows of a branch", arrive(*world_.store, ids_[device], rows));
    }

    std::string another_run() {
        world_.store.reset();
        if (one_in(3)) world_.settings.scheduler = any_of(schedulers());
        world_.open();
        return "another run";
    }

    // The history holds what the derived file has not heard of.
    std::string killed_between_files() {
        const auto files = world_.folder.files();
        world_.store.reset();
        const std::string before = bytes_of(files.derived);
        world_.open();
        const std::string what = one_in(2) ? answer() : arrive_some();
        world_.store.reset();
        write_file(files.derived, before);
        world_.open();
        return "killed between the files: " + what;
    }

    std::string copied() {
        const auto files = world_.folder.files();
        world_.store.reset();
        fs::copy_file(files.history, files.history + ".copy");
        fs::rename(files.history + ".copy", files.history);
        world_.open();
        return "the file is a copy";
    }

    void check() {
        Model::Standing standing;
        auto keys =
            world_.store->database().prepare("SELECT key FROM derived.card WHERE note IS NOT NULL");
        while (keys.step()) standing.insert(keys.get<std::string>(0));
        const Model model(world_.store->log(), standing);
        auto& memories = world_.store->memories();
        CHECK_FALSE(memories.is_behind());
        for (const auto& [key, rows] : model.rows) {
            INFO(key);
            const auto card = world_.store->database().integer(
                fmt::format("SELECT no FROM derived.card WHERE key = '{}'", key));
            REQUIRE(card);
            const auto kept = memories.kept(*card);
            REQUIRE(kept);
            REQUIRE(kept == memories.refolded(*card));
            core::CardState slow = model.of(key, world_.settings.scheduler);
            slow.last_row = kept->last_row;  // a number of this file only
            REQUIRE(*kept == slow);
            REQUIRE(world_.card(key).key == key);
        }
        CHECK(world_.count("derived.card WHERE version > 0") == std::ssize(model.rows));
    }

    // The card table, but for its own numbering.
    std::vector<std::string> cards() {
        std::vector<std::string> out;
        auto rows = world_.store->database().prepare(
            "SELECT key || '|' || quote((SELECT count(*) || sum(name) FROM derived.alias "
            "WHERE alias.card = card.no)) || quote(card.note) || quote(card.deck) || "
            "quote(ord) || quote(rank) || quote(live) || '|' || quote(hidden) || ' ' || phase || "
            "' ' || step || ' ' || due || ' ' || interval || ' ' || ease || ' ' || reps || ' ' || "
            "lapses || ' ' || answers || ' ' || quote(first_day) || quote(review_day) || "
            "quote(last_day) || ' ' || quote(last_at) || ' ' || quote(last_row) || ' ' || version "
            "FROM derived.card ORDER BY key");
        while (rows.step()) out.emplace_back(rows.get<std::string_view>(0));
        return out;
    }

    void check_rebuild() {
        const auto kept = cards();
        world_.store->rebuild_memories();
        auto rebuilt = cards();
        CHECK(without_place(rebuilt) == without_place(kept));
    }

    // Where a card out of sight once stood is no part of it.
    static std::vector<std::string> without_place(std::vector<std::string> all) {
        for (auto& line : all) {
            const auto from = line.find('|') + 1;
            const auto to = line.find('|', from);
            if (line[to - 1] == '0') line.erase(from, to - from);
        }
        return all;
    }

    base::Random random_;
    World world_;
    std::vector<core::CatalogNote> notes_ = notes("n", 4);
    std::vector<std::pair<std::size_t, store::ForeignRow>> pending_;
    const std::int64_t first_[2] = {0, 500};  // what stands before may never come
    std::int64_t written_[2] = {first_[0], first_[1]};
    const std::vector<std::string> ids_{std::string("\x01\x01\x01\x01\x01\x01\x01\x01"),
                                        std::string("\xfe\xfe\xfe\xfe\xfe\xfe\xfe\xfe")};
    const std::vector<std::string> hex_{"0101010101010101", "fefefefefefefefe"};
    std::string happened_;
};

int rounds() {
    const char* text = std::getenv("EBB_PROPERTY_ROUNDS");
    return text ? std::atoi(text) : 200;
}

}  // namespace

TEST_CASE("kept memories are those that the log gives, whatever happens") {
    for (int round = 0; round < rounds(); ++round) {
        INFO("history " << round);
        History(base::splitmix64(static_cast<std::uint64_t>(round))).play(20);
    }
}
