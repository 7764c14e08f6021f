// The versions of a folder of decks, as git keeps them.
#pragma once

#include "deckfile/files.hpp"
#include "deckfile/versions/ids.hpp"

#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace versions {

struct Version {
    std::string name;  // to be told: a commit and its subject
    Decks decks;
};

// As one word for a shell.
inline std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// What git prints, run in a folder. Throws where it fails; then it has said why on standard error.
inline std::string git(const std::string& folder, const std::string& arguments) {
    // A hook or `git rebase --exec` may run the tests, and tells git by variables of another
    // repository than the folder's. That the folder may be another user's harms nobody here.
    const std::string command = "unset $(git rev-parse --local-env-vars); git -C " +
                                in_quotes(folder) + " -c safe.directory='*' " + arguments;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("no program can be run");
    std::string out;
    char bytes[1 << 16];
    while (const std::size_t size = std::fread(bytes, 1, sizeof bytes, pipe))
        out.append(bytes, size);
    if (::pclose(pipe) != 0) throw std::runtime_error("failed: git " + arguments);
    return out;
}

inline std::vector<std::string> pieces(const std::string& text, char end) {
    std::vector<std::string> out;
    std::istringstream all(text);
    for (std::string piece; std::getline(all, piece, end);) out.push_back(piece);
    return out;
}

inline Decks decks_at(const std::string& folder, const std::string& commit) {
    Decks out;
    for (const auto& file : pieces(git(folder, "ls-tree -r -z --name-only " + commit), '\0'))
        if (file.ends_with(".toml"))
            out[file] = git(folder, "cat-file blob " + in_quotes(commit + ":./" + file));
    return out;
}

inline Decks decks_now(const std::string& folder) {
    Decks out;
    for (const auto& file : deckfile::find_decks({{folder}}).files) {
        const auto read = deckfile::read_file(file.path);
        if (const auto* found = std::get_if<deckfile::FileText>(&read))
            out[file.path.substr(folder.size() + 1)] = found->text;
    }
    return out;
}

// From a commit up to what lies in the folder now, the oldest first. What a merge brings in is one
// version: so it came to those who follow the branch.
inline std::vector<Version> versions_since(const std::string& commit, const std::string& folder) {
    try {
        git(folder, "merge-base --is-ancestor " + commit + " HEAD");
    } catch (const std::runtime_error&) {
        throw std::runtime_error(
            "The versions of the decks since " + commit +
            " are not known here, so that nobody can tell whether their ids have stayed: this "
            "needs git, and a clone with that commit, not an archive or a shallow clone. `git "
            "fetch --unshallow` completes one.");
    }
    std::vector<Version> out{{commit, decks_at(folder, commit)}};
    const auto later =
        git(folder, "rev-list --first-parent --reverse --oneline " + commit + "..HEAD -- '*.toml'");
    for (const auto& name : pieces(later, '\n'))
        out.push_back({name, decks_at(folder, name.substr(0, name.find(' ')))});
    out.push_back({"what is not committed yet", decks_now(folder)});
    return out;
}

}  // namespace versions
