#include "store/derived/layers.hpp"

#include "store/derived/lines.hpp"

namespace store {
namespace {

core::Layer read_layer(const Statement& row) {
    core::Layer layer;
    layer.path = row.get<std::string_view>(1);
    layer.slice = {row.get<std::int64_t>(3), row.get<std::int64_t>(4), row.get<int>(2)};
    layer.hash = row.get<std::uint64_t>(5);
    layer.keys = lines_of(row.get<std::string_view>(6));
    return layer;
}

}  // namespace

std::optional<core::Layer> layer_of(Database& db, std::int64_t note) {
    Statement row = db.cached(
        "SELECT note, path, line, start, size, hash, keys FROM derived.layer WHERE note = ?");
    if (!row.bind(note).step()) return std::nullopt;
    return read_layer(row);
}

std::vector<std::pair<std::int64_t, core::Layer>> layers_of_deck(Database& db, std::int64_t deck) {
    Statement rows = db.cached(
        "SELECT layer.note, layer.path, layer.line, layer.start, layer.size, layer.hash, "
        "layer.keys FROM derived.layer CROSS JOIN derived.note ON note.no = layer.note "
        "WHERE note.deck = ? ORDER BY note.ord");
    rows.bind(deck);
    std::vector<std::pair<std::int64_t, core::Layer>> out;
    while (rows.step()) out.emplace_back(rows.get<std::int64_t>(0), read_layer(rows));
    return out;
}

void put_layer(Database& db, std::int64_t note, const std::optional<core::Layer>& old,
               const std::optional<core::Layer>& layer) {
    if (old == layer) return;
    db.cached("DELETE FROM derived.layer WHERE note = ?").bind(note).run();
    if (!layer) return;
    db.cached(
          "INSERT INTO derived.layer (note, path, line, start, size, hash, keys) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(note, layer->path, layer->slice.line, layer->slice.offset, layer->slice.size,
              layer->hash, one_a_line(layer->keys))
        .run();
}

}  // namespace store
