#include "cli/command/author/extension_check.hpp"

#include "base/text/cut.hpp"
#include "deckfile/extend/family.hpp"
#include "deckfile/extend/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cli {
namespace {

using deckfile::Family;

bool is_same(const deckfile::FoundFile& a, const deckfile::FoundFile& b) {
    return a.path == b.path || (a.stamp.number.inode != 0 && a.stamp.number == b.stamp.number);
}

int line_of_extends(const std::string& text) {
    int number = 1;
    for (const std::string_view line : base::lines_of(text)) {
        if (line.find("extends") != std::string_view::npos) return number;
        ++number;
    }
    return 1;
}

// One that is checked and not on the search path comes behind those that are.
void add_file(Family& family, const Checked& checked) {
    const auto is_known = [&](const auto& one) { return is_same(one.file, checked.file); };
    if (std::none_of(family.extending.begin(), family.extending.end(), is_known))
        family.extending.push_back({checked.file, checked.extension.text, checked.extension.deck});
}

void check(std::vector<Checked*>& checked, const std::string& deck_id, Family family) {
    for (Checked* one : checked) add_file(family, *one);
    std::vector<deckfile::ExtendingFile> files;
    for (const auto& one : family.extending)
        files.push_back({one.file.path, one.text, one.deck.additions});
    if (!family.deck) {
        for (Checked* one : checked)
            one->problems.push_back(
                {line_of_extends(one->extension.text), 1, core::Severity::error,
                 fmt::format("there is no deck `{}` for this to extend, so all of it is left out",
                             deck_id)});
        return;
    }
    const auto found = deckfile::extended(family.deck->deck, family.deck->text, files);
    for (Checked* one : checked)
        for (std::size_t i = 0; i < files.size(); ++i)
            if (is_same(family.extending[i].file, one->file))
                one->problems.insert(one->problems.end(), found.problems[i].begin(),
                                     found.problems[i].end());
}

}  // namespace

void check_extensions(std::vector<Checked>& checked, const std::vector<deckfile::Root>& roots) {
    std::map<std::string, std::vector<Checked*>> by_deck;
    for (Checked& one : checked)
        if (!one.extension.deck.info.extends.empty())
            by_deck[one.extension.deck.info.extends].push_back(&one);
    for (auto& [deck, files] : by_deck) check(files, deck, deckfile::family_of(deck, roots));
}

}  // namespace cli
