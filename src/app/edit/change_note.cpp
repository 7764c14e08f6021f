#include "app/edit/change_note.hpp"

#include "app/edit/kept_decks.hpp"
#include "app/edit/own_changes.hpp"
#include "app/edit_note.hpp"
#include "base/system/folder.hpp"
#include "base/system/naming.hpp"
#include "core/card/identity.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/print.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace app {
namespace {

constexpr std::size_t most_told = 10;  // mistakes

// The note as a file by itself, while it is in the editor.
class Draft {
public:
    Draft(const std::string& key, const OwnChanges& changes)
        : name_(core::note_name(key)), now_(changes.now()) {
        path_ = (std::filesystem::path(folder_.path()) / (core::deck_id_from(name_) + ".toml"))
                    .string();
        const std::string about = fmt::format(
            "# {} as it is now. What you change goes into\n# {},\n"
            "# and all else in the note keeps coming from its deck.\n\n",
            name_, deckfile::print_text(changes.path()));
        line_ = static_cast<int>(std::count(about.begin(), about.end(), '\n')) + 1;
        given_ = about + deckfile::print_note(now_);
        must_be_fine(base::make_file(path_, given_), path_, "made");
    }

    const std::string& path() const { return path_; }
    int line() const { return line_; }
    const std::string& given() const { return given_; }  // what the editor was opened with

    // What the editor left. Where nothing is wrong with it there is a note; none where all was
    // taken out.
    struct Saved {
        std::string text = {};
        std::optional<core::Note> note = {};
        std::vector<core::Problem> problems = {};
        bool is_whole = true;  // the editor came to its end

        bool is_right() const { return is_whole && !deckfile::has_error(problems); }
    };
    Saved read() const {
        auto file = deckfile::read_file(path_);
        if (const auto* problem = std::get_if<deckfile::FileProblem>(&file))
            return {{}, {}, {{1, 1, core::Severity::error, problem->message}}};
        Saved saved{std::move(std::get<deckfile::FileText>(file).text)};
        if (says_nothing(saved.text)) return saved;
        std::vector<std::pair<core::Note, int>> notes;
        saved.problems =
            deckfile::load(saved.text, "draft.toml", {}, [&](const core::Note& note, int line) {
                notes.emplace_back(note, line);
            }).problems;
        if (notes.empty() || deckfile::has_error(saved.problems)) return saved;
        check(notes.front().first, notes.front().second, saved.problems);
        if (notes.size() > 1)
            deckfile::add_error(saved.problems, {notes[1].second, 1},
                                "one note is changed at a time; take this one out");
        saved.note = std::move(notes.front().first);
        return saved;
    }

private:
    static bool says_nothing(const std::string& text) {
        return text.find_first_not_of(" \t\r\n") == std::string::npos;
    }

    void check(const core::Note& note, int line, std::vector<core::Problem>& problems) const {
        if (note.id != now_.id)
            deckfile::add_error(problems, {line, 1},
                                now_.id.empty()
                                    ? "a note of another's deck is given no `id`"
                                    : fmt::format("the note's `id` stays `{}`", now_.id));
        if (note.kind != now_.kind)
            deckfile::add_error(
                problems, {line, 1},
                fmt::format("this makes a {} note of it, and it stays a {} note",
                            core::to_string(note.kind), core::to_string(now_.kind)));
    }

    base::TemporaryFolder folder_;
    std::string name_;
    core::Note now_;
    std::string path_;
    std::string given_;
    int line_ = 1;
};

// Opens the editor, as often as there are mistakes and the learner wants to mend them.
Draft::Saved edit_until_right(const Draft& draft, const EditTalk& talk) {
    int line = draft.line();
    for (;;) {
        const bool is_whole = talk.open(draft.path(), line);
        auto saved = draft.read();
        saved.is_whole = is_whole;
        if (!is_whole) return saved;
        const auto& problems = saved.problems;
        for (std::size_t i = 0; i < std::min(problems.size(), most_told); ++i)
            talk.tell(deckfile::describe(draft.path(), problems[i]));
        if (saved.is_right()) return saved;
        line = problems.front().line;
        if (!talk.agrees("Back to the editor?")) return saved;
    }
}

class Change {
public:
    Change(Workspace& workspace, const core::ShownCard& card, const EditTalk& talk)
        : workspace_(workspace),
          talk_(talk),
          deck_(card.deck_id),
          name_(core::note_name(card.key)),
          edit_(workspace, card),
          changes_(workspace, card.deck_id, card.note_no),
          draft_(card.key, changes_) {}

    NoteChange run() {
        const auto saved = edit_until_right(draft_, talk_);
        const bool is_done = saved.is_right() && put(saved);
        if (!is_done) keep(saved.text);
        return {is_done, edit_.find_by_name(), changes_.is_there() ? changes_.path() : ""};
    }

private:
    // False where it was refused, which is said.
    bool put(const Draft::Saved& saved) {
        if (!saved.note || *saved.note == changes_.now()) {
            talk_.tell("Nothing was changed.");
            return true;
        }
        try {
            put(*saved.note);
        } catch (const EditRefused& refused) {
            talk_.tell(refused.what());
            return false;
        }
        return true;
    }

    void put(const core::Note& wanted) {
        const auto keys = changes_.put(wanted);
        const std::string holder = changes_.held_by_another();
        const std::string said =
            keys.empty() ? fmt::format("nothing of it stands in {}", changes_.path())
                         : fmt::format("{} changed in {}", fmt::join(keys, ", "), changes_.path());
        if (!holder.empty())
            talk_.tell(
                fmt::format("{}: {}, but the note has what {} says of it", name_, said, holder));
        else if (keys.empty())
            talk_.tell(fmt::format("{} is as its deck has it again.", name_));
        else
            talk_.tell(fmt::format("{}: {}", name_, said));
    }

    // What was written is not lost.
    void keep(const std::string& text) {
        if (text.empty() || text == draft_.given()) return;
        talk_.tell("Nothing was changed; what you wrote is kept in " +
                   keep_old(workspace_.setup, deck_ + "-draft", text));
    }

    Workspace& workspace_;
    const EditTalk& talk_;
    std::string deck_;
    std::string name_;
    NoteEdit edit_;
    OwnChanges changes_;
    Draft draft_;
};

}  // namespace

NoteChange change_note(Workspace& workspace, const core::ShownCard& card, const EditTalk& talk) {
    try {
        return Change(workspace, card, talk).run();
    } catch (const EditRefused& refused) {
        talk.tell(refused.what());
    } catch (const std::system_error& error) {
        talk.tell(
            fmt::format("the note cannot be put into a file for the editor: {}", error.what()));
    }
    return {false, card.no, {}};
}

}  // namespace app
