// Numbers, dates and words without quotes, as they are written elsewhere.
#include "deckfile/mistakes/said.hpp"

namespace {

const std::string date = "a date is written year-month-day, as in 2026-11-01, without quotes";

std::string number_as(const std::string& right) {
    return "3:10: write this number as " + right +
           ": _ between groups of digits, a point before the fraction";
}

}  // namespace

TEST_CASE("numbers as they are written elsewhere") {
    const std::string either = "3:10: ";
    const std::string unit = "3:10: only the number stands here; the unit has a line of its own: ";
    check({
        {front + "number = 1,234,567\n", number_as("1_234_567")},
        {front + "number = 0,125\n", number_as("0.125")},
        {front + "number = 1234,567\n", number_as("1234.567")},
        {front + "number = 12,3456\n", number_as("12.3456")},
        {front + "number = 86 400\n", number_as("86_400")},
        {front + "number = 86'400\n", number_as("86_400")},
        {front + "number = 1.000.000\n", number_as("1_000_000")},
        {front + "number = 1,234.5\n", number_as("1_234.5")},
        {front + "number = 1.234,5\n", number_as("1_234.5")},
        {front + "number = 3,14\n", number_as("3.14")},
        {front + "number = -3,14 # pi\n", number_as("-3.14")},
        {front + "number = 3,142\n", either + "write 3142 or 3.142: the comma may mean either"},
        {front + "number = -86,400\n",
         either + "write -86400 or -86.400: the comma may mean either"},
        {front + "number = 12,34,567\n",
         either + "a number has no commas: _ stands between groups of digits, a point before the "
                  "fraction"},
        {front + "number = 007\n", either + "a number may not begin with 0; write 7"},
        {front + "number = −50\n", either + "write - (the hyphen-minus) before the number, not −"},
        {front + "number = –50 km\n",
         either + "write - (the hyphen-minus) before the number, not –"},
        {front + "number = ≈50\n",
         either + "only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = 5–10\n",
         either + "one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 86400 s\n", unit + "unit = \"s\""},
        {front + "number = 86400s\n", unit + "unit = \"s\""},
        {front + "number = 99.9%\n", unit + "unit = \"%\""},
        {front + "number = $5\n",
         "3:10: only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = about 5\n",
         "3:10: only a number stands here, without words or signs; its unit goes into `unit`"},
        {front + "number = 5-10\n",
         "3:10: one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 5 to 10\n",
         "3:10: one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 1e6 s\n", unit + "unit = \"s\""},
        {front + "number = .5\n", "3:10: a digit stands on both sides of the point, as in 0.5"},
        {front + "number = 5.\n", "3:10: a digit stands on both sides of the point, as in 0.5"},
        {front + "number = 10^6\n",
         "3:10: a number is written out, as in 1_000_000 or 1e6; nothing is worked out here"},
        {front + "number = 1/3\n",
         "3:10: a number is written out, as in 1_000_000 or 1e6; nothing is worked out here"},
        {front + "number = 1.5k\n", either + "\"k\" is no unit: write 1500"},
        {front + "number = 2,5 million users\n",
         either + "\"million\" is no unit: write 2_500_000, and on a line of its own unit = "
                  "\"users\""},
        {front + "number = 3M\n", either + "\"M\" is no unit: write 3_000_000"},
        {front + "number = -1.2345 bn\n", either + "\"bn\" is no unit: write -1_234_500_000"},
        {front + "number = 300K\n", either + "\"K\" is no unit: write 300_000"},
        {front + "number = 0.5k req/s\n",
         either + "\"k\" is no unit: write 500, and on a line of its own unit = \"req/s\""},
        {front + "number = 12k-15k\n",
         either + "one number stands here; how near an answer must come is said by `within`"},
        {front + "number = 300 K\n", unit + "unit = \"K\""},
        {front + "number = 5MB\n", unit + "unit = \"MB\""},
        {front + "number = 5\nwithin = 10 %\n", "4:10: text must stand in quotes: \"...\""},
    });
}

TEST_CASE("true and false, and dates") {
    const std::string yes = "write true, in small letters and without quotes";
    const std::string no = "write false, in small letters and without quotes";
    check({
        {question + "reverse = True\n", "4:11: " + yes},
        {question + "reverse = TRUE # c\n", "4:11: " + yes},
        {question + "reverse = yes\n", "4:11: " + yes},
        {question + "reverse = on,\n", "4:11: " + yes},
        {question + "reverse = False\n", "4:11: " + no},
        {front + "points = [\"a\", \"b\"]\nordered = no\n", "4:11: " + no},
        {question + "reverse = maybe\n",
         "4:11: write true or false, in small letters and without quotes"},
        {question + "as_of = 02.01.2026\n", "4:9: " + date},
        {question + "as_of = 01/02/2026\nverify_by = 2027/1/2\n",
         "4:9: " + date + "\n5:13: " + date},
        {question + "as_of = 2026-1-2\n", "4:9: " + date},
        {question + "as_of = 2 January 2026\n", "4:9: " + date},
        {question + "as_of = 2026-02-30\n", "4:9: there is no such date"},
    });
}

TEST_CASE("what has no quotes is wrong where it begins") {
    const std::string in_quotes = "text must stand in quotes: \"...\"";
    check({
        {front + "back = 007\n", "3:8: " + in_quotes},
        {front + "back = 2026-02-30\n", "3:8: " + in_quotes},
        {front + "back = 1,000\n", "3:8: " + in_quotes},
        {front + "back = 10:30\n", "3:8: " + in_quotes},
        {front + "back = no\n", "3:8: " + in_quotes},
        {front + "answer = 'a'\nwrong = ['b', 007]\n", "4:15: " + in_quotes},
        {front + "number = 99999999999999999999\n", "3:10: this number is too large"},
        {question + "as_of = 2026-13-01 # c\n", "4:9: there is no such date"},
    });
}
