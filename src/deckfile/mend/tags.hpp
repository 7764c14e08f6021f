// Which tag is meant by one that is none, or that the decks of its folder do not have.
#pragma once

#include "deckfile/lint.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace deckfile {

struct Tags {
    Vocabulary listed;  // by TAGS.md beside the deck: all there are; empty where there is no such
    Vocabulary used;    // by the deck itself
};

// The one tag that has the same letters, whatever case and marks they have; of those that are
// listed also the one that is a single slip away. Nothing where two could be meant.
std::optional<std::string> tag_meant(std::string_view written, const Tags& tags);

}  // namespace deckfile
