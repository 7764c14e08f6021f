// Holds the scheduler to its vectors. golden/sm2-style.txt explains the format of its lines.
#include "base/text/cut.hpp"
#include "catch.hpp"
#include "core/schedule/scheduler.hpp"
#include "core/schedule/sm2.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

using namespace core;

namespace {

// EBB_SM2_VECTORS names another file of vectors.
std::string vectors_path() {
    const char* other = std::getenv("EBB_SM2_VECTORS");
    return other != nullptr && *other != '\0' ? other : EBB_TESTS "/golden/sm2-style.txt";
}

template <typename T>
T number_from(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error(fmt::format("'{}' is no number", text));
    return value;
}

std::vector<std::string_view> words_in(std::string_view line) {
    return base::split(line, " ");
}

void set(SchedulerSettings& settings, std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos)
        throw std::runtime_error(fmt::format("'{}' sets nothing", assignment));
    const std::string_view key = assignment.substr(0, equals);
    const std::string_view value = assignment.substr(equals + 1);
    const auto seconds = [&] {
        std::vector<int> list;
        for (const auto item : base::split(value, ",")) list.push_back(number_from<int>(item));
        return list;
    };
    if (key == "learning_steps_s")
        settings.learning_steps_s = seconds();
    else if (key == "relearning_steps_s")
        settings.relearning_steps_s = seconds();
    else if (key == "interval_multiplier")
        settings.interval_multiplier = number_from<int>(value);
    else if (key == "lapse_multiplier")
        settings.lapse_multiplier = number_from<int>(value);
    else if (key == "max_days")
        settings.max_days = number_from<int>(value);
    else if (key == "fuzz")
        settings.fuzz = number_from<int>(value) != 0;
    else
        throw std::runtime_error(fmt::format("no setting is called '{}'", key));
}

std::string written(const Memory& memory) {
    const std::string due = memory.is_learning()
                                ? fmt::format("ms:{}", memory.due_at.time_since_epoch().count())
                                : fmt::format("day:{}", memory.due_day.time_since_epoch().count());
    return fmt::format("{} {} {} {} {} {} {}", to_string(memory.phase), memory.step,
                       memory.interval, memory.ease, memory.reps, memory.lapses, due);
}

// The card of the current case, and what the lines have said of it so far.
class Replay {
public:
    void read(std::string_view line) {
        const auto words = words_in(line);
        if (words.empty() || words[0].starts_with('#')) return;
        if (words[0] == "fuzz" && words.size() == 4)
            check_fuzz(words);
        else if (words[0] == "case" && words.size() >= 2)
            begin_case(words);
        else if (words[0] == "at" && seed_)
            check_answer(line);
        else
            throw std::runtime_error("this line cannot be read");
    }

    int checked() const { return checked_; }

private:
    void check_fuzz(const std::vector<std::string_view>& words) {
        const DayRange range = fuzz_range(number_from<int>(words[1]));
        CHECK(fmt::format("{} {}", range.low, range.high) ==
              fmt::format("{} {}", words[2], words[3]));
        ++checked_;
    }

    void begin_case(const std::vector<std::string_view>& words) {
        seed_ = number_from<std::uint64_t>(words[1]);
        settings_ = {};
        memory_ = {};
        for (std::size_t i = 2; i < words.size(); ++i) set(settings_, words[i]);
    }

    void check_answer(std::string_view line) {
        const auto parts = base::split(line, "|");
        const auto words = words_in(parts[0]);
        if (parts.size() != 5 || words.size() != 4)
            throw std::runtime_error("an answer needs four words and four states");
        const auto given = parse_grade(words[3]);
        if (!given) throw std::runtime_error(fmt::format("'{}' is no grade", words[3]));

        const Instant at{Milliseconds{number_from<std::int64_t>(words[1])}};
        const Day day{Days{number_from<int>(words[2])}};
        const Preview after = preview(memory_, at, day, *seed_, settings_);
        for (const Grade grade : all_grades) {
            INFO("after " << to_string(grade));
            const auto expected = words_in(parts[static_cast<std::size_t>(grade)]);
            CHECK(written(after[grade].memory) == fmt::format("{}", fmt::join(expected, " ")));
            ++checked_;
        }
        memory_ = after[*given].memory;
    }

    std::optional<std::uint64_t> seed_;
    SchedulerSettings settings_;
    Memory memory_;
    int checked_ = 0;
};

}  // namespace

TEST_CASE("the scheduler matches every line of its vectors", "[scheduler]") {
    const std::string path = vectors_path();
    INFO("vectors: " << path);
    std::ifstream file(path);
    REQUIRE(file.is_open());

    Replay replay;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        INFO("line " << ++number << ": " << line);
        try {
            replay.read(line);
        } catch (const std::runtime_error& error) {
            FAIL(error.what());
        }
    }
    CHECK(file.eof());
    REQUIRE(replay.checked() > 0);
}
