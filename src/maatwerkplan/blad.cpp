// SPDX-License-Identifier: EUPL-1.2
//
// What a page about a plan calls things: people, parts and values in words, and the ids on the page.
#include "base/text.h"
#include "maatwerkplan/veld_form.h"
#include "maatwerkplan/waarde_namen.h"

namespace ontknoop::maatwerkplan {

using html::Url;
using std::string_view;

const std::vector<toegang::Collega>& Blad::collegas() const {
    if (!collegas_) collegas_ = toegang::list_collegas(ctx.tx(), ctx.wie().organisatie);
    return *collegas_;
}

const html::Html& Blad::vaste_velden() const {
    if (vaste_velden_.empty())
        vaste_velden_ = html::make<R"(<input type="hidden" name="csrf" value="{}"><input type="hidden" name="terug" value="{}">)">(csrf(), terug);
    return vaste_velden_;
}

const Url& Blad::onderdelen() const {
    if (!onderdelen_) onderdelen_ = Url::path("/casussen", casus.id, "onderdelen");
    return *onderdelen_;
}

std::string Blad::schrijver(const Botsing& b) const { return b.door == ctx.wie().gebruiker ? t()("botsing.jezelf") : naam_van(b.door.value); }

std::string Blad::naam_van(string_view gebruiker) const {
    for (const toegang::Collega& c : collegas())
        if (c.id.value == gebruiker) return c.naam;
    return t()("plan_pagina.onbekende_collega");
}

std::string formulier_id(const Onderdeel& o) { return "f-" + o.id.value; }
std::string formulier_id(const Soort& soort, string_view ouder) {
    return "nieuw-" + std::string(soort.naam) + (ouder.empty() ? "" : "-" + std::string(ouder));
}
std::string veld_id(string_view formulier, string_view veld) { return std::string(formulier) + "-" + std::string(veld); }

std::string veld_label(const inhoud::Teksten& t, const Soort& soort, const Veld& veld) {
    return t("veld." + std::string(soort.naam) + "." + std::string(veld.naam) + ".label");
}

std::string toon_titel(const Blad& blad, const Onderdeel& o, std::size_t nummer) {
    std::string titel = o.titel();
    if (const Veld* veld = titel.empty() ? nullptr : o.soort->veld(o.soort->titelveld))
        if (const std::string naam = naam_van_waarde(blad.ctx, *veld, o.get(veld->naam)); !naam.empty()) return naam;
    if (const Veld* veld = titel.empty() ? nullptr : o.soort->veld(o.soort->titelveld); veld && veld->soort == VeldSoort::keuze)
        titel = toon_waarde(blad, *veld, titel);
    if (titel.empty()) titel = blad.t()("soort." + std::string(o.soort->naam) + ".naam") + " " + std::to_string(nummer);
    return titel;
}

std::string toon_waarde(const Blad& blad, const Veld& veld, string_view opgeslagen) {
    const auto& t = blad.t();
    if (opgeslagen.empty()) return {};
    if (std::string naam = naam_van_waarde(blad.ctx, veld, opgeslagen); !naam.empty()) return naam;
    auto woorden = [&](string_view code) {
        const std::string key = "optie." + std::string(veld.opties) + "." + std::string(code);
        return t.has(key) ? t(key) : std::string(code);
    };
    switch (veld.soort) {
        case VeldSoort::keuze: return woorden(opgeslagen);
        case VeldSoort::meerkeuze: {
            std::vector<std::string> all;
            for (const string_view code : splits_waarden(opgeslagen)) all.push_back(woorden(code));
            return join(all, ", ");
        }
        case VeldSoort::ja_nee: return t(opgeslagen == "ja" ? "app.ja" : "app.nee");
        case VeldSoort::getal:
            return (veld.is_prijs ? "€\u00a0" : "") + als_invoer(veld, opgeslagen);
        case VeldSoort::bedrag:
            if (const auto euro = parse_euro(als_invoer(veld, opgeslagen))) return format_euro(*euro);
            return std::string(opgeslagen);
        case VeldSoort::datum:
            if (const auto dag = parse_iso_date(opgeslagen)) return format_date(*dag);
            return std::string(opgeslagen);
        case VeldSoort::gebruiker: return blad.naam_van(opgeslagen);
        case VeldSoort::verwijzing:
        case VeldSoort::verwijzingen: {
            std::vector<std::string> all;
            for (const string_view id : splits_waarden(opgeslagen)) {
                const Onderdeel* o = blad.plan.find(id);
                all.push_back(o ? in_opsomming(toon_titel(blad, *o, static_cast<std::size_t>(o->volgorde))) : t("plan_pagina.weggehaald"));
            }
            return join(all, "; ");
        }
        default: return als_invoer(veld, opgeslagen);
    }
}

std::string toon_invoer(const Blad& blad, const Veld& veld, const std::string& getypt) {
    const string_view een[] = {getypt};
    const auto codes = splits_waarden(getypt);
    const auto opgeslagen = is_lijst(veld) ? normaliseer(veld, codes) : normaliseer(veld, een);
    const std::string woorden = opgeslagen ? toon_waarde(blad, veld, *opgeslagen) : getypt;
    return woorden.empty() ? blad.t()("plan_pagina.leeg") : woorden;
}

}  // namespace ontknoop::maatwerkplan
