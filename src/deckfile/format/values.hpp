// Values that are read as the tables of keys say: for each form that any table may hold, the
// function of FieldReader that reads it, into the member that it names.
#pragma once

#include "deckfile/fields.hpp"
#include "deckfile/format/keys.hpp"

namespace deckfile {

template <typename Of>
void read_value(const holds::Text<Of>& text, Entry& entry, Of& of, FieldReader& fields) {
    of.*text.into = fields.text(entry);
}

template <typename Of>
void read_value(const holds::Id<Of>& id, Entry& entry, Of& of, FieldReader& fields) {
    of.*id.into = fields.id(entry).value_or("");
}

template <typename Of>
void read_value(const holds::Texts<Of>& texts, Entry& entry, Of& of, FieldReader& fields) {
    of.*texts.into = fields.list(entry);
}

template <typename Of>
void read_value(const holds::TextOrTexts<Of>& texts, Entry& entry, Of& of, FieldReader& fields) {
    of.*texts.into = fields.text_or_list(entry);
}

template <typename Of>
void read_value(const holds::Tags<Of>& tags, Entry& entry, Of& of, FieldReader& fields) {
    of.*tags.into = fields.tags(entry);
}

template <typename Of>
void read_value(const holds::Flag<Of>& flag, Entry& entry, Of& of, FieldReader& fields) {
    of.*flag.into = fields.flag(entry).value_or(false);
}

}  // namespace deckfile
