#include "core/heir/match.hpp"

#include "base/contains.hpp"
#include "core/card/identity.hpp"
#include "core/heir/holes.hpp"

#include <algorithm>
#include <optional>

namespace core {
namespace {

bool is_fresh_unit(const TextFields& old, std::size_t field) {
    return old.kind == Kind::number && field == 2 && old.fields[field].empty();
}

// Whether one field alone differs, and was mended.
bool is_mended_note(const NoteText& old, const NoteText& now, const SpeltElsewhere& elsewhere) {
    const auto from = fields_of(old.text);
    const auto to = fields_of(now.text);
    if (!from || !to || from->kind != to->kind || from->fields.size() != to->fields.size())
        return false;
    std::optional<std::size_t> field;
    for (std::size_t i = 0; i < from->fields.size(); ++i) {
        if (from->fields[i] == to->fields[i]) continue;
        if (field) return false;
        field = i;
    }
    if (!field) return true;
    const std::string& before = from->fields[*field];
    const std::string& after = to->fields[*field];
    if (from->kind == Kind::cloze) return is_mended_cloze(before, after, elsewhere);
    return is_fresh_unit(*from, *field) || is_mended(before, after, elsewhere);
}

std::string cloze_of(const NoteText& note) {
    const auto split = fields_of(note.text);
    return split && split->kind == Kind::cloze && !split->fields.empty() ? split->fields.front()
                                                                         : std::string();
}

std::string name_of(const LeftNote& note) {
    return card_key(note.deck, note.id, "");
}

std::vector<std::pair<std::string, std::string>> cards_of(const LeftNote& gone,
                                                          const LeftNote& fresh) {
    const auto holes = paired_holes(cloze_of(gone.text), cloze_of(fresh.text));
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& suffix : gone.suffixes) {
        const auto hole = holes.find(suffix);
        const std::string& to = hole == holes.end() ? suffix : hole->second;
        if (base::contains(fresh.suffixes, to))
            out.emplace_back(card_key(gone.deck, gone.id, suffix),
                             card_key(fresh.deck, fresh.id, to));
    }
    return out;
}

class Matcher {
public:
    Matcher(const LeftOver& left, const SpeltElsewhere& elsewhere)
        : left_(left),
          elsewhere_(elsewhere),
          renamed_(left.renamed),
          heir_of_(left.gone.size()),
          has_history_(left.fresh.size(), false) {}

    std::vector<Heir> match() {
        const auto text = [](const LeftNote& note) { return Names{note.text.text}; };
        const auto id = [](const LeftNote& note) { return Names{note.id}; };
        const auto name = [](const LeftNote& note) { return Names{name_of(note)}; };
        const auto same_text = [](const auto& a, const auto& b) {
            return a.text.text == b.text.text;
        };
        const auto mended = [&](const LeftNote& a, const LeftNote& b) {
            return is_mended_note(a.text, b.text, elsewhere_);
        };
        pair_up(name, [&](const auto& a, const auto& b) {
            return is_mended_hole(cloze_of(a.text), cloze_of(b.text), elsewhere_);
        });
        pair_up(id, same_text);
        pair_up(text, same_text);
        pair_up(id, mended);
        pair_beside(mended);
        return found();
    }

private:
    using Names = std::vector<std::string>;

    // Pairs notes that share a name, for which `holds`, and which could be no other's. Whether
    // there were any.
    template <typename NamesOf, typename Holds>
    bool pair_up(const NamesOf& names_of, const Holds& holds) {
        std::multimap<std::string, std::size_t> fresh;
        for (std::size_t i = 0; i < left_.fresh.size(); ++i)
            if (!has_history_[i])
                for (std::string& name : names_of(left_.fresh[i]))
                    fresh.emplace(std::move(name), i);
        std::vector<std::set<std::size_t>> heirs(left_.gone.size());
        std::vector<int> claims(left_.fresh.size(), 0);
        for (std::size_t i = 0; i < left_.gone.size(); ++i) {
            if (heir_of_[i]) continue;
            for (const std::string& name : names_of(left_.gone[i]))
                for (auto [at, end] = fresh.equal_range(name); at != end; ++at)
                    if (may_follow(left_.gone[i], left_.fresh[at->second]) &&
                        holds(left_.gone[i], left_.fresh[at->second]))
                        heirs[i].insert(at->second);
            for (const std::size_t heir : heirs[i]) ++claims[heir];
        }
        bool any = false;
        for (std::size_t i = 0; i < heirs.size(); ++i)
            if (heirs[i].size() == 1 && claims[*heirs[i].begin()] == 1) {
                pair(i, *heirs[i].begin());
                any = true;
            }
        return any;
    }

    // The like of notes that stand at one place, round by round: who is paired is another's
    // neighbour under its new name. Only what that changes is looked at again.
    template <typename Holds>
    void pair_beside(const Holds& holds) {
        std::multimap<std::string, std::size_t> fresh;  // by place
        for (std::size_t i = 0; i < left_.fresh.size(); ++i)
            if (!has_history_[i])
                for (std::string& place : places_of(left_.fresh[i]))
                    fresh.emplace(std::move(place), i);
        std::multimap<std::string, std::size_t> beside;  // gone notes, by the names beside them
        std::set<std::size_t> changed;
        for (std::size_t i = 0; i < left_.gone.size(); ++i) {
            if (heir_of_[i]) continue;
            changed.insert(i);
            for (std::string& name : neighbours_of(left_.gone[i]))
                beside.emplace(std::move(name), i);
        }
        std::vector<std::set<std::size_t>> heirs(left_.gone.size()), claims(left_.fresh.size());
        while (!changed.empty()) {
            std::set<std::size_t> touched = changed;
            for (const std::size_t i : changed) {
                for (const std::size_t heir : heirs[i]) {
                    claims[heir].erase(i);
                    touched.insert(claims[heir].begin(), claims[heir].end());
                }
                heirs[i].clear();
                for (const std::string& place : places_of(left_.gone[i]))
                    for (auto [at, end] = fresh.equal_range(place); at != end; ++at)
                        if (!has_history_[at->second] &&
                            may_follow(left_.gone[i], left_.fresh[at->second]) &&
                            holds(left_.gone[i], left_.fresh[at->second]))
                            heirs[i].insert(at->second);
                for (const std::size_t heir : heirs[i]) claims[heir].insert(i);
            }
            changed.clear();
            std::vector<std::size_t> ready;
            for (const std::size_t i : touched)
                if (!heir_of_[i] && heirs[i].size() == 1 && claims[*heirs[i].begin()].size() == 1)
                    ready.push_back(i);
            for (const std::size_t i : ready) {
                pair(i, *heirs[i].begin());
                for (auto [at, end] = beside.equal_range(name_of(left_.gone[i])); at != end; ++at)
                    if (!heir_of_[at->second]) changed.insert(at->second);
            }
        }
    }

    void pair(std::size_t gone, std::size_t fresh) {
        heir_of_[gone] = fresh;
        has_history_[fresh] = true;
        const std::string before = name_now(name_of(left_.gone[gone]), renamed_);
        const std::string now = name_of(left_.fresh[fresh]);
        if (before != now) renamed_.emplace(before, now);
    }

    bool may_follow(const LeftNote& gone, const LeftNote& fresh) const {
        const auto cards = cards_of(gone, fresh);
        const std::string said = readable(fresh.text.text);
        return !cards.empty() && std::none_of(cards.begin(), cards.end(), [&](const auto& card) {
            return left_.refused.contains(card) || left_.refused_texts.contains({card.first, said});
        });
    }

    // The notes beside it, under all names that they came to have.
    Names neighbours_of(const LeftNote& note) const {
        Names out;
        for (const auto& beside : {note.text.before, note.text.after}) {
            if (!beside) continue;
            std::string name = card_key(note.deck, *beside, "");
            for (std::size_t steps = 0; steps <= renamed_.size(); ++steps) {
                out.push_back(name);
                const auto next = renamed_.find(name);
                if (next == renamed_.end()) break;
                name = next->second;
            }
        }
        return out;
    }

    // Where it stands, by the notes beside it under the names they have now.
    Names places_of(const LeftNote& note) const {
        Names out;
        if (note.text.before)
            out.push_back("behind " +
                          name_now(card_key(note.deck, *note.text.before, ""), renamed_));
        if (note.text.after)
            out.push_back("before " +
                          name_now(card_key(note.deck, *note.text.after, ""), renamed_));
        return out;
    }

    std::vector<Heir> found() const {
        std::vector<Heir> out;
        for (std::size_t i = 0; i < heir_of_.size(); ++i) {
            if (!heir_of_[i]) continue;
            for (Heir& heir : heirs_of(left_.gone[i], left_.fresh[*heir_of_[i]]))
                out.push_back(std::move(heir));
        }
        std::sort(out.begin(), out.end(),
                  [](const Heir& a, const Heir& b) { return a.from < b.from; });
        return out;
    }

    const LeftOver& left_;
    const SpeltElsewhere& elsewhere_;
    Renamed renamed_;
    std::vector<std::optional<std::size_t>> heir_of_;  // of what is gone, among the fresh
    std::vector<bool> has_history_;                    // of the fresh
};

}  // namespace

std::string name_now(std::string name, const Renamed& renamed) {
    for (std::size_t steps = 0; steps <= renamed.size(); ++steps) {
        const auto next = renamed.find(name);
        if (next == renamed.end()) break;
        name = next->second;
    }
    return name;
}

std::vector<Heir> heirs_of(const LeftNote& gone, const LeftNote& fresh) {
    std::vector<Heir> out;
    for (auto& [from, to] : cards_of(gone, fresh))
        out.push_back(
            {std::move(from), std::move(to), readable(gone.text.text), readable(fresh.text.text)});
    return out;
}

std::vector<Heir> heirs_by_hand(const LeftNote& old, const LeftNote& now) {
    auto out = heirs_of(old, now);
    std::vector<std::string> before, after;  // keys without a like
    for (const std::string& suffix : old.suffixes)
        before.push_back(card_key(old.deck, old.id, suffix));
    for (const std::string& suffix : now.suffixes)
        after.push_back(card_key(now.deck, now.id, suffix));
    for (const Heir& heir : out) {
        std::erase(before, heir.from);
        std::erase(after, heir.to);
    }
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        out.push_back({before[i], after[i], readable(old.text.text), readable(now.text.text)});
    return out;
}

std::vector<Heir> heirs(const LeftOver& left, const SpeltElsewhere& elsewhere) {
    return Matcher(left, elsewhere).match();
}

}  // namespace core
