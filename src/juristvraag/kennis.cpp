// SPDX-License-Identifier: EUPL-1.2
#include "juristvraag/kennis.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "invoering/invoer_controle.h"
#include "juristvraag/kennis_store.h"
#include "maatwerkplan/privacy.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/inhoud.h"

namespace ontknoop::juristvraag {

namespace {

constexpr std::size_t meeste_tekens_vraag = 500, meeste_tekens_antwoord = 4000, meeste_bepalingen = 20;
constexpr std::size_t kortste_woord = 3;
constexpr std::size_t begin_van_woord = 6;  // letters that must be the same: "ontruimd" and "ontruiming"

std::vector<std::string> woorden_van(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : fold(text)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    std::erase_if(words, [](const std::string& w) { return w.size() < kortste_woord; });
    return words;
}

bool lijkt_op(const std::string& gezocht, const std::string& woord) {
    const std::string begin = gezocht.substr(0, begin_van_woord);
    return woord.starts_with(begin);
}

}  // namespace

Result<KennisId> set_free(app::Context& ctx, const Juristvraag& v, const Kennistekst& tekst) {
    if (!mag_antwoorden(ctx.wie())) return not_found();
    Errors errors;
    Kennis k;
    k.vraag = invoering::controleer_tekst(tekst.vraag, "vraag", meeste_tekens_vraag, "kennis.vraag", errors);
    k.antwoord = invoering::controleer_tekst(tekst.antwoord, "antwoord", meeste_tekens_antwoord, "kennis.antwoord", errors);
    for (const auto& [veld, text] : {std::pair{"vraag", &k.vraag}, std::pair{"antwoord", &k.antwoord}})
        for (const std::string_view code : maatwerkplan::privacy_codes(*text)) errors.push_back({"kennis.privacy", {ctx.t().error({std::string(code), {}, {}})}, veld});
    for (const auto& [veld, text] : {std::pair{"vraag", &k.vraag}, std::pair{"antwoord", &k.antwoord}})
        for (Error& e : namen_van_huishouden(ctx, v, *text, veld)) errors.push_back(std::move(e));
    const std::string regels = unify_newlines(tekst.bepalingen);
    for (const std::string_view line : split(regels, '\n')) {
        const std::string id = ruimte::kenmerk_uit(line);
        if (id.empty() || std::ranges::find(k.bepalingen, id) != k.bepalingen.end()) continue;
        if (!is_valid_utf8(id) || !ruimte::bepalingen(ctx).find(id)) errors.push_back({"ruimte.grens", {is_valid_utf8(id) ? std::string(utf8_prefix(id, 80)) : "?"}, "bepalingen"});
        else k.bepalingen.push_back(id);
    }
    if (k.bepalingen.size() > meeste_bepalingen) errors.push_back({"ruimte.te_veel", {std::to_string(meeste_bepalingen)}, "bepalingen"});
    if (!tekst.nagekeken) errors.push_back({"kennis.nagekeken", {}, "nagekeken"});
    if (!errors.empty()) return fail(std::move(errors));
    k.id = KennisId::make(ctx.clock(), ctx.random());
    k.vrijgegeven_door = ctx.wie().gebruiker;
    k.op = ctx.now_iso();
    insert_kennis(ctx, v.id, k);
    ctx.log("kennis.vrijgegeven", "kennis", k.id.value);
    return k.id;
}

Result<> withdraw(app::Context& ctx, const KennisId& id) {
    if (!mag_antwoorden(ctx.wie()) || !end_kennis(ctx, id)) return not_found();
    ctx.log("kennis.ingetrokken", "kennis", id.value);
    return {};
}

std::vector<Kennis> rangschik(std::vector<Kennis> all, std::string_view woorden) {
    const auto list = woorden_van(woorden);
    const std::set<std::string> gezocht(list.begin(), list.end());
    if (gezocht.empty()) return {};
    std::vector<std::pair<std::size_t, Kennis>> gevonden;
    for (Kennis& k : all) {
        const auto aanwezig = woorden_van(k.vraag + " " + k.antwoord);
        const auto raak = static_cast<std::size_t>(std::ranges::count_if(gezocht, [&](const std::string& g) {
            return std::ranges::any_of(aanwezig, [&](const std::string& w) { return lijkt_op(g, w); });
        }));
        if (raak > 0 && raak * 2 >= gezocht.size()) gevonden.emplace_back(raak, std::move(k));
    }
    std::ranges::stable_sort(gevonden, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Kennis> beste;
    for (auto& [raak, k] : gevonden) beste.push_back(std::move(k));
    return beste;
}

}  // namespace ontknoop::juristvraag
