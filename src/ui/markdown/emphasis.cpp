#include "ui/markdown/emphasis.hpp"

#include <algorithm>

namespace ui {
namespace {

using Role = Part::Role;
using Within = Piece::Within;

Hold hold_of(bool code) {
    return code ? Hold::together : Hold::loose;
}

Line in_styles(std::vector<Piece> pieces) {
    Line line;
    for (Piece& piece : pieces) {
        if (piece.part.role == Role::answer) piece.style.bold = true;
        const bool code = piece.within == Within::code_span;
        line.push_back({std::move(piece.part.text), piece.style, hold_of(code)});
    }
    return line;
}

// What stands between two pieces of an answer is part of it.
void settle(std::vector<Piece>& pieces) {
    const auto is_settled = [](const Piece& piece) { return piece.part.role != Role::between; };
    Role before = Role::plain;
    for (auto at = pieces.begin(); at != pieces.end();) {
        const auto next = std::find_if(at, pieces.end(), is_settled);
        const bool both =
            before == Role::answer && next != pieces.end() && next->part.role == Role::answer;
        for (; at != next; ++at) at->part.role = both ? Role::answer : Role::plain;
        if (next == pieces.end()) return;
        before = next->part.role;
        at = next + 1;
    }
}

// Writes runs and the marks between them.
class MarkedLine {
public:
    void add(Piece piece) {
        const bool answer = piece.part.role == Role::answer && piece.within != Within::code_block;
        const bool code = piece.within == Within::code_span;
        turn_to(answer, code);
        line_.push_back({std::move(piece.part.text), piece.style, hold_of(code)});
    }

    Line take() {
        turn_to(false, false);
        return std::move(line_);
    }

private:
    void turn_to(bool answer, bool code) {
        if (code_ && (!code || answer != answer_)) mark("`"_safe, code_);
        if (answer != answer_) mark("**"_safe, answer_);
        if (code != code_) mark("`"_safe, code_);
    }

    void mark(SafeLiteral text, bool& is_open) {
        line_.push_back({text, style::plain, hold_of(&is_open == &code_)});
        is_open = !is_open;
    }

    Line line_;
    bool answer_ = false;
    bool code_ = false;
};

}  // namespace

Line emphasised(std::vector<Piece> pieces, const Look& look) {
    if (look.colour) return in_styles(std::move(pieces));
    settle(pieces);
    MarkedLine line;
    for (Piece& piece : pieces) line.add(std::move(piece));
    return line.take();
}

}  // namespace ui
