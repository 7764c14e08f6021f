#include "deckfile/edit/changes.hpp"

#include "catch.hpp"

using deckfile::changed;
using deckfile::Changes;
using deckfile::list_changes;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Changes leave every other byte as it is") {
    const std::string text = "one\ntwo\r\n\xFFthree";
    CHECK(changed(text, {}) == text);
    CHECK(changed(text, {{{0, 0}, "zero\n"}}) == "zero\n" + text);
    CHECK(changed(text, {{{0, 4}, ""}}) == "two\r\n\xFFthree");
    CHECK(changed(text, {{{4, 9}, "2\n"}, {{15, 15}, "\nfour"}}) == "one\n2\n\xFFthree\nfour");
    CHECK(changed("", {{{0, 0}, "a"}}) == "a");
}

TEST_CASE("Lines that go and come are listed as diff lists them") {
    const std::string text = "one\ntwo\nthree\nfour\n";
    CHECK(list_changes(text, {}).empty());
    CHECK(list_changes(text, {{{4, 4}, "id\n"}}) == Lines{"@@ -1,0 +2 @@", "+id"});
    CHECK(list_changes(text, {{{4, 8}, ""}}) == Lines{"@@ -2 +1,0 @@", "-two"});
    CHECK(list_changes(text, {{{0, 0}, "a\nb\n"}, {{8, 14}, "c\n"}}) ==
          Lines{"@@ -0,0 +1,2 @@", "+a", "+b", "@@ -3 +5 @@", "-three", "+c"});
    CHECK(list_changes("a\r\nb\r\n", {{{3, 3}, "x\r\n"}}) == Lines{"@@ -1,0 +2 @@", "+x\r"});
}

TEST_CASE("A last line without an end is shown to have none") {
    CHECK(list_changes("one\ntwo", {{{7, 7}, "\nthree\n"}}) ==
          Lines{"@@ -2 +2,2 @@", "-two", "\\ No newline at end of file", "+two", "+three"});
    CHECK(list_changes("one\ntwo", {{{4, 7}, ""}}) ==
          Lines{"@@ -2 +1,0 @@", "-two", "\\ No newline at end of file"});
}
