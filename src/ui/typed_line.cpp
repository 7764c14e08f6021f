#include "ui/typed_line.hpp"

#include "base/text/unicode.hpp"
#include "ui/safe_text.hpp"
#include "ui/wrap.hpp"

namespace ui {
namespace {

constexpr int margin = 2;

std::string erase(int columns) {
    std::string bytes;
    for (int i = 0; i < columns; ++i) bytes += "\b \b";
    return bytes;
}

// The end of the text, as much as fits.
std::string visible(const std::string& text, const Look& look) {
    const SafeText safe = SafeText::from(text);
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

void TypedLine::take_back() {
    const auto clusters = base::clusters(text_);
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
