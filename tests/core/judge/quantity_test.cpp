#include "core/judge/quantity.hpp"

#include "catch.hpp"
#include "core/judge/judgement.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace core;

namespace {

// The estimates that one unit takes, with what each comes to in it.
struct Taken {
    const char* unit;
    std::vector<std::pair<const char*, double>> estimates;
};

void check_taken(const std::vector<Taken>& table) {
    for (const auto& [unit, estimates] : table) {
        for (const auto& [text, number] : estimates) {
            INFO(text << " in " << unit);
            const auto value = parse_estimate(text, unit);
            REQUIRE(value);
            CHECK(*value == number);
        }
    }
}

}  // namespace

TEST_CASE("estimates are read as people write them") {
    check_taken({
        {"",
         {{"86400", 86400},
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
          {"\xef\xbc\x95", 5},  // full width, as an input method writes it
          {"five", 5},
          {"about Forty-five", 45},
          {"two million", 2'000'000}}},
        {"replicas", {{"three", 3}, {"three replicas", 3}}},
        {"min", {{"two hours", 120}}},
        {"s", {{"86400 s", 86400}, {"86400s", 86400}, {"86400", 86400}}},
        {"gib", {{"5 GiB", 5}}},
        {"Requests per second", {{"5 requests  per second", 5}}},
        {"%", {{"10%", 10}}},
        {"e", {{"5 e", 5}, {"5e", 5}, {"1e3e", 1000}}},
        {"\xce\xbcs", {{"5 \xc2\xb5s", 5}}},  // the micro sign, and the letter it folds to
    });
}

TEST_CASE("an estimate is given in the note's unit") {
    check_taken({
        // multipliers
        {"", {{"1M", 1e6}, {"1k", 1000}, {"2bn", 2e9}, {"3 T", 3e12}}},
        {"users",
         {{"1.5 million", 1.5e6},
          {"2.3M", 2'300'000},
          {"1.1M users", 1'100'000},
          {"5m", 5e6},
          {"5m users", 5e6},
          {"4 thousand user", 4000}}},
        {"rows", {{"10 mn", 1e7}, {"1 trillion", 1e12}, {"5B", 5e9}, {"1e3K", 1e6}}},
        // what stands before
        {"",
         {{"~100", 100},
          {"\xe2\x89\x88 5", 5},
          {"\xe2\x88\x92"
           "5",
           -5},
          {"~ -5", -5}}},
        {"GB", {{"about 5 GB", 5}, {"approx. 7", 7}}},
        // data
        {"TB", {{"2.5 TB", 2.5}, {"2 thousand GB", 2}}},
        {"GB", {{"2.5 TB", 2500}, {"500 MB", 0.5}, {"500M", 0.5}, {"3 thousand", 3000}}},
        {"bytes", {{"1K", 1000}, {"1 KiB", 1024}, {"64 B", 64}}},
        {"B", {{"1KB", 1000}}},
        {"MiB", {{"1 GiB", 1024}}},
        {"PB", {{"1 EB", 1000}}},
        {"MB", {{"5 mb", 5}, {"3 gigabytes", 3000}, {"2 million bytes", 2}}},
        {"Mbit", {{"10 Gbit", 10'000}}},
        {"Gbit", {{"10 Gb", 10}, {"10 gb", 10}}},
        {"Gbit/s", {{"10G", 10}, {"10 Gbps", 10}, {"500 Mbps", 0.5}}},
        {"MB/s", {{"10 MBps", 10}}},
        // times
        {"ms", {{"10ms", 10}, {"250 us", 0.25}, {"250 \xc2\xb5s", 0.25}, {"1 sec", 1000}}},
        {"s",
         {{"10ms", 0.01},
          {"5 min", 300},
          {"5m", 300},
          {"5M", 5e6},
          {"1 year", 31'536'000},
          {"2 SECONDS", 2}}},
        {"minutes", {{"5 m", 5}}},
        {"h", {{"3 days", 72}}},
        {"days", {{"72 hrs", 3}, {"1 w", 7}, {"2 months", 60}, {"1 yr", 365}}},
        {"us", {{"7 ns", 0.007}}},
        // rates
        {"MB/s", {{"6 GB/min", 100}, {"6 GB per minute", 100}, {"100 mb/s", 100}}},
        {"requests/s",
         {{"600K/min", 10'000},
          {"10K requests per second", 10'000},
          {"10K", 10'000},
          {"10K QPS", 10'000},
          {"3600/h", 1},
          {"60 requests/m", 1}}},
        {"queries/s", {{"5 rps", 5}}},
        {"events/s", {{"5 qps", 5}}},
        {"ops/s", {{"86400 / day", 1}}},
        // a multiplier in the unit
        {"million rows",
         {{"2M rows", 2},
          {"2 million", 2},
          {"2 million rows", 2},
          {"2", 2},
          {"500K", 0.5},
          {"2,000,000 rows", 2}}},
        {"million", {{"2 billion", 2000}, {"2", 2}}},
        {"thousand/s", {{"10K/s", 10}, {"600K/min", 10}, {"10", 10}}},
        {"million USD", {{"$7M", 7}, {"7 million dollars", 7}}},
        {"million s", {{"12 days", 1.0368}}},
        // money
        {"USD",
         {{"$5", 5},
          {"-$5", -5},
          {"$ 5", 5},
          {"5 $", 5},
          {"5 USD", 5},
          {"USD 5", 5},
          {"US$5k", 5000},
          {"5 dollars", 5},
          {"1 dollar", 1}}},
        {"USD/day", {{"$30/month", 1}}},
        {"EUR",
         {{"\xe2\x82\xac"
           "5",
           5}}},
        // shares, times and words
        {"%", {{"10 %", 10}, {"10 percent", 10}, {"10 per cent", 10}}},
        {"times", {{"10x", 10}, {"10 times", 10}}},
        {"nodes", {{"3 node", 3}}},
        {"broker", {{"1 broker", 1}}},
        {"queries", {{"6 query", 6}}},
        {"box", {{"6 boxes", 6}}},
        {"o'clock", {{"2 o'clock", 2}}},
        {"micro-batches", {{"50 micro batches", 50}}},
        {"m", {{"5 m", 5}, {"5M", 5e6}}},
    });
}

TEST_CASE("what cannot be expressed in the note's unit is no estimate of it") {
    struct Refused {
        const char* unit;
        std::vector<const char*> texts;
    };
    const Refused table[] = {
        {"s",
         {"5 GB", "$5", "5 5", "5 s 3", "5-10", "5 to 10", "~", "~~5", "about", "+-5", "nan s",
          "inf", "5 ss", "1e999999999"}},
        {"GB", {"5 s", "5 Gbit", "5 GB/s", "1,5 GB"}},
        {"Gbit", {"5 GB"}},
        {"MB", {"5 Mb"}},
        {"MB/s", {"5 Mb/s"}},
        {"GB/s", {"5 gbps", "5 GB", "5 QPS"}},
        {"USD", {"5 %", "5 EUR", "$", "$$5", "-$-5", "$5 EUR"}},
        {"EUR", {"$5"}},
        {"files", {"5 rows"}},
        {"requests/s", {"5 requests", "5 requests/GB", "1/2", "5/", "5 per"}},
        {"million rows", {"5 s"}},
        {"rows", {"5 million million", "2K million", "M", "1e308 K", "1 000", "5 rows rows"}},
        {"million", {"million"}},
        {"min", {"1h 30m"}},
        {"times", {"0x10"}},
        {"ns", {"1e308 years"}},
        {"years", {"1e-320 ns"}},
        {"", {"5 million s", "5 s"}},
    };
    for (const auto& [unit, texts] : table) {
        for (const char* text : texts) {
            INFO(text << " in " << unit);
            CHECK_FALSE(parse_estimate(text, unit));
        }
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
         {"",         " ",        "x",         "-",        "+",         ".",        "-.",
          "e5",       "--5",      "+-5",       "- 5",      "5 6",       "1 000",    "1,5",
          "1,50",     "1,2345",   "1.234,567", ",5",       "_5",        "5,",       "5_",
          "1,,000",   "1__0",     "5 s",       "5s",       "0x10",      "inf",      "-inf",
          "nan",      "1e",       "1e+",       "1e999",    "-1e999",    "1e-999",   "1.2.3",
          "5e3.5",    "1/2",      "\xff",      "\xd9\xa5", "5\xc2\xb2", "\xc2\xbd", "fivefold",
          "five six", "one half", "someone"}) {
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
