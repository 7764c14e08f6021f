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
    // Wrapped to the width of a terminal; elsewhere whole, so that scripts find it on one line.
    void say(std::string_view text, Style style = {});
    // Talk: what nobody asked for and no error is. Says nothing with --quiet.
    void remark(std::string_view text, Style style = {});
    // One line, never wrapped, for scripts to read.
    void line(std::string_view text);
    // The same, for what a command says that it did: talk as well.
    void acknowledge(std::string_view text);
    void exact(std::string_view bytes);
    void blank() { buffer_ += '\n'; }

    // What was printed and not written yet.
    std::string_view printed() const { return buffer_; }
    // Throws OutputError.
    void flush();
    // Whether anything was written so far, and so may have been read.
    bool has_written() const { return has_written_; }
    // Forgets what was printed and not written yet.
    void discard() { buffer_.clear(); }

private:
    int descriptor_;
    Look look_;
    bool quiet_ = false;
    bool has_written_ = false;
    std::string buffer_;
};

}  // namespace ui
