// What becomes of ids from one version of decks to the next. An id is for ever and means one fact,
// since what people learned hangs on it: core/heir judges whether a text was mended or became
// another, as it does for ebb itself.
#pragma once

#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "core/heir/match.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace versions {

using Decks = std::map<std::string, std::string>;     // texts by the names of their files
using Notes = std::map<std::string, core::LeftNote>;  // by their names

inline std::string name_of(const core::LeftNote& note) {
    return core::card_key(note.deck, note.id, "");
}

// Nothing where the deck has a mistake: what it hides is not gone.
inline std::optional<Notes> notes_of(const std::string& file, const std::string& text) {
    std::vector<core::Note> notes;
    const auto deck =
        deckfile::load(text, file, {}, [&](const core::Note& note, int) { notes.push_back(note); });
    if (deckfile::has_error(deck.problems)) return std::nullopt;
    const auto id_at = [&](std::size_t i) {
        return i < notes.size() ? core::note_id(notes[i]) : std::string();
    };
    Notes out;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        core::fill_in(notes[i], deck.info);
        core::NoteText text_of{core::identity_text(notes[i]), i > 0 ? id_at(i - 1) : "",
                               id_at(i + 1)};
        core::LeftNote note{deck.info.id, id_at(i), std::move(text_of), {}};
        for (const core::Face& face : core::faces(notes[i])) note.suffixes.push_back(face.suffix);
        out.emplace(name_of(note), std::move(note));
    }
    return out;
}

// Of all decks, or nothing where one of them has a mistake.
inline std::optional<Notes> notes_of(const Decks& decks) {
    // Most decks are in the next version as they were in this one, and to read them takes long.
    static std::map<Decks::value_type, std::optional<Notes>> known;
    Notes out;
    for (const auto& deck : decks) {
        auto found = known.find(deck);
        if (found == known.end())
            found = known.emplace(deck, notes_of(deck.first, deck.second)).first;
        if (!found->second) return std::nullopt;
        out.insert(found->second->begin(), found->second->end());
    }
    return out;
}

// An id that did not stay, or did not go on to mean what it meant.
struct Break {
    std::string note;  // its name
    std::string what;

    bool operator==(const Break&) const = default;
};

class Ids {
public:
    // What the next version breaks.
    std::vector<Break> follow(const Notes& version) {
        const auto words = words_of(version);
        const auto elsewhere = [&](std::string_view word) {
            return words.contains(base::case_folded(word));
        };
        std::vector<Break> out;
        add_dropped(version, elsewhere, out);
        add_other_facts(version, elsewhere, out);
        for (const auto& [name, note] : version) ever_.insert_or_assign(name, note);
        last_ = version;
        return out;
    }

private:
    static std::set<std::string> words_of(const Notes& notes) {
        std::set<std::string> out;
        for (const auto& [name, note] : notes)
            for (const core::Token& token : core::tokens_of(core::readable(note.text.text)))
                out.insert(base::case_folded(token.text));
        return out;
    }

    void add_dropped(const Notes& version, const core::SpeltElsewhere& elsewhere,
                     std::vector<Break>& out) const {
        core::LeftOver left;
        for (const auto& [name, note] : last_)
            if (!version.contains(name)) left.gone.push_back(note);
        for (const auto& [name, note] : version)
            if (!ever_.contains(name)) left.fresh.push_back(note);
        const auto heirs = core::heirs(left, elsewhere);
        for (const core::LeftNote& note : left.gone)
            if (!goes_on(note, heirs))
                out.push_back({name_of(note), "was " + told(note) + " and is dropped"});
    }

    void add_other_facts(const Notes& version, const core::SpeltElsewhere& elsewhere,
                         std::vector<Break>& out) const {
        for (const auto& [name, note] : version) {
            const auto before = ever_.find(name);
            if (before == ever_.end() || before->second.text.text == note.text.text) continue;
            const auto heirs = core::heirs({{before->second}, {note}, {}, {}}, elsewhere);
            if (!goes_on(before->second, heirs))
                out.push_back({name, "was " + told(before->second) + " and is " + told(note)});
        }
    }

    // Each of its cards, the holes too.
    static bool goes_on(const core::LeftNote& note, const std::vector<core::Heir>& heirs) {
        const auto of_note = std::count_if(heirs.begin(), heirs.end(), [&](const auto& heir) {
            return core::note_name(heir.from) == name_of(note);
        });
        return of_note == std::ssize(note.suffixes);
    }

    static std::string told(const core::LeftNote& note) {
        return fmt::format("the {} \"{}\"", core::to_string(core::fields_of(note.text.text)->kind),
                           core::readable(note.text.text));
    }

    Notes ever_;  // as each id was seen last; one that comes back is held to what it meant
    Notes last_;  // of the version before
};

}  // namespace versions
