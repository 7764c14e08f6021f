// Cards of each kind, as their author would write them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace played {

inline std::string card(std::string_view id, std::string_view front, std::string_view rest) {
    return fmt::format("[[card]]\nid = \"{}\"\nfront = \"{}\"\n{}\n", id, front, rest);
}

inline const std::string question = card(
    "cap", "What is cap?",
    "back = \"A trilemma, as it is often told: of three properties a store keeps two at most.\"\n"
    "hint = [\"two of three\", \"think of a partition\"]\nnote = \"Say it as a promise.\"");
inline const std::string typed = card("protocol", "Which protocol spreads rumours?",
                                      "back = \"Gossip\"\naccept = [\"gossip protocol\"]\n"
                                      "hint = \"neighbours talk\"");
inline const std::string choice =
    card("uc", "What does it govern?", "answer = \"Access\"\nwrong = [\"Queries\", \"Storage\"]");
inline const std::string choices =
    card("both", "Which two?", "answer = [\"One\", \"Two\"]\nwrong = [\"Three\"]");
inline const std::string number =
    card("day", "How long is a day?", "number = 86400\nunit = \"s\"\nwithin = \"10%\"");
inline const std::string points =
    card("steps", "Name three steps.", "points = [\"Clarify\", \"Sketch\", \"Scale\"]");

// Something done at some stage: by keys, and by lines.
struct Play {
    std::string_view what;
    std::string cards;
    std::string keys;
    std::string lines;
    std::string said;  // by both
};

}  // namespace played
