#include "deckfile/write.hpp"

#include "deckfile/note.hpp"
#include "deckfile/print.hpp"

namespace deckfile {

std::variant<std::string, Problems> write_note(const core::Note& note) {
    std::string text = print_note(note);
    Problems problems;
    if (read_note(text, 1, problems) == note) return text;
    if (!has_error(problems)) add_error(problems, {}, "in a deck this would read as another note");
    return problems;
}

}  // namespace deckfile
