#include "deckfile/mistakes/values/open_string.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_shown = 60;  // bytes

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

// A letter, of whatever script.
bool is_letter(std::string_view line, std::size_t at) {
    return at < line.size() &&
           (base::is_ascii_letter(line[at]) || static_cast<unsigned char>(line[at]) >= 0x80);
}

class Line {
public:
    Line(std::string_view line, std::size_t begin, bool in_list)
        : line_(base::trimmed(line, "\r")),
          begin_(begin),
          value_(value_begin(line_, begin, in_list)),
          is_list_(in_list || line_[value_] == '[') {}

    OpenString explain() const {
        for (std::size_t at = value_; at < line_.size(); ++at) {
            if (!is_quote(line_[at])) continue;
            std::size_t end = at;
            if (auto found = in_string(at, end)) return *found;
            at = end;
        }
        if (auto found = without_opening_quote()) return *found;
        return {line_.size(),
                fmt::format("string not closed; add {0} here or use {0}{0}{0}", line_[begin_])};
    }

private:
    static std::size_t value_begin(std::string_view line, std::size_t quote, bool in_list) {
        const auto sign = in_list ? none : line.substr(0, quote).find('=');
        return line.find_first_not_of(" \t", sign == none ? 0 : sign + 1);
    }

    // Whether a value may end before this byte.
    bool may_end(std::size_t at) const {
        at = line_.find_first_not_of(" \t", at);
        if (at == none) return true;
        if (is_list_) return line_[at] == ',' || line_[at] == ']';
        return line_.find_first_not_of(" \t,;", at) == none;
    }

    // What is odd in the string that begins at `at`; `end` becomes the byte that closes it.
    std::optional<OpenString> in_string(std::size_t at, std::size_t& end) const {
        const char quote = line_[at], other = quote == '"' ? '\'' : '"';
        int kept = 0, others = 0;  // an even one closes what another opened
        for (end = at + 1; end < line_.size() && line_[end] != quote; ++end) {
            if (line_[end] == '\\' && quote == '"') {
                ++end;
                const bool is_kept = end < line_.size() && line_[end] == '"';
                if (is_kept && ++kept % 2 == 1 && may_end(end + 1))
                    return behind_backslash(at, end);
            } else if (line_[end] == other && !is_apostrophe(end) && ++others % 2 == 1 &&
                       may_end(end + 1)) {
                return OpenString{end, fmt::format("this text begins with {0} and ends with {1}; "
                                                   "close it with {0}",
                                                   quote, other)};
            }
        }
        return std::nullopt;
    }

    bool is_apostrophe(std::size_t at) const {
        return line_[at] == '\'' && is_letter(line_, at - 1) && is_letter(line_, at + 1);
    }

    // "C:\": the quote belongs to the text.
    OpenString behind_backslash(std::size_t begin, std::size_t quote) const {
        const std::string_view text = line_.substr(begin + 1, quote - begin - 1);
        std::string message = "the backslash takes the quote behind it into the text; write ";
        if (text.size() > longest_shown)
            message += "\\\\ for each backslash";
        else if (text.find('\'') != none)
            message += print_text(text);
        else
            message += fmt::format("'{}' or \"{}\"", text, doubled(text));
        return {quote - 1, std::move(message)};
    }

    static std::string doubled(std::string_view text) {
        std::string out;
        for (const char c : text) out += c == '\\' ? std::string("\\\\") : std::string(1, c);
        return out;
    }

    // front = Q?"
    std::optional<OpenString> without_opening_quote() const {
        const std::size_t end = line_.find_last_not_of(is_list_ ? " \t,;]" : " \t,;");
        std::size_t begin = value_;
        if (is_list_)
            if (const auto mark = line_.substr(0, begin_).find_last_of("[,"); mark != none)
                begin = std::max(begin, line_.find_first_not_of(" \t", mark + 1));
        if (end == none || begin >= end || is_quote(line_[begin]) || !is_quote(line_[end]))
            return std::nullopt;
        if (line_[end] == '\'' && is_letter(line_, end - 1))
            return std::nullopt;  // the apostrophe of a plural
        const std::string_view text = line_.substr(begin, end - begin);
        if (text.size() > longest_shown || text.find(line_[end]) != none)
            return OpenString{begin,
                              fmt::format("the {} is missing where this text begins", line_[end])};
        return OpenString{begin,
                          fmt::format("the {0} is missing where this text begins; write {0}{1}{0}",
                                      line_[end], text)};
    }

    std::string_view line_;
    std::size_t begin_;
    std::size_t value_;  // where it begins; of a list that was opened above, the line's first word
    bool is_list_;
};

}  // namespace

OpenString open_string(std::string_view line, std::size_t begin, bool in_list) {
    return Line(line, begin, in_list).explain();
}

}  // namespace deckfile
