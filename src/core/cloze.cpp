#include "core/cloze.hpp"

namespace core {
namespace {

// The last "::" of a hole splits off the hint.
ClozeRun hole_from(std::string_view inside) {
    const auto split = inside.rfind("::");
    if (split == std::string_view::npos) return {std::string(inside), true, ""};
    return {std::string(inside.substr(0, split)), true, std::string(inside.substr(split + 2))};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
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
            const auto end = rest.find("}}", 2);
            if (end == std::string_view::npos)
                return ClozeError{"this hole is not closed: \"}}\" is missing", at};
            const std::string_view inside = rest.substr(2, end - 2);
            if (inside.find("{{") != std::string_view::npos)
                return ClozeError{"holes do not nest; write literal braces as \"{{{{\"", at};
            ClozeRun hole = hole_from(inside);
            if (is_blank(hole.text)) return ClozeError{"this hole hides nothing", at};
            flush();
            runs.push_back(std::move(hole));
            any = true;
            at += end + 2;
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
