// The branches of one device, gone through side by side while rows of it are appended in the order
// of their sequences: each row that is here is read once, and none is looked up.
#pragma once

#include "store/database.hpp"
#include "store/history/row.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace store {

class BranchWalk {
public:
    using Same = bool (*)(const Row&, const Row&);
    // The numbers of the branches, of which the first is followed, and what makes two rows one.
    BranchWalk(Database& db, const std::vector<std::int64_t>& branches, Same same);

    // Nothing is added to that branch.
    void close(std::int64_t branch);

    // Whether the row stands on any branch, which is followed from there. Sequences never go back.
    bool finds(const ForeignRow& foreign);
    // Where a row of the sequence that was last looked for may be added: on the branch that is
    // followed, if it is free there, else behind the end of another.
    std::optional<std::int64_t> free_branch(std::int64_t sequence);
    // The row was added to that branch, which is followed from there.
    void follow(std::int64_t branch, const ForeignRow& added);
    // The branch that is followed.
    std::int64_t followed() const { return branches_[followed_].no; }

private:
    // Stands at the first row whose sequence is not passed yet. A row that is added is not read: it
    // stands before that.
    struct Branch {
        std::int64_t no = 0;
        bool is_closed = false;
        std::optional<Statement> rows;  // none behind the end
        std::optional<Row> next;
        const ForeignRow* added = nullptr;  // the last

        const Row* at(std::int64_t sequence) const;
        bool ends_before(std::int64_t sequence) const;
        bool is_open_at(std::int64_t sequence) const { return !is_closed && !at(sequence); }
    };
    void begin(Branch& branch, std::int64_t sequence);
    static void step(Branch& branch);

    Database& db_;
    Same same_;
    std::vector<Branch> branches_;
    std::size_t followed_ = 0;
    bool has_begun_ = false;
};

}  // namespace store
