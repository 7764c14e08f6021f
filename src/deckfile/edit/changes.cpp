#include "deckfile/edit/changes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

using Lines = std::vector<std::string_view>;

// With their ends.
Lines whole_lines(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

void add_lines(std::vector<std::string>& out, char sign, const Lines& lines) {
    for (std::string_view line : lines) {
        const bool has_end = line.ends_with('\n');
        if (has_end) line.remove_suffix(1);
        out.push_back(sign + std::string(line));
        if (!has_end) out.emplace_back("\\ No newline at end of file");
    }
}

// Where a hunk stands: an empty one behind the line before it.
std::string hunk_range(std::ptrdiff_t line, std::size_t count) {
    if (count == 1) return fmt::format("{}", line);
    return fmt::format("{},{}", count == 0 ? line - 1 : line, count);
}

// What begins in the middle of a line, as at the end of a text without one, is about all of it.
Change of_whole_lines(std::string_view text, Change change) {
    const std::size_t before = text.substr(0, change.span.begin).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (begin == change.span.begin) return change;
    change.text.insert(0, text.substr(begin, change.span.begin - begin));
    change.span.begin = begin;
    return change;
}

}  // namespace

std::string changed(std::string_view text, const Changes& changes) {
    std::string out;
    std::size_t at = 0;
    for (const Change& change : changes) {
        out += text.substr(at, change.span.begin - at);
        out += change.text;
        at = change.span.end;
    }
    out += text.substr(std::min(at, text.size()));
    return out;
}

std::vector<std::string> list_changes(std::string_view text, const Changes& changes) {
    std::vector<std::string> out;
    std::size_t counted = 0;
    std::ptrdiff_t line = 1, grown = 0;
    for (const Change& given : changes) {
        const auto [span, now] = of_whole_lines(text, given);
        const auto between = text.substr(counted, span.begin - counted);
        line += std::count(between.begin(), between.end(), '\n');
        counted = span.begin;
        const Lines old = whole_lines(text.substr(span.begin, span.end - span.begin));
        const Lines fresh = whole_lines(now);
        out.push_back(fmt::format("@@ -{} +{} @@", hunk_range(line, old.size()),
                                  hunk_range(line + grown, fresh.size())));
        add_lines(out, '-', old);
        add_lines(out, '+', fresh);
        grown += std::ssize(fresh) - std::ssize(old);
    }
    return out;
}

}  // namespace deckfile
