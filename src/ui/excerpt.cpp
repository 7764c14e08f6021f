#include "ui/excerpt.hpp"

#include "base/text/unicode.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ui {
namespace {

// Code points on each side of the place: more than any terminal shows, and no more than is quick to
// measure, however long the line is.
constexpr int most_beside = 1000;

constexpr int narrowest_excerpt = 8;  // columns

// What is shown of a line, and the byte of it that is marked.
struct Shown {
    SafeText text;
    std::size_t place;
    bool is_cut_before;
    bool is_cut_behind;
};

// What would end the line on the screen, though it does not in the file.
void append_on_one_line(std::string& to, char32_t code, std::string_view bytes) {
    if (code == 0x2028 || code == 0x2029)
        to += fmt::format("<U+{:04X}>", static_cast<unsigned>(code));
    else
        to += bytes;
}

Shown shown_of(std::string_view line, int column, const Look& look) {
    std::string near;
    std::vector<std::size_t> places{std::string::npos};
    int at = 1;
    for (std::string_view rest = line; !rest.empty() && at <= column + most_beside; ++at) {
        if (at == column) places.front() = near.size();
        const std::string_view before = rest;
        const char32_t code = base::take_code_point(rest).code;
        if (at + most_beside >= column)
            append_on_one_line(near, code, before.substr(0, before.size() - rest.size()));
    }
    const bool is_cut_behind = at > column + most_beside;
    places.front() = std::min(places.front(), near.size());
    SafeText safe = SafeText::from(near, places);
    std::size_t place = places.front();
    if (!look.utf8) {
        place = to_ascii(safe.part(0, place)).view().size();
        safe = to_ascii(safe);
    }
    return {std::move(safe), place, column - 1 > most_beside, is_cut_behind};
}

// The clusters of a text from `begin` up to `end`, and the columns before the marked one.
class Window {
public:
    Window(const Shown& shown, int columns, const Look& look)
        : shown_(shown),
          clusters_(base::clusters(shown.text.view())),
          columns_(columns),
          ellipsis_(look.utf8 ? "…"_safe : "..."_safe) {
        find_marked();
        fit();
    }

    SafeText text() const {
        const std::size_t begin = offset_of(begin_), end = offset_of(end_);
        SafeText text = shown_.text.part(begin, end - begin);
        if (begin_ > 0 || shown_.is_cut_before) text = ellipsis_ + text;
        if (end_ < clusters_.size() || shown_.is_cut_behind) text += ellipsis_;
        return text;
    }

    int columns_before_mark() const {
        const bool has_ellipsis = begin_ > 0 || shown_.is_cut_before;
        return (has_ellipsis ? ellipsis_width() : 0) + width_between(begin_, marked_);
    }

private:
    std::size_t offset_of(std::size_t cluster) const {
        if (cluster == clusters_.size()) return shown_.text.view().size();
        return static_cast<std::size_t>(clusters_[cluster].bytes.data() -
                                        shown_.text.view().data());
    }

    int width_between(std::size_t begin, std::size_t end) const {
        int width = 0;
        for (std::size_t i = begin; i < end; ++i) width += clusters_[i].width;
        return width;
    }

    int ellipsis_width() const { return base::width_of(ellipsis_.view()); }

    // The one that holds the place: a mark on a letter is not marked beside it.
    void find_marked() {
        while (marked_ < clusters_.size() && offset_of(marked_ + 1) <= shown_.place) ++marked_;
    }

    // The whole line where there is room for it; else the place stands in the middle, or nearer to
    // an end of the line.
    void fit() {
        end_ = clusters_.size();
        const bool is_whole = !shown_.is_cut_before && !shown_.is_cut_behind;
        if (is_whole && width_between(0, end_) <= columns_) return;
        const int room = columns_ - 2 * ellipsis_width();
        begin_ = end_ = marked_;
        int width = 0;
        const auto take_behind = [&](int limit) {
            while (end_ < clusters_.size() && width + clusters_[end_].width <= limit)
                width += clusters_[end_++].width;
        };
        take_behind(room / 2);
        while (begin_ > 0 && width + clusters_[begin_ - 1].width <= room)
            width += clusters_[--begin_].width;
        take_behind(room);
    }

    const Shown& shown_;
    std::vector<base::Cluster> clusters_;
    int columns_;
    SafeText ellipsis_;
    std::size_t marked_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

Lines excerpt(std::string_view line, int number, int column, const Look& look) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) return {};
    const std::string digits = fmt::format("{:>5} ", number);
    const SafeText numbered = SafeText::from(digits) + "| "_safe;
    const SafeText below = repeated(" "_safe, static_cast<int>(digits.size())) + "| "_safe;
    const auto taken = static_cast<int>(numbered.view().size()) + 1;  // the mark may stand behind
    const int columns = std::max(usable_columns(look) - taken, narrowest_excerpt);
    const Shown shown = shown_of(line, column, look);
    const Window window(shown, columns, look);
    const SafeText gap = repeated(" "_safe, window.columns_before_mark());
    return {{{numbered, style::dim}, {window.text(), style::plain}},
            {{below, style::dim}, {gap, style::plain}, {"^"_safe, style::bold}}};
}

}  // namespace ui
