#include "ui/markdown/formula.hpp"

#include "base/text/ascii.hpp"
#include "base/text/names.hpp"

#include <string>

namespace ui {
namespace {

using base::Name;
using Text = std::string_view;

constexpr Name<Text> commands[] = {
    {"alpha", "α"},
    {"beta", "β"},
    {"gamma", "γ"},
    {"delta", "δ"},
    {"epsilon", "ε"},
    {"varepsilon", "ε"},
    {"zeta", "ζ"},
    {"eta", "η"},
    {"theta", "θ"},
    {"vartheta", "ϑ"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"lambda", "λ"},
    {"mu", "μ"},
    {"nu", "ν"},
    {"xi", "ξ"},
    {"pi", "π"},
    {"rho", "ρ"},
    {"sigma", "σ"},
    {"tau", "τ"},
    {"upsilon", "υ"},
    {"phi", "φ"},
    {"varphi", "φ"},
    {"chi", "χ"},
    {"psi", "ψ"},
    {"omega", "ω"},
    {"Gamma", "Γ"},
    {"Delta", "Δ"},
    {"Theta", "Θ"},
    {"Lambda", "Λ"},
    {"Xi", "Ξ"},
    {"Pi", "Π"},
    {"Sigma", "Σ"},
    {"Upsilon", "Υ"},
    {"Phi", "Φ"},
    {"Psi", "Ψ"},
    {"Omega", "Ω"},
    {"times", "×"},
    {"cdot", "·"},
    {"div", "÷"},
    {"pm", "±"},
    {"mp", "∓"},
    {"le", "≤"},
    {"leq", "≤"},
    {"ge", "≥"},
    {"geq", "≥"},
    {"ne", "≠"},
    {"neq", "≠"},
    {"approx", "≈"},
    {"equiv", "≡"},
    {"sim", "∼"},
    {"ll", "≪"},
    {"gg", "≫"},
    {"infty", "∞"},
    {"partial", "∂"},
    {"nabla", "∇"},
    {"sum", "∑"},
    {"prod", "∏"},
    {"int", "∫"},
    {"in", "∈"},
    {"notin", "∉"},
    {"subset", "⊂"},
    {"subseteq", "⊆"},
    {"cup", "∪"},
    {"cap", "∩"},
    {"emptyset", "∅"},
    {"forall", "∀"},
    {"exists", "∃"},
    {"neg", "¬"},
    {"land", "∧"},
    {"lor", "∨"},
    {"to", "→"},
    {"rightarrow", "→"},
    {"leftarrow", "←"},
    {"Rightarrow", "⇒"},
    {"Leftarrow", "⇐"},
    {"leftrightarrow", "↔"},
    {"iff", "⇔"},
    {"ldots", "…"},
    {"dots", "…"},
    {"cdots", "⋯"},
    {"ell", "ℓ"},
    {"circ", "∘"},
    {"log", "log"},
    {"ln", "ln"},
    {"exp", "exp"},
    {"sin", "sin"},
    {"cos", "cos"},
    {"tan", "tan"},
    {"min", "min"},
    {"max", "max"},
    {"lim", "lim"},
};

constexpr Name<Text> raised[] = {
    {"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"}, {"6", "⁶"},
    {"7", "⁷"}, {"8", "⁸"}, {"9", "⁹"}, {"+", "⁺"}, {"-", "⁻"}, {"=", "⁼"}, {"(", "⁽"},
    {")", "⁾"}, {"a", "ᵃ"}, {"b", "ᵇ"}, {"c", "ᶜ"}, {"d", "ᵈ"}, {"e", "ᵉ"}, {"f", "ᶠ"},
    {"g", "ᵍ"}, {"h", "ʰ"}, {"i", "ⁱ"}, {"j", "ʲ"}, {"k", "ᵏ"}, {"l", "ˡ"}, {"m", "ᵐ"},
    {"n", "ⁿ"}, {"o", "ᵒ"}, {"p", "ᵖ"}, {"r", "ʳ"}, {"s", "ˢ"}, {"t", "ᵗ"}, {"u", "ᵘ"},
    {"v", "ᵛ"}, {"w", "ʷ"}, {"x", "ˣ"}, {"y", "ʸ"}, {"z", "ᶻ"}, {"T", "ᵀ"}, {"β", "ᵝ"},
};

constexpr Name<Text> lowered[] = {
    {"0", "₀"}, {"1", "₁"}, {"2", "₂"}, {"3", "₃"}, {"4", "₄"}, {"5", "₅"}, {"6", "₆"},
    {"7", "₇"}, {"8", "₈"}, {"9", "₉"}, {"+", "₊"}, {"-", "₋"}, {"=", "₌"}, {"(", "₍"},
    {")", "₎"}, {"a", "ₐ"}, {"e", "ₑ"}, {"h", "ₕ"}, {"i", "ᵢ"}, {"j", "ⱼ"}, {"k", "ₖ"},
    {"l", "ₗ"}, {"m", "ₘ"}, {"n", "ₙ"}, {"o", "ₒ"}, {"p", "ₚ"}, {"r", "ᵣ"}, {"s", "ₛ"},
    {"t", "ₜ"}, {"u", "ᵤ"}, {"v", "ᵥ"}, {"x", "ₓ"}, {"β", "ᵦ"},
};

constexpr Text signs = "+-=<>()[],.:;!|/*' ";

// The characters of a well-formed text, which is our own.
std::size_t size_of_first(Text text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

class Converter {
public:
    explicit Converter(Text text) : rest_(text) {}

    std::optional<std::string> whole() {
        std::string out;
        while (!rest_.empty()) {
            const auto next = atom();
            if (!next) return std::nullopt;
            out += *next;
        }
        return out;
    }

private:
    std::optional<std::string> atom() {
        const char c = rest_.front();
        if (c == '\\') return command();
        if (c == '^') return shifted(raised);
        if (c == '_') return shifted(lowered);
        if (c == '{') return group();
        const bool is_plain = base::is_ascii_letter(c) || base::is_digit(c) ||
                              signs.find(c) != Text::npos || static_cast<unsigned char>(c) >= 0x80;
        if (!is_plain) return std::nullopt;
        const std::size_t size = size_of_first(rest_);
        std::string out(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return out;
    }

    // What stands in braces, which must not nest.
    std::optional<std::string> group() {
        const auto close = rest_.find_first_of("{}", 1);
        if (!rest_.starts_with('{') || close == Text::npos || rest_[close] != '}')
            return std::nullopt;
        const Text inside = rest_.substr(1, close - 1);
        rest_.remove_prefix(close + 1);
        return Converter(inside).whole();
    }

    std::optional<std::string> shifted(const auto& table) {
        rest_.remove_prefix(1);
        if (rest_.empty()) return std::nullopt;
        const auto text = rest_.front() == '{' ? group() : atom();
        if (!text) return std::nullopt;
        std::string out;
        for (Text left = *text; !left.empty();) {
            const std::size_t size = size_of_first(left);
            const auto form = base::value_of(table, left.substr(0, size));
            if (!form) return std::nullopt;
            out += *form;
            left.remove_prefix(size);
        }
        return out;
    }

    std::optional<std::string> command() {
        rest_.remove_prefix(1);
        std::size_t size = 0;
        while (size < rest_.size() && base::is_ascii_letter(rest_[size])) ++size;
        const Text name = rest_.substr(0, size);
        rest_.remove_prefix(size);
        if (name == "frac") return fraction();
        if (name == "sqrt") return root();
        const auto form = base::value_of(commands, name);
        if (!form) return std::nullopt;
        // Between two letters the space only ended the name.
        const bool ended = rest_.size() > 1 && rest_[0] == ' ' && base::is_ascii_letter(rest_[1]);
        if (ended && is_letter(*form)) rest_.remove_prefix(1);
        return std::string(*form);
    }

    static bool is_letter(Text form) {
        return form.starts_with("\xCE") || form.starts_with("\xCF");
    }

    std::optional<std::string> fraction() {
        const auto above = group();
        const auto below = above ? group() : std::nullopt;
        if (!below) return std::nullopt;
        return in_parentheses(*above) + "/" + in_parentheses(*below);
    }

    std::optional<std::string> root() {
        const auto inside = group();
        if (!inside) return std::nullopt;
        return "√" + in_parentheses(*inside);
    }

    // One number or letter stands without them.
    static std::string in_parentheses(const std::string& text) {
        const bool is_one = size_of_first(text) == text.size() ||
                            text.find_first_not_of("0123456789") == std::string::npos;
        return is_one ? text : "(" + text + ")";
    }

    Text rest_;
};

}  // namespace

std::optional<std::string> plain_formula(std::string_view inside) {
    return Converter(inside).whole();
}

}  // namespace ui
