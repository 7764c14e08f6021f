// A card's key changes when its author gives its note another name. A link says so: what was
// answered under the one key belongs to the card of the other. Keys are followed, never rewritten,
// so that rows keep the key they were written under.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace core {

class Links {
public:
    // In fold order: of two links from one key the earlier holds, and one that would lead back to
    // where it begins says nothing.
    void add(std::string_view from, std::string_view to);

    // The key that has the card of this one: itself, where no link leads on.
    std::string_view end_of(std::string_view key) const;

private:
    std::map<std::string, std::string, std::less<>> next_;
};

}  // namespace core
