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

    // For each word, whether the note that stands in this slice of a deck file says it: in its
    // question, its answers (also wrong ones), hints or why. The note must be one that can be read.
    std::vector<bool> find_in(std::string_view slice) const;

private:
    struct Word {
        std::string folded;
        std::string stretch;  // the outline of its longest part without white space
        bool is_plain;        // of ASCII, in one part, and without the signs of a cloze
    };
    class Slice;

    std::vector<Word> words_;
};

}  // namespace app
