#include "deckfile/mend/draft.hpp"

#include "base/contains.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/mend/fixers.hpp"
#include "deckfile/mend/judged.hpp"
#include "deckfile/mistakes/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace deckfile {
namespace {

// One mended thing brings the next to light, as in a list of texts between typeset quotes.
constexpr int most_steps = 64;

// What stands above the first header is read as a deck does, with a header below it.
constexpr std::string_view header_below = "\n[[card]]\n";
// And a table of a file that extends a deck, with a [deck] of such a file.
constexpr std::string_view deck_below = "\n[deck]\nextends = \"deck\"\n";

std::vector<std::string> lines_with_ends(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

int rows_of(std::string_view text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

std::vector<core::Note> without_tags(std::vector<core::Note> notes) {
    for (core::Note& note : notes) note.tags.clear();
    return notes;
}

}  // namespace

Draft::Draft(const Piece& piece, const Tags& tags, bool extends)
    : kind_(piece.kind),
      extends_(extends),
      line_(piece.whole.line),
      offset_(piece.whole.offset),
      tags_(tags),
      before_(lines_with_ends(piece.whole.text)),
      state_(read(before_)) {
    notes_before_ = state_.notes;
    problems_before_ = state_.problems.size();
}

std::string Draft::text_of(const Lines& lines) const {
    std::string text = std::accumulate(lines.begin(), lines.end(), std::string());
    if (kind_ == Piece::Kind::preamble)
        text += header_below;
    else if (extends_ && kind_ != Piece::Kind::deck)
        text += deck_below;
    return text;
}

// Of the line that was there before, whatever it has become.
std::size_t Draft::index_of(const Lines& lines, int line) {
    std::size_t index = 0;
    for (int rows = 0; index + 1 < lines.size(); ++index)
        if ((rows += rows_of(lines[index])) >= line) break;
    return index;
}

Draft::State Draft::read(Lines lines) const {
    State state{std::move(lines), {}, {}, {}};
    Judged told = judged(text_of(state.lines), "deck.toml");
    state.notes = std::move(told.notes);
    state.problems = std::move(told.problems);
    for (const core::Problem& problem : state.problems)
        state.told.emplace(static_cast<int>(index_of(state.lines, problem.line)), problem.message);
    return state;
}

Draft::Lines Draft::with(const Lines& lines, const Changes& changes) const {
    Lines out = lines;
    std::size_t begin = 0;
    auto change = changes.begin();
    for (std::string& line : out) {
        const std::size_t size = line.size();
        Changes own;
        const bool is_last = &line == &out.back();
        for (; change != changes.end() && (is_last || change->span.begin < begin + size); ++change)
            own.push_back({{change->span.begin - begin, change->span.end - begin}, change->text});
        line = changed(line, own);
        begin += size;
    }
    return out;
}

bool Draft::keeps_notes(const State& trial, const State& before) {
    return before.notes.empty() || without_tags(trial.notes) == without_tags(before.notes);
}

bool Draft::is_better(const State& trial) const {
    return trial.told.size() < state_.told.size() &&
           std::includes(state_.told.begin(), state_.told.end(), trial.told.begin(),
                         trial.told.end()) &&
           keeps_notes(trial, state_);
}

// What is told of a trial and was not before; or, where it only stands elsewhere on that line, the
// same again.
std::vector<core::Problem> Draft::brought_to_light(const State& trial, int line) const {
    std::vector<core::Problem> fresh, again;
    Told known = state_.told;
    for (const core::Problem& problem : trial.problems) {
        const int index = static_cast<int>(index_of(trial.lines, problem.line));
        const auto same = known.find({index, problem.message});
        if (same == known.end())
            fresh.push_back(problem);
        else
            known.erase(same);
        if (index == line) again.push_back(problem);
    }
    return fresh.empty() ? again : fresh;
}

bool Draft::mend_one(const core::Problem& problem) {
    State trial = state_;
    core::Problem target = problem;
    std::vector<Mend> mends;
    for (int step = 0; step < most_steps; ++step) {
        const Fixer* fixer = fixer_of(target.message);
        if (!fixer) return false;
        const std::string text = text_of(trial.lines);
        const std::size_t at = Offsets({text}).of({target.line, target.column});
        const Changes changes = fixer->mend({text, at, tags_});
        if (changes.empty()) return false;
        const auto index = static_cast<int>(index_of(trial.lines, target.line));
        trial = read(with(trial.lines, changes));
        mends.push_back({line_ + index, fixer->done});
        if (is_better(trial)) {
            take(std::move(trial), std::move(mends));
            return true;
        }
        const auto next = brought_to_light(trial, index);
        if (next.empty()) return false;
        target = next.front();
    }
    return false;
}

// Tags that are legal, and that the decks of the folder do not have.
Problems Draft::unlisted_tags() const {
    Problems unlisted;
    if (tags_.listed.empty()) return unlisted;
    const std::string text = text_of(state_.lines);
    Problems ignored;  // told already
    const auto piece = Scanner({text}).next();
    if (!piece) return unlisted;
    for (const Entry& entry : read_table(*piece, ignored).table) {
        const auto* values = std::get_if<std::vector<Value>>(&entry.value.data);
        if (entry.key != "tags" || !values) continue;
        for (const Value& value : *values) {
            const auto* tag = std::get_if<std::string>(&value.data);
            if (tag && !tags_.listed.contains(base::case_folded(*tag)))
                add_warning(unlisted, value.place,
                            fmt::format("the tag `{}` is not in TAGS.md", *tag));
        }
    }
    return unlisted;
}

bool Draft::mend_tag(const core::Problem& unlisted) {
    const Fixer& fixer = *fixer_of(unlisted.message);
    const std::string text = text_of(state_.lines);
    const Changes changes =
        fixer.mend({text, Offsets({text}).of({unlisted.line, unlisted.column}), tags_});
    if (changes.empty()) return false;
    State trial = read(with(state_.lines, changes));
    if (trial.told != state_.told || !keeps_notes(trial, state_)) return false;
    take(std::move(trial),
         {{line_ + static_cast<int>(index_of(state_.lines, unlisted.line)), fixer.done}});
    return true;
}

void Draft::take(State trial, std::vector<Mend> mends) {
    state_ = std::move(trial);
    for (const Mend& mend : mends)
        if (!base::contains(mends_, mend)) mends_.push_back(mend);
}

void Draft::mend_all() {
    for (std::size_t i = 0; i < state_.problems.size();)
        i = mend_one(core::Problem(state_.problems[i])) ? 0 : i + 1;
    Problems unlisted = unlisted_tags();
    for (std::size_t i = 0; i < unlisted.size();) {
        const bool is_mended = mend_tag(unlisted[i]);
        if (is_mended) unlisted = unlisted_tags();
        i = is_mended ? 0 : i + 1;
    }
}

Changes Draft::changes() const {
    Changes changes;
    std::size_t at = offset_;
    for (std::size_t i = 0; i < before_.size(); ++i) {
        const Span span{at, at + before_[i].size()};
        at = span.end;
        if (before_[i] == state_.lines[i]) continue;
        if (!changes.empty() && changes.back().span.end == span.begin) {
            changes.back().span.end = span.end;
            changes.back().text += state_.lines[i];
        } else {
            changes.push_back({span, state_.lines[i]});
        }
    }
    return changes;
}

}  // namespace deckfile
