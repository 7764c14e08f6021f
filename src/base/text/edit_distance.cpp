#include "base/text/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace base {
namespace {

// Over three rows of the table: swaps look back two.
template <typename Text>
int distance(Text a, Text b) {
    std::vector<int> two_back(b.size() + 1);
    std::vector<int> back(b.size() + 1);
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        two_back.swap(back);
        back.swap(row);
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int other = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({other, back[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_back[j - 2] + 1);
        }
    }
    return row.back();
}

}  // namespace

int edit_distance(std::u32string_view a, std::u32string_view b) {
    return distance(a, b);
}

int edit_distance(std::string_view a, std::string_view b) {
    return distance(a, b);
}

}  // namespace base
