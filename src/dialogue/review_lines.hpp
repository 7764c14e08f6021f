// The review by lines, for scripts and pipes: plain text out, one line in at a time, no terminal
// needed. Cards and acknowledgements go to standard output, complaints to standard error.
#pragma once

#include "app/archive.hpp"
#include "core/review/session.hpp"
#include "dialogue/line_reader.hpp"

namespace cli {

class ReviewLines {
public:
    ReviewLines(Workspace& workspace, StoreArchive& archive, int input);

    // Until the queue or the input is at its end. Throws store::Error where an act could not be
    // written.
    void run();

private:
    core::Moment now() const { return workspace_.context.now(); }
    Output& out() { return workspace_.context.out; }
    const ui::Look& look() const { return workspace_.context.out.look(); }

    void draw();
    void ask();
    void end();
    bool act(const std::string& line);
    bool act_on_card(const std::string& line);
    bool answer_question(const std::string& line);
    void show_answer();
    void grade(core::Grade grade);
    void put_away(bool suspend);
    bool undo();
    void refuse(const std::string& line);
    void complain(const std::string& line);

    Workspace& workspace_;
    StoreArchive& archive_;
    core::Session session_;
    LineReader reader_;
    bool leaving_ = false;
    bool backed_up_ = false;
    core::Milliseconds asked_at_{0};
};

}  // namespace cli
