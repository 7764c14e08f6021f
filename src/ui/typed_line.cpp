#include "ui/typed_line.hpp"

#include "base/text/unicode.hpp"
#include "ui/safe_text.hpp"
#include "ui/wrap.hpp"

#include <utility>

namespace ui {
namespace {

constexpr int margin = 2;
constexpr std::size_t much = 4096;  // bytes; more than a line of the screen holds

std::string erase(int columns) {
    std::string bytes;
    for (int i = 0; i < columns; ++i) bytes += "\b \b";
    return bytes;
}

// The end of the text, so that what a key costs does not grow with it.
std::string_view tail(std::string_view text) {
    if (text.size() <= much) return text;
    text.remove_prefix(text.size() - much);
    const auto is_inside = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
    };
    while (!text.empty() && is_inside(text.front())) text.remove_prefix(1);
    return text;
}

// The end of the text, as much as fits.
std::string visible(const std::string& text, const Look& look) {
    const SafeText safe = SafeText::from(tail(text));
    const std::string shown(look.utf8 ? safe.view() : to_ascii(safe).view());
    int room = usable_columns(look) - margin;
    std::size_t from = shown.size();
    const auto clusters = base::clusters(shown);
    for (auto at = clusters.rbegin(); at != clusters.rend() && at->width <= room; ++at) {
        room -= at->width;
        from -= at->bytes.size();
    }
    return shown.substr(from);
}

}  // namespace

void TypedLine::add(char32_t code) {
    base::append_utf8(text_, code);
}

void TypedLine::add(std::string_view pasted) {
    bool is_broken = false;
    while (!pasted.empty()) {
        const char32_t code = base::take_code_point(pasted).code;
        if (code >= U' ') {
            if (std::exchange(is_broken, false) && !text_.empty()) text_ += ' ';
            base::append_utf8(text_, code);
        } else {
            is_broken = true;
        }
    }
}

void TypedLine::take_back() {
    const auto clusters = base::clusters(tail(text_));
    if (!clusters.empty()) text_.resize(text_.size() - clusters.back().bytes.size());
}

std::string TypedLine::draw(const Look& look) {
    shown_ = visible(text_, look);
    return "\r" + std::string(margin, ' ') + shown_;
}

std::string TypedLine::update(const Look& look) {
    const std::string before = shown_;
    const int columns = base::width_of(before);
    const std::string now = visible(text_, look);
    const int fewer = columns - base::width_of(now);
    const std::string erased = fewer > 0 ? erase(fewer) : "";
    if (before.starts_with(now)) {
        shown_ = now;
        return erased;
    }
    return erased + draw(look);
}

}  // namespace ui
