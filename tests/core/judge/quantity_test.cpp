#include "core/judge/quantity.hpp"

#include "catch.hpp"
#include "core/judge/judgement.hpp"

#include <string>

using namespace core;

TEST_CASE("estimates are read as people write them") {
    struct Case {
        const char* text;
        double value;
        const char* unit = "";
    };
    const Case table[] = {
        {"86400", 86400},
        {"86_400", 86400},
        {"86,400", 86400},
        {"1,234,567.5", 1234567.5},
        {"1_0", 10},
        {"12345,678", 12345678},
        {"  7  ", 7},
        {"+7", 7},
        {"-7", -7},
        {"0", 0},
        {"-0", 0},
        {"007", 7},
        {".5", 0.5},
        {"-.5", -0.5},
        {"5.", 5},
        {"0.25", 0.25},
        {"3.141_592", 3.141592},
        {"1e3", 1000},
        {"1E+3", 1000},
        {"1.5e-3", 0.0015},
        {"86400 s", 86400, "s"},
        {"86400s", 86400, "s"},
        {"86400", 86400, "s"},
        {"5 GiB", 5, "gib"},
        {"5 requests  per second", 5, "Requests per second"},
        {"10%", 10, "%"},
        {"5 e", 5, "e"},
        {"5e", 5, "e"},
        {"1e3e", 1000, "e"},
        {"5 \xc2\xb5s", 5, "\xce\xbcs"},  // the micro sign, and the letter it folds to
    };
    for (const Case& one : table) {
        INFO(one.text);
        const auto value = parse_estimate(one.text, one.unit);
        REQUIRE(value);
        CHECK(*value == one.value);
    }
}

TEST_CASE("an estimate is given in the note's unit") {
    struct Case {
        const char* text;
        const char* unit;
        double value;
    };
    const Case table[] = {
        // multipliers
        {"1M", "", 1e6},
        {"1k", "", 1000},
        {"2bn", "", 2e9},
        {"3 T", "", 3e12},
        {"1.5 million", "users", 1.5e6},
        {"2.3M", "users", 2'300'000},
        {"1.1M users", "users", 1'100'000},
        {"5m", "users", 5e6},
        {"5m users", "users", 5e6},
        {"4 thousand user", "users", 4000},
        {"10 mn", "rows", 1e7},
        {"1 trillion", "rows", 1e12},
        {"5B", "rows", 5e9},
        {"1e3K", "rows", 1e6},
        // what stands before
        {"~100", "", 100},
        {"\xe2\x89\x88 5", "", 5},
        {"about 5 GB", "GB", 5},
        {"approx. 7", "GB", 7},
        {"\xe2\x88\x92"
         "5",
         "", -5},
        {"~ -5", "", -5},
        // data
        {"2.5 TB", "TB", 2.5},
        {"2.5 TB", "GB", 2500},
        {"500 MB", "GB", 0.5},
        {"500M", "GB", 0.5},
        {"1K", "bytes", 1000},
        {"1 KiB", "bytes", 1024},
        {"1KB", "B", 1000},
        {"64 B", "bytes", 64},
        {"1 GiB", "MiB", 1024},
        {"1 EB", "PB", 1000},
        {"5 mb", "MB", 5},
        {"3 gigabytes", "MB", 3000},
        {"2 million bytes", "MB", 2},
        {"2 thousand GB", "TB", 2},
        {"3 thousand", "GB", 3000},
        {"10 Gbit", "Mbit", 10'000},
        {"10 Gb", "Gbit", 10},
        {"10 gb", "Gbit", 10},
        {"10G", "Gbit/s", 10},
        {"10 Gbps", "Gbit/s", 10},
        {"500 Mbps", "Gbit/s", 0.5},
        {"10 MBps", "MB/s", 10},
        // times
        {"10ms", "ms", 10},
        {"10ms", "s", 0.01},
        {"5 min", "s", 300},
        {"5m", "s", 300},
        {"5 m", "minutes", 5},
        {"5M", "s", 5e6},
        {"3 days", "h", 72},
        {"72 hrs", "days", 3},
        {"1 w", "days", 7},
        {"2 months", "days", 60},
        {"1 yr", "days", 365},
        {"1 year", "s", 31'536'000},
        {"250 us", "ms", 0.25},
        {"250 \xc2\xb5s", "ms", 0.25},
        {"7 ns", "us", 0.007},
        {"1 sec", "ms", 1000},
        {"2 SECONDS", "s", 2},
        // rates
        {"6 GB/min", "MB/s", 100},
        {"6 GB per minute", "MB/s", 100},
        {"100 mb/s", "MB/s", 100},
        {"600K/min", "requests/s", 10'000},
        {"10K requests per second", "requests/s", 10'000},
        {"10K", "requests/s", 10'000},
        {"10K QPS", "requests/s", 10'000},
        {"5 rps", "queries/s", 5},
        {"5 qps", "events/s", 5},
        {"86400 / day", "ops/s", 1},
        {"3600/h", "requests/s", 1},
        {"60 requests/m", "requests/s", 1},
        // a multiplier in the unit
        {"2M rows", "million rows", 2},
        {"2 million", "million rows", 2},
        {"2 million rows", "million rows", 2},
        {"2", "million rows", 2},
        {"500K", "million rows", 0.5},
        {"2,000,000 rows", "million rows", 2},
        {"2 billion", "million", 2000},
        {"2", "million", 2},
        {"10K/s", "thousand/s", 10},
        {"600K/min", "thousand/s", 10},
        {"10", "thousand/s", 10},
        {"$7M", "million USD", 7},
        {"7 million dollars", "million USD", 7},
        {"12 days", "million s", 1.0368},
        // money
        {"$5", "USD", 5},
        {"-$5", "USD", -5},
        {"$ 5", "USD", 5},
        {"5 $", "USD", 5},
        {"5 USD", "USD", 5},
        {"USD 5", "USD", 5},
        {"US$5k", "USD", 5000},
        {"5 dollars", "USD", 5},
        {"1 dollar", "USD", 1},
        {"$30/month", "USD/day", 1},
        {"\xe2\x82\xac"
         "5",
         "EUR", 5},
        // shares, times and words
        {"10 %", "%", 10},
        {"10 percent", "%", 10},
        {"10 per cent", "%", 10},
        {"10x", "times", 10},
        {"10 times", "times", 10},
        {"3 node", "nodes", 3},
        {"1 broker", "broker", 1},
        {"6 query", "queries", 6},
        {"6 boxes", "box", 6},
        {"2 o'clock", "o'clock", 2},
        {"50 micro batches", "micro-batches", 50},
        {"5 m", "m", 5},
        {"5M", "m", 5e6},
    };
    for (const Case& one : table) {
        INFO(one.text << " in " << one.unit);
        const auto value = parse_estimate(one.text, one.unit);
        REQUIRE(value);
        CHECK(*value == one.value);
    }
}

TEST_CASE("what cannot be expressed in the note's unit is no estimate of it") {
    struct Case {
        const char* text;
        const char* unit;
    };
    const Case table[] = {
        {"5 GB", "s"},
        {"5 s", "GB"},
        {"5 Gbit", "GB"},
        {"5 GB", "Gbit"},
        {"5 Mb", "MB"},
        {"5 Mb/s", "MB/s"},
        {"5 gbps", "GB/s"},
        {"5 %", "USD"},
        {"$5", "s"},
        {"$5", "EUR"},
        {"5 EUR", "USD"},
        {"5 rows", "files"},
        {"5 GB", "GB/s"},
        {"5 GB/s", "GB"},
        {"5 requests", "requests/s"},
        {"5 QPS", "GB/s"},
        {"5 requests/GB", "requests/s"},
        {"5 s", "million rows"},
        {"5 million million", "rows"},
        {"2K million", "rows"},
        {"M", "rows"},
        {"million", "million"},
        {"5 5", "s"},
        {"5 s 3", "s"},
        {"1h 30m", "min"},
        {"5-10", "s"},
        {"5 to 10", "s"},
        {"1/2", "requests/s"},
        {"5/", "requests/s"},
        {"5 per", "requests/s"},
        {"0x10", "times"},
        {"five", "s"},
        {"~", "s"},
        {"~~5", "s"},
        {"about", "s"},
        {"$", "USD"},
        {"$$5", "USD"},
        {"+-5", "s"},
        {"-$-5", "USD"},
        {"$5 EUR", "USD"},
        {"1e308 K", "rows"},
        {"1e308 years", "ns"},
        {"1e-320 ns", "years"},
        {"nan s", "s"},
        {"inf", "s"},
        {"5 ss", "s"},
        {"1,5 GB", "GB"},
        {"1 000", "rows"},
        {"5 rows rows", "rows"},
        {"5 million s", ""},
        {"5 s", ""},
        {"1e999999999", "s"},
    };
    for (const Case& one : table) {
        INFO(one.text << " in " << one.unit);
        CHECK_FALSE(parse_estimate(one.text, one.unit));
    }
}

TEST_CASE("a text that is one quantity is read with its unit") {
    const auto days = read_quantity("30 days");
    REQUIRE(days);
    CHECK(days->value == 30);
    CHECK(days->unit == "days");
    CHECK(days->known_unit);
    const auto rows = read_quantity("2M rows");
    REQUIRE(rows);
    CHECK(rows->value == 2e6);
    CHECK(rows->unit == "rows");
    CHECK_FALSE(rows->known_unit);
    CHECK(read_quantity("1,000")->value == 1000);
    CHECK(read_quantity("20 parallel requests")->unit == "parallel requests");
    CHECK(read_quantity("5m")->unit == "min");
    CHECK(read_quantity("$5")->unit == "USD");
    for (const char* text : {"", "days", "3NF", "2PC", "3D", "1st", "2 phase commit",
                             "45 to 60 min", "3-way handshake", "R + W > N", "4xx"}) {
        INFO(text);
        CHECK_FALSE(read_quantity(text));
    }
}

TEST_CASE("what is no estimate is not read as another number") {
    for (const char* text :
         {"",          " ",      "x",     "-",     "+",     ".",      "-.",       "e5",
          "--5",       "+-5",    "- 5",   "5 6",   "1 000", "1,5",    "1,50",     "1,2345",
          "1.234,567", ",5",     "_5",    "5,",    "5_",    "1,,000", "1__0",     "5 s",
          "5s",        "0x10",   "inf",   "-inf",  "nan",   "1e",     "1e+",      "1e999",
          "-1e999",    "1e-999", "1.2.3", "5e3.5", "1/2",   "\xff",   "\xd9\xa5", "\xef\xbc\x95"}) {
        INFO(text);
        CHECK_FALSE(parse_estimate(text, ""));
    }
    CHECK_FALSE(parse_estimate("s", "s"));
    CHECK_FALSE(parse_estimate(std::string("5\0", 2), ""));
}

TEST_CASE("hostile estimates neither crash nor hang") {
    CHECK_FALSE(parse_estimate(std::string(100'000, '9'), ""));
    CHECK(parse_estimate("0." + std::string(100'000, '3'), "") == 1.0 / 3);
    CHECK_FALSE(parse_estimate("1" + std::string(50'000, '_'), ""));
    CHECK_FALSE(parse_estimate("1e" + std::string(50'000, '9'), ""));
    std::string marks = "1";
    for (int i = 0; i < 20'000; ++i) marks += ",000";
    CHECK_FALSE(parse_estimate(marks, ""));
    CHECK_FALSE(parse_estimate("5 " + std::string(65'536, 'x'), "rows"));
    CHECK_FALSE(parse_estimate(std::string(65'536, '~') + "5", "rows"));
    std::string flood = "5 a";
    for (int i = 0; i < 16'000; ++i) flood += "\xcc\x81\xcc\xa3";
    CHECK_FALSE(parse_estimate(flood, "rows"));
}

TEST_CASE("what number_text writes is read back as the same number") {
    for (const double number : {0.0, 1.0, -1.0, 999.5, 1000.0, 86400.0, 1234567.891, 1e15, 1e17,
                                1.5e21, 1e-7, 0.1, 1.0 / 3, 2.5e300, -123456.0}) {
        INFO(number);
        CHECK(parse_estimate(number_text(number), "") == number);
    }
}
