// Which cards a quiz asks, and in which order. Pure: the same candidates and the same seed give the
// same quiz.
//
// 1. Never two cards of one note; what was answered right in a quiz today comes after all else.
// 2. Of candidates that are about equally good, those whose deck was taken from least come first,
//    then those whose tags were.
// 3. The rest is chance.
#pragma once

#include "base/text/names.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

// A card as the picker sees it.
struct QuizCandidate {
    std::int64_t card = 0;
    std::int64_t note = 0;
    std::int64_t deck = 0;
    int rank = 0;               // of a new card: 0 is met before the rest
    bool fresh = false;         // never met
    std::optional<int> missed;  // days since it was missed, where nothing was right since
    bool right_today = false;   // in a quiz
    double recall = 0;          // see core/schedule/recall.hpp
    int ease = 0;               // permille
    int lapses = 0;
};

// `weak`: met, the least likely known first. `missed`: the newest miss first. `fresh`: never met,
// in the order of rank. `mix`: one of each, in turn. `met`: the same without those never met.
enum class Pick : std::uint8_t { met, mix, weak, missed, fresh };
inline constexpr base::Name<Pick> picks[] = {{"met", Pick::met},
                                             {"mix", Pick::mix},
                                             {"weak", Pick::weak},
                                             {"missed", Pick::missed},
                                             {"new", Pick::fresh}};
static_assert(base::names_every_value(picks));
std::string_view to_string(Pick pick);
std::optional<Pick> parse_pick(std::string_view word);
// What is asked where nobody says: what was met, as soon as that is enough for a quiz.
Pick usual_pick(const std::vector<QuizCandidate>& candidates);

// The tags of a candidate, one a line. They are asked for of the few between which they decide.
using TagsOf = std::function<std::string(const QuizCandidate&)>;

class QuizPicker {
public:
    QuizPicker(std::vector<QuizCandidate> candidates, Pick pick, std::uint64_t seed,
               TagsOf tags_of);

    // The best that was not handed out yet; nothing when none is left.
    std::optional<QuizCandidate> next();
    // The one handed out last is asked.
    void take();

private:
    // A place in a band: smaller is better.
    struct Entry {
        int turn;  // how many of its deck stand before it
        std::uint64_t luck;
        std::size_t index;
    };
    // Candidates that are about equally good. A band is put in order when the ones before it are
    // used up: most never are.
    struct Lane {
        std::map<int, std::vector<Entry>> bands;
        std::deque<Entry> front;
    };

    void add_lane(Pick what, std::uint64_t seed);
    std::deque<Entry> in_order(std::vector<Entry> band) const;
    bool is_out(std::size_t index) const;
    std::optional<std::size_t> draw(Lane& lane);
    std::optional<std::size_t> draw(std::deque<Entry>& band);
    // How much was taken from the candidate's deck, and from its tags.
    std::pair<int, int> taken_beside(const QuizCandidate& one) const;

    std::vector<QuizCandidate> candidates_;
    TagsOf tags_of_;
    std::vector<bool> handed_out_;
    std::vector<Lane> lanes_;
    std::size_t lane_ = 0;  // whose turn it is
    std::size_t from_ = 0;  // the lane that gave the last one
    std::size_t last_ = 0;
    std::set<std::int64_t> notes_;
    std::map<std::int64_t, int> decks_;
    std::map<std::string, int, std::less<>> tags_;
};

}  // namespace core
