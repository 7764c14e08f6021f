#include "ui/keys.hpp"

#include "catch.hpp"

#include <string_view>
#include <vector>

using ui::Key;
using Type = ui::Key::Type;

namespace {

// The keys in what a terminal sends at one go.
std::vector<Key> keys_of(std::string_view bytes) {
    const ui::NextByte next = [&]() -> std::optional<unsigned char> {
        if (bytes.empty()) return std::nullopt;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        return byte;
    };
    std::vector<Key> keys;
    while (const auto first = next())
        if (auto key = ui::decode_key(*first, next)) {
            if (key->type == Type::paste) key->text = ui::pasted_text(next);
            keys.push_back(*std::move(key));
        }
    return keys;
}

Key character(char32_t code) {
    return {Type::character, code};
}

}  // namespace

TEST_CASE("characters of any length are one key each") {
    CHECK(keys_of("a é日👍") == std::vector{character('a'), character(' '), character(U'é'),
                                           character(U'日'), character(U'👍')});
}

TEST_CASE("broken characters are replaced") {
    CHECK(keys_of("\xff\xc3") == std::vector{character(0xFFFD), character(0xFFFD)});
}

TEST_CASE("keys with a name") {
    CHECK(keys_of("\r\n") == std::vector<Key>{{Type::enter}, {Type::enter}});
    CHECK(keys_of("\x7f\b") == std::vector<Key>{{Type::backspace}, {Type::backspace}});
    CHECK(keys_of("\x04") == std::vector<Key>{{Type::end_of_input}});
    CHECK(keys_of("\x1b") == std::vector<Key>{{Type::escape}});
}

TEST_CASE("sequences of other keys are swallowed whole") {
    for (const char* sequence :
         {"\x1b[A", "\x1bOP", "\x1b[3~", "\x1b[1;5C", "\x1b[[A", "\x1b\x1b[D", "\x1bx", "\x01"})
        CHECK(keys_of(std::string(sequence) + "1") == std::vector{character('1')});
}

TEST_CASE("a sequence that breaks off does no harm") {
    CHECK(keys_of("\x1b[1;").empty());
    CHECK(keys_of("\x1bO").empty());
}

TEST_CASE("what is pasted is no key, whatever stands in it") {
    const auto pasted = [](const char* text) { return Key{Type::paste, 0, text}; };
    CHECK(keys_of("\x1b[200~q\r\x1b[Aé\x1b[201~1") ==
          std::vector{pasted("q\r\x1b[Aé"), character('1')});
    CHECK(keys_of("\x1b[200~\x1b[201~") == std::vector{pasted("")});
    CHECK(keys_of("\x1b[200~never ended") == std::vector{pasted("never ended")});
    CHECK(keys_of("\x1b[201~1") == std::vector{character('1')});
}

TEST_CASE("Tab and Ctrl-L are characters") {
    CHECK(keys_of("\t\f") == std::vector{character('\t'), character('\f')});
}
