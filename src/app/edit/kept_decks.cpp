#include "app/edit/kept_decks.hpp"

#include "app/edit/refuse.hpp"
#include "base/system/descriptor.hpp"
#include "base/system/folder.hpp"
#include "base/system/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <unistd.h>
#include <utility>
#include <vector>

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_kept = 10;
constexpr std::string_view ending = ".toml";
constexpr std::size_t date_size = std::string_view("2026-11-27").size();

using Age = std::pair<std::string, int>;  // the day, and its turn in it

std::string file_name(const std::string& deck_id, const Age& age) {
    const std::string number = age.second == 1 ? "" : fmt::format("-{}", age.second);
    return fmt::format("{}-{}{}{}", deck_id, age.first, number, ending);
}

// Nothing where it is another deck's.
std::optional<Age> age_of(const std::string& name, const std::string& deck_id) {
    const std::size_t date = deck_id.size() + 1;
    if (name.size() < date + date_size + ending.size()) return std::nullopt;
    Age age{name.substr(date, date_size), 1};
    const char* number = name.data() + date + date_size;
    if (*number == '-') std::from_chars(number + 1, name.data() + name.size(), age.second);
    return file_name(deck_id, age) == name ? std::optional(age) : std::nullopt;
}

// Oldest first.
std::vector<Age> kept_of(const std::string& folder, const std::string& deck_id) {
    std::vector<Age> ages;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (const auto age = age_of(entry.path().filename().string(), deck_id))
            ages.push_back(*age);
    std::sort(ages.begin(), ages.end());
    return ages;
}

std::error_code write_new(const std::string& path, std::string_view text) {
    const base::Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open()) return {errno, std::generic_category()};
    auto error = base::write_all(file.get(), text);
    if (!error && ::fsync(file.get()) != 0 && errno != EINVAL)
        error = {errno, std::generic_category()};
    if (error) ::unlink(path.c_str());
    return error;
}

}  // namespace

KeptDeck keep_deck(const std::string& folder, const std::string& deck_id, core::Day day,
                   std::string_view text) {
    base::make_folder(folder);
    std::vector<Age> kept = kept_of(folder, deck_id);
    Age age{core::iso_date(day), 1};
    for (const Age& one : kept)
        if (one.first == age.first) age.second = one.second + 1;
    const auto path_of = [&](const Age& one) {
        return (fs::path(folder) / file_name(deck_id, one)).string();
    };
    const std::string path = path_of(age);
    if (const auto error = write_new(path, text)) return {path, error};
    for (std::size_t i = 0; i + most_kept <= kept.size(); ++i) ::unlink(path_of(kept[i]).c_str());
    return {path, {}};
}

std::string keep_old(const Setup& setup, const std::string& deck_id, std::string_view text) {
    const fs::path backups = setup.places.files().backups;
    const KeptDeck kept = keep_deck((backups / "decks").string(), deck_id, setup.now().day, text);
    must_be_fine(kept.error, kept.path, "written, to keep the deck as it was");
    return kept.path;
}

}  // namespace app
