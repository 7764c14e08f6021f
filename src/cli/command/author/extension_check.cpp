#include "cli/command/author/extension_check.hpp"

#include "base/text/cut.hpp"
#include "cli/command/author/laid_notes.hpp"
#include "deckfile/extend/family.hpp"
#include "deckfile/extend/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
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

using Files = std::vector<deckfile::FamilyFile>;

std::string file_name(const deckfile::FoundFile& file) {
    return std::filesystem::path(file.path).filename().string();
}

Files::iterator find_itself(Files& files, const Checked& checked) {
    return std::find_if(files.begin(), files.end(),
                        [&](const auto& one) { return is_same(one.file, checked.file); });
}

// The file on the search path of which the checked one is another version.
Files::iterator find_namesake(Files& files, const Checked& checked,
                              const std::vector<Checked*>& all, std::size_t searched) {
    return std::find_if(files.begin(), files.end(), [&](const auto& one) {
        return one.file.root < searched && file_name(one.file) == file_name(checked.file) &&
               std::none_of(all.begin(), all.end(),
                            [&](const Checked* other) { return is_same(one.file, other->file); });
    });
}

// As it was checked, which a version that is no file, or not the one that is used, may be; one that
// is new comes behind those on the search path.
void put_in(Files& files, const Checked& checked, const std::vector<Checked*>& all,
            std::size_t searched) {
    auto at = find_itself(files, checked);
    if (at == files.end() || at->file.root >= searched)
        if (const auto other = find_namesake(files, checked, all, searched); other != files.end()) {
            if (at != files.end()) files.erase(at);  // it stands behind the other
            at = other;
        }
    if (at == files.end()) at = files.emplace(at);
    *at = {checked.file, checked.extension.text, checked.extension.deck};
}

void check(std::vector<Checked*>& checked, const std::string& deck_id, Family family,
           std::size_t searched) {
    for (const Checked* one : checked) put_in(family.extending, *one, checked, searched);
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
    const LaidNotes notes(family.deck->file.path, family.deck->text, found);
    for (Checked* one : checked) {
        notes.add_to(*one);
        for (std::size_t i = 0; i < files.size(); ++i)
            if (is_same(family.extending[i].file, one->file))
                one->problems.insert(one->problems.end(), found.problems[i].begin(),
                                     found.problems[i].end());
    }
}

}  // namespace

void check_extensions(std::vector<Checked>& checked, const std::vector<deckfile::Root>& roots,
                      std::size_t searched) {
    std::map<std::string, std::vector<Checked*>> by_deck;
    for (Checked& one : checked)
        if (!one.extension.deck.info.extends.empty())
            by_deck[one.extension.deck.info.extends].push_back(&one);
    for (auto& [deck, files] : by_deck)
        check(files, deck, deckfile::family_of(deck, roots), searched);
}

}  // namespace cli
