// Standard output and standard error. What people read passes through SafeText; only `exact` lets
// bytes through, for JSON and the like.
#pragma once

#include "ui/style.hpp"
#include "ui/table.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace ui {

// Standard output could not be written to the end, as on a full disk.
struct OutputError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Collects what is printed and writes it in one go: one write per screen.
class Output {
public:
    Output(int descriptor, const Look& look) : descriptor_(descriptor), look_(look) {}
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    const Look& look() const { return look_; }
    // For text that is read: from now on no wider than the eye likes, however wide the terminal is.
    static constexpr int readable_columns = 100;
    void limit_width();
    // To the size that its terminal has now, where it is one, within that limit.
    void fit_terminal();
    void set_colour(bool colour) { look_.colour = colour; }
    void set_quiet(bool quiet) { quiet_ = quiet; }
    bool is_quiet() const { return quiet_; }

    void print(const Lines& lines);
    void print(const Line& line);
    // Fitted to the width of a terminal; elsewhere whole.
    void print(const Table& table);
    // Whole on a terminal as well, and names in it with their own bytes in any locale: paths, which
    // are copied.
    void print_whole(const Table& table);
    // Wrapped to the width of a terminal; elsewhere whole, so that scripts find it on one line.
    // Names in it have their own bytes in any locale.
    void say(std::string_view text, Style style = {});
    // The same of a card's words, which a terminal without Unicode is shown as well as it can.
    void recite(std::string_view text, Style style = {});
    // Talk: what nobody asked for and no error is. Says nothing with --quiet.
    void remark(std::string_view text, Style style = {});
    // One line, never wrapped, for scripts to read.
    void line(std::string_view text);
    // One line with a path in it: exact where it is read by a program; on a terminal what would not
    // be seen is shown escaped.
    void line(std::string_view before, std::string_view path, std::string_view after);
    // For what a command says that it did: talk as well.
    void acknowledge(std::string_view text);
    void acknowledge(std::string_view before, std::string_view path, std::string_view after);
    // A path and what is to be said of it: for a program one line, with the path's own bytes; on a
    // terminal wrapped between words.
    void tell(std::string_view path, std::string_view sentence);
    // A line of a file: with its own bytes for a program; on a terminal as line() shows it.
    void copy(std::string_view text);
    void exact(std::string_view bytes);
    void blank() { buffer_ += '\n'; }

    // What was printed and not written yet.
    std::string_view printed() const { return buffer_; }
    // Throws OutputError; but of standard error nobody could be told that it cannot be written.
    void flush();
    // Whether anything was written so far, and so may have been read.
    bool has_written() const { return has_written_; }
    // Forgets what was printed and not written yet.
    void discard() { buffer_.clear(); }

private:
    void put(const Line& sentence, const Look& look);
    Look look_for_names() const;

    int descriptor_;
    Look look_;
    bool quiet_ = false;
    bool has_written_ = false;
    std::string buffer_;
};

}  // namespace ui
