// A row of the tables of typed answers: what counts, what was typed, and how near that is.
#pragma once

#include "core/judge/typed.hpp"

#include <string>

namespace typed_row {

inline constexpr core::Closeness right = core::Closeness::right;
inline constexpr core::Closeness nearly = core::Closeness::nearly;
inline constexpr core::Closeness wrong = core::Closeness::wrong;

struct Typed {
    std::string accepted;
    std::string given;
    core::Closeness closeness;
};

inline const char* name_of(core::Closeness closeness) {
    return closeness == right ? "right" : closeness == nearly ? "nearly" : "wrong";
}

}  // namespace typed_row
