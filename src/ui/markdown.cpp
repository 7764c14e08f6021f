#include "ui/markdown.hpp"

#include "ui/layout.hpp"
#include "ui/markdown/cells.hpp"
#include "ui/markdown/emphasis.hpp"
#include "ui/markdown/entity.hpp"
#include "ui/markdown/source.hpp"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ui {
namespace {

// --- The parser, with its C callbacks made methods.

class Sink {
public:
    virtual ~Sink() = default;
    virtual void enter_block(MD_BLOCKTYPE, const void*) {}
    virtual void leave_block(MD_BLOCKTYPE) {}
    virtual void enter_span(MD_SPANTYPE, const void*) {}
    virtual void leave_span(MD_SPANTYPE) {}
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

std::vector<Part> parts_of(const MarkdownSource& source, MD_TEXTTYPE type, std::string_view text) {
    switch (static_cast<int>(type)) {
        case MD_TEXT_BR:
            return {{"\n"_safe, Part::Role::between}};
        case MD_TEXT_SOFTBR:
            return {{" "_safe, Part::Role::between}};
        case MD_TEXT_ENTITY:
            return {{decode_entity(text), source.role_of(text)}};
        default:
            return source.shown(text);
    }
}

SafeText address_of(const MarkdownSource& source, const MD_ATTRIBUTE& attribute) {
    SafeText whole;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET begin = attribute.substr_offsets[i];
        const MD_OFFSET size = attribute.substr_offsets[i + 1] - begin;
        const std::string_view text{attribute.text + begin, size};
        const bool is_entity = attribute.substr_types[i] == MD_TEXT_ENTITY;
        whole += is_entity ? decode_entity(text) : source.address(text);
    }
    return whole;
}

// --- The source, prepared.

class CodeFinder : public Sink {
public:
    // The source must outlive it.
    explicit CodeFinder(const MarkdownSource& source) : source_(source) {}

    std::vector<Stretch> code;

    void text(MD_TEXTTYPE type, std::string_view text) override {
        if (type != MD_TEXT_CODE) return;
        if (const auto stretch = source_.stretch_of(text)) code.push_back(*stretch);
    }

private:
    const MarkdownSource& source_;
};

MarkdownSource source_of(const core::MarkedText& untrusted, bool unicode) {
    MarkdownSource source(untrusted);
    if (!source.may_hold_literals()) return source;
    CodeFinder finder(source);
    if (parse(source.text(), finder)) source.escape_literals(finder.code, unicode);
    return source;
}

// --- Lines.

class Renderer : public Sink {
public:
    // The source must outlive it. `lead` goes before the text.
    Renderer(const MarkdownSource& source, const Look& look, int indent, SafeText lead)
        : source_(source), look_(look), layout_(look, indent), lead_(std::move(lead)) {}

    Lines take() { return layout_.take(); }

    void enter_block(MD_BLOCKTYPE type, const void* detail) override;
    void leave_block(MD_BLOCKTYPE type) override;
    void enter_span(MD_SPANTYPE type, const void* detail) override;
    void leave_span(MD_SPANTYPE type) override;
    void text(MD_TEXTTYPE type, std::string_view text) override;

private:
    void add(Part part) { text_.push_back({std::move(part), styles_.back(), within_}); }
    void write_lead(MD_BLOCKTYPE type);
    void open_list(MD_BLOCKTYPE type, const void* detail);
    void start_heading(unsigned level);
    void start_header_cell(MD_ALIGN align);
    void flush();
    void finish_cell();
    void finish_table();
    Line take_text() { return emphasised(std::exchange(text_, {}), look_); }
    void write_mark(MD_SPANTYPE type);
    void finish_link();

    const MarkdownSource& source_;
    Look look_;
    Layout layout_;
    SafeText lead_;  // until it is written
    std::vector<Style> styles_{style::plain};
    Piece::Within within_ = Piece::Within::prose;
    std::vector<Piece> text_;     // of the block or cell being read
    std::size_t link_begin_ = 0;  // where in it the link began
    SafeText url_;
    std::vector<Align> columns_;  // of the table being read
    std::vector<std::vector<Line>> rows_;
};

void Renderer::text(MD_TEXTTYPE type, std::string_view text) {
    for (Part& part : parts_of(source_, type, text)) add(std::move(part));
}

// A paragraph begins with it; above anything else it has a line of its own.
void Renderer::write_lead(MD_BLOCKTYPE type) {
    if (lead_.empty() || type == MD_BLOCK_DOC) return;
    const SafeText lead = std::exchange(lead_, {});
    if (type == MD_BLOCK_P)
        add({lead + " "_safe});
    else
        layout_.write({{lead, style::plain}});
}

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
    write_lead(type);
    switch (static_cast<int>(type)) {
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
            within_ = Piece::Within::code_block;
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
    switch (static_cast<int>(type)) {
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
            within_ = Piece::Within::prose;
            layout_.write(take_text(), Break::nowhere);
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
    if (!look_.colour) add({repeated("#"_safe, static_cast<int>(level)) + " "_safe});
}

void Renderer::start_header_cell(MD_ALIGN align) {
    columns_.push_back(align == MD_ALIGN_RIGHT ? Align::right : Align::left);
    styles_.push_back(style::bold);
}

// Ends a paragraph or heading, or the text of a tight item, which is in no paragraph.
void Renderer::flush() {
    if (!text_.empty()) layout_.write(take_text());
}

void Renderer::finish_cell() {
    rows_.back().push_back(displayable(take_text(), look_));
}

void Renderer::finish_table() {
    for (const Line& line : table_lines(columns_, rows_, layout_.room(), look_))
        layout_.write(line);
}

// Without colour the marks stay: they carry meaning. Those of code depend on what is in it.
void Renderer::write_mark(MD_SPANTYPE type) {
    if (look_.colour) return;
    if (type == MD_SPAN_EM) add({"*"_safe, Part::Role::between});
    if (type == MD_SPAN_STRONG) add({"**"_safe, Part::Role::between});
}

void Renderer::enter_span(MD_SPANTYPE type, const void* detail) {
    write_mark(type);
    Style style = styles_.back();
    if (type == MD_SPAN_EM) style.italic = true;
    if (type == MD_SPAN_STRONG) style.bold = true;
    if (type == MD_SPAN_CODE) {
        style.colour = style::code.colour;
        within_ = Piece::Within::code_span;
    }
    styles_.push_back(style);
    if (type == MD_SPAN_IMG) add({"[image: "_safe});
    if (type == MD_SPAN_A) {
        url_ = address_of(source_, static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
        link_begin_ = text_.size();
    }
}

void Renderer::leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_CODE) within_ = Piece::Within::prose;
    if (type == MD_SPAN_IMG) add({"]"_safe});
    if (type == MD_SPAN_A) finish_link();
    styles_.pop_back();
    write_mark(type);
}

// A link whose text is its address says it once.
void Renderer::finish_link() {
    SafeText shown;
    for (std::size_t i = link_begin_; i < text_.size(); ++i) shown += text_[i].part.text;
    if (shown == url_ || "mailto:"_safe + shown == url_) return;
    text_.push_back({{" <"_safe + url_ + ">"_safe}, style::dim});
}

// --- Words alone.

class PlainWords : public Sink {
public:
    // The source must outlive it.
    explicit PlainWords(const MarkdownSource& source) : source_(source) {}

    const std::string& words() const { return words_; }

    void enter_block(MD_BLOCKTYPE type, const void* detail) override {
        words_ += '\n';
        if (type == MD_BLOCK_UL)
            lists_.push_back({static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->mark, std::nullopt});
        if (type == MD_BLOCK_OL) {
            const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
            lists_.push_back({list->mark_delimiter, list->start});
        }
        if (type == MD_BLOCK_LI && !lists_.empty()) words_ += lists_.back().next_marker();
    }
    void leave_block(MD_BLOCKTYPE type) override {
        words_ += '\n';
        if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !lists_.empty()) lists_.pop_back();
    }
    void text(MD_TEXTTYPE type, std::string_view text) override {
        for (const Part& part : parts_of(source_, type, text)) words_ += part.text.view();
    }

private:
    // What begins an item says something: "- 2" is no 2, and "1986." may be an answer.
    struct List {
        char mark;
        std::optional<unsigned> number;  // of the next item
        std::string next_marker() {
            if (!number) return {mark, ' '};
            return fmt::format("{}{} ", (*number)++, mark);
        }
    };

    const MarkdownSource& source_;
    std::string words_;  // newlines between blocks
    std::vector<List> lists_;
};

}  // namespace

Lines markdown(std::string_view untrusted, const Look& look, int indent) {
    return markdown(core::MarkedText{std::string(untrusted), {}}, look, indent);
}

Lines markdown(const core::MarkedText& untrusted, const Look& look, int indent,
               const SafeText& lead) {
    const MarkdownSource source = source_of(untrusted, look.utf8);
    Renderer renderer(source, look, indent, lead);
    if (parse(source.text(), renderer)) return renderer.take();
    Layout layout(look, indent);
    if (!lead.empty()) layout.write({{lead, style::plain}});
    layout.write({{source.as_written(), style::plain}});
    return layout.take();
}

SafeText plain_line(const core::MarkedText& untrusted) {
    const MarkdownSource source = source_of(untrusted, false);
    PlainWords sink(source);
    return SafeText::line(parse(source.text(), sink) ? sink.words() : source.as_written().view());
}

}  // namespace ui
