#include "store/history/branch_walk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace store {

const Row* BranchWalk::Branch::at(std::int64_t sequence) const {
    if (next && sequence_of(next->id) == sequence) return &*next;
    return added && added->sequence == sequence ? &added->row : nullptr;
}

bool BranchWalk::Branch::ends_before(std::int64_t sequence) const {
    return !next && (!added || added->sequence < sequence);
}

BranchWalk::BranchWalk(Database& db, const std::vector<std::int64_t>& branches, Same same)
    : db_(db), same_(same) {
    for (const std::int64_t no : branches) branches_.push_back({no, false, {}, {}});
}

void BranchWalk::close(std::int64_t branch) {
    for (Branch& one : branches_) one.is_closed = one.is_closed || one.no == branch;
}

void BranchWalk::begin(Branch& branch, std::int64_t sequence) {
    static const std::string query = fmt::format(
        "SELECT {} {} WHERE log.id >= ? AND log.id < ? ORDER BY log.id", row_columns, row_tables);
    branch.rows = db_.cached(query);
    branch.rows->bind(row_id(branch.no, sequence), row_id(branch.no + 1, 0));
    step(branch);
}

void BranchWalk::step(Branch& branch) {
    branch.next.reset();
    if (branch.rows->step())
        branch.next = read_row(*branch.rows);
    else
        branch.rows.reset();
}

bool BranchWalk::finds(const ForeignRow& foreign) {
    if (!has_begun_)
        for (Branch& branch : branches_) begin(branch, foreign.sequence);
    has_begun_ = true;
    for (Branch& branch : branches_)
        while (branch.next && sequence_of(branch.next->id) < foreign.sequence) step(branch);
    const auto same = std::find_if(branches_.begin(), branches_.end(), [&](const Branch& branch) {
        const Row* here = branch.at(foreign.sequence);
        return here && same_(*here, foreign.row);
    });
    if (same == branches_.end()) return false;
    followed_ = static_cast<std::size_t>(same - branches_.begin());
    return true;
}

std::optional<std::int64_t> BranchWalk::free_branch(std::int64_t sequence) {
    const Branch& followed = branches_[followed_];
    if (followed.is_open_at(sequence)) return followed.no;
    for (const Branch& branch : branches_)
        if (branch.is_open_at(sequence) && branch.ends_before(sequence)) return branch.no;
    return std::nullopt;
}

void BranchWalk::follow(std::int64_t branch, const ForeignRow& added) {
    const auto known = std::find_if(branches_.begin(), branches_.end(),
                                    [&](const Branch& one) { return one.no == branch; });
    followed_ = static_cast<std::size_t>(known - branches_.begin());
    if (known == branches_.end()) branches_.push_back({branch, false, {}, {}});
    branches_[followed_].added = &added;
}

}  // namespace store
