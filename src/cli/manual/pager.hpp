// Long output through the learner's pager.
#pragma once

#include <string>
#include <string_view>

namespace cli {

// The command for the shell: EBB_PAGER, PAGER, or less. Empty where the learner wants none, which
// an empty variable and `cat` say.
std::string preferred_pager();

// Shows it and waits. The reader may leave before the end. False where there is no pager, or it
// read nothing or failed: then it is not known to have been shown.
bool show_in_pager(std::string_view text);

}  // namespace cli
