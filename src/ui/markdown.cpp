#include "ui/markdown.hpp"

#include "ui/entity.hpp"
#include "ui/layout.hpp"
#include "ui/table.hpp"

#include <md4c.h>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

// --- The parser, with its C callbacks made methods.

class Sink {
public:
    virtual ~Sink() = default;
    virtual void enter_block(MD_BLOCKTYPE type, const void* detail) = 0;
    virtual void leave_block(MD_BLOCKTYPE type) = 0;
    virtual void enter_span(MD_SPANTYPE type, const void* detail) = 0;
    virtual void leave_span(MD_SPANTYPE type) = 0;
    virtual void text(MD_TEXTTYPE type, std::string_view text) = 0;
};

// A few kilobytes can ask for gigabytes (a wide table with many short rows, one long link used a
// thousand times). So each callback is paid for, and once the budget is spent all are refused:
// md4c 0.4.8 overlooks the refusal of a link, but not that of the text after it.
struct Job {
    Sink& sink;
    std::size_t budget;

    int pay(std::size_t price) {
        budget -= std::min(price, budget);
        return budget == 0 ? 1 : 0;
    }
};

Job& job_of(void* user) {
    return *static_cast<Job*>(user);
}

std::size_t price_of(MD_SPANTYPE type, const void* detail) {
    return type == MD_SPAN_A ? 1 + static_cast<const MD_SPAN_A_DETAIL*>(detail)->href.size : 1;
}

// False where the text asked for too much.
bool parse(std::string_view text, Sink& sink) {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        job_of(user).sink.enter_block(type, detail);
        return job_of(user).pay(1);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
        job_of(user).sink.leave_block(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        job_of(user).sink.enter_span(type, detail);
        return job_of(user).pay(price_of(type, detail));
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        job_of(user).sink.leave_span(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
        job_of(user).sink.text(type, {bytes, size});
        return job_of(user).pay(size);
    };
    Job job{sink, 1000 + 16 * text.size()};
    return md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &job) == 0;
}

SafeText text_of(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
        case MD_TEXT_BR:
            return "\n"_safe;
        case MD_TEXT_SOFTBR:
            return " "_safe;
        case MD_TEXT_ENTITY:
            return decode_entity(text);
        default:
            return SafeText::from(text);
    }
}

SafeText text_of(const MD_ATTRIBUTE& attribute) {
    SafeText whole;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET begin = attribute.substr_offsets[i];
        const MD_OFFSET size = attribute.substr_offsets[i + 1] - begin;
        whole += text_of(attribute.substr_types[i], {attribute.text + begin, size});
    }
    return whole;
}

// --- Lines.

class Renderer : public Sink {
public:
    Renderer(const Look& look, int indent) : look_(look), layout_(look, indent) {}

    Lines take() { return layout_.take(); }

    void enter_block(MD_BLOCKTYPE type, const void* detail) override;
    void leave_block(MD_BLOCKTYPE type) override;
    void enter_span(MD_SPANTYPE type, const void* detail) override;
    void leave_span(MD_SPANTYPE type) override;
    void text(MD_TEXTTYPE type, std::string_view text) override { add(text_of(type, text)); }

private:
    void add(const SafeText& text) { text_.push_back({text, styles_.back()}); }
    void open_list(MD_BLOCKTYPE type, const void* detail);
    void start_heading(unsigned level);
    void start_header_cell(MD_ALIGN align);
    void flush();
    void finish_cell();
    void finish_table();
    void write_records();
    void write_mark(MD_SPANTYPE type);
    void finish_link();

    Look look_;
    Layout layout_;
    std::vector<Style> styles_{style::plain};
    Line text_;                   // of the block or cell being read
    std::size_t link_begin_ = 0;  // where in it the link began
    SafeText url_;
    std::vector<Align> columns_;  // of the table being read
    std::vector<std::vector<Line>> rows_;
};

void Renderer::open_list(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_UL) {
        const auto& list = *static_cast<const MD_BLOCK_UL_DETAIL*>(detail);
        return layout_.open_list(list.is_tight != 0, list.mark);
    }
    const auto& list = *static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
    layout_.open_list(list.is_tight != 0, list.mark_delimiter, list.start);
}

void Renderer::enter_block(MD_BLOCKTYPE type, const void* detail) {
    flush();
    switch (type) {
        case MD_BLOCK_QUOTE:
            return layout_.open_quote();
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            return open_list(type, detail);
        case MD_BLOCK_LI:
            return layout_.open_item();
        case MD_BLOCK_HR:
            layout_.start_block();
            return layout_.write({{"---"_safe, style::dim}});
        case MD_BLOCK_H:
            return start_heading(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        case MD_BLOCK_CODE:
            layout_.open_code();
            return styles_.push_back(style::code);
        case MD_BLOCK_P:
            return layout_.start_block();
        case MD_BLOCK_TABLE:
            layout_.start_block();
            columns_.clear();
            return rows_.clear();
        case MD_BLOCK_TR:
            return rows_.push_back({});
        case MD_BLOCK_TH:
            return start_header_cell(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
        default:
            return;
    }
}

void Renderer::leave_block(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_QUOTE:
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            return layout_.close();
        case MD_BLOCK_LI:
            flush();
            return layout_.close();
        case MD_BLOCK_H:
            styles_.pop_back();
            return flush();
        case MD_BLOCK_CODE:
            styles_.pop_back();
            layout_.write(std::exchange(text_, {}), Break::anywhere);
            return layout_.close();
        case MD_BLOCK_P:
            return flush();
        case MD_BLOCK_TH:
            styles_.pop_back();
            return finish_cell();
        case MD_BLOCK_TD:
            return finish_cell();
        case MD_BLOCK_TABLE:
            return finish_table();
        default:
            return;
    }
}

void Renderer::start_heading(unsigned level) {
    layout_.start_block();
    styles_.push_back(style::heading);
    if (!look_.colour) add(repeated("#"_safe, static_cast<int>(level)) + " "_safe);
}

void Renderer::start_header_cell(MD_ALIGN align) {
    columns_.push_back(align == MD_ALIGN_RIGHT ? Align::right : Align::left);
    styles_.push_back(style::bold);
}

// Ends a paragraph or heading, or the text of a tight item, which is in no paragraph.
void Renderer::flush() {
    if (!text_.empty()) layout_.write(std::exchange(text_, {}));
}

void Renderer::finish_cell() {
    rows_.back().push_back(displayable(std::exchange(text_, {}), look_));
}

void Renderer::finish_table() {
    Table table(columns_);
    for (const auto& row : rows_) table.add(row);
    if (table.width() > layout_.room()) return write_records();
    const Lines lines = table.lines(look_);
    layout_.write(lines.front());
    layout_.write({{repeated("-"_safe, table.width()), style::dim}});
    for (std::size_t i = 1; i < lines.size(); ++i) layout_.write(lines[i]);
}

// A table too wide for its lines: each row as lines of "header: value".
void Renderer::write_records() {
    if (rows_.size() == 1)
        for (const Line& header : rows_.front()) layout_.write(header);
    for (std::size_t row = 1; row < rows_.size(); ++row) {
        if (row > 1) layout_.write({});
        for (std::size_t i = 0; i < std::min(columns_.size(), rows_[row].size()); ++i) {
            Line record = rows_.front()[i];
            record.push_back({": "_safe, style::bold});
            append(record, rows_[row][i]);
            layout_.write(record);
        }
    }
}

// Without colour the marks stay: they carry meaning.
void Renderer::write_mark(MD_SPANTYPE type) {
    if (look_.colour) return;
    if (type == MD_SPAN_EM) add("*"_safe);
    if (type == MD_SPAN_STRONG) add("**"_safe);
    if (type == MD_SPAN_CODE) add("`"_safe);
}

void Renderer::enter_span(MD_SPANTYPE type, const void* detail) {
    write_mark(type);
    Style style = styles_.back();
    if (type == MD_SPAN_EM) style.italic = true;
    if (type == MD_SPAN_STRONG) style.bold = true;
    if (type == MD_SPAN_CODE) style.colour = style::code.colour;
    styles_.push_back(style);
    if (type == MD_SPAN_IMG) add("[image: "_safe);
    if (type == MD_SPAN_A) {
        url_ = text_of(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
        link_begin_ = text_.size();
    }
}

void Renderer::leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) add("]"_safe);
    if (type == MD_SPAN_A) finish_link();
    styles_.pop_back();
    write_mark(type);
}

// A link whose text is its address says it once.
void Renderer::finish_link() {
    SafeText shown;
    for (std::size_t i = link_begin_; i < text_.size(); ++i) shown += text_[i].text;
    if (shown == url_ || "mailto:"_safe + shown == url_) return;
    text_.push_back({" <"_safe + url_ + ">"_safe, style::dim});
}

// --- Words alone.

class PlainWords : public Sink {
public:
    const std::string& words() const { return words_; }

    void enter_block(MD_BLOCKTYPE, const void*) override { words_ += '\n'; }
    void leave_block(MD_BLOCKTYPE) override { words_ += '\n'; }
    void enter_span(MD_SPANTYPE, const void*) override {}
    void leave_span(MD_SPANTYPE) override {}
    void text(MD_TEXTTYPE type, std::string_view text) override {
        words_ += text_of(type, text).view();
    }

private:
    std::string words_;  // newlines between blocks
};

}  // namespace

Lines markdown(std::string_view untrusted, const Look& look, int indent) {
    const SafeText source = SafeText::from(untrusted);
    Renderer renderer(look, indent);
    if (parse(source.view(), renderer)) return renderer.take();
    Layout layout(look, indent);
    layout.write({{source, style::plain}});
    return layout.take();
}

SafeText plain_line(std::string_view untrusted) {
    const SafeText source = SafeText::from(untrusted);
    PlainWords sink;
    return SafeText::line(parse(source.view(), sink) ? sink.words() : source.view());
}

}  // namespace ui
