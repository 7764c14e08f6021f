#include "dialogue/line_front.hpp"

#include "ui/wrap.hpp"

#include <fmt/format.h>

namespace dialogue {
namespace {

constexpr int longest_echo = 40;  // columns of a line that is no answer

}  // namespace

void LineFront::run(Dialogue& dialogue) {
    dialogue_ = &dialogue;
    dialogue.begin(*this);
    while (!dialogue.is_over()) {
        if (const auto act = dialogue.foregone()) {
            dialogue.act(*act, "", *this);
            continue;
        }
        out_.flush();
        if (const auto line = reader_.next(dialogue.deadline()))
            take(*line);
        else if (reader_.is_time_up())
            dialogue.run_out_of_time(*this);
        else
            dialogue.leave(*this);
    }
    out_.flush();
}

void LineFront::take(const std::string& line) {
    auto act = dialogue_->act_named(line);
    if (!act) act = act_for(dialogue_->bindings(), line);
    dialogue_->act(act.value_or(Act::answer), line, *this);
}

void LineFront::offer(const Offer& offer) {
    if (!offer.grades.empty()) {
        ui::Line all;  // on one line, however narrow the terminal of the script is
        for (const ui::Line& grade : offer.grades) ui::append(all, grade);
        blank();
        out_.print(all);
    }
    out_.flush();
}

void LineFront::complain(std::string_view what) {
    out_.flush();
    err_.say(fmt::format("ebb: {}", what));
    err_.flush();
}

void LineFront::refuse(const std::string& answer, std::string_view) {
    const ui::SafeText shown = ui::shorten(ui::SafeText::line(answer), longest_echo, out_.look());
    complain(fmt::format("`{}` is no answer here; valid are {}", shown.view(),
                         dialogue_->valid_lines()));
}

bool LineFront::agrees(std::string_view, std::string_view otherwise) {
    complain(otherwise);
    return false;
}

}  // namespace dialogue
