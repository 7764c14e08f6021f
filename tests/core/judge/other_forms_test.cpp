// Answers that say the same in another form, and answers that are close to it and say another
// thing: the second table beside answers_test.cpp. Those that must stay wrong stand below each
// kind.
#include "catch.hpp"
#include "core/judge/typed_row.hpp"

#include <string>
#include <vector>

using namespace core;
using namespace typed_row;

namespace {

void check(const std::vector<Typed>& table, Accents accents = Accents::ignored) {
    for (const Typed& one : table) {
        INFO("expected \"" << one.accepted << "\", given \"" << one.given << "\"");
        CHECK(std::string(name_of(judge_typed(one.given, {one.accepted}, accents).closeness)) ==
              name_of(one.closeness));
    }
}

}  // namespace

TEST_CASE("strokes, ligatures, widths and heights of letters cost nothing") {
    check({
        {"résumé", "resume", right},
        {"Łódź", "Lodz", right},
        {"Łódź", "LODZ", right},
        {"Øresund", "Oresund", right},
        {"Đà Nẵng", "Da Nang", right},
        {"œuvre", "oeuvre", right},
        {"Œuvre", "oeuvre", right},
        {"Æther", "aether", right},
        {"Ħal Qormi", "hal qormi", right},
        {"Iğdır", "igdir", right},
        {"Þingvellir", "thingvellir", right},
        {"smørrebrød", "smorrebrod", right},
        {"ABC", "ＡＢＣ", right},
        {"72 hours", "７２ hours", right},
        {"72 hours", "７２ ｈｏｕｒｓ", right},
        {"ﬁle", "file", right},
        {"file", "ﬁle", right},
        {"O(n²)", "O(n^2)", right},
        {"O(n^2)", "O(n²)", right},
        {"H₂O", "H2O", right},
        {"10⁵", "10^5", right},
        {"2ⁿ", "2^n", right},
        {"10⁻³", "10^-3", right},
        {"½", "1/2", right},
        {"Kafka™", "Kafka", right},
        {"Type Ⅱ", "Type II", right},
        {"5 µs", "5 μs", right},

        {"10⁵", "105", wrong},
        {"10⁵", "10^6", wrong},
        {"10⁻³", "10^3", wrong},
        {"O(2^n)", "O(2n)", wrong},
        {"O(n²)", "O(n)", wrong},
        {"O(n²)", "O(n³)", wrong},
        {"O(n log n)", "O(log n)", wrong},
        {"H₂O", "H₂O₂", wrong},
        {"½", "1/3", wrong},
        {"Øresund", "Öland", wrong},
        {"x ≤ y", "x ≥ y", wrong},
    });
}

TEST_CASE("numbers are the same in words and in digits") {
    check({
        {"one", "1", right},
        {"1", "one", right},
        {"One.", "1", right},
        {"one month", "1", right},
        {"one month", "one", right},
        {"two months", "2 months", right},
        {"two months", "two", right},
        {"72 hours", "seventy-two hours", right},
        {"72 hours", "seventy two hours", right},
        {"12", "twelve", right},
        {"13", "thirteen", right},
        {"nineteen", "19", right},
        {"20 days", "twenty days", right},
        {"28", "twenty-eight", right},
        {"three replicas", "3", right},
        {"three replicas", "three", right},
        {"7 days", "a week", right},
        {"7 days", "one week", right},
        {"1 hour", "an hour", right},
        {"an hour", "60 minutes", right},
        {"one hundred", "100", right},
        {"two million rows", "2M rows", right},
        {"five nines", "5 nines", right},
        {"two-phase commit", "2-phase commit", right},

        {"7 days", "14 days", wrong},
        {"7 days", "fourteen days", wrong},
        {"7 days", "two weeks", wrong},
        {"7 days", "seven", right},
        {"7 days", "seven weeks", wrong},
        {"three replicas", "thirteen replicas", wrong},
        {"13", "thirty", wrong},
        {"13", "30", wrong},
        {"14", "forty", wrong},
        {"one", "two", wrong},
        {"once", "one", wrong},
        {"exactly once", "exactly 1", wrong},
        {"twenty-eight", "208", wrong},
        {"twenty-eight", "20", wrong},
        {"one month", "30 days", wrong},
        {"one month", "31 days", wrong},
        {"two months", "two weeks", wrong},
        {"1 year", "12 months", right},
        {"1 year", "11 months", wrong},
        {"one node fails", "one", wrong},
        {"one leader", "one follower", wrong},
        {"three-way handshake", "3", wrong},
    });
}

TEST_CASE("ranges and units are the same however they are written") {
    check({
        {"45 to 60 minutes", "45-60 min", right},
        {"45 to 60 minutes", "45–60 mins", right},
        {"45 to 60 minutes", "45 - 60", right},
        {"45 to 60 minutes", "45 to 60", right},
        {"45 to 60 minutes", "between 45 and 60 minutes", right},
        {"45 to 60 minutes", "from 45 to 60 min", right},
        {"45 to 60 minutes", "45 min to 60 min", right},
        {"45 to 60 minutes", "45 minutes to an hour", right},
        {"45 to 60 minutes", "forty-five to sixty minutes", right},
        {"3 to 5", "3-5", right},
        {"3 to 5", "three to five", right},
        {"3 to 5 seconds", "3-5 s", right},
        {"3 to 5 seconds", "3000-5000 ms", right},
        {"5-10K", "5,000 to 10,000", right},
        {"$5 to $10", "$5-10", right},
        {"10 to 20 %", "10-20 percent", right},
        {"within 72 hours", "within 72h", right},
        {"at least 45 minutes", "at least 45 min", right},
        {"every 5 minutes", "every five mins", right},
        {"10 MB of logs", "10 megabytes of logs", right},
        {"10 Mb/s links", "10 Mbps links", right},
        {"100 ms at best", "100 milliseconds at best", right},
        {"a 30-day retention", "a 30 days retention", right},
        {"GB", "gb", right},
        {"MB/s", "MB/s", right},

        {"45 to 60 minutes", "45 to 50 min", wrong},
        {"45 to 60 minutes", "60-45 min", wrong},
        {"45 to 60 minutes", "45-60 s", wrong},
        {"45 to 60 minutes", "45-60 hours", wrong},
        {"45 to 60 minutes", "45 minutes", wrong},
        {"45 to 60 minutes", "60 minutes", wrong},
        {"45 to 60 minutes", "50 minutes", wrong},
        {"45 minutes", "45-60 minutes", wrong},
        {"3 to 5", "35", wrong},
        {"3 to 5", "3.5", wrong},
        {"3 to 5 seconds", "3-5 minutes", wrong},
        {"5 ms", "< 5 ms", wrong},
        {"at least 5 minutes", "at most 5 minutes", wrong},
        {"within 72 hours", "within 72 days", wrong},
        {"10 MB of logs", "10 Mb of logs", wrong},
        {"10 MB of logs", "10 megabits of logs", wrong},
        {"10 MB of logs", "10 MiB of logs", wrong},
        {"10 MB of logs", "10 GB of logs", wrong},
        {"MB", "Mb", wrong},
        {"Gbit/s", "GB/s", wrong},
        {"3D printing", "3 day printing", wrong},
        {"100 ms at best", "100 s at best", wrong},
    });
}

TEST_CASE("one and many are the same, and other words are not") {
    check({
        {"partition", "Partitions", right},
        {"partitions", "partition", right},
        {"caches", "cache", right},
        {"query", "queries", right},
        {"batches", "batch", right},
        {"indexes", "index", right},
        {"SLAs", "SLA", right},
        {"row filters and column masks", "column mask and row filter", right},
        {"dead-letter queue", "dead letter queues", right},
        {"two cookies", "2 cookie", right},
        {"partition", "partitons", nearly},

        {"HTTPS", "HTTP", wrong},
        {"HTTP", "HTTPS", wrong},
        {"partition", "petition", wrong},
        {"leases", "released", wrong},
        {"access", "acces", nearly},
        {"process", "progress", wrong},
        {"news", "new", wrong},
        {"SLO", "SLAs", wrong},
        {"leader", "readers", wrong},
        {"synchronous", "asynchronous", wrong},
        {"asynchronous", "synchronous", wrong},
        {"synchronous replicas", "asynchronous replica", wrong},
        {"not durable", "durable", wrong},
        {"durable writes", "no durable writes", wrong},
        {"rows", "columns", wrong},
        {"horizontal", "vertical", wrong},
        {"scale up", "scale out", wrong},
        {"optimistic locks", "pessimistic lock", wrong},
    });
}

TEST_CASE("where accents are strict, they decide") {
    check(
        {
            {"il papà", "il papà", right},
            {"il papà", "Il PAPÀ", right},
            {"il papà", "il papa\xcc\x80", right},
            {"il papa\xcc\x80", "il papà", right},
            {"il papà", "ｉｌ ｐａｐà", right},
            {"œuvre", "oeuvre", right},
            {"la città", "la citttà", nearly},

            {"il papà", "il papa", wrong},
            {"il papa", "il papà", wrong},
            {"il papà", "il papá", wrong},
            {"la città", "la citta", wrong},
            {"la città", "la cita", wrong},
            {"perché", "perchè", wrong},
            {"résumé", "resume", wrong},
            {"Łódź", "Lodz", wrong},
            {"Łódź", "Łodz", wrong},
            {"Øresund", "Oresund", wrong},
            {"il papà", "la mamma", wrong},
        },
        Accents::strict);
}

TEST_CASE("a right answer with other accents is told its spelling") {
    CHECK(judge_typed("il papa", {"il papà"}).other_accents);
    CHECK(judge_typed("lodz", {"a city", "Łódź"}).other_accents);
    CHECK_FALSE(judge_typed("Il papà", {"il papà"}).other_accents);
    CHECK_FALSE(judge_typed("queries", {"query"}).other_accents);
    CHECK_FALSE(judge_typed("ＡＢＣ", {"ABC"}).other_accents);
    CHECK_FALSE(judge_typed("una citta", {"il papà"}).other_accents);
}

TEST_CASE("what was missed is told from what is said in other words") {
    struct Missed {
        const char* accepted;
        const char* given;
        Miss miss;
    };
    const Missed table[] = {
        {"synchronous", "asynchronous", Miss::near},
        {"not durable", "durable", Miss::near},
        {"SLI", "SLO", Miss::near},
        {"HTTP 404", "HTTP 403", Miss::near},
        {"30 days", "7 days", Miss::other_figure},
        {"30 days", "31 days", Miss::other_figure},
        {"45 to 60 minutes", "45 to 50 minutes", Miss::other_figure},
        {"backpressure", "gossip", Miss::other_words},
        {"cache", "cache-aside", Miss::other_words},
        {"row filter", "column mask", Miss::other_words},
        {"It is not rewritten.", "the files stay as they are", Miss::other_words},
        {"30 days", "a while", Miss::other_words},
    };
    for (const Missed& one : table) {
        INFO("expected \"" << one.accepted << "\", given \"" << one.given << "\"");
        const TypedVerdict verdict = judge_typed(one.given, {one.accepted});
        CHECK(verdict.closeness == wrong);
        CHECK(verdict.miss == one.miss);
        CHECK(verdict.is_near() == (one.miss == Miss::near));
    }
    CHECK(judge_typed("partiton", {"partition"}).is_near());
    CHECK_FALSE(judge_typed("partition", {"partition"}).is_near());
}
