#include "cli/manual/pager.hpp"

#include "base/system/process.hpp"

#include <cstdlib>

namespace cli {
namespace {

constexpr int ended_by_signal = 128;  // and more: its reader wanted it to end

// The usual one may be missing without a word; what the learner chose may not.
constexpr const char* usual_pager = "command -v less >/dev/null || exit 127; exec less";

}  // namespace

std::string preferred_pager() {
    for (const char* name : {"EBB_PAGER", "PAGER"})
        if (const char* value = std::getenv(name))
            return std::string_view(value) == "cat" ? "" : value;
    return usual_pager;
}

bool show_in_pager(std::string_view text) {
    const std::string pager = preferred_pager();
    if (pager.empty()) return false;
    ::setenv("LESS", "FRX", 0);  // leave at once what fits a screen, show colour, clear nothing
    const auto [code, has_read] = base::feed_program({"/bin/sh", "-c", pager}, text);
    return has_read && (code == 0 || code > ended_by_signal);
}

}  // namespace cli
