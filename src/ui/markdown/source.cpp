#include "ui/markdown/source.hpp"

#include "base/text/unicode.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace ui {
namespace {

using core::Mark;

// For private use, and so neither a space nor punctuation to Markdown.
constexpr char32_t first_private = 0xF0000;

// A character that the text does not have.
std::string unused_character(std::string_view text) {
    std::set<char32_t> used;
    while (!text.empty()) used.insert(base::take_code_point(text).code);
    char32_t code = first_private;
    while (used.contains(code)) ++code;
    std::string character;
    base::append_utf8(character, code);
    return character;
}

std::vector<std::size_t> ends_of(const std::vector<Mark>& marks) {
    std::vector<std::size_t> ends;
    for (const Mark& mark : marks) ends.insert(ends.end(), {mark.begin, mark.begin + mark.size});
    return ends;
}

}  // namespace

MarkdownSource::MarkdownSource(const core::MarkedText& untrusted) {
    std::vector<std::size_t> ends = ends_of(untrusted.marks);
    as_written_ = SafeText::from(untrusted.text, ends);
    if (!ends.empty()) placeholder_ = unused_character(as_written_.view());
    std::size_t done = 0;
    for (std::size_t i = 0; i < untrusted.marks.size(); ++i) {
        const SafeText inside = as_written_.part(ends[2 * i], ends[2 * i + 1] - ends[2 * i]);
        const bool is_gap = untrusted.marks[i].kind == Mark::Kind::gap;
        text_ += as_written_.view().substr(done, ends[2 * i] - done);
        const std::size_t begin = text_.size();
        text_ += is_gap ? placeholder_ : inside.view();
        const Part part = is_gap ? Part{SafeText::line(inside.view()), Part::Role::plain}
                                 : Part{inside, Part::Role::answer};
        marked_.push_back({{begin, text_.size()}, part});
        done = ends[2 * i + 1];
    }
    text_ += as_written_.view().substr(done);
}

void MarkdownSource::escape_literals(const std::vector<Stretch>& code, bool unicode) {
    std::vector<Stretch> marks;
    std::vector<std::size_t*> places;  // in rising order, to be moved along
    for (Marked& one : marked_) {
        marks.push_back(one.of);
        places.insert(places.end(), {&one.of.begin, &one.of.end});
    }
    std::string text;
    std::size_t done = 0;
    auto place = places.begin();
    const auto copy_up_to = [&](std::size_t end) {
        for (; place != places.end() && **place <= end; ++place)
            **place = text.size() + (std::max(**place, done) - done);
        text += text_.substr(done, end - done);
    };
    for (const Edit& edit : literal_edits(text_, code, marks, unicode)) {
        copy_up_to(edit.of.begin);
        text += edit.text;
        done = edit.of.end;
    }
    copy_up_to(text_.size());
    text_ = std::move(text);
}

std::optional<Stretch> MarkdownSource::stretch_of(std::string_view piece) const {
    if (!holds(piece)) return std::nullopt;
    const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
    return Stretch{begin, begin + piece.size()};
}

std::vector<Part> MarkdownSource::shown(std::string_view piece) const {
    if (!holds(piece)) return {{SafeText::from(piece), Part::Role::between}};
    const auto start = static_cast<std::size_t>(piece.data() - text_.data());
    const std::size_t stop = start + piece.size();
    std::vector<Part> parts;
    const auto add = [&](std::size_t begin, std::size_t end, Part::Role role) {
        const std::string_view bytes = text().substr(begin, end - begin);
        if (!bytes.empty()) parts.push_back({SafeText::from(bytes), role});
    };
    std::size_t done = start;
    for (auto at = first_ending_behind(start); at != marked_.end() && at->of.begin < stop; ++at) {
        const std::size_t begin = std::max(at->of.begin, start);
        const std::size_t end = std::min(at->of.end, stop);
        add(done, begin, Part::Role::plain);
        if (at->part.role == Part::Role::plain)
            parts.push_back(at->part);
        else
            add(begin, end, at->part.role);
        done = end;
    }
    add(done, stop, Part::Role::plain);
    return parts;
}

Part::Role MarkdownSource::role_of(std::string_view piece) const {
    if (!holds(piece)) return Part::Role::between;
    const auto start = static_cast<std::size_t>(piece.data() - text_.data());
    const auto at = first_ending_behind(start);
    const bool meets = at != marked_.end() && at->of.begin < start + piece.size();
    return meets ? at->part.role : Part::Role::plain;
}

SafeText MarkdownSource::address(std::string_view text) const {
    SafeText out;
    while (!placeholder_.empty()) {
        const auto gap = text.find(placeholder_);
        if (gap == std::string_view::npos) break;
        out += SafeText::from(text.substr(0, gap)) + "[...]"_safe;
        text.remove_prefix(gap + placeholder_.size());
    }
    return out + SafeText::from(text);
}

// The parser copies little: most of what it hands out points into the source.
bool MarkdownSource::holds(std::string_view piece) const {
    const std::less_equal<> not_behind;
    return not_behind(text_.data(), piece.data()) &&
           not_behind(piece.data() + piece.size(), text_.data() + text_.size());
}

MarkdownSource::AllMarked::const_iterator MarkdownSource::first_ending_behind(
    std::size_t offset) const {
    return std::partition_point(marked_.begin(), marked_.end(),
                                [&](const Marked& one) { return one.of.end <= offset; });
}

}  // namespace ui
