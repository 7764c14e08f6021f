#include "deckfile/mistakes/doubts.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/card/formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

// HTML that Markdown shows as it is written.
constexpr std::array<std::string_view, 14> html = {"<br>",  "<br/>", "<br />",   "<div", "</div>",
                                                   "<span", "<img ", "<strong>", "<ul>", "<li>",
                                                   "<p>",   "</b>",  "</i>",     "</u>"};

class Doubter {
public:
    Doubter(std::string_view key, std::string_view text) : key_(key), text_(text) {}

    std::vector<Doubt> run() {
        if (text_.starts_with('"')) escapes();
        if (text_.find("{{") != none) holes();
        if (text_.find('<') != none) left_overs();
        if (const auto at = text_.find("[sound:"); at != none)
            warn(at, "[sound:...] is of Anki; ebb plays nothing and shows it as it is written");
        mojibake();
        return std::move(doubts_);
    }

private:
    void warn(std::size_t at, std::string message) {
        doubts_.push_back({at, false, std::move(message)});
    }
    void fail(std::size_t at, std::string message) {
        doubts_.push_back({at, true, std::move(message)});
    }

    bool is_in_code(std::size_t at) const {
        return std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '`') %
                   2 ==
               1;
    }

    // A backslash of TeX or of a path that TOML read as a character nobody sees.
    void escapes() {
        for (auto at = text_.find('\\'); at != none; at = text_.find('\\', at + 2)) {
            const char kind = at + 1 < text_.size() ? text_[at + 1] : ' ';
            if (kind == 'b') return fail(at, taken_for("\\b", "a backspace"));
            if (kind == 'f') return fail(at, taken_for("\\f", "a form feed"));
            if (kind == 'r' && !ends_line(text_.substr(at + 2)))
                return fail(at, taken_for("\\r", "a carriage return"));
            if ((kind == 'n' || kind == 't') && (is_in_formula(at) || is_behind_drive(at)))
                return warn(at, taken_for(kind == 'n' ? "\\n" : "\\t",
                                          kind == 'n' ? "a new line" : "a tab"));
        }
    }

    static std::string taken_for(std::string_view escape, std::string_view what) {
        return fmt::format(
            "{0} is {1} here; for a backslash write \\{0}, or put the text between "
            "'...'",
            escape, what);
    }

    // Asked for places in rising order.
    bool is_in_formula(std::size_t at) {
        if (!formulas_) formulas_ = core::formulas_in(text_);
        while (formula_ < formulas_->size() && (*formulas_)[formula_].end <= at) ++formula_;
        return formula_ < formulas_->size() && (*formulas_)[formula_].begin < at;
    }

    static bool ends_line(std::string_view rest) {
        return rest.starts_with("\\n") || rest.starts_with('\n') || rest.starts_with("\r\n");
    }

    // "C:\new"
    bool is_behind_drive(std::size_t at) const {
        return at >= 3 && text_[at - 1] == ':' && base::is_capital(text_[at - 2]) &&
               !base::is_ascii_letter(text_[at - 3]) && at + 2 < text_.size() &&
               base::is_ascii_letter(text_[at + 2]);
    }

    void holes() {
        if (key_ == "cloze") return numbered_holes();
        if (key_ != "front" && key_ != "back") return;
        const auto at = text_.find("{{");
        if (text_.find("}}", at) == none || is_in_code(at) || text_.substr(at).starts_with("{{{"))
            return;
        warn(at, fmt::format("{{{{...}}}} is a hole in `cloze` alone; in `{}` it is shown as it is "
                             "written",
                             key_));
    }

    // "{{c1::" is of Anki; "{{1::" may be, where they are counted from 1.
    void numbered_holes() {
        std::set<int> numbers;
        std::size_t first = 0;
        for (auto at = text_.find("{{"); at != none; at = text_.find("{{", at + 2)) {
            std::string_view rest = text_.substr(at + 2);
            if (rest.starts_with("{{")) {  // literal braces
                at += 2;
                continue;
            }
            const bool has_letter = rest.starts_with('c') || rest.starts_with('C');
            if (has_letter) rest.remove_prefix(1);
            const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
            if (end == 0 || end > 3 || !rest.substr(end).starts_with("::")) continue;
            if (has_letter)
                return fail(at, fmt::format("{} is of Anki; here a hole is {{{{text}}}} or "
                                            "{{{{text::hint}}}}, without a number",
                                            text_.substr(at, end + 5)));
            if (numbers.empty()) first = at;
            numbers.insert(std::stoi(std::string(rest.substr(0, end))));
        }
        if (numbers.empty() || *numbers.begin() != 1 || *numbers.rbegin() != std::ssize(numbers))
            return;
        warn(first,
             "this hole hides 1 and shows the rest as a hint; holes are {{text}} or "
             "{{text::hint}}, without a number");
    }

    void left_overs() {
        std::size_t first = none;
        std::string_view what;
        for (const std::string_view tag : html) {
            const auto at = text_.find(tag);
            if (at >= first || is_in_code(at)) continue;
            first = at;
            what = tag;
        }
        if (first != none)
            warn(first, fmt::format("HTML is shown as it is written: {}{}", what,
                                    what.ends_with('>') ? "" : "...>"));
        for (const std::string_view side : {"\n<<<<<<< ", "\n>>>>>>> "})
            if (const auto at = text_.find(side); at != none)
                return warn(at + 1, "a conflict of git within this text");
    }

    // UTF-8 that was read as Windows-1252 and written again: "Ã©" for "é", "â€™" for "’".
    void mojibake() {
        if (text_.find('\xC3') == none && text_.find('\xEF') == none) return;
        for (const std::string_view lead : {"Ã", "Â", "â€", "ï¿½", "ðŸ", "\uFFFD"}) {
            const auto at = text_.find(lead);
            if (at == none || (lead.size() == 2 && !has_broken_pair(at + 2))) continue;
            return warn(at,
                        "these letters look like a text that was read in a wrong encoding "
                        "(\"Ã©\" for \"é\"); save it as UTF-8 again");
        }
    }

    // A letter of one byte, that in UTF-8 is one of the second bytes.
    bool has_broken_pair(std::size_t at) const {
        std::string_view rest = text_.substr(at);
        if (rest.empty()) return false;
        const char32_t code = base::take_code_point(rest).code;
        return (code >= 0x80 && code < 0xC0 && code != 0xBB && code != 0xAB) || code == 0x2030 ||
               code == 0x0160 || code == 0x0152 || code == 0x017D || code == 0x0178 ||
               code == 0x20AC || code == 0x2122;
    }

    std::string_view key_;
    std::string_view text_;
    std::vector<Doubt> doubts_;
    std::optional<std::vector<core::Formula>> formulas_;
    std::size_t formula_ = 0;  // the first that ends behind the places asked for
};

}  // namespace

std::vector<Doubt> doubts_about(std::string_view key, std::string_view literal) {
    return Doubter(key, literal).run();
}

}  // namespace deckfile
