#include "core/card/links.hpp"

#include <vector>

namespace core {

void Links::add(std::string_view from, std::string_view to) {
    if (end_of(to) == from) return;
    const auto [link, is_first] = next_.emplace(from, to);
    if (is_first) previous_.emplace(link->second, link->first);
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
    for (const std::string_view from : leading_to(end))
        if (stands(from)) return from;
    return end;
}

std::set<std::string_view> Links::leading_to(std::string_view end) const {
    std::set<std::string_view> out;
    std::vector<std::string_view> ahead{end};
    while (!ahead.empty()) {
        const auto [first, last] = previous_.equal_range(ahead.back());
        ahead.pop_back();
        for (auto link = first; link != last; ++link)
            if (out.insert(link->second).second) ahead.push_back(link->second);
    }
    return out;
}

}  // namespace core
