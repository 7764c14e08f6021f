#include "app/decks/extensions.hpp"

#include "deckfile/extend/overlay.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace app {

int count_errors(const std::vector<core::Problem>& problems) {
    return static_cast<int>(std::count_if(problems.begin(), problems.end(), [](const auto& one) {
        return one.severity == core::Severity::error;
    }));
}

core::CatalogDeck Extensions::laid_over(core::CatalogDeck deck, const std::string& text,
                                        store::Catalog& catalog) {
    touched_.erase(deck.info.id);
    settled_.insert(deck.info.id);
    const auto known = files_.find(deck.info.id);
    if (known == files_.end()) return deck;
    std::vector<store::DeckFile>& files = known->second;
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.order < b.order; });
    std::vector<std::string> texts;
    std::vector<deckfile::ExtendingFile> extending;
    std::vector<int> errors;
    texts.reserve(files.size());
    for (const store::DeckFile& file : files) {
        auto read = deckfile::read_file(file.path);
        auto* found = std::get_if<deckfile::FileText>(&read);
        texts.push_back(found ? std::move(found->text) : std::string());
        auto one =
            deckfile::load(texts.back(), std::filesystem::path(file.path).filename().string());
        errors.push_back(count_errors(one.problems));
        extending.push_back({file.path, texts.back(), std::move(one.additions)});
    }
    auto extended = deckfile::extended(std::move(deck), text, extending);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const int all = errors[i] + count_errors(extended.problems[i]);
        if (std::exchange(files[i].errors, all) != all) catalog.put_file(files[i]);
    }
    return std::move(extended.deck);
}

}  // namespace app
