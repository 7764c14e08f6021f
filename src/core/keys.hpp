// Which keys a learner may give to which act of a review, a quiz or a preview, and those the acts
// have unless told otherwise. An act needs a key of its own at each stage at which it can be done.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core {

// An act as the configuration names it.
struct KeyedAct {
    std::string_view name;
    std::string_view keys;   // characters; '\n' stands for Enter
    unsigned stages;         // a bit for each at which it can be done
    bool gives_way = false;  // its usual key, to another act there that is given it
};
std::span<const KeyedAct> keyed_acts();
// Null where no act has that name.
const KeyedAct* keyed_act(std::string_view name);

// The keys that were given to acts, by the acts' names. Others have their usual ones, or none where
// theirs gave way.
using Keys = std::map<std::string, std::string, std::less<>>;
std::string_view keys_of(const Keys& given, const KeyedAct& act);

// "space", "enter", or a character of ASCII that can be seen; nothing where it names no key.
std::optional<char> key_named(std::string_view name);
std::string name_of_key(char key);

// Another meaning that this key of the act has at one of its stages, if there is one: an act's
// name, or "an answer".
std::optional<std::string_view> other_meaning(const Keys& given, const KeyedAct& act, char key);

}  // namespace core
