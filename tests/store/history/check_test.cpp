// What is no history, or not a whole one, is told as what it is.
#include "store/history/check.hpp"

#include "store/backups/lived.hpp"

using namespace world;
using Catch::Matchers::ContainsSubstring;
using store::Use;

namespace {

const core::Settings settings;

template <typename Act>
std::string why_not(Act act) {
    try {
        act();
    } catch (const store::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a history or a backup that lost a column is damaged, and its rows can be restored") {
    Lived lived(3);
    std::string bytes = bytes_of(lived.history);
    bytes.replace(bytes.find("    day   INTEGER"), 7, "    dqy");
    write_file(lived.history, bytes);
    for (const Use use : {Use::read, Use::write})
        CHECK_THAT(why_not([&] { store::Store(lived.folder.files(), settings, use, first_day); }),
                   ContainsSubstring("damaged") && ContainsSubstring("no such column: day"));
    CHECK(bytes_of(lived.history) == bytes);
    CHECK(lived.restore().from_old == 3);
    write_file(lived.backup, bytes);
    CHECK(trouble_of([&] { store::check_history(lived.backup); }) == store::Trouble::corrupt);
}
