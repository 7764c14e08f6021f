#include "deckfile/versions/history.hpp"

#include "catch.hpp"
#include "folder.hpp"
#include "variable.hpp"

#include <filesystem>

using Catch::Matchers::ContainsSubstring;
using namespace versions;

namespace {

// A repository with decks, whatever git has been told by the person who tests.
class Repository : public TestFolder {
public:
    Repository() {
        std::filesystem::create_directory(decks());
        git(path(), "init --quiet");
    }

    std::string decks() const { return *this / "it's decks"; }

    void write(const std::string& file, std::string_view text) const {
        std::filesystem::create_directories(
            std::filesystem::path(decks() + "/" + file).parent_path());
        write_file(decks() + "/" + file, text);
    }

    std::string commit(const std::string& subject) const {
        git(path(), "add --all");
        git(path(), "-c user.name=A -c user.email=a@example.org commit --quiet --allow-empty -m " +
                        in_quotes(subject));
        return head();
    }

    std::string head() const { return pieces(git(path(), "rev-parse HEAD"), '\n').at(0); }

private:
    Variable no_settings_{"GIT_CONFIG_GLOBAL", "/dev/null"};
    Variable no_system_{"GIT_CONFIG_NOSYSTEM", "1"};
    Variable another_{"GIT_DIR", "/dev/null"};  // as where a hook runs the tests
};

std::vector<std::string> texts_of(const std::vector<Version>& versions, const std::string& file) {
    std::vector<std::string> out;
    for (const Version& version : versions)
        out.push_back(version.decks.contains(file) ? version.decks.at(file) : "none");
    return out;
}

}  // namespace

TEST_CASE(
    "every version of the decks is gone through, from a commit to what is not committed yet") {
    const Repository repository;
    repository.write("a.toml", "zero");
    repository.commit("Before");
    repository.write("a.toml", "one");
    const auto from = repository.commit("From here");
    repository.write("a.toml", "two");
    repository.write("README.md", "about");
    repository.commit("Second");
    repository.write("README.md", "more about");
    repository.commit("Nothing of the decks");
    repository.write("deeper/è.toml", "new");
    repository.commit("Third");
    std::filesystem::remove(repository.decks() + "/a.toml");
    repository.commit("Fourth");
    repository.write("a.toml", "four");
    const auto versions = versions_since(from, repository.decks());
    CHECK(texts_of(versions, "a.toml") ==
          std::vector<std::string>{"one", "two", "two", "none", "four"});
    CHECK(texts_of(versions, "deeper/è.toml") ==
          std::vector<std::string>{"none", "none", "new", "new", "new"});
    CHECK_THAT(versions.at(1).name, ContainsSubstring("Second"));
    for (const Version& version : versions) CHECK_FALSE(version.decks.contains("README.md"));
}

TEST_CASE("a merge is one version, with all that it brings in") {
    const Repository repository;
    repository.write("a.toml", "one");
    const auto from = repository.commit("From here");
    git(repository.path(), "checkout --quiet -b beside");
    repository.write("b.toml", "half");
    repository.commit("Half");
    repository.write("b.toml", "whole");
    repository.commit("Whole");
    git(repository.path(), "checkout --quiet -");
    repository.write("a.toml", "two");
    repository.commit("Two");
    git(repository.path(),
        "-c user.name=A -c user.email=a@example.org merge --quiet --no-edit beside");
    const auto versions = versions_since(from, repository.decks());
    CHECK(texts_of(versions, "a.toml") == std::vector<std::string>{"one", "two", "two", "two"});
    CHECK(texts_of(versions, "b.toml") ==
          std::vector<std::string>{"none", "none", "whole", "whole"});
}

TEST_CASE("without the history there is no answer, and that is said") {
    const auto unknown = ContainsSubstring("are not known here");
    const Repository repository;
    repository.write("a.toml", "one");
    const auto from = repository.commit("From here");
    repository.write("a.toml", "two");
    repository.commit("Two");
    SECTION("in an archive") {
        const TestFolder archive;
        CHECK_THROWS_WITH(versions_since(from, archive.path()), unknown);
    }
    SECTION("in a shallow clone") {
        const TestFolder clone;
        git(clone.path(),
            "clone --quiet --depth 1 " + in_quotes("file://" + repository.path()) + " .");
        CHECK_THROWS_WITH(versions_since(from, clone / "it's decks"), unknown);
        git(clone.path(), "fetch --quiet --unshallow");
        CHECK(versions_since(from, clone / "it's decks").size() == 3);
    }
    SECTION("on a branch that never had it") {
        git(repository.path(), "checkout --quiet --orphan other");
        repository.commit("Other");
        CHECK_THROWS_WITH(versions_since(from, repository.decks()), unknown);
    }
    SECTION("without git") {
        const Variable none("PATH", repository.path());
        CHECK_THROWS_WITH(versions_since(from, repository.decks()), unknown);
    }
}
