#include "base/system/io.hpp"

#include "base/system/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace base {

std::optional<std::string> read_at(int descriptor, std::int64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::pread(descriptor, bytes.data() + done, size - done,
                                 static_cast<off_t>(offset + static_cast<std::int64_t>(done)));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::optional<std::string> read_all(int descriptor, std::size_t most) {
    constexpr std::size_t block = std::size_t{1} << 16;
    std::string bytes;
    for (std::size_t done = 0; done < most;) {
        bytes.resize(std::min(done + block, most));
        const auto got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno != EINTR && errno != EAGAIN) return std::nullopt;
        if (got < 0 && errno == EAGAIN) {
            pollfd input{descriptor, POLLIN, 0};
            ::poll(&input, 1, -1);
        }
        if (got > 0) done += static_cast<std::size_t>(got);
        bytes.resize(done);
        if (got == 0) break;
    }
    return bytes;
}

std::error_code write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t size = ::write(descriptor, bytes.data(), bytes.size());
        if (size >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(size));
        } else if (errno == EAGAIN) {
            pollfd output{descriptor, POLLOUT, 0};
            ::poll(&output, 1, -1);
        } else if (errno != EINTR) {
            return {errno, std::generic_category()};
        }
    }
    return {};
}

std::error_code copy_file(const std::string& from, const std::string& to) {
    constexpr std::size_t block = std::size_t{1} << 18;
    const auto last_error = [] { return std::error_code(errno, std::generic_category()); };
    const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.is_open()) return last_error();
    const Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out.is_open()) return last_error();
    for (std::int64_t at = 0;;) {
        const auto bytes = read_at(in.get(), at, block);
        if (!bytes) return last_error();
        if (bytes->empty()) return {};
        if (const auto error = write_all(out.get(), *bytes)) return error;
        at += static_cast<std::int64_t>(bytes->size());
    }
}

std::error_code sync_path(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const bool synced = file.is_open() && ::fsync(file.get()) == 0;
    if (synced || errno == EINVAL) return {};
    return {errno, std::generic_category()};
}

}  // namespace base
