// Small tables: columns by display width, two spaces apart.
#pragma once

#include "ui/style.hpp"

#include <string_view>
#include <vector>

namespace ui {

enum class Align { left, right };

// A cell in one style.
Line cell(std::string_view text, Style style = {});

class Table {
public:
    // The first `needed` columns are never left out.
    explicit Table(std::vector<Align> columns, std::size_t needed = 2)
        : columns_(std::move(columns)), needed_(needed) {}

    // Cells without newlines; missing ones at the end are empty.
    void add(std::vector<Line> cells);

    // The columns it takes when nothing is shortened.
    int width() const;

    // Its rows. If it is too wide the last left-aligned column is shortened, as far as it still
    // says something; then columns are left out from the end, and in need the line is shortened.
    // The first column holds names, which are copied: it is never cut where it stands alone.
    Lines lines(const Look& look) const;

private:
    using Row = std::vector<Line>;
    // How the rows are laid out: the widths of the columns that are shown, and which is cut.
    struct Shape {
        std::vector<int> widths;
        std::size_t cut = std::string::npos;
    };
    void leave_out_columns(Shape& shape, int room) const;
    void cut_a_column(Shape& shape, int room) const;
    Line aligned(const Row& row, const Shape& shape, const Look& look) const;

    std::vector<Align> columns_;
    std::size_t needed_;
    std::vector<Row> rows_;
};

}  // namespace ui
