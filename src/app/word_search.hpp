// Looking for words in what notes say: the text is in the deck files alone, so these are read.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace app {

// Words or phrases to look for; case, accents, composition and the width of white space are
// ignored.
class WordSearch {
public:
    explicit WordSearch(const std::vector<std::string>& words);

    // Whether notes written in these bytes may say one of them: what is quick to tell.
    bool may_be_in(std::string_view bytes) const;

    // For each word, whether the note that stands in this slice of a deck file says it: in its
    // question, its answers (also wrong ones), hints or why.
    std::vector<bool> find_in(std::string_view slice) const;

private:
    bool any_in(const std::string& folded_text) const;

    std::vector<std::string> folded_;
};

}  // namespace app
