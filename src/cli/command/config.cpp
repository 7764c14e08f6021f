// ebb config: each setting, its value and where it came from.
#include "app/configuration.hpp"
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

namespace cli {

int config(Context& context, const ConfigOptions& options) {
    const deckfile::Config read = app::read_configuration(context.places);
    const auto views = deckfile::view(read);
    if (options.json) {
        std::vector<base::JsonObject> settings;
        for (const auto& view : views) {
            base::JsonObject one;
            one.add("name", view.name).add("value", view.value);
            if (view.line > 0)
                one.add("line", view.line);
            else
                one.add_null("line");
            settings.push_back(one);
        }
        base::JsonObject document;
        document.add("version", 1).add("file", context.places.config).add("settings", settings);
        context.out.exact(document.indented() + "\n");
        return Exit::done;
    }
    ui::Table table({ui::Align::left, ui::Align::left, ui::Align::left});
    for (const auto& view : views) {
        const std::string origin =
            view.line > 0 ? fmt::format("# {}:{}", context.places.config, view.line) : "# default";
        table.add({{{ui::SafeText::line(view.name + " ="), ui::style::bold}},
                   {{ui::SafeText::line(view.value), {}}},
                   {{ui::SafeText::line(origin), ui::style::dim}}});
    }
    context.out.print(table);
    return Exit::done;
}

}  // namespace cli
