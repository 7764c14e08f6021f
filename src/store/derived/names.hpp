// The names that are in the catalog, for completing them on a command line. Read as the file
// stands: without locks, without what may still be in its log, and without opening the history,
// since the answer must be there before the finger has left the key. What cannot be read, or is
// just being written, is no names.
#pragma once

#include "store/database.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct DeckName {
    std::string id;
    std::string title;
};

class Names {
public:
    static constexpr int most = 5000;  // of one kind

    // The file is opened when it is first asked for a name.
    explicit Names(std::string derived_path) : path_(std::move(derived_path)) {}

    // Those that begin so, in the order of their bytes.
    std::vector<DeckName> decks(std::string_view prefix);
    std::vector<std::string> tags(std::string_view prefix);
    void keys(std::string_view prefix, const std::function<void(std::string_view)>& visit);

private:
    template <typename Take>
    void each(std::string_view sql, std::string_view prefix, Take take);

    std::string path_;
    std::optional<Database> db_;
};

}  // namespace store
