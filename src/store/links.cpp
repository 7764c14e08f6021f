#include "store/links.hpp"

#include "base/numbers/json.hpp"
#include "core/schedule/fold.hpp"
#include "store/derived/heirs.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {
namespace {

// Links that stand, with what follows: a condition and an order.
std::string standing_links(std::string_view rest) {
    return fmt::format(
        "SELECT log.id, coalesce(detail.json, '') FROM main.log "
        "JOIN main.name ON name.no = log.card JOIN main.device ON device.no = {} "
        "LEFT JOIN main.detail ON detail.row = log.id WHERE log.kind = :link "
        "AND log.id NOT IN (SELECT row FROM derived.void) {}",
        sql::device_of("log.id"), rest);
}

}  // namespace

Links::Written Links::write_matched(const core::Moment& now) {
    Written out{read_heirs(db_), {}};
    write_heirs(db_, {});
    for (const core::Heir& heir : out.cards) out.rows.push_back(append(heir, Who::ebb, now));
    memories_.catch_up();
    return out;
}

Links::Written Links::follow(const std::vector<core::Heir>& cards, const core::Moment& now) {
    Written out;
    for (const core::Heir& card : cards) {
        const bool is_known = has_history(card.from) || has_history(card.to);
        if (card.from == card.to || !is_known) continue;
        take_back_ring(card, now);
        out.rows.push_back(append(card, Who::a_person, now));
        out.cards.push_back(card);
    }
    no_longer_matched(cards);
    return out;
}

Links::Written Links::adopt(const std::vector<core::Heir>& cards, const core::Moment& now) {
    Written out{cards, {}};
    for (const core::Heir& card : cards) {
        while (const auto other = standing_from(card.from)) take_back(*other, now);
        take_back_ring(card, now);
        out.rows.push_back(append(card, Who::a_person, now));
    }
    no_longer_matched(cards);
    return out;
}

Links::Written Links::part(const std::vector<std::string>& keys, const core::Moment& now) {
    Written out;
    for (const std::string& key : keys) {
        const auto link = newest_to(key);
        if (!link) continue;
        out.rows.push_back(part_by(*link, key, now));
        out.cards.push_back({link->key, key});
    }
    memories_.expect_heirs();
    return out;
}

std::optional<Row> Links::standing_from(std::string_view key) {
    Statement row = db_.prepare(
        standing_links("AND name.key = :key ORDER BY log.at, device.id, log.id LIMIT 1"));
    if (!row.set(":link", core::RowKind::link).set(":key", key).step()) return std::nullopt;
    return find_row(db_, row.get<RowId>(0));
}

std::optional<Row> Links::newest_to(std::string_view key) {
    Statement rows =
        db_.prepare(standing_links("ORDER BY log.at DESC, device.id DESC, log.id DESC"));
    rows.set(":link", core::RowKind::link);
    while (rows.step())
        if (base::json_string(rows.get<std::string_view>(1), "to") == key)
            return find_row(db_, rows.get<RowId>(0));
    return std::nullopt;
}

// A row of its own: undo passes over it.
RowId Links::append(const core::Heir& card, Who says, const core::Moment& now) {
    base::JsonObject detail;
    detail.add("to", card.to).add("rows", 1);
    if (!card.old.empty()) detail.add("old", card.old).add("new", card.now);
    if (says == Who::a_person) detail.add("by_hand", 1);
    return log_.append({{core::RowKind::link, card.from, std::nullopt, 0, detail.text()}}, now)
        .front();
}

RowId Links::take_back(const Row& link, const core::Moment& now) {
    const auto rows = log_.append(Log::undo_of({link}, log_.device_hex(device_of(link.id))), now);
    memories_.catch_up();
    return rows.front();
}

RowId Links::part_by(const Row& link, const std::string& key, const core::Moment& now) {
    auto rows = Log::undo_of({link}, log_.device_hex(device_of(link.id)));
    base::JsonObject detail;
    detail.add_members(rows.front().detail).add("parted", key);
    rows.front().detail = detail.text();
    const auto written = log_.append(rows, now);
    memories_.catch_up();
    return written.front();
}

// Of a note that is given back a key which it had before: a link from there would lead on to where
// the new one begins, and back.
void Links::take_back_ring(const core::Heir& card, const core::Moment& now) {
    const auto leads_back = [&] {
        const auto to = cards_.find(card.to), from = cards_.find(card.from);
        return to && from && to->no == from->no;
    };
    while (leads_back()) {
        const auto link = standing_from(card.to);
        if (!link) return;
        take_back(*link, now);
    }
}

// What a person said of these cards counts.
void Links::no_longer_matched(const std::vector<core::Heir>& cards) {
    auto matched = read_heirs(db_);
    std::erase_if(matched, [&](const core::Heir& heir) {
        return std::any_of(cards.begin(), cards.end(),
                           [&](const core::Heir& card) { return card.from == heir.from; });
    });
    write_heirs(db_, matched);
    memories_.catch_up();
}

bool Links::has_history(const std::string& key) {
    const auto card = cards_.find(key);
    return card && card->state.version > 0;
}

}  // namespace store
