// Notes written in the learner's editor, to be added: a file with a few words on how, which is
// read when the editor ends.
#pragma once

#include "cli/context.hpp"
#include "deckfile/given/given.hpp"

#include <optional>
#include <string>

namespace cli {

class Draft {
public:
    // Makes the file. Throws EditRefused where it cannot be made.
    Draft(Context& context, const std::string& deck);
    // Removes it, unless it is kept.
    ~Draft();
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    // Opens the editor, as often as what was written cannot be used and the learner wants to mend
    // it. Nothing where it still cannot be used, or the editor failed, as who leaves vim by `:cq`
    // wants it to: then the file is kept, and it is said where.
    std::optional<deckfile::Given> write(const std::string& entries);
    // What was written is not lost, though it was not added.
    void keep();

private:
    std::optional<deckfile::Given> read(const std::string& entries);

    Context& context_;
    std::string path_;
    bool is_kept_ = false;
};

}  // namespace cli
