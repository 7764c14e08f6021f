#include "app/decks/decks_now.hpp"

#include "core/card/identity.hpp"

namespace app {

std::optional<core::NoteText> text_of(std::int64_t note, const DecksNow& decks,
                                      store::Store& store) {
    const auto read = decks.read(note);
    if (!read) return std::nullopt;
    auto [before, after] = store.catalog().ids_beside(note);
    return core::NoteText{core::identity_text(*read), std::move(before), std::move(after)};
}

Hidden::Hidden(const std::vector<store::DeckFile>& files) {
    for (const store::DeckFile& file : files) {
        if (file.is_extension()) {
            if (!file.fault.empty()) broken_.insert(file.info.extends);  // it may add notes
            continue;
        }
        if (file.shown && file.errors == 0) sound_.insert(file.info.id);
        if (file.errors > 0) broken_.insert(file.info.id);
        const bool has_id = file.fault.empty() && core::is_valid_id(file.info.id);
        any_unread_ = any_unread_ || !has_id;
    }
}

bool Hidden::operator()(std::string_view deck) const {
    return broken_.contains(deck) || (any_unread_ && !sound_.contains(deck));
}

}  // namespace app
