#include "deckfile/mistakes/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace deckfile {

void Report::add(Problems&& problems) {
    for (core::Problem& problem : problems) add(std::move(problem));
}

void Report::add(core::Problem problem) {
    if (problems_.size() < most_) {
        problems_.push_back(std::move(problem));
    } else {
        ++further_;
        further_error_ |= problem.severity == core::Severity::error;
    }
}

Problems Report::take() {
    std::stable_sort(problems_.begin(), problems_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    if (further_ > 0) {
        const core::Problem& last = problems_.back();
        problems_.push_back({last.line, last.column,
                             further_error_ ? core::Severity::error : core::Severity::warning,
                             fmt::format("and {} more problems in this file", further_)});
    }
    return std::move(problems_);
}

}  // namespace deckfile
