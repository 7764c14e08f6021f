#include "app/configuration.hpp"

#include "deckfile/files.hpp"
#include "deckfile/source.hpp"

#include <unistd.h>

namespace app {

deckfile::Config read_configuration(const Places& places) {
    if (::access(places.config.c_str(), F_OK) != 0) return deckfile::read_config("");
    const auto read = deckfile::read_file(places.config);
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&read))
        throw WrongConfiguration(places.config + ": " + problem->message);
    auto config = deckfile::read_config(std::get<deckfile::FileText>(read).text);
    std::string problems;
    for (const auto& problem : config.problems)
        problems += (problems.empty() ? "" : "\n") + deckfile::describe(places.config, problem);
    if (!problems.empty()) throw WrongConfiguration(problems);
    return config;
}

}  // namespace app
