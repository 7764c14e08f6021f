#include "ui/table.hpp"

#include "ui/wrap.hpp"

#include <algorithm>
#include <numeric>

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

int total(const std::vector<int>& widths) {
    const int gaps = gap * (static_cast<int>(widths.size()) - 1);
    return std::accumulate(widths.begin(), widths.end(), std::max(gaps, 0));
}

Line spaces(int columns) {
    return {{repeated(" "_safe, columns), style::plain}};
}

Line aligned(const Row& row, const std::vector<int>& widths, const std::vector<Align>& columns) {
    Line line;
    int owed = 0;  // spaces, written only when something follows
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int padding = widths[i] - width_of(row[i]);
        if (columns[i] == Align::right) owed += padding;
        if (!row[i].empty()) {
            append(line, spaces(owed));
            append(line, row[i]);
            owed = 0;
        } else {
            owed += width_of(row[i]);
        }
        if (columns[i] == Align::left) owed += padding;
        owed += gap;
    }
    return line;
}

}  // namespace

void Table::add(std::vector<Line> cells) {
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

int Table::width() const {
    return total(widths_of(rows_, columns_.size()));
}

Lines Table::lines(const Look& look) const {
    std::vector<Row> rows = rows_;
    for (Row& row : rows)
        for (Line& cell : row) cell = displayable(std::move(cell), look);
    std::vector<Align> columns = columns_;
    std::vector<int> widths = widths_of(rows, columns.size());
    const auto least_width = [&] {
        const bool can_shrink = columns.back() == Align::left;
        return total(widths) - (can_shrink ? std::max(widths.back() - least_text, 0) : 0);
    };
    while (columns.size() > needed_ && least_width() > usable_columns(look)) {
        columns.pop_back();
        widths.pop_back();
        for (Row& row : rows) row.pop_back();
    }

    const int excess = total(widths) - usable_columns(look);
    const auto last_left = std::find(columns.rbegin(), columns.rend(), Align::left);
    if (excess > 0 && last_left != columns.rend()) {
        const auto i = static_cast<std::size_t>(columns.rend() - last_left) - 1;
        widths[i] = std::min(widths[i], std::max(least_text, widths[i] - excess));
        for (Row& row : rows) row[i] = shorten(row[i], widths[i], look);
    }

    Lines lines;
    for (const Row& row : rows)
        lines.push_back(shorten(aligned(row, widths, columns), usable_columns(look), look));
    return lines;
}

}  // namespace ui
