#include "deckfile/mistakes/questions.hpp"

#include "base/text/in_backticks.hpp"
#include "base/text/unicode.hpp"
#include "core/card/said.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

// Case counts, as between Mb and MB. The options of a choice are part of what it asks.
std::string question_of(const core::Note& note, const core::Face& face) {
    std::string question = base::normalised(core::question_said(note, face).text);
    if (note.kind != core::Kind::choice) return question;
    std::vector<std::string> options = note.right;
    options.insert(options.end(), note.wrong.begin(), note.wrong.end());
    std::sort(options.begin(), options.end());
    for (const std::string& option : options) question += "\n" + base::normalised(option);
    return question;
}

std::string said_twice(const std::string& question, bool reversed, const std::string& place,
                       bool other_reversed) {
    if (!reversed && !other_reversed)
        return fmt::format(
            "asks the same as the note {}; say in the question which answer "
            "is meant",
            place);
    return fmt::format("{} {} as {} {} does; say in one of the two which is meant",
                       reversed ? "its reverse asks" : "asks", base::in_backticks(question),
                       other_reversed ? "the reverse of the note" : "the note", place);
}

}  // namespace

std::vector<std::string> Questions::asked_before(const core::Note& note) const {
    std::vector<std::string> said;
    for (const core::Face& face : core::faces(note)) {
        const std::string question = question_of(note, face);
        if (const auto first = asked_.find(question); first != asked_.end())
            said.push_back(
                said_twice(question, face.reversed, first->second.place, first->second.reversed));
    }
    return said;
}

std::vector<std::string> Questions::add(const core::Note& note, const std::string& place) {
    std::vector<std::string> said;
    for (const core::Face& face : core::faces(note)) {
        const std::string question = question_of(note, face);
        const auto [first, is_new] = asked_.try_emplace(question, Asked{place, face.reversed});
        if (!is_new && first->second.place != place)
            said.push_back(
                said_twice(question, face.reversed, first->second.place, first->second.reversed));
    }
    return said;
}

}  // namespace deckfile
