#include "app/places.hpp"

#include "base/system/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <pwd.h>
#include <unistd.h>

namespace app {
namespace {

namespace fs = std::filesystem;

// Without HOME, as in some cron jobs and services, the home that the system knows.
std::string home_of(const Environment& variable) {
    if (const auto home = variable("HOME")) return *home;
    const struct passwd* user = ::getpwuid(::getuid());
    return user && user->pw_dir ? user->pw_dir : "/";
}

std::string xdg_folder(const Environment& variable, const char* name, const char* below_home) {
    const auto value = variable(name);
    if (value && value->starts_with('/')) return *value + "/ebb";
    return home_of(variable) + below_home + "/ebb";
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const auto end = std::min(list.find(':', begin), list.size());
        if (end > begin) out.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

// What was installed with this program: by the executable's own place, so that any prefix given to
// `cmake --install` will do.
std::string beside_the_program(const char* from_program) {
    std::error_code none;
    const fs::path program = fs::read_symlink("/proc/self/exe", none);
    if (none) return "";
    return (program.parent_path() / from_program).lexically_normal().string();
}

std::string find_shipped_decks() {
    std::error_code none;
    for (const std::string& folder :
         {beside_the_program(EBB_DECKS_FROM_PROGRAM), std::string(EBB_SOURCE_DECKS)})
        if (fs::is_directory(folder, none)) return folder;
    return EBB_INSTALLED_DECKS;
}

}  // namespace

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    if (!value || !*value) return std::nullopt;
    return value;
}

store::Files Places::files() const {
    store::Files files = store::files_in(data, cache);
    if (derived_in_memory) files.derived = ":memory:";
    return files;
}

Places find_places(const Environment& variable) {
    Places places;
    if (const auto home = variable("EBB_HOME")) {
        const std::string folder = fs::absolute(*home).lexically_normal().string();
        places.config = folder + "/config.toml";
        places.data = folder;
        places.cache = folder;
    } else {
        places.config = xdg_folder(variable, "XDG_CONFIG_HOME", "/.config") + "/config.toml";
        places.data = xdg_folder(variable, "XDG_DATA_HOME", "/.local/share");
        places.cache = xdg_folder(variable, "XDG_CACHE_HOME", "/.cache");
    }
    places.user_decks = places.data + "/decks";
    places.env_decks = split(variable("EBB_DECK_PATH").value_or(""));
    places.shipped_decks = find_shipped_decks();
    return places;
}

std::optional<std::string> installed_schema() {
    const std::string path = beside_the_program(EBB_SCHEMA_FROM_PROGRAM);
    std::error_code none;
    return fs::is_regular_file(path, none) ? std::optional(path) : std::nullopt;
}

std::string expand_home(const std::string& path, const Environment& variable) {
    if (path == "~") return home_of(variable);
    if (path.starts_with("~/")) return home_of(variable) + path.substr(1);
    return path;
}

std::vector<deckfile::Root> own_search_path(const Places& places,
                                            const std::vector<std::string>& deck_paths) {
    std::vector<deckfile::Root> roots{{places.user_decks, true}};
    for (const auto& path : places.env_decks) roots.push_back({path, false, "EBB_DECK_PATH"});
    const fs::path folder = fs::path(places.config).parent_path();
    for (const auto& path : deck_paths) {
        const fs::path expanded = expand_home(path, environment);
        const fs::path place = expanded.is_absolute() ? expanded : folder / expanded;
        roots.push_back({place.string(), false, "deck_paths", false});
    }
    return roots;
}

std::vector<deckfile::Root> search_path(const Places& places,
                                        const std::vector<std::string>& deck_paths) {
    auto roots = own_search_path(places, deck_paths);
    roots.push_back({places.shipped_decks, true});
    return roots;
}

void make_folders(const Places& places) {
    base::make_folder(places.data);
    base::make_folder(places.cache);
    base::make_folder(places.user_decks);
}

}  // namespace app
