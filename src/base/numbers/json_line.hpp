// A flat JSON object on one line, as JsonObject writes it, but without holding its members: for
// what is written by the million.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

class JsonLine {
public:
    JsonLine& add(std::string_view key, std::string_view value);
    JsonLine& add(std::string_view key, const char* value) {
        return add(key, std::string_view(value));
    }
    JsonLine& add(std::string_view key, std::int64_t value);
    JsonLine& add(std::string_view key, int value) { return add(key, std::int64_t{value}); }
    JsonLine& add(std::string_view key, bool value);
    // A value that is JSON text already, see JsonObject::add_json.
    JsonLine& add_json(std::string_view key, std::string_view text);

    std::string text() const { return members_ + "}"; }

private:
    void begin(std::string_view key);
    std::string members_ = "{";
};

}  // namespace base
