// A card's key changes when its author gives its note another name. A link says so: what was
// answered under the one key belongs to the card of the other. Keys are followed, never rewritten,
// so that rows keep the key they were written under.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace core {

class Links {
public:
    // In fold order: of two links from one key the earlier holds, and one that would lead back to
    // where it begins says nothing.
    void add(std::string_view from, std::string_view to);

    // Where links lead from a key: itself, where none does.
    std::string_view end_of(std::string_view key) const;
    // The key that has the card of this one: the end, if it stands in a file; else the last on the
    // way to it that does; else any that leads there and does. On another branch of a deck's own
    // history an earlier name may stand there, and the later not.
    using Stands = std::function<bool(std::string_view key)>;
    std::string_view holder_of(std::string_view key, const Stands& stands) const;

private:
    // All keys from which links lead there, in their order.
    std::set<std::string_view> leading_to(std::string_view end) const;

    std::map<std::string, std::string, std::less<>> next_;
    std::multimap<std::string, std::string, std::less<>> previous_;  // the other way round
};

}  // namespace core
