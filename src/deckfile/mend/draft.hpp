// One table of a deck being mended, by itself: others neither help nor suffer.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/mend/mended.hpp"
#include "deckfile/mend/tags.hpp"
#include "deckfile/scan.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace deckfile {

class Draft {
public:
    // `extends`: its file extends a deck.
    Draft(const Piece& piece, const Tags& tags, bool extends);

    // Mends what can be mended.
    void mend_all();

    bool is_changed() const { return !mends_.empty(); }
    Piece::Kind kind() const { return kind_; }  // before
    const std::vector<core::Note>& notes_before() const { return notes_before_; }
    const std::vector<core::Note>& notes() const { return state_.notes; }
    const std::vector<Mend>& mends() const { return mends_; }
    std::size_t problems_less() const { return problems_before_ - state_.problems.size(); }
    Changes changes() const;  // of the file

private:
    // What is told, by the line that it is about, as lines were counted before.
    using Told = std::multiset<std::pair<int, std::string>>;
    using Lines = std::vector<std::string>;  // with their ends; what was one may be two now

    struct State {
        Lines lines;
        std::vector<core::Note> notes;
        Problems problems;
        Told told;
    };

    State read(Lines lines) const;
    std::string text_of(const Lines& lines) const;
    static std::size_t index_of(const Lines& lines, int line);
    Lines with(const Lines& lines, const Changes& changes) const;
    bool mend_one(const core::Problem& problem);
    bool mend_tag(const core::Problem& unlisted);
    Problems unlisted_tags() const;
    bool is_better(const State& trial) const;
    static bool keeps_notes(const State& trial, const State& before);
    std::vector<core::Problem> brought_to_light(const State& trial, int line) const;
    void take(State trial, std::vector<Mend> mends);

    Piece::Kind kind_;
    bool extends_;
    int line_;            // the first, in the file
    std::size_t offset_;  // in the file
    const Tags& tags_;
    Lines before_;
    std::vector<core::Note> notes_before_;
    std::size_t problems_before_ = 0;
    State state_;
    std::vector<Mend> mends_;
};

}  // namespace deckfile
