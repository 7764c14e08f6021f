// Letters that Unicode takes for letters of their own, and how they are written where a keyboard
// has them not.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace base {

struct Spelling {
    char32_t letter;
    std::string_view plain;
};
using Spellings = std::span<const Spelling>;

inline constexpr std::array spellings = {
    Spelling{U'\u00C6', "AE"}, Spelling{U'\u00E6', "ae"}, Spelling{U'\u0152', "OE"},
    Spelling{U'\u0153', "oe"},
    // Small ones: a stroke or a hook through a letter is no mark that can be taken off it.
    Spelling{U'\u00F0', "d"}, Spelling{U'\u00F8', "o"}, Spelling{U'\u00FE', "th"},
    Spelling{U'\u0111', "d"}, Spelling{U'\u0127', "h"}, Spelling{U'\u0131', "i"},
    Spelling{U'\u0142', "l"}, Spelling{U'\u0167', "t"}, Spelling{U'\u0180', "b"},
    Spelling{U'\u0188', "c"}, Spelling{U'\u0192', "f"}, Spelling{U'\u0199', "k"},
    Spelling{U'\u019A', "l"}, Spelling{U'\u01B4', "y"}, Spelling{U'\u01B6', "z"},
    Spelling{U'\u01E5', "g"}, Spelling{U'\u023C', "c"}, Spelling{U'\u0247', "e"},
    Spelling{U'\u0249', "j"}, Spelling{U'\u024D', "r"}, Spelling{U'\u024F', "y"},
    Spelling{U'\u0253', "b"}, Spelling{U'\u0256', "d"}, Spelling{U'\u0257', "d"},
    Spelling{U'\u0268', "i"}, Spelling{U'\u0289', "u"}, Spelling{U'\u1D7D', "p"},
    Spelling{U'\u2C65', "a"}, Spelling{U'\u2C66', "t"}};
inline constexpr Spellings ligatures = Spellings(spellings).first(4);
inline constexpr Spellings strokes = Spellings(spellings).subspan(4);

}  // namespace base
