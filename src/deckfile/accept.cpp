#include "deckfile/accept.hpp"

#include "base/contains.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "base/text/unicode.hpp"
#include "core/card/cloze.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace deckfile {
namespace {

using base::in_backticks;

std::string accept_key(std::string_view hole) {
    return "accept." + print_key(hole);
}

class HoleReader {
public:
    HoleReader(core::Note& note, FieldReader& fields) : note_(note), fields_(fields) {
        const auto parsed = core::parse_cloze(note.front);
        const auto* runs = std::get_if<std::vector<core::ClozeRun>>(&parsed);
        is_readable_ = runs != nullptr;
        if (!runs) return;
        for (const core::ClozeRun& run : *runs)
            if (run.hole && !base::contains(holes_, core::hidden_by(run)))
                holes_.push_back(core::hidden_by(run));
    }

    void read_list(Entry& accept) {
        if (is_readable_ && holes_.size() > 1)
            return fields_.error(
                accept.value.place,
                fmt::format("which hole is this list for? Write a line for each: {} = [\"...\"]",
                            accept_key(holes_.front())));
        note_.accept = fields_.list(accept);
    }

    void read_table(Table& holes) {
        for (Entry& hole : holes) read_hole(hole);
    }

private:
    void read_hole(Entry& entry) {
        if (auto* parts = std::get_if<Table>(&entry.value.data))
            return in_quotes(*parts, entry.key);
        const std::string hidden = base::normalised(entry.key);
        check(entry, hidden);
        entry.key = accept_key(entry.key);
        note_.accept_by_hole.push_back({hidden, fields_.list(entry)});
    }

    // `accept.Node.js`: to TOML a key within a key.
    void in_quotes(const Table& parts, const std::string& beginning) {
        for (const Entry& part : parts) {
            const std::string hole = beginning + '.' + part.key;
            if (const auto* inner = std::get_if<Table>(&part.value.data)) {
                in_quotes(*inner, hole);
                continue;
            }
            const auto mended = with_hole_in_quotes(fields_.line_of(part.place));
            fields_.error(part.place,
                          fmt::format("a hole whose text holds a dot stands in quotes: {}",
                                      mended.value_or(accept_key(hole) + " = [\"...\"]")));
        }
    }

    void check(const Entry& entry, const std::string& hidden) {
        const auto same = [&](const core::HoleAnswers& one) { return one.hidden == hidden; };
        if (std::any_of(note_.accept_by_hole.begin(), note_.accept_by_hole.end(), same))
            return fields_.error(entry.place,
                                 fmt::format("the hole {} is given twice", in_backticks(hidden)));
        if (is_readable_ && !base::contains(holes_, hidden))
            fields_.error(entry.place, no_such(hidden));
    }

    std::string no_such(const std::string& hidden) const {
        const std::vector<std::string_view> known(holes_.begin(), holes_.end());
        std::string hint = base::suggestion(hidden, known);
        if (hint.empty()) {
            std::vector<std::string> quoted;
            for (const std::string& hole : holes_) quoted.push_back(in_backticks(hole));
            hint = fmt::format("; it hides {}", fmt::join(quoted, ", "));
        }
        return fmt::format("the cloze has no hole {}{}", in_backticks(hidden), hint);
    }

    core::Note& note_;
    FieldReader& fields_;
    bool is_readable_ = false;        // a cloze with a mistake has no holes to be held against
    std::vector<std::string> holes_;  // what they hide, each once
};

}  // namespace

void read_accept_of_cloze(Entry& accept, core::Note& note, FieldReader& fields) {
    if (std::holds_alternative<Unreadable>(accept.value.data)) return;  // and was reported
    HoleReader reader(note, fields);
    if (auto* holes = std::get_if<Table>(&accept.value.data))
        reader.read_table(*holes);
    else
        reader.read_list(accept);
}

}  // namespace deckfile
