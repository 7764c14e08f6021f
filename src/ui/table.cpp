#include "ui/table.hpp"

#include "base/text/ascii.hpp"
#include "ui/wrap.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace ui {
namespace {

constexpr int gap = 2;
constexpr int least_text = 8;  // columns; shorter than this says nothing

using Row = std::vector<Line>;

std::vector<int> widths_of(const std::vector<Row>& rows, std::size_t columns) {
    std::vector<int> widths(columns, 0);
    for (const Row& row : rows)
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    return widths;
}

bool is_ascii(const Row& row) {
    return std::all_of(row.begin(), row.end(), [](const Line& cell) {
        return std::all_of(cell.begin(), cell.end(),
                           [](const Run& run) { return base::is_ascii(run.text.view()); });
    });
}

int total(const std::vector<int>& widths) {
    const int gaps = gap * (static_cast<int>(widths.size()) - 1);
    return std::accumulate(widths.begin(), widths.end(), std::max(gaps, 0));
}

}  // namespace

Line Table::aligned(const Row& row, const Shape& shape, const Look& look) const {
    Line line;
    int owed = 0;  // spaces, written only when something follows
    for (std::size_t i = 0; i < shape.widths.size(); ++i) {
        const Line cut = i == shape.cut ? shorten(row[i], shape.widths[i], look) : Line{};
        const Line& cell = i == shape.cut ? cut : row[i];
        const int padding = shape.widths[i] - width_of(cell);
        if (columns_[i] == Align::right) owed += padding;
        if (!cell.empty()) {
            if (owed > 0) line.push_back({repeated(" "_safe, owed), style::plain});
            append(line, cell);
            owed = 0;
        }
        if (columns_[i] == Align::left) owed += padding;
        owed += gap;
    }
    return line;
}

Line cell(std::string_view text, Style style) {
    return {{SafeText::line(text), style}};
}

void Table::add(std::vector<Line> cells) {
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

int Table::width() const {
    return total(widths_of(rows_, columns_.size()));
}

void Table::leave_out_columns(Shape& shape, int room) const {
    std::vector<int>& widths = shape.widths;
    const auto least_width = [&] {
        const bool can_shrink = columns_[widths.size() - 1] == Align::left;
        return total(widths) - (can_shrink ? std::max(widths.back() - least_text, 0) : 0);
    };
    while (widths.size() > needed_ && least_width() > room) widths.pop_back();
}

void Table::cut_a_column(Shape& shape, int room) const {
    const int excess = total(shape.widths) - room;
    if (excess <= 0) return;
    for (std::size_t i = shape.widths.size(); i-- > 1;) {
        if (columns_[i] != Align::left) continue;
        shape.cut = i;
        shape.widths[i] = std::min(shape.widths[i], std::max(least_text, shape.widths[i] - excess));
        return;
    }
}

Lines Table::lines(const Look& look) const {
    const bool as_they_are = look.utf8 || std::all_of(rows_.begin(), rows_.end(), is_ascii);
    std::vector<Row> ascii = as_they_are ? std::vector<Row>{} : rows_;
    for (Row& row : ascii)
        for (Line& cell : row) cell = displayable(std::move(cell), look);
    const std::vector<Row>& rows = as_they_are ? rows_ : ascii;

    const int room = usable_columns(look);
    Shape shape{widths_of(rows, columns_.size())};
    leave_out_columns(shape, room);
    cut_a_column(shape, room);
    const bool fits = total(shape.widths) <= room || shape.widths.size() == 1;
    Lines lines;
    lines.reserve(rows.size());
    for (const Row& row : rows) {
        Line line = aligned(row, shape, look);
        lines.push_back(fits ? std::move(line) : shorten(line, room, look));
    }
    return lines;
}

}  // namespace ui
