// A flat JSON object, written as JsonObject writes it, but without holding its members: for what is
// written by the million.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

class FlatJson {
public:
    // On one line; or each member on its own, indented by so many spaces, at least two.
    explicit FlatJson(std::optional<int> indent = std::nullopt);

    FlatJson& add(std::string_view key, std::string_view value);
    FlatJson& add(std::string_view key, const char* value) {
        return add(key, std::string_view(value));
    }
    FlatJson& add(std::string_view key, std::int64_t value);
    FlatJson& add(std::string_view key, int value) { return add(key, std::int64_t{value}); }
    FlatJson& add(std::string_view key, bool value);
    FlatJson& add_null(std::string_view key);
    // A value that is JSON text already, see JsonObject::add_json.
    FlatJson& add_json(std::string_view key, std::string_view text);

    // The object; nothing can be added then.
    std::string take();

private:
    void begin(std::string_view key);

    std::string members_ = "{";
    std::string break_;  // before each member
    std::string_view colon_ = ":";
};

}  // namespace base
