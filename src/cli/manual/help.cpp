#include "cli/manual/help.hpp"

#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cli {
namespace {

using ui::SafeText;

constexpr std::size_t usage_examples = 2;
constexpr std::size_t widest_term = 20;  // a longer one has its text on the next line
constexpr int margin = 2;

ui::Line spaces(std::size_t count) {
    return {{SafeText::from(std::string(count, ' ')), {}}};
}

// Terms, and their texts in a column beside them.
ui::Lines list(const std::vector<Entry>& entries, const ui::Look& look) {
    std::size_t column = 0;
    for (const Entry& entry : entries)
        if (entry.term.size() <= widest_term) column = std::max(column, entry.term.size());
    column += margin + 2;
    ui::Lines lines;
    for (const Entry& entry : entries) {
        ui::Line first = spaces(margin);
        first.push_back({SafeText::line(entry.term), ui::style::bold});
        if (entry.term.size() > widest_term)
            lines.push_back(std::exchange(first, spaces(column)));
        else
            ui::append(first, spaces(column - margin - entry.term.size()));
        const auto text =
            ui::wrap({{SafeText::line(entry.text), {}}}, look, ui::Prefix{first, spaces(column)});
        lines.insert(lines.end(), text.begin(), text.end());
    }
    return lines;
}

void show_list(std::string_view title, const std::vector<Entry>& entries, ui::Output& out) {
    if (entries.empty()) return;
    out.blank();
    out.print(ui::Line{{SafeText::line(title), ui::style::heading}});
    out.print(list(entries, out.look()));
}

// Of ebb all lists: its options, commands and topics.
void show_lists_of_page(const Page& page, ui::Output& out) {
    for (const Section& section : page.sections)
        if (!section.entries.empty()) show_list(section.title, section.entries, out);
}

void show_options(const Command& command, ui::Output& out) {
    show_list("Arguments", entries(arguments_of(command)), out);
    show_list("Options", entries(options_of(command)), out);
    show_list("Options of every command", entries(common_options_of(command)), out);
}

}  // namespace

void show_usage(const Command& command, ui::Output& out) {
    const bool is_ebb = command.name.empty();
    const auto page = find_page(is_ebb ? "ebb" : command.name);
    if (!page) return;
    out.line(fmt::format("ebb{}{}: {}", is_ebb ? "" : " ", command.name, page->title));
    out.blank();
    for (const auto& example : examples(*page, usage_examples)) out.line("  " + example);
    out.blank();
    out.line("Usage: " + synopsis(command));
    is_ebb ? show_lists_of_page(*page, out) : show_options(command, out);
    out.blank();
    out.line(is_ebb ? "`ebb help ebb` tells more, and `ebb help COMMAND` all of a command."
                    : fmt::format("`ebb help {}` tells more.", command.name));
}

void show_page(const Page& page, ui::Output& out) {
    out.line(fmt::format("{}: {}", page.name, page.title));
    for (const Section& section : page.sections) {
        if (section.body.empty()) {
            show_list(section.title, section.entries, out);
            continue;
        }
        out.blank();
        out.print(ui::Line{{SafeText::line(section.title), ui::style::heading}});
        out.print(ui::markdown(section.body, out.look(), margin));
    }
}

}  // namespace cli
