#include "cli/command/author/check_report.hpp"

#include "base/text/cut.hpp"
#include "deckfile/source.hpp"
#include "ui/excerpt.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

std::string name_of(const core::Problem& problem) {
    return problem.severity == core::Severity::error ? "error" : "warning";
}

base::JsonObject json_of(const std::string& path, const core::Problem& problem) {
    base::JsonObject json;
    json.add("file", path).add("line", problem.line).add("column", problem.column);
    json.add("severity", name_of(problem));
    return json.add("message", problem.message);
}

// As columns are counted: a mark at the beginning of the file is no part of its first line.
std::string_view line_of(std::string_view text, int line) {
    return deckfile::line_at({base::without_byte_order_mark(text)}, line);
}

}  // namespace

void CheckReport::add(const std::string& path, const core::Problem& problem,
                      std::string_view text) {
    ++(problem.severity == core::Severity::error ? errors_ : warnings_);
    if (json_) {
        problems_.push_back(json_of(path, problem));
        return;
    }
    if (problem.line == 0)
        return out_.tell(path, fmt::format(": {}: {}", name_of(problem), problem.message));
    out_.tell(path, deckfile::describe("", problem));
    if (shows_lines())
        out_.print(
            ui::excerpt(line_of(text, problem.line), problem.line, problem.column, out_.look()));
}

void CheckReport::add(const std::string& path, const deckfile::Mend& mend, bool is_done) {
    ++mended_;
    if (json_) {
        base::JsonObject json;
        json.add("file", path).add("line", mend.line);
        mends_.push_back(json.add("done", std::string(mend.done)));
    } else if (is_done) {
        out_.acknowledge("", path, fmt::format(":{}: mended: {}", mend.line, mend.done));
    }
}

void CheckReport::print_json(int files, int notes, bool with_mended) const {
    base::JsonObject document;
    document.add("version", 1).add("errors", errors_).add("warnings", warnings_);
    document.add("files", files).add("notes", notes);
    if (with_mended) document.add("mended", mends_);
    out_.exact(document.add("problems", problems_).indented() + "\n");
}

}  // namespace cli
