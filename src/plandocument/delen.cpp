// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/waarde_namen.h"
#include "plandocument/delen.h"

#include <algorithm>

#include "base/text.h"
#include "maatwerkplan/levensloop.h"

namespace ontknoop::plandocument {

using maatwerkplan::VeldSoort;

std::string Bron::woord(std::string_view sleutel, std::initializer_list<std::string> argumenten) const {
    return t()("plandocument." + std::string(sleutel), argumenten);
}

std::string Bron::keuze(std::string_view lijst, std::string_view code) const {
    const std::string sleutel = "optie." + std::string(lijst) + "." + std::string(code);
    return t().has(sleutel) ? t()(sleutel) : std::string(code);
}

std::string Bron::waarde(const Onderdeel& o, std::string_view naam) const {
    const maatwerkplan::Veld* veld = o.soort->veld(naam);
    CHECK(veld != nullptr);
    const std::string_view tekst = o.get(naam);
    if (tekst.empty()) return {};
    std::vector<std::string> delen;
    switch (veld->soort) {
        case VeldSoort::regel:
        case VeldSoort::tekst: return std::string(tekst);
        case VeldSoort::keuze: return keuze(veld->opties, tekst);
        case VeldSoort::meerkeuze:
            for (const std::string_view code : maatwerkplan::splits_waarden(tekst)) delen.push_back(keuze(veld->opties, code));
            return join(delen, ", ");
        case VeldSoort::ja_nee: return t()(tekst == "ja" ? "app.ja" : "app.nee");
        case VeldSoort::bedrag: return format_euro(o.bedrag(naam).value_or(Eurocent{}));
        case VeldSoort::datum: {
            const auto datum = parse_iso_date(tekst);
            return datum ? format_date(*datum) : std::string(tekst);
        }
        case VeldSoort::verwijzing:
        case VeldSoort::verwijzingen:
            for (const std::string_view id : maatwerkplan::splits_waarden(tekst))
                if (const Onderdeel* doel = plan.find(id)) delen.push_back(maatwerkplan::in_opsomming(doel->titel()));
            return join(delen, "; ");
        case VeldSoort::geheel:
        case VeldSoort::procent:
        case VeldSoort::getal: return maatwerkplan::als_invoer(*veld, tekst);
        case VeldSoort::gebruiker: return {};  // who works on a case is in the audit trail, not on paper
    }
    return {};
}

std::optional<casus::Stapinhoud> vastgelegd_bij(app::Context& ctx, const casus::Casus& casus) {
    if (!maatwerkplan::ligt_vast(casus.status)) return std::nullopt;
    std::optional<casus::Stapinhoud> laatste;
    for (casus::Stapinhoud& stap : casus::stapinhouden(ctx, casus))
        if (!maatwerkplan::ligt_vast(stap.van) && maatwerkplan::ligt_vast(stap.naar)) laatste = std::move(stap);
    return laatste;
}

Bron make_bron(app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    Bron bron{ctx, casus, plan, {}, {}, rekenbewijs::read_keuring(ctx, casus, plan), waardendriehoek::wegingen(plan), local_date(ctx.clock().now()), vastgelegd_bij(ctx, casus)};
    auto blad = rekenblad::make_blad(ctx.services, plan);
    if (blad) bron.blad = std::move(*blad);
    else bron.rekenfouten = std::move(blad.error());
    return bron;
}

std::string kort(std::string_view tekst, std::size_t letters) {
    std::string regel(trim(tekst));
    std::replace(regel.begin(), regel.end(), '\n', ' ');
    if (utf8_length(regel) <= letters) return regel;
    std::string_view begin = utf8_prefix(regel, letters);
    if (const std::size_t spatie = begin.rfind(' '); spatie != std::string_view::npos && spatie > begin.size() / 2) begin = begin.substr(0, spatie);
    return std::string(begin) + " …";
}

std::string in_zin(std::string tekst) {
    if (!tekst.empty() && tekst[0] >= 'A' && tekst[0] <= 'Z') tekst[0] = static_cast<char>(tekst[0] + ('a' - 'A'));
    return tekst;
}

std::string in_woorden(const Bron& b, waardendriehoek::Vergelijking v) {
    static constexpr std::string_view sleutels[] = {"driehoek.nog_leeg", "driehoek.slechter", "driehoek.gelijk", "driehoek.beter"};
    return b.t()(sleutels[static_cast<std::size_t>(v)]);
}

bool komt_voor(const Plan& plan, std::string_view soort) {
    const auto delen = plan.van(soort);
    return std::any_of(delen.begin(), delen.end(), [](const Onderdeel* o) { return !o->is_leeg(); });
}

void voeg_tekst_toe(Document& d, std::string_view tekst) {
    while (!tekst.empty()) {
        const std::size_t einde = tekst.find("\n\n");
        const std::string_view alinea = trim(tekst.substr(0, einde));
        if (!alinea.empty()) d.voeg_toe(document::Alinea{std::string(alinea)});
        if (einde == std::string_view::npos) break;
        tekst.remove_prefix(einde + 2);
    }
}

void voeg_leeg_toe(Document& d, const Bron& b) { d.voeg_toe(document::Alinea{Tekst().cursief(b.woord("leeg"))}); }

Regels& Regels::regel(std::string_view sleutel, Tekst waarde) {
    if (!waarde.zonder_opmaak().empty()) lijst_.regels.push_back({bron_.woord("regel." + std::string(sleutel)), std::move(waarde)});
    return *this;
}

Regels& Regels::veld(std::string_view sleutel, const Onderdeel* onderdeel, std::string_view veld) {
    return onderdeel ? regel(sleutel, bron_.waarde(*onderdeel, veld)) : *this;
}

void Regels::naar(Document& d) && {
    if (!leeg()) d.voeg_toe(std::move(lijst_));
}

document::Tabel begin_tabel(const Bron& b, const std::string& naam, std::initializer_list<std::string_view> kolommen) {
    document::Tabel tabel{b.woord("tabel." + naam + ".titel"), {}, {}, true, {}};
    for (const std::string_view kolom : kolommen) {
        const bool getal = kolom.starts_with('>');
        tabel.kolommen.push_back({b.woord("tabel." + naam + "." + std::string(kolom.substr(getal ? 1 : 0))),
                                  getal ? document::Uitlijning::rechts : document::Uitlijning::links});
    }
    return tabel;
}

Document begin_document(const Bron& b, const std::string& titel) {
    const std::string nummer = std::to_string(b.casus.nummer), datum = format_date(b.vandaag);
    const std::string& organisatie = b.ctx.wie().organisatie_naam;
    return {.titel = titel,
            .onderwerp = b.woord("onderwerp"),
            .auteur = organisatie,
            .datum = b.vandaag,
            .merk = b.casus.oefen ? b.woord("oefenmerk") : "",
            .voettekst = b.woord("voet", {nummer, organisatie, datum})};
}

Document make_document(app::Context& ctx, const casus::Casus& casus, const Plan& plan, Versie versie) {
    const Bron bron = make_bron(ctx, casus, plan);
    return versie == Versie::beslisser ? make_beslisser(bron) : make_inwoner(bron);
}

}  // namespace ontknoop::plandocument
