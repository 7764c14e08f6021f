#include "deckfile/source.hpp"

#include "base/text/unicode.hpp"
#include "deckfile/mistakes/invisible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace deckfile {
namespace {

// Walks over a string as it is written, and counts the bytes of the value it stands for.
class Literal {
public:
    explicit Literal(Source source, Place begin) : rest_(source.text), place_(begin) {
        rest_.remove_prefix(Offsets(source).of(begin) - source.offset);
        skip_quotes();
    }

    Place place_of(std::size_t offset) {
        while (!rest_.empty()) {
            const Place here = place_;
            const std::size_t bytes = step();
            if (bytes > offset) return here;
            offset -= bytes;
        }
        return place_;
    }

private:
    // The opening quotes, and the line break that may follow three of them.
    void skip_quotes() {
        if (rest_.empty()) return;
        quote_ = rest_.front();
        const bool is_long = rest_.starts_with(std::string(3, quote_));
        for (int i = 0; i < (is_long ? 3 : 1); ++i) advance();
        if (is_long && rest_.starts_with('\r')) advance();
        if (is_long && rest_.starts_with('\n')) advance();
    }

    void advance() {
        if (rest_.front() == '\n') place_ = {place_.line + 1, 0};
        base::take_code_point(rest_);
        ++place_.column;
    }

    // One code point, escape or line break; how many bytes of the value it makes.
    std::size_t step() {
        if (rest_.front() == '\\' && quote_ == '"') return step_escape();
        const std::size_t before = rest_.size();
        const bool is_return = rest_.starts_with("\r\n");
        advance();
        return is_return ? 0 : before - rest_.size();
    }

    std::size_t step_escape() {
        advance();
        if (rest_.empty()) return 0;
        const char kind = rest_.front();
        if (is_space(kind)) {  // a backslash at the end of a line joins it to the next word
            while (!rest_.empty() && is_space(rest_.front())) advance();
            return 0;
        }
        advance();
        if (kind == 'u') return step_code(4);
        if (kind == 'U') return step_code(8);
        return 1;
    }

    std::size_t step_code(std::size_t digits) {
        unsigned code = 0;
        const std::string_view hex = rest_.substr(0, digits);
        std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
        for (std::size_t i = 0; i < hex.size() && !rest_.empty(); ++i) advance();
        std::string encoded;
        base::append_utf8(encoded, code);
        return encoded.size();
    }

    static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

    std::string_view rest_;
    Place place_;
    char quote_ = '"';
};

bool is_inside_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

std::size_t Offsets::of(Place place) {
    if (std::pair(place.line, place.column) < std::pair(place_.line, place_.column))
        *this = Offsets(source_);
    const std::string_view text = source_.text;
    if (!skip_to_line(place.line)) return source_.offset + text.size();
    while (place_.column < place.column && at_ < text.size() && text[at_] != '\n') {
        do ++at_;
        while (at_ < text.size() && is_inside_code_point(text[at_]));
        ++place_.column;
    }
    return source_.offset + at_;
}

// False where the text has no such line.
bool Offsets::skip_to_line(int line) {
    while (place_.line < line) {
        const auto end = source_.text.find('\n', at_);
        if (end == std::string_view::npos) return false;
        at_ = end + 1;
        place_ = {place_.line + 1, 1};
    }
    return true;
}

void add_error(Problems& problems, Place place, std::string_view message) {
    problems.push_back({place.line, place.column, core::Severity::error, with_names(message)});
}

void add_warning(Problems& problems, Place place, std::string_view message) {
    problems.push_back({place.line, place.column, core::Severity::warning, with_names(message)});
}

bool has_error(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const core::Problem& problem) {
        return problem.severity == core::Severity::error;
    });
}

std::string describe(std::string_view path, const core::Problem& problem) {
    const bool is_error = problem.severity == core::Severity::error;
    return fmt::format("{}:{}:{}: {}: {}", path, problem.line, problem.column,
                       is_error ? "error" : "warning", problem.message);
}

std::string_view line_at(Source source, int line) {
    const auto begin = Offsets(source).of({line, 1}) - source.offset;
    return source.text.substr(begin, source.text.find('\n', begin) - begin);
}

int column_at(std::string_view line, std::size_t offset) {
    int column = 1;
    for (std::string_view rest = line.substr(0, offset); !rest.empty(); ++column)
        base::take_code_point(rest);
    return column;
}

Place place_in_string(Source source, Place begin, std::size_t offset) {
    return Literal(source, begin).place_of(offset);
}

}  // namespace deckfile
