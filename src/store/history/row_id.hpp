// The number of a row of the log: its device's number << 40 | its sequence.
#pragma once

#include <cstdint>
#include <string_view>

namespace store {

using RowId = std::int64_t;

inline constexpr int sequence_bits = 40;
constexpr std::int64_t device_of(RowId row) {
    return row >> sequence_bits;
}
constexpr std::int64_t sequence_of(RowId row) {
    return row & ((std::int64_t{1} << sequence_bits) - 1);
}
// Those of a device stand between that of its sequence 0, which no row has, and the next device's.
constexpr RowId row_id(std::int64_t device, std::int64_t sequence) {
    return (device << sequence_bits) + sequence;
}
// The greatest that a row of the device can have.
constexpr RowId last_row_of(std::int64_t device) {
    return row_id(device, (std::int64_t{1} << sequence_bits) - 1);
}
constexpr bool is_sequence(std::int64_t number) {
    return number > 0 && number >> sequence_bits == 0;
}

inline constexpr std::size_t device_id_size = 8;  // bytes

// What another program's rows stand under: a device of a fixed id that begins so (hexadecimal).
// They count as long as an import row covers them.
inline constexpr std::string_view brought_device = "696d7000";
constexpr bool is_brought(std::string_view device_hex) {
    return device_hex.starts_with(brought_device);
}

}  // namespace store
