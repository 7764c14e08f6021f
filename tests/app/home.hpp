// A learner's home in a folder of its own: decks written as TOML, a clock that stands where it is
// put, and workspaces whose news is kept.
#pragma once

#include "app/workspace.hpp"
#include "core/query/text.hpp"
#include "folder.hpp"
#include "store/world.hpp"
#include "variable.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace home {

namespace fs = std::filesystem;
using world::moment;
using Strings = std::vector<std::string>;

// A [[card]] table with these lines.
inline std::string note(const std::string& lines) {
    return "[[card]]\n" + lines;
}

// A line of it.
inline std::string says(const std::string& key, const std::string& text) {
    return key + " = \"" + text + "\"\n";
}

// A question; without an id where that is empty. `more` are lines of its table.
inline std::string question(const std::string& id, const std::string& front,
                            const std::string& back, const std::string& more = {}) {
    return note((id.empty() ? "" : says("id", id)) + says("front", front) + says("back", back) +
                more);
}

// One that says no more than it must, and gives no other away.
inline std::string question(const std::string& id, const std::string& more = {}) {
    return question(id, "Say " + id, "A-" + id, more);
}

inline std::string questions(const Strings& ids) {
    std::string text;
    for (const auto& id : ids) text += question(id);
    return text;
}

inline std::string deck_with_id(const std::string& id) {
    return "[deck]\n" + says("id", id);
}

// Whether a refresh finds that cards may be others than before.
inline bool changes(app::Library& library) {
    const auto before = library.generation();
    return library.refresh() != before;
}

// What no author should write.
inline std::string broken_note() {
    return note(says("front", "No back"));
}

struct Home {
    Home() {
        setup.places.config = folder / "config/config.toml";
        setup.places.data = folder / "data";
        setup.places.cache = folder / "cache";
        setup.places.user_decks = folder / "decks";
        setup.places.shipped_decks = folder / "shipped";
    }

    // Writes a file below the home, and gives its path.
    std::string write(const std::string& name, const std::string& text) const {
        const std::string path = folder / name;
        fs::create_directories(fs::path(path).parent_path());
        write_file(path, text);
        return path;
    }
    std::string put(const std::string& deck, const std::string& text) const {
        return write("decks/" + deck + ".toml", text);
    }
    std::string ship(const std::string& deck, const std::string& text) const {
        return write("shipped/" + deck + ".toml", text);
    }
    void remove(const std::string& name) const { fs::remove(folder / name); }

    app::Workspace open(store::Use use = store::Use::write,
                        app::Workspace::Decks decks = app::Workspace::Decks::welcome) {
        return {setup, use, decks, [this](const std::string& one) { told_.push_back(one); }};
    }

    // A sentence with "~" for the home's folder.
    std::string brief(std::string sentence) const {
        const std::string path = folder / "";
        for (auto at = sentence.find(path); at != std::string::npos; at = sentence.find(path))
            sentence.replace(at, path.size(), "~/");
        return sentence;
    }
    Strings brief(Strings sentences) const {
        for (auto& one : sentences) one = brief(one);
        return sentences;
    }

    // What workspaces told since this was last asked.
    Strings told() { return brief(std::exchange(told_, {})); }

    // The clock goes on, or is set back.
    void wait(core::Milliseconds time) {
        instant_ += time;
        setup.clock = app::Clock(instant_);
    }

    TestFolder folder;

private:
    Variable zone_{"TZ", "UTC"};
    core::Instant instant_ = moment(0).at;
    Strings told_;

public:
    app::Setup setup{{}, app::Clock(instant_), {}};
};

// With two decks about letters.
struct Letters : Home {
    Letters() {
        put("greek", question("alpha", "First letter?", "Alpha.") +
                         question("beta", "Second letter?", "Beta."));
        put("latin", question("a", "First letter?", "A."));
    }
};

inline core::Query query(const std::string& text) {
    return std::get<core::Query>(core::parse_query(text));
}

// The keys of live cards.
inline Strings keys(app::Workspace& workspace, const core::Query& of = {}) {
    return workspace.store.listing().keys({of, workspace.now()});
}

inline core::CardRecord card(app::Workspace& workspace, const std::string& key) {
    INFO(key);
    auto found = workspace.store.cards().find(key);
    REQUIRE(found);
    return *found;
}

inline core::Memory memory(app::Workspace& workspace, const std::string& key) {
    return card(workspace, key).state.memory;
}

// The card as it would be put on the desk.
inline core::ShownCard shown(app::Workspace& workspace, const std::string& key) {
    auto found = workspace.show(card(workspace, key));
    INFO(key);
    REQUIRE(found);
    return *found;
}

// An answer from elsewhere than a session.
inline core::Written answer(app::Workspace& workspace, const std::string& key,
                            core::Grade grade = core::Grade::good) {
    return workspace.store.record(card(workspace, key).state,
                                  world::World::row(core::row_kind(grade), key), workspace.now(),
                                  {});
}

}  // namespace home
