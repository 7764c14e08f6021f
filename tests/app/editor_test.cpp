#include "app/editor.hpp"

#include "app/home.hpp"

#include <algorithm>

using namespace home;

namespace {

// What the shell is given behind the editor's own words.
Strings arguments(const std::string& editor, const std::string& path = "/decks/a.toml",
                  int line = 7) {
    const Strings command = app::editor_command(editor, path, line);
    REQUIRE(command.size() > 4);
    CHECK(command[0] == "/bin/sh");
    CHECK(command[1] == "-c");
    CHECK(command[2] == "exec " + editor + " \"$@\"");
    return {command.begin() + 4, command.end()};
}

// The command of an editor of one's own that does this.
std::string script(const Home& at, const std::string& body) {
    const std::string path = at.write("my editor", "#!/bin/sh\n" + body + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return "'" + path + "'";
}

}  // namespace

TEST_CASE("Most editors take the line before the file") {
    for (const char* editor : {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro",
                               "kak", "joe", "ed", "sensible-editor", "editor"}) {
        INFO(editor);
        CHECK(arguments(editor) == Strings{"+7", "/decks/a.toml"});
    }
}

TEST_CASE("Editors with windows of their own are told to go there and to be waited for") {
    for (const char* editor : {"code", "codium", "cursor", "code-insiders"}) {
        INFO(editor);
        CHECK(arguments(editor) == Strings{"--wait", "--goto", "/decks/a.toml:7"});
    }
}

TEST_CASE("Some editors take the line behind the file") {
    for (const char* editor : {"hx", "helix", "zed", "subl"}) {
        INFO(editor);
        CHECK(arguments(editor) == Strings{"/decks/a.toml:7"});
    }
}

TEST_CASE("An unknown editor gets the file alone") {
    CHECK(arguments("my-own-editor") == Strings{"/decks/a.toml"});
    CHECK(arguments("vimx") == Strings{"/decks/a.toml"});
}

TEST_CASE("An editor is known by its name, whatever its folder and its options") {
    CHECK(arguments("/usr/local/bin/nvim") == Strings{"+7", "/decks/a.toml"});
    CHECK(arguments("emacsclient -t -a ''") == Strings{"+7", "/decks/a.toml"});
    CHECK(arguments("code -n") == Strings{"--wait", "--goto", "/decks/a.toml:7"});
    CHECK(arguments("/opt/hx --vsplit") == Strings{"/decks/a.toml:7"});
}

TEST_CASE("A path is one argument, whatever stands in it") {
    const std::string path = "/my decks/it's \"$HOME\" `x` ;*.toml";
    CHECK(arguments("vi", path) == Strings{"+7", path});
    CHECK(arguments("code", path) == Strings{"--wait", "--goto", path + ":7"});
    CHECK(arguments("some --editor", path) == Strings{path});
}

TEST_CASE("The preferred editor is ebb's own, then the visual one, then the other") {
    const Variable own("EBB_EDITOR", "one");
    const Variable visual("VISUAL", "two");
    const Variable editor("EDITOR", "three");
    CHECK(app::preferred_editor() == "one");
    const Variable no_own("EBB_EDITOR", std::nullopt);
    CHECK(app::preferred_editor() == "two");
    const Variable empty("VISUAL", "");
    CHECK(app::preferred_editor() == "three");
    const Variable no_editor("EDITOR", std::nullopt);
    const Strings of_the_system{"/usr/bin/sensible-editor", "/usr/bin/editor", "vi"};
    CHECK(std::count(of_the_system.begin(), of_the_system.end(), app::preferred_editor()) == 1);
}

TEST_CASE("An editor is run with its options and the whole path, and its exit code is told") {
    const Home at;
    const std::string path = at.folder / "it's \"a\" deck.toml";
    const std::string noting = script(at, "printf '%s\\n' \"$@\" >\"${0%/*}/noted\"; exit 3");
    const Variable editor("EBB_EDITOR", noting + " --new 'a b'");
    CHECK(app::run_editor(path, 7) == 3);
    CHECK(bytes_of(at.folder / "noted") == "--new\na b\n" + path + "\n");
}

TEST_CASE("An editor that was killed, or is not there, ends as the shell would say it") {
    const Home at;
    const Variable editor("EBB_EDITOR", script(at, "kill -9 $$"));
    CHECK(app::run_editor(at.folder / "x", 1) == 128 + 9);
    const Variable missing("EBB_EDITOR", at.folder / "nothing" + " 2>/dev/null");
    CHECK(app::run_editor(at.folder / "x", 1) == 127);
}
