// One text where a list is wanted, which may be its entries: "Physical, Network, Transport".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// What stands between the commas, semicolons, slashes or line ends of a text; of tags, also between
// blanks, and a slash is part of a tag. One part where there are none.
std::vector<std::string> parts_of(std::string_view key, std::string_view text);

// Whether it has several parts. Then nobody knows whether it is one entry or a list of them.
bool may_be_several(std::string_view key, std::string_view text);

// What is to be written for a text where a list is wanted; empty for one that is surely one entry.
std::string list_to_write(std::string_view key, std::string_view text);

}  // namespace deckfile
