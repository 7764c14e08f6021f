// What undo may take back while another window is open.
#include "base/system/descriptor.hpp"
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/reviews.hpp"

#include <fcntl.h>

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

const std::string may_be_anothers = "the newest act may be another open window's";

// The mark of another open window: a lock that is its file's own, and so no other of this process.
class OpenWindow {
public:
    explicit OpenWindow(const std::string& lock_file)
        : file_(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_start = 1;
        lock.l_len = 1;
        REQUIRE(::fcntl(file_.get(), F_OFD_SETLK, &lock) == 0);
    }

private:
    base::Descriptor file_;
};

// A home where an earlier review answered its first card.
struct Answered : Home {
    Answered() : Home(typed + choice) { piped(*this, "3\n"); }

    bool is_taken_back() { return state("protocol").memory.phase == core::Phase::fresh; }
};

struct BesideAnother : Answered {
    OpenWindow other{setup.places.windows()};
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
        const bool says_so = said.out.find("took back: good   mine/protocol") != std::string::npos;
        CHECK(says_so == takes_back);
        CHECK(home.is_taken_back() == takes_back);
    }
}

TEST_CASE("A screen that has become another one is asked for consent once more") {
    BesideAnother home;
    Review review(home);
    Paper paper;
    Keys keys("u");
    keys.add(ui::Key::Type::resize);
    dialogue::KeyFront(paper.out(), keys, home.watch()).run(review.dialogue);
    const std::string text = paper.text();
    const auto first = text.find("Take it back? y/n");
    REQUIRE(first != std::string::npos);
    CHECK(text.find("Take it back? y/n", first + 1) != std::string::npos);
}

TEST_CASE("Where no other window is open, an earlier review's act is taken back on both fronts") {
    Answered by_key;
    const auto keys = keyed(by_key, "uq");
    Answered by_line;
    const auto lines = piped(by_line, "u\nq\n");
    CHECK_THAT(keys.out, ContainsSubstring("took back: good   mine/protocol"));
    CHECK(sentences(keys) == sentences(lines));
    CHECK(by_key.is_taken_back());
    CHECK(by_line.is_taken_back());
}

TEST_CASE("A review takes back its own acts unasked, and asks once they are used up") {
    BesideAnother by_key;
    const auto keys = keyed(by_key, "1\nuuq");
    BesideAnother by_line;
    const auto lines = piped(by_line, "1\n\nu\nu\nq\n");
    CHECK_THAT(keys.out, ContainsSubstring("took back: "));
    CHECK_THAT(lines.out, ContainsSubstring("took back: "));
    CHECK(without_consent(keys) == without_consent(lines));
    CHECK_FALSE(by_key.is_taken_back());
    CHECK_FALSE(by_line.is_taken_back());
}
