#include "ui/layout.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace ui {
namespace {

Line spaces(int columns) {
    return {{repeated(" "_safe, columns), style::plain}};
}

}  // namespace

Layout::Layout(const Look& look, int indent) : look_(look) {
    open(spaces(indent), spaces(indent), false);
}

void Layout::start_block() {
    Level& level = levels_.back();
    if (level.filled && !level.tight) write({});
    level.filled = true;
}

// A marker is written once; from then on its level is only indented.
void Layout::write(const Line& text, Break where) {
    for (Line& line : wrap(text, look_, prefix(), where)) lines_.push_back(std::move(line));
    for (Level& level : levels_) level.prefix.first = level.prefix.rest;
}

void Layout::open_quote() {
    start_block();
    const Line mark{{"> "_safe, style::dim}};
    open(mark, mark, false);
}

void Layout::open_code() {
    start_block();
    open(spaces(4), spaces(4), false);
}

void Layout::open_list(bool tight, char marker, std::optional<unsigned> first_number) {
    start_block();
    levels_.push_back({{}, tight, marker, first_number});
}

void Layout::open_item() {
    start_block();
    Level& list = levels_.back();
    std::string number;
    if (list.next_number) number = std::to_string((*list.next_number)++);
    const SafeText marker = SafeText::from(fmt::format("{}{} ", number, list.marker));
    const int width = base::width_of(marker.view());
    open({{marker, style::plain}}, spaces(width), list.tight);
}

// An empty item still shows its marker.
void Layout::close() {
    const bool marker_is_due = levels_.back().prefix.first != levels_.back().prefix.rest;
    if (marker_is_due) write({});
    levels_.pop_back();
}

int Layout::room() const {
    return usable_columns(look_) - width_of(prefix().first);
}

Prefix Layout::prefix() const {
    Prefix whole;
    for (const Level& level : levels_) {
        append(whole.first, level.prefix.first);
        append(whole.rest, level.prefix.rest);
    }
    return whole;
}

void Layout::open(const Line& first, const Line& rest, bool tight) {
    levels_.push_back({{first, rest}, tight});
}

}  // namespace ui
