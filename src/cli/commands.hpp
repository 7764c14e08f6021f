// What each command does, free of command-line parsing: options in, exit code out. Which options go
// by which names is said in command_table.cpp.
#pragma once

#include "cli/context.hpp"
#include "cli/exit.hpp"
#include "cli/option.hpp"
#include "core/schedule/fold.hpp"
#include "store/cards/listing.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace cli {

// The learner's mistake on the command line or in the configuration: exit code 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// What every command understands.
struct CommonOptions : Options {
    bool help = false;
    std::string colour = "auto";  // a name in ui::colour_choices
    bool quiet = false;
    bool no_pager = false;
    bool version = false;  // of ebb itself alone
};

struct TodayOptions : Options {};
int today(Context& context, const TodayOptions& options);

struct ReviewOptions : Options {
    std::vector<std::string> query;
    std::optional<int> new_cards;
    std::optional<int> limit;
    int ahead = 0;
};
int review(Context& context, const ReviewOptions& options);

struct QuizOptions : Options {
    std::vector<std::string> query;
    int count = 10;
    std::string time;  // "5m"; empty: no limit
    std::string pick;  // empty: as core::usual_pick() says
    std::optional<std::int64_t> seed;
    std::optional<int> pass;  // percent
    bool again = false;
    bool json = false;
};
int quiz(Context& context, const QuizOptions& options);

struct DueOptions : Options {
    std::vector<std::string> query;
    bool brief = false;
    bool json = false;
    bool exit_code = false;
};
int due(Context& context, const DueOptions& options);

struct DecksOptions : Options {
    std::string deck;  // empty: all
    bool json = false;
};
int decks(Context& context, const DecksOptions& options);

struct ShowOptions : Options {
    std::string key;
    bool json = false;
};
int show(Context& context, const ShowOptions& options);

struct UndoOptions : Options {
    bool yes = false;
};
int undo(Context& context, const UndoOptions& options);

// suspend, unsuspend, bury, forget.
struct PutOptions : Options {
    std::vector<std::string> cards;
};
int put(Context& context, core::RowKind kind, const PutOptions& options);

struct ListOptions : Options {
    std::vector<std::string> query;
    std::string sort = "deck";
    bool reverse = false;
    std::optional<int> limit;
    bool json = false;
    bool keys = false;
    bool nul = false;  // keys, each ended by NUL
    bool front = false;
};
int list(Context& context, const ListOptions& options);

struct CompletionOptions : Options {
    std::string shell;  // bash, zsh or fish
};
int completion(Context& context, const CompletionOptions& options);

struct LogOptions : Options {
    std::vector<std::string> query;
    std::optional<int> limit;
    bool json = false;
};
int log(Context& context, const LogOptions& options);

struct ConfigOptions : Options {
    bool json = false;
};
int config(Context& context, const ConfigOptions& options);

struct CheckOptions : Options {
    std::vector<std::string> paths;
    bool strict = false;
    bool fix = false;
    bool dry_run = false;
    std::string name;  // of what is read from standard input
    bool json = false;
};
int check(Context& context, const CheckOptions& options);

struct AddOptions : Options {
    std::vector<std::string> words;  // a deck, or a note on one line, or both
    std::string front, back, cloze, number, unit, within, note, id;
    std::vector<std::string> answer, wrong, point, accept, hint, tag, source;
    bool reverse = false;
    bool ordered = false;
    bool force = false;
    bool dry_run = false;
};
int add(Context& context, const AddOptions& options);

struct NewOptions : Options {
    std::string name;
    std::string title;  // empty: made of the name
    bool empty = false;
    bool edit = false;
};
int create(Context& context, const NewOptions& options);

struct EditOptions : Options {
    std::vector<std::string> query;  // or a deck, or a note
};
int edit(Context& context, const EditOptions& options);

struct PreviewOptions : Options {
    std::vector<std::string> query;  // or files
    bool watch = false;
    bool json = false;
};
int preview(Context& context, const PreviewOptions& options);

struct IdOptions : Options {
    std::string deck;
    bool dry_run = false;
};
int id(Context& context, const IdOptions& options);

struct MoveOptions : Options {
    std::vector<std::string> notes;
    std::string deck;
    bool dry_run = false;
};
int move(Context& context, const MoveOptions& options);

struct RemoveOptions : Options {
    std::vector<std::string> notes;
    bool dry_run = false;
};
int remove(Context& context, const RemoveOptions& options);

struct AdoptOptions : Options {
    std::string from;
    std::string to;  // empty where it is to be undone
    bool undo = false;
};
int adopt(Context& context, const AdoptOptions& options);

struct DoctorOptions : Options {
    bool rebuild = false;
    bool backups = false;
    bool json = false;
};
int doctor(Context& context, const DoctorOptions& options);

struct BackupOptions : Options {
    bool list = false;
    bool json = false;
};
int backup(Context& context, const BackupOptions& options);

struct RestoreOptions : Options {
    std::string file;
};
int restore(Context& context, const RestoreOptions& options);

struct MergeOptions : Options {
    std::vector<std::string> files;
    bool dry_run = false;
};
int merge(Context& context, const MergeOptions& options);

struct HelpOptions : Options {
    std::string topic;
};
int help(Context& context, const HelpOptions& options);

struct ManualOptions : Options {
    std::string page;
};
int manual(Context& context, const ManualOptions& options);

struct SchemaOptions : Options {};
int schema(Context& context, const SchemaOptions& options);

}  // namespace cli
