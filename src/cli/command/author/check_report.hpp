// What ebb check says: a line for each problem, on a terminal with the place below it, or all of
// them as JSON.
#pragma once

#include "base/numbers/json.hpp"
#include "core/card/catalog.hpp"
#include "deckfile/mend/mended.hpp"
#include "ui/output.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cli {

class CheckReport {
public:
    CheckReport(ui::Output& out, bool json) : out_(out), json_(json) {}

    // Whether it shows lines of the files.
    bool shows_lines() const { return !json_ && out_.look().live; }

    // `text` is the file's; line 0 is no place in it.
    void add(const std::string& path, const core::Problem& problem, std::string_view text = {});
    // `is_done` is false of what would be mended: it is counted, and listed by others.
    void add(const std::string& path, const deckfile::Mend& mend, bool is_done);

    int errors() const { return errors_; }
    int warnings() const { return warnings_; }
    int mended() const { return mended_; }

    // With what was mended where that was asked for.
    void print_json(int files, int notes, bool with_mended) const;

private:
    ui::Output& out_;
    bool json_;
    int errors_ = 0;
    int warnings_ = 0;
    int mended_ = 0;
    std::vector<base::JsonObject> problems_;
    std::vector<base::JsonObject> mends_;
};

}  // namespace cli
