#include "ui/markdown/literal.hpp"

#include "core/card/formula.hpp"
#include "ui/markdown/formula.hpp"

#include <algorithm>
#include <optional>

namespace ui {
namespace {

constexpr std::string_view escapable = "*_`[]<>#+-.!|~()$";

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_punctuation(c)) out += '\\';
        out += c;
    }
    return out;
}

class Editor {
public:
    Editor(std::string_view text, const std::vector<Stretch>& code,
           const std::vector<Stretch>& marks, bool unicode)
        : text_(text), masked_(text), marks_(marks), unicode_(unicode) {
        for (const Stretch& one : code)
            std::fill(masked_.begin() + static_cast<std::ptrdiff_t>(one.begin),
                      masked_.begin() + static_cast<std::ptrdiff_t>(one.end), '\n');
    }

    std::vector<Edit> run() {
        std::size_t done = 0;
        for (const core::Formula& formula : core::formulas_in(masked_)) {
            backslashes(done, formula.begin);
            keep(formula);
            done = formula.end;
        }
        backslashes(done, text_.size());
        return std::move(edits_);
    }

private:
    void insert_backslash(std::size_t at) { edits_.push_back({{at, at}, "\\"}); }

    // One that escapes, or that breaks a line, does what Markdown has it do.
    void backslashes(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            if (masked_[at] != '\\' || at + 1 == text_.size()) continue;
            const char next = text_[at + 1];
            if (escapable.find(next) != std::string_view::npos)
                ++at;
            else if (next != '\n')
                insert_backslash(at);
        }
    }

    void keep(const core::Formula& formula) {
        if (const auto plain = in_unicode(formula)) {
            edits_.push_back({{formula.begin, formula.end}, escaped(*plain)});
            return;
        }
        for (std::size_t at = formula.begin; at < formula.end; ++at)
            if (is_punctuation(text_[at]) || text_[at] == '\n') insert_backslash(at);
    }

    std::optional<std::string> in_unicode(const core::Formula& formula) const {
        const auto cuts = [&](std::size_t at) { return formula.begin < at && at < formula.end; };
        const bool has_mark = std::any_of(marks_.begin(), marks_.end(), [&](const Stretch& mark) {
            return cuts(mark.begin) || cuts(mark.end);
        });
        if (!unicode_ || has_mark) return std::nullopt;
        const std::size_t begin = formula.begin + formula.dollars;
        return plain_formula(text_.substr(begin, formula.end - formula.dollars - begin));
    }

    std::string_view text_;
    std::string masked_;  // without what stands in code
    const std::vector<Stretch>& marks_;
    bool unicode_;
    std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> literal_edits(std::string_view text, const std::vector<Stretch>& code,
                                const std::vector<Stretch>& marks, bool unicode) {
    return Editor(text, code, marks, unicode).run();
}

}  // namespace ui
