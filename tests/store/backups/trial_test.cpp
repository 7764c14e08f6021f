// A backup is tried by restoring it elsewhere.
#include "store/backups/trial.hpp"

#include "store/backups/lived.hpp"

using namespace world;

TEST_CASE("a good backup can be restored, and the trial changes nothing") {
    Lived lived(3);
    const std::string backup = bytes_of(lived.backup);
    CHECK(store::why_not_restorable(lived.backup, lived.settings, first_day) == std::nullopt);
    CHECK(bytes_of(lived.backup) == backup);
    CHECK(bytes_of(lived.history) == lived.before);
}

TEST_CASE("of a backup that is no good the trial says why") {
    Lived lived(0);
    std::string bytes = bytes_of(lived.backup);
    for (std::size_t i = 4096; i < bytes.size(); i += 7) bytes[i] = static_cast<char>(i);
    write_file(lived.backup, bytes);
    const auto why = store::why_not_restorable(lived.backup, lived.settings, first_day);
    REQUIRE(why);
    CHECK(why->find("damaged") != std::string::npos);
}
