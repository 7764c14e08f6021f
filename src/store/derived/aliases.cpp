#include "store/derived/aliases.hpp"

#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "core/schedule/fold.hpp"
#include "store/derived/heirs.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

namespace store {
namespace {

// ebb counts from one. A number beyond this was written by another program, and names nothing: a
// fold keeps a table by such numbers.
constexpr std::int64_t last_name = 50'000'000;

}  // namespace

std::optional<Aliases::Alias> Aliases::known(std::int64_t name) {
    Statement row = db_.cached("SELECT card, seed FROM derived.alias WHERE name = ?");
    if (!row.bind(name).step()) return std::nullopt;
    return Alias{name, row.get<std::int64_t>(0), row.get<std::uint64_t>(1)};
}

std::optional<Aliases::Alias> Aliases::Meanings::of(std::int64_t name) {
    if (const auto alias = aliases_.known(name)) return alias;
    Statement row = aliases_.db_.cached("SELECT key FROM main.name WHERE no = ?");
    if (name <= 0 || name > last_name || !row.bind(name).step()) return std::nullopt;
    const auto key = row.get<std::string>(0);
    if (!links_) links_ = standing(aliases_.links_and_heirs());
    const Alias meant{name, aliases_.card_with(aliases_.holder_of(key, *links_)),
                      base::hash64(key)};
    aliases_.put(meant);
    return meant;
}

std::optional<std::int64_t> Aliases::card_of(RowId row) {
    Statement card = db_.cached(
        "SELECT alias.card FROM main.log JOIN derived.alias ON alias.name = log.card "
        "WHERE log.id = ?");
    if (!card.bind(row).step()) return std::nullopt;
    return card.get<std::int64_t>(0);
}

std::vector<Aliases::Alias> Aliases::all() {
    std::vector<Alias> out;
    Statement rows = db_.prepare("SELECT name, card, seed FROM derived.alias ORDER BY name");
    while (rows.step())
        out.push_back(
            {rows.get<std::int64_t>(0), rows.get<std::int64_t>(1), rows.get<std::uint64_t>(2)});
    return out;
}

std::int64_t Aliases::card_with(std::string_view key) {
    Statement card = db_.cached("SELECT no FROM derived.card WHERE key = ?");
    if (card.bind(key).step()) return card.get<std::int64_t>(0);
    db_.cached("INSERT INTO derived.card (key, live) VALUES (?, 0)").bind(key).run();
    return db_.last_row();
}

void Aliases::put(const Alias& alias) {
    db_.cached("INSERT OR REPLACE INTO derived.alias (name, card, seed) VALUES (?, ?, ?)")
        .bind(alias.name, alias.card, alias.seed)
        .run();
}

void Aliases::learn_link(RowId row) {
    db_.cached("INSERT OR IGNORE INTO derived.link (row) VALUES (?)").bind(row).run();
}

bool Aliases::is_link(RowId row) {
    return db_.cached("SELECT 1 FROM derived.link WHERE row = ?").bind(row).found();
}

// The pairs that a person has parted, wherever that was: what ebb finds of them holds no longer.
std::set<std::pair<std::string, std::string>> Aliases::parted() {
    std::set<std::pair<std::string, std::string>> out;
    Statement rows = db_.cached(
        "SELECT name.key, detail.json FROM derived.undo CROSS JOIN main.detail "
        "ON detail.row = undo.row JOIN main.log ON log.id = undo.row "
        "JOIN main.name ON name.no = log.card WHERE detail.json LIKE '%\"parted\":%'");
    while (rows.step())
        if (const auto to = base::json_string(rows.get<std::string_view>(1), "parted"))
            out.emplace(rows.get<std::string>(0), *to);
    return out;
}

std::vector<Aliases::Link> Aliases::links() {
    std::vector<Link> out;
    if (!db_.cached("SELECT 1 FROM derived.link").found()) return out;
    const auto apart = parted();
    Statement rows = db_.cached(
        fmt::format("SELECT name.key, coalesce(detail.json, ''), void.row IS NULL "
                    "FROM derived.link CROSS JOIN main.log ON log.id = link.row "
                    "JOIN main.name ON name.no = log.card JOIN main.device ON device.no = {} "
                    "LEFT JOIN main.detail ON detail.row = link.row "
                    "LEFT JOIN derived.void ON void.row = link.row "
                    "ORDER BY log.at, device.id, {}, name.key, detail.json",
                    sql::device_of("log.id"), sql::sequence_of("log.id")));
    while (rows.step()) {
        const auto json = rows.get<std::string_view>(1);
        const auto to = base::json_string(json, "to");
        const bool by_hand = base::json_integer(json, "by_hand").has_value();
        Link link{rows.get<std::string>(0), to.value_or(""), to && rows.get<bool>(2),
                  base::json_string(json, "new").value_or("")};
        if (!by_hand && apart.contains({link.from, link.to})) link.stands = false;
        out.push_back(std::move(link));
    }
    return out;
}

bool Aliases::stands(std::string_view key) {
    return db_.cached("SELECT 1 FROM derived.card WHERE key = ? AND note IS NOT NULL")
        .bind(key)
        .found();
}

std::optional<std::int64_t> Aliases::name_of(std::string_view key) {
    Statement name = db_.cached("SELECT no FROM main.name WHERE key = ?");
    if (!name.bind(key).step()) return std::nullopt;
    return name.get<std::int64_t>(0);
}

// What the log says and, where that is not said there yet, matching.
std::vector<Aliases::Link> Aliases::links_and_heirs() {
    std::vector<Link> all = links();
    for (const core::Heir& heir : read_heirs(db_)) all.push_back({heir.from, heir.to, true});
    return all;
}

core::Links Aliases::standing(const std::vector<Link>& all) {
    core::Links links;
    for (const Link& link : all)
        if (link.stands) links.add(link.from, link.to);
    return links;
}

std::string Aliases::holder_of(std::string_view key, const core::Links& links) {
    return std::string(links.holder_of(key, [&](std::string_view at) { return stands(at); }));
}

std::set<std::int64_t> Aliases::follow_links(const std::vector<std::string>& before) {
    const std::vector<Link> all = links_and_heirs();
    const core::Links links = standing(all);
    std::map<std::string, std::int64_t> linked;  // keys, now or before, and their names
    const auto add = [&](const std::string& key) {
        if (const auto name = name_of(key)) linked.emplace(key, *name);
    };
    for (const Link& link : all) {
        add(link.from);
        add(link.to);
    }
    for (const std::string& key : before) add(key);
    std::set<std::int64_t> changed;
    for (const auto& [key, name] : linked) {
        const auto known_before = known(name);
        const Alias now{name, card_with(holder_of(key, links)), base::hash64(key)};
        if (known_before && known_before->card == now.card) continue;
        put(now);
        changed.insert(now.card);
        if (known_before) changed.insert(known_before->card);
    }
    hide_twins();
    return changed;
}

void Aliases::hide_twins() {
    if (!db_.cached("SELECT 1 FROM derived.link").found()) return;
    static const std::string update = fmt::format(
        "UPDATE derived.card SET live = own.live FROM "
        "(SELECT DISTINCT own.no, alias.card = own.no AS live FROM derived.link "
        "CROSS JOIN main.log ON log.id = link.row JOIN main.name ON name.no = log.card "
        "JOIN derived.card own ON own.key = name.key "
        "JOIN derived.alias ON alias.name = name.no) AS own "
        "WHERE card.no = own.no AND note IS NOT NULL AND card.live <> own.live");
    db_.cached(update).run();
}

// In one pass, in the order of the names: far faster than to ask for each by itself.
void Aliases::name_own_cards() {
    std::vector<std::int64_t> without_card;
    Statement names = db_.prepare(
        "SELECT name.no, name.key, card.no FROM main.name "
        "LEFT JOIN derived.card ON card.key = name.key WHERE name.no BETWEEN 1 AND ? "
        "ORDER BY name.no");
    names.bind(last_name);
    Statement put = db_.prepare("INSERT INTO derived.alias (name, card, seed) VALUES (?, ?, ?)");
    while (names.step()) {
        const auto name = names.get<std::int64_t>(0);
        if (const auto card = names.get<std::optional<std::int64_t>>(2))
            put.bind(name, *card, base::hash64(names.get<std::string_view>(1))).run();
        else
            without_card.push_back(name);
    }
    Statement has_rows = db_.prepare("SELECT 1 FROM main.log WHERE card = ?");
    Meanings meanings(*this);
    for (const std::int64_t name : without_card)
        if (has_rows.bind(name).found()) meanings.of(name);
}

void Aliases::make_anew() {
    db_.run(
        "DELETE FROM derived.alias; DELETE FROM derived.link; DROP INDEX derived.alias_card; "
        "UPDATE derived.card SET live = 1 WHERE live = 0 AND note IS NOT NULL");
    name_own_cards();
    db_.run("CREATE INDEX derived.alias_card ON alias (card)");
    db_.prepare(
           "INSERT INTO derived.link (row) SELECT detail.row FROM main.detail "
           "CROSS JOIN main.log ON log.id = detail.row WHERE log.kind = ?")
        .bind(core::RowKind::link)
        .run();
    follow_links();
}

void Aliases::forget_card(std::int64_t card) {
    db_.cached(
           "DELETE FROM derived.card WHERE no = ?1 AND note IS NULL "
           "AND NOT EXISTS (SELECT 1 FROM derived.alias WHERE alias.card = ?1)")
        .bind(card)
        .run();
}

}  // namespace store
