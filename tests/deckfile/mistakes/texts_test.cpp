// Texts that say what is hardly meant.
#include "deckfile/mistakes/said.hpp"

#include <fmt/format.h>

TEST_CASE("the braces of a cloze, and a hole that hides one") {
    check({
        {"cloze = \"an {{hidden} word and {{two}}\"\n", "2:13: a } is missing behind `{{hidden`"},
        {"cloze = \"an {{hidden}} word and {two}}\"\n", "2:33: a { is missing before `two}}`"},
        {"cloze = \"{{a} {{}} {b}}\"\n",
         "2:10: a } is missing behind `{{a`\n2:15: this hole hides nothing\n"
         "2:20: a { is missing before `b}}`"},
        {"cloze = \"a {{x}} and {{y} and z}}\"\n",
         "2:22: warning: this hole hides `y} and z`; is a } missing behind `{{y`?"},
        {"cloze = \"a {{x}}}\"\n",
         "2:12: warning: this hole hides `x}`; is a brace missing, or one too many?"},
        {"cloze = \"a {{x {y}}\"\n",
         "2:12: warning: this hole hides `x {y`; is a brace missing, or one too many?"},
        {"cloze = 'a {{$\\frac{1}{2}$}} {{\\{ }} {{{b}}} {{ }}}} }}'\n", ""},
    });
}

TEST_CASE("a text that says what is hardly meant") {
    const auto taken = [](const char* escape, const char* what) {
        return fmt::format(
            "{0} is {1} here; for a backslash write \\{0}, or put the text between "
            "'...'\n",
            escape, what);
    };
    const auto of_cloze = [](const std::string& cloze) {
        return said_of("[[card]]\ncloze = '" + cloze + "'\n");
    };
    const auto of_back = [](const std::string& back) {
        return said_of("[[card]]\nfront = \"q\"\nback = \"" + back + "\"\n");
    };
    CHECK(of_back("$\\beta$") == "3:10: error: " + taken("\\b", "a backspace"));
    CHECK(of_back("$\\frac{1}{2}$") == "3:10: error: " + taken("\\f", "a form feed"));
    CHECK(of_back("a $\\rho$") == "3:12: error: " + taken("\\r", "a carriage return"));
    CHECK(of_back("$\\nu$") == "3:10: warning: " + taken("\\n", "a new line"));
    CHECK(of_back("$2 \\times 3$") == "3:12: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("in C:\\new\\table") == "3:14: warning: " + taken("\\n", "a new line") +
                                              "3:18: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("C:\\\\new\\temp") == "3:16: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("src\\\\app\\new") == "3:17: warning: " + taken("\\n", "a new line"));
    CHECK(of_back("A \\times B \\neq \\theta") ==
          "3:11: warning: " + taken("\\t", "a tab") + "3:20: warning: " +
              taken("\\n", "a new line") + "3:25: warning: " + taken("\\t", "a tab"));
    CHECK(of_back("\\rightarrow \\beta") == "3:9: error: " + taken("\\r", "a carriage return") +
                                                "3:21: error: " + taken("\\b", "a backspace"));
    CHECK(of_back("pane\\ne vino\\tan apple\\nnot\\ttimes").empty());
    CHECK(of_back("\\\\n\\nnext is a \\\\n").empty());
    CHECK(of_back("one\\ntwo\\r\\n\\tthree: $5\\nand $6").empty());
    CHECK(said_of("[[card]]\nfront = \"q\"\nback = '$\\beta$ C:\\new'\n").empty());

    CHECK(of_cloze("a {{c1::x}}") ==
          "2:12: error: {{c1:: is of Anki; here a hole is {{text}} or {{text::hint}}, without a "
          "number\n");
    CHECK(of_cloze("{{c12::x::y}}").find("{{c12:: is of Anki") != std::string::npos);
    const std::string numbered =
        "warning: this hole hides 1 and shows the rest as a hint; holes are {{text}} or "
        "{{text::hint}}, without a number\n";
    CHECK(of_cloze("a {{1::x}} b {{2::y}}") == "2:12: " + numbered);
    CHECK(of_cloze("{{1::x}}") == "2:10: " + numbered);
    CHECK(of_cloze("{{24::how many hours?}} {{7::days}}").empty());
    CHECK(of_back("a {{b}}") ==
          "3:11: warning: {{...}} is a hole in `cloze` alone; in `back` it is shown as it is "
          "written\n");
    CHECK(of_back("Jinja's `{{ b }}`").empty());

    CHECK(of_back("a<br>b") == "3:10: warning: HTML is shown as it is written: <br>\n");
    CHECK(of_back("<div class='x'>b</div>") ==
          "3:9: warning: HTML is shown as it is written: <div...>\n");
    CHECK(of_back("`<br>` breaks a line; a < b > c").empty());
    CHECK(of_back("[sound:a.mp3]") ==
          "3:9: warning: [sound:...] is of Anki; ebb plays nothing and shows it as it is "
          "written\n");
    const std::string encoding =
        "warning: these letters look like a text that was read in a wrong encoding (\"Ã©\" for "
        "\"é\"); save it as UTF-8 again\n";
    CHECK(of_back("cafÃ©") == "3:12: " + encoding);
    CHECK(of_back("itâ€™s") == "3:11: " + encoding);
    CHECK(of_back("«CAFÉ» Âme Ãbc").empty());
}
