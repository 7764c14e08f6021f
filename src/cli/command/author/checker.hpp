// What is wrong in deck files: each by itself, and which of them cannot stand beside each other.
#pragma once

#include "app/decks/twins.hpp"
#include "cli/command/author/checked.hpp"
#include "core/card/note.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/lint.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cli {

class Checker {
public:
    struct Wish {
        core::Day today;
        bool strict = false;       // also what is hard to learn
        bool is_searched = false;  // the files are those of the search path, in its order
        bool keeps_texts = false;  // for whoever shows the lines
        std::vector<deckfile::Root> roots = {};  // where decks are that files may extend
        std::size_t searched = 0;  // how many of these, which come first, are the search path
    };
    explicit Checker(Wish wish) : wish_(std::move(wish)) {}

    // `name` is the file's own, without its folders.
    void check(const deckfile::FoundFile& file, const std::string& name, std::string text);
    void cannot_be_read(const deckfile::FoundFile& file, const std::string& why);
    void is_hidden(const app::Twin& twin);

    // All files have been read: which of them have one id?
    std::vector<Checked> finish();

    // The tags that the decks of a file's folder may have; empty, which allows all, where nothing
    // says.
    const deckfile::Vocabulary& vocabulary_beside(const std::string& path);

    int files() const { return files_; }
    int notes() const { return notes_; }
    int style() const { return style_; }  // warnings that were asked for by `strict`

private:
    using NotesByLine = std::map<int, core::Note>;

    void add_stale(core::CatalogDeck& deck) const;
    void add_style(core::CatalogDeck& deck, const NotesByLine& notes, const std::string& path);
    void add_style(Checked& extending);
    void warn(std::vector<core::Problem>& problems, int line,
              const std::vector<deckfile::Finding>& found, const std::vector<std::string>& allow);
    std::vector<deckfile::Finding> near_duplicates(const core::Note& note, const std::string& path,
                                                   int line);
    void add_clashes();
    bool comes_before(const Checked& a, const Checked& b) const;

    Wish wish_;
    int files_ = 0;
    int notes_ = 0;
    int style_ = 0;
    std::vector<Checked> checked_;
    std::map<std::string, deckfile::Vocabulary> vocabularies_;
    deckfile::Fronts fronts_;
};

}  // namespace cli
