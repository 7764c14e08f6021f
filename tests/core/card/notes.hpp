// Notes of each kind, with no more than they need.
#pragma once

#include "core/card/note.hpp"

#include <string>
#include <utility>
#include <vector>

namespace notes {

using core::Kind;
using core::Note;

inline Note of_kind(Kind kind, std::string front) {
    Note note;
    note.kind = kind;
    note.front = std::move(front);
    return note;
}

inline Note question(std::string front, std::string back) {
    Note note = of_kind(Kind::question, std::move(front));
    note.back = std::move(back);
    return note;
}

inline Note cloze(std::string text) {
    return of_kind(Kind::cloze, std::move(text));
}

inline Note choice(std::string front, std::vector<std::string> right,
                   std::vector<std::string> wrong) {
    Note note = of_kind(Kind::choice, std::move(front));
    note.right = std::move(right);
    note.wrong = std::move(wrong);
    return note;
}

inline Note number(std::string front, double value, std::string unit = {}) {
    Note note = of_kind(Kind::number, std::move(front));
    note.number = value;
    note.unit = std::move(unit);
    return note;
}

inline Note points(std::string front, std::vector<std::string> list) {
    Note note = of_kind(Kind::points, std::move(front));
    note.points = std::move(list);
    return note;
}

}  // namespace notes
