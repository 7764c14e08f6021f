#include "ui/wrap.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>

namespace ui {
namespace {

// A cluster where it stands in its run.
struct Piece {
    const Run* run;
    std::size_t offset;
    base::Cluster cluster;
    char32_t code;            // its first
    Hold hold = Hold::loose;  // to the piece before it
};
using Pieces = std::vector<Piece>;

// A space with a mark on it is something to see.
bool is_space(const Piece& piece) {
    return piece.cluster.bytes == " ";
}

// An address, a path, or a card's key: what is copied, and has no spaces.
bool is_copied(std::string_view word) {
    const auto slash = word.find('/');
    if (slash == std::string_view::npos || word.size() < 3) return false;
    if (word.find("://") != std::string_view::npos) return true;
    const std::string_view bare = word.substr(std::min(word.find_first_not_of("(\"'<["), slash));
    return bare.front() == '/' || bare.starts_with("~/") || base::is_ascii(word);
}

// Glues the pieces of a word, from `begin` up to `end`, where it is copied.
void glue_word(Pieces& pieces, std::size_t begin, std::size_t end) {
    std::string word;
    for (std::size_t i = begin; i < end; ++i) word += pieces[i].cluster.bytes;
    if (!is_copied(word)) return;
    for (std::size_t i = begin + 1; i < end; ++i) pieces[i].hold = Hold::whole;
}

// Glues what runs hold together; what need not be whole only where a line of so many columns can
// hold it.
void glue_runs(Pieces& pieces, int columns) {
    for (std::size_t begin = 0, end = 0; begin < pieces.size(); begin = end) {
        const Hold hold = pieces[begin].run->hold;
        int width = 0;
        for (; end < pieces.size() && pieces[end].run->hold == hold; ++end)
            width += pieces[end].cluster.width;
        if (hold == Hold::loose || (hold == Hold::together && width > columns)) continue;
        for (std::size_t i = begin + 1; i < end; ++i) pieces[i].hold = hold;
    }
}

void glue_words(Pieces& pieces) {
    const auto ends_word = [](const Piece& piece) { return is_space(piece) || piece.code == '\n'; };
    for (std::size_t begin = 0, end = 0; begin < pieces.size(); begin = ++end) {
        while (end < pieces.size() && !ends_word(pieces[end])) ++end;
        glue_word(pieces, begin, end);
    }
}

Pieces pieces_of(const Line& text) {
    Pieces pieces;
    for (const Run& run : text) {
        const std::string_view bytes = run.text.view();
        for (const base::Cluster& cluster : base::clusters(bytes)) {
            std::string_view front = cluster.bytes;
            const auto offset = static_cast<std::size_t>(cluster.bytes.data() - bytes.data());
            pieces.push_back({&run, offset, cluster, base::take_code_point(front).code});
        }
    }
    return pieces;
}

// Kinsoku, as far as readers stumble over: no line begins with the first or ends with the second.
constexpr std::u32string_view never_first =
    U"、。，．・：；？！）」』】〕〉》”’ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
constexpr std::u32string_view never_last = U"（「『【〔〈《“‘";

constexpr std::u32string_view hyphens = U"-\u2010\u2013\u2014";

// Between the halves of a compound, but not inside "-5", "--new" or "2026-11-22".
bool breaks_after_hyphen(char32_t before, char32_t hyphen, char32_t after) {
    return base::contains(hyphens, hyphen) && base::is_letter_or_digit(before) &&
           base::is_letter_or_digit(after) && !base::is_digit(after);
}

// A letter of one column stays one of its word, whatever marks stand beside it.
bool is_wide(const Piece& piece) {
    return piece.cluster.width >= 2 &&
           (!base::is_letter_or_digit(piece.code) || base::is_wide(piece.code));
}

bool breaks_between_wide(const Piece& left, const Piece& right) {
    return is_wide(left) && is_wide(right) && !base::contains(never_last, left.code) &&
           !base::contains(never_first, right.code);
}

// Whether a line may end before pieces[i].
bool may_break(const Pieces& pieces, std::size_t i) {
    constexpr char32_t zero_width_space = 0x200B;
    const Piece& left = pieces[i - 1];
    const Piece& right = pieces[i];
    if (is_space(right) || right.hold != Hold::loose) return false;
    if (is_space(left) || left.code == zero_width_space) return true;
    const char32_t before = i >= 2 ? pieces[i - 2].code : ' ';
    return breaks_after_hyphen(before, left.code, right.code) || breaks_between_wide(left, right);
}

// Where the line that begins at `begin` ends. Spaces may hang over its end: they are not shown.
std::size_t end_of_line(const Pieces& pieces, std::size_t begin, std::size_t end, int columns,
                        Break where) {
    if (where == Break::nowhere) return end;
    int width = 0;
    std::size_t chance = begin;
    bool kept_whole = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin && may_break(pieces, i)) chance = i;
        width += pieces[i].cluster.width;
        const bool fits = width <= columns || i == begin || is_space(pieces[i]);
        if (fits) continue;
        if (chance > begin) return chance;
        kept_whole |= pieces[i].hold == Hold::whole;
        if (!kept_whole) return i;  // else what follows without a space stays with it
    }
    return end;
}

std::size_t next_newline(const Pieces& pieces, std::size_t begin) {
    while (begin < pieces.size() && pieces[begin].code != '\n') ++begin;
    return begin;
}

void append_pieces(Line& line, const Pieces& pieces, std::size_t begin, std::size_t end) {
    while (begin < end) {
        const Piece& first = pieces[begin];
        std::size_t size = 0;
        for (; begin < end && pieces[begin].run == first.run; ++begin)
            size += pieces[begin].cluster.bytes.size();
        line.push_back(
            {first.run->text.part(first.offset, size), first.run->style, first.run->hold});
    }
}

Line cut_to(const Line& line, int columns) {
    const Pieces pieces = pieces_of(line);
    int width = 0;
    std::size_t end = 0;
    while (end < pieces.size() && width + pieces[end].cluster.width <= columns)
        width += pieces[end++].cluster.width;
    Line cut;
    append_pieces(cut, pieces, 0, end);
    return cut;
}

void drop_trailing_spaces(Line& line) {
    while (!line.empty()) {
        const std::size_t last = line.back().text.view().find_last_not_of(' ');
        if (last != std::string_view::npos) {
            line.back().text = line.back().text.part(0, last + 1);
            return;
        }
        line.pop_back();
    }
}

// The bytes of "ebb: /a path with spaces" where a sentence begins so; it ends at the next colon.
std::size_t path_at_front(std::string_view text) {
    constexpr std::string_view program = "ebb: ";
    const std::size_t begin = text.starts_with(program) ? program.size() : 0;
    if (begin == text.size() || text[begin] != '/') return 0;
    const std::size_t end = text.find(": ", begin);
    return end == std::string_view::npos ? 0 : end;
}

}  // namespace

int usable_columns(const Look& look) {
    return std::max(look.width, narrowest) - 1;
}

Line sentence(std::string_view untrusted, Style style) {
    const SafeText text = SafeText::sentence(untrusted);
    Line line;
    const std::size_t path = path_at_front(text.view());
    if (path > 0) line.push_back({text.part(0, path), style, Hold::whole});
    bool in_command = false;
    for (std::size_t begin = path; begin < text.view().size(); in_command = !in_command) {
        const std::size_t mark = text.view().find('`', begin + (in_command ? 1 : 0));
        const bool is_open = in_command && mark == std::string_view::npos;
        const std::size_t end =
            mark == std::string_view::npos ? text.view().size() : mark + (in_command ? 1 : 0);
        if (end > begin)
            line.push_back({text.part(begin, end - begin), style,
                            in_command && !is_open ? Hold::whole : Hold::loose});
        begin = end;
    }
    return line;
}

Lines wrap(const Line& text, const Look& look, const Prefix& prefix, Break where) {
    const int columns = usable_columns(look);
    const Line shown = displayable(text, look);
    const Line first = cut_to(displayable(prefix.first, look), columns / 2);
    const Line rest = cut_to(displayable(prefix.rest, look), columns / 2);
    Pieces pieces = pieces_of(shown);
    if (where == Break::words) {
        glue_runs(pieces, columns - width_of(rest));
        glue_words(pieces);
    }
    Lines lines;
    std::size_t begin = 0;
    std::size_t newline = 0;
    do {
        if (newline <= begin) newline = next_newline(pieces, begin);
        Line line = lines.empty() ? first : rest;
        const std::size_t end =
            end_of_line(pieces, begin, newline, columns - width_of(line), where);
        append_pieces(line, pieces, begin, end);
        drop_trailing_spaces(line);
        lines.push_back(std::move(line));
        begin = end == newline ? end + 1 : end;
    } while (begin < pieces.size());
    return lines;
}

Line shorten(const Line& line, int columns, const Look& look) {
    Line shown = displayable(line, look);
    if (width_of(shown) <= columns) return shown;
    const SafeText ellipsis = look.utf8 ? "…"_safe : "..."_safe;
    const int room = columns - base::width_of(ellipsis.view());
    shown = cut_to(shown, room);
    drop_trailing_spaces(shown);
    shown.push_back({ellipsis, style::plain});
    return shown;
}

SafeText cut_middle(const SafeText& text, int columns, const Look& look) {
    const SafeText shown = look.utf8 ? text : to_ascii(text);
    if (base::width_of(shown.view()) <= columns) return shown;
    const SafeText ellipsis = look.utf8 ? "…"_safe : "..."_safe;
    const int room = std::max(columns - base::width_of(ellipsis.view()), 0);
    const auto clusters = base::clusters(shown.view());
    // The bytes that fit into so many columns, from the front or from the back.
    const auto fitting = [](auto begin, auto end, int columns_left) {
        std::size_t size = 0;
        for (; begin != end && begin->width <= columns_left; ++begin) {
            columns_left -= begin->width;
            size += begin->bytes.size();
        }
        return size;
    };
    const std::size_t head = fitting(clusters.begin(), clusters.end(), room - room / 2);
    const std::size_t tail = fitting(clusters.rbegin(), clusters.rend(), room / 2);
    return shown.part(0, head) + ellipsis + shown.part(shown.view().size() - tail, tail);
}

SafeText shorten(const SafeText& text, int columns, const Look& look) {
    SafeText joined;
    for (const Run& run : shorten(Line{{text, style::plain}}, columns, look)) joined += run.text;
    return joined;
}

SafeText shorten_at_word(const SafeText& text, int columns, const Look& look) {
    const SafeText shown = look.utf8 ? text : to_ascii(text);
    if (base::width_of(shown.view()) <= columns) return shown;
    const SafeText ellipsis = look.utf8 ? " …"_safe : " ..."_safe;
    const int room = columns - base::width_of(ellipsis.view());
    std::size_t fits = 0;
    int width = 0;
    for (const base::Cluster& cluster : base::clusters(shown.view())) {
        if ((width += cluster.width) > room) break;
        fits += cluster.bytes.size();
    }
    const std::size_t space = shown.view().rfind(' ', fits);
    const std::size_t end = shown.view().find_last_not_of(' ', space);
    const bool has_words = space != std::string_view::npos && end != std::string_view::npos;
    return has_words ? shown.part(0, end + 1) + ellipsis : shorten(text, columns, look);
}

}  // namespace ui
