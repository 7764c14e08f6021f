#include "cli/manual/pages.hpp"

#include "base/text/cut.hpp"
#include "cli/manual/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace cli {
namespace {

constexpr std::string_view deck_format = "deck-format";
constexpr std::string_view deck_page = "ebb-deck";

// In the order in which help lists them.
constexpr std::array<std::string_view, 8> topic_names{"query",   "deck-format", "editors",
                                                      "prompts", "exit-codes",  "environment",
                                                      "json",    "two-machines"};

// Topics that ebb(1) has as sections of its own, under the names that such sections bear.
constexpr std::array<Topic, 3> topics_of_ebb{
    {{"query", "Queries"}, {"exit-codes", "Exit status"}, {"environment", "Environment"}}};

constexpr const char* examples_title = "Examples";
constexpr const char* options_title = "Options";
constexpr std::string_view any_number = "N";
constexpr std::string_view code_margin = "    ";

std::string_view text_of_topic(std::string_view name) {
    // The format of decks is described where their authors look for it.
    return document(name == deck_format ? "README" : name).value_or("");
}

bool is_fence(std::string_view line) {
    return line.starts_with("```");
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of('\n');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of('\n') + 1 - begin);
}

// A document in parts: each "## Title" begins one. What stands before the first is of `first`; a
// "# Title" at the very top is left out.
std::vector<Section> sections_of(std::string_view text, std::string_view first) {
    std::vector<Section> sections{{std::string(first)}};
    bool in_code = false;
    for (const std::string_view line : base::lines_of(text)) {
        if (is_fence(line)) in_code = !in_code;
        if (!in_code && line.starts_with("# ")) continue;
        if (!in_code && line.starts_with("## "))
            sections.push_back({std::string(line.substr(3))});
        else
            sections.back().body += fmt::format("{}\n", line);
    }
    for (Section& section : sections) section.body = trimmed(section.body);
    return sections;
}

std::string_view title_of(std::string_view text) {
    if (!text.starts_with("# ")) return {};
    return text.substr(2, text.find('\n') - 2);
}

// "--color WHEN", "-q, --quiet".
std::string term_of(const Option& option) {
    std::string term(option.names.front());
    if (!option.names.back().empty()) term += fmt::format(", {}", option.names.back());
    if (!is_argument(option) && takes_value(option))
        term += fmt::format(" {}", option.value.empty() ? any_number : option.value);
    return term;
}

std::string text_of(const Option& option) {
    std::string text(option.summary);
    if (option.choices) text += fmt::format(": {}", fmt::join(option.choices(), ", "));
    if (option.range) text += fmt::format(" ({} to {})", option.range->least, option.range->most);
    return text;
}

std::vector<Entry> all_options(const Command& command) {
    std::vector<Entry> all = entries(command.options);
    for (Entry& entry : entries(common_options_of(command))) all.push_back(std::move(entry));
    return all;
}

Section list_of_commands() {
    Section section{"Commands"};
    for (const Command& command : commands())
        section.entries.push_back({std::string(command.name), std::string(command.summary)});
    return section;
}

Section list_of_topics() {
    Section section{"Topics of `ebb help`"};
    for (const Topic& topic : topics())
        section.entries.push_back({std::string(topic.name), std::string(topic.title)});
    return section;
}

std::vector<Section>::iterator find_section(Page& page, std::string_view title) {
    return std::find_if(page.sections.begin(), page.sections.end(),
                        [&](const Section& section) { return section.title == title; });
}

Page command_page(const Command& command) {
    const bool is_ebb = command.name.empty();
    Page page{
        is_ebb ? "ebb" : fmt::format("ebb-{}", command.name), 1, std::string(command.summary), {}};
    const std::string_view text = document(is_ebb ? "ebb" : command.name).value_or("");
    page.sections = sections_of(text, "Description");
    page.sections.insert(page.sections.begin(), {"Synopsis", "`" + synopsis(command) + "`"});
    page.sections.insert(find_section(page, examples_title),
                         {options_title, "", all_options(command)});
    return page;
}

Page topic_page(std::string_view name) {
    const std::string_view text = text_of_topic(name);
    const bool is_deck = name == deck_format;
    return {std::string(is_deck ? deck_page : name), is_deck ? 5 : 0, std::string(title_of(text)),
            sections_of(text, "Description")};
}

// With what is best known of ebb all in one place.
Page ebb_page() {
    Page page = command_page(ebb_itself());
    std::vector<Section> more{list_of_commands()};
    for (const Topic& topic : topics_of_ebb)
        more.push_back(sections_of(text_of_topic(topic.name), topic.title).front());
    more.push_back(list_of_topics());
    page.sections.insert(find_section(page, options_title), more.begin(), more.end());
    return page;
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

}  // namespace

std::vector<Topic> topics() {
    std::vector<Topic> all;
    for (const std::string_view name : topic_names)
        all.push_back({name, title_of(text_of_topic(name))});
    return all;
}

std::optional<Page> find_page(std::string_view name) {
    if (name == "ebb") return ebb_page();
    if (name == deck_page) return topic_page(deck_format);
    for (const std::string_view topic : topic_names)
        if (name == topic) return topic_page(name);
    if (name.starts_with("ebb-")) name.remove_prefix(4);
    for (const Command& command : commands())
        if (name == command.name) return command_page(command);
    return std::nullopt;
}

std::vector<Page> man_pages() {
    std::vector<Page> pages{ebb_page()};
    for (const Command& command : commands()) pages.push_back(command_page(command));
    pages.push_back(topic_page(deck_format));
    return pages;
}

std::string man_source(const Page& page) {
    std::string text = fmt::format("title: {}\nsection: {}\nsource: ebb " EBB_VERSION
                                   "\nvolume: ebb manual\n\n"
                                   "# NAME\n\n{} - {}\n",
                                   page.name, page.volume, page.name, page.title);
    for (const Section& section : page.sections) {
        text += fmt::format("\n# {}\n\n", upper(section.title));
        if (!section.body.empty()) text += section.body + "\n";
        for (const Entry& entry : section.entries)
            text += fmt::format("\n**{}**\n\n: {}\n", entry.term, entry.text);
    }
    return text;
}

std::vector<std::string> examples(const Page& page, std::size_t most) {
    std::vector<std::string> found;
    for (const Section& section : page.sections) {
        if (section.title != examples_title) continue;
        for (const std::string_view line : base::lines_of(section.body))
            if (line.starts_with(code_margin) && found.size() < most)
                found.emplace_back(line.substr(code_margin.size()));
    }
    return found;
}

std::string synopsis(const Command& command) {
    if (command.name.empty()) return "ebb [OPTION]... [COMMAND [ARGUMENT]...]";
    std::string text = fmt::format("ebb {} [OPTION]...", command.name);
    for (const Option& argument : arguments_of(command)) {
        const std::string_view word = argument.names.front();
        text += argument.required ? fmt::format(" {}", word) : fmt::format(" [{}]", word);
        if (is_list(argument)) text += "...";
    }
    return text;
}

std::vector<Entry> entries(std::span<const Option> options) {
    std::vector<Entry> out;
    for (const Option& option : options) out.push_back({term_of(option), text_of(option)});
    return out;
}

}  // namespace cli
