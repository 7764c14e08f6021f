// Out to the editor at the card's line, and back to the same card with its new text.
#include "app/editor.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"
#include "dialogue/review_screen.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <unistd.h>

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shown_problems = 3;

}  // namespace

// The deck's file or, where it cannot be written, the learner's own copy of it, which takes its
// place by its id.
std::optional<std::string> ReviewScreen::editable_path() {
    const std::string path = session_.turn().card().path;
    if (::access(path.c_str(), W_OK) == 0) return path;
    const fs::path copy =
        fs::path(workspace_.context.places.user_decks) / fs::path(path).filename();
    if (offered_copy_) {
        say(fmt::format("{} cannot be written.", path));
        return std::nullopt;
    }
    offered_copy_ = true;
    if (!screen_.yes(
            fmt::format("{} cannot be written. Copy it to {} and edit that? It then takes the "
                        "place of this deck, with all that you have learned.",
                        path, copy.string())))
        return std::nullopt;
    std::error_code error;
    fs::copy_file(path, copy, error);
    if (error) {
        say(fmt::format("{}: it could not be made: {}", copy.string(), error.message()));
        return std::nullopt;
    }
    fs::permissions(copy, fs::perms::owner_write, fs::perm_options::add, error);
    return copy.string();
}

// By its id or, where it has none, by its place in the file.
std::optional<std::int64_t> ReviewScreen::find_again(const core::ShownCard& card,
                                                     const std::string& path, int order,
                                                     const std::string& neighbour) {
    auto& desk = workspace_.store.desk();
    if (const auto same = desk.card(card.key); same && same->live) return same->no;
    for (const auto& file : workspace_.shelf.files()) {
        if (file.path != path) continue;
        const auto note = workspace_.store.catalog().note_at(file.no, order);
        if (!note) return std::nullopt;
        for (const auto& sibling : desk.cards_of_note(*note))
            if (sibling.key != neighbour) return sibling.no;
    }
    return std::nullopt;
}

void ReviewScreen::report_lost(const core::ShownCard& card, const std::string& path) {
    say(fmt::format(
        "{}:{}: this note is gone or cannot be read now. It is left unanswered, and its "
        "history is kept.",
        path, card.line));
    const auto read = deckfile::read_file(path);
    const auto* text = std::get_if<deckfile::FileText>(&read);
    if (!text) return;
    const auto deck = deckfile::load(text->text, fs::path(path).filename().string());
    for (std::size_t i = 0; i < deck.problems.size() && i < shown_problems; ++i)
        out().line(deckfile::describe(path, deck.problems[i]));
    out().flush();
}

bool ReviewScreen::edit() {
    const core::ShownCard card = session_.turn().card();
    auto& catalog = workspace_.store.catalog();
    const int order = catalog.order_of_note(card.note_no).value_or(0);
    std::string neighbour;  // the note behind it, which comes to its place when it goes
    if (const auto place = catalog.place_of_note(card.note_no))
        if (const auto next = catalog.note_at(place->deck, order + 1))
            for (const auto& one : workspace_.store.desk().cards_of_note(*next))
                neighbour = one.key;

    const auto path = editable_path();
    if (!path) return false;
    int result = 0;
    keyboard_.lend([&] { result = run_editor(*path, card.line); });
    if (result != 0)
        say(fmt::format("The editor `{}` ended with {}; set VISUAL or EDITOR to another.",
                        preferred_editor(), result));
    workspace_.shelf.refresh();
    const auto again = find_again(card, *path, order, neighbour);
    if (again && session_.reread(*again, now())) return true;
    report_lost(card, *path);
    session_.next(now());
    return true;
}

}  // namespace cli
