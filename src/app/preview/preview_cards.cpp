#include "app/preview/preview_cards.hpp"

#include "app/search.hpp"
#include "base/contains.hpp"
#include "core/card/identity.hpp"
#include "deckfile/source.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace app {
namespace {

void add_mistakes(std::vector<Mistake>& mistakes, const DeckCards& deck) {
    for (const auto& [path, problems] : deck.files)
        for (const core::Problem& problem : problems)
            mistakes.push_back({path, deckfile::describe("", problem), problem.line,
                                problem.severity == core::Severity::error});
}

// Of the decks that are shown, by their ids.
std::map<std::string_view, DeckPaths> paths_of_decks(const Library& decks) {
    std::map<std::string_view, DeckPaths> paths;
    for (const auto& file : decks.files())
        if (file.shown) paths[file.info.id].own = file.path;
    for (const auto& file : decks.files())
        if (const auto deck = paths.find(file.info.extends);
            file.is_extension() && deck != paths.end())
            deck->second.extending.push_back(file.path);
    return paths;
}

}  // namespace

PreviewCards::PreviewCards(const std::vector<std::string>& paths, const core::Settings& settings)
    : settings_(settings) {
    for (const auto& path : paths) decks_.push_back({{path}});
    read_all();
}

PreviewCards::PreviewCards(Workspace& workspace, core::Query query)
    : settings_(workspace.setup.settings),
      choose_([&workspace, query = std::move(query)] {
          workspace.decks.refresh();
          const auto paths = paths_of_decks(workspace.decks);
          Decks decks;
          for (auto& key : workspace.store.listing().keys(select(workspace, query))) {
              const auto path = paths.find(core::parts_of(key).deck);
              if (path == paths.end()) continue;  // a card that is gone
              if (decks.empty() || decks.back().paths != path->second)
                  decks.push_back({path->second, std::set<std::string, std::less<>>{}});
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
        if (deck.read) add_mistakes(mistakes, *deck.read);
    return mistakes;
}

void PreviewCards::put(Deck& deck, DeckCards cards) {
    deck.total = cards.cards.size();
    deck.taken_up = deck.seen = cards.stamps;
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
        Stamps now = stamps_of(deck.paths);
        was_saved |= deck.read && now != deck.taken_up && now == deck.seen;
        deck.seen = std::move(now);
    }
    return was_saved;
}

PreviewCards::Saved PreviewCards::read_saved() const {
    Saved saved;
    for (const Deck& deck : decks_)
        if (deck.read && stamps_of(deck.paths) != deck.read->stamps)
            saved.emplace(deck.paths.own, read_cards(deck.paths, settings_));
    return saved;
}

PreviewCards::Reread PreviewCards::reread() {
    Reread told;
    Saved saved = read_saved();
    for (Deck& deck : decks_) {
        const auto now = saved.find(deck.paths.own);
        if (now == saved.end()) continue;
        add_mistakes(told.mistakes, now->second);
        told.is_broken |= has_error(now->second) && now->second.cards.size() < deck.total;
        deck.taken_up = now->second.stamps;
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
                                      [&](const Deck& one) { return one.paths == deck.paths; });
        if (const auto now = saved.find(deck.paths.own);
            now != saved.end() && old != decks_.end()) {
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

void PreviewCards::extend(const std::string& path, const std::string& file) {
    for (Deck& deck : decks_)
        if (deck.paths.own == path && !base::contains(deck.paths.extending, file))
            deck.paths.extending.push_back(file);
}

}  // namespace app
