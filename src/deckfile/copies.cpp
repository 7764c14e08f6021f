#include "deckfile/copies.hpp"

#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>
#include <unordered_set>

namespace deckfile {
namespace {

constexpr std::string_view extension = ".toml";
constexpr auto none = std::string_view::npos;
constexpr std::string_view digits = "0123456789";

// What sync programs put between a name and its extension.
constexpr std::array<std::string_view, 6> conflict_marks = {".sync-conflict-",  // Syncthing
                                                            "_conflict-",       // ownCloud
                                                            "_BACKUP_",        "_BASE_", "_LOCAL_",
                                                            "_REMOTE_"};  // git mergetool

// Words in parentheses that tell a copy: of Dropbox and Nextcloud, and of file managers.
constexpr std::array<std::string_view, 9> copy_words = {
    "conflict", "copy", "konflikt", "kopie", "copie", "conflit", "copia", "conflitto", "conflicto"};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of(digits) == none;
}

// "1", "Ada's conflicted copy 2026-11-26".
bool tells_a_copy(std::string_view in_parentheses) {
    if (is_number(in_parentheses)) return true;
    const std::string folded = base::case_folded(in_parentheses);
    return std::any_of(copy_words.begin(), copy_words.end(), [&](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

// A computer's name as OneDrive appends it: "LAPTOP", "DESKTOP-4F2A".
bool is_computer(std::string_view text) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() > 1 && std::any_of(text.begin(), text.end(), is_upper) &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == none;
}

// Collects the originals that a name, without its extension, speaks of.
class Originals {
public:
    explicit Originals(std::string_view stem) : stem_(stem) {}

    std::vector<Original> find() {
        for (const std::string_view mark : conflict_marks) add(stem_.find(mark), true);
        parentheses();
        file_managers();
        const auto space = stem_.rfind(' ');
        if (space != none && is_number(stem_.substr(space + 1))) add(space, false);  // iCloud
        for (auto at = stem_.find('-'); at != none; at = stem_.find('-', at + 1))
            if (is_computer(stem_.substr(at + 1))) add(at, false);
        return std::move(found_);
    }

private:
    void add(std::size_t end, bool sure) {
        if (end != none && end > 0)
            found_.push_back({std::string(stem_.substr(0, end)).append(extension), sure});
    }

    void parentheses() {
        const auto open = stem_.rfind('(');
        if (open == none || !stem_.ends_with(')')) return;
        if (!tells_a_copy(stem_.substr(open + 1, stem_.size() - open - 2))) return;
        const auto end = stem_.find_last_not_of(' ', open == 0 ? 0 : open - 1);
        if (end != none && end < open) add(end + 1, true);
    }

    // "geo - Copy", "geo copy", "geo copy 2".
    void file_managers() {
        std::string_view name = stem_;
        const auto space = name.rfind(' ');
        if (space != none && is_number(name.substr(space + 1))) name = name.substr(0, space);
        for (const std::string_view ending : {" - Copy", " - Kopie", " copy", " Kopie"})
            if (name.ends_with(ending)) return add(name.size() - ending.size(), true);
    }

    std::string_view stem_;
    std::vector<Original> found_;
};

std::string stem_of(const std::string& path) {
    return std::filesystem::path(path).stem().string();
}

}  // namespace

std::vector<Original> originals_of(std::string_view file_name) {
    if (!file_name.ends_with(extension)) return {};
    return Originals(file_name.substr(0, file_name.size() - extension.size())).find();
}

bool is_mostly_in(std::string_view text, std::string_view other) {
    const auto others = base::lines_of(other);
    const std::unordered_set<std::string_view> known(others.begin(), others.end());
    std::size_t all = 0, same = 0;
    for (const std::string_view line : base::lines_of(text)) {
        if (base::trimmed(line, " \t\r").empty()) continue;
        ++all;
        if (known.contains(line)) ++same;
    }
    return 2 * same >= all;
}

std::string copy_sentence(std::string_view original) {
    return fmt::format(
        "by its name and its lines a copy of {}, so it is not used; give it an `id` "
        "of its own if it is none",
        original);
}

bool is_used_before(const std::string& a, const std::string& b, std::string_view id) {
    const auto is_named_otherwise = [&](const std::string& path) {
        return core::deck_id_from(std::filesystem::path(path).filename().string()) != id;
    };
    const std::string name = stem_of(a), other = stem_of(b);
    const bool follows = name.size() > other.size() && name.starts_with(other);
    const bool leads = other.size() > name.size() && other.starts_with(name);
    return std::tuple(is_named_otherwise(a), follows, a) <
           std::tuple(is_named_otherwise(b), leads, b);
}

bool is_used_before(const DeckPlace& a, const DeckPlace& b, std::string_view id) {
    return a.root != b.root ? a.root < b.root : is_used_before(a.path, b.path, id);
}

}  // namespace deckfile
