// The form of deck files as a JSON Schema (draft-07), for editors that complete, explain and check
// while one types. It is made of the tables by which decks are read.
//
// What it refuses ebb refuses too. It is no substitute for `ebb check`, since a schema cannot say
// all: tests/program/deck_schema_test.py lists what is left.
#pragma once

#include <string>

namespace deckfile {

std::string deck_schema();

}  // namespace deckfile
