// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/zoekvraag.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek.h"

namespace ontknoop::wetboek {

namespace {

using wetten::Bepaling;

bool is_leesbaar(std::string_view text) { return is_valid_utf8(text) && !has_control_characters(text); }

template <class Lijst>
std::vector<std::string> read_codes(const http::Fields& fields, std::string_view naam, const Lijst& bekend, std::string_view fout, Errors& errors) {
    std::vector<std::string> codes;
    for (const std::string_view code : fields.all(naam)) {
        if (code.empty()) continue;  // "alle" in a list that unfolds
        const bool is_bekend = std::ranges::any_of(bekend, [&](const auto& b) { return b.code == code; });
        if (is_bekend) codes.emplace_back(code);
        else errors.push_back({std::string(fout), {}, std::string(naam)});
    }
    return codes;
}

bool bevat_een(const std::vector<std::string>& gevraagd, const std::vector<std::string>& aanwezig) {
    return gevraagd.empty() || std::ranges::any_of(gevraagd, [&](const auto& g) { return std::ranges::find(aanwezig, g) != aanwezig.end(); });
}

}  // namespace

Date vandaag(const app::Context& ctx) { return local_date(ctx.clock().now()); }

Result<wetten::Zoekvraag> read_zoekvraag(const app::Context& ctx, const http::Fields& fields) {
    Errors errors;
    wetten::Zoekvraag vraag{.tekst = {}, .op = vandaag(ctx), .gemeente = ruimte::gemeente_van(ctx.wie())};
    const std::string_view tekst = fields.get("zoek");
    if (!is_leesbaar(tekst)) errors.push_back({"veld.ongeldige_tekens", {}, "zoek"});
    else if (utf8_length(tekst) > langste_vraag) errors.push_back({"wet.vraag_te_lang", {std::to_string(langste_vraag)}, "zoek"});
    else vraag.tekst = trim(tekst);

    const auto& bepalingen = *ctx.services.bepalingen;
    vraag.leefgebieden = read_codes(fields, "leefgebied", bepalingen.leefgebieden(), "wet.onbekend_leefgebied", errors);
    vraag.ruimten = read_codes(fields, "ruimte", bepalingen.ruimten(), "wet.onbekende_ruimte", errors);

    if (const std::string_view op = trim(fields.get("op")); !op.empty()) {
        const auto date = parse_date(op);
        if (date) vraag.op = *date;
        else errors.push_back({"veld.geen_datum", {}, "op"});
    }
    if (const std::string_view aantal = fields.get("aantal"); !aantal.empty()) {
        const auto [end, error] = std::from_chars(aantal.data(), aantal.data() + aantal.size(), vraag.aantal);
        if (error != std::errc() || end != aantal.data() + aantal.size() || vraag.aantal < 1 || vraag.aantal > meeste_treffers)
            errors.push_back({"wet.aantal", {"1", std::to_string(meeste_treffers)}, "aantal"});
    }
    if (!errors.empty()) return fail(std::move(errors));
    return vraag;
}

bool is_leeg(const wetten::Zoekvraag& vraag) { return vraag.tekst.empty() && vraag.leefgebieden.empty() && vraag.ruimten.empty(); }

wetten::Antwoord zoek(const app::Context& ctx, const wetten::Zoekvraag& vraag) {
    if (!vraag.tekst.empty()) return ruimte::zoek(ctx, vraag);
    wetten::Antwoord antwoord;
    const auto& bepalingen = ruimte::bepalingen(ctx);
    for (const Bepaling* b : bepalingen.zichtbaar(vraag.gemeente)) {
        if (antwoord.treffers.size() == vraag.aantal) break;
        const bool vervallen = b->geldig_tot && *b->geldig_tot <= vraag.op;
        if (vervallen || !bevat_een(vraag.leefgebieden, b->leefgebieden) || !bevat_een(vraag.ruimten, {b->ruimte})) continue;
        antwoord.treffers.push_back(wetten::treffer_van(*b, bepalingen.ruimte(b->ruimte).grens, vraag.op));
    }
    return antwoord;
}

}  // namespace ontknoop::wetboek
