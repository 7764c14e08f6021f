#include "store/trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace store {
namespace {

// Of what SQLite itself reports: what it is, and what of it.
struct Sentences {
    Trouble trouble;
    std::string_view what;
    std::string_view then;
};

constexpr Sentences sentences[] = {
    {Trouble::busy, "it is locked by another program",
     "Nothing was lost; go on when that one is done"},
    {Trouble::full, "there is no space left to write to it (disk full, or a file-size limit)",
     "What was acknowledged is kept; free some space and go on"},
    {Trouble::readonly, "it cannot be written",
     "What was acknowledged is kept; make the file and its folder writable"},
    {Trouble::missing, "it cannot be opened",
     "What was acknowledged is kept; look whether its folder is there and may be entered"},
    {Trouble::corrupt, "it is damaged or not a database",
     "`ebb restore` puts a backup in its place and keeps this file"},
    {Trouble::failing, "it could not be read or written",
     "What was acknowledged is kept; try again, and if it stays so, copy the folder to another disk"},
    {Trouble::other, "the database reports an error",
     "What was acknowledged is kept; `ebb doctor` looks further"}};

}  // namespace

Error that_changed_nothing(const Error& error) {
    const std::string sentence = error.what();
    const bool says_so = sentence.find("Nothing was changed") != std::string::npos;
    return says_so ? error : Error(error.trouble, sentence + " Nothing was changed.");
}

std::string sentence_of(Trouble trouble, std::string_view path, bool is_derived,
                        std::string_view system, std::string_view sqlite) {
    const auto& said = *std::find_if(std::begin(sentences), std::end(sentences),
                                     [&](const auto& one) { return one.trouble == trouble; });
    const bool is_made_again = is_derived && trouble == Trouble::corrupt;
    const auto then =
        is_made_again ? std::string_view("It is made again when ebb is started next") : said.then;
    return system.empty() ? fmt::format("{}: {}. {} ({}).", path, said.what, then, sqlite)
                          : fmt::format("{}: {}: {}. {}.", path, said.what, system, then);
}

}  // namespace store
