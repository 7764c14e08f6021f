// Whether an author mended a text, or made another fact of it. Judged by what differs alone, and on
// the side of doubt: what is not linked by this a person still can.
#pragma once

#include "core/heir/tokens.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace core {

// Whether another note, of any deck, spells a word so.
using SpeltElsewhere = std::function<bool(std::string_view word)>;

// Whether only case, punctuation, markup, an article, an added unit of measure, or slips of
// spelling differ: words one edit or swap from their counterpart whose old spelling stands nowhere
// else. What denies or says how much (un-, hyper-, can't), numbers, signs, and words of three
// letters do not slip. Reading the rule the other way round does not hold.
bool is_mended(std::string_view old, std::string_view now, const SpeltElsewhere& elsewhere);

// The same of texts already cut.
bool is_mended(const Tokens& old, const Tokens& now, const SpeltElsewhere& elsewhere);

}  // namespace core
