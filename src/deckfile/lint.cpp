#include "deckfile/lint.hpp"

#include "base/contains.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "base/text/words.hpp"
#include "core/card/cloze.hpp"
#include "core/card/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace deckfile {
namespace {

using core::Kind;
using core::Note;

constexpr double standing_out = 1.35;       // times as long as the next option
constexpr std::size_t visible_excess = 10;  // characters; less is not seen
constexpr std::size_t common = 100;         // notes that share a run of words; more say nothing

std::size_t word_count(std::string_view text) {
    const std::string words = base::normalised(text);
    return base::split(words, " ").size();
}

class Judge {
public:
    Judge(const Note& note, const core::DeckInfo& deck) : note_(note), deck_(deck) {}

    std::vector<Finding> run() {
        length(rule::long_front, "the front", core::whole_front(note_), longest_front);
        content();
        source();
        return std::move(findings_);
    }

private:
    template <typename... Args>
    void say(std::string_view rule, fmt::format_string<Args...> format, Args&&... args) {
        findings_.push_back({rule, fmt::format(format, std::forward<Args>(args)...)});
    }

    void length(std::string_view rule, std::string_view what, std::string_view text,
                std::size_t most) {
        const auto words = word_count(text);
        if (words > most) say(rule, "{} has {} words; {} are enough", what, words, most);
    }

    void content() {
        switch (note_.kind) {
            case Kind::question:
                return length(rule::long_back, "the back", note_.back, longest_back);
            case Kind::cloze:
                return cloze();
            case Kind::choice:
                return choice();
            case Kind::number:
                return number();
            case Kind::points:
                return points();
        }
    }

    void choice() {
        for (const auto* options : {&note_.right, &note_.wrong})
            for (const auto& option : *options)
                length(rule::long_answer, "an answer", option, longest_option);
        const auto size = [](const std::string& option) { return base::clusters(option).size(); };
        std::vector<std::size_t> wrong;
        std::transform(note_.wrong.begin(), note_.wrong.end(), std::back_inserter(wrong), size);
        const auto [shortest, longest] = std::minmax_element(wrong.begin(), wrong.end());
        for (const auto& right : note_.right) {
            if (exceeds(size(right), *longest))
                say(rule::answer_stands_out,
                    "the right answer stands out: it is much longer than the wrong ones");
            if (exceeds(*shortest, size(right)))
                say(rule::answer_stands_out,
                    "the right answer stands out: it is much shorter than the wrong ones");
        }
    }

    static bool exceeds(std::size_t longer, std::size_t shorter) {
        return longer > shorter + visible_excess &&
               static_cast<double>(longer) > standing_out * static_cast<double>(shorter);
    }

    void number() {
        if (note_.unit.empty() && !note_.within)
            say(rule::bare_number,
                "a number with neither `unit` nor `within`: nobody knows what counts");
    }

    void points() {
        for (const auto& point : note_.points)
            length(rule::long_point, "a point", point, longest_point);
        if (note_.points.size() > most_points)
            say(rule::many_points, "{} points; more than {} are not learned as one card",
                note_.points.size(), most_points);
    }

    void cloze() {
        if (word_count(core::cloze_text(note_.front, core::Hole::left_out).text) <
            least_around_holes)
            say(rule::all_hole, "the cloze is all hole: nothing is left to go by");
    }

    void source() {
        if (!note_.sources.empty() || !deck_.sources.empty()) return;
        if (base::contains(note_.tags, own_tag) || base::contains(deck_.tags, own_tag)) return;
        say(rule::no_source, "no `source`; what is your own has the tag `{}`", own_tag);
    }

    const Note& note_;
    const core::DeckInfo& deck_;
    std::vector<Finding> findings_;
};

}  // namespace

std::string describe(const Finding& finding) {
    return fmt::format("{} [{}]", finding.sentence, finding.rule);
}

std::vector<Finding> style_findings(const Note& note, const core::DeckInfo& deck) {
    return Judge(note, deck).run();
}

Vocabulary read_vocabulary(std::string_view text) {
    Vocabulary tags;
    for (const std::string_view line : base::lines_of(text)) {
        const auto close = line.find('`', 3);
        if (line.starts_with("* `") && close != std::string_view::npos)
            tags.emplace(base::case_folded(line.substr(3, close - 3)), line.substr(3, close - 3));
    }
    return tags;
}

std::optional<std::string> Fronts::add(const Note& note, std::string name) {
    return add(core::whole_front(note), std::move(name));
}

std::optional<std::string> Fronts::add(std::string_view whole_front, std::string name) {
    const auto shingles = base::shingles(base::folded_words(whole_front));
    std::vector<std::size_t> sharing;  // earlier fronts, each as often as it shares a shingle
    for (const auto shingle : shingles) {
        auto& having = having_[shingle];
        if (having.size() > common) continue;
        sharing.insert(sharing.end(), having.begin(), having.end());
        having.push_back(fronts_.size());
    }
    std::sort(sharing.begin(), sharing.end());
    std::optional<std::string> found;
    for (auto at = sharing.begin(); at != sharing.end() && !found;) {
        const Front& other = fronts_[*at];
        const auto end = std::upper_bound(at, sharing.end(), *at);
        if (base::nearly_same(static_cast<std::size_t>(end - at), shingles.size(), other.size))
            found = other.name;
        at = end;
    }
    fronts_.push_back({std::move(name), shingles.size()});
    return found;
}

}  // namespace deckfile
