#include "app/places.hpp"

#include "app/home.hpp"

#include <map>
#include <pwd.h>
#include <unistd.h>

using namespace home;

namespace {

// An environment of these variables alone.
app::Environment with(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
        const auto at = variables.find(name);
        if (at == variables.end()) return std::nullopt;
        return at->second;
    };
}

fs::perms permissions(const std::string& path) {
    return fs::status(path).permissions();
}

}  // namespace

TEST_CASE("Things are kept where the standard says, below the home folder") {
    const auto places = app::find_places(with({{"HOME", "/home/me"}}));
    CHECK(places.config == "/home/me/.config/ebb/config.toml");
    CHECK(places.data == "/home/me/.local/share/ebb");
    CHECK(places.cache == "/home/me/.cache/ebb");
    CHECK(places.user_decks == "/home/me/.local/share/ebb/decks");
    CHECK(places.env_decks.empty());
    CHECK_FALSE(places.derived_in_memory);
}

TEST_CASE("XDG folders come before the home folder, and relative ones are ignored") {
    const auto places = app::find_places(with({{"HOME", "/home/me"},
                                               {"XDG_CONFIG_HOME", "/c"},
                                               {"XDG_DATA_HOME", "/d"},
                                               {"XDG_CACHE_HOME", "relative/cache"}}));
    CHECK(places.config == "/c/ebb/config.toml");
    CHECK(places.data == "/d/ebb");
    CHECK(places.cache == "/home/me/.cache/ebb");
    CHECK(places.user_decks == "/d/ebb/decks");
}

TEST_CASE("EBB_HOME holds everything in one folder, whatever else is set") {
    const auto places = app::find_places(with(
        {{"HOME", "/home/me"}, {"XDG_DATA_HOME", "/d"}, {"EBB_HOME", "/one/./folder/../place"}}));
    CHECK(places.config == "/one/place/config.toml");
    CHECK(places.data == "/one/place");
    CHECK(places.cache == "/one/place");
    CHECK(places.user_decks == "/one/place/decks");
    CHECK(app::find_places(with({{"EBB_HOME", "here"}})).data ==
          (fs::current_path() / "here").string());
}

TEST_CASE("Without HOME the home is what the system knows") {
    const struct passwd* user = ::getpwuid(::getuid());
    REQUIRE(user);
    const std::string home = user->pw_dir;
    CHECK(app::find_places(with({})).data == home + "/.local/share/ebb");
    CHECK(app::expand_home("~/x", with({})) == home + "/x");
}

TEST_CASE("EBB_DECK_PATH is a list between colons, without empty entries") {
    using List = std::vector<std::string>;
    const auto split = [](const std::string& list) {
        return app::find_places(with({{"HOME", "/h"}, {"EBB_DECK_PATH", list}})).env_decks;
    };
    CHECK(split("/a") == List{"/a"});
    CHECK(split("/a:b c:/d.toml") == List{"/a", "b c", "/d.toml"});
    CHECK(split(":/a::/b:") == List{"/a", "/b"});
    CHECK(split(":").empty());
}

TEST_CASE("A tilde alone or before a slash is the home folder") {
    const auto expanded = [](const std::string& path) {
        return app::expand_home(path, with({{"HOME", "/home/me"}}));
    };
    CHECK(expanded("~") == "/home/me");
    CHECK(expanded("~/decks/a") == "/home/me/decks/a");
    CHECK(expanded("~you/decks") == "~you/decks");
    CHECK(expanded("/a/~/b") == "/a/~/b");
    CHECK(expanded("").empty());
}

TEST_CASE("A variable that is empty counts as not set") {
    {
        const Variable variable("EBB_TEST", "value");
        CHECK(app::environment("EBB_TEST") == "value");
    }
    {
        const Variable variable("EBB_TEST", "");
        CHECK_FALSE(app::environment("EBB_TEST"));
    }
    CHECK_FALSE(app::environment("EBB_TEST"));
}

TEST_CASE("The database files are in data and cache, or the derived one in memory") {
    app::Places places;
    places.data = "/d";
    places.cache = "/c";
    CHECK(places.files().history == "/d/history.db");
    CHECK(places.files().derived == "/c/derived.db");
    CHECK(places.files().backups == "/d/backups");
    places.derived_in_memory = true;
    CHECK(places.files().derived == ":memory:");
}

TEST_CASE("Missing folders are made for their owner alone, and those that are there stay") {
    const Home at;
    auto places = at.setup.places;
    places.data = at.folder / "a/b/data";
    places.user_decks = places.data + "/decks";
    fs::create_directory(places.cache);
    fs::permissions(places.cache, fs::perms(0755));
    app::make_folders(places);
    for (const std::string& path :
         {at.folder / "a", at.folder / "a/b", places.data, places.user_decks}) {
        INFO(path);
        CHECK(permissions(path) == fs::perms::owner_all);
    }
    CHECK(permissions(places.cache) == fs::perms(0755));
}

TEST_CASE("Folders that cannot be made are left to show when they are needed") {
    const Home at;
    auto places = at.setup.places;
    places.data = at.write("file", "") + "/data";
    CHECK_NOTHROW(app::make_folders(places));
    CHECK_FALSE(fs::exists(places.data));
    CHECK(fs::is_directory(places.cache));
}

TEST_CASE("There are shipped decks beside the program, or those it was built with") {
    CHECK(fs::is_directory(app::find_places(with({{"HOME", "/h"}})).shipped_decks));
}
