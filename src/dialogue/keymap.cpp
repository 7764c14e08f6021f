#include "dialogue/keymap.hpp"

#include "base/contains.hpp"

#include <algorithm>
#include <array>

namespace dialogue {
namespace {

struct NamedAct {
    std::string_view name;
    Act act;
    std::string_view always;  // keys that it keeps
};
constexpr std::array named_acts = {
    NamedAct{"show", Act::reveal, ""},       NamedAct{"type", Act::open, ""},
    NamedAct{"hint", Act::hint, "\t"},       NamedAct{"point", Act::point, ""},
    NamedAct{"had", Act::had, ""},           NamedAct{"missed", Act::missed, ""},
    NamedAct{"again", Act::again, ""},       NamedAct{"hard", Act::hard, ""},
    NamedAct{"good", Act::good, ""},         NamedAct{"easy", Act::easy, ""},
    NamedAct{"marked", Act::suggested, ""},  NamedAct{"sources", Act::sources, ""},
    NamedAct{"undo", Act::undo, ""},         NamedAct{"edit", Act::edit, ""},
    NamedAct{"suspend", Act::suspend, ""},   NamedAct{"bury", Act::bury, ""},
    NamedAct{"next", Act::next, ""},         NamedAct{"right", Act::count_right, ""},
    NamedAct{"wrong", Act::count_wrong, ""}, NamedAct{"misses", Act::review_misses, ""},
    NamedAct{"add", Act::add, ""},           NamedAct{"skip", Act::skip, ""},
    NamedAct{"previous", Act::previous, ""}, NamedAct{"first", Act::first, ""},
    NamedAct{"last", Act::last, ""},         NamedAct{"help", Act::help, ""},
    NamedAct{"quit", Act::quit, ""},         NamedAct{"quit", Act::go_on, " \n"}};

std::string label_of(char key) {
    return key == '\n' ? "Enter" : core::name_of_key(key);
}

bool is_typed(const Bindings& bindings) {
    return std::any_of(bindings.begin(), bindings.end(),
                       [](const Binding& one) { return one.keys == any_character; });
}

// Giving up, by Enter alone, is no act of its own name, and going on is one where it quits.
bool is_fixed(const Binding& binding) {
    return (binding.act == Act::reveal && binding.keys == "\n") ||
           (binding.act == Act::go_on && binding.name != "q");
}

}  // namespace

Keymap::Keymap(const core::Keys& given) {
    for (const NamedAct& named : named_acts) {
        if (const auto found = given.find(named.name); found != given.end())
            changes_.push_back({named.act, found->second + std::string(named.always),
                                label_of(found->second.front())});
        if (core::keys_of(given, *core::keyed_act(named.name)).empty())
            without_key_.push_back(named.act);
    }
}

Bindings Keymap::applied(Bindings bindings) const {
    if (is_typed(bindings)) return bindings;
    std::erase_if(bindings,
                  [&](const Binding& one) { return base::contains(without_key_, one.act); });
    for (Binding& binding : bindings)
        for (const Change& change : changes_)
            if (change.act == binding.act && !is_fixed(binding)) {
                binding.keys = change.keys;
                binding.name = change.name;
            }
    return bindings;
}

}  // namespace dialogue
