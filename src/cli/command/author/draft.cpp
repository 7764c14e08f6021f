#include "cli/command/author/draft.hpp"

#include "app/edit/deck_edit.hpp"
#include "base/system/naming.hpp"
#include "cli/command/asking.hpp"
#include "deckfile/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace cli {
namespace {

constexpr int first_line = 1;

std::string beginning(const std::string& deck) {
    return fmt::format(
        "\n"
        "# Notes for the deck `{}`. Write them above, a line each:\n"
        "#\n"
        "#     il caffè :: coffee                      a question and its answer\n"
        "#     il caffè ::: coffee                     asked both ways\n"
        "#     Delta keeps {{{{30 days}}}} of history      what is hidden is asked for\n"
        "#     How many seconds has a day? = 86400 s   a number, with its unit\n"
        "#\n"
        "# or as the tables of a deck, [[card]] with its keys (`ebb help deck-format`). Lines that\n"
        "# begin with # are not taken; without any other, nothing is added.\n",
        deck);
}

}  // namespace

Draft::Draft(Context& context, const std::string& deck)
    : context_(context),
      path_((std::filesystem::path(context.places.data) / fmt::format("draft-{}.toml", ::getpid()))
                .string()) {
    std::remove(path_.c_str());  // of a process that is gone
    if (const auto error = base::make_file(path_, beginning(deck)))
        throw app::EditRefused(
            fmt::format("{}: it cannot be made: {}; nothing was written", path_, error.message()));
}

Draft::~Draft() {
    if (!is_kept_) std::remove(path_.c_str());
}

std::optional<deckfile::Given> Draft::write(const std::string& entries) {
    int line = first_line;
    while (open_editor(path_, line, context_.err)) {
        auto given = read(entries);
        if (given && !deckfile::has_error(given->problems)) return given;
        if (given) line = given->problems.front().line;
        if (!agrees(context_.err, "Back to the editor?")) break;
    }
    keep();
    return std::nullopt;
}

std::optional<deckfile::Given> Draft::read(const std::string& entries) {
    const auto file = deckfile::read_file(path_);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&file)) {
        context_.err.line("ebb: ", problem->path, ": " + problem->message);
        return std::nullopt;
    }
    auto given = deckfile::read_given(std::get<deckfile::FileText>(file).text, entries);
    for (const auto& problem : given.problems)
        context_.err.line("", path_, deckfile::describe("", problem));
    return given;
}

void Draft::keep() {
    is_kept_ = true;
    context_.err.line("ebb: nothing was added; what you wrote is kept in ", path_, "");
}

}  // namespace cli
