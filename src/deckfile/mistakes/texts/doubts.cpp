#include "deckfile/mistakes/texts/doubts.hpp"

#include "base/text/unicode.hpp"
#include "deckfile/mistakes/texts/escapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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
        if (text_.starts_with('"')) doubts_ = doubts_about_escapes(text_);
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
};

}  // namespace

std::vector<Doubt> doubts_about(std::string_view key, std::string_view literal) {
    return Doubter(key, literal).run();
}

}  // namespace deckfile
