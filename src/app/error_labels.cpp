// SPDX-License-Identifier: EUPL-1.2
#include "app/error_labels.h"

#include <algorithm>

namespace ontknoop::app {

Errors name_fields(const inhoud::Teksten& t, const Errors& errors, const std::function<std::string(std::string_view field)>& label) {
    std::vector<std::string> sentences;
    for (const Error& e : errors) sentences.push_back(t.error(e));
    Errors named = errors;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        std::string name = errors[i].field.empty() || std::ranges::count(sentences, sentences[i]) == 1 ? "" : label(errors[i].field);
        if (name.ends_with('?')) name.pop_back();
        if (!name.empty()) named[i] = {"veld.bij", {std::move(name), sentences[i]}, errors[i].field};
    }
    return named;
}

}  // namespace ontknoop::app
