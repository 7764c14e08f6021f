#include "core/heir/match.hpp"

#include "base/text/unicode.hpp"
#include "catch.hpp"
#include "core/card/identity.hpp"

#include <sstream>

using namespace core;

namespace {

// A note as one line: "id| front :: back", "a {{hole}}", "front = 5 ms", "front ? right; right",
// "front * point * point"; an id is optional. A question with ":::" asks back, too.
Note note_of(std::string line) {
    Note note;
    const auto cut = [&](std::string_view mark) {
        const auto at = line.find(mark);
        if (at == line.npos) return std::string();
        std::string rest = line.substr(at + mark.size());
        line.resize(at);
        return rest;
    };
    if (const auto rest = cut("| "); !rest.empty()) note.id = std::exchange(line, rest);
    if (line.find("{{") != line.npos) {
        note.kind = Kind::cloze;
    } else if (const auto both = cut(" ::: "); !both.empty()) {
        note.back = both;
        note.reverse = true;
    } else if (const auto back = cut(" :: "); !back.empty()) {
        note.back = back;
    } else if (const auto number = cut(" = "); !number.empty()) {
        note.kind = Kind::number;
        std::istringstream(number) >> note.number >> note.unit;
    } else if (const auto right = cut(" ? "); !right.empty()) {
        note.kind = Kind::choice;
        note.right = {right};
    } else if (const auto points = cut(" * "); !points.empty()) {
        note.kind = Kind::points;
        std::string_view rest = points;
        while (!rest.empty()) {
            const auto end = rest.find(" * ");
            note.points.emplace_back(rest.substr(0, end));
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 3);
        }
    }
    note.front = line;
    return note;
}

struct Deck {
    std::string id;
    std::vector<Note> notes;
};

// "#deck" begins another deck; the first is "d".
std::vector<Deck> decks_of(const std::string& text) {
    std::vector<Deck> out{{"d", {}}};
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        if (line.front() == '#')
            out.push_back({line.substr(1), {}});
        else
            out.back().notes.push_back(note_of(line));
    }
    return out;
}

std::vector<LeftNote> notes_in(const std::string& text) {
    std::vector<LeftNote> out;
    for (const Deck& deck : decks_of(text))
        for (std::size_t i = 0; i < deck.notes.size(); ++i) {
            LeftNote left{
                deck.id, note_id(deck.notes[i]), {identity_text(deck.notes[i]), "", ""}, {}};
            if (i > 0) left.text.before = note_id(deck.notes[i - 1]);
            if (i + 1 < deck.notes.size()) left.text.after = note_id(deck.notes[i + 1]);
            for (const Face& face : faces(deck.notes[i])) left.suffixes.push_back(face.suffix);
            out.push_back(std::move(left));
        }
    return out;
}

// Those of the cards that the other side does not have.
std::vector<LeftNote> without(std::vector<LeftNote> notes, const std::vector<LeftNote>& others) {
    for (LeftNote& note : notes)
        for (const LeftNote& other : others)
            if (other.deck == note.deck && other.id == note.id)
                std::erase_if(note.suffixes, [&](const std::string& suffix) {
                    return std::count(other.suffixes.begin(), other.suffixes.end(), suffix) > 0;
                });
    std::erase_if(notes, [](const LeftNote& note) { return note.suffixes.empty(); });
    return notes;
}

bool says(const std::vector<LeftNote>& notes, std::string_view word) {
    for (const LeftNote& note : notes)
        for (const Token& token : tokens_of(readable(note.text.text)))
            if (base::case_folded(token.text) == base::case_folded(word)) return true;
    return false;
}

// Before, all was answered; what came since never was.
std::vector<Heir> heirs_of(const std::string& before, const std::string& after) {
    const auto old = notes_in(before);
    const auto now = notes_in(after);
    return heirs({without(old, now), without(now, old), {}, {}},
                 [&](std::string_view word) { return says(now, word); });
}

// An edit of one note between two others.
std::vector<Heir> heirs_between(const std::string& before, const std::string& after) {
    const std::string above = "What stands above? :: Nothing\n";
    const std::string below = "What stands below? :: Everything\n";
    return heirs_of(above + before + "\n" + below, above + after + "\n" + below);
}

struct Edit {
    const char* before;
    const char* after;
};

}  // namespace

TEST_CASE("a note's history goes along when its author mends it") {
    const Edit edits[] = {
        // slips of spelling
        {"il cafè :: coffee", "il caffè :: coffee"},
        {"il caffe :: coffee", "il caffè :: coffee"},
        {"nono :: grandfather", "nonno :: grandfather"},
        {"What does teh compactor do? :: Merges files",
         "What does the compactor do? :: Merges files"},
        {"What is a recieved message? :: One", "What is a received message? :: One"},
        {"What does partitoning do? :: Splits", "What does partitioning do? :: Splits"},
        {"Define availabilty :: Uptime", "Define availability :: Uptime"},
        {"Define thoughput :: Work per time", "Define throughput :: Work per time"},
        {"What is latnecy? :: Delay", "What is latency? :: Delay"},
        {"What does VACUM remove? :: Old files", "What does VACUUM remove? :: Old files"},
        {"Name the leader :: Cordinator", "Name the leader :: Coordinator"},
        {"Two slips here :: replicaton of partitons",
         "Two slips here :: replication of partitions"},
        {"Spell it :: definately", "Spell it :: definitely"},
        {"Spell it :: occured", "Spell it :: occurred"},
        {"Spell it :: seperate tables", "Spell it :: separate tables"},
        {"die Strase :: street", "die Straße :: street"},
        {"der Kafee :: coffee", "der Kaffee :: coffee"},
        {"el niñio :: boy", "el niño :: boy"},
        {"l'eau :: watter", "l'eau :: water"},
        {"When is its value set? :: At start", "When is it's value set? :: At start"},
        // case
        {"what is delta lake? :: A format", "What is Delta Lake? :: A format"},
        {"How does Spark SQL plan? :: Catalyst", "how does Spark SQL plan? :: Catalyst"},
        {"Who owns it? :: unity catalog", "Who owns it? :: Unity Catalog"},
        {"It is fast :: why?", "it is fast :: why?"},
        {"Which engine? :: photon", "Which engine? :: PHOTON"},
        // punctuation
        {"What is a shuffle :: Moving rows", "What is a shuffle? :: Moving rows"},
        {"What is a shuffle? :: Moving rows.", "What is a shuffle? :: Moving rows"},
        {"Name three: a b c :: yes", "Name three - a, b, c :: yes"},
        {"A \"quoted\" thing :: yes", "A “quoted” thing :: yes"},
        {"It is, then :: so", "It is then :: so"},
        {"Is it (really) so? :: yes", "Is it really so? :: yes"},
        {"The author's word :: yes", "The author’s word :: yes"},
        {"Wait... what? :: that", "Wait… what? :: that"},
        {"e-mail queue :: a queue", "email queue :: a queue"},
        {"write ahead log :: WAL", "write-ahead log :: WAL"},
        {"7-14 days :: a range", "7–14 days :: a range"},
        {"¿Qué es? :: eso", "Qué es? :: eso"},
        // markup
        {"What does VACUUM do? :: Removes files", "What does `VACUUM` do? :: Removes files"},
        {"A *very* fast path :: cache", "A very fast path :: cache"},
        {"A **bold** claim :: yes", "A _bold_ claim :: yes"},
        {"Where is it told? :: the docs",
         "Where is it told? :: [the docs](https://docs.example.org/a)"},
        {"The key `max_size` :: a limit", "The key max_size :: a limit"},
        {"Which list? :: * one", "Which list? :: one"},
        // articles
        {"caffè :: coffee", "il caffè :: coffee"},
        {"il papa :: the pope", "papa :: the pope"},
        {"What is shuffle? :: Moving rows", "What is a shuffle? :: Moving rows"},
        {"Who leads? :: the coordinator", "Who leads? :: a coordinator"},
        {"Katze :: cat", "die Katze :: cat"},
        {"uomo :: man", "l'uomo :: man"},
        {"Name the format :: Delta", "Name format :: Delta"},
        // units
        {"How long is a trial? :: 14", "How long is a trial? :: 14 days"},
        {"How long do rows stay for 30? :: long", "How long do rows stay for 30 minutes? :: long"},
        {"What share? :: 99.9", "What share? :: 99.9 %"},
        {"How large is a file? :: about 128", "How large is a file? :: about 128 MB"},
        {"How many seconds has a day? = 86400", "How many seconds has a day? = 86400 s"},
        {"How long is a rebuild? = 5", "How long is a rebuild? = 5 minutes"},
        // every kind
        {"Which one scales? ? horizontal scalling", "Which one scales? ? horizontal scaling"},
        {"Which one scale ? horizontal", "Which one scale? ? horizontal"},
        {"Name both * write ahead log * snapshoot", "Name both * write ahead log * snapshot"},
        {"How many replicas has it = 3 copies", "How many replicas has it? = 3 copies"},
        {"A {{checkpoint}} makes recovry short", "A {{checkpoint}} makes recovery short"},
        {"A {{checkpoint}} makes recovery short", "A {{Checkpoint}} makes recovery short."},
        {"A {{chekpoint}} makes recovery short", "A {{checkpoint}} makes recovery short"},
        {"Of {{three}} replicas {{two}} agree", "Of {{three}} replicas, {{two}} agree."},
        {"Who writes is {{the leader}}", "Who writes is {{the leader}}."},
        {"{{Checkpoints}} shorten the {{recovery}}.", "“{{Checkpoints}}” shorten the {{recovery}}"},
        {"The {{leader::who?}} writes", "The {{leader::which node?}} writes"},
        {"The {{leader}} writes", "The `{{leader}}` writes"},
        {"Of {{three}} replicas two agree", "Of {{three}} replicas {{two}} agree"},
        {"il cafè ::: coffee", "il caffè ::: coffee"},
    };
    for (const Edit& edit : edits) {
        INFO(edit.before << "\n" << edit.after);
        const auto found = heirs_between(edit.before, edit.after);
        CHECK(found.size() == faces(note_of(edit.before)).size());
        for (const Heir& heir : found) {
            CHECK(heir.old == readable(identity_text(note_of(edit.before))));
            CHECK(heir.now == readable(identity_text(note_of(edit.after))));
        }
    }
}

TEST_CASE("another fact never takes a note's history") {
    const Edit edits[] = {
        // denial and degree
        {"What is synchronous replication? :: Waits", "What is asynchronous replication? :: Waits"},
        {"What is synchronous replication? :: Waits",
         "What is asynchronous replication? :: Does not wait"},
        {"Which sets are ordered? :: Lists", "Which sets are unordered? :: Lists"},
        {"Which sets are ordered? :: Lists", "Which sets are unordered? :: Hash sets"},
        {"Is it typical? :: yes", "Is it atypical? :: yes"},
        {"Is it moral? :: yes", "Is it amoral? :: yes"},
        {"What is hypertension? :: High", "What is hypotension? :: High"},
        {"What is hypertension? :: High", "What is hypotension? :: Low"},
        {"What is interday load? :: a", "What is intraday load? :: a"},
        {"Is the index stable? :: yes", "Is the index unstable? :: yes"},
        {"Who may enable it? :: Admins", "Who is unable? :: Admins"},
        {"To enable a flag :: x", "To unable a flag :: x"},
        {"Where to overload? :: a", "Where to underload? :: a"},
        {"A prefix sum :: a", "A postfix sum :: a"},
        {"A pure function :: a", "An impure function :: a"},
        {"It is deterministic :: a", "It is nondeterministic :: a"},
        {"The lock is held :: a", "The lock is not held :: a"},
        {"Readers block writers :: a", "Readers never block writers :: a"},
        {"Readers can block :: a", "Readers can't block :: a"},
        {"Readers do block :: a", "Readers don't block :: a"},
        {"It works with locks :: a", "It works without locks :: a"},
        {"ein klein Haus :: a", "ein kein Haus :: a"},
        {"x when a == b :: same", "x when a != b :: same"},
        {"if ready then go :: a", "if !ready then go :: a"},
        // numbers and units
        {"How long is it kept? :: 7 days", "How long is it kept? :: 14 days"},
        {"How long is it kept? :: 7 days", "How long is it kept? :: 7 hours"},
        {"How long is it kept? :: seven days", "How long is it kept? :: eleven days"},
        {"How long is it kept? :: 30 d", "How long is it kept? :: 30 h"},
        {"How fast? :: 10 Mb", "How fast? :: 10 MB"},
        {"How fast? :: 10 Mb/s", "How fast? :: 10 MB/s"},
        {"How fast? :: 10Mb", "How fast? :: 10MB"},
        {"How much? = 10 Mb", "How much? = 10 MB"},
        {"How much? = 10 MB", "How much? = 100 MB"},
        {"How much? = 10 MB", "How much? = 10"},
        {"What share? :: 99.9 %", "What share? :: 99.99 %"},
        {"What share? :: 1,5", "What share? :: 15"},
        {"Which form? :: 2NF", "Which form? :: 3NF"},
        {"Which store? :: S3", "Which store? :: s3"},
        {"How cold? :: -5 degrees", "How cold? :: 5 degrees"},
        {"Latency is < 10 ms :: a", "Latency is > 10 ms :: a"},
        {"How many? :: a + b", "How many? :: a / b"},
        {"How many? :: six replicas", "How many? :: sex replicas"},
        {"What costs it? :: $5", "What costs it? :: €5"},
        {"Which version? :: 1.4", "Which version? :: 1.5"},
        {"Which language? :: C", "Which language? :: C#"},
        {"Which language? :: C", "Which language? :: C++"},
        {"n^2 :: a", "n^3 :: a"},
        {"n² :: a", "n³ :: a"},
        // short words
        {"A row store :: a", "A raw store :: a"},
        {"Is RAM kept? :: no", "Is ROM kept? :: no"},
        {"What is RPO? :: a", "What is RTO? :: a"},
        {"Put it on disk :: a", "Put it in disk :: a"},
        {"Does it go on? :: a", "Does it go no? :: a"},
        {"Which letter? :: A", "Which letter? :: I"},
        {"Which bit? :: yes", "Which bit? :: no"},
        // two fields at once
        {"nono :: ninth", "nonno :: grandfather"},
        {"il papà :: dad", "il papa :: pope"},
        {"il papa :: the pope", "il papà :: the dad"},
        {"row store :: by rows", "raw store :: as it came"},
        {"mitosis :: two equal cells", "meiosis :: four cells"},
        {"mitosis :: cells divide", "meiosis :: cells divide"},
        {"What is RPO? :: Data that may be lost", "What is RTO? :: Time that may be lost"},
        {"der See :: lake", "die See :: sea"},
        {"la fin :: end", "la faim :: hunger"},
        {"affect :: to change", "effect :: a result"},
        // names swapped, words moved, put in or left out
        {"Alice writes to Bob :: a", "Bob writes to Alice :: a"},
        {"Replica follows leader :: a", "Leader follows replica :: a"},
        {"What does Kafka keep? :: Offsets", "What does Spark keep? :: Offsets"},
        {"What is a shuffle? :: Moving rows", "What is a wide shuffle? :: Moving rows"},
        {"What is a wide shuffle? :: Moving rows", "What is a shuffle? :: Moving rows"},
        {"What is a shuffle? :: Moving rows", "What is a shuffle? :: Moving rows between nodes"},
        {"Why cache? :: speed", "When cache? :: speed"},
        {"min of all :: a", "max of all :: a"},
        {"The minimum wins :: a", "The maximum wins :: a"},
        {"A left join :: a", "A right join :: a"},
        {"An inner join :: a", "An outer join :: a"},
        {"To encode a row :: a", "To decode a row :: a"},
        {"To upload a file :: a", "To download a file :: a"},
        {"What is above zero? :: a", "What is about zero? :: a"},
        // kinds and holes
        {"How long? :: 5", "How long? = 5"},
        {"Which one? ? left", "Which one? :: left"},
        {"Name all * one * two", "Name all * one * two * three"},
        {"Name all * one * two", "Name all * two * one"},
        {"The {{row}} is read", "The {{raw}} is read"},
        {"The word {{nono}} it is", "The word {{nonno}} it is"},
        {"The {{leader}} and the follower", "The leader and the {{follower}}"},
        {"A {{leader}} writes", "A {{reader}} and a writer"},
        {"It takes {{7 days}} to end", "It takes {{14 days}} to end"},
        {"It is {{synchronous}} then", "It is {{asynchronous}} then"},
        // behind a hyphen
        {"Where do T-cells form? :: a", "Where do B-cells form? :: a"},
        {"What is on the x-axis? :: a", "What is on the y-axis? :: a"},
        {"What is a row-store? :: a", "What is a raw-store? :: a"},
        {"Which log is semi-synchronous? :: a", "Which log is semi-asynchronous? :: a"},
        {"A {{B-tree}} is read", "A {{R-tree}} is read"},
        // other numbers and units, in other scripts too
        {"How much goes through? :: 10 Gbps", "How much goes through? :: 10 Mbps"},
        {"How many are there? :: 3 million", "How many are there? :: 3 billion"},
        {"Who built it? :: Louis XVII", "Who built it? :: Louis XVIII"},
        {"When was it? :: ٢٠٢٤", "When was it? :: ٢٠٢٥"},
        // where words are not set apart
        {"What do I like? :: 我喜欢咖啡", "What do I like? :: 我不喜欢咖啡"},
        {"Who is it? :: 他是一个医生", "Who is it? :: 她是一个医生"},
        // degrees
        {"What is microeconomics? :: a", "What is macroeconomics? :: a"},
        {"fortunato :: a", "sfortunato :: a"},
        // nothing in common
        {"What is a lake? :: Files", "What is a warehouse? :: Tables"},
        {"a :: b", "c :: d"},
    };
    for (const Edit& edit : edits) {
        INFO(edit.before << "\n" << edit.after);
        CHECK(heirs_between(edit.before, edit.after).empty());
    }
}

TEST_CASE("a word that another note spells so is not taken for a slip") {
    const std::string before = "What does the reader do? :: It asks\n";
    const std::string after = "What does the leader do? :: It asks\n";
    CHECK(heirs_between(before, after).size() == 1);
    CHECK(heirs_between(before + "Where is a reader? :: In front",
                        after + "Where is a reader? :: In front")
              .empty());
}

namespace {

// Before and after, and the cards that go on: "old -> new", a line each.
struct Move {
    const char* what;
    const char* before;
    const char* after;
    const char* links;
};

std::string links_of(const Move& move) {
    std::vector<std::string> lines;
    const auto replace_fingerprints = [](std::string key) {
        if (const auto at = key.find('~'); at != key.npos) key.replace(at, 14, "~");
        return key;
    };
    for (const Heir& heir : heirs_of(move.before, move.after))
        lines.push_back(replace_fingerprints(heir.from) + " -> " + replace_fingerprints(heir.to));
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace

TEST_CASE("a note's history goes along when its name changes or it moves") {
    const Move moves[] = {
        {"an id was given", "Q one :: A", "one| Q one :: A", "d/~ -> d/one\n"},
        {"an id was taken away", "one| Q one :: A", "Q one :: A", "d/one -> d/~\n"},
        {"an id was changed", "one| Q one :: A", "first| Q one :: A", "d/one -> d/first\n"},
        {"ids were given to all", "Q one :: A\nQ two :: B", "one| Q one :: A\ntwo| Q two :: B",
         "d/~ -> d/one\nd/~ -> d/two\n"},
        {"ids were swapped: a name keeps its history", "one| Q one :: A\ntwo| Q two :: B",
         "two| Q one :: A\none| Q two :: B", ""},
        {"an id wandered to another note", "one| Q one :: A\nQ two :: B",
         "Q one :: A\none| Q two :: B", ""},
        {"the file was renamed", "Q one :: A\nx| Q two :: B", "#e\nQ one :: A\nx| Q two :: B",
         "d/x -> e/x\nd/~ -> e/~\n"},
        {"the file was renamed, and a note mended", "x| Q one :: A\ny| Q twoo and more :: B",
         "#e\nx| Q one :: A\ny| Q two and more :: B", "d/x -> e/x\n"},
        {"a mended note keeps its id in another deck",
         "rpo| What may be lost at a disastre? :: Data",
         "#e\nrpo| What may be lost at a disaster? :: Data", "d/rpo -> e/rpo\n"},
        {"the same id in another deck with another text", "rpo| Data that may be lost? :: RPO",
         "#e\nrpo| A point in time? :: RPO", ""},
        {"rpo in two decks", "rpo| Lost data? :: RPO\n#e\nrpo| Recovery point? :: Five minutes",
         "#e\nrpo| Recovery point? :: Five minutes\n#f\nrpo| Recovery point objective? :: RPO", ""},
        {"a note moved to another file", "Q one :: A\nQ two :: B\n#e\nQ three :: C",
         "Q one :: A\n#e\nQ three :: C\nQ two :: B", "d/~ -> e/~\n"},
        {"a file was split", "Q one :: A\nQ two :: B", "#e\nQ one :: A\n#f\nQ two :: B",
         "d/~ -> e/~\nd/~ -> f/~\n"},
        {"two files were merged", "Q one :: A\n#e\nQ two :: B", "#f\nQ one :: A\nQ two :: B",
         "d/~ -> f/~\ne/~ -> f/~\n"},
        {"notes moved within their file", "Q one :: A\nQ two :: B", "Q two :: B\nQ one :: A", ""},
        {"a friend's deck has the same note", "Q one :: A", "Q one :: A\n#friend\nQ one :: A", ""},
        {"the own note is gone, the friend's is there", "one| Q one :: A", "#friend\nQ one :: A",
         "d/one -> friend/~\n"},
        {"two friends have it", "one| Q one :: A", "#friend\nQ one :: A\n#other\nQ one :: A", ""},
        {"two friends have it, one under its id", "one| Q one :: A",
         "#friend\none| Q one :: A\n#other\nQ one :: A", "d/one -> friend/one\n"},
        {"two gone notes said the same", "one| Q one :: A\n#e\ntwo| Q one :: A", "#f\nQ one :: A",
         ""},
        {"a deck is on another branch", "Q one :: A\n#e\nQ two :: B", "Q one :: A", ""},
        {"nothing changed", "Q one :: A", "Q one :: A", ""},
        {"a note was put in", "Q one :: A", "Q zero :: Z\nQ one :: A", ""},
        {"a note was taken out", "Q one :: A\nQ two :: B", "Q one :: A", ""},
        {"a mended note beside a new one", "Q one :: A\nThe secnd question :: B\nQ three :: C",
         "Q one :: A\nThe second question :: B\nA new one :: D\nQ three :: C", "d/~ -> d/~\n"},
        {"neighbours mended at once",
         "Q one :: A\nThe secnd question :: B\nThe thrd question :: C\nQ four :: D",
         "Q one :: A\nThe second question :: B\nThe third question :: C\nQ four :: D",
         "d/~ -> d/~\nd/~ -> d/~\n"},
        {"a whole deck mended at once, from its beginning",
         "The frst question :: A\nThe secnd question :: B",
         "The first question :: A\nThe second question :: B", "d/~ -> d/~\nd/~ -> d/~\n"},
        {"a mended note that moved away from its neighbours",
         "Q one :: A\nThe secnd question :: B\nQ three :: C\nQ four :: D\nQ five :: E",
         "Q one :: A\nQ three :: C\nQ four :: D\nThe second question :: B\nQ five :: E", ""},
        {"a mended note was given an id", "Q one :: A\nThe secnd question :: B\nQ three :: C",
         "Q one :: A\ntwo| The second question :: B\nQ three :: C", "d/~ -> d/two\n"},
        {"twins mended at once",
         "Q one :: A\nThe secnd answer :: B\nThe secnnd answer :: B\nQ four :: D",
         "Q one :: A\nThe second answer :: B\nQ four :: D", ""},
        {"a hole was mended", "h| A {{chekpoint}} helps", "h| A {{checkpoint}} helps", nullptr},
        {"one of two holes was mended", "h| A {{chekpoint}} helps the {{leader}}",
         "h| A {{checkpoint}} helps the {{leader}}", nullptr},
        {"a hole became another word", "h| A {{checkpoint}} helps", "h| A {{snapshot}} helps", ""},
        {"a short hole became another word", "h| A {{row}} helps", "h| A {{raw}} helps", ""},
        {"a hole was added", "h| A {{checkpoint}} helps the leader",
         "h| A {{checkpoint}} helps the {{leader}}", ""},
        {"the words around a hole changed too", "h| A {{chekpoint}} helps the leader",
         "h| A {{checkpoint}} hinders all readers", ""},
        {"a hole went over to another word, with words around both",
         "h| A {{leader}} and a follower.", "h| A leader and a {{follower}}.", ""},
        {"a hole went over to another word", "h| A {{leader}} and a follower",
         "h| A leader and a {{follower}}", ""},
        {"both cards of a note asked both ways", "il caffè ::: coffee",
         "caffe| il caffè ::: coffee", "d/~ -> d/caffe\nd/~#reverse -> d/caffe#reverse\n"},
        {"a note is no longer asked back", "il caffè ::: coffee", "caffe| il caffè :: coffee",
         "d/~ -> d/caffe\n"},
        {"a kind was changed", "one| How long? :: 5", "two| How long? = 5", ""},
    };
    for (const Move& move : moves) {
        INFO(move.what);
        if (move.links)
            CHECK(links_of(move) == move.links);
        else
            CHECK(heirs_of(move.before, move.after).size() == 1);
    }
}

TEST_CASE("what a person has parted is not matched again") {
    LeftOver left{notes_in("one| Q one :: A"), notes_in("two| Q one :: A"), {}, {}};
    const auto never = [](std::string_view) { return false; };
    CHECK(heirs(left, never).size() == 1);
    left.refused = {{"d/one", "d/two"}};
    CHECK(heirs(left, never).empty());
}

TEST_CASE("a neighbour that was renamed is still a neighbour") {
    LeftOver left{{notes_in("x| Q x :: X\nThe secnd question :: B")[1]},
                  {notes_in("z| Q z :: Z\ny| Q x :: X\nThe second question :: B\nw| W :: W")[2]},
                  {},
                  {}};
    const auto never = [](std::string_view) { return false; };
    CHECK(heirs(left, never).empty());
    left.renamed = {{"d/x", "d/y"}};
    CHECK(heirs(left, never).size() == 1);
}

TEST_CASE("what a person made of a note has its history, whatever it became") {
    const auto made = [](const std::string& before, const std::string& after) {
        std::vector<std::string> out;
        for (const Heir& heir : heirs_by_hand(notes_in(before)[0], notes_in(after)[0]))
            out.push_back(heir.from + " " + heir.to);
        return out;
    };
    using Keys = std::vector<std::string>;
    const std::string rome = hole_suffix({"Rome", true, ""});
    CHECK(made("q| Capital of Italy? :: Rome", "c| The capital of Italy is {{Rome}}") ==
          Keys{"d/q d/c" + rome});
    CHECK(
        made("a| The {{leader}} leads {{followers}}", "b| {{minions}} of the {{boss}} are {{led}}")
            .size() == 2);
    CHECK(made("a| What? :: This", "a| What? :: That") == Keys{"d/a d/a"});
}

TEST_CASE("where the neighbours are not known a mended text is no evidence, and the same text is") {
    auto gone = notes_in("The secnd question :: B\nQ one :: A");
    for (LeftNote& note : gone) note.text.before = note.text.after = std::nullopt;
    const auto found = heirs({gone, notes_in("The second question :: B\none| Q one :: A"), {}, {}},
                             [](std::string_view) { return false; });
    REQUIRE(found.size() == 1);
    CHECK(found.front().to == "d/one");
}
