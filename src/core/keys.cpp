#include "core/keys.hpp"

#include <algorithm>
#include <array>

namespace core {
namespace {

enum Stage : unsigned {
    question = 1U << 0,
    choice = 1U << 1,
    number = 1U << 2,
    points = 1U << 3,
    point = 1U << 4,
    answer = 1U << 5,
    review_end = 1U << 6,
    quiz_answer = 1U << 7,  // that only the learner can judge
    quiz_verdict = 1U << 8,
    quiz_end = 1U << 9,
    preview_front = 1U << 10,
    preview_back = 1U << 11
};
constexpr unsigned asked = question | choice | number | points;
constexpr unsigned of_review = asked | point | answer;
constexpr unsigned of_preview = preview_front | preview_back;
constexpr unsigned everywhere =
    of_review | review_end | quiz_answer | quiz_verdict | quiz_end | of_preview;

constexpr std::array acts = {
    KeyedAct{"show", " \n", question | preview_front},
    KeyedAct{"type", "t", question},
    KeyedAct{"hint", "h", asked | preview_front},
    KeyedAct{"point", " ", points},
    KeyedAct{"had", " y", point},
    KeyedAct{"missed", "n", point},
    KeyedAct{"again", "1", answer},
    KeyedAct{"hard", "2", answer},
    KeyedAct{"good", "3", answer},
    KeyedAct{"easy", "4", answer},
    KeyedAct{"marked", " \n", answer},
    KeyedAct{"sources", "o", answer | quiz_answer | quiz_verdict | preview_back},
    KeyedAct{"undo", "u", of_review | review_end},
    KeyedAct{"edit", "e", of_review | of_preview},
    KeyedAct{"suspend", "s", of_review},
    KeyedAct{"bury", "b", of_review},
    KeyedAct{"next", " \n", quiz_verdict | preview_back},
    KeyedAct{"right", "y", quiz_answer | quiz_verdict},
    KeyedAct{"wrong", "n", quiz_answer | quiz_verdict},
    KeyedAct{"misses", "r", quiz_end},
    KeyedAct{"add", "a", of_review | quiz_answer | quiz_verdict, true},
    KeyedAct{"skip", "n", of_preview, true},
    KeyedAct{"previous", "p", of_preview, true},
    KeyedAct{"first", "g", of_preview, true},
    KeyedAct{"last", "G", of_preview, true},
    KeyedAct{"help", "?", everywhere},
    KeyedAct{"quit", "q", everywhere}};

// What nobody can change: how answers are given, and Enter and space where nothing is asked.
struct Fixed {
    std::string_view keys;
    unsigned stages;
};
constexpr std::array fixed = {Fixed{"123456789\n", choice}, Fixed{"0123456789+-.~$\n", number},
                              Fixed{"\n", points}, Fixed{" \n", review_end | quiz_end}};

}  // namespace

std::span<const KeyedAct> keyed_acts() {
    return acts;
}

const KeyedAct* keyed_act(std::string_view name) {
    const auto* act = std::find_if(acts.begin(), acts.end(),
                                   [&](const KeyedAct& one) { return one.name == name; });
    return act == acts.end() ? nullptr : act;
}

std::string_view keys_of(const Keys& given, const KeyedAct& act) {
    if (const auto found = given.find(act.name); found != given.end()) return found->second;
    const bool is_taken = std::any_of(given.begin(), given.end(), [&](const auto& one) {
        const KeyedAct* other = keyed_act(one.first);
        return other && (other->stages & act.stages) != 0 &&
               one.second.find_first_of(act.keys) != std::string::npos;
    });
    return act.gives_way && is_taken ? std::string_view() : act.keys;
}

std::optional<char> key_named(std::string_view name) {
    if (name == "space") return ' ';
    if (name == "enter") return '\n';
    const bool is_seen = name.size() == 1 && name.front() > ' ' && name.front() < 0x7F;
    return is_seen ? std::optional(name.front()) : std::nullopt;
}

std::string name_of_key(char key) {
    if (key == ' ') return "space";
    if (key == '\n') return "enter";
    return std::string(1, key);
}

std::optional<std::string_view> other_meaning(const Keys& given, const KeyedAct& act, char key) {
    for (const KeyedAct& other : acts)
        if (other.name != act.name && (other.stages & act.stages) != 0 &&
            keys_of(given, other).find(key) != std::string_view::npos)
            return other.name;
    for (const Fixed& one : fixed)
        if ((one.stages & act.stages) != 0 && one.keys.find(key) != std::string_view::npos)
            return "an answer";
    return std::nullopt;
}

}  // namespace core
