// Text to a query's tree.
#include "base/numbers/whole.hpp"
#include "base/text/ascii.hpp"
#include "base/text/suggest.hpp"
#include "core/query/names.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace core {
namespace {

using base::value_of;
using base::whole_number;
using namespace query_names;

constexpr int longest_memory = 36'500;  // days
constexpr std::size_t deepest = 100;    // parentheses and negations within each other
constexpr std::size_t most_terms = 10'000;
// Of those that are no names and no words: each costs a look at every card.
constexpr std::size_t most_conditions = 500;

// "2", "2.5", "1.35": a number with at most three decimals, in permille.
std::optional<int> permille(std::string_view text) {
    const auto point = text.find('.');
    const auto whole = whole_number(text.substr(0, point));
    if (!whole || *whole > 1000) return std::nullopt;
    if (point == std::string_view::npos) return *whole * 1000;
    std::string decimals(text.substr(point + 1));
    if (decimals.empty() || decimals.size() > 3) return std::nullopt;
    decimals.resize(3, '0');
    const auto part = whole_number(decimals);
    if (!part) return std::nullopt;
    return *whole * 1000 + *part;
}

// Days that may have passed already.
std::optional<int> signed_number(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    const auto number = whole_number(text.substr(is_negative ? 1 : 0));
    return number && is_negative ? -*number : number;
}

std::optional<int> number_for(Compared::Field field, std::string_view text) {
    if (is_in_permille(field)) {
        const auto number = permille(text);
        return field == Compared::Field::recall && number > 1000 ? std::nullopt : number;
    }
    return field == Compared::Field::due ? signed_number(text) : whole_number(text);
}

std::string_view wanted_by(Compared::Field field) {
    if (field == Compared::Field::recall)
        return "number from 0 to 1, like 0.9, with three decimals at most";
    if (field == Compared::Field::ease) return "number like 2.5, with three decimals at most";
    return field == Compared::Field::due ? "whole number of days" : "whole number";
}

// "; did you mean `tag:`? (fields are deck:, tag:, ...)"
std::string instead_of(std::string_view word, std::string_view known_are,
                       const std::vector<std::string_view>& known) {
    return fmt::format("{} ({} {})", base::suggestion(word, known), known_are,
                       fmt::join(known, ", "));
}

// Recursive descent over the text; the first thing wrong is thrown as a QueryError and caught in
// parse_query.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Query whole() {
        skip_spaces();
        if (at_end()) return {};
        Query query = disjunction();
        if (!at_end()) fail("this parenthesis was never opened", at_, 1);
        return query;
    }

private:
    [[noreturn]] static void fail(std::string message, std::size_t offset, std::size_t size) {
        throw QueryError{std::move(message), offset, size};
    }

    bool at_end() const { return at_ >= text_.size(); }
    char here() const { return text_[at_]; }

    void skip_spaces() {
        while (!at_end() && base::is_ascii_space(here())) ++at_;
    }

    // The bare word that begins here, unless it is none; nothing is consumed.
    std::string_view bare_word() const {
        std::size_t end = at_;
        while (end < text_.size() && !base::is_ascii_space(text_[end]) &&
               std::string_view("()\"").find(text_[end]) == std::string_view::npos)
            ++end;
        return text_.substr(at_, end - at_);
    }

    // Whether `word` stands here alone; it is consumed then.
    bool take(std::string_view word) {
        if (bare_word() != word) return false;
        at_ += word.size();
        skip_spaces();
        return true;
    }

    Query disjunction() {
        std::vector<Query> parts{conjunction()};
        while (take("or")) parts.push_back(conjunction());
        return parts.size() == 1 ? std::move(parts.front()) : Query::any_of(std::move(parts));
    }

    Query conjunction() {
        std::vector<Query> parts{part()};
        for (;;) {
            const bool wants_more = take("and");
            if (!wants_more && (at_end() || here() == ')' || bare_word() == "or")) break;
            parts.push_back(part());
        }
        return parts.size() == 1 ? std::move(parts.front()) : Query::all_of(std::move(parts));
    }

    Query part() {
        const std::size_t begin = at_;
        if (at_end()) fail("a term is missing at the end", text_.size(), 0);
        if (depth_ > deepest)
            fail(fmt::format("this is nested more than {} deep", deepest), begin, 1);
        ++depth_;
        Query query = negated_or_plain(begin);
        --depth_;
        skip_spaces();
        return query;
    }

    Query negated_or_plain(std::size_t begin) {
        if (here() == '-') {
            ++at_;
            if (at_end() || base::is_ascii_space(here()))
                fail("`-` wants a term right behind it", begin, 1);
            return Query::negation(part());
        }
        if (take("not")) return Query::negation(part());
        if (here() == '(') return group(begin);
        if (here() == ')') fail("a term is missing before this parenthesis", begin, 1);
        if (is_joiner(bare_word()))
            fail(fmt::format("a term is missing before `{}`", bare_word()), begin,
                 bare_word().size());
        if (++terms_ > most_terms)
            fail(fmt::format("this is more than {} terms", most_terms), begin, 1);
        Term term = here() == '"' ? Term(Word{quoted()}) : bare_term();
        const bool is_name =
            std::holds_alternative<Word>(term) || std::holds_alternative<Named>(term);
        if (!is_name && ++conditions_ > most_conditions)
            fail(fmt::format("this is more than {} terms that are no names and no words",
                             most_conditions),
                 begin, 1);
        return Query::of(std::move(term));
    }

    Query group(std::size_t begin) {
        ++at_;
        skip_spaces();
        if (at_end()) fail("this parenthesis is never closed", begin, 1);
        Query query = disjunction();
        if (at_end()) fail("this parenthesis is never closed", begin, 1);
        ++at_;
        return query;
    }

    // Text in quotes, where \" and \\ stand for themselves without the backslash.
    std::string quoted() {
        const std::size_t begin = at_++;
        std::string out;
        for (; !at_end() && here() != '"'; ++at_) {
            if (here() == '\\' && at_ + 1 < text_.size()) ++at_;
            out += here();
        }
        if (at_end()) fail("this quotation mark is never closed", begin, 1);
        ++at_;
        if (out.empty()) fail("there is nothing between these quotation marks", begin, 2);
        return out;
    }

    Term bare_term() {
        const std::size_t begin = at_;
        const std::string_view word = bare_word();
        const auto sign = word.find_first_of(field_signs);
        if (sign == std::string_view::npos) {
            at_ += word.size();
            return Word{std::string(word)};
        }
        const std::string_view field = word.substr(0, sign);
        if (!is_known_field(field))
            fail(fmt::format(
                     "there is no field `{}`{}. In quotation marks it is looked for as text", field,
                     instead_of(word.substr(0, sign + 1), "fields are", query_fields())),
                 begin, std::max<std::size_t>(sign + 1, 1));
        at_ += sign;
        if (const auto compared = value_of(compared_fields, field))
            return comparison(field, *compared);
        if (here() != ':') fail(fmt::format("after `{}` comes a colon", field), at_, 1);
        ++at_;
        return with_value(field);
    }

    // A value right after its field; `begin_` and `size_` then tell where it stands.
    std::string value(std::string_view field) {
        begin_ = at_;
        if (!at_end() && here() == '"') {
            std::string text = quoted();
            size_ = at_ - begin_;
            return text;
        }
        const std::string_view word = bare_word();
        if (word.empty())
            fail(
                fmt::format("the value of `{}` is missing; it stands right behind the sign", field),
                begin_, at_end() ? 0 : 1);
        at_ += word.size();
        size_ = word.size();
        return std::string(word);
    }

    [[noreturn]] void fail_at_value(std::string message) const {
        fail(std::move(message), begin_, size_);
    }

    Term comparison(std::string_view field, Compared::Field compared) {
        Compared term{compared, Relation::less, 0};
        const auto* relation = std::find_if(
            std::begin(relations), std::end(relations),
            [&](const auto& known) { return text_.substr(at_).starts_with(known.first); });
        if (relation == std::end(relations))
            fail(fmt::format("after `{}` comes <, <=, =, >= or >", field), at_, 1);
        term.relation = relation->second;
        at_ += relation->first.size();
        const std::string text = value(field);
        const auto number = number_for(compared, text);
        if (!number)
            fail_at_value(
                fmt::format("`{}` wants a {}, not `{}`", field, wanted_by(compared), text));
        term.number = *number;
        return term;
    }

    bool take_asterisk() {
        const bool there = !at_end() && here() == '*';
        if (there) ++at_;
        return there;
    }

    Term with_value(std::string_view field) {
        const bool is_quoted = !at_end() && here() == '"';
        std::string text = value(field);
        if (const auto named = value_of(named_fields, field)) {
            const bool prefix = is_quoted ? take_asterisk() : text.ends_with('*');
            if (prefix && !is_quoted) text.pop_back();
            return Named{*named, std::move(text), prefix};
        }
        if (field == "kind") return kind(text);
        if (field == "is") return state(text);
        return field == "rated" ? rated(text) : introduced(text);
    }

    Term kind(std::string_view text) const {
        if (const auto known = value_of(kind_names, text)) return OfKind{*known};
        fail_at_value(fmt::format("there is no kind `{}`{}", text,
                                  instead_of(text, "kinds are", query_kinds())));
    }

    Term state(std::string_view text) const {
        if (const auto known = value_of(states, text)) return Is{*known};
        fail_at_value(fmt::format("a card is never `{}`{}", text,
                                  instead_of(text, "`is:` knows", query_states())));
    }

    int days(std::string_view field, std::string_view text) const {
        const auto number = whole_number(text);
        if (!number || *number < 1 || *number > longest_memory)
            fail_at_value(fmt::format("`{}:` wants a number of days from 1 to {}, not `{}`", field,
                                      longest_memory, text));
        return *number;
    }

    Term rated(std::string_view text) const {
        const auto colon = text.find(':');
        Rated term{days("rated", text.substr(0, colon)), std::nullopt};
        if (colon == std::string_view::npos) return term;
        term.grade = parse_grade(text.substr(colon + 1));
        if (!term.grade)
            fail_at_value(fmt::format("`{}` is no grade; grades are again, hard, good and easy",
                                      text.substr(colon + 1)));
        return term;
    }

    Term introduced(std::string_view text) const { return Introduced{days("introduced", text)}; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  // of the last value
    std::size_t size_ = 0;
    std::size_t depth_ = 0;
    std::size_t terms_ = 0;
    std::size_t conditions_ = 0;
};

}  // namespace

std::variant<Query, QueryError> parse_query(std::string_view text) {
    try {
        return Parser(text).whole();
    } catch (QueryError& error) {
        return std::move(error);
    }
}

}  // namespace core
