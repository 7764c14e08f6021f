#include "base/system/io.hpp"

#include "base/system/descriptor.hpp"
#include "catch.hpp"
#include "folder.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <poll.h>
#include <thread>

using base::Descriptor;
using base::read_all;
using base::read_at;
using base::write_all;

TEST_CASE("bytes are read from where they are asked for, as many as there are") {
    const TestFolder folder;
    write_file(folder / "file", "0123456789");
    const Descriptor file(::open((folder / "file").c_str(), O_RDONLY | O_CLOEXEC));
    CHECK(read_at(file.get(), 0, 10) == "0123456789");
    CHECK(read_at(file.get(), 3, 4) == "3456");
    CHECK(read_at(file.get(), 8, 4) == "89");
    CHECK(read_at(file.get(), 20, 4) == "");
    CHECK(read_at(file.get(), 0, 0) == "");
}

TEST_CASE("what cannot be read is nothing, and errno tells why") {
    CHECK_FALSE(read_at(-1, 0, 4));
    CHECK(errno == EBADF);
}

TEST_CASE("a pipe is read to its end, however it comes, or so far as was asked for") {
    for (const int flags : {0, O_NONBLOCK}) {
        for (const std::size_t most :
             {std::size_t{1} << 30, std::size_t{100'000}, std::size_t{0}}) {
            std::array<int, 2> ends{};
            REQUIRE(pipe2(ends.data(), flags) == 0);
            const Descriptor from(ends[0]);
            const std::string much(300'000, 'x');
            std::thread writer([&] {
                const Descriptor to(ends[1]);
                static_cast<void>(write_all(to.get(), much));
            });
            CHECK(read_all(from.get(), most) == much.substr(0, most));
            CHECK(read_all(from.get(), much.size()) == much.substr(std::min(most, much.size())));
            writer.join();
        }
    }
    CHECK_FALSE(read_all(-1, 4));
    CHECK(errno == EBADF);
}

TEST_CASE("writing goes on through a full pipe and tells why it fails") {
    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_NONBLOCK) == 0);
    const std::string much(1 << 20, 'x');
    std::size_t received = 0;
    std::thread reader([&] {
        std::array<char, 4096> bytes{};
        pollfd input{ends[0], POLLIN, 0};
        while (received < much.size() && poll(&input, 1, 20'000) == 1)
            received += static_cast<std::size_t>(
                std::max<ssize_t>(0, read(ends[0], bytes.data(), bytes.size())));
    });
    CHECK_FALSE(write_all(ends[1], much));
    reader.join();
    CHECK(received == much.size());
    close(ends[0]);
    close(ends[1]);
    CHECK(write_all(ends[1], "x") == std::errc::bad_file_descriptor);
}

TEST_CASE("a file and a folder are synced, and of what is not there it is said") {
    const TestFolder folder;
    write_file(folder / "file", "kept");
    CHECK_FALSE(base::sync_path(folder / "file"));
    CHECK_FALSE(base::sync_path(folder.path()));
    CHECK(base::sync_path(folder / "none") == std::errc::no_such_file_or_directory);
    CHECK(bytes_of(folder / "file") == "kept");
}

TEST_CASE("a copy has the bytes of the file, whatever stood under its name") {
    const TestFolder folder;
    const std::string bytes(700'000, 'x');
    write_file(folder / "from", bytes + "end");
    write_file(folder / "to", std::string(900'000, 'y'));
    CHECK_FALSE(base::copy_file(folder / "from", folder / "to"));
    CHECK(bytes_of(folder / "to") == bytes + "end");
}

TEST_CASE("a copy that cannot be made says why") {
    const TestFolder folder;
    write_file(folder / "from", "bytes");
    CHECK(base::copy_file(folder / "none", folder / "to") == std::errc::no_such_file_or_directory);
    CHECK(base::copy_file(folder / "from", "/dev/full") == std::errc::no_space_on_device);
    CHECK(base::copy_file(folder / "", folder / "to") == std::errc::is_a_directory);
}
