// Answers as learners type them, against what decks accept: one table of words, one of numbers. A
// change in how answers are judged shows here as a list of answers that are now judged otherwise.
#include "catch.hpp"
#include "core/judge/judgement.hpp"
#include "core/judge/quantity.hpp"
#include "core/judge/typed_row.hpp"

#include <string>
#include <vector>

using namespace core;
using namespace typed_row;

namespace {

const Typed typed_answers_table[] = {
    // as it stands, and as people write it
    {"write-through", "write-through", right},
    {"write-through", "Write Through", right},
    {"write-through", "writethrough", right},
    {"write-through", "write\xe2\x80\x91through", right},
    {"cache-aside", "  cache   aside ", right},
    {"data base", "database", right},
    {"a broadcast hash join", "broadcast hash jion", nearly},
    {"control plane", "the control plane", right},
    {"a shallow clone", "shallow clone", right},
    {"the age of the data", "age of data", right},
    {"an SLI", "SLI", right},
    {"`OPTIMIZE`", "optimize", right},
    {"OPTIMIZE", "`OPTIMIZE`", right},
    {"**not** idempotent", "not idempotent", right},
    {"_eventual_ consistency", "Eventual consistency.", right},
    {"snake_case", "snake case", right},
    {"Node.js", "nodejs", right},
    {"Node.js", "node.js", right},
    {"the team's data", "the teams data", right},
    {"the team\xe2\x80\x99s data", "the team's data", right},
    {"\xc3\x89variste Galois", "evariste galois", right},
    {"cafe", "caf\xc3\xa9", right},
    {"na\xc3\xafve", "naive", right},
    {"Stra\xc3\x9f"
     "e",
     "STRASSE", right},
    {"e\xcc\x81t\xcc\xa3", "et", right},
    {"research & development", "research and development", right},
    {"rock and roll", "rock & roll", right},
    {"one month", "1 month", right},
    {"two more months", "2 more months", right},
    {"NoSQL", "no SQL", right},
    {"non-blocking", "nonblocking", right},
    {"partner effectively with engineers", "partner effectively, with engineers", right},
    {"becomes aware of it", "(becomes aware of it)", right},
    {"C++", "c++", right},
    {"C#", "C #", wrong},
    {"x >= 5", "x \xe2\x89\xa5 5", right},
    {"R + W > N", "r+w>n", right},
    {"O(n^2)", "O( n ^ 2 )", right},
    {"SELECT *", "select *", right},
    {"type A", "type a", right},
    {";", ";", right},
    {"\xe6\x9d\xb1\xe4\xba\xac", "\xe6\x9d\xb1\xe4\xba\xac", right},

    // lists in any order
    {"consistency and availability", "availability and consistency", right},
    {"consistency and availability", "availability & consistency", right},
    {"consistency and availability", "availability, consistency", right},
    {"consistency or availability", "availability or consistency", right},
    {"consistency or availability", "availability/consistency", right},
    {"row filters, column masks and tags", "tags, column masks, and row filters", right},
    {"storage; compute", "compute; storage", right},
    {"consistency and availability", "availability or consistency", wrong},
    {"consistency and availability", "availability and consistncy", nearly},
    {"consistency and availability", "avialability, consistency", nearly},
    {"consistency and availability", "consistency", wrong},
    {"consistency and availability", "consistency and consistency", wrong},
    {"consistency and availability", "consistency, availability, latency", wrong},
    {"read then write", "write then read", wrong},
    {"latency over throughput", "throughput over latency", wrong},
    {"from Kafka to Delta", "from Delta to Kafka", wrong},
    {"log, then apply and confirm", "apply, then log and confirm", wrong},
    {"bytes / 8", "8 / bytes", wrong},

    // slips of spelling
    {"idempotency", "idempotancy", nearly},
    {"idempotency", "idempotncy", nearly},
    {"idempotency", "idempotenccy", nearly},
    {"idempotency", "idmepotency", nearly},
    {"idempotency", "idempotnecy", nearly},
    {"idempotency", "idempotanci", nearly},
    {"idempotency", "idampotanci", wrong},
    {"partition", "partiton", nearly},
    {"partition", "aprtition", nearly},
    {"partition", "partitions", right},
    {"queue", "queu", nearly},
    {"queue", "quewe", nearly},
    {"queue", "que", wrong},
    {"Linearizability", "linearisability", nearly},
    {"load shedding", "load sheding", nearly},
    {"load shedding", "laod shedding", nearly},
    {"materialized view", "materialised view", nearly},
    {"materialized view", "materialised veiw", nearly},
    {"write-through", "write thruogh", nearly},
    {"write-through", "wirtethrough", wrong},
    {"directed acyclic graph", "the directed acylic graph", nearly},
    {"directed acyclic graph", "directed acylic grpah", nearly},
    {"72 hours", "72 huors", nearly},
    {"naive Bayes", "na\xc3\xafve Bayess", nearly},

    // other words, however alike
    {"SLI", "SLO", wrong},
    {"SLO", "SL", wrong},
    {"pull", "poll", wrong},
    {"Type I", "Type II", wrong},
    {"Type II report", "Type I report", wrong},
    {"type A", "type B", wrong},
    {"type A", "type", wrong},
    {"local", "remote", wrong},
    {"local", "vocal", wrong},
    {"encode", "decode", wrong},
    {"encryption", "decryption", wrong},
    {"descending", "ascending", wrong},
    {"maximization", "minimization", wrong},
    {"macroservice", "microservice", wrong},
    {"inter-cluster", "intra-cluster", wrong},
    {"at least once", "at most once", wrong},
    {"exactly once", "exactly one", wrong},
    {"catalog", "schema", wrong},
    {"row filter", "column mask", wrong},
    {"UNDROP", "DROP", wrong},
    {"cache", "cache-aside", wrong},
    {"sync", "async", wrong},
    {"Lakehouse", "Lake", wrong},

    // denials
    {"consistent", "inconsistent", wrong},
    {"inconsistent", "consistent", wrong},
    {"synchronous", "asynchronous", wrong},
    {"idempotent", "not idempotent", wrong},
    {"the write is rejected", "the write is not rejected", wrong},
    {"it cannot be rewritten", "it can be rewritten", wrong},
    {"it shouldn't happen", "it should happen", wrong},
    {"non-blocking", "blocking", wrong},
    {"unordered", "ordered", wrong},
    {"never expires", "expires", wrong},
    {"no replication", "replication", wrong},

    // numbers and signs decide
    {"HTTP 404", "HTTP 403", wrong},
    {"HTTP 404", "http 404", right},
    {"TLS 1.3", "TLS 1.2", wrong},
    {"TLS 1.3", "TLS 13", wrong},
    {"version 1.5", "version 15", wrong},
    {"IPv6", "IPv4", wrong},
    {"SHA-256 digest", "SHA-265 digest", wrong},
    {"R + W > N", "R + W < N", wrong},
    {"R + W > N", "R + W >= N", wrong},
    {"minus -5 degrees", "minus 5 degrees", wrong},
    {"C++", "C", wrong},
    {"x != y", "x = y", wrong},
    {"x \xe2\x89\xa0 y", "x = y", wrong},
    {"three replicas", "two replicas", wrong},
    {"45 to 60 minutes", "45-60 minutes", right},
    {"45 to 60 minutes", "45 \xe2\x80\x93 60 minutes", right},
    {"45 to 60 minutes", "45-50 minutes", wrong},
    {"1 5", "15", wrong},

    // quantities
    {"30 days", "30d", right},
    {"30 days", "30", right},
    {"30 days", "720 h", right},
    {"30 days", "~30 days", right},
    {"30 days", "31 days", wrong},
    {"30 days", "30 weeks", wrong},
    {"30 days", "30 GB", wrong},
    {"72 hours", "3 days", right},
    {"1,000", "1000", right},
    {"1000", "1,000", right},
    {"1,000", "1K", right},
    {"1,000", "1e3", right},
    {"1,000", "100", wrong},
    {"10 MB/s", "10 Mb/s", wrong},
    {"10 MB/s", "0.01 GB/s", right},
    {"100 MB", "100 TB", wrong},
    {"10 %", "10", right},
    {"10 %", "10 percent", right},
    {"10 %", "0.1", wrong},
    {"$5", "5 dollars", right},
    {"2M rows", "2 million rows", right},
    {"2M rows", "2", wrong},
    {"3 replicas", "3", right},
    {"3 replicas", "4", wrong},
    {"3NF", "3", wrong},
    {"2PC", "2", wrong},
    {"-5", "5", wrong},
    {"0.5", ".5", right},

    // hostile
    {"backpressure", "", wrong},
    {"backpressure", " \t ", wrong},
    {"backpressure", "?!.,", wrong},
    {"backpressure", "the", wrong},
    {"backpressure", "\xff\xfe", wrong},
    {"backpressure", "backpressure\xff", wrong},
    {"backpressure", std::string("back\0pressure", 13), right},
    {"backpressure", std::string(65'536, 'b'), wrong},
    {"backpressure", "backpressure " + std::string(65'536, ' '), wrong},
    {"backpressure", "backpressure\xe2\x80\x8b", right},
    {"", "", wrong},
    {"", "anything", wrong},
    {"the", "the", right},
    {"a", "a", right},
};

struct Estimate {
    const char* number;  // the note's: number, unit and percentage within which it counts
    const char* unit;
    double percent;
    const char* given;
    const char* grade;  // "none": no number of that unit
};

const Estimate estimates_table[] = {
    // a length
    {"5600", "km", 10, "5600000 m", "good"},
    {"5600", "km", 10, "5.6 million m", "good"},
    {"5600", "km", 10, "5,600 kilometres", "good"},
    {"5600", "km", 10, "5600 miles", "none"},
    {"86400", "s", 0, "86,400", "good"},
    {"86400", "s", 0, "1 day", "good"},
    {"86400", "s", 0, "24h", "good"},
    {"86400", "s", 0, "1440 min", "good"},
    {"86400", "s", 0, "86.4K", "good"},
    {"86400", "s", 10, "~90,000", "good"},
    {"86400", "s", 10, "1e5", "hard"},
    {"86400", "s", 10, "1 week", "again"},
    {"86400", "s", 10, "1 GB", "none"},
    {"7000", "USD", 20, "$7K", "good"},
    {"7000", "USD", 20, "8,000 USD", "good"},
    {"7000", "USD", 20, "$9k", "hard"},
    {"7000", "USD", 20, "7", "again"},
    {"7000", "USD", 20, "7000 EUR", "none"},
    {"2", "million rows", 0, "2", "good"},
    {"2", "million rows", 0, "2M", "good"},
    {"2", "million rows", 0, "2 million rows", "good"},
    {"2", "million rows", 0, "2,000,000 rows", "good"},
    {"2", "million rows", 0, "2K rows", "again"},
    {"99.9", "percentile", 0, "99.9", "good"},
    {"10", "%", 0, "10%", "good"},
    {"10", "%", 0, "10 percent", "good"},
    {"10", "%", 0, "0.1", "again"},
    {"100", "MB/s", 10, "6 GB/min", "good"},
    {"100", "MB/s", 10, "100 MB", "none"},
    {"100", "MB/s", 10, "800 Mbit/s", "none"},
    {"12000", "requests/s", 10, "12K QPS", "good"},
    {"12000", "requests/s", 10, "1 billion / day", "good"},
    {"12000", "requests/s", 10, "12K", "good"},
    {"12000", "requests/s", 10, "many", "none"},
    {"5", "m", 0, "5 m", "good"},
    {"15", "min", 0, "15m", "good"},
    {"15", "min", 0, "900 s", "good"},
    {"15", "min", 0, "1/4 h", "none"},
};

std::string graded(const Estimate& one) {
    const auto answer = parse_estimate(one.given, one.unit);
    if (!answer) return "none";
    const Tolerance within{one.percent == 0 ? Tolerance::Form::exact : Tolerance::Form::percent,
                           one.percent};
    return std::string(to_string(judge_number(*answer, std::stod(one.number), within)));
}

}  // namespace

TEST_CASE("typed answers are judged as a person would") {
    for (const Typed& one : typed_answers_table) {
        INFO("expected \"" << one.accepted << "\", given \"" << one.given.substr(0, 80) << "\"");
        CHECK(std::string(name_of(judge_typed(one.given, {one.accepted}).closeness)) ==
              name_of(one.closeness));
    }
}

TEST_CASE("estimates are judged in the unit they are given in") {
    for (const Estimate& one : estimates_table) {
        INFO(one.number << " " << one.unit << ", given \"" << one.given << "\"");
        CHECK(graded(one) == one.grade);
    }
}
