#include "cli/manual/documents.hpp"

namespace cli {
namespace {

struct Document {
    std::string_view name;
    std::string_view text;
};

constexpr Document documents[] = {
#include "documents.inc"
};

}  // namespace

std::optional<std::string_view> document(std::string_view name) {
    for (const Document& one : documents)
        if (one.name == name) return one.text;
    return std::nullopt;
}

}  // namespace cli
