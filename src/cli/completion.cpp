#include "cli/completion.hpp"

#include "cli/command_line.hpp"
#include "cli/manual/pages.hpp"
#include "cli/wrong_usage.hpp"
#include "core/query/text.hpp"
#include "core/schedule/memory.hpp"
#include "ui/safe_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cli {
namespace {

using Words = std::vector<std::string>;

// Gathers what begins as the word that is typed. Names are written down as they come: there may be
// thousands, and the finger waits.
class Candidates {
public:
    explicit Candidates(std::string_view typed) : typed_(typed) {}

    // The candidate is `before` and `name` as one word.
    void add(std::string_view before, std::string_view name, std::string_view summary = {}) {
        std::string& lines = out_.candidates;
        const std::size_t start = lines.size();
        lines.append(before).append(ui::SafeText::line(name).view());
        if (!std::string_view(lines).substr(start).starts_with(typed_)) return lines.resize(start);
        if (!summary.empty()) lines.append("\t").append(ui::SafeText::line(summary).view());
        lines += '\n';
    }
    template <typename Names>
    void add_each(std::string_view before, const Names& names) {
        for (const auto& name : names) add(before, name);
    }

    Completion take() && { return std::move(out_); }
    void leave_open() { out_.then = Completion::Then::open; }

private:
    std::string_view typed_;
    Completion out_;
};

std::vector<const Option*> all_options(const Command& command) {
    std::vector<const Option*> all;
    for (const auto some : {options_of(command), common_options_of(command)})
        for (const Option& option : some) all.push_back(&option);
    return all;
}

Completion values_of(const Option& option, std::string_view before, std::string_view typed) {
    if (option.completed_by == CompletedBy::files) return {{}, Completion::Then::files};
    Candidates candidates(typed);
    if (option.choices) candidates.add_each(before, option.choices());
    return std::move(candidates).take();
}

Completion option_names(const Command& command, std::string_view typed) {
    Candidates candidates(typed);
    for (const Option* option : all_options(command))
        for (const auto name : option->names)
            if (!name.empty()) candidates.add("", name, option->summary);
    return std::move(candidates).take();
}

// A value that stands behind the colon of a field. Nothing where the word has no such field.
std::optional<Completion> field_value(std::string_view before, std::string_view term,
                                      store::Names& names) {
    const auto colon = term.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string whole = fmt::format("{}{}", before, term);
    const std::string field = fmt::format("{}{}", before, term.substr(0, colon + 1));
    const std::string_view name = term.substr(0, term.find(':'));
    const std::string_view value = term.substr(colon + 1);
    Candidates candidates(whole);
    if (name == "deck")
        for (const auto& deck : names.decks(value)) candidates.add(field, deck.id, deck.title);
    if (name == "tag") candidates.add_each(field, names.tags(value));
    if (name == "is") candidates.add_each(field, core::query_states());
    if (name == "kind") candidates.add_each(field, core::query_kinds());
    if (name == "rated" && term.find(':') != colon)
        for (const core::Grade grade : core::all_grades)
            candidates.add(field, core::to_string(grade));
    return std::move(candidates).take();
}

// Cards by their deck and then by their note, behind what stands before a key.
Completion card_keys(Candidates candidates, std::string_view before, std::string_view term,
                     store::Names& names) {
    if (term.find('/') != std::string_view::npos) {
        names.keys(term, [&](std::string_view key) { candidates.add(before, key); });
        return std::move(candidates).take();
    }
    candidates.leave_open();
    for (const auto& deck : names.decks(term)) candidates.add(before, deck.id + "/", deck.title);
    return std::move(candidates).take();
}

// Fields and cards.
Completion query_term(std::string_view typed, store::Names& names) {
    const std::string_view before = typed.substr(0, typed.find_first_not_of("-("));
    const std::string_view term = typed.substr(std::min(before.size(), typed.size()));
    if (auto value = field_value(before, term, names)) return *value;
    Candidates candidates(typed);
    if (term.find('/') == std::string_view::npos) candidates.add_each(before, core::query_fields());
    return card_keys(std::move(candidates), before, term, names);
}

Completion deck_ids(std::string_view typed, store::Names& names) {
    Candidates candidates(typed);
    for (const auto& deck : names.decks(typed)) candidates.add("", deck.id, deck.title);
    return std::move(candidates).take();
}

Completion command_names(std::string_view typed, bool also_topics) {
    Candidates candidates(typed);
    for (const Command& command : commands()) candidates.add("", command.name, command.summary);
    if (also_topics)
        for (const Topic& topic : topics()) candidates.add("", topic.name, topic.title);
    return std::move(candidates).take();
}

Completion argument(const Option& argument, std::string_view typed, store::Names& names) {
    switch (argument.completed_by) {
        case CompletedBy::query_terms:
            return query_term(typed, names);
        case CompletedBy::keys:
            return card_keys(Candidates(typed), "", typed, names);
        case CompletedBy::decks:
            return deck_ids(typed, names);
        case CompletedBy::files:
            return {{}, Completion::Then::files};
        case CompletedBy::query_terms_or_files: {
            Completion terms = query_term(typed, names);
            if (terms.candidates.empty()) terms.then = Completion::Then::files;
            return terms;
        }
        case CompletedBy::topics:
            return command_names(typed, true);
        case CompletedBy::choices:
            return values_of(argument, "", typed);
    }
    return {};
}

// The value of an option that is typed: behind its name, or behind a "=" in the same word. Nothing
// where none is.
std::optional<Completion> option_value(const Command& command, const Words& words) {
    const std::string_view typed = words.back();
    if (words.size() > 1) {
        const Option* before = option_named(command, words[words.size() - 2]);
        if (before && takes_value(*before)) return values_of(*before, "", typed);
    }
    const auto equals = typed.find('=');
    if (!typed.starts_with("--") || equals == std::string_view::npos) return std::nullopt;
    const Option* option = option_named(command, typed.substr(0, equals));
    return option ? values_of(*option, typed.substr(0, equals + 1), typed) : Completion{};
}

// Whether it may yet become the name of an option.
bool begins_option(std::string_view typed) {
    const bool is_query = typed.size() > 1 && core::begins_with_field(typed.substr(1));
    return typed.starts_with('-') && !is_query;
}

}  // namespace

Completion complete(const Words& given, store::Names& names) {
    const Words words = given.empty() ? Words{""} : given;
    const std::string& typed = words.back();
    const std::size_t place = place_of_command(words);
    const bool has_command = place + 1 < words.size();
    const Command* command = find_command(has_command ? words[place] : "");
    if (!command) return {};
    const auto arguments = arguments_of(*command);
    const bool wants_topic =  // only names are offered then
        !arguments.empty() && arguments.front().completed_by == CompletedBy::topics;
    const bool options_ended = std::find(words.begin(), words.end() - 1, "--") != words.end() - 1;
    if (!wants_topic && !options_ended) {
        if (auto value = option_value(*command, words)) return *value;
        if (begins_option(typed)) return option_names(*command, typed);
    }
    if (!has_command) return command_names(typed, false);
    Completion offered;
    std::set<CompletedBy> asked;  // twice the same candidates would be ambiguous to a shell
    for (const Option& one : arguments) {
        if (!asked.insert(one.completed_by).second) continue;
        Completion more = argument(one, typed, names);
        offered.candidates += more.candidates;
        offered.then = std::max(offered.then, more.then);
    }
    return offered;
}

std::string to_text(const Completion& completion) {
    switch (completion.then) {
        case Completion::Then::complete:
            return completion.candidates + ":nofile\n";
        case Completion::Then::open:
            return completion.candidates + ":nospace\n";
        case Completion::Then::files:
            return completion.candidates + ":file\n";
    }
    return {};
}

}  // namespace cli
