#include "ui/table.hpp"

#include "base/text/ascii.hpp"
#include "ui/wrap.hpp"

#include <algorithm>
#include <iterator>
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

// How the rows are laid out: the widths of the columns that are shown, and which is cut.
struct Plan {
    std::vector<int> widths;
    std::size_t cut = std::string::npos;
};

Line aligned(const Row& row, const std::vector<Align>& columns, const Plan& plan,
             const Look& look) {
    Line line;
    int owed = 0;  // spaces, written only when something follows
    for (std::size_t i = 0; i < plan.widths.size(); ++i) {
        const Line cut = i == plan.cut ? shorten(row[i], plan.widths[i], look) : Line{};
        const Line& cell = i == plan.cut ? cut : row[i];
        const int padding = plan.widths[i] - width_of(cell);
        if (columns[i] == Align::right) owed += padding;
        if (!cell.empty()) {
            if (owed > 0) line.push_back({repeated(" "_safe, owed), style::plain});
            append(line, cell);
            owed = 0;
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
    const bool as_they_are = look.utf8 || std::all_of(rows_.begin(), rows_.end(), is_ascii);
    std::vector<Row> ascii = as_they_are ? std::vector<Row>{} : rows_;
    for (Row& row : ascii)
        for (Line& cell : row) cell = displayable(std::move(cell), look);
    const std::vector<Row>& rows = as_they_are ? rows_ : ascii;

    Plan plan{widths_of(rows, columns_.size())};
    std::vector<int>& widths = plan.widths;
    const auto least_width = [&] {
        const bool can_shrink = columns_[widths.size() - 1] == Align::left;
        return total(widths) - (can_shrink ? std::max(widths.back() - least_text, 0) : 0);
    };
    while (widths.size() > needed_ && least_width() > usable_columns(look)) widths.pop_back();

    const int excess = total(widths) - usable_columns(look);
    const auto shown_end = columns_.begin() + static_cast<std::ptrdiff_t>(widths.size());
    const auto last_left =
        std::find(std::make_reverse_iterator(shown_end), columns_.rend(), Align::left);
    if (excess > 0 && last_left != columns_.rend()) {
        plan.cut = static_cast<std::size_t>(columns_.rend() - last_left) - 1;
        int& width = widths[plan.cut];
        width = std::min(width, std::max(least_text, width - excess));
    }

    const bool fits = total(widths) <= usable_columns(look);
    Lines lines;
    lines.reserve(rows.size());
    for (const Row& row : rows) {
        Line line = aligned(row, columns_, plan, look);
        lines.push_back(fits ? std::move(line) : shorten(line, usable_columns(look), look));
    }
    return lines;
}

}  // namespace ui
