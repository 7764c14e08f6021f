#include "core/card/identity.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace core {
namespace {

constexpr std::size_t longest_id = 64;

bool is_id_character(char c) {
    return base::is_ascii_letter(c) || base::is_digit(c) || c == '.' || c == '_' || c == '-';
}

// The shortest form that reads back to the same number, as the C++ standard fixes it.
std::string number_text(double number) {
    std::array<char, 32> text{};
    if (number == 0) number = 0;  // one zero, without a sign
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

// What tells a note of its kind from others with the same front.
std::vector<std::string> telling_fields(const Note& note) {
    switch (note.kind) {
        case Kind::question:
            return {note.back};
        case Kind::cloze:
            return {};
        case Kind::choice:
            return note.right;
        case Kind::number:
            return {number_text(note.number), note.unit};
        case Kind::points:
            return note.points;
    }
    return {};
}

}  // namespace

bool is_valid_id(std::string_view id) {
    return !id.empty() && id.size() <= longest_id &&
           std::all_of(id.begin(), id.end(), is_id_character);
}

std::string deck_id_from(std::string_view file_name) {
    constexpr std::string_view ending = ".toml";
    if (file_name.size() > ending.size() && file_name.ends_with(ending))
        file_name.remove_suffix(ending.size());
    std::string id;
    bool gap = false;
    for (const char c : file_name) {
        if (is_id_character(c)) {
            if (gap) id += '-';
            id += c;
        }
        gap = !is_id_character(c);
    }
    if (gap && !id.empty()) id += '-';
    if (id.size() > longest_id) id.resize(longest_id);
    return id.empty() ? "deck" : id;
}

std::string identity_text(const Note& note) {
    std::string text(to_string(note.kind));
    const auto add = [&](std::string_view field) {
        text += identity_separator;
        text += base::normalised(field);
    };
    add(note.front);
    for (const std::string& field : telling_fields(note)) add(field);
    return text;
}

std::string fingerprint(std::string_view identity_text) {
    return "~" + base::base32(base::hash64(identity_text), 13);
}

std::string fingerprint(const Note& note) {
    return fingerprint(identity_text(note));
}

std::string note_id(const Note& note) {
    return note.id.empty() ? fingerprint(note) : note.id;
}

bool is_fingerprint_key(std::string_view key) {
    return parts_of(key).note.starts_with('~');
}

std::vector<Face> faces(const Note& note) {
    if (note.kind != Kind::cloze) {
        std::vector<Face> out{Face{}};
        if (note.reverse.value_or(false)) out.push_back({std::string(reverse_suffix), true, ""});
        return out;
    }
    std::vector<Face> out;
    const auto parsed = parse_cloze(note.front);
    for (const ClozeRun& run : std::get<std::vector<ClozeRun>>(parsed)) {
        if (!run.hole) continue;
        const std::string suffix = hole_suffix(run);
        const bool known = std::any_of(out.begin(), out.end(),
                                       [&](const Face& face) { return face.suffix == suffix; });
        if (!known) out.push_back({suffix, false, hidden_by(run)});
    }
    return out;
}

std::string hole_suffix(const ClozeRun& hole) {
    return "#" + base::base32(base::hash64(hidden_by(hole)), 6);
}

KeyParts parts_of(std::string_view key) {
    const auto slash = std::min(key.find('/'), key.size());
    const auto hash = std::min(key.find('#', slash), key.size());
    const auto note = std::min(slash + 1, hash);
    return {key.substr(0, slash), key.substr(note, hash - note), key.substr(hash)};
}

std::string note_name(std::string_view key) {
    const KeyParts parts = parts_of(key);
    return card_key(parts.deck, parts.note, "");
}

std::string card_key(std::string_view deck_id, std::string_view note_id, std::string_view suffix) {
    return fmt::format("{}/{}{}", deck_id, note_id, suffix);
}

}  // namespace core
