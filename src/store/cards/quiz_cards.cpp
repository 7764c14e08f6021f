#include "store/cards/quiz_cards.hpp"

#include "base/numbers/json.hpp"
#include "core/schedule/recall.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace store {
namespace {

using core::QuizCandidate;
using core::RowKind;

constexpr core::Days lately{14};
constexpr int full_credit = 100;

// The log is read backwards, a device at a time; so many rows in a row that are too old are its
// end. It is not the first of them: the clock may have been wrong for a while.
constexpr int old_rows_at_end = 1000;

// A row, and what it is about where it is new enough to tell something; an act that was taken back
// tells nothing.
std::string newest_rows_sql() {
    return fmt::format(
        "SELECT log.id, log.at, log.day, log.kind, alias.card, coalesce(detail.json, '') "
        "FROM main.log LEFT JOIN derived.alias ON alias.name = log.card AND log.day >= :since AND log.kind <> :text "
        "AND NOT EXISTS (SELECT 1 FROM derived.void WHERE void.row = log.id) "
        "LEFT JOIN main.detail ON detail.row = log.id AND log.kind = :quiz "
        "WHERE {} ORDER BY log.id DESC",
        sql::is_of_device("log.id", ":device"));
}

bool is_full(std::string_view detail) {
    return base::json_integer(detail, "credit").value_or(0) >= full_credit;
}

// When the quiz began that a row tells of.
std::optional<core::Instant> quiz_of(std::string_view detail) {
    const auto began = base::json_integer(detail, "quiz");
    if (!began) return std::nullopt;
    return Column<core::Instant>::value(*began);
}

QuizCandidate read_candidate(const Statement& row, core::Day today) {
    QuizCandidate out;
    out.card = row.get<std::int64_t>(0);
    out.note = row.get<std::int64_t>(1);
    out.deck = row.get<std::int64_t>(2);
    out.rank = row.get<int>(3);
    core::Memory memory;
    memory.phase = row.get<core::Phase>(4);
    memory.interval = row.get<int>(5);
    memory.last_day = row.get<core::Day>(6);
    out.fresh = memory.phase == core::Phase::fresh;
    out.recall = core::recall(memory, today);
    out.ease = row.get<int>(7);
    out.lapses = row.get<int>(8);
    return out;
}

// A card's answers, oldest first, as far as they tell whether it is missed.
class Results {
public:
    void reviewed(core::Day day, bool right) {
        if (!right) miss(day, true);
        if (right && !(in_review_ && missed_ == day)) missed_.reset();
    }
    void quizzed(core::Day day, bool right) {
        if (!right) return miss(day, false);
        missed_.reset();
        right_on_ = day;
    }

    void tell(QuizCandidate& card, core::Day today) const {
        if (missed_ && today - *missed_ <= lately)
            card.missed = static_cast<int>(std::max(today - *missed_, core::Days{0}).count());
        card.right_today = right_on_ == today;
    }

private:
    void miss(core::Day day, bool in_review) {
        missed_ = day;
        in_review_ = in_review;
        right_on_.reset();
    }

    std::optional<core::Day> missed_;
    bool in_review_ = false;             // it was missed there
    std::optional<core::Day> right_on_;  // in a quiz, and not missed since
};

// A row of the last days.
struct Told {
    core::Instant at;
    RowId row;
    core::Day day;
    RowKind kind;
    std::int64_t card;
    bool is_full;  // of a quiz
};

// Newest first, as far as each device goes.
std::vector<Told> rows_since(Database& db, core::Day day) {
    std::vector<Told> told;
    Statement devices = db.prepare("SELECT no FROM main.device");
    const std::string sql = newest_rows_sql();
    while (devices.step()) {
        Statement rows = db.cached(sql);
        rows.set(":since", day).set(":quiz", RowKind::quiz).set(":text", RowKind::text);
        rows.set(":device", devices.get<std::int64_t>(0));
        for (int old = 0; old < old_rows_at_end && rows.step();) {
            old = rows.get<core::Day>(2) < day ? old + 1 : 0;
            const auto kind = rows.get<RowKind>(3);
            if (const auto card = rows.get<std::optional<std::int64_t>>(4))
                told.push_back({rows.get<core::Instant>(1), rows.get<RowId>(0),
                                rows.get<core::Day>(2), kind, *card,
                                kind == RowKind::quiz && is_full(rows.get<std::string_view>(5))});
        }
    }
    return told;
}

// By card.
std::unordered_map<std::int64_t, Results> results_since(Database& db, core::Day day,
                                                        EarlierQuizzes earlier) {
    std::vector<Told> told = rows_since(db, day);
    std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) {
        return std::pair(a.at, a.row) < std::pair(b.at, b.row);
    });
    std::unordered_map<std::int64_t, Results> results;
    for (const Told& row : told) {
        if (core::is_answer(row.kind))
            results[row.card].reviewed(row.day, row.kind != RowKind::again);
        if (row.kind == RowKind::forget) results.erase(row.card);
        if (row.kind == RowKind::quiz && earlier == EarlierQuizzes::count)
            results[row.card].quizzed(row.day, row.is_full);
    }
    return results;
}

}  // namespace

std::vector<QuizCandidate> QuizCards::candidates(const Condition& scope, const core::Moment& now,
                                                 EarlierQuizzes earlier) {
    Statement rows = db_.prepare(fmt::format(
        "SELECT no, note, deck, rank, phase, interval, last_day, ease, lapses FROM derived.card "
        "WHERE card.live = 1 AND {} AND ({}) ORDER BY card.no",
        sql::not_hidden_on(":today"), scope.sql));
    rows.set(":today", now.day);
    scope.bind(rows);
    const auto results = results_since(db_, now.day - lately, earlier);
    std::vector<QuizCandidate> out;
    while (rows.step()) {
        QuizCandidate& one = out.emplace_back(read_candidate(rows, now.day));
        if (const auto found = results.find(one.card); found != results.end())
            found->second.tell(one, now.day);
    }
    return out;
}

std::string QuizCards::tags_of(const core::QuizCandidate& one) {
    Statement tags = db_.cached("SELECT tags FROM derived.note WHERE no = ?");
    return tags.bind(one.note).step() ? tags.get<std::string>(0) : std::string();
}

// The newest on any device. Few rows have a detail, so looking through those is quick.
std::optional<QuizCards::LastQuiz> QuizCards::last_quiz() {
    std::optional<LastQuiz> last;
    Statement devices = db_.prepare("SELECT no FROM main.device ORDER BY no");
    Statement newest = db_.prepare(fmt::format(
        "SELECT detail.json FROM main.detail CROSS JOIN main.log ON log.id = detail.row "
        "WHERE {} AND log.kind = :quiz ORDER BY detail.row DESC",
        sql::is_of_device("detail.row", ":device")));
    while (devices.step()) {
        const std::int64_t device = devices.get<std::int64_t>(0);
        newest.set(":device", device).set(":quiz", RowKind::quiz);
        std::optional<core::Instant> began;
        while (!began && newest.step()) began = quiz_of(newest.get<std::string_view>(0));
        if (began && (!last || *began > last->began)) last = LastQuiz{device, *began};
    }
    return last;
}

std::vector<std::string> QuizCards::last_misses() {
    const auto quiz = last_quiz();
    if (!quiz) return {};
    Statement rows = db_.prepare(fmt::format(
        "SELECT card.key, detail.json FROM main.detail CROSS JOIN main.log ON log.id = detail.row "
        "JOIN derived.alias ON alias.name = log.card JOIN derived.card ON card.no = alias.card "
        "WHERE {} AND log.kind = :quiz AND log.at >= :began ORDER BY detail.row",
        sql::is_of_device("detail.row", ":device")));
    rows.set(":device", quiz->device).set(":quiz", RowKind::quiz).set(":began", quiz->began);
    std::vector<std::string> asked;
    std::map<std::string, bool, std::less<>> full;
    while (rows.step()) {
        if (quiz_of(rows.get<std::string_view>(1)) != quiz->began) continue;
        std::string key(rows.get<std::string_view>(0));
        if (!full.contains(key)) asked.push_back(key);
        full[std::move(key)] = is_full(rows.get<std::string_view>(1));
    }
    std::erase_if(asked, [&](const std::string& key) { return full[key]; });
    return asked;
}

NewRow quiz_row(std::string key, core::Instant began, int credit, std::string_view given) {
    base::JsonObject detail;
    detail.add("quiz", Column<core::Instant>::number(began))
        .add("credit", credit)
        .add_members(given);
    return {RowKind::quiz, std::move(key), std::nullopt, 0, detail.text()};
}

}  // namespace store
