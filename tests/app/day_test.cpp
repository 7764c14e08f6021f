// One offer, one count: whatever surface tells of today's cards or of tomorrow's means the same.
#include "app/day.hpp"

#include "app/archive.hpp"
#include "app/home.hpp"
#include "app/search.hpp"
#include "base/numbers/random.hpp"

#include <memory>
#include <optional>
#include <set>

using namespace home;
using namespace std::chrono_literals;
using core::Grade;
using core::RowKind;

namespace {

constexpr const char* queries[] = {"",
                                   "deck:a",
                                   "deck:ship",
                                   "tag:core",
                                   "is:review",
                                   "is:due",
                                   "is:due deck:a",
                                   "-is:due",
                                   "deck:a or deck:b",
                                   "is:new",
                                   "deck:b -tag:core",
                                   "is:learning"};

// Days that go by with reviews broken off, cards put away and limits that bind.
class Collection : public Home {
public:
    explicit Collection(std::uint64_t seed) : random_(seed) {
        setup.settings.new_per_day = pick(7);
        setup.settings.reviews_per_day = one_in(2) ? 1 + pick(5) : 200;
        if (one_in(2)) setup.settings.decks["a"] = {pick(3), pick(4)};
        if (one_in(3)) setup.settings.scheduler.learning_steps_s = {600, 40'000};
        setup.settings.new_order = core::new_orders[random_.below(4)].second;
        put("a", deck());
        put("b", deck());
        ship("ship", deck());
        workspace = std::unique_ptr<app::Workspace>(new app::Workspace(open()));
        for (int day = 0; day < 8; ++day) live_through_a_day();
    }

    bool one_in(std::uint64_t count) { return random_.below(count) == 0; }
    int pick(std::uint64_t below) { return static_cast<int>(random_.below(below)); }

    // How many different cards a review shows that answers each as easy.
    int review_all(const core::Query& of) {
        store::OfferRequest request;
        request.query = app::select(*workspace, of).query;
        app::StoreArchive archive(*workspace, request);
        core::Session session(archive);
        session.next(now());
        std::set<std::int64_t> shown;
        while (session.state() == core::Session::State::asking) {
            const auto left = session.left(now());
            shown.insert(session.turn().card().no);
            REQUIRE(session.grade(Grade::easy, 5s, now()));
            session.next(now());
            CHECK(session.left(now()).total() < left.total());
        }
        return static_cast<int>(shown.size());
    }

    core::Moment now() { return workspace->now(); }
    void next_day() { wait(std::chrono::hours{24}); }

    std::unique_ptr<app::Workspace> workspace;

private:
    std::string deck() {
        std::string text;
        const int notes = 3 + pick(6);
        for (int i = 0; i < notes; ++i) {
            const std::string id = "n" + std::to_string(i);
            const std::string more = std::string(one_in(3) ? "reverse = true\n" : "") +
                                     (one_in(3) ? "tags = [\"core\"]\n" : "");
            text += one_in(4) ? note(says("id", id) +
                                     says("cloze", "{{x" + id + "}} of {{y" + id + "}} and {{z}}"))
                              : question(id, more);
        }
        return text;
    }

    void live_through_a_day() {
        app::StoreArchive archive(*workspace, {});
        core::Session session(archive);
        session.next(now());
        while (session.state() == core::Session::State::asking && !one_in(6)) act(session);
        if (one_in(4)) return;  // a second session, or another day
        next_day();
        if (one_in(3)) next_day();
    }

    void act(core::Session& session) {
        wait(core::Milliseconds{1'000 * (1 + pick(400))});
        if (one_in(12))
            session.bury(now());
        else if (one_in(20))
            session.suspend(now());
        else
            session.grade(static_cast<Grade>(1 + pick(4)), 5s, now());
        session.next(now());
    }

    base::Random random_;
};

Strings due_keys(app::Workspace& workspace, const std::string& text) {
    const std::string both = "is:due " + (text.empty() ? "" : "(" + text + ")");
    return keys(workspace, app::select(workspace, query(both)).query);
}

std::size_t of_deck(app::Workspace& workspace, const std::string& id) {
    std::int64_t no = 0;
    for (const auto& file : workspace.decks.files())
        if (file.info.id == id) no = file.no;
    return static_cast<std::size_t>(workspace.store.offers().due_by_deck(workspace.now())[no]);
}

int met(const core::QueueCounts& counts) {
    return counts.learning + counts.reviews;
}

void check_that_all_agree(app::Workspace& workspace) {
    for (const std::string text : queries) {
        INFO(text);
        const core::Query of = app::select(workspace, query(text)).query;
        const app::Left left = app::left_now(workspace, of);
        CHECK(met(left.counts) == static_cast<int>(left.due.size()));
        CHECK(left.counts.total() == static_cast<int>(left.notes.size()));
        if (text != "-is:due") CHECK(due_keys(workspace, text).size() == left.due.size());
    }
    for (const std::string deck : {"a", "b", "ship"})
        CHECK(of_deck(workspace, deck) == due_keys(workspace, "deck:" + deck).size());
}

}  // namespace

TEST_CASE("what is due is one number on every surface, today and on the days to come") {
    int shown = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Collection at(seed);
        std::optional<app::Coming> announced;
        for (int day = 0; day < 4; ++day) {
            INFO("day " << day);
            check_that_all_agree(*at.workspace);
            const app::Left left = app::left_now(*at.workspace, {});
            if (announced) CHECK(met(announced->counts) == met(left.counts));
            if (at.one_in(2)) {
                const std::string text =
                    queries[static_cast<std::size_t>(at.pick(std::size(queries)))];
                INFO(text);
                const core::Query of = app::select(*at.workspace, query(text)).query;
                const int expected = app::left_now(*at.workspace, of).counts.total();
                CHECK(at.review_all(query(text)) == expected);
                shown += expected;
            }
            announced = app::coming_on(*at.workspace, {}, at.now().day + core::Days{1});
            at.next_day();
        }
    }
    CHECK(shown > 200);
}
