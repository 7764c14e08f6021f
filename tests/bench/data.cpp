// Makes the data set: deck files, and a history.db as a diligent learner would have left it.
//
//     bench_data FOLDER DECKS NOTES ANSWERS
//
// Everything follows from one seed. The learner meets new cards every day (20 where there are
// 100,000: the default limit) until nine tenths of them are known, answers what is due, and stops
// after the day on which ANSWERS were reached. What each card then is was worked out by the
// program's own scheduler. Prints what was made, a "name value" line each, with two instants: one
// when a hundredth of all cards is due, one after a long absence, when 46 in a hundred are.
#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "base/numbers/random.hpp"
#include "core/card/identity.hpp"
#include "core/heir/note_text.hpp"
#include "core/schedule/fold.hpp"
#include "core/schedule/time.hpp"
#include "store/history/log.hpp"
#include "store/open.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

namespace {

using base::Random;
using core::CardState;
using core::Day;
using core::Days;
using core::Instant;
using core::Milliseconds;
using core::Phase;
using core::RowKind;

constexpr std::uint64_t seed = 20261122;
constexpr std::int64_t undo_every = 500;      // answers
constexpr std::int64_t suspend_every = 1000;  // answers
constexpr core::Minutes zone{0};
constexpr core::Minutes rollover{4 * 60};

constexpr std::array<std::string_view, 40> words{
    "a",       "the",      "of",        "reads",   "writes",   "replica", "leader",   "partition",
    "log",     "when",     "because",   "latency", "stays",    "under",   "cluster",  "table",
    "version", "query",    "broadcast", "shuffle", "quorum",   "commit",  "snapshot", "isolates",
    "every",   "node",     "may",       "never",   "follows",  "before",  "cache",    "index",
    "schema",  "throttle", "stream",    "offset",  "consumer", "lag",     "backs",    "up"};
constexpr std::array<std::string_view, 6> foreign_words{"größer", "données", "日本語",
                                                        "→",      "naïve",   "согласие"};

struct Note {
    std::string text;  // its [[card]] table
    core::Note note;   // as far as its keys and its identity need it
};

class Writer {
public:
    explicit Writer(std::uint64_t deck) : random_(seed + deck) {}

    Note note(std::size_t number, bool has_id) {
        foreign_ = random_.below(10) == 0;
        Note out;
        if (has_id) out.note.id = fmt::format("note-{}", number);
        out.text = "[[card]]\n";
        if (has_id) out.text += fmt::format("id = \"{}\"\n", out.note.id);
        const std::string subject = fmt::format("{} {}", number, phrase(9));
        switch (random_.below(20)) {
            case 0:
                points(out, subject);
                break;
            case 1:
                estimate(out, subject);
                break;
            case 2:
                choice(out, subject);
                break;
            case 3:
            case 4:
                cloze(out, subject);
                break;
            default:
                question(out, subject);
        }
        out.text +=
            fmt::format("tags = [\"topic-{}\"{}]\nsource = \"https://example.org/{}/{}\"\n\n",
                        random_.below(20), random_.below(20) == 0 ? ", \"core\"" : "",
                        random_.below(100), random_.below(1000));
        return out;
    }

private:
    std::string phrase(int length) {
        std::string out;
        for (int i = 0; i < length; ++i) {
            const bool strange = foreign_ && random_.below(4) == 0;
            out += strange ? foreign_words[random_.below(foreign_words.size())]
                           : words[random_.below(words.size())];
            out += i + 1 < length ? " " : "";
        }
        return out;
    }

    void question(Note& out, const std::string& subject) {
        const bool long_answer = random_.below(8) < 3;  // of all notes three in ten
        out.note.front = subject + "?";
        out.note.back = long_answer ? phrase(9) + "\n" + phrase(9) + "\n" + phrase(5) : phrase(22);
        const std::string_view quote = long_answer ? R"(""")" : "\"";
        out.text += fmt::format("front = \"{}\"\nback = {}{}{}{}\n", out.note.front, quote,
                                long_answer ? "\n" : "", out.note.back, quote);
    }

    void cloze(Note& out, const std::string& subject) {
        out.note.kind = core::Kind::cloze;
        out.note.front = fmt::format("{} {{{{{}}}}} {}", subject, phrase(2), phrase(15));
        out.text += fmt::format("cloze = \"{}\"\n", out.note.front);
    }

    void choice(Note& out, const std::string& subject) {
        out.note.kind = core::Kind::choice;
        out.note.front = subject + "?";
        out.note.right = {phrase(5)};
        out.text += fmt::format("front = \"{}\"\nanswer = \"{}\"\nwrong = [\"x {}\", \"y {}\"]\n",
                                out.note.front, out.note.right[0], phrase(5), phrase(5));
    }

    void estimate(Note& out, const std::string& subject) {
        out.note.kind = core::Kind::number;
        out.note.front = subject + "?";
        out.note.number = static_cast<double>(1 + random_.below(1'000'000));
        out.note.unit = "ms";
        out.text += fmt::format("front = \"{}\"\nnumber = {}\nunit = \"ms\"\nwithin = \"10%\"\n",
                                out.note.front, out.note.number);
    }

    void points(Note& out, const std::string& subject) {
        out.note.kind = core::Kind::points;
        out.note.front = subject + "?";
        for (std::string_view which : {"first", "second", "third"})
            out.note.points.push_back(fmt::format("{} {}", which, phrase(5)));
        out.text += fmt::format("front = \"{}\"\npoints = [\"{}\"]\n", out.note.front,
                                fmt::join(out.note.points, "\", \""));
    }

    Random random_;
    bool foreign_ = false;
};

struct Card {
    std::string key;
    core::NoteText text;  // of its note
    std::uint64_t hash = 0;
    std::int64_t name = 0;  // 0: new
    CardState state;
};

// Writes the decks, and returns their cards in the order in which they will be met: one of each
// deck in turn. One deck in four gives its notes no ids.
std::vector<Card> write_decks(const std::string& folder, std::size_t decks, std::size_t notes) {
    std::filesystem::create_directories(folder);
    std::vector<Card> cards(decks * notes);
    for (std::size_t deck = 0; deck < decks; ++deck) {
        const std::string id = fmt::format("deck-{:03}", deck);
        const bool has_ids = deck % 4 != 3;
        Writer writer(deck);
        std::string before;
        std::ofstream file(fmt::format("{}/{}.toml", folder, id));
        file << fmt::format("[deck]\ntitle = \"Deck {}\"\ntags = [\"bench\"]\n\n", deck);
        for (std::size_t number = 0; number < notes; ++number) {
            const Note note = writer.note(number, has_ids);
            file << note.text;
            Card& card = cards[number * decks + deck];
            card.key =
                core::card_key(id, core::note_id(note.note), core::faces(note.note).front().suffix);
            card.hash = base::hash64(card.key);
            card.text.text = core::identity_text(note.note);
            card.text.before = before;
            before = core::note_id(note.note);
            if (number > 0) cards[(number - 1) * decks + deck].text.after = before;
        }
        cards[(notes - 1) * decks + deck].text.after = "";
    }
    return cards;
}

class History {
public:
    explicit History(const std::string& path)
        : db_(store::open_files({path, ":memory:", {}}, store::Use::write, {})),
          insert_name_(db_.prepare("INSERT INTO name (key) VALUES (?)")),
          insert_row_(db_.prepare("INSERT INTO log (id, at, zone, day, card, kind, took) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?)")),
          insert_detail_(db_.prepare("INSERT INTO detail (row, json) VALUES (?, ?)")) {
        db_.run("PRAGMA main.cache_size = -400000");
        db_.prepare("INSERT INTO device (no, id, began, place) VALUES (0, cast(? AS BLOB), 0, ?)")
            .bind(device_id, store::place_of(path))
            .run();
        db_.run("BEGIN");
    }
    ~History() { db_.run("COMMIT"); }

    void meet(Card& card, const core::Moment& now) {
        insert_name_.bind(card.key).run();
        card.name = db_.last_row();
        append(card, RowKind::text, now, {}, core::to_json(card.text));
    }

    void append(const Card& card, RowKind kind, const core::Moment& now,
                std::optional<std::int64_t> took = {}, const std::string& detail = {}) {
        insert_row_
            .bind(++rows_, now.at.time_since_epoch().count(), std::int64_t{now.zone.count()},
                  std::int64_t{now.day.time_since_epoch().count()}, card.name,
                  static_cast<int>(kind), took)
            .run();
        if (!detail.empty()) insert_detail_.bind(rows_, detail).run();
    }

    void undo_newest(const Card& card, const core::Moment& now) {
        base::JsonObject detail;
        detail.add("device", device_hex).add("sequence", rows_);
        append(card, RowKind::undo, now, {}, detail.text());
    }

    std::int64_t rows() const { return rows_; }

private:
    static constexpr std::string_view device_id = "ebbbench";
    static constexpr std::string_view device_hex = "65626262656e6368";

    store::Database db_;
    store::Statement insert_name_, insert_row_, insert_detail_;
    std::int64_t rows_ = 0;  // also the newest row's number: this is device 0
};

class Learner {
public:
    Learner(std::vector<Card>& cards, History& history) : cards_(cards), history_(history) {}

    // Until so many answers have been given, and that day is done. Returns the next.
    Day study(std::int64_t answers) {
        const std::size_t known = cards_.size() * 9 / 10;
        const std::size_t new_per_day = std::max<std::size_t>(1, cards_.size() / 5000);
        Day today = first_day_;
        for (; answers_ < answers; today += Days{1}) {
            now_ = {core::start_of(today, zone, rollover) + std::chrono::hours{8}, zone, today};
            for (std::size_t i = 0; i < new_per_day && met_ < known; ++i) today_.push_back(met_++);
            auto& due = due_on(today);
            today_.insert(today_.end(), due.begin(), due.end());
            due.clear();
            while (!today_.empty() || !learning_.empty()) answer(draw());
        }
        return today;
    }

    std::int64_t answers() const { return answers_; }

private:
    using Waiting = std::pair<Instant, std::size_t>;

    std::size_t draw() {
        const bool none_left = today_.empty();
        if (!learning_.empty() && (none_left || learning_.top().first <= now_.at)) {
            const auto [due, card] = learning_.top();
            learning_.pop();
            now_.at = std::max(now_.at, due);
            return card;
        }
        const std::size_t card = today_.front();
        today_.pop_front();
        return card;
    }

    RowKind grade() {
        const auto roll = random_.below(100);
        if (roll < 10) return RowKind::again;
        if (roll < 20) return RowKind::hard;
        return roll < 92 ? RowKind::good : RowKind::easy;
    }

    void answer(std::size_t index) {
        Card& card = cards_[index];
        if (card.name == 0) history_.meet(card, now_);
        give(card, grade());
        if (answers_ % undo_every == 0) {
            card.state = before_;
            history_.undo_newest(card, now_);
            give(card, RowKind::good);
        }
        if (answers_ % suspend_every == 0) {
            card.state.suspended = true;
            history_.append(card, RowKind::suspend, now_);
        }
        if (card.state.suspended) return;
        if (card.state.memory.is_learning())
            learning_.emplace(card.state.memory.due_at, index);
        else
            due_on(card.state.memory.due_day).push_back(index);
    }

    void give(Card& card, RowKind kind) {
        before_ = card.state;
        const auto took = static_cast<std::int64_t>(1000 + random_.below(15'000));
        now_.at += Milliseconds{took};
        history_.append(card, kind, now_, took);
        card.state = core::step(card.state, {kind, now_.at, now_.day, 0, card.hash}, settings_);
        ++answers_;
    }

    std::vector<std::size_t>& due_on(Day day) {
        const auto index = static_cast<std::size_t>((day - first_day_).count());
        if (index >= due_.size()) due_.resize(index + 1);
        return due_[index];
    }

    std::vector<Card>& cards_;
    History& history_;
    core::SchedulerSettings settings_;
    Random random_{seed};
    Day first_day_{std::chrono::year{2010} / 1 / 1};
    core::Moment now_;
    std::size_t met_ = 0;
    std::int64_t answers_ = 0;
    CardState before_;
    std::deque<std::size_t> today_;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> learning_;
    std::vector<std::vector<std::size_t>> due_;
};

// The first day from `day` on on which that many reviews are due.
void print_due(std::string_view name, const std::vector<Card>& cards, Day day, std::size_t wanted) {
    std::vector<Day> due;
    for (const Card& card : cards)
        if (card.state.memory.phase == Phase::review && !card.state.suspended)
            due.push_back(card.state.memory.due_day);
    std::sort(due.begin(), due.end());
    if (wanted < due.size()) day = std::max(day, due[wanted]);
    const auto count = std::upper_bound(due.begin(), due.end(), day) - due.begin();
    fmt::print("{0} {1}T09:00:00Z\n{0}_due {2}\n", name, core::iso_date(day), count);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        fmt::print(stderr, "usage: bench_data FOLDER DECKS NOTES ANSWERS\n");
        return 2;
    }
    const std::string folder = argv[1];
    const auto number = [&](int i) { return static_cast<std::size_t>(std::atoll(argv[i])); };
    std::vector<Card> cards = write_decks(folder + "/decks", number(2), number(3));
    History history(folder + "/history.db");
    Learner learner(cards, history);
    const Day day = learner.study(static_cast<std::int64_t>(number(4)));
    const auto left =
        std::count_if(cards.begin(), cards.end(), [](const Card& card) { return card.name == 0; });
    fmt::print("decks {}\ncards {}\nnew {}\nanswers {}\nrows {}\n", number(2), cards.size(), left,
               learner.answers(), history.rows());
    print_due("now", cards, day, cards.size() / 100);
    print_due("later", cards, day, cards.size() * 46 / 100);
}
