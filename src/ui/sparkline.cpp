#include "ui/sparkline.hpp"

#include "ui/wrap.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr std::array bars{"▁"_safe, "▂"_safe, "▃"_safe, "▄"_safe,
                          "▅"_safe, "▆"_safe, "▇"_safe, "█"_safe};
constexpr std::array plain_bars{"_"_safe, "."_safe, ":"_safe, "-"_safe,
                                "="_safe, "+"_safe, "*"_safe, "#"_safe};

}  // namespace

SafeText sparkline(const std::vector<double>& values, const Look& look) {
    const auto room = static_cast<std::size_t>(std::max(usable_columns(look) / 2, 1));
    const std::size_t from = values.size() > room ? values.size() - room : 0;
    const double most =
        values.empty() ? 0 : std::log1p(*std::max_element(values.begin(), values.end()));
    SafeText text;
    for (std::size_t i = from; i < values.size(); ++i) {
        const double share = most > 0 ? std::log1p(values[i]) / most : 0;
        const auto level = static_cast<std::size_t>(std::lround(share * (bars.size() - 1)));
        text += (look.utf8 ? bars : plain_bars)[level];
    }
    return text;
}

}  // namespace ui
