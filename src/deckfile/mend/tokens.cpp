#include "deckfile/mend/tokens.hpp"

#include "deckfile/mistakes/explain.hpp"

#include <algorithm>

namespace deckfile {
namespace {

constexpr auto none = std::string_view::npos;

std::size_t end_of_line(std::string_view piece, std::size_t at) {
    return std::min(piece.find('\n', at), piece.size());
}

// Of the text that begins at `begin`.
std::size_t end_of_text(std::string_view piece, std::size_t begin) {
    const char quote = piece[begin];
    const bool is_long = piece.substr(begin).starts_with(std::string(3, quote));
    const std::size_t size = is_long ? 3 : 1;
    const std::size_t limit = is_long ? piece.size() : end_of_line(piece, begin);
    for (std::size_t at = begin + size; at < limit; ++at) {
        if (piece[at] == '\\' && quote == '"') {
            ++at;
        } else if (piece.substr(at).starts_with(std::string(size, quote))) {
            at += size;
            for (int more = 0; is_long && more < 2 && at < limit && piece[at] == quote; ++more)
                ++at;
            return at;
        }
    }
    return limit;
}

struct Walked {
    std::vector<Span> texts;
    std::size_t end_of_code = 0;
};

// Up to `limit`.
Walked walk(std::string_view piece, std::size_t limit) {
    Walked walked;
    for (std::size_t at = 0; at < std::min(limit, piece.size());) {
        const char c = piece[at];
        if (c == '#') {
            at = end_of_line(piece, at);
        } else if (c == '"' || c == '\'') {
            const std::size_t end = end_of_text(piece, at);
            walked.texts.push_back({at, end});
            at = walked.end_of_code = end;
        } else {
            ++at;
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') walked.end_of_code = at;
        }
    }
    return walked;
}

}  // namespace

std::vector<Span> texts_in(std::string_view piece) {
    return walk(piece, piece.size()).texts;
}

std::optional<Span> text_at(std::string_view piece, std::size_t at) {
    const auto texts = walk(piece, at + 1).texts;
    if (texts.empty() || at < texts.back().begin || at >= texts.back().end) return std::nullopt;
    return texts.back();
}

std::size_t end_of_code(std::string_view piece, std::size_t at) {
    return walk(piece, at).end_of_code;
}

Span line_around(std::string_view piece, std::size_t at) {
    const std::size_t before = at == 0 ? none : piece.rfind('\n', at - 1);
    Span line{before == none ? 0 : before + 1, end_of_line(piece, at)};
    if (line.end > line.begin && piece[line.end - 1] == '\r') --line.end;
    return line;
}

std::size_t behind_blanks(std::string_view piece, std::size_t at) {
    return std::min(piece.find_first_not_of(" \t", at), piece.size());
}

bool ends_line(std::string_view piece, std::size_t at) {
    at = behind_blanks(piece, at);
    return at == piece.size() || piece[at] == '#' || piece[at] == '\n' ||
           piece.substr(at).starts_with("\r\n");
}

bool begins_entry(std::string_view rest) {
    const std::string_view key = key_of(rest);
    if (key.empty()) return false;
    const auto sign = rest.find_first_not_of(
        " \t\"'", static_cast<std::size_t>(key.data() - rest.data()) + key.size());
    return sign != none && rest[sign] == '=';
}

}  // namespace deckfile
