#include "app/edit/copy_offer.hpp"

#include "app/edit_note.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace app {
namespace {

namespace fs = std::filesystem;

std::error_code copy_deck(const std::string& deck, const std::string& copy) {
    std::error_code error;
    const bool is_link = fs::is_symlink(copy, error) && fs::equivalent(copy, deck, error);
    const std::string made = is_link ? copy + ".new" : copy;
    fs::copy_file(deck, made, error);
    if (error) return error;
    fs::permissions(made, fs::perms::owner_write, fs::perm_options::add, error);
    if (!error && is_link) fs::rename(made, copy, error);
    return error;
}

}  // namespace

CopyOffer offer_of_copy(const std::string& deck, const Places& places) {
    return {deck, (fs::path(places.user_decks) / fs::path(deck).filename()).string()};
}

std::string CopyOffer::refusal() const {
    return is_writable(deck) ? "is no deck of your own, and is left as it is."
                             : "cannot be written.";
}

std::string CopyOffer::question() const {
    return fmt::format(
        "Copy it to {} and edit that? It then takes the place of this deck, with all that you have "
        "learned.",
        copy);
}

std::string CopyOffer::make() const {
    const auto error = copy_deck(deck, copy);
    return error ? fmt::format("{}: it could not be made: {}", copy, error.message()) : "";
}

}  // namespace app
