// ebb __manual: the pages of the manual as man takes them, for the build.
#include "cli/commands.hpp"
#include "cli/manual/pages.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

std::string file_of(const Page& page) {
    return fmt::format("{}.{}", page.name, page.volume);
}

}  // namespace

int manual(Context& context, const ManualOptions& options) {
    for (const Page& page : man_pages()) {
        if (options.page.empty()) context.out.line(file_of(page));
        if (options.page != file_of(page)) continue;
        context.out.exact(man_source(page));
        return Exit::done;
    }
    return options.page.empty() ? Exit::done : Exit::no;
}

}  // namespace cli
