#include "core/quiz/answer_words.hpp"

#include "base/contains.hpp"

#include <array>

namespace core {

base::Words answer_words(std::string_view text) {
    constexpr std::array<std::string_view, 3> articles{"a", "an", "the"};
    base::Words words = base::folded_words(text);
    if (words.size() > 1 && base::contains(articles, words.front())) words.erase(words.begin());
    return words;
}

}  // namespace core
