#include "cli/query_words.hpp"

#include "app/search.hpp"
#include "base/text/unicode.hpp"
#include "cli/commands.hpp"
#include "core/query/text.hpp"
#include "ui/safe_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace cli {
namespace {

constexpr std::size_t context_shown = 60;  // bytes of a query before what is wrong, and after it

// The query on a line of its own, from near the place on, and below it a mark.
std::string picture(std::string_view text, const core::QueryError& error) {
    std::size_t from = error.offset > context_shown ? error.offset - context_shown : 0;
    while (from < error.offset && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80) ++from;
    const auto shown = [&](std::size_t begin, std::size_t size) {
        return ui::SafeText::line(text.substr(begin, size));
    };
    // Spaces at an end would be lost, and the mark stand too far left.
    const std::string before =
        std::string(text.substr(from, error.offset - from)) + (error.offset > from ? "|" : "");
    const int column = std::max(base::width_of(ui::SafeText::line(before).view()) - 1, 0);
    const std::size_t wrong = std::min(error.size, context_shown);
    const int marks = std::max(base::width_of(shown(error.offset, wrong).view()), 1);
    return fmt::format("  {}\n  {}{}",
                       shown(from, error.offset - from + wrong + context_shown).view(),
                       std::string(static_cast<std::size_t>(column), ' '),
                       std::string(static_cast<std::size_t>(marks), '^'));
}

}  // namespace

core::Query query_from(const std::vector<std::string>& arguments) {
    const bool may_be_keys =
        arguments.size() > 1 || (!arguments.empty() && arguments.front().starts_with('-'));
    if (may_be_keys && std::all_of(arguments.begin(), arguments.end(), core::looks_like_key)) {
        std::vector<core::Query> cards;
        for (const auto& key : arguments) cards.push_back(core::Query::of(core::Word{key}));
        return core::Query::any_of(std::move(cards));
    }
    const std::string text = fmt::format("{}", fmt::join(arguments, " "));
    auto parsed = core::parse_query(text);
    if (auto* query = std::get_if<core::Query>(&parsed)) return std::move(*query);
    const auto& error = std::get<core::QueryError>(parsed);
    throw UsageError(
        fmt::format("the query is not understood: {}.\n{}\n`ebb help query` tells how "
                    "queries are written.",
                    error.message, picture(text, error)));
}

bool means_some(Workspace& workspace, const core::Query& query) {
    if (app::select_some(workspace, query)) return true;
    workspace.context.err.say("ebb: " + app::no_match_text(workspace, query));
    return false;
}

bool is_negated_term(std::string_view argument) {
    if (argument.size() < 2 || argument[0] != '-' || argument[1] == '-') return false;
    return core::begins_with_field(argument.substr(1)) ||
           argument.find_first_of(" (") != std::string_view::npos;
}

}  // namespace cli
