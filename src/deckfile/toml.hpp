// TOML as a tree of plain values that know where they stand, and which bytes they were read from.
// The parser behind it (toml++) is seen by toml.cpp alone.
#pragma once

#include "core/schedule/time.hpp"
#include "deckfile/scan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace deckfile {

struct Entry;
using Table = std::vector<Entry>;

struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    bool whole_minutes = true;
};

// A date with a time. No key takes one, so nothing more is kept.
struct DateTime {};

// A value that is no TOML, and has been reported: its key stands all the same.
struct Unreadable {};

struct Value {
    using Data = std::variant<std::string, std::int64_t, double, bool, core::Day, TimeOfDay,
                              DateTime, std::vector<Value>, Table, Unreadable>;
    Place place;
    Span span;  // as written, quotes and brackets with it; of a table made by dotted keys, its key
    Data data;
};

struct Entry {
    std::string key;
    Place place;
    Span span;  // of the key as written; of a dotted key, the one word
    Value value;
};

// What a value is, as a message says it: "text", "a number", ...
std::string_view type_name(const Value& value);

// Reads the lines below a header: entries in file order, sub-tables only where keys are dotted or
// in braces. Nothing, and one problem, if they are not TOML.
//
// The text must have passed the Scanner: the parser does not check its own assumptions.
std::optional<Table> parse_table(Source body, Problems& problems);

// toml++'s reason for refusing a text, and what it was reading, as a sentence for a person.
std::string rephrased(std::string_view scope, std::string_view reason);

// A line that gives answers to a hole whose text should stand in quotes and does not, as it is to
// be written: accept."7 days" = ["a week"]. Nothing for any other line.
std::optional<std::string> with_hole_in_quotes(std::string_view line);

}  // namespace deckfile
