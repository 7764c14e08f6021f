#include "app/preview/preview_cards.hpp"

#include "app/search.hpp"
#include "core/card/identity.hpp"
#include "deckfile/source.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace app {
namespace {

void add_mistakes(std::vector<Mistake>& mistakes, const std::string& path,
                  const std::vector<core::Problem>& problems) {
    for (const core::Problem& problem : problems)
        mistakes.push_back({path, deckfile::describe("", problem), problem.line,
                            problem.severity == core::Severity::error});
}

}  // namespace

PreviewCards::PreviewCards(const std::vector<std::string>& paths, const core::Settings& settings)
    : settings_(settings) {
    for (const auto& path : paths) decks_.push_back({path});
    read_all();
}

PreviewCards::PreviewCards(Workspace& workspace, core::Query query)
    : settings_(workspace.setup.settings),
      choose_([&workspace, query = std::move(query)] {
          workspace.decks.refresh();
          std::map<std::string_view, const std::string*> paths;  // by the decks' ids
          for (const auto& file : workspace.decks.files())
              if (file.shown) paths.emplace(file.info.id, &file.path);
          Decks decks;
          for (auto& key : workspace.store.listing().keys(select(workspace, query))) {
              const auto path = paths.find(core::parts_of(key).deck);
              if (path == paths.end()) continue;  // a card that is gone
              if (decks.empty() || decks.back().path != *path->second)
                  decks.push_back({*path->second, std::set<std::string, std::less<>>{}});
              decks.back().meant->insert(std::move(key));
          }
          return decks;
      }),
      decks_(choose_()) {}

std::size_t PreviewCards::size() const {
    std::size_t size = 0;
    for (const Deck& deck : decks_) size += deck.size();
    return size;
}

const core::ShownCard* PreviewCards::at(std::size_t index) {
    for (Deck& deck : decks_) {
        if (index < deck.size() && !deck.read) read(deck);
        if (index < deck.size()) return &deck.read->cards[index];
        index -= deck.size();
    }
    return nullptr;
}

std::vector<Mistake> PreviewCards::mistakes() const {
    std::vector<Mistake> mistakes;
    for (const Deck& deck : decks_)
        if (deck.read) add_mistakes(mistakes, deck.path, deck.read->problems);
    return mistakes;
}

void PreviewCards::put(Deck& deck, DeckCards cards) {
    deck.total = cards.cards.size();
    deck.taken_up = deck.seen = cards.stamp;
    if (deck.meant)
        std::erase_if(cards.cards,
                      [&](const core::ShownCard& card) { return !deck.meant->contains(card.key); });
    deck.read = std::make_shared<const DeckCards>(std::move(cards));
}

void PreviewCards::read_all() {
    for (Deck& deck : decks_)
        if (!deck.read) read(deck);
}

bool PreviewCards::was_saved() {
    bool was_saved = false;
    for (Deck& deck : decks_) {
        const base::FileStamp now = base::file_stamp(deck.path);
        was_saved |= deck.read && now != deck.taken_up && now == deck.seen;
        deck.seen = now;
    }
    return was_saved;
}

PreviewCards::Saved PreviewCards::read_saved() const {
    Saved saved;
    for (const Deck& deck : decks_)
        if (deck.read && base::file_stamp(deck.path) != deck.read->stamp)
            saved.emplace(deck.path, read_cards(deck.path, settings_));
    return saved;
}

PreviewCards::Reread PreviewCards::reread() {
    Reread told;
    Saved saved = read_saved();
    for (Deck& deck : decks_) {
        const auto now = saved.find(deck.path);
        if (now == saved.end()) continue;
        add_mistakes(told.mistakes, deck.path, now->second.problems);
        told.is_broken |=
            deckfile::has_error(now->second.problems) && now->second.cards.size() < deck.total;
        deck.taken_up = now->second.stamp;
    }
    if (told.is_broken) return told;
    const Decks before = std::exchange(decks_, decks_now(std::move(saved)));
    told.changed = differing_from(before);
    return told;
}

PreviewCards::Decks PreviewCards::decks_now(Saved saved) const {
    Decks decks = choose_ ? choose_() : decks_;
    for (Deck& deck : decks) {
        const auto old = std::find_if(decks_.begin(), decks_.end(),
                                      [&](const Deck& one) { return one.path == deck.path; });
        if (const auto now = saved.find(deck.path); now != saved.end()) {
            put(deck, std::move(now->second));
        } else if (old == decks_.end()) {
            read(deck);
        } else if (old->read) {
            deck = *old;
        }
    }
    return decks;
}

std::vector<std::size_t> PreviewCards::differing_from(const Decks& before) const {
    std::map<std::string_view, const core::Note*> notes;  // by their cards' keys
    for (const Deck& deck : before)
        if (deck.read)
            for (const auto& card : deck.read->cards) notes.emplace(card.key, &card.note);
    std::vector<std::size_t> differing;
    std::size_t begin = 0;
    for (const Deck& deck : decks_) {
        for (std::size_t i = 0; deck.read && i < deck.read->cards.size(); ++i) {
            const core::ShownCard& card = deck.read->cards[i];
            const auto old = notes.find(card.key);
            if (old == notes.end() || *old->second != card.note) differing.push_back(begin + i);
        }
        begin += deck.size();
    }
    return differing;
}

std::optional<std::size_t> PreviewCards::find(std::string_view key) const {
    std::size_t index = 0;
    for (const Deck& deck : decks_) {
        for (std::size_t i = 0; deck.read && i < deck.read->cards.size(); ++i)
            if (deck.read->cards[i].key == key) return index + i;
        index += deck.size();
    }
    return std::nullopt;
}

void PreviewCards::move(const std::string& from, const std::string& to) {
    for (Deck& deck : decks_)
        if (deck.path == from) deck.path = to;
}

}  // namespace app
