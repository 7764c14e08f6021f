#include "deckfile/print.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace deckfile {
namespace {

using core::Kind;
using core::Tolerance;

constexpr int last_column = 100;

// How a string may stand: on one line, or between three quotes over several.
enum class Form : std::uint8_t { line, block };

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

bool must_be_escaped(char32_t code, Form form) {
    const bool is_layout = code == '\n' || code == '\t';
    return is_control(code) && !(is_layout && form == Form::block);
}

std::string escape(char32_t code) {
    switch (code) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            return fmt::format("\\u{:04X}", static_cast<unsigned>(code));
    }
}

// What stands between double quotes. A block holds quotes as they are, if they neither make three
// nor touch those that end it.
std::string escaped(std::string_view text, Form form) {
    std::string out;
    while (!text.empty()) {
        const std::string_view rest = text;
        const char32_t code = base::take_code_point(text).code;
        const bool is_free_quote =
            form == Form::block && !text.empty() && !std::string_view(out).ends_with("\"\"");
        if (code == '\r' && !text.starts_with('\n'))
            out += "\\u000D";  // "\r" alone is taken for the beginning of a word of TeX
        else if (code == '\\' || (code == '"' && !is_free_quote) || must_be_escaped(code, form))
            out += escape(code);
        else
            out += rest.substr(0, rest.size() - text.size());
    }
    return out;
}

bool can_be_literal(std::string_view text, Form form) {
    const std::string_view end = form == Form::block ? "'''" : "'";
    if (text.find(end) != std::string_view::npos || text.ends_with('\'')) return false;
    while (!text.empty())
        if (must_be_escaped(base::take_code_point(text).code, form)) return false;
    return true;
}

// One escape is read over more easily than the other kind of quotes.
bool is_better_literal(std::string_view text, Form form) {
    auto escapes = std::count(text.begin(), text.end(), '\\');
    if (form == Form::line) escapes += std::count(text.begin(), text.end(), '"');
    return escapes > 1 && can_be_literal(text, form);
}

std::string print_block(std::string_view text) {
    if (is_better_literal(text, Form::block)) return fmt::format("'''\n{}'''", text);
    return fmt::format("\"\"\"\n{}\"\"\"", escaped(text, Form::block));
}

bool has_lines(std::string_view text) {
    return text.find('\n') != std::string_view::npos;
}

std::string print_text_or_block(std::string_view text) {
    return has_lines(text) ? print_block(text) : print_text(text);
}

// An entry a line.
std::string print_tall_list(const std::vector<std::string>& texts) {
    std::string out = "[\n";
    for (const std::string& text : texts) out += "    " + print_text_or_block(text) + ",\n";
    return out + ']';
}

// The fewest digits that read back as the same number.
std::string digits_of(double number, std::chars_format format) {
    std::array<char, 400> buffer{};  // the smallest number has 326 characters
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format);
    return {buffer.data(), end.ptr};
}

// 86400.5 as 86_400.5; four digits, which may be a year, as they are.
std::string grouped(std::string digits) {
    const std::size_t begin = digits.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(digits.find('.'), digits.size());
    if (end < begin + 5) return digits;
    for (std::size_t at = end; at > begin + 3;) digits.insert(at -= 3, 1, '_');
    return digits;
}

// With a power of ten where there would be too many zeros to count.
std::string print_number(double number) {
    const double size = std::abs(number);
    if (number == 0 || (size >= 1e-6 && size < 1e15))
        return grouped(digits_of(number, std::chars_format::fixed));
    std::string out = digits_of(number, std::chars_format::scientific);
    std::erase(out, '+');
    if (const auto zero = out.find("e-0"); zero != std::string::npos) out.erase(zero + 2, 1);
    return out;
}

std::string print_tolerance(const Tolerance& within) {
    const std::string value = digits_of(within.value, std::chars_format::fixed);
    switch (within.form) {
        case Tolerance::Form::exact:
            break;
        case Tolerance::Form::percent:
            return value + '%';
        case Tolerance::Form::factor:
            return 'x' + value;
    }
    return "exact";
}

// What a note of a kind cannot be without, beside its front.
struct Needed {
    bool back = false;
    bool choices = false;
    bool number = false;
    bool points = false;
};

Needed needed_by(Kind kind) {
    switch (kind) {
        case Kind::question:
            return {.back = true};
        case Kind::cloze:
            return {};
        case Kind::choice:
            return {.choices = true};
        case Kind::number:
            return {.number = true};
        case Kind::points:
            return {.points = true};
    }
    return {};
}

class NotePrinter {
public:
    explicit NotePrinter(const core::Note& note) : note_(note) {}

    std::string print() {
        if (!note_.id.empty()) text("id", note_.id);
        text(note_.kind == Kind::cloze ? "cloze" : "front", note_.front);
        print_answer();
        print_manner();
        print_shared();
        return std::move(out_);
    }

private:
    // What is asked for. A key of another kind is not hidden: the reader is to find it.
    void print_answer() {
        const Needed needed = needed_by(note_.kind);
        if (needed.back || !note_.back.empty()) text("back", note_.back);
        if (needed.choices || !note_.right.empty()) text_or_list("answer", note_.right);
        if (needed.choices || !note_.wrong.empty()) list("wrong", note_.wrong);
        if (needed.number || note_.number != 0) key("number", print_number(note_.number));
        if (needed.points || !note_.points.empty()) list("points", note_.points);
    }

    // How it is asked and judged.
    void print_manner() {
        if (!note_.accept.empty()) list("accept", note_.accept);
        for (const core::HoleAnswers& hole : note_.accept_by_hole)
            list("accept." + print_key(hole.hidden), hole.answers);
        if (note_.strict_accents) key("strict_accents", print_flag(*note_.strict_accents));
        if (note_.reverse) key("reverse", print_flag(*note_.reverse));
        if (!note_.unit.empty()) text("unit", note_.unit);
        if (note_.within) text("within", print_tolerance(*note_.within));
        if (note_.ordered) key("ordered", print_flag(true));
    }

    void print_shared() {
        if (!note_.hints.empty()) text_or_list("hint", note_.hints);
        if (!note_.why.empty()) text("note", note_.why);
        if (!note_.tags.empty()) list("tags", note_.tags);
        if (!note_.sources.empty()) text_or_list("source", note_.sources);
        if (note_.as_of) key("as_of", core::iso_date(*note_.as_of));
        if (note_.verify_by) key("verify_by", core::iso_date(*note_.verify_by));
    }

    void key(std::string_view name, std::string_view value) {
        out_ += fmt::format("{} = {}\n", name, value);
    }

    void text(std::string_view name, std::string_view text) {
        key(name, print_text_or_block(text));
    }

    void list(std::string_view name, const std::vector<std::string>& texts) {
        const std::string line = fmt::format("{} = {}", name, print_list(texts));
        const bool fits = column_at(line, line.size()) <= last_column + 1 &&
                          std::none_of(texts.begin(), texts.end(), has_lines);
        if (fits)
            out_ += line + '\n';
        else
            key(name, print_tall_list(texts));
    }

    void text_or_list(std::string_view name, const std::vector<std::string>& texts) {
        texts.size() == 1 ? text(name, texts.front()) : list(name, texts);
    }

    const core::Note& note_;
    std::string out_ = "[[card]]\n";
};

}  // namespace

std::string print_text(std::string_view text) {
    if (is_better_literal(text, Form::line)) return fmt::format("'{}'", text);
    return fmt::format("\"{}\"", escaped(text, Form::line));
}

std::string print_key(std::string_view key) {
    const bool is_bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return base::is_ascii_letter(c) || base::is_digit(c) || c == '-' || c == '_';
    });
    return is_bare ? std::string(key) : print_text(key);
}

std::string print_list(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + print_text(text);
    return '[' + out + ']';
}

std::string print_numbers(const std::vector<int>& numbers) {
    return fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::string print_whole(int number) {
    return std::to_string(number);
}

std::string print_flag(bool flag) {
    return flag ? "true" : "false";
}

std::string print_time(core::Minutes time) {
    return fmt::format("{:02}:{:02}:00", time.count() / 60, time.count() % 60);
}

std::string print_note(const core::Note& note) {
    return NotePrinter(note).print();
}

}  // namespace deckfile
