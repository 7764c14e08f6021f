#include "deckfile/versions/ids.hpp"

#include "catch.hpp"

using namespace versions;

namespace {

std::string question(const std::string& id, const std::string& front, const std::string& back) {
    return fmt::format("[[card]]\nid = '{}'\nfront = '{}'\nback = '{}'\n", id, front, back);
}

std::string number(const std::string& id, const std::string& front, const std::string& value) {
    return fmt::format("[[card]]\nid = '{}'\nfront = '{}'\nnumber = {}\n", id, front, value);
}

std::string cloze(const std::string& id, const std::string& text) {
    return fmt::format("[[card]]\nid = '{}'\ncloze = '{}'\n", id, text);
}

const std::string log_kept = question("log", "How long is the log kept?", "30 days, by default");
const std::string waits = question("waits", "What waits for the followers?", "The leader");
const std::string holes = cloze("holes", "The {{leader}} waits for the {{followers}}");

Decks file(const std::string& text) {
    return {{"d.toml", text}};
}

// What each version but the first breaks.
std::vector<Break> broken(const std::vector<Decks>& history) {
    Ids ids;
    std::vector<Break> out;
    for (const Decks& decks : history)
        for (Break& each : ids.follow(notes_of(decks).value())) out.push_back(std::move(each));
    return out;
}

struct Edit {
    const char* what;
    Decks before;
    Decks after;
};

}  // namespace

TEST_CASE("an id breaks when it is dropped or means another fact") {
    const Edit edits[] = {
        {"dropped", file(log_kept + waits), file(waits)},
        {"its file was dropped", {{"d.toml", log_kept}, {"e.toml", waits}}, {{"e.toml", waits}}},
        {"dropped, and a new fact put in its place", file(log_kept + waits),
         file(question("new", "How many replicas are there?", "Three") + waits)},
        {"another number", file(log_kept),
         file(question("log", "How long is the log kept?", "7 days, by default"))},
        {"another unit", file(log_kept),
         file(question("log", "How long is the log kept?", "30 hours, by default"))},
        {"a denial", file(log_kept),
         file(question("log", "How long is the log not kept?", "30 days, by default"))},
        {"another front", file(log_kept),
         file(question("log", "How long is the table kept?", "30 days, by default"))},
        {"another back", file(waits),
         file(question("waits", "What waits for the followers?", "Nobody at all"))},
        {"more said behind", file(waits),
         file(question("waits", "What waits for the followers?", "The leader, at every write"))},
        {"front and back mended at once", file(waits),
         file(question("waits", "What wait for the followers?", "The leadr"))},
        {"a word that another note spells so",
         file(question("log", "What does the reader do?", "It asks") +
              question("other", "Where is a reader?", "In front")),
         file(question("log", "What does the leader do?", "It asks") +
              question("other", "Where is a reader?", "In front"))},
        {"another kind", file(question("log", "How long?", "30")),
         file(number("log", "How long?", "30"))},
        {"another value", file(number("log", "How long?", "30")),
         file(number("log", "How long?", "31"))},
        {"another word in a hole", file(holes),
         file(cloze("holes", "The {{client}} waits for the {{followers}}"))},
        {"a hole at another word", file(holes),
         file(cloze("holes", "The {{leader}} {{waits}} for the followers"))},
        {"mended beside other notes, under another id", file(waits + log_kept + holes),
         file(waits + holes + number("nodes", "How many nodes are there?", "3") +
              question("kept", "How long is a log kept?", "30 days, by default"))},
        {"another fact in another deck",
         {{"d.toml", log_kept}, {"e.toml", waits}},
         {{"e.toml", waits + question("log", "How many logs are there?", "One")}}},
    };
    for (const Edit& edit : edits) {
        INFO(edit.what);
        CHECK(broken({edit.before, edit.after}).size() == 1);
    }
}

TEST_CASE("an id stays when its text is mended, its note moves, or others come") {
    const Edit edits[] = {
        {"nothing", file(log_kept), file(log_kept)},
        {"a slip of spelling", file(question("log", "How long is the log keppt?", "30 days")),
         file(question("log", "How long is the log kept?", "30 days"))},
        {"markup", file(log_kept),
         file(question("log", "How long is the `log` kept?", "30 days, by default"))},
        {"punctuation and an article", file(log_kept),
         file(question("log", "How long is the log kept?", "30 days (by a default)"))},
        {"a slip in a hole", file(cloze("holes", "The {{leadr}} waits for the {{followers}}")),
         file(holes)},
        {"what is beside the fact", file(log_kept),
         file(log_kept + "note = 'Set by a property.'\nhint = 'A month'\ntags = ['delta']\n")},
        {"asked back, too", file(log_kept), file(log_kept + "reverse = true\n")},
        {"another order", file(log_kept + waits), file(waits + log_kept)},
        {"notes put in", file(log_kept), file(waits + log_kept + holes)},
        {"moved to another deck",
         {{"d.toml", log_kept + waits}, {"e.toml", holes}},
         {{"d.toml", waits}, {"e.toml", holes + log_kept}}},
        {"moved and mended",
         {{"d.toml", log_kept + waits}, {"e.toml", holes}},
         {{"d.toml", waits},
          {"e.toml",
           holes + question("log", "How long is the *log* kept?", "30 days, by default")}}},
        {"another name of the file", {{"d.toml", log_kept}}, {{"e.toml", log_kept}}},
        {"the same text under another id", file(log_kept + waits),
         file(question("log-kept", "How long is the log kept?", "30 days, by default") + waits)},
        {"mended before the same note, under another id", file(log_kept + waits),
         file(question("kept", "How long is a log kept?", "30 days, by default") + waits)},
        {"mended behind the same note, under another id", file(waits + log_kept),
         file(waits + question("kept", "How long is a log kept?", "30 days, by default") + holes)},
    };
    for (const Edit& edit : edits) {
        INFO(edit.what);
        CHECK(broken({edit.before, edit.after}).empty());
    }
}

TEST_CASE("what an id breaks is told with its texts") {
    CHECK(
        broken({file(log_kept), file("")}) ==
        std::vector<Break>{
            {"d/log",
             "was the question \"How long is the log kept? / 30 days, by default\" and is dropped"}});
    CHECK(
        broken(
            {file(question("log", "How long?", "30")), file(number("log", "How long?", "30"))}) ==
        std::vector<Break>{
            {"d/log", "was the question \"How long? / 30\" and is the number \"How long? / 30\""}});
}

TEST_CASE("a note whose text goes over to another's id breaks both ids") {
    const auto both = file(question("waits", "How long is the log kept?", "30 days, by default"));
    CHECK(broken({file(log_kept + waits), both}).size() == 2);
}

TEST_CASE("an id that comes back is held to what it meant, however long ago") {
    const auto back = file(waits + log_kept);
    const auto gone = file(waits);
    const auto other = file(waits + question("log", "How many logs are there?", "One"));
    CHECK(broken({back, gone, gone, back}).size() == 1);
    CHECK(broken({back, gone, gone, other}).size() == 2);
}

TEST_CASE("many small steps are judged one by one") {
    CHECK(broken({file(question("log", "How long is teh log keppt?", "30 days")),
                  file(question("log", "How long is the log keppt?", "30 days")),
                  file(question("log", "How long is the log kept?", "30 days")),
                  file(question("log", "How long is the log kept?", "30 days.")),
                  file(question("log", "How long is the log kept?", "31 days."))})
              .size() == 1);
}

TEST_CASE("of a version with a mistake nothing is judged") {
    CHECK_FALSE(notes_of(file(log_kept + "[[card]]\nfront = 'no back'\n")));
    CHECK_FALSE(notes_of(file(log_kept + "[[card")));
    CHECK(notes_of(file(log_kept + waits))->size() == 2);
}
