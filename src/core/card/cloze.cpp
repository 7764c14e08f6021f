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
        if (hidden_by(run).empty()) return fail("this hole hides nothing");
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

// A text that is no cloze is one plain run.
std::vector<ClozeRun> runs_of(const std::string& cloze) {
    auto parsed = parse_cloze(cloze);
    if (auto* runs = std::get_if<std::vector<ClozeRun>>(&parsed)) return std::move(*runs);
    return {{cloze, false, ""}};
}

std::string gap_for(const ClozeRun& hole) {
    if (hole.hint.empty()) return "[...]";
    return "[" + hole.hint + (hole.hint.ends_with('?') ? "]" : "?]");
}

void add_hole(MarkedText& to, const ClozeRun& hole, Hole shown) {
    if (shown == Hole::left_out) return;
    const bool is_open = shown == Hole::open;
    const std::string text = is_open ? gap_for(hole) : hole.text;
    to.marks.push_back(
        {is_open ? Mark::Kind::gap : Mark::Kind::answer, to.text.size(), text.size()});
    to.text += text;
}

}  // namespace

std::variant<std::vector<ClozeRun>, ClozeError> parse_cloze(std::string_view text) {
    return Cutter(text).cut();
}

std::string hidden_by(const ClozeRun& hole) {
    return base::normalised(hole.text);
}

MarkedText cloze_text(const std::string& cloze, Hole shown,
                      const std::optional<std::string>& hidden) {
    MarkedText out;
    for (const ClozeRun& run : runs_of(cloze)) {
        if (!run.hole || (hidden && hidden_by(run) != *hidden))
            out.text += run.text;
        else
            add_hole(out, run, shown);
    }
    return out;
}

std::vector<std::string> cloze_hints(const std::string& cloze) {
    std::vector<std::string> hints;
    for (const ClozeRun& run : runs_of(cloze))
        if (!run.hint.empty()) hints.push_back(run.hint);
    return hints;
}

}  // namespace core
