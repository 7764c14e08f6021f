// ebb help: all there is help on, or one page of the manual.
#include "cli/manual/help.hpp"

#include "base/text/suggest.hpp"
#include "cli/commands.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

std::vector<std::string_view> names_of_pages() {
    std::vector<std::string_view> names{"ebb"};
    for (const Command& command : commands()) names.push_back(command.name);
    for (const Topic& topic : topics()) names.push_back(topic.name);
    return names;
}

// "; did you mean `review`?" for "reviw" and "ebb-reviw".
std::string suggestion_for(std::string_view topic) {
    const std::string_view family = "ebb-";
    if (topic.starts_with(family)) topic.remove_prefix(family.size());
    return base::suggestion(topic, names_of_pages());
}

}  // namespace

int help(Context& context, const HelpOptions& options) {
    context.out.limit_width();
    if (options.topic.empty()) {
        show_usage(ebb_itself(), context.out);
        return Exit::done;
    }
    const auto page = find_page(options.topic);
    if (!page)
        throw UsageError(fmt::format("there is no help on `{}`{}\n`ebb help` lists all there is.",
                                     options.topic, suggestion_for(options.topic)));
    show_page(*page, context.out);
    return Exit::done;
}

}  // namespace cli
