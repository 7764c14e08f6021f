#include "cli/command/incoming.hpp"

#include "app/log_lines.hpp"
#include "store/database_files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

bool is_database(std::string_view beginning) {
    return beginning.starts_with("SQLite format 3");
}

bool may_be_log(std::string_view text) {
    return text.empty() || text.starts_with('{');
}

// Empty at the end.
std::string read_part(std::istream& from) {
    constexpr std::size_t most = 65536;
    std::string part(most, '\0');
    from.read(part.data(), static_cast<std::streamsize>(most));
    part.resize(static_cast<std::size_t>(from.gcount()));
    return part;
}

// A database is read here and there: one from a pipe is written to a file first.
std::vector<store::Branch> read_database(std::string part, std::istream& from,
                                         const std::string& name, const store::Files& files) {
    const store::TemporaryDatabase whole(store::reading_name_of_backup(files.history));
    std::ofstream file(whole.path(), std::ios::binary);
    for (; !part.empty(); part = read_part(from)) file << part;
    if (!file.flush())
        throw store::Error(store::Trouble::failing,
                           fmt::format("{}: what is read from there cannot be kept: {}. Nothing "
                                       "was changed.",
                                       whole.path(), std::strerror(errno)));
    try {
        return store::read_branches(whole.path(), store::reading_name(files.history));
    } catch (const store::Error& error) {
        const std::string_view sentence = error.what();
        if (!sentence.starts_with(whole.path())) throw;
        throw store::Error(error.trouble, name + std::string(sentence.substr(whole.path().size())));
    }
}

bool is_file(const std::string& path) {
    std::error_code unknown;
    return path != standard_input && fs::is_regular_file(path, unknown);
}

std::optional<std::vector<store::Branch>> read(std::istream& from, const std::string& path,
                                               const store::Files& files) {
    const std::string name = incoming_name(path);
    std::string text = read_part(from);
    if (is_database(text) && is_file(path))
        return store::read_branches(path, store::reading_name(files.history));
    if (is_database(text)) return read_database(std::move(text), from, name, files);
    // Of what is no log only the beginning: there may be no end to it.
    for (std::string part; may_be_log(text) && !(part = read_part(from)).empty();) text += part;
    if (from.bad())
        throw app::BadLine(fmt::format("{}: it cannot be read. Nothing was changed.", name));
    if (text.empty()) return std::nullopt;
    return app::read_log_lines(text, name);
}

}  // namespace

std::string incoming_name(const std::string& path) {
    return path == standard_input ? "standard input" : path;
}

std::optional<std::vector<store::Branch>> read_incoming(const std::string& path,
                                                        const store::Files& files) {
    if (path == standard_input) return read(std::cin, path, files);
    std::error_code unknown;
    if (fs::is_directory(path, unknown))
        throw app::BadLine(
            fmt::format("{}: it is a folder, not a file. Nothing was changed.", path));
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
        throw app::BadLine(fmt::format("{}: it cannot be read. Nothing was changed.", path));
    return read(file, path, files);
}

}  // namespace cli
