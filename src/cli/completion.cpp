#include "cli/completion.hpp"

#include "cli/manual.hpp"
#include "core/query/tree.hpp"
#include "core/schedule/scheduler.hpp"
#include "ui/safe_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

using Words = std::vector<std::string>;

// Gathers what begins as the word that is typed. Names are written down as they come: there may be
// thousands, and the finger waits.
class Offer {
public:
    explicit Offer(std::string_view typed) : typed_(typed) {}

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

bool takes_value(const Option& option) {
    return !option.value.empty();
}

const Option* option_named(const Syntax& syntax, std::string_view name) {
    for (const auto* list : {&syntax.options, &syntax.common})
        for (const Option& option : *list)
            if (std::find(option.names.begin(), option.names.end(), name) != option.names.end())
                return &option;
    return nullptr;
}

Completion values_of(const Option& option, std::string_view before, std::string_view typed) {
    Offer offer(typed);
    offer.add_each(before, option.choices);
    return std::move(offer).take();
}

Completion option_names(const Syntax& syntax, std::string_view typed) {
    Offer offer(typed);
    for (const auto* list : {&syntax.options, &syntax.common})
        for (const Option& option : *list)
            for (const auto& name : option.names) offer.add("", name, option.summary);
    return std::move(offer).take();
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
    Offer offer(whole);
    if (name == "deck")
        for (const auto& deck : names.decks(value)) offer.add(field, deck.id, deck.title);
    if (name == "tag") offer.add_each(field, names.tags(value));
    if (name == "is") offer.add_each(field, core::query_states());
    if (name == "kind") offer.add_each(field, core::query_kinds());
    if (name == "rated" && term.find(':') != colon)
        for (const core::Grade grade : core::all_grades) offer.add(field, core::to_string(grade));
    return std::move(offer).take();
}

// Fields, and cards by their deck and then by their note.
Completion query_term(std::string_view typed, store::Names& names) {
    const std::string_view before = typed.substr(0, typed.find_first_not_of("-("));
    const std::string_view term = typed.substr(std::min(before.size(), typed.size()));
    if (auto value = field_value(before, term, names)) return *value;
    Offer offer(typed);
    if (term.find('/') != std::string_view::npos) {
        names.keys(term, [&](std::string_view key) { offer.add(before, key); });
        return std::move(offer).take();
    }
    offer.leave_open();
    offer.add_each(before, core::query_fields());
    for (const auto& deck : names.decks(term)) offer.add(before, deck.id + "/", deck.title);
    return std::move(offer).take();
}

Completion argument(const Option& argument, std::string_view typed, store::Names& names) {
    if (!argument.choices.empty()) return values_of(argument, "", typed);
    const std::string_view word = argument.names.front();
    if (word == "QUERY" || word == "CARD") return query_term(typed, names);
    Completion out;
    if (word == "FILE") out.then = Completion::Then::files;
    return out;
}

Completion command_names(std::string_view typed, bool also_topics) {
    Offer offer(typed);
    for (const CommandName& command : commands()) offer.add("", command.name, command.summary);
    if (also_topics)
        for (const Topic& topic : topics()) offer.add("", topic.name, topic.title);
    return std::move(offer).take();
}

}  // namespace

Completion complete(const Words& given, store::Names& names) {
    const Words words = given.empty() ? Words{""} : given;
    const std::string& typed = words.back();
    const std::size_t place = place_of_command(words);
    const bool has_command = place + 1 < words.size();
    if (has_command && words[place] == "help") return command_names(typed, true);
    const auto syntax = syntax_of(has_command ? words[place] : "");
    if (!syntax) return {};

    const bool options_ended = std::find(words.begin(), words.end() - 1, "--") != words.end() - 1;
    if (words.size() > 1 && !options_ended) {
        const Option* before = option_named(*syntax, words[words.size() - 2]);
        if (before && takes_value(*before)) return values_of(*before, "", typed);
    }
    const auto equals = typed.find('=');
    if (typed.starts_with("--") && equals != std::string::npos && !options_ended) {
        const Option* option = option_named(*syntax, typed.substr(0, equals));
        return option ? values_of(*option, typed.substr(0, equals + 1), typed) : Completion{};
    }
    const bool is_query = typed.size() > 1 && core::begins_with_field(typed.substr(1));
    if (typed.starts_with('-') && !options_ended && !is_query) return option_names(*syntax, typed);
    if (!has_command) return command_names(typed, false);
    return syntax->arguments.empty() ? Completion{}
                                     : argument(syntax->arguments.front(), typed, names);
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
