#include "base/text/in_backticks.hpp"

#include "base/text/unicode.hpp"

namespace base {

std::string in_backticks(std::string_view text) {
    constexpr std::size_t longest = 60;  // bytes
    std::string out = "`";
    for (std::string_view rest = text; !rest.empty();) {
        append_utf8(out, take_code_point(rest).code);
        if (out.size() > longest && !rest.empty()) return out + "...`";
    }
    return out + "`";
}

}  // namespace base
