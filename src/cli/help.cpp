#include "cli/help.hpp"

namespace cli {

const std::vector<Topic>& topics() {
    static const std::vector<Topic> all{
        {"exit-codes", "What ebb's exit codes mean",
         "0  done\n"
         "1  the answer is no: check found errors, due --exit-code has something due, there is no\n"
         "   such card, nothing is left to be undone\n"
         "2  wrong usage, or a wrong configuration\n"
         "3  no deck could be read, so the command did not run\n"
         "4  the database cannot be used, or the output not be written\n"
         "A signal ends ebb as that signal.\n"},
        {"environment", "The variables ebb looks at",
         "EBB_HOME       one folder for everything: configuration, data and cache\n"
         "EBB_DECK_PATH  deck files and folders, separated by colons\n"
         "EBB_NOW        an instant to stand still at, as 2026-11-22T09:00:00Z\n"
         "EBB_EDITOR     the editor for `e`; then VISUAL, EDITOR\n"
         "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME  where things are kept without EBB_HOME\n"
         "NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, COLUMNS  how things look\n"},
        {"query", "How to narrow a command to some cards",
         "deck:ID    cards of that deck; `ebb decks` lists the ids\n"
         "tag:NAME   cards with that tag; tag:NAME* with any tag that begins so\n"
         "DECK/NOTE  that very card, by its key\n"
         "Several terms must all hold.\n"},
    };
    return all;
}

}  // namespace cli
