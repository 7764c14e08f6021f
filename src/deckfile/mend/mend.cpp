#include "deckfile/mend/mend.hpp"

#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "deckfile/index.hpp"
#include "deckfile/mend/draft.hpp"
#include "deckfile/mend/judged.hpp"
#include "deckfile/mistakes/foreign.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace deckfile {
namespace {

using Notes = std::vector<core::Note>;
using Drafts = std::vector<Draft>;

// What a whole deck says.
struct Whole {
    core::DeckInfo info;
    Notes notes;
    std::size_t problems;
    std::ptrdiff_t repeated;  // notes whose names others have

    bool is_left_out() const { return info.id.starts_with('~'); }
};

Whole read_whole(std::string_view text, std::string_view file_name) {
    Whole whole{};
    Judged told = judged(text, file_name);
    std::set<std::string> names;
    for (const core::Note& note : told.notes)
        whole.repeated += names.insert(core::note_id(note)).second ? 0 : 1;
    whole.notes = std::move(told.notes);
    whole.problems = told.problems.size();
    whole.info = std::move(told.info);
    whole.info.hash = 0;
    return whole;
}

Vocabulary tags_used(const Whole& whole) {
    Vocabulary used;
    const auto add = [&](const std::vector<std::string>& tags) {
        for (const auto& tag : tags) used.emplace(base::case_folded(tag), tag);
    };
    add(whole.info.tags);
    for (const core::Note& note : whole.notes) add(note.tags);
    return used;
}

// Takes those drafts that go together with the rest of the deck.
class Gate {
public:
    Gate(std::string_view text, std::string_view file_name, const Whole& before,
         const Drafts& drafts)
        : text_(text),
          file_name_(file_name),
          before_(before),
          drafts_(drafts),
          taken_(drafts.size()) {}

    Mended take_changed() {
        if (!holds()) return {};  // what is no deck as it is
        std::vector<std::size_t> changed;
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (drafts_[i].is_changed()) changed.push_back(i);
        take(changed);
        return mended();
    }

private:
    // All of them, or, where they do not go together, as many as do.
    void take(std::span<const std::size_t> some) {
        if (some.empty()) return;
        for (const std::size_t i : some) taken_[i] = true;
        if (holds()) return;
        for (const std::size_t i : some) taken_[i] = false;
        if (some.size() == 1) return;
        take(some.first(some.size() / 2));
        take(some.subspan(some.size() / 2));
    }

    Mended mended() const {
        Mended mended;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (!taken_[i]) continue;
            const Changes changes = drafts_[i].changes();
            mended.changes.insert(mended.changes.end(), changes.begin(), changes.end());
            mended.mends.insert(mended.mends.end(), drafts_[i].mends().begin(),
                                drafts_[i].mends().end());
        }
        std::stable_sort(mended.mends.begin(), mended.mends.end(),
                         [](const Mend& a, const Mend& b) { return a.line < b.line; });
        return mended;
    }

    bool holds() const {
        const Whole after = read_whole(changed(text_, mended().changes), file_name_);
        return after.notes == wanted_notes() && after.repeated <= before_.repeated &&
               has_no_other_problem(after) && keeps_deck(after);
    }

    // Of too many problems not all are told, and so none can be counted.
    bool has_no_other_problem(const Whole& after) const {
        if (before_.problems > most_problems) return true;
        std::size_t less = 0;
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (taken_[i]) less += drafts_[i].problems_less();
        return after.problems + less <= before_.problems;
    }

    Notes wanted_notes() const {
        Notes wanted;
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const Notes& own = taken_[i] ? drafts_[i].notes() : drafts_[i].notes_before();
            wanted.insert(wanted.end(), own.begin(), own.end());
        }
        return wanted;
    }

    bool keeps_deck(const Whole& after) const {
        if (before_.is_left_out()) return true;
        if (after.info.id != before_.info.id) return false;
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            if (taken_[i] && drafts_[i].kind() != Piece::Kind::card) return true;
        return after.info == before_.info;
    }

    std::string_view text_;
    std::string_view file_name_;
    const Whole& before_;
    const Drafts& drafts_;
    std::vector<bool> taken_;
};

}  // namespace

Mended mend(std::string_view text, std::string_view file_name, const Vocabulary& listed) {
    if (text.size() > largest_file || not_a_deck(text)) return {};
    const Whole before = read_whole(text, file_name);
    if (before.problems == 0 && listed.empty()) return {};
    const Tags tags{listed, tags_used(before)};
    const bool extends = !before.info.extends.empty();
    Drafts drafts;
    for (const Piece& piece : tables_of(text)) drafts.emplace_back(piece, tags, extends).mend_all();
    return Gate(text, file_name, before, drafts).take_changed();
}

}  // namespace deckfile
