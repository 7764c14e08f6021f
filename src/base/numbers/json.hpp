// JSON out, and the little of it that is read back from the log's details. nlohmann-json stays
// behind this header.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// A JSON object being built; members keep the order in which they were added. Ill-formed UTF-8
// becomes U+FFFD, and what a terminal must not be sent is written as an escape.
class JsonObject {
public:
    JsonObject();
    JsonObject(const JsonObject& other);
    JsonObject(JsonObject&& other) noexcept;
    JsonObject& operator=(JsonObject other) noexcept;
    ~JsonObject();

    JsonObject& add(std::string_view key, std::string_view value);
    JsonObject& add(std::string_view key, const char* value) {
        return add(key, std::string_view(value));
    }
    JsonObject& add(std::string_view key, std::int64_t value);
    JsonObject& add(std::string_view key, int value) { return add(key, std::int64_t{value}); }
    JsonObject& add(std::string_view key, bool value);
    JsonObject& add(std::string_view key, const std::vector<std::string>& values);
    JsonObject& add(std::string_view key, JsonObject value);
    JsonObject& add(std::string_view key, std::vector<JsonObject> values);
    JsonObject& add_null(std::string_view key);
    // A value that is JSON text already, as details are. What another program wrote and is none, or
    // is nested more than a hundred deep, becomes a string that holds it; and so does the text of a
    // string, quotes and all, so that what is read back as a string always holds the text.
    JsonObject& add_json(std::string_view key, std::string_view text);
    // The members of an object that is JSON text; nothing where it is none, or nested so deep.
    JsonObject& add_members(std::string_view object);

    // On one line, or indented by two spaces.
    std::string text() const;
    std::string indented() const;

private:
    struct Members;
    std::unique_ptr<Members> members_;
};

// A JSON object that is read: its text is gone through once, however many members are asked for.
// Each is nothing where the text is no object, or the member has another type.
class JsonMembers {
public:
    explicit JsonMembers(std::string_view object);
    ~JsonMembers();

    bool has(std::string_view key) const;
    // One that 64 bits hold.
    std::optional<std::int64_t> integer(std::string_view key) const;
    std::optional<std::string> string(std::string_view key) const;
    // As JSON text, written as JsonObject writes it; nothing where it is nested so deep.
    std::optional<std::string> text(std::string_view key) const;

private:
    struct Members;
    const std::unique_ptr<const Members> members_;
};

// Text as a JSON string.
std::string json_text(std::string_view text);
// What add_json makes of such text: JSON on one line.
std::string on_one_line(std::string_view json);

// One member of such an object.
std::optional<std::int64_t> json_integer(std::string_view object, std::string_view key);
std::optional<std::string> json_string(std::string_view object, std::string_view key);

}  // namespace base
