#include "deckfile/note.hpp"

#include "base/contains.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "base/text/unicode.hpp"
#include "core/card/cloze.hpp"
#include "core/card/identity.hpp"
#include "deckfile/accept.hpp"
#include "deckfile/format/values.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/mistakes/texts/choices.hpp"
#include "deckfile/mistakes/texts/holes.hpp"
#include "deckfile/tolerance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace deckfile {
namespace {

using base::in_backticks;
using core::Kind;
using core::Tolerance;

// Indices into the table of keys.
enum Key : std::size_t {
    id,
    front,
    back,
    cloze,
    answer,
    wrong,
    number,
    points,
    accept,
    strict_accents,
    reverse,
    unit,
    within,
    ordered,
    hint,
    note,
    tags,
    source,
    as_of,
    verify_by,
    key_count
};
static_assert(std::size(note_keys) == key_count);
static_assert(note_keys[front].name == "front" && note_keys[points].name == "points" &&
              note_keys[within].name == "within" && note_keys[verify_by].name == "verify_by");

constexpr bool is_settled_by_a_key(Kind kind) {
    return std::any_of(std::begin(note_keys), std::end(note_keys),
                       [&](const NoteKey& key) { return key.settles() && key.kind == kind; });
}
static_assert(std::all_of(std::begin(core::kind_names), std::end(core::kind_names),
                          [](const auto& named) { return is_settled_by_a_key(named.second); }));

constexpr std::string_view no_kind =
    "a note needs `front` and `back`, or `cloze`, or `front` with `answer` and `wrong`, `number` "
    "or `points`";

constexpr std::string_view kind_follows =
    "; take it away: the kind of a note follows from its keys, `back`, `cloze`, `answer`, `number` "
    "or `points`";

constexpr std::size_t most_keys = 100;

// Answers that make sense only in the order in which they were written, and choices are shuffled.
bool depends_on_order(const std::string& choice) {
    static constexpr std::array<std::string_view, 6> phrases = {
        "all of the above", "none of the above", "both of the above",
        "all of these",     "none of these",     "any of the above"};
    const std::string text = base::case_folded(choice);
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](std::string_view phrase) { return text.starts_with(phrase); });
}

class NoteReader {
public:
    NoteReader(Reading reading, const Piece& piece, Problems& problems)
        : table_(std::move(reading.table)),
          is_toml_(reading.is_toml),
          is_whole_(reading.is_toml && (!reading.behind || reading.is_next_note)),
          fields_(piece.whole, problems),
          header_(header_place(piece)) {}

    std::optional<core::Note> read() {
        if (table_.size() > most_keys) {
            fields_.error(header_, fmt::format("a note has at most {} keys", most_keys));
            return std::nullopt;
        }
        for (Entry& entry : table_) enter(entry);
        read_values();
        settle_kind();
        check_pairs();
        check_content();
        if (fields_.errors() > 0 || !is_toml_ || !is_complete()) return std::nullopt;
        return std::move(note_);
    }

    std::optional<core::Note> read_part() {
        for (Entry& entry : table_) enter(entry);
        read_values();
        check_content();
        if (fields_.errors() > 0 || !is_toml_) return std::nullopt;
        return std::move(note_);
    }

private:
    void enter(Entry& entry) {
        const auto* key =
            std::find_if(std::begin(note_keys), std::end(note_keys),
                         [&](const NoteKey& known) { return known.name == entry.key; });
        if (key == std::end(note_keys)) return report_unknown(entry);
        entries_[static_cast<std::size_t>(key - std::begin(note_keys))] = &entry;
        if (entry.key != "source") fields_.doubt(entry);
    }

    void report_unknown(const Entry& entry) {
        if (is_deck_key(entry.key))
            return fields_.error(entry.place,
                                 fmt::format("{} is a key of the deck; it stands under [deck]",
                                             in_backticks(entry.key)));
        if (is_meant_as_kind(entry.key))
            return fields_.error(
                entry.place, "unknown key " + in_backticks(entry.key) + std::string(kind_follows));
        const auto meant = key_meant(entry);
        if (meant.empty() && !is_readable(entry)) return;  // may be no key at all
        for (std::size_t key = 0; key < key_count; ++key)
            meant_[key] = meant_[key] || note_keys[key].name == meant;
        fields_.unknown(entry, names_of(note_keys), meant);
    }

    static std::string_view key_meant(const Entry& entry) {
        const bool is_dotted = std::holds_alternative<Table>(entry.value.data);
        const auto habit = is_dotted ? std::string_view() : key_of_habit(entry.key);
        return habit.empty() ? base::nearest(entry.key, names_of(note_keys)) : habit;
    }

    static bool is_readable(const Entry& entry) {
        return !std::holds_alternative<Unreadable>(entry.value.data);
    }
    bool stands(Key key) const { return entries_[key] != nullptr; }
    bool has(Key key) const { return stands(key) && is_readable(*entries_[key]); }
    Entry& at(Key key) { return *entries_[key]; }

    void read_values() {
        for (std::size_t key = 0; key < key_count; ++key)
            if (has(static_cast<Key>(key)))
                std::visit([&](const auto& holds) { read(holds, *entries_[key]); },
                           note_keys[key].holds);
    }

    template <typename Holds>
    void read(const Holds& holds, Entry& entry) {
        read_value(holds, entry, note_, fields_);
    }

    void read(const holds::OwnFlag& flag, Entry& entry) { note_.*flag.into = fields_.flag(entry); }

    void read(const holds::Date& date, Entry& entry) { note_.*date.into = fields_.date(entry); }

    void read(const holds::Cloze&, Entry& entry) {
        note_.front = fields_.text(entry);
        if (note_.front.empty()) return;
        const auto parsed = core::parse_cloze(note_.front);
        if (const auto* errors = std::get_if<core::ClozeErrors>(&parsed))
            for (const core::ClozeError& error : *errors)
                fields_.error(fields_.place_in(entry.value, error.offset), error.message);
        else
            for (const core::ClozeRun& run : std::get<std::vector<core::ClozeRun>>(parsed))
                if (const auto doubt = doubt_about_hole(run))
                    fields_.warning(fields_.place_in(entry.value, run.offset), *doubt);
    }

    void read(const holds::Number&, Entry& entry) {
        number_read_ = fields_.number(entry);
        note_.number = number_read_.value_or(0);
    }

    // Of a cloze that has been read: its key comes first.
    void read(const holds::Accept&, Entry& entry) {
        if (has(cloze)) return read_accept_of_cloze(entry, note_, fields_);
        note_.accept = fields_.list(entry);
    }

    void read(const holds::Within&, Entry& entry) {
        const auto* text = std::get_if<std::string>(&entry.value.data);
        const auto read = text ? tolerance_from(*text) : std::nullopt;
        if (!read)
            fields_.error(entry.value.place,
                          "`within` must be \"exact\", a percentage up to 100 as in \"10%\", or a "
                          "factor above 1 as in \"x3\"");
        note_.within = read;
    }

    // The kind follows from the first key, in file order, that settles it; or is guessed from a key
    // that goes with one kind only, so that what is missing can be named.
    void settle_kind() {
        settling_ = first_key([](const NoteKey& key) { return key.settles(); });
        if (!settling_)
            settling_ = first_key([](const NoteKey& key) { return key.kind.has_value(); });
        if (!settling_ && is_whole_ && !is_settled_by_a_meant_key())
            fields_.error(header_, std::string(no_kind));
        if (!settling_) return;
        note_.kind = *note_keys[*settling_].kind;
        for (std::size_t key = 0; key < key_count; ++key)
            if (entries_[key] && !note_keys[key].goes_with(note_.kind))
                report_stranger(static_cast<Key>(key));
    }

    bool is_settled_by_a_meant_key() const {
        for (std::size_t key = 0; key < key_count; ++key)
            if (meant_[key] && note_keys[key].settles()) return true;
        return false;
    }

    template <typename Wanted>
    std::optional<Key> first_key(Wanted wanted) const {
        for (const Entry& entry : table_)
            for (std::size_t key = 0; key < key_count; ++key)
                if (entries_[key] == &entry && wanted(note_keys[key])) return static_cast<Key>(key);
        return std::nullopt;
    }

    void report_stranger(Key key) {
        if (key == front) return report_front_of_cloze();
        const NoteKey& stranger = note_keys[key];
        const NoteKey& settled = note_keys[*settling_];
        fields_.error(
            at(key).place,
            fmt::format(
                "`{}` belongs to a {}{} note, but `{}` in line {} makes this a "
                "{} note",
                stranger.name, core::to_string(*stranger.kind),
                stranger.or_of ? fmt::format(" or {}", core::to_string(*stranger.or_of)) : "",
                settled.name, at(*settling_).place.line, core::to_string(note_.kind)));
    }

    void report_front_of_cloze() {
        if (has(front))
            fields_.error(at(front).place, "a cloze note has no `front`; `cloze` is all its text");
    }

    void check_pairs() {
        if (!settling_ || !is_whole_) return;
        for (std::size_t key = 0; key < key_count; ++key)
            if (note_keys[key].is_needed_by(note_.kind) && !entries_[key] && !meant_[key])
                fields_.error(at(*settling_).place,
                              fmt::format("`{}` needs `{}` beside it{}", note_keys[*settling_].name,
                                          note_keys[key].name,
                                          key == wrong && meant_[front]
                                              ? "; the answer of a question is its `back`"
                                              : ""));
    }

    bool is_complete() const {
        if (!settling_) return false;
        for (std::size_t key = 0; key < key_count; ++key)
            if (note_keys[key].is_needed_by(note_.kind) && !entries_[key]) return false;
        return true;
    }

    void check_content() {
        if (has(answer) && has(wrong)) check_choices();
        if (has(number) && has(within)) check_tolerance();
        if (has(points)) check_points();
    }

    void check_choices() {
        const auto right = count_of(answer), wrongs = count_of(wrong);
        if (!right || !wrongs) return;
        if (*right == 0 || *wrongs == 0) {
            const Key key = *right == 0 ? answer : wrong;
            return fields_.error(at(key).value.place,
                                 fmt::format("`{}` needs at least one entry", note_keys[key].name));
        }
        if (*right + *wrongs > most_choices)
            return fields_.error(
                at(wrong).value.place,
                fmt::format("`answer` and `wrong` together have {} to {} entries, not {}",
                            fewest_choices, most_choices, *right + *wrongs));
        std::vector<std::string> seen;
        for (const Key key : {answer, wrong}) check_each_choice(key, seen);
    }

    // Of a list, or of the one text that may stand for a list.
    std::optional<std::size_t> count_of(Key key) {
        const Value& value = at(key).value;
        if (const auto* list = std::get_if<std::vector<Value>>(&value.data)) return list->size();
        if (std::holds_alternative<std::string>(value.data)) return 1;
        return std::nullopt;
    }

    void check_each_choice(Key key, std::vector<std::string>& seen) {
        const auto& texts = key == answer ? note_.right : note_.wrong;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const Place place = place_of_entry(key, i);
            const std::string text = base::normalised(texts[i]);
            if (text.empty()) continue;  // and was told
            const auto alike = std::find_if(seen.begin(), seen.end(), [&](const auto& other) {
                return read_alike(other, text);
            });
            if (base::contains(seen, text))
                fields_.error(place,
                              fmt::format("{} is among the choices twice", in_backticks(text)));
            else if (alike != seen.end())
                fields_.warning(place, fmt::format("{} and {} are one choice to a reader: they "
                                                   "differ in case, marks or punctuation alone",
                                                   in_backticks(*alike), in_backticks(text)));
            if (depends_on_order(text))
                fields_.warning(place,
                                "choices are shuffled: nothing is \"above\" this one; say what "
                                "is meant");
            seen.push_back(text);
        }
    }

    Place place_of_entry(Key key, std::size_t index) {
        const auto* values = std::get_if<std::vector<Value>>(&at(key).value.data);
        return values ? (*values)[index].place : at(key).value.place;
    }

    void check_tolerance() {
        const Tolerance::Form form = core::tolerance_of(note_).form;
        if (!number_read_ || form == Tolerance::Form::exact) return;
        if (*number_read_ == 0)
            fields_.error(at(within).value.place, "`within` must be \"exact\" where `number` is 0");
        else if (*number_read_ < 0 && form == Tolerance::Form::factor)
            fields_.error(at(within).value.place,
                          "`within` cannot be a factor where `number` is negative");
    }

    void check_points() {
        const auto count = count_of(points);
        if (!count || (*count >= fewest_choices && *count <= most_choices)) return;
        fields_.error(at(points).value.place, fmt::format("`points` has {} to {} entries, not {}",
                                                          fewest_choices, most_choices, *count));
    }

    Table table_;
    bool is_toml_;
    bool is_whole_;  // no line of it could not be read
    FieldReader fields_;
    Place header_;
    std::array<Entry*, key_count> entries_{};
    std::optional<Key> settling_;
    std::optional<double> number_read_;
    std::array<bool, key_count> meant_{};  // by a key that there is not
    core::Note note_;
};

}  // namespace

bool is_note_key(std::string_view key) {
    return base::contains(names_of(note_keys), key);
}

bool asks(std::string_view key) {
    return key == "front" ||
           std::any_of(std::begin(note_keys), std::end(note_keys),
                       [&](const NoteKey& known) { return known.settles() && known.name == key; });
}

std::optional<core::Note> note_from(Reading reading, const Piece& piece, Problems& problems) {
    return NoteReader(std::move(reading), piece, problems).read();
}

std::optional<core::Note> part_from(Reading reading, const Piece& piece, Problems& problems) {
    return NoteReader(std::move(reading), piece, problems).read_part();
}

std::optional<core::Note> read_note(std::string_view slice, int first_line, Problems& problems) {
    const auto piece = Scanner({slice, first_line}).next();
    if (!piece || piece->kind != Piece::Kind::card || piece->whole.text.size() != slice.size()) {
        add_error(problems, {first_line, 1}, "no [[card]] stands here any more");
        return std::nullopt;
    }
    Reading reading = read_table(*piece, problems);
    const bool is_all = !reading.behind;
    auto note = note_from(std::move(reading), *piece, problems);
    return is_all ? note : std::nullopt;
}

}  // namespace deckfile
