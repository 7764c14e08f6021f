#include "deckfile/edit/keys.hpp"

#include "base/contains.hpp"
#include "deckfile/edit/lines.hpp"
#include "deckfile/print.hpp"
#include "deckfile/toml.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

// The lines of one key that stand together.
struct KeyUnit {
    std::string key;
    Span span;
};

std::vector<KeyUnit> keys_in(std::string_view text, const Piece& piece) {
    std::vector<KeyUnit> keys;
    for (const Unit& unit : units_of(piece.body)) {
        if (unit.kind != Unit::Kind::entry) continue;
        const auto [begin, end] = unit.span;
        Problems told_by_check;
        const auto table = parse_table({text.substr(begin, end - begin), 1, begin}, told_by_check);
        if (table && !table->empty()) keys.push_back({table->front().key, unit.span});
    }
    return keys;
}

const KeyLines* find(const std::vector<KeyLines>& keys, const std::string& key) {
    const auto at =
        std::find_if(keys.begin(), keys.end(), [&](const KeyLines& one) { return one.key == key; });
    return at == keys.end() ? nullptr : &*at;
}

// The line by which such a key is taken away.
std::string without(const KeyLines& gone) {
    const bool is_list =
        gone.key == "accept" || gone.lines.starts_with(fmt::format("{} = [", gone.key));
    return fmt::format("{} = {}\n", gone.key, is_list ? "[]" : "\"\"");
}

// New lines, in the place of others or below all.
class KeySetter {
public:
    KeySetter(const ReadDeck& extension, NoteIndex note)
        : text_(extension.text),
          end_(extension.lines(note).entries_end),
          line_end_(
              line_end_at(text_, text_.find('\n', static_cast<std::size_t>(
                                                      extension.deck.notes[note].slice.offset)))) {}

    // Without lines it goes.
    void replace(const Span& span, const std::string& lines) {
        changes_.push_back({span, in_place_of(span, lines)});
    }

    // What is added stands where something goes, if anything does.
    Changes finish(const std::string& added) {
        if (added.empty()) return std::move(changes_);
        for (Change& change : changes_) {
            if (!change.text.empty()) continue;
            change.text = in_place_of(change.span, added);
            return std::move(changes_);
        }
        const Span below{end_, end_};
        std::string lines = with_line_ends(added, line_end_);
        if (text_[end_ - 1] != '\n') lines = std::string(line_end_) + without_end(lines);
        changes_.push_back({below, lines});
        return std::move(changes_);
    }

private:
    std::string in_place_of(const Span& span, const std::string& lines) const {
        const std::string made = with_line_ends(lines, line_end_);
        return text_[span.end - 1] == '\n' ? made : without_end(made);
    }

    std::string without_end(std::string lines) const {
        if (lines.ends_with(line_end_)) lines.resize(lines.size() - line_end_.size());
        return lines;
    }

    std::string_view text_;
    std::size_t end_;
    std::string_view line_end_;
    Changes changes_;
};

}  // namespace

std::vector<KeyLines> printed_keys(const core::Note& note) {
    const std::string text = print_note(note);
    const auto piece = Scanner({text}).next();
    std::vector<KeyLines> keys;
    for (const KeyUnit& unit : keys_in(text, *piece)) {
        if (unit.key == "id") continue;
        if (keys.empty() || keys.back().key != unit.key) keys.push_back({unit.key, {}});
        keys.back().lines += text.substr(unit.span.begin, unit.span.end - unit.span.begin);
    }
    return keys;
}

std::vector<KeyLines> keys_that_differ(const core::Note& own, const core::Note& wanted) {
    const auto before = printed_keys(own);
    const auto after = printed_keys(wanted);
    std::vector<KeyLines> differing;
    for (const KeyLines& one : after)
        if (!base::contains(before, one)) differing.push_back(one);
    for (const KeyLines& one : before)
        if (!find(after, one.key)) differing.push_back({one.key, without(one)});
    return differing;
}

std::string table_of(const std::string& name, const std::vector<KeyLines>& keys) {
    std::string table = fmt::format("[[card]]\nid = {}\n", print_text(name));
    for (const KeyLines& one : keys) table += one.lines;
    return table;
}

Changes set_keys(const ReadDeck& extension, NoteIndex note, const std::vector<KeyLines>& keys,
                 const std::vector<std::string>& stays) {
    const core::Slice& slice = extension.deck.notes[note].slice;
    const auto begin = static_cast<std::size_t>(slice.offset);
    const std::string_view table =
        std::string_view(extension.text).substr(begin, static_cast<std::size_t>(slice.size));
    const auto piece = Scanner({table, slice.line, begin}).next();
    KeySetter setter(extension, note);
    std::vector<std::string> met{"id"};
    for (const KeyUnit& unit : keys_in(extension.text, *piece)) {
        if (unit.key == "id") continue;
        const KeyLines* wanted = find(keys, unit.key);
        if (wanted && base::contains(stays, unit.key)) {
            met.push_back(unit.key);
            continue;
        }
        const bool is_first = !base::contains(met, unit.key);
        met.push_back(unit.key);
        setter.replace(unit.span, wanted && is_first ? wanted->lines : "");
    }
    std::string added;
    for (const KeyLines& one : keys)
        if (!base::contains(met, one.key)) added += one.lines;
    return setter.finish(added);
}

}  // namespace deckfile
