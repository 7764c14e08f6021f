#include "cli/manual/documents.hpp"

#include "base/text/names.hpp"

namespace cli {
namespace {

constexpr base::Name<std::string_view> documents[] = {
#include "documents.inc"
};

}  // namespace

std::optional<std::string_view> document(std::string_view name) {
    return base::value_of(documents, name);
}

}  // namespace cli
