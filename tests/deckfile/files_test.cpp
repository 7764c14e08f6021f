#include "deckfile/files.hpp"

#include "catch.hpp"
#include "deckfile/index.hpp"
#include "folder.hpp"
#include "permissions.hpp"

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using deckfile::find_decks;
using deckfile::Root;
namespace fs = std::filesystem;

namespace {

class Sandbox : public TestFolder {
public:
    std::string path(const std::string& name) const { return *this / name; }

    void write(const std::string& name, std::string_view text = "x") const {
        fs::create_directories(fs::path(path(name)).parent_path());
        write_file(path(name), text);
    }

    // What is found below `roots`, without the sandbox's own path.
    std::vector<std::string> find(const std::vector<std::string>& roots) const {
        std::vector<Root> absolute;
        for (const auto& root : roots) absolute.push_back({path(root)});
        std::vector<std::string> out;
        for (const auto& file : find_decks(absolute).files)
            out.push_back(file.path.substr(TestFolder::path().size() + 1));
        return out;
    }

    std::vector<std::string> problems(const std::vector<std::string>& roots) const {
        std::vector<Root> absolute;
        for (const auto& root : roots) absolute.push_back({path(root)});
        std::vector<std::string> out;
        for (const auto& problem : find_decks(absolute).problems)
            out.push_back(problem.path.substr(TestFolder::path().size() + 1) + ": " +
                          problem.message);
        return out;
    }
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("decks are found below a folder in the byte order of their paths") {
    const Sandbox box;
    for (const auto* name : {"d/b.toml", "d/a/z.toml", "d/a.toml", "d/a-b.toml", "d/B.toml",
                             "d/a/deep/er/x.toml", "d/notes.txt", "d/toml"})
        box.write(name);
    CHECK(box.find({"d"}) == Strings{"d/B.toml", "d/a-b.toml", "d/a.toml", "d/a/deep/er/x.toml",
                                     "d/a/z.toml", "d/b.toml"});
    CHECK(box.find({"d/"}).size() == 6);
    CHECK(box.problems({"d"}).empty());
}

TEST_CASE("hidden names are left out, unless the user named them") {
    const Sandbox box;
    box.write("d/.hidden.toml");
    box.write("d/.git/x.toml");
    CHECK(box.find({"d"}).empty());
    CHECK(box.find({"d/.git", "d/.hidden.toml"}) == Strings{"d/.git/x.toml", "d/.hidden.toml"});
}

TEST_CASE("a folder called like a deck is walked, not read") {
    const Sandbox box;
    box.write("d/x.toml/y.toml");
    CHECK(box.find({"d"}) == Strings{"d/x.toml/y.toml"});
}

TEST_CASE("a file counts where it is met first, by whatever name") {
    const Sandbox box;
    box.write("one/a.toml");
    box.write("two/b.toml");
    fs::create_hard_link(box.path("one/a.toml"), box.path("two/a.toml"));
    fs::create_symlink(box.path("one/a.toml"), box.path("two/c.toml"));
    CHECK(box.find({"one", "two", "one"}) == Strings{"one/a.toml", "two/b.toml"});
    CHECK(box.find({"two", "one"}) == Strings{"two/a.toml", "two/b.toml"});
    const auto files = find_decks({{box.path("one")}, {box.path("two")}}).files;
    CHECK(files[0].root == 0);
    CHECK(files[1].root == 1);
    CHECK(files[0].stamp.size == 1);
    CHECK(files[0].stamp.mtime_ns > 0);
}

TEST_CASE("loops of links end") {
    const Sandbox box;
    box.write("d/a.toml");
    fs::create_directory_symlink(box.path("d"), box.path("d/again"));
    fs::create_directory_symlink(box.path("d/self"), box.path("d/self"));
    CHECK(box.find({"d"}) == Strings{"d/a.toml"});
    CHECK(box.problems({"d"}).empty());
}

TEST_CASE(
    "pipes and dangling links are passed over in a folder, and named where the user named them") {
    const Sandbox box;
    box.write("d/a.toml");
    REQUIRE(mkfifo(box.path("d/pipe.toml").c_str(), 0600) == 0);
    fs::create_symlink("nowhere", box.path("d/dangling.toml"));
    CHECK(box.find({"d"}) == Strings{"d/a.toml"});
    CHECK(box.problems({"d"}).empty());
    CHECK(box.problems({"d/pipe.toml", "d/dangling.toml", "nothing"}) ==
          Strings{"d/pipe.toml: neither a file nor a folder",
                  "d/dangling.toml: a link to nowhere, and there is no such file or folder",
                  "nothing: there is no such file or folder"});
}

TEST_CASE("a folder that nobody named may be missing") {
    CHECK(find_decks({{"/nonexistent/decks", true}}).problems.empty());
}

TEST_CASE("a folder that may not be read is a problem, and the rest is found") {
    const Sandbox box;
    box.write("d/a.toml");
    box.write("d/closed/b.toml");
    fs::permissions(box.path("d/closed"), fs::perms::none);
    CHECK(true_where_permissions_bind([&] { return box.find({"d"}) == Strings{"d/a.toml"}; }));
    CHECK(true_where_permissions_bind([&] {
        return box.problems({"d"}) == Strings{"d/closed: it cannot be read: Permission denied"};
    }));
    fs::permissions(box.path("d/closed"), fs::perms::owner_all);
}

TEST_CASE("what the kernel tells of itself is not looked into, and said where it was asked for") {
    const Sandbox box;
    box.write("d/a.toml");
    fs::create_directory_symlink("/proc/self", box.path("d/self"));
    CHECK(box.find({"d"}) == Strings{"d/a.toml"});
    CHECK(box.problems({"d"}).empty());
    const auto found = find_decks({{"/proc"}, {"/sys"}});
    CHECK(found.files.empty());
    REQUIRE(found.problems.size() == 2);
    CHECK(found.problems[0].message == "a folder of the system's own, which holds no decks");
}

TEST_CASE("only regular files of a sane size are read, and nothing waits for a pipe") {
    const Sandbox box;
    box.write("a.toml", "text");
    REQUIRE(mkfifo(box.path("pipe").c_str(), 0600) == 0);
    box.write("large");
    fs::resize_file(box.path("large"), deckfile::largest_file + 1);
    const auto message = [&](const std::string& name) {
        return std::get<deckfile::FileProblem>(deckfile::read_file(box.path(name))).message;
    };
    CHECK(std::get<deckfile::FileText>(deckfile::read_file(box.path("a.toml"))).text == "text");
    CHECK(message("pipe") == "not a regular file");
    CHECK(message("large") == "larger than 64 MiB");
    CHECK(message("missing") == "it cannot be read: No such file or directory");
    CHECK(message(".") == "a folder, not a file");
}

TEST_CASE("a copy has no id of its own and says what the file beside it says") {
    const Sandbox box;
    box.write("geo.toml", "a\nb\n");
    box.write("geo 2.toml", "a\nb\nc\n");
    box.write("geo 3.toml", "c\nd\n");
    const auto is_copy = [&](const char* name, const char* id, const char* original) {
        return deckfile::is_copy(box.path(name), id, box.path(original));
    };
    CHECK(is_copy("geo 2.toml", "geo-2", "geo.toml"));
    CHECK_FALSE(is_copy("geo 2.toml", "mine", "geo.toml"));
    CHECK_FALSE(is_copy("geo 3.toml", "geo-3", "geo.toml"));
    CHECK_FALSE(is_copy("geo 2.toml", "geo-2", "missing.toml"));
}

TEST_CASE("a part of a file is read whole or not at all") {
    const Sandbox box;
    box.write("a.toml", "0123456789");
    const auto slice = [&](std::int64_t offset, std::int64_t size) {
        const auto read = deckfile::read_slice(box.path("a.toml"), offset, size);
        const auto* text = std::get_if<std::string>(&read);
        return text ? *text : std::get<deckfile::FileProblem>(read).message;
    };
    const std::string shorter = "shorter than it was when it was last read";
    CHECK(slice(2, 3) == "234");
    CHECK(slice(0, 10) == "0123456789");
    CHECK(slice(10, 0).empty());
    CHECK(slice(5, 6) == shorter);
    CHECK(slice(-1, 2) == shorter);
    CHECK(slice(INT64_MAX, INT64_MAX) == shorter);
}
