// Reading and writing to the end, through interruptions, short reads and writes, and full pipes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace base {

// `size` bytes at `offset` of a file, fewer where it ends before; nothing on an error, which errno
// tells.
std::optional<std::string> read_at(int descriptor, std::int64_t offset, std::size_t size);

// What comes from a pipe or a terminal until its end, or `most` bytes of it; nothing on an error,
// which errno tells.
std::optional<std::string> read_all(int descriptor, std::size_t most);

// Writes all of it. The error, if one stops it.
[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes);

// Copies a file's bytes into one of that name, which is made or emptied. The error, if one stopped
// it, as the system says it; what was copied until then stays.
[[nodiscard]] std::error_code copy_file(const std::string& from, const std::string& to);

// Has a file, or a folder's entries, written to the disk. The error, if that failed; where there is
// no such thing as syncing, nothing fails.
std::error_code sync_path(const std::string& path);

}  // namespace base
