// ebb config: each setting, its value and where it came from.
#include "app/configuration.hpp"
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

using Views = std::vector<deckfile::SettingView>;

void print_json(const Views& views, const std::string& file, ui::Output& out) {
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
    document.add("version", 1).add("file", file).add("settings", settings);
    out.exact(document.indented() + "\n");
}

void print_table(const Views& views, const std::string& file, ui::Output& out) {
    ui::Table table({ui::Align::left, ui::Align::left, ui::Align::left});
    for (const auto& view : views) {
        const std::string origin =
            view.line > 0 ? fmt::format("# {}:{}", file, view.line) : "# default";
        table.add({ui::cell(view.name + " =", ui::style::bold), ui::cell(view.value),
                   ui::cell(origin, ui::style::dim)});
    }
    out.print_whole(table);
}

}  // namespace

int config(Context& context, const ConfigOptions& options) {
    const std::string& file = context.places.config;
    const Views views = deckfile::view(app::read_configuration(context.places));
    options.json ? print_json(views, file, context.out) : print_table(views, file, context.out);
    return Exit::done;
}

}  // namespace cli
