#include "dialogue/line/front.hpp"

#include "base/text/unicode.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dialogue {
namespace {

constexpr int longest_echo = 40;    // columns of a line that is no answer
constexpr int most_refused = 1000;  // in a row; who sends more answers no question

// Without the spaces that keep them in columns on a terminal.
std::vector<std::string> plain_texts(const std::vector<ui::Line>& groups) {
    std::vector<std::string> texts;
    for (const ui::Line& group : groups) {
        std::string text;
        for (const ui::Run& run : group) text += run.text.view();
        texts.push_back(base::normalised(text));
    }
    return texts;
}

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
    const int before = refused_;
    dialogue_->act(act.value_or(Act::answer), line, *this);
    if (refused_ == before) refused_ = 0;
    if (refused_ < most_refused) return;
    complain(fmt::format("{} lines in a row were no answers, and no more are read", most_refused));
    dialogue_->leave(*this);
}

void LineFront::offer(const Offer& offer) {
    if (!offer.grades.empty()) {
        blank();
        out_.line(fmt::format("{}", fmt::join(plain_texts(offer.grades), "  ")));
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
    ++refused_;
}

bool LineFront::agrees(std::string_view, std::string_view otherwise) {
    complain(otherwise);
    return false;
}

}  // namespace dialogue
