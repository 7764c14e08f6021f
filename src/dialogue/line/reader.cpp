#include "dialogue/line/reader.hpp"

#include "base/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace dialogue {
namespace {

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t longest_skipped = 64 * 1024 * 1024;  // no more comes of what has no end
constexpr core::Milliseconds longest_wait{60'000};         // at a time: it has to fit an int

}  // namespace

std::optional<std::string> LineReader::next(std::optional<core::Milliseconds> deadline) {
    time_is_up_ = false;
    for (;;) {
        if (auto line = take_line()) return base::normalised(*line);
        if (at_end_ || !wait(deadline)) return std::nullopt;
        read_more();
    }
}

// A whole line of what has been read or, where no more is to come of it, what there is.
std::optional<std::string> LineReader::take_line() {
    auto end = pending_.find('\n');
    if (skipping_) {  // the rest of a line that was too long to be an answer
        skipping_ = end == std::string::npos;
        skipped_ = skipping_ ? skipped_ + pending_.size() : 0;
        at_end_ = at_end_ || skipped_ > longest_skipped;
        pending_.erase(0, skipping_ ? pending_.size() : end + 1);
        end = pending_.find('\n');
    }
    const bool is_rest = end == std::string::npos;
    if (is_rest && !(at_end_ && !pending_.empty()) && pending_.size() <= longest_line)
        return std::nullopt;
    skipping_ = is_rest && !at_end_;
    std::string line = pending_.substr(0, end);
    pending_.erase(0, is_rest ? pending_.size() : end + 1);
    return line;
}

bool LineReader::wait(std::optional<core::Milliseconds> deadline) {
    while (deadline) {
        const auto left = std::max(*deadline - watch_.steady(), core::Milliseconds{0});
        pollfd input{descriptor_, POLLIN, 0};
        const auto limit = static_cast<int>(std::min(left, longest_wait).count());
        const int ready = ::poll(&input, 1, limit);
        if (ready > 0) break;
        time_is_up_ = ready == 0 && watch_.steady() >= *deadline;
        if (time_is_up_) return false;
    }
    return true;
}

void LineReader::read_more() {
    std::array<char, 4096> bytes{};
    const auto count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) at_end_ = true;
    if (count > 0) pending_.append(bytes.data(), static_cast<std::size_t>(count));
}

}  // namespace dialogue
