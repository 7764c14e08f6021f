#include "app/decks/follow_edits.hpp"

#include "base/text/count.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "store/derived/left_overs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace app {
namespace {

std::string deck_of(const std::string& key) {
    return std::string(core::parts_of(key).deck);
}

// Adds the notes that could be gone ones', with what they say.
bool add_candidates(store::LeftOvers& left, const DecksNow& decks, store::Store& store) {
    bool any = false;
    for (auto& [note, fresh] : left.candidates()) {
        auto text = text_of(note, decks, store);
        if (!text) continue;
        fresh.text = std::move(*text);
        left.add(std::move(fresh));
        any = true;
    }
    return any;
}

// Whether other notes spell a word so, each asked once.
class Spellings {
public:
    explicit Spellings(const DecksNow& decks) : decks_(decks) {}

    bool contain(std::string_view word) {
        const std::string folded = base::case_folded(word);
        const auto [known, is_new] = known_.try_emplace(folded, false);
        if (is_new) known->second = is_spelt(folded);
        return known->second;
    }

private:
    // The search takes letters with and without accents for the same; a spelling is exact.
    bool is_spelt(const std::string& folded) const {
        const auto notes = decks_.saying(folded);
        return std::any_of(notes.begin(), notes.end(), [&](std::int64_t number) {
            const auto note = decks_.read(number);
            if (!note) return true;
            const core::Tokens tokens = core::tokens_of(core::readable(core::identity_text(*note)));
            return std::any_of(tokens.begin(), tokens.end(), [&](const core::Token& token) {
                return base::case_folded(token.text) == folded;
            });
        });
    }

    const DecksNow& decks_;
    std::map<std::string, bool> known_;
};

}  // namespace

std::vector<core::Heir> follow_edits(const DecksNow& decks, store::Store& store) {
    store::LeftOvers left(store.database(), Hidden(decks.files), decks.now);
    Spellings spellings(decks);
    const auto elsewhere = [&](std::string_view word) { return spellings.contain(word); };
    std::vector<core::Heir> heirs;
    // Who has another name is another's neighbour under it.
    while (add_candidates(left, decks, store)) {
        heirs = core::heirs(left.left(), elsewhere);
        for (const core::Heir& heir : heirs)
            left.rename(core::note_name(left.end_of(heir.from)), core::note_name(heir.to));
    }
    std::vector<core::Heir> links = heirs;
    for (core::Heir& link : links) link.from = left.end_of(link.from);
    store.memories().put_heirs(links);
    return heirs;
}

std::vector<std::string> told(const std::vector<core::Heir>& heirs) {
    std::vector<std::string> out;
    std::map<std::pair<std::string, std::string>, core::Heir> notes;  // by both names
    for (const core::Heir& heir : heirs)
        notes.try_emplace({core::note_name(heir.from), core::note_name(heir.to)}, heir);
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> renamed;  // by decks
    for (const auto& [names, heir] : notes) {
        if (heir.old != heir.now)
            out.push_back(
                fmt::format("mended: {} is now {}; its history goes along", heir.old, heir.now));
        else
            renamed[{deck_of(heir.from), deck_of(heir.to)}].push_back(
                fmt::format("{} is {} now; its history goes along", heir.from, heir.to));
    }
    for (auto& [decks, lines] : renamed) {
        if (lines.size() == 1)
            out.push_back(std::move(lines.front()));
        else
            out.push_back(fmt::format(
                "{} of {} {} now; their history goes along",
                base::count_text(std::ssize(lines), "note"), decks.first,
                decks.first == decks.second ? "have other ids" : "are in " + decks.second));
    }
    return out;
}

}  // namespace app
