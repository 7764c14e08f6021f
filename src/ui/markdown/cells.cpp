#include "ui/markdown/cells.hpp"

#include <algorithm>

namespace ui {
namespace {

Lines records(std::size_t columns, const std::vector<std::vector<Line>>& rows) {
    Lines lines;
    if (rows.size() == 1) lines = rows.front();
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (row > 1) lines.emplace_back();
        for (std::size_t i = 0; i < std::min(columns, rows[row].size()); ++i) {
            Line record = rows.front()[i];
            record.push_back({": "_safe, style::bold});
            append(record, rows[row][i]);
            lines.push_back(std::move(record));
        }
    }
    return lines;
}

}  // namespace

Lines table_lines(const std::vector<Align>& columns, const std::vector<std::vector<Line>>& rows,
                  int room, const Look& look) {
    Table table(columns);
    for (const auto& row : rows) table.add(row);
    if (table.width() > room) return records(columns.size(), rows);
    Lines lines = table.lines(look);
    lines.insert(lines.begin() + 1, {{repeated("-"_safe, table.width()), style::dim}});
    return lines;
}

}  // namespace ui
