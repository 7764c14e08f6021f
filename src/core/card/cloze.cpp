#include "core/card/cloze.hpp"

#include "base/text/unicode.hpp"

namespace core {
namespace {

// The last "::" of a hole splits off the hint.
ClozeRun hole_from(std::string_view inside) {
    const auto split = inside.rfind("::");
    if (split == std::string_view::npos) return {std::string(inside), true, ""};
    return {std::string(inside.substr(0, split)), true, std::string(inside.substr(split + 2))};
}

// A hole's text with its literal braces undone, and how many bytes it took up to behind its "}}".
struct Inside {
    std::string text;
    std::size_t size = 0;
    bool nests = false;
    bool closed = false;
};

Inside read_inside(std::string_view rest) {
    Inside inside;
    std::size_t& at = inside.size;
    while (at < rest.size()) {
        const std::string_view left = rest.substr(at);
        if (left.starts_with("{{{{") || left.starts_with("}}}}")) {
            inside.text += left.substr(0, 2);
            at += 4;
        } else if (left.starts_with("}}") && !left.starts_with("}}}")) {
            at += 2;
            inside.closed = true;
            return inside;
        } else {
            inside.nests = inside.nests || left.starts_with("{{");
            inside.text += left.front();  // also the first of three: the hole ends with a brace
            ++at;
        }
    }
    return inside;
}

}  // namespace

std::variant<std::vector<ClozeRun>, ClozeError> parse_cloze(std::string_view text) {
    std::vector<ClozeRun> runs;
    std::string plain;
    bool any = false;
    const auto flush = [&] {
        if (!plain.empty()) runs.push_back({plain, false, ""});
        plain.clear();
    };
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("{{{{") || rest.starts_with("}}}}")) {
            plain += rest.substr(0, 2);
            at += 4;
        } else if (rest.starts_with("{{")) {
            const Inside inside = read_inside(rest.substr(2));
            if (!inside.closed) return ClozeError{"this hole is not closed: \"}}\" is missing", at};
            if (inside.nests)
                return ClozeError{"holes do not nest; write literal braces as \"{{{{\"", at};
            ClozeRun hole = hole_from(inside.text);
            if (base::normalised(hole.text).empty())
                return ClozeError{"this hole hides nothing", at};
            flush();
            runs.push_back(std::move(hole));
            any = true;
            at += 2 + inside.size;
        } else if (rest.starts_with("}}")) {
            return ClozeError{"\"}}\" closes no hole; write literal braces as \"}}}}\"", at};
        } else {
            plain += rest.front();
            ++at;
        }
    }
    flush();
    if (!any) return ClozeError{"a cloze needs at least one hole, written {{like this}}", 0};
    return runs;
}

}  // namespace core
