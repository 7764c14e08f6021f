// The named and numbered characters of HTML, as Markdown uses them: "&le;", "&#8804;", "&#x2264;".
#pragma once

#include "ui/safe_text.hpp"

#include <string_view>

namespace ui {

// What the entity, "&" to ";", stands for; one that is not known, itself. Never a newline.
SafeText decode_entity(std::string_view entity);

}  // namespace ui
