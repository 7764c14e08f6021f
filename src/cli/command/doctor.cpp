// ebb doctor: what is where, and whether it is well.
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/backups/backup.hpp"
#include "store/backups/known.hpp"
#include "store/backups/trial.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <chrono>
#include <optional>
#include <sys/vfs.h>

namespace cli {
namespace {

constexpr int sampled_cards = 1000;

// File systems on which SQLite's locks cannot be trusted (numbers from statfs(2)).
constexpr std::array<unsigned long, 5> network_systems{0x6969, 0xFF534D42, 0x517B, 0x65735546,
                                                       0x01021997};  // NFS, CIFS, SMB, FUSE, 9p

class Doctor {
public:
    Doctor(Context& context, bool as_json) : context_(context), as_json_(as_json) {}

    void tell(std::string_view name, std::string_view what) {
        base::JsonObject json;
        facts_.push_back(json.add("name", name).add("value", what));
        say(name, what);
    }
    void tell_path(std::string_view name, const std::string& path, const std::string& after = "") {
        base::JsonObject json;
        facts_.push_back(json.add("name", name).add("value", path + after));
        if (!as_json_) context_.out.line(fmt::format("{:<10} ", name), path, after);
    }
    void check(std::string_view name, bool well, std::string_view trouble) {
        if (!well) ++troubles_;
        base::JsonObject json;
        json.add("name", name).add("well", well);
        checks_.push_back(well ? json.add_null("trouble") : json.add("trouble", trouble));
        say(well ? "ok" : "TROUBLE", well ? name : trouble);
    }
    // For people; as JSON all is said at the end.
    void say(std::string_view name, std::string_view what) {
        if (!as_json_) context_.out.say(fmt::format("{:<10} {}", name, what));
    }
    void print_json() {
        base::JsonObject document;
        document.add("version", 1).add("facts", facts_).add("checks", checks_);
        context_.out.exact(document.indented() + "\n");
    }
    int troubles() const { return troubles_; }

private:
    Context& context_;
    bool as_json_;
    std::vector<base::JsonObject> facts_;
    std::vector<base::JsonObject> checks_;
    int troubles_ = 0;
};

void tell_places(Doctor& doctor, Workspace& workspace) {
    const app::Places& places = workspace.setup.places;
    const store::Files files = places.files();
    doctor.tell_path("history", files.history);
    doctor.tell_path("derived", files.derived);
    doctor.tell_path("backups", files.backups,
                     fmt::format(" ({})", store::list_backups(files.backups).size()));
    doctor.tell_path("config", places.config);
    for (const auto& root : workspace.decks.roots()) doctor.tell_path("decks", root.path);
}

// What a command that writes will do to the history. This one only looks.
void tell_schema(Doctor& doctor, Workspace& workspace) {
    const auto schema = store::schema_version(workspace.store.database());
    if (schema < store::newest_schema())
        doctor.tell("schema", fmt::format("{}, and the newest is {}: the next command that writes "
                                          "makes a backup and brings the history up to it",
                                          schema, store::newest_schema()));
}

// Many restores and machines make many devices: the one that is written now, and the sums.
void tell_devices(Doctor& doctor, Workspace& workspace) {
    struct Sum {
        std::int64_t devices = 0;
        std::int64_t rows = 0;
        std::string text() const {
            return fmt::format("{}, {}", base::count_text(devices, "device"),
                               base::count_text(rows, "row"));
        }
    };
    Sum own, merged;
    std::optional<store::LogDevice> last;
    for (const auto& device : workspace.store.log().devices()) {
        Sum& sum = device.own ? own : merged;
        ++sum.devices;
        sum.rows += device.rows;
        if (device.own) last = device;
    }
    if (last)
        doctor.tell("device", fmt::format("{} since {}, {}", last->id,
                                          core::rfc3339(last->began, core::Minutes{0}),
                                          base::count_text(last->rows, "row")));
    if (own.devices > 1) doctor.tell("this file", own.text());
    if (merged.devices > 0) doctor.tell("merged", merged.text());
}

bool is_network_folder(const std::string& folder) {
    struct statfs system {};
    if (::statfs(folder.c_str(), &system) != 0) return false;
    for (const auto type : network_systems)
        if (static_cast<unsigned long>(system.f_type) == type) return true;
    return false;
}

void check_derived(Doctor& doctor, Workspace& workspace, bool all) {
    const auto damage = workspace.store.database().damage("derived");
    doctor.check("derived.db is whole", !damage,
                 damage.value_or("") + "; `ebb doctor --rebuild` makes it again");
    doctor.check("every row is folded", !workspace.store.memories().is_behind(),
                 "rows are not folded yet; `ebb doctor --rebuild` does it");
    const auto different =
        workspace.store.memories().differing(all ? std::nullopt : std::optional(sampled_cards));
    doctor.check(
        all ? "every memory is what its rows say" : "memories are what their rows say (a sample)",
        different == 0,
        fmt::format("{} kept otherwise than the log says; `ebb doctor --rebuild` mends it",
                    base::count_text(different, "card")));
}

std::string how_to_take_back(const store::Log::Later& later) {
    std::vector<std::string> out;
    if (later.own > 0)
        out.push_back(fmt::format(
            "{} dated in the future: was the clock wrong? `ebb undo`, once for each, takes the last "
            "act first{}",
            base::count_text(later.own, "act"),
            later.since == 0 ? ""
                             : fmt::format(", and so the {} done here since, too",
                                           base::count_text(later.since, "act"))));
    if (later.merged > 0)
        out.push_back(
            fmt::format("{} of other machines dated in the future: take them back there, and merge "
                        "again",
                        base::count_text(later.merged, "act")));
    return fmt::format("{}", fmt::join(out, "; "));
}

void check_dates(Doctor& doctor, Workspace& workspace) {
    const auto later = workspace.store.log().acts_later_than(workspace.now().at + app::clock_slack);
    doctor.check("no act is dated in the future", later.own + later.merged == 0,
                 how_to_take_back(later));
}

void check_files(Doctor& doctor, Workspace& workspace, bool all) {
    const auto damage = store::damage_of(workspace.store.database());
    doctor.check(
        "history.db is whole", !damage,
        damage.value_or("") + "; `ebb restore` puts a backup in its place and keeps this file");
    check_derived(doctor, workspace, all);
    check_dates(doctor, workspace);
    doctor.check("the data folder is on a local file system",
                 !is_network_folder(workspace.context.places.data),
                 "the data folder is on a network or user file system; SQLite's locks may not hold "
                 "there");
}

void check_backups(Doctor& doctor, Workspace& workspace) {
    for (const auto& backup : store::known_backups(workspace.setup.places.files().backups)) {
        const auto why =
            store::why_not_restorable(backup.path, workspace.context.settings, workspace.now().day);
        doctor.check(fmt::format("{} can be restored ({})", backup.path,
                                 base::count_text(backup.rows.value_or(0), "row")),
                     !why, why.value_or(""));
    }
}

}  // namespace

int doctor(Context& context, const DoctorOptions& options) {
    if (options.rebuild) store::outdate_derived(context.places.files());
    Workspace workspace(context, store::Use::read, Workspace::Decks::welcome);
    Doctor doctor(context, options.json);
    if (options.rebuild && !options.json) context.out.remark("The derived file was made again.");
    tell_places(doctor, workspace);
    tell_schema(doctor, workspace);
    tell_devices(doctor, workspace);
    if (!options.json) context.out.blank();
    check_files(doctor, workspace, options.rebuild);
    const auto complaints = workspace.decks.complaints();
    doctor.check(
        "every deck can be read whole", complaints.empty(),
        fmt::format("{} of deck files",
                    base::count_text(static_cast<std::int64_t>(complaints.size()), "problem")));
    if (options.backups) check_backups(doctor, workspace);
    if (options.json) doctor.print_json();
    return doctor.troubles() > 0 ? Exit::no : Exit::done;
}

}  // namespace cli
