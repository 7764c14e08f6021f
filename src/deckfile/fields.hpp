// Reads the values of a table's entries as what they must be. Each function reports all that is
// wrong with its value, at its place, and gives what could be read.
#pragma once

#include "deckfile/toml.hpp"

#include <string>
#include <vector>

namespace deckfile {

inline constexpr std::size_t largest_field = 64 * 1024;  // bytes of an entry's text, or all texts

class FieldReader {
public:
    // `source` is what the entries were parsed from.
    FieldReader(Source source, Problems& problems) : source_(source), problems_(problems) {}

    // Texts are moved out of the entry. None may be empty.
    std::string text(Entry& entry);
    std::vector<std::string> list(Entry& entry);
    std::vector<std::string> text_or_list(Entry& entry);
    std::vector<std::string> tags(Entry& entry);  // letters of any script, digits, - _ . /
    std::optional<std::string> id(Entry& entry);

    std::optional<bool> flag(const Entry& entry);
    std::optional<core::Day> date(const Entry& entry);
    std::optional<double> number(const Entry& entry);  // finite
    std::optional<int> whole(const Value& value, std::string_view name, int low, int high);

    // Unknown keys: an error with the key that is meant, `meant` where that is known or the
    // nearest; where none is, with all that there are, once.
    void unknown(const Entry& entry, const std::vector<std::string_view>& known,
                 std::string_view meant = {});

    // The line in which a place stands, as it was written.
    std::string_view line_of(Place place) const { return line_at(source_, place.line); }
    // Reports what the texts of an entry say that is hardly meant.
    void doubt(const Entry& entry);

    // At byte `offset` of a text of this table.
    Place place_in(const Value& value, std::size_t offset) const;

    void error(Place place, std::string message);
    std::size_t errors() const { return errors_; }  // so far
    void warning(Place place, std::string message);

private:
    void doubt(std::string_view key, const Value& value);
    void report_no_list(const Entry& entry);
    void wrong_type(const Value& value, std::string_view name, std::string_view wanted);
    bool check_text(const Entry& entry, const Value& value);
    bool check_listed(const Entry& entry, const Value& value);
    bool check_bidi(const Entry& entry, const Value& value);
    void check_size(const Entry& entry, const std::vector<std::string>& texts);

    Source source_;
    Problems& problems_;
    std::size_t errors_ = 0;
    bool has_listed_keys_ = false;
};

}  // namespace deckfile
