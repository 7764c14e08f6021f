#include "app/decks/follow_edits.hpp"

#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "store/derived/left_overs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace app {
namespace {

// What a deck may be hiding: notes with mistakes; and of a file that could not be read nobody knows
// the id.
class Hidden {
public:
    explicit Hidden(const std::vector<store::DeckFile>& files) {
        for (const store::DeckFile& file : files) {
            if (file.shown && file.errors == 0) sound_.insert(file.info.id);
            if (file.errors > 0) broken_.insert(file.info.id);
            const bool has_id = file.fault.empty() && core::is_valid_id(file.info.id);
            any_unread_ = any_unread_ || !has_id;
        }
    }

    bool operator()(std::string_view deck) const {
        return broken_.contains(deck) || (any_unread_ && !sound_.contains(deck));
    }

private:
    std::set<std::string, std::less<>> sound_;
    std::set<std::string, std::less<>> broken_;
    bool any_unread_ = false;
};

// Adds the notes that could be gone ones', with what they say.
bool add_candidates(store::LeftOvers& left, const DecksNow& decks, store::Store& store) {
    bool any = false;
    for (auto& [note, fresh] : left.candidates()) {
        const auto read = decks.read(note);
        if (!read) continue;
        auto [before, after] = store.catalog().ids_beside(note);
        fresh.text = {core::identity_text(*read), std::move(before), std::move(after)};
        left.add(std::move(fresh));
        any = true;
    }
    return any;
}

// The search takes letters with and without accents for the same; a spelling is exact.
bool is_spelt(std::string_view word, const DecksNow& decks) {
    const std::string folded = base::case_folded(word);
    const auto notes = decks.saying(word);
    return std::any_of(notes.begin(), notes.end(), [&](std::int64_t number) {
        const auto note = decks.read(number);
        if (!note) return true;
        const core::Tokens tokens = core::tokens_of(core::readable(core::identity_text(*note)));
        return std::any_of(tokens.begin(), tokens.end(), [&](const core::Token& token) {
            return base::case_folded(token.text) == folded;
        });
    });
}

}  // namespace

void follow_edits(const DecksNow& decks, store::Store& store) {
    store::LeftOvers left(store.database(), Hidden(decks.files));
    const auto elsewhere = [&](std::string_view word) { return is_spelt(word, decks); };
    std::vector<core::Heir> heirs;
    // Who has another name is another's neighbour under it.
    while (add_candidates(left, decks, store)) {
        heirs = core::heirs(left.left(), elsewhere);
        for (const core::Heir& heir : heirs)
            left.rename(core::note_name(heir.from), core::note_name(heir.to));
    }
    store.memories().put_heirs(heirs);
}

std::vector<std::string> told(const std::vector<core::Heir>& heirs) {
    std::vector<std::string> out;
    std::set<std::pair<std::string, std::string>> notes;
    for (const core::Heir& heir : heirs) {
        if (!notes.emplace(core::note_name(heir.from), core::note_name(heir.to)).second) continue;
        out.push_back(
            heir.old == heir.now
                ? fmt::format("{} is {} now; its history goes along", heir.from, heir.to)
                : fmt::format("mended: {} is now {}; its history goes along", heir.old, heir.now));
    }
    return out;
}

}  // namespace app
