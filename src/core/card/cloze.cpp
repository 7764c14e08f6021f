#include "core/card/cloze.hpp"

#include "base/text/in_backticks.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace core {
namespace {

constexpr std::size_t most_errors = 10;  // of one text: looking behind each takes as long as it is

// The last "::" of a hole splits off the hint.
ClozeRun hole_from(std::string_view inside, std::size_t offset) {
    const auto split = inside.rfind("::");
    if (split == std::string_view::npos) return {std::string(inside), true, "", offset};
    return {std::string(inside.substr(0, split)), true, std::string(inside.substr(split + 2)),
            offset};
}

// Four braces are two literal ones.
bool begins_with_literal(std::string_view text) {
    return text.starts_with("{{{{") || text.starts_with("}}}}");
}

// A hole ends at the last two of three braces.
bool begins_with_end(std::string_view text) {
    return text.starts_with("}}") && !text.starts_with("}}}");
}

// What stands behind the "{{" of a hole, its literal braces undone.
struct Inside {
    std::string text;
    std::size_t size = 0;  // up to behind its "}}"
    bool closed = false;
    std::optional<std::size_t> next_hole;  // a "{{" in it
    std::optional<std::size_t> one_brace;  // behind a "}" that closes nothing, above that
};

// One brace, as of a formula; where it closes none, the hole's own may have been meant.
void note_brace(Inside& inside, std::string_view left, int& open) {
    if (left.starts_with('{')) ++open;
    if (!left.starts_with('}') || left.starts_with("}}") || --open >= 0) return;
    if (!inside.one_brace && !inside.next_hole) inside.one_brace = inside.size + 1;
    open = 0;
}

// Its first byte, and those behind it up to one that may mean something.
std::string_view plain_at(std::string_view text) {
    const auto is_brace = [](char c) { return c == '{' || c == '}'; };
    return {text.begin(), std::find_if(text.begin() + 1, text.end(), is_brace)};
}

Inside read_inside(std::string_view rest) {
    Inside inside;
    int open = 0;
    std::size_t& at = inside.size;
    while (at < rest.size()) {
        const std::string_view left = rest.substr(at);
        if (begins_with_literal(left)) {
            inside.text += left.substr(0, 2);
            at += 4;
        } else if (begins_with_end(left)) {
            at += 2;
            inside.closed = true;
            return inside;
        } else {
            if (left.starts_with("{{") && !inside.next_hole) inside.next_hole = at;
            note_brace(inside, left, open);
            const auto plain = plain_at(left);  // also the first of three: the hole ends with one
            inside.text += plain;
            at += plain.size();
        }
    }
    return inside;
}

// Where a hole ends that holds others, each of them closed; nothing where one is not.
std::optional<std::size_t> end_of_nest(std::string_view text) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view left = text.substr(at);
        if (begins_with_literal(left)) {
            at += 4;
        } else if (left.starts_with("{{") || begins_with_end(left)) {
            depth += left.front() == '{' ? 1 : -1;
            at += 2;
            if (depth == 0) return at;
        } else {
            ++at;
        }
    }
    return std::nullopt;
}

// Cuts a text into its runs, and goes on behind what is wrong.
class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::variant<std::vector<ClozeRun>, ClozeErrors> cut() {
        while (at_ < text_.size() && errors_.size() < most_errors) step();
        end_plain();
        if (errors_.empty() && !any_hole_)
            fail(0, "a cloze needs at least one hole, written {{like this}}");
        if (!errors_.empty()) return std::move(errors_);
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
            end_of_no_hole();
        } else {
            if (rest.front() == '{') braces_.push_back(at_);
            if (rest.front() == '}' && !braces_.empty()) braces_.pop_back();
            const auto plain = plain_at(rest);
            plain_ += plain;
            at_ += plain.size();
        }
    }

    void hole(const Inside& inside) {
        braces_.clear();
        if (!inside.closed || inside.next_hole) return open_hole(inside);
        ClozeRun run = hole_from(inside.text, at_);
        if (hidden_by(run).empty()) fail(at_, "this hole hides nothing");
        end_plain();
        runs_.push_back(std::move(run));
        any_hole_ = true;
        at_ += 2 + inside.size;
    }

    // One that is not closed, or holds another.
    void open_hole(const Inside& inside) {
        const std::size_t begin = at_ + 2;
        if (inside.one_brace) {
            fail(at_, "a } is missing behind " +
                          base::in_backticks(text_.substr(at_, *inside.one_brace + 1)));
            at_ = begin + *inside.one_brace;
        } else if (!inside.next_hole) {
            fail(at_, "this hole is not closed: \"}}\" is missing");
            at_ = text_.size();
        } else if (const auto end = end_of_nest(text_.substr(at_))) {
            fail(at_, "holes do not nest; write literal braces as \"{{{{\"");
            at_ += *end;
        } else {
            fail(at_, "this hole is not closed where the next begins: \"}}\" is missing");
            at_ = begin + *inside.next_hole;
        }
    }

    void end_of_no_hole() {
        const std::size_t end = at_ + 2;
        if (braces_.empty())
            fail(at_,
                 "\"}}\" closes no hole; write {{ where it begins, or literal braces as \"}}}}\"");
        else
            fail(braces_.back(),
                 "a { is missing before " + base::in_backticks(text_.substr(
                                                braces_.back() + 1, end - braces_.back() - 1)));
        braces_.clear();
        at_ = end;
    }

    void end_plain() {
        if (!plain_.empty()) runs_.push_back({std::exchange(plain_, {}), false, ""});
    }

    void fail(std::size_t at, std::string message) { errors_.push_back({std::move(message), at}); }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string plain_;  // since the last hole
    bool any_hole_ = false;
    std::vector<std::size_t> braces_;  // single ones that are open, since the last hole
    std::vector<ClozeRun> runs_;
    ClozeErrors errors_;
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

std::variant<std::vector<ClozeRun>, ClozeErrors> parse_cloze(std::string_view text) {
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
