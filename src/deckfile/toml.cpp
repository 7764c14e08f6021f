#include "deckfile/toml.hpp"

// Its assertions would end the program where an error is thrown just after.
#define TOML_ASSERT(condition) static_cast<void>(0)
// Lists of texts need one level; each level costs the parser's stack.
#define TOML_MAX_NESTED_VALUES 8
#include <toml++/toml.h>

#include <algorithm>

namespace deckfile {
namespace {

// What toml++ reads that has neither quotes nor brackets.
constexpr std::string_view words[] = {"integer", "floating-point", "date", "time", "boolean"};

// toml++ counts the lines of the body, from 1, and the code points of a line.
Place place_at(const toml::source_position& position, Source body) {
    return {body.line - 1 + static_cast<int>(position.line), static_cast<int>(position.column)};
}

// From toml++'s tree to ours, in file order. Texts are moved, not copied.
class Converter {
public:
    explicit Converter(Source body) : body_(body), offsets_(body) {}

    Table table(toml::table& from) {
        std::vector<std::pair<const toml::key*, toml::node*>> entries;
        for (auto&& [key, node] : from) entries.emplace_back(&key, &node);
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            return a.first->source().begin < b.first->source().begin;
        });
        Table out;
        out.reserve(entries.size());
        for (const auto& [key, node] : entries) out.push_back(entry(*key, *node));
        return out;
    }

private:
    Entry entry(const toml::key& key, toml::node& node) {
        const Place begin = place_at(key.source().begin, body_);
        const Place end = place_at(key.source().end, body_);
        return {std::string(key.str()), begin, {offsets_.of(begin), offsets_.of(end)}, value(node)};
    }

    // What is inside is asked for before the end, as it stands in the file.
    Value value(toml::node& node) {
        const Place begin = place_at(node.source().begin, body_);
        Value out{begin, {offsets_.of(begin), 0}, data(node)};
        out.span.end = offsets_.of(place_at(node.source().end, body_));
        return out;
    }

    Value::Data data(toml::node& node) {
        return node.visit([&](auto& typed) { return of(typed); });
    }

    static Value::Data of(toml::value<std::string>& text) { return std::move(text.get()); }
    static Value::Data of(toml::value<toml::date>& date) { return day(date.get()); }
    static Value::Data of(toml::value<toml::time>& at) { return time(at.get()); }
    static Value::Data of(toml::value<toml::date_time>&) { return DateTime{}; }
    Value::Data of(toml::array& array) { return list(array); }
    Value::Data of(toml::table& entries) { return table(entries); }
    template <typename Plain>  // a number, or true or false
    static Value::Data of(toml::value<Plain>& plain) {
        return plain.get();
    }

    std::vector<Value> list(toml::array& from) {
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

    Source body_;
    Offsets offsets_;
};

// toml++ stands at the second value when it finds a key repeated.
Place place_of_key(Source body, Place place) {
    const auto line = body.text.substr(Offsets(body).of({place.line, 1}) - body.offset);
    const auto blanks = line.find_first_not_of(" \t");
    return {place.line, blanks == std::string_view::npos ? 1 : static_cast<int>(blanks) + 1};
}

// Where a number, a date or a word begins, in which toml++ stopped.
Place begin_of_word(Source body, Place place) {
    const std::string_view line = line_at(body, place.line);
    const std::size_t at = Offsets({line}).of({1, place.column});
    const auto before = line.substr(0, at).find_last_of(" \t=[,{");
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return {place.line, column_at(line, begin)};
}

bool is_of_word(std::string_view scope) {
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
        return scope.find(word) != std::string_view::npos;
    });
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
    Place place = place_at(error.source().begin, body);
    if (reason.starts_with("cannot redefine")) place = place_of_key(body, place);
    if (is_of_word(scope)) place = begin_of_word(body, place);
    add_error(problems, place, rephrased(scope, reason));
}

}  // namespace

std::optional<Table> parse_table(Source body, Problems& problems) {
    try {
        toml::table root = toml::parse(body.text);
        return Converter(body).table(root);
    } catch (const toml::parse_error& error) {
        add_parse_error(error, body, problems);
        return std::nullopt;
    }
}

}  // namespace deckfile
