#include "core/card/said.hpp"

#include "core/card/cloze.hpp"
#include "core/judge/judgement.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace core {
namespace {

// What has lines of its own, as a list or code has, must begin on one.
std::string together(const std::vector<std::string>& texts) {
    const bool on_one_line = std::none_of(texts.begin(), texts.end(), [](const auto& text) {
        return text.find('\n') != std::string::npos;
    });
    return fmt::format("{}", fmt::join(texts, on_one_line ? "; " : "\n\n"));
}

bool has_holes(Kind kind) {
    switch (kind) {
        case Kind::cloze:
            return true;
        case Kind::question:
        case Kind::choice:
        case Kind::number:
        case Kind::points:
            return false;
    }
    return false;
}

}  // namespace

MarkedText question_said(const Note& note, const Face& face) {
    if (has_holes(note.kind)) return cloze_text(note.front, Hole::open, face.hidden);
    return {face.reversed ? note.back : note.front, {}};
}

MarkedText answer_said(const Note& note, const Face& face) {
    switch (note.kind) {
        case Kind::question:
            return {face.reversed ? note.front : note.back, {}};
        case Kind::cloze:
            return cloze_text(note.front, Hole::filled, face.hidden);
        case Kind::choice:
            return {together(note.right), {}};
        case Kind::number:
            return {number_text(note.number) + (note.unit.empty() ? "" : " " + note.unit), {}};
        case Kind::points:
            return {together(note.points), {}};
    }
    return {};
}

std::string whole_front(const Note& note) {
    return has_holes(note.kind) ? cloze_text(note.front, Hole::filled).text : note.front;
}

std::vector<std::string> hole_hints(const Note& note) {
    return has_holes(note.kind) ? cloze_hints(note.front) : std::vector<std::string>{};
}

}  // namespace core
