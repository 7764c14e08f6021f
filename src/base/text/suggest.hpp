// "Did you mean": the word that somebody probably had in mind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

// The known word nearest to `word` by its edit distance, case ignored; empty where none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

// "; did you mean `front`?", or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace base
