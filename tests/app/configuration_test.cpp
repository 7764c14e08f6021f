#include "app/configuration.hpp"

#include "app/home.hpp"
#include "permissions.hpp"

using namespace home;

namespace {

// What is said of a configuration that is wrong.
std::string complaint(const Home& at) {
    try {
        app::read_configuration(at.setup.places);
    } catch (const app::WrongConfiguration& error) {
        return at.brief(error.what());
    }
    return "nothing";
}

}  // namespace

TEST_CASE("Without a file the defaults hold") {
    const Home at;
    const auto config = app::read_configuration(at.setup.places);
    CHECK(config.settings == core::Settings{});
    CHECK(config.lines.empty());
}

TEST_CASE("What the file says is read with its lines") {
    const Home at;
    at.write("config/config.toml", "# mine\nnew_per_day = 5\nrollover = 03:00:00\n");
    const auto config = app::read_configuration(at.setup.places);
    CHECK(config.settings.new_per_day == 5);
    CHECK(config.settings.rollover == core::Minutes{180});
    CHECK(config.settings.reviews_per_day == 200);
    CHECK(config.lines.at("new_per_day") == 2);
}

TEST_CASE("A wrong configuration is told with the file and the line of each problem") {
    const Home at;
    at.write("config/config.toml", "new_per_day = -1\n\nfuzz = true\nsurprise = 1\n");
    const std::string text = complaint(at);
    const auto end = text.find('\n');
    REQUIRE(end != std::string::npos);
    CHECK(text.starts_with("~/config/config.toml:1:15: error: `new_per_day` "));
    CHECK(text.substr(end + 1).starts_with("~/config/config.toml:4:1: error: "));
    CHECK(text.find('\n', end + 1) == std::string::npos);
}

TEST_CASE("A configuration that is no file is wrong") {
    const Home at;
    fs::create_directories(at.setup.places.config);
    CHECK(complaint(at) == "~/config/config.toml: a folder, not a file");
}

TEST_CASE("A configuration that nobody may read is wrong") {
    const Home at;
    fs::permissions(at.write("config/config.toml", ""), fs::perms::none);
    CHECK(true_where_permissions_bind([&] {
        return complaint(at) == "~/config/config.toml: it cannot be read: Permission denied";
    }));
}
