// Finding deck files on the search path, and reading them. Nothing is thrown for what a file system
// can do: what cannot be read is reported as a sentence, and the rest goes on.
#pragma once

#include "base/system/file_stamp.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace deckfile {

// An entry of the search path: a file, or a folder with all decks below it.
struct Root {
    std::string path;
    bool may_be_missing = false;  // for folders that nobody has named
    std::string named_by = {};    // the setting that holds it, for sentences about it
    bool may_repeat = true;       // what another root has already
};

struct FoundFile {
    std::string path;      // the root's, with what was found below it
    std::size_t root = 0;  // index into the roots
    base::FileStamp stamp;
    std::string maybe_copy_of = {};  // the file beside it whose copy it may be, by its name
};

// Something that could not be looked at, or is not used: "PATH: why".
struct FileProblem {
    std::string path;
    std::string message;
};

struct FoundFiles {
    std::vector<FoundFile> files;
    std::vector<FileProblem> problems;
    std::vector<FileProblem> misnamed;  // not read, though their names are nearly those of decks
    std::vector<FileProblem> unused;    // left out for what they are, which is no failure
};

// All regular files `*.toml` below each root, in the byte order of their paths, hidden names left
// out; a root that is itself a regular file counts whatever its name.
//
// 1. What is surely a copy of a file beside it, by its name (deckfile/copies.hpp), is not used.
// 2. A file or folder that is met twice (by device and inode) counts in the first root that has it,
//    which also ends loops of links. Of two names in one root the file's own is used rather than a
//    symbolic link, else the one of deckfile/copies.hpp. A root that brings nothing, since
//    what it names is searched already, is named as unused where it may not repeat another.
// 3. Pipes, devices and dangling links below a folder are passed over.
FoundFiles find_decks(const std::vector<Root>& roots);

// Whether the path, or a folder above it, could not be looked at: then it need not be gone.
bool is_out_of_sight(const std::string& path, const FoundFiles& found);

struct FileText {
    std::string text;
    base::FileStamp stamp;  // of what was read
};

// A regular file of at most 64 MiB. Never waits for a pipe or a device.
std::variant<FileText, FileProblem> read_file(const std::string& path);

// Whether a path names what can be read once only, and only to its end: a pipe, or standard input
// as "-" or "/dev/stdin".
bool is_stream(const std::string& path);
bool is_standard_input(const std::string& path);
// The whole of it, at most 64 MiB as of a file. Waits for whoever writes; into a pipe that nobody
// has opened to write nobody may ever, and that is a problem.
std::variant<std::string, FileProblem> read_stream(const std::string& path);

// Whether a file that is named as a copy of the one beside it is one: its deck has no id of its
// own, and most of its lines stand there.
bool is_copy(const std::string& path, std::string_view deck_id, const std::string& original);

// A part of a file; less than was asked for is a problem.
std::variant<std::string, FileProblem> read_slice(const std::string& path, std::int64_t offset,
                                                  std::int64_t size);

}  // namespace deckfile
