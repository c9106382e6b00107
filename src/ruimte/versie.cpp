// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/versie.h"

#include <algorithm>

#include "base/text.h"
#include "invoering/invoer_controle.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/versie_store.h"

namespace ontknoop::ruimte {

using toegang::Recht;

namespace {

constexpr std::size_t langste_toelichting = 1000;

struct Gevraagd {
    Dossier dossier;
    Versie versie;
};
// The open version with this number.
Result<Gevraagd> open_versie(app::Context& ctx, Soort soort, std::string_view sleutel, std::int64_t nummer) {
    auto dossier = find_dossier(ctx, soort, sleutel);
    if (!dossier || nummer < 1 || nummer > dossier->laatste().nummer) return not_found();
    const Versie* open = dossier->open();
    if (!open || open->nummer != nummer) return fail("ruimte.niet_open");
    Versie versie = *open;
    return Gevraagd{*std::move(dossier), std::move(versie)};
}

void log_versie(app::Context& ctx, std::string_view wat, const Versie& v) {
    ctx.log("ruimte." + std::string(wat), std::string(naam(v.soort)), v.sleutel + "/" + std::to_string(v.nummer));
}

Result<> judge(app::Context& ctx, const Versie& v, std::string_view status, std::string_view reden) {
    if (!judge_versie(ctx.tx(), ctx.wie().organisatie, v, status, ctx.wie().gebruiker, ctx.now_iso(), reden)) return fail("ruimte.niet_open");
    log_versie(ctx, status, v);
    return {};
}

// Whether another entry has this id: a national one, or one of the organisation, in use or not.
bool bestaat(app::Context& ctx, Soort soort, const std::string& sleutel) {
    if (soort == Soort::bepaling && ctx.services.bepalingen->find(sleutel)) return true;
    if (soort == Soort::argument && ctx.services.tegenwerpingen->find(sleutel)) return true;
    return find_dossier(ctx, soort, sleutel).has_value();
}

// The words this entry has now, for who looks: of the organisation, else of the product.
std::optional<Inhoud> huidige_inhoud(app::Context& ctx, Soort soort, const std::string& sleutel, const Dossier* dossier) {
    if (const Versie* geldend = dossier ? dossier->geldend() : nullptr) return geldend->inhoud;
    if (soort == Soort::bepaling)
        if (const auto* b = ctx.services.bepalingen->find(sleutel)) return van_bepaling(*b);
    if (soort == Soort::argument)
        if (const auto* w = ctx.services.tegenwerpingen->find(sleutel)) return van_argument(*w);
    return std::nullopt;
}

// Where an entry stands before somebody offers other words.
struct Stand {
    std::optional<Dossier> dossier;
    std::optional<Inhoud> huidig;  // the words in use: of the organisation, else of the product

    const Versie* open() const { return dossier ? dossier->open() : nullptr; }
    std::int64_t laatste() const { return dossier ? dossier->laatste().nummer : 0; }
    bool van_ander(const toegang::Wie& wie) const { return open() && open()->gemaakt_door != wie.gebruiker; }
    bool zegt_al(const Inhoud& inhoud) const { return open() ? open()->inhoud == inhoud : huidig == inhoud; }
};
Stand look(app::Context& ctx, Soort soort, const std::string& sleutel) {
    Stand stand;
    if (sleutel.empty()) return stand;
    stand.dossier = find_dossier(ctx, soort, sleutel);
    stand.huidig = huidige_inhoud(ctx, soort, sleutel, stand.dossier ? &*stand.dossier : nullptr);
    return stand;
}

// Keeps a new version that waits; an open one of the same writer makes room.
Result<> offer(app::Context& ctx, Soort soort, const std::string& sleutel, const Stand& stand, const Inhoud& inhoud, const std::string& waarom) {
    const auto& wie = ctx.wie();
    const Versie* open = stand.open();
    if (open && !judge_versie(ctx.tx(), wie.organisatie, *open, "herzien", wie.gebruiker, ctx.now_iso(), "")) return fail("ruimte.niet_open");
    const Versie nieuw{soort, sleutel, stand.laatste() + 1, "vastleggen", inhoud, "ingediend", wie.gebruiker, ctx.now_iso(), waarom, std::nullopt, "", ""};
    insert_versie(ctx.tx(), wie.organisatie, nieuw);
    log_versie(ctx, "ingediend", nieuw);
    return {};
}

}  // namespace

const Versie* Dossier::open() const {
    const auto found = std::ranges::find(versies, "ingediend", &Versie::status);
    return found == versies.end() ? nullptr : &*found;
}

const Versie* Dossier::geldend() const {
    for (auto v = versies.rbegin(); v != versies.rend(); ++v)
        if (v->status == "goedgekeurd") return v->handeling == "vastleggen" ? &*v : nullptr;
    return nullptr;
}

const Versie* Dossier::voor(std::int64_t nummer) const {
    const Versie* voor = nullptr;
    for (const Versie& v : versies)
        if (v.nummer < nummer && v.status == "goedgekeurd") voor = v.handeling == "vastleggen" ? &v : nullptr;
    return voor;
}

std::string_view Dossier::stand() const {
    if (open()) return geldend() ? "gewijzigd" : "ingediend";
    if (geldend()) return "in_gebruik";
    const Versie& v = laatste();
    return v.handeling == "intrekken" ? "ingetrokken" : std::string_view(v.status);
}

bool mag_bijdragen(const toegang::Wie& wie) { return wie.mag(Recht::wetten_beheren) || wie.mag(Recht::casus_maken) || wie.mag(Recht::casus_gedeeld_lezen); }
bool mag_beheren(const toegang::Wie& wie) { return wie.mag(Recht::wetten_beheren); }

Result<std::string> dien_in(app::Context& ctx, Soort soort, const std::string& sleutel, std::int64_t basis, const Inhoud& inhoud,
                            std::string_view toelichting) {
    const Stand stand = look(ctx, soort, sleutel);
    if (!sleutel.empty() && !stand.dossier && !stand.huidig) return not_found();
    Errors errors = controleer(soort, inhoud, Bekend{bepalingen(ctx)});
    const std::string waarom = invoering::controleer_tekst(toelichting, "toelichting", langste_toelichting, "", errors);
    if (stand.van_ander(ctx.wie())) errors.push_back({"ruimte.voorstel_open", {}, ""});
    else if (stand.laatste() != basis) errors.push_back({"ruimte.botsing", {}, ""});
    if (stand.zegt_al(inhoud)) errors.push_back({"ruimte.ongewijzigd", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    const std::string id = sleutel.empty() ? maak_sleutel(soort, inhoud, [&](const std::string& taken) { return bestaat(ctx, soort, taken); }) : sleutel;
    TRY_DO(offer(ctx, soort, id, stand, inhoud, waarom));
    return id;
}

Result<bool> zou_inlezen(app::Context& ctx, Soort soort, const std::string& sleutel, const Inhoud& inhoud) {
    const Stand stand = look(ctx, soort, sleutel);
    Errors errors = controleer(soort, inhoud, Bekend{bepalingen(ctx)});
    if (!is_sleutel(sleutel)) errors.insert(errors.begin(), {"ruimte.sleutel", {}, "id"});
    if (stand.van_ander(ctx.wie())) errors.push_back({"ruimte.voorstel_open", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    return !stand.zegt_al(inhoud);
}

Result<bool> lees_in(app::Context& ctx, Soort soort, const std::string& sleutel, const Inhoud& inhoud, std::string_view toelichting) {
    TRY(const bool anders, zou_inlezen(ctx, soort, sleutel, inhoud));
    if (anders) TRY_DO(offer(ctx, soort, sleutel, look(ctx, soort, sleutel), inhoud, std::string(toelichting)));
    return anders;
}

Result<> keur_goed(app::Context& ctx, Soort soort, std::string_view sleutel, std::int64_t nummer) {
    TRY(const Gevraagd gevraagd, open_versie(ctx, soort, sleutel, nummer));
    const Versie& v = gevraagd.versie;
    if (v.gemaakt_door == ctx.wie().gebruiker) return fail("ruimte.eigen_werk");
    if (Errors errors = controleer(soort, v.inhoud, Bekend{bepalingen(ctx)}); !errors.empty()) return fail(std::move(errors));
    TRY_DO(judge(ctx, v, "goedgekeurd", ""));
    mix_vingerafdruk(ctx.tx(), ctx.wie().organisatie, v);
    return {};
}

Result<> stuur_terug(app::Context& ctx, Soort soort, std::string_view sleutel, std::int64_t nummer, std::string_view reden) {
    TRY(const Gevraagd gevraagd, open_versie(ctx, soort, sleutel, nummer));
    Errors errors;
    const std::string waarom = invoering::controleer_tekst(reden, "reden", langste_toelichting, "ruimte.reden", errors);
    if (gevraagd.versie.gemaakt_door == ctx.wie().gebruiker) errors.push_back({"ruimte.eigen_werk", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    return judge(ctx, gevraagd.versie, "teruggestuurd", waarom);
}

Result<> neem_terug(app::Context& ctx, Soort soort, std::string_view sleutel, std::int64_t nummer) {
    TRY(const Gevraagd gevraagd, open_versie(ctx, soort, sleutel, nummer));
    if (gevraagd.versie.gemaakt_door != ctx.wie().gebruiker) return not_found();
    return judge(ctx, gevraagd.versie, "teruggenomen", "");
}

Result<> trek_in(app::Context& ctx, Soort soort, std::string_view sleutel, std::string_view reden) {
    const auto dossier = find_dossier(ctx, soort, sleutel);
    if (!dossier) return not_found();
    Errors errors;
    const std::string waarom = invoering::controleer_tekst(reden, "reden", langste_toelichting, "ruimte.reden", errors);
    if (!dossier->geldend()) errors.push_back({"ruimte.niet_in_gebruik", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    const auto& wie = ctx.wie();
    const std::string now = ctx.now_iso();
    const Versie weg{soort, std::string(sleutel), dossier->laatste().nummer + 1, "intrekken", {}, "goedgekeurd", wie.gebruiker, now, waarom, wie.gebruiker, now, ""};
    insert_versie(ctx.tx(), wie.organisatie, weg);
    mix_vingerafdruk(ctx.tx(), wie.organisatie, weg);
    log_versie(ctx, "ingetrokken", weg);
    return {};
}

std::optional<Dossier> find_dossier(app::Context& ctx, Soort soort, std::string_view sleutel) {
    if (!is_sleutel(sleutel)) return std::nullopt;
    Dossier dossier{load_versies(ctx.tx(), ctx.wie().organisatie, soort, sleutel)};
    if (dossier.versies.empty()) return std::nullopt;
    return dossier;
}

std::vector<Dossier> dossiers(app::Context& ctx, Soort soort) {
    std::vector<Dossier> all;
    for (Versie& v : load_versies(ctx.tx(), ctx.wie().organisatie, soort)) {
        if (all.empty() || all.back().laatste().sleutel != v.sleutel) all.emplace_back();
        all.back().versies.push_back(std::move(v));
    }
    const auto laatst = [](const Dossier& d) { return std::max(d.laatste().gemaakt_op, d.laatste().beoordeeld_op); };
    std::ranges::stable_sort(all, [&](const Dossier& a, const Dossier& b) { return laatst(a) > laatst(b); });
    return all;
}

std::vector<Versie> te_beoordelen(app::Context& ctx, Soort soort, int meeste) {
    if (!mag_beheren(ctx.wie())) return {};
    return load_ingediend_door_anderen(ctx.tx(), ctx.wie().organisatie, soort, ctx.wie().gebruiker, meeste);
}

std::vector<Versie> teruggekregen(app::Context& ctx, Soort soort, int meeste) {
    if (!mag_bijdragen(ctx.wie())) return {};
    constexpr auto zo_lang = std::chrono::days(30);  // who did nothing with it by then has decided
    return load_teruggestuurd(ctx.tx(), ctx.wie().organisatie, soort, ctx.wie().gebruiker, to_iso(ctx.clock().now() - zo_lang), meeste);
}

std::int64_t count_open(app::Context& ctx) { return count_ingediend(ctx.tx(), ctx.wie().organisatie); }

}  // namespace ontknoop::ruimte
