// ebb __schema: the schema of decks as editors take it, for the build.
#include "deckfile/format/schema.hpp"

#include "cli/commands.hpp"

namespace cli {

int schema(Context& context, const SchemaOptions&) {
    context.out.exact(deckfile::deck_schema());
    return Exit::done;
}

}  // namespace cli
