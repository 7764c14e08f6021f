#include "core/card/cloze.hpp"

#include "base/text/unicode.hpp"

#include <optional>
#include <utility>

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

// Four braces are two literal ones.
bool begins_with_literal(std::string_view text) {
    return text.starts_with("{{{{") || text.starts_with("}}}}");
}

Inside read_inside(std::string_view rest) {
    Inside inside;
    std::size_t& at = inside.size;
    while (at < rest.size()) {
        const std::string_view left = rest.substr(at);
        if (begins_with_literal(left)) {
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

// Cuts a text into its runs, up to the first thing that is wrong.
class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::variant<std::vector<ClozeRun>, ClozeError> cut() {
        while (at_ < text_.size() && !error_) step();
        end_plain();
        if (!error_ && !any_hole_)
            error_ = ClozeError{"a cloze needs at least one hole, written {{like this}}", 0};
        if (error_) return std::move(*error_);
        return std::move(runs_);
    }

private:
    void step() {
        const std::string_view rest = text_.substr(at_);
        if (begins_with_literal(rest)) {
            plain_ += rest.substr(0, 2);
            at_ += 4;
        } else if (rest.starts_with("{{")) {
            hole(read_inside(rest.substr(2)));
        } else if (rest.starts_with("}}")) {
            fail("\"}}\" closes no hole; write literal braces as \"}}}}\"");
        } else {
            plain_ += rest.front();
            ++at_;
        }
    }

    void hole(const Inside& inside) {
        if (!inside.closed) return fail("this hole is not closed: \"}}\" is missing");
        if (inside.nests) return fail("holes do not nest; write literal braces as \"{{{{\"");
        ClozeRun run = hole_from(inside.text);
        if (base::normalised(run.text).empty()) return fail("this hole hides nothing");
        end_plain();
        runs_.push_back(std::move(run));
        any_hole_ = true;
        at_ += 2 + inside.size;
    }

    void end_plain() {
        if (!plain_.empty()) runs_.push_back({std::exchange(plain_, {}), false, ""});
    }

    void fail(std::string message) { error_ = ClozeError{std::move(message), at_}; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string plain_;  // since the last hole
    bool any_hole_ = false;
    std::vector<ClozeRun> runs_;
    std::optional<ClozeError> error_;
};

}  // namespace

std::variant<std::vector<ClozeRun>, ClozeError> parse_cloze(std::string_view text) {
    return Cutter(text).cut();
}

std::string cloze_text(const std::string& cloze, const ShownHole& shown) {
    const auto parsed = parse_cloze(cloze);
    const auto* runs = std::get_if<std::vector<ClozeRun>>(&parsed);
    if (!runs) return cloze;
    std::string text;
    for (const ClozeRun& run : *runs) text += run.hole ? shown(run) : run.text;
    return text;
}

}  // namespace core
