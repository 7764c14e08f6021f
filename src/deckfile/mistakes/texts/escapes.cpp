#include "deckfile/mistakes/texts/escapes.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "core/card/formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace deckfile {
namespace {

constexpr std::size_t most_told = 5;       // of one text
constexpr std::size_t longest_path = 260;  // bytes that are looked at

// Commands of TeX that TOML would make a new line or a tab of. Those are left out of which a word
// is left, as "an" of \tan: a tab may well stand before it.
constexpr std::array<std::string_view, 28> commands = {
    "nu",      "neq",   "nabla", "not",       "notin",    "nleq",      "ngeq",
    "nexists", "nmid",  "nsim",  "nearrow",   "nwarrow",  "nonumber",  "times",
    "theta",   "tau",   "tanh",  "text",      "textbf",   "textit",    "textrm",
    "texttt",  "tilde", "tfrac", "therefore", "triangle", "triangleq", "twoheadrightarrow"};

class Escapes {
public:
    explicit Escapes(std::string_view text) : text_(text) {}

    std::vector<Doubt> run() {
        for (auto at = text_.find('\\'); at != std::string_view::npos && doubts_.size() < most_told;
             at = text_.find('\\', at + 2))
            look_at(at, at + 1 < text_.size() ? text_[at + 1] : ' ');
        return std::move(doubts_);
    }

private:
    void look_at(std::size_t at, char kind) {
        if (kind == 'b') tell(at, true, "a backspace");
        if (kind == 'f') tell(at, true, "a form feed");
        if (kind == 'r' && !ends_line(text_.substr(at + 2))) tell(at, true, "a carriage return");
        if ((kind == 'n' || kind == 't') && is_hardly_meant(at))
            tell(at, false, kind == 'n' ? "a new line" : "a tab");
    }

    void tell(std::size_t at, bool is_error, std::string_view what) {
        doubts_.push_back({at, is_error,
                           fmt::format("{0} is {1} here; for a backslash write \\{0}, or put the "
                                       "text between '...'",
                                       text_.substr(at, 2), what)});
    }

    static bool ends_line(std::string_view rest) {
        return rest.starts_with("\\n") || rest.starts_with('\n') || rest.starts_with("\r\n");
    }

    bool is_hardly_meant(std::size_t at) {
        return is_in_formula(at) || is_command(at) || is_in_path(at);
    }

    // Asked for places in rising order.
    bool is_in_formula(std::size_t at) {
        if (!formulas_) formulas_ = core::formulas_in(text_);
        while (formula_ < formulas_->size() && (*formulas_)[formula_].end <= at) ++formula_;
        return formula_ < formulas_->size() && (*formulas_)[formula_].begin < at;
    }

    // "A \times B"
    bool is_command(std::size_t at) const {
        const std::string_view rest = text_.substr(at + 1);
        const auto end = std::find_if_not(rest.begin(), rest.end(), base::is_ascii_letter);
        return base::contains(commands, std::string_view(rest.begin(), end));
    }

    // "C:\new\temp", "src\\app\new"
    bool is_in_path(std::size_t at) const {
        if (at + 2 >= text_.size() || !base::is_ascii_letter(text_[at + 2])) return false;
        std::string_view word = text_.substr(0, at);
        word.remove_prefix(word.size() - std::min(word.size(), longest_path));
        const auto blank = word.find_last_of(" \t\n\"'(`");
        word.remove_prefix(blank == std::string_view::npos ? 0 : blank + 1);
        const bool has_drive = word.size() > 1 && base::is_capital(word[0]) && word[1] == ':' &&
                               (word.size() == 2 || word[2] == '\\');
        return has_drive || has_folder(word);
    }

    // Behind a backslash that is written twice; a single letter behind it may be an escape that the
    // text speaks of.
    static bool has_folder(std::string_view word) {
        const auto at = word.find("\\\\");
        return at != std::string_view::npos && at + 3 < word.size() &&
               base::is_ascii_letter(word[at + 2]) && base::is_ascii_letter(word[at + 3]);
    }

    std::string_view text_;
    std::vector<Doubt> doubts_;
    std::optional<std::vector<core::Formula>> formulas_;
    std::size_t formula_ = 0;  // the first that ends behind the places asked for
};

}  // namespace

std::vector<Doubt> doubts_about_escapes(std::string_view literal) {
    return Escapes(literal).run();
}

}  // namespace deckfile
