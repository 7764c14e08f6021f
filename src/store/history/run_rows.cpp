#include "store/history/run_rows.hpp"

#include <algorithm>

namespace store {

void RunRows::wrote(RowId row) {
    if (!first_) first_ = row;
}

void RunRows::take() {
    if (!first_) return;
    const std::int64_t no = device_of(*first_);
    Statement device = db_.prepare("SELECT id, began FROM main.device WHERE no = ?");
    if (!device.bind(no).step()) return;
    for (RowId id = *first_; auto row = find_row(db_, id); ++id)
        carried_.push_back(
            {device.get<std::string>(0), device.get<core::Instant>(1), std::move(*row), {id}});
    first_.reset();
}

int RunRows::put() {
    int added = 0;
    for (Carried& one : carried_) {
        const std::int64_t sequence = sequence_of(one.numbers.front());
        added += log_.append_own(one.device, one.began, {{sequence, one.row}});
        if (const auto now = log_.same_row(one.device, sequence, one.row))
            one.numbers.push_back(*now);
    }
    return added;
}

RowId RunRows::number_now(RowId row) const {
    for (const Carried& one : carried_)
        if (std::find(one.numbers.begin(), one.numbers.end(), row) != one.numbers.end())
            return one.numbers.back();
    return row;
}

}  // namespace store
