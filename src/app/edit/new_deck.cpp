#include "app/edit/new_deck.hpp"

#include "app/edit/refuse.hpp"
#include "base/contains.hpp"
#include "base/system/naming.hpp"
#include "base/text/cut.hpp"
#include "base/text/names.hpp"
#include "deckfile/index.hpp"
#include "deckfile/print.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr base::Name<std::string_view> parts[] = {
#include "deck_template.inc"
};

constexpr std::string_view first_note = "#[[card]]";

// "cap-theorem" is called "Cap theorem".
std::string title_of(const std::string& id) {
    std::string title = id;
    std::replace_if(
        title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    title = std::string(base::trimmed(title));
    if (title.empty()) return id;
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

// For the schema's line, which ends at a space: the path, or its URL where it has such signs.
std::string address_of(const std::string& path) {
    std::string escaped;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte < 0x80 && (std::isalnum(byte) || base::contains("/-._~", c));
        escaped += is_plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return escaped == path ? path : "file://" + escaped;
}

std::string text_of(const NewDeck& wanted) {
    std::string text;
    // Some editors take it for the schema's line only where an empty one follows.
    if (const auto schema = installed_schema())
        text += fmt::format("#:schema {}\n\n", address_of(*schema));
    text += fmt::format(
        "# A deck for ebb; `ebb help deck-format` tells how it is written. What stands\n"
        "# behind a # is not read: take the # away from what you want to have.\n\n"
        "[deck]\ntitle = {}\n"
        "id = {}\n",
        deckfile::print_text(wanted.title.empty() ? title_of(wanted.id) : wanted.title),
        deckfile::print_text(wanted.id));
    text += *base::value_of(parts, "keys");
    if (wanted.with_notes) text += *base::value_of(parts, "notes");
    return text;
}

int line_to_begin_at(const std::string& text) {
    const auto end =
        text.begin() + static_cast<std::ptrdiff_t>(std::min(text.find(first_note), text.size()));
    return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

// The title alone may be one that no deck can have.
void must_be_a_deck(const std::string& text, const std::string& path) {
    for (const auto& problem : deckfile::load(text, fs::path(path).filename().string()).problems)
        if (problem.severity == core::Severity::error) refuse(path, problem.message);
}

void must_be_free(const Library& decks, const std::string& id, const std::string& path) {
    for (const auto& file : decks.files())
        if (file.info.id == id)
            refuse(file.path, fmt::format("this deck has the id `{}` already", id));
    std::error_code error;
    if (fs::exists(fs::symlink_status(path, error))) refuse(path, "there is such a file already");
}

}  // namespace

MadeDeck make_deck(Workspace& workspace, const NewDeck& wanted) {
    const std::string path =
        (fs::path(workspace.setup.places.user_decks) / (wanted.id + ".toml")).string();
    must_be_free(workspace.decks, wanted.id, path);
    const std::string text = text_of(wanted);
    must_be_a_deck(text, path);
    const auto error = base::make_file(path, text);
    if (error) refuse(path, fmt::format("it cannot be written: {}", error.message()));
    return {path, line_to_begin_at(text)};
}

}  // namespace app
