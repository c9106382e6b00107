// SPDX-License-Identifier: EUPL-1.2
#include "invoering/invoer_controle.h"

#include <charconv>

#include "base/text.h"

namespace ontknoop::invoering {

std::string controleer_tekst(std::string_view tekst, std::string_view veld, std::size_t maximum, std::string_view leeg, Errors& errors) {
    auto refuse = [&](std::string code, std::vector<std::string> arguments = {}) { errors.emplace_back(Error{std::move(code), std::move(arguments), std::string(veld)}); };
    const std::string schoon = unify_newlines(trim(tekst));
    if (!is_valid_utf8(schoon) || has_control_characters(schoon)) refuse("veld.ongeldige_tekens");
    else if (utf8_length(schoon) > maximum) refuse("veld.te_lang", {std::to_string(maximum)});
    else if (schoon.empty() && !leeg.empty()) refuse(std::string(leeg));
    return schoon;
}

std::int64_t lees_versie(std::string_view tekst) {
    std::int64_t versie = -1;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), versie);
    return error == std::errc() && end == tekst.data() + tekst.size() ? versie : -1;
}

}  // namespace ontknoop::invoering
