// A deck file gives way to its mended text: any file, whoever's deck it is, and with no need of the
// history. What follows from it for cards is found at the next look at the decks.
#pragma once

#include "app/setup.hpp"
#include "base/system/file_stamp.hpp"

#include <string>
#include <string_view>

namespace app {

// A file as it was read.
struct DeckAsRead {
    std::string path;
    std::string deck_id;  // which the copy is named after
    std::string_view text;
    base::FileStamp stamp;
};

// Puts the new text in the file's place as a whole, and gives the path of the copy that is kept of
// the old one. Throws EditRefused where the file cannot be written, or is another by now; then
// nothing was.
std::string mend_deck(const Setup& setup, const DeckAsRead& deck, std::string_view mended);

}  // namespace app
