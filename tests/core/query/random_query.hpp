// Random queries, for properties that hold of all of them.
#pragma once

#include "base/numbers/random.hpp"
#include "core/query/tree.hpp"

#include <string>
#include <vector>

namespace random_query {

// What the terms may name: small sets, so that terms meet cards.
struct Names {
    std::vector<std::string> decks, ids, tags, words;
};

class Maker {
public:
    Maker(const Names& names, std::uint64_t seed) : names_(names), random_(seed) {}

    core::Query query(int depth = 4) {
        const auto form = depth == 0 ? 0 : random_.below(8);
        if (form < 3) return core::Query::of(term());
        if (form == 3) return core::Query::negation(query(depth - 1));
        std::vector<core::Query> parts;
        for (auto count = 2 + random_.below(2); count > 0; --count)
            parts.push_back(query(depth - 1));
        return form < 6 ? core::Query::all_of(std::move(parts))
                        : core::Query::any_of(std::move(parts));
    }

private:
    template <typename Value>
    const Value& one_of(const std::vector<Value>& values) {
        return values[static_cast<std::size_t>(random_.below(values.size()))];
    }
    int below(int count) {
        return static_cast<int>(random_.below(static_cast<std::uint64_t>(count)));
    }

    core::Term named(core::Named::Field field, const std::vector<std::string>& names) {
        core::Named term{field, one_of(names), false};
        if (below(3) > 0) return term;
        term.prefix = true;
        term.name.resize(static_cast<std::size_t>(below(static_cast<int>(term.name.size()) + 1)));
        return term;
    }

    int number_for(core::Compared::Field field) {
        if (field == core::Compared::Field::ease) return below(3501);
        if (field == core::Compared::Field::recall) return 600 + below(401);
        return field == core::Compared::Field::due ? below(40) - 20 : below(30);
    }

    core::Term compared() {
        const auto field = static_cast<core::Compared::Field>(below(5));
        const auto relation = static_cast<core::Compared::Relation>(below(5));
        return core::Compared{field, relation, number_for(field)};
    }

    core::Term rated() {
        core::Rated term{1 + below(9), std::nullopt};
        if (below(2) == 0) term.grade = static_cast<core::Grade>(1 + below(4));
        return term;
    }

    core::Term term() {
        switch (below(9)) {
            case 0:
                return core::Word{one_of(names_.words)};
            case 1:
                return named(core::Named::Field::deck, names_.decks);
            case 2:
                return named(core::Named::Field::id, names_.ids);
            case 3:
                return named(core::Named::Field::tag, names_.tags);
            case 4:
                return core::OfKind{static_cast<core::Kind>(1 + below(5))};
            case 5:
                return compared();
            case 6:
                return rated();
            case 7:
                return core::Introduced{1 + below(9)};
            default:
                return core::Is{static_cast<core::Is::State>(below(11))};
        }
    }

    const Names& names_;
    base::Random random_;
};

}  // namespace random_query
