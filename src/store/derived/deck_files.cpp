#include "store/derived/deck_files.hpp"

#include "store/derived/lines.hpp"

#include <algorithm>
#include <string_view>

namespace store {
namespace {

constexpr std::string_view select_files =
    "SELECT no, path, dev, ino, size, mtime_ns, ctime_ns, seen_ns, hash, ord, root, id, title, "
    "description, deck_hash, shown, errors, coalesce(fault, ''), author, license, version, tags, "
    "source, reverse, strict_accents, extends FROM derived.deck";

constexpr std::string_view upsert_file =
    "INSERT INTO derived.deck (no, path, dev, ino, size, mtime_ns, ctime_ns, seen_ns, hash, "
    "ord, root, id, extends, title, description, author, license, version, tags, source, reverse, "
    "strict_accents, deck_hash, shown, errors, fault) "
    "VALUES (:no, :path, :dev, :ino, :size, :mtime_ns, :ctime_ns, :seen_ns, :hash, "
    ":ord, :root, :id, :extends, :title, :description, :author, :license, :version, :tags, :source, "
    ":reverse, :strict_accents, :deck_hash, :shown, :errors, :fault) "
    "ON CONFLICT (path) DO UPDATE SET dev = excluded.dev, ino = excluded.ino, "
    "size = excluded.size, mtime_ns = excluded.mtime_ns, ctime_ns = excluded.ctime_ns, "
    "seen_ns = excluded.seen_ns, hash = excluded.hash, ord = excluded.ord, "
    "root = excluded.root, id = excluded.id, extends = excluded.extends, title = excluded.title, "
    "description = excluded.description, author = excluded.author, "
    "license = excluded.license, version = excluded.version, tags = excluded.tags, "
    "source = excluded.source, reverse = excluded.reverse, "
    "strict_accents = excluded.strict_accents, deck_hash = excluded.deck_hash, "
    "shown = excluded.shown, errors = excluded.errors, fault = excluded.fault "
    "RETURNING no";

core::DeckInfo read_info(const Statement& row) {
    core::DeckInfo info;
    info.id = row.get<std::string_view>(11);
    info.title = row.get<std::string_view>(12);
    info.description = row.get<std::string_view>(13);
    info.hash = row.get<std::uint64_t>(14);
    info.author = row.get<std::string_view>(18);
    info.license = row.get<std::string_view>(19);
    info.version = row.get<std::string_view>(20);
    info.tags = lines_of(row.get<std::string_view>(21));
    info.sources = lines_of(row.get<std::string_view>(22));
    info.reverse = row.get<bool>(23);
    info.strict_accents = row.get<bool>(24);
    info.extends = row.get<std::string_view>(25);
    return info;
}

// By what a file is known to be unchanged.
void bind_stamp(Statement& row, const DeckFile& file) {
    row.set(":dev", file.stamp.number.device)
        .set(":ino", file.stamp.number.inode)
        .set(":size", file.stamp.size)
        .set(":mtime_ns", file.stamp.mtime_ns)
        .set(":ctime_ns", file.stamp.ctime_ns)
        .set(":seen_ns", file.seen_ns)
        .set(":hash", file.hash);
}

DeckFile read_file(const Statement& row) {
    DeckFile file;
    file.no = row.get<std::int64_t>(0);
    file.path = row.get<std::string_view>(1);
    file.stamp = {{row.get<std::uint64_t>(2), row.get<std::uint64_t>(3)},
                  row.get<std::int64_t>(4),
                  row.get<std::int64_t>(5),
                  row.get<std::int64_t>(6)};
    file.seen_ns = row.get<std::int64_t>(7);
    file.hash = row.get<std::uint64_t>(8);
    file.order = row.get<int>(9);
    file.root = row.get<int>(10);
    file.info = read_info(row);
    file.shown = row.get<bool>(15);
    file.errors = row.get<int>(16);
    file.fault = row.get<std::string_view>(17);
    return file;
}

void bind_info(Statement& row, const core::DeckInfo& info) {
    row.set(":id", info.id)
        .set(":extends", info.extends)
        .set(":title", info.title)
        .set(":description", info.description)
        .set(":author", info.author)
        .set(":license", info.license)
        .set(":version", info.version)
        .set(":tags", one_a_line(info.tags))
        .set(":source", one_a_line(info.sources))
        .set(":reverse", info.reverse)
        .set(":strict_accents", info.strict_accents)
        .set(":deck_hash", info.hash);
}

}  // namespace

std::vector<DeckFile> read_deck_files(Database& db) {
    Statement rows = db.prepare(select_files);
    std::vector<DeckFile> out;
    while (rows.step()) out.push_back(read_file(rows));
    const auto is_before = [](const DeckFile& a, const DeckFile& b) { return a.order < b.order; };
    if (!std::is_sorted(out.begin(), out.end(), is_before))  // as they mostly were put there
        std::sort(out.begin(), out.end(), is_before);
    return out;
}

std::int64_t write_deck_file(Database& db, const DeckFile& file) {
    Statement row = db.cached(upsert_file);
    if (file.no != 0) row.set(":no", file.no);
    if (!file.fault.empty()) row.set(":fault", file.fault);
    bind_stamp(row, file);
    bind_info(row, file.info);
    row.set(":path", file.path)
        .set(":ord", file.order)
        .set(":root", file.root)
        .set(":shown", file.shown)
        .set(":errors", file.errors)
        .step();
    const std::int64_t put = row.get<std::int64_t>(0);
    row.run();  // RETURNING is done only when it has been stepped to the end
    return put;
}

}  // namespace store
