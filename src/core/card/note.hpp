// A note as its author wrote it, once it has been found legal. Plain data.
#pragma once

#include "base/text/names.hpp"
#include "core/schedule/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// The number is stored in the catalog and the name is part of every fingerprint: both stay.
enum class Kind : std::uint8_t { question = 1, cloze = 2, choice = 3, number = 4, points = 5 };
inline constexpr base::Name<Kind> kind_names[] = {{"question", Kind::question},
                                                  {"cloze", Kind::cloze},
                                                  {"choice", Kind::choice},
                                                  {"number", Kind::number},
                                                  {"points", Kind::points}};
static_assert(base::names_every_value(kind_names));
constexpr std::string_view to_string(Kind kind) {
    return base::name_of(kind_names, kind);
}

// How near an estimate must come: |answer - number| <= value % of |number|, or number / value <=
// answer <= number * value.
struct Tolerance {
    enum class Form : std::uint8_t { exact, percent, factor };
    Form form = Form::exact;
    double value = 0;

    bool operator==(const Tolerance&) const = default;
};

// What is accepted beside the hidden text of a hole, or of several that hide the same.
struct HoleAnswers {
    std::string hidden;  // normalised
    std::vector<std::string> answers;

    bool operator==(const HoleAnswers&) const = default;
};

struct Note {
    Kind kind = Kind::question;
    std::string id;     // as written; empty where the author gave none
    std::string front;  // of a cloze: the text with its holes, as written
    std::string back;
    std::vector<std::string> accept;  // of a cloze: whose holes all hide the same
    std::vector<HoleAnswers> accept_by_hole;
    std::optional<bool> strict_accents;  // where it is not as its deck says
    std::optional<bool> reverse;         // none: as the deck says
    std::vector<std::string> right;      // choice
    std::vector<std::string> wrong;
    double number = 0;
    std::string unit;
    std::optional<Tolerance> within;  // none: exact, and not said
    std::vector<std::string> points;
    bool ordered = false;

    std::vector<std::string> hints;
    std::string why;  // the key `note`: shown after the answer
    std::vector<std::string> tags;
    std::vector<std::string> sources;
    std::optional<std::chrono::sys_days> as_of;
    std::optional<std::chrono::sys_days> verify_by;

    bool operator==(const Note&) const = default;
};

// By which an estimate is judged.
inline Tolerance tolerance_of(const Note& note) {
    return note.within.value_or(Tolerance{});
}

}  // namespace core
