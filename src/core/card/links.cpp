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

}  // namespace core
