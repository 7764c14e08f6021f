// A dialogue by lines, for scripts and pipes: plain text out, a line at a time in, no terminal
// needed. What is shown and done goes to standard output, complaints to standard error.
#pragma once

#include "dialogue/front.hpp"
#include "dialogue/line/reader.hpp"

namespace dialogue {

class LineFront : public Front {
public:
    LineFront(ui::Output& out, ui::Output& err, LineReader reader)
        : Front(out), err_(err), reader_(std::move(reader)) {}

    void run(Dialogue& dialogue) override;
    bool show(const View& view) override {
        print(view);
        return true;
    }
    void guard() override {}
    void ignore_repeat() override {}
    void wait_for_pause() override {}
    void offer(const Offer& offer) override;
    void echo(const View&) override {}
    void complain(std::string_view what) override;
    void refuse(const std::string& answer, std::string_view advice) override;
    void give_back(const std::string&) override {}  // a line that was read is gone
    bool can_ask() const override { return false; }
    bool agrees(std::string_view question, std::string_view otherwise) override;
    bool has_keys() const override { return false; }
    std::string_view once_more() const override { return "give the line again"; }
    void lend(const std::function<void()>& use) override { use(); }

private:
    void take(const std::string& line);

    ui::Output& err_;
    LineReader reader_;
    Dialogue* dialogue_ = nullptr;
    int refused_ = 0;  // lines in a row
};

}  // namespace dialogue
