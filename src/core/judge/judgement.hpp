// Judging an answer: what the learner gave, against what the note says. A judgement only suggests a
// grade; the learner has the last word. It never suggests easy: how easy it was, only the learner
// knows.
#pragma once

#include "core/card/note.hpp"
#include "core/schedule/memory.hpp"

#include <string>
#include <vector>

namespace core {

// All right: good, else again.
Grade judge_choice(const std::vector<bool>& picked, const std::vector<bool>& right);

// Within the tolerance: good. Within twice the percentage, or the square of the factor: hard. Else
// again.
Grade judge_number(double answer, double number, const Tolerance& within);

// All: good. Two thirds or more: hard. Else again.
Grade judge_points(int had, int of);

// "86,400", "0.25", "1.5e+21": as few digits as say it exactly, thousands marked.
std::string number_text(double number);

// "only the exact number", "within 10 %", "within a factor of 3"
std::string tolerance_text(const Tolerance& within);

// "right", "3.2 % too low", "4.1 times too high": how far an estimate was off. In as many digits as
// it takes not to contradict the tolerance: 10.001 % is not within 10 %.
std::string miss_text(double answer, double number, const Tolerance& within);

}  // namespace core
