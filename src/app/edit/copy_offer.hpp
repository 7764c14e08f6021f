// A whole deck that is not the learner's own, to be edited: it is left as it is, and they are
// offered a copy of it.
#pragma once

#include "app/places.hpp"

#include <string>

namespace app {

struct CopyOffer {
    std::string deck;
    std::string copy;  // where it would be; by its id it takes the deck's place

    // Why the deck itself is not written into, behind its path; and what is asked.
    std::string refusal() const;
    std::string question() const;

    // Makes the copy, writable; a link to the deck itself gives way to it. A sentence where it
    // could not be made, or one is there already; else nothing.
    std::string make() const;
};

CopyOffer offer_of_copy(const std::string& deck, const Places& places);

}  // namespace app
