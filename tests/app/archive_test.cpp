#include "app/archive.hpp"

#include "app/home.hpp"
#include "app/search.hpp"
#include "store/another_holder.hpp"
#include "store/history/texts.hpp"

using namespace home;
using namespace std::chrono_literals;
using app::StoreArchive;
using core::Grade;

namespace {

const Strings letters{"alpha", "beta", "gamma", "delta", "epsilon"};

store::OfferRequest at_most(std::optional<int> new_cards, std::optional<int> reviews) {
    store::OfferRequest request;
    request.new_cards = new_cards;
    request.reviews = reviews;
    return request;
}

store::OfferRequest about(const std::string& text) {
    store::OfferRequest request;
    request.query = query(text);
    return request;
}

// A deck and two windows on it.
struct Windows : Home {
    Windows() : mine((put("greek", questions(letters)), open())), other(open()) {}

    core::QueueCounts counts(StoreArchive& archive) {
        return archive.make_queue(mine.now(), 0).counts(mine.now().at);
    }
    // As a session does: with the card as it was drawn.
    core::Written answer_in(StoreArchive& archive, const std::string& key,
                            Grade grade = Grade::good) {
        return archive.answer(core::Turn(shown(mine, key), 0), grade, 5s, mine.now());
    }
    std::int64_t rows() {
        return mine.store.database().integer("SELECT count(*) FROM log").value();
    }

    app::Workspace mine;
    app::Workspace other;
};

}  // namespace

TEST_CASE(
    "The limit of new cards is used up by what a session introduces, not by what was before") {
    Windows at;
    answer(at.mine, "greek/alpha");
    StoreArchive archive(at.mine, at_most(2, {}));
    CHECK(at.counts(archive).fresh == 2);
    at.answer_in(archive, "greek/beta");
    CHECK(at.counts(archive).fresh == 1);
    at.answer_in(archive, "greek/beta");  // it is new only once
    CHECK(at.counts(archive).fresh == 1);
    at.answer_in(archive, "greek/gamma");
    CHECK(at.counts(archive).fresh == 0);
    archive.undo({}, at.mine.now());
    CHECK(at.counts(archive).fresh == 1);
}

TEST_CASE("Without --new and --limit the day's own limits hold, whoever used them up") {
    Windows at;
    at.setup.settings.new_per_day = 3;
    answer(at.mine, "greek/alpha");
    StoreArchive archive(at.mine, {});
    CHECK(at.counts(archive).fresh == 2);
    answer(at.other, "greek/beta");
    CHECK(at.counts(archive).fresh == 1);
}

TEST_CASE("The limit of reviews is used up by the reviews of a session") {
    Windows at;
    for (const auto& one : letters) answer(at.mine, "greek/" + one, Grade::easy);
    at.wait(core::Days{60});
    answer(at.mine, "greek/alpha");
    StoreArchive archive(at.mine, at_most({}, 2));
    CHECK(at.counts(archive).reviews == 2);
    at.answer_in(archive, "greek/beta");
    CHECK(at.counts(archive).reviews == 1);
    at.answer_in(archive, "greek/gamma");
    CHECK(at.counts(archive).reviews == 0);
    REQUIRE(archive.offer().backlog);
    CHECK(archive.offer().backlog->waiting == 2);
}

TEST_CASE("A session that goes on into the next day may show as many again") {
    Windows at;
    StoreArchive archive(at.mine, at_most(1, {}));
    at.answer_in(archive, "greek/alpha");
    CHECK(at.counts(archive).fresh == 0);
    at.wait(24h);
    CHECK(at.counts(archive).fresh == 1);
    at.answer_in(archive, "greek/beta");
    CHECK(at.counts(archive).fresh == 0);
}

TEST_CASE("The queue is of the cards that the query means") {
    Windows at;
    StoreArchive archive(at.mine, about("id:alpha or id:beta"));
    CHECK(at.counts(archive).fresh == 2);
    CHECK(archive.selection(at.mine.now()).query == query("id:alpha or id:beta"));
    CHECK(archive.selection(at.mine.now()).now == at.mine.now());
}

TEST_CASE("A deck that was edited is a change, and its news is told") {
    Windows at;
    StoreArchive archive(at.mine, {});
    CHECK_FALSE(archive.changed());
    at.put("greek", questions({"alpha"}) + broken_note());
    CHECK_FALSE(archive.history_changed());
    CHECK(archive.changed());
    CHECK(
        at.told() ==
        Strings{
            "~/decks/greek.toml: 1 problem keeps notes hidden until mended; `ebb check ~/decks/greek.toml` says where"});
    CHECK(at.counts(archive).fresh == 1);
    CHECK_FALSE(archive.changed());
}

TEST_CASE("After decks have changed, the words of the query are looked up again") {
    Windows at;
    const auto request = about("newcomer");
    app::select(at.mine, request.query);
    StoreArchive archive(at.mine, request);
    CHECK(at.counts(archive).total() == 0);
    at.put("latin", question("a", "Who is the newcomer?", "A."));
    CHECK(archive.changed());
    CHECK(at.counts(archive).fresh == 1);
}

TEST_CASE("What another window writes is a change, once, and what it wrote before is none") {
    Windows at;
    answer(at.other, "greek/alpha");
    StoreArchive archive(at.mine, {});
    CHECK_FALSE(archive.changed());
    answer(at.other, "greek/beta");
    CHECK(archive.changed());
    CHECK_FALSE(archive.changed());
    answer(at.other, "greek/gamma");
    CHECK(archive.history_changed());
    CHECK_FALSE(archive.history_changed());
    at.answer_in(archive, "greek/delta");
    CHECK_FALSE(archive.changed());
}

TEST_CASE("A card is fetched as it is to be shown, or not at all") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const auto alpha = card(at.mine, "greek/alpha").no;
    const auto fetched = archive.fetch(alpha);
    REQUIRE(fetched);
    CHECK(fetched->key == "greek/alpha");
    CHECK_FALSE(archive.fetch(alpha + 1000));
    at.put("greek", questions({"beta"}));
    CHECK_FALSE(archive.fetch(alpha));
}

TEST_CASE("The words of a session's query are looked up again whoever noticed the change") {
    Windows at;
    StoreArchive archive(at.mine, about("omega"));
    select(at.mine, query("omega"));
    CHECK(at.counts(archive).fresh == 0);
    at.put("greek", questions({"alpha", "omega"}));
    at.mine.decks.refresh();
    CHECK(at.counts(archive).fresh == 1);
    CHECK_FALSE(archive.changed());
    at.put("greek", questions({"alpha"}));
    at.mine.decks.refresh();
    CHECK(archive.changed());
    CHECK_FALSE(archive.changed());
    CHECK(at.counts(archive).fresh == 0);
}

TEST_CASE("News of decks are told whoever noticed them") {
    Windows at;
    StoreArchive archive(at.mine, {});
    at.put("greek", questions({"alpha"}) + broken_note());
    at.mine.decks.refresh();
    CHECK(at.told().empty());
    archive.changed();
    CHECK(at.told().size() == 1);
    archive.changed();
    CHECK(at.told().empty());
}

TEST_CASE("An answer is kept with its time and with what was given") {
    Windows at;
    at.put("sums", note(says("id", "day") + says("front", "Hours in a day?") + "number = 24\n"));
    at.mine.decks.refresh();
    StoreArchive archive(at.mine, {});
    core::Turn turn(shown(at.mine, "sums/day"), 0);
    REQUIRE(turn.estimate("25"));
    const auto written = archive.answer(turn, Grade::again, 7s, at.mine.now());
    CHECK_FALSE(written.stale);
    CHECK(written.memory == memory(at.mine, "sums/day"));
    CHECK(written.memory.phase == core::Phase::learning);
    const auto row = store::find_row(at.mine.store.database(), written.row);
    REQUIRE(row);
    CHECK(row->kind == core::RowKind::again);
    CHECK(row->key == "sums/day");
    CHECK(row->took == core::Milliseconds{7s});
    CHECK(row->moment == at.mine.now());
    CHECK(row->detail == turn.given());
    CHECK_FALSE(row->detail.empty());
}

TEST_CASE("With an answer it is kept what the note says, and between which others") {
    Windows at;
    at.put("pair",
           question("first", "Nobody?", "Odysseus.") + question("", "Who waits?", "Penelope."));
    at.mine.decks.refresh();
    StoreArchive archive(at.mine, {});
    for (const std::string& key : keys(at.mine, query("deck:pair"))) {
        at.answer_in(archive, key);
        const auto last = store::last_text_of_card(at.mine.store.database(), key, at.mine.now().at);
        REQUIRE(last);
        const core::NoteText& text = last->text;
        const bool is_first = key == "pair/first";
        CHECK(core::readable(text.text) ==
              (is_first ? "Nobody? / Odysseus." : "Who waits? / Penelope."));
        CHECK(text.before == (is_first ? "" : "first"));
        CHECK(text.after->empty() != is_first);
    }
}

TEST_CASE("An act on a card that another window answered meanwhile writes nothing") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const auto drawn = shown(at.mine, "greek/alpha");
    answer(at.other, "greek/alpha");
    const auto rows = at.rows();
    const auto now = at.mine.now();
    CHECK(archive.answer(core::Turn(drawn, 0), Grade::good, 5s, now).stale);
    CHECK(archive.suspend(drawn, now).stale);
    CHECK(archive.bury(drawn, now).stale);
    CHECK(at.rows() == rows);
    CHECK_FALSE(at.answer_in(archive, "greek/alpha").stale);
    CHECK(at.rows() == rows + 2);  // what the note says stands beside it
}

TEST_CASE("A suspended card is not shown until it is brought back, a buried one until tomorrow") {
    struct Row {
        core::RowKind kind;
        core::Written (StoreArchive::*act)(const core::ShownCard&, const core::Moment&);
        int fresh_tomorrow;
    };
    const Row table[] = {{core::RowKind::suspend, &StoreArchive::suspend, 4},
                         {core::RowKind::bury, &StoreArchive::bury, 5}};
    for (const auto& [kind, act, fresh_tomorrow] : table) {
        CAPTURE(static_cast<int>(kind));
        Windows at;
        StoreArchive archive(at.mine, {});
        const auto written = (archive.*act)(shown(at.mine, "greek/alpha"), at.mine.now());
        CHECK_FALSE(written.stale);
        CHECK(store::find_row(at.mine.store.database(), written.row)->kind == kind);
        CHECK(at.counts(archive).fresh == 4);
        at.wait(core::Days{1});
        CHECK(at.counts(archive).fresh == fresh_tomorrow);
    }
}

TEST_CASE("Undo without a row takes back the newest act, one after the other") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const auto now = at.mine.now();
    CHECK_FALSE(archive.undo({}, now));
    const auto good = at.answer_in(archive, "greek/alpha");
    const auto suspended = archive.suspend(shown(at.mine, "greek/beta"), now);
    const auto beta = archive.undo({}, now);
    REQUIRE(beta);
    CHECK(beta->what == "suspend");
    CHECK(beta->row == suspended.row);
    CHECK(beta->keys == Strings{"greek/beta"});
    CHECK(beta->cards == std::vector{card(at.mine, "greek/beta").no});
    CHECK_FALSE(card(at.mine, "greek/beta").state.suspended);
    const auto alpha = archive.undo({}, now);
    REQUIRE(alpha);
    CHECK(alpha->what == "good");
    CHECK(alpha->row == good.row);
    CHECK(memory(at.mine, "greek/alpha") == core::Memory{});
    CHECK_FALSE(archive.undo({}, now));
}

TEST_CASE("Undo of a row takes back that one, once, and nothing where there is none") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const auto now = at.mine.now();
    const auto alpha = at.answer_in(archive, "greek/alpha");
    at.answer_in(archive, "greek/beta");
    const auto back = archive.undo(alpha.row, now);
    REQUIRE(back);
    CHECK(back->keys == Strings{"greek/alpha"});
    CHECK(memory(at.mine, "greek/beta").answers == 1);
    const auto rows = at.rows();
    CHECK_FALSE(archive.undo(alpha.row, now));
    CHECK_FALSE(archive.undo(alpha.row + 1000, now));
    CHECK(at.rows() == rows);
}

TEST_CASE("Undo of one row of an act on several cards takes back the whole of it") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const auto now = at.mine.now();
    using core::RowKind;
    const auto rows = at.mine.store.act({world::World::row(RowKind::suspend, "greek/alpha"),
                                         world::World::row(RowKind::suspend, "greek/beta")},
                                        now);
    const auto back = archive.undo(rows.back(), now);
    REQUIRE(back);
    CHECK(back->row == rows.front());
    CHECK(back->keys == Strings{"greek/alpha", "greek/beta"});
    CHECK(back->cards ==
          std::vector{card(at.mine, "greek/alpha").no, card(at.mine, "greek/beta").no});
    CHECK(at.counts(archive).fresh == 5);
}

TEST_CASE("Undo needs consent as long as another process reviews") {
    Windows at;
    StoreArchive archive(at.mine, {});
    const StoreArchive beside(at.other, {});  // of this process
    CHECK_FALSE(archive.undo_needs_consent());
    auto another = AnotherHolder::window(at.setup.places.files().history);
    CHECK(archive.undo_needs_consent());
    another.kill();
    CHECK_FALSE(archive.undo_needs_consent());
}

TEST_CASE("Scheduler and rollover are those that were set") {
    Windows at;
    at.setup.settings.scheduler.max_days = 30;
    at.setup.settings.rollover = core::Minutes{90};
    const StoreArchive archive(at.mine, {});
    CHECK(archive.scheduler().max_days == 30);
    CHECK(archive.rollover() == core::Minutes{90});
}
