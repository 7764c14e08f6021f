#include "app/workspace.hpp"

#include "app/decks/follow_edits.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace app {
namespace {

// In a prompt nobody sees what this command has to say besides.
constexpr std::string_view unheard = "due";

// A tag that says what a note is about: the first that does not only say when to meet it.
std::string topic_of(const core::Note& note, const core::Settings& settings) {
    for (const auto& tag : note.tags) {
        const bool first_met = std::any_of(
            settings.new_first.begin(), settings.new_first.end(),
            [&](const auto& one) { return base::case_folded(one) == base::case_folded(tag); });
        if (!first_met) return tag;
    }
    return {};
}

}  // namespace

core::ShownCard shown(core::CardRecord card, core::Face face, ReadNote read,
                      const core::Settings& settings) {
    core::ShownCard shown(std::move(card));
    shown.topic = topic_of(read.note, settings);
    shown.path = std::move(read.place.path);
    shown.line = read.place.slice.line;
    shown.deck_sources = std::move(read.deck_sources);
    shown.note = std::move(read.note);
    shown.face = std::move(face);
    shown.strict_accents = shown.note.strict_accents.value_or(false);
    return shown;
}

Workspace::Workspace(const Setup& with, store::Use use, Decks wanted, Tell told_to)
    : setup(with),
      store((make_folders(with.places), with.places.files()), with.settings, use, with.now().day,
            with.command),
      decks(store, with),
      tell_(std::move(told_to)),
      writes_(use == store::Use::write) {
    decks.refresh();
    tell_news();
    if (tell_ && setup.command != unheard)
        if (const auto line = decks.take_changes()) tell(*line);
    if (!store.lock().is_possible())
        tell(
            "the file system of the history knows no locks: do not restore a backup while ebb "
            "is at work elsewhere.");
    if (writes_) mind_the_clock();
    if (wanted == Decks::needed && !decks.has_decks())
        throw NoDecks(fmt::format(
            "no deck could be read. Decks are looked for in {} and in the shipped folder {}; put a "
            ".toml file into the first, or name others in EBB_DECK_PATH.",
            setup.places.user_decks, setup.places.shipped_decks));
}

Workspace::~Workspace() {
    try {
        if (writes_) keep_texts();
        store.end();
        if (const auto one = store.news()) tell(*one);
    } catch (const std::exception& error) {
        tell(error.what());
    }
}

void Workspace::tell(const std::string& sentence) {
    if (tell_) tell_(sentence);
}

void Workspace::tell_news() {
    for (const auto& one : decks.news()) tell(one);
    if (const auto one = store.news()) tell(*one);
    if (writes_)
        for (const auto& one : told(store.write_links(now()))) tell(one);
}

void Workspace::link(const std::vector<core::Heir>& heirs) {
    store.link(heirs, now());
    for (const auto& one : told(heirs)) tell(one);
}

core::NoteText Workspace::text_of(std::int64_t number, const core::Note& note) {
    auto [before, after] = store.catalog().ids_beside(number);
    return {core::identity_text(note), std::move(before), std::move(after)};
}

core::NoteText Workspace::text_of(const core::ShownCard& card) {
    return text_of(card.note_no, card.note);
}

void Workspace::keep_texts() {
    const auto read = [this](std::int64_t number) -> std::optional<core::NoteText> {
        const auto note = decks.read(number);
        return note ? std::optional(text_of(number, note->note)) : std::nullopt;
    };
    try {
        store.keep_texts(read, now());
    } catch (const store::Error&) {
        return;  // an answer that cannot be written says why
    }
}

void Workspace::mind_the_clock() {
    const auto last = store.log().last_act();
    const core::Moment moment = now();
    if (!last || *last <= moment.at + clock_slack) return;
    tell(
        fmt::format("the clock says {}, and what you did last is dated {}. Nothing is "
                    "refused; if the clock is wrong, mend it first.",
                    core::rfc3339(moment.at, moment.zone), core::rfc3339(*last, moment.zone)));
}

std::optional<core::ShownCard> Workspace::try_show(const core::CardRecord& card) {
    if (card.note_no == 0) return std::nullopt;
    auto read = decks.read(card.note_no);
    if (!read) return std::nullopt;
    for (auto& face : core::faces(read->note))
        if (card.key.ends_with(face.suffix) &&
            (!face.suffix.empty() || card.key.find('#') == std::string::npos))
            return shown(card, std::move(face), *std::move(read), setup.settings);
    return std::nullopt;
}

// The file is as it was, and did not give the note: once more, and then it is said.
std::optional<core::ShownCard> Workspace::show_after_all(const core::CardRecord& card) {
    auto shown = try_show(card);
    if (!shown && card.note_no != 0)
        tell(fmt::format("{}: the file of this note cannot be read now, so the card is left out.",
                         card.key));
    return shown;
}

std::optional<core::ShownCard> Workspace::show(const core::CardRecord& card) {
    if (auto shown = try_show(card)) return shown;
    const auto known = decks.generation();
    if (decks.refresh() == known) return show_after_all(card);
    // The file has changed since the catalog was made.
    const auto again = store.cards().find(card.key);
    return again ? try_show(*again) : std::nullopt;
}

}  // namespace app
