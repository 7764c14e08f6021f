#include "core/card/links.hpp"

namespace core {

void Links::add(std::string_view from, std::string_view to) {
    if (end_of(to) != from) next_.emplace(from, to);
}

std::string_view Links::end_of(std::string_view key) const {
    for (auto next = next_.find(key); next != next_.end(); next = next_.find(key))
        key = next->second;
    return key;
}

std::string_view Links::holder_of(std::string_view key, const Stands& stands) const {
    const std::string_view end = end_of(key);
    if (stands(end)) return end;
    std::string_view holder;
    for (auto next = next_.find(key); next != next_.end(); next = next_.find(next->second))
        if (stands(next->first)) holder = next->first;
    if (!holder.empty()) return holder;
    for (const auto& [from, to] : next_)
        if (end_of(from) == end && stands(from)) return from;
    return end;
}

}  // namespace core
