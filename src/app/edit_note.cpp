#include "app/edit_note.hpp"

#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <filesystem>
#include <unistd.h>

namespace app {
namespace {

namespace fs = std::filesystem;

}  // namespace

bool is_writable(const std::string& deck) {
    return ::access(deck.c_str(), W_OK) == 0;
}

std::string own_copy_of(const std::string& deck, const Places& places) {
    return (fs::path(places.user_decks) / fs::path(deck).filename()).string();
}

std::error_code copy_deck(const std::string& deck, const std::string& copy) {
    std::error_code error;
    fs::copy_file(deck, copy, error);
    if (error) return error;
    fs::permissions(copy, fs::perms::owner_write, fs::perm_options::add, error);
    return error;
}

NoteEdit::NoteEdit(Workspace& workspace, const core::ShownCard& card)
    : workspace_(workspace), key_(card.key) {
    auto& catalog = workspace.store.catalog();
    order_ = catalog.order_of_note(card.note_no).value_or(0);
    const auto place = catalog.place_of_note(card.note_no);
    const auto next = place ? catalog.note_at(place->deck, order_ + 1) : std::nullopt;
    if (!next) return;
    for (const auto& one : workspace.store.cards().of_note(*next)) neighbour_ = one.key;
}

std::optional<std::int64_t> NoteEdit::find_again(const std::string& path) {
    workspace_.decks.refresh();
    store::Cards& cards = workspace_.store.cards();
    if (const auto same = cards.find(key_); same && same->live) return same->no;
    for (const auto& file : workspace_.decks.files()) {
        if (file.path != path) continue;
        const auto note = workspace_.store.catalog().note_at(file.no, order_);
        if (!note) return std::nullopt;
        for (const auto& sibling : cards.of_note(*note))
            if (sibling.key != neighbour_) return sibling.no;
    }
    return std::nullopt;
}

std::vector<std::string> first_problems(const std::string& deck, std::size_t most) {
    std::vector<std::string> problems;
    const auto read = deckfile::read_file(deck);
    const auto* text = std::get_if<deckfile::FileText>(&read);
    if (!text) return problems;
    const auto index = deckfile::load(text->text, fs::path(deck).filename().string());
    for (std::size_t i = 0; i < index.problems.size() && i < most; ++i)
        problems.push_back(deckfile::describe(deck, index.problems[i]));
    return problems;
}

}  // namespace app
