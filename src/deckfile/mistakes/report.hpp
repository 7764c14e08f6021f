// The problems of a file, up to a limit.
#pragma once

#include "deckfile/source.hpp"

#include <cstddef>

namespace deckfile {

class Report {
public:
    explicit Report(std::size_t most) : most_(most) {}

    void add(Problems&& problems);
    void add(core::Problem problem);

    // In file order; the last says how many there are beyond the limit.
    Problems take();

private:
    std::size_t most_;
    Problems problems_;
    std::size_t further_ = 0;
    bool further_error_ = false;
};

}  // namespace deckfile
