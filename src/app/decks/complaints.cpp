#include "app/decks/complaints.hpp"

#include <fmt/format.h>

#include <map>

namespace app {

std::vector<std::string> complaints_of(const std::vector<store::DeckFile>& files,
                                       const WhyUnused& why_unused) {
    std::vector<std::string> out;
    std::map<std::string, const store::DeckFile*> holders;
    for (const auto& file : files)
        if (file.shown) holders.emplace(file.info.id, &file);
    for (const auto& file : files) {
        if (!file.fault.empty()) {
            out.push_back(fmt::format("{}: {}", file.path, file.fault));
            continue;
        }
        if (file.errors > 0)
            out.push_back(
                fmt::format("{}: {} hidden until mended; `ebb check {}` says where", file.path,
                            file.errors == 1 ? "1 problem keeps notes"
                                             : fmt::format("{} problems keep notes", file.errors),
                            file.path));
        if (file.is_extension() && !holders.contains(file.info.extends))
            out.push_back(
                fmt::format("{}: it extends the deck `{}`, which is not there, so that "
                            "what it says is left out",
                            file.path, file.info.extends));
        const auto holder = holders.find(file.info.id);
        if (auto why = why_unused(file, holder == holders.end() ? nullptr : holder->second))
            out.push_back(fmt::format("{}: {}", file.path, *why));
    }
    return out;
}

}  // namespace app
