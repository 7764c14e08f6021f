#include "deckfile/toml.hpp"

// Its assertions would end the program where an error is thrown just after.
#define TOML_ASSERT(condition) static_cast<void>(0)
// Lists of texts need one level; each level costs the parser's stack.
#define TOML_MAX_NESTED_VALUES 8
#include <toml++/toml.h>

#include <algorithm>

namespace deckfile {
namespace {

// From toml++'s tree to ours. Texts are moved, not copied.
class Converter {
public:
    explicit Converter(int first_line) : lines_before_(first_line - 1) {}

    Table table(toml::table& from) const {
        Table out;
        out.reserve(from.size());
        for (auto&& [key, node] : from)
            out.push_back({std::string(key.str()), place(key.source()), value(node)});
        std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.place.line, a.place.column) <
                   std::pair(b.place.line, b.place.column);
        });
        return out;
    }

    Place place(const toml::source_region& region) const { return place(region.begin); }

    Place place(const toml::source_position& position) const {
        return {lines_before_ + static_cast<int>(position.line), static_cast<int>(position.column)};
    }

private:
    Value value(toml::node& node) const { return {place(node.source()), data(node)}; }

    Value::Data data(toml::node& node) const {
        return node.visit([&](auto& typed) { return of(typed); });
    }

    static Value::Data of(toml::value<std::string>& text) { return std::move(text.get()); }
    static Value::Data of(toml::value<toml::date>& date) { return day(date.get()); }
    static Value::Data of(toml::value<toml::time>& at) { return time(at.get()); }
    static Value::Data of(toml::value<toml::date_time>&) { return DateTime{}; }
    Value::Data of(toml::array& array) const { return list(array); }
    Value::Data of(toml::table& entries) const { return table(entries); }
    template <typename Plain>  // a number, or true or false
    static Value::Data of(toml::value<Plain>& plain) {
        return plain.get();
    }

    std::vector<Value> list(toml::array& from) const {
        std::vector<Value> out;
        out.reserve(from.size());
        for (toml::node& node : from) out.push_back(value(node));
        return out;
    }

    static core::Day day(toml::date date) {
        return std::chrono::year{date.year} / date.month / date.day;
    }

    static TimeOfDay time(toml::time time) {
        return {time.hour, time.minute, time.second == 0 && time.nanosecond == 0};
    }

    int lines_before_;
};

// toml++ stands at the second value when it finds a key repeated.
Place place_of_key(Source body, Place place) {
    std::string_view rest = body.text;
    for (int line = body.line; line < place.line && !rest.empty(); ++line)
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    const auto blanks = rest.find_first_not_of(" \t");
    return {place.line, blanks == std::string_view::npos ? 1 : static_cast<int>(blanks) + 1};
}

// "Error while parsing SCOPE: REASON"
void add_parse_error(const toml::parse_error& error, Source body, Problems& problems) {
    std::string_view reason = error.description();
    std::string_view scope;
    constexpr std::string_view opening = "Error while parsing ";
    const auto colon = reason.find(": ");
    if (reason.starts_with(opening) && colon != std::string_view::npos) {
        scope = reason.substr(opening.size(), colon - opening.size());
        reason.remove_prefix(colon + 2);
    }
    Place place = Converter(body.line).place(error.source());
    if (reason.starts_with("cannot redefine")) place = place_of_key(body, place);
    add_error(problems, place, rephrased(scope, reason));
}

}  // namespace

std::optional<Table> parse_table(Source body, Problems& problems) {
    try {
        toml::table root = toml::parse(body.text);
        return Converter(body.line).table(root);
    } catch (const toml::parse_error& error) {
        add_parse_error(error, body, problems);
        return std::nullopt;
    }
}

std::optional<Table> parse_table(const Piece& piece, Problems& problems) {
    problems.insert(problems.end(), piece.problems.begin(), piece.problems.end());
    if (!piece.problems.empty()) return std::nullopt;
    return parse_table(piece.body, problems);
}

}  // namespace deckfile
