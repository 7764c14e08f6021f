// The manual: a page for ebb, for each command and for each topic. The prose is Markdown (see
// documents.hpp); what a command understands is told by the table of commands.
#pragma once

#include "cli/command_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// A line of a list: what is described, and its description.
struct Entry {
    std::string term;
    std::string text;
};

struct Section {
    std::string title;
    std::string body{};  // Markdown
    std::vector<Entry> entries{};
};

struct Page {
    std::string name;   // "ebb-review"
    int volume = 0;     // of the man pages; 0 for what `ebb help` alone shows
    std::string title;  // "The daily review"
    std::vector<Section> sections;
};

struct Topic {
    std::string_view name;
    std::string_view title;
};

std::vector<Topic> topics();

// By the name of a command or topic, or of a man page, as in "ebb-review".
std::optional<Page> find_page(std::string_view name);

// All that `man` should have.
std::vector<Page> man_pages();

// For lowdown: a block of metadata, then the sections.
std::string man_source(const Page& page);

// The first commands that a page gives as examples.
std::vector<std::string> examples(const Page& page, std::size_t most);

// "ebb review [OPTION]... [QUERY]...".
std::string synopsis(const Command& command);

std::vector<Entry> entries(std::span<const Option> options);

}  // namespace cli
