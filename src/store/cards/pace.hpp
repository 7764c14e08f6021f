// How long a card takes on a day, all its answers of that day together: the learner's own median by
// kind of note, from the newest answers.
#pragma once

#include "core/card/note.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <map>
#include <optional>

namespace store {

class Pace {
public:
    explicit Pace(Database& db);

    // Of the kind of that note; where no card of the kind was answered, of all kinds together.
    // Nothing where no answer says how long it took.
    std::optional<core::Milliseconds> of(std::int64_t note) const;

private:
    Database& db_;
    std::map<core::Kind, core::Milliseconds> by_kind_;
    std::optional<core::Milliseconds> of_all_;
};

}  // namespace store
