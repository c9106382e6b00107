// SPDX-License-Identifier: EUPL-1.2
#include "juristvraag/vraag.h"

#include <algorithm>

#include "base/text.h"
#include "casus/sleutel.h"
#include "invoering/invoer_controle.h"
#include "invoering/uitvraag.h"
#include "juristvraag/vraag_store.h"
#include "maatwerkplan/maatwerkplan.h"
#include "ruimte/bibliotheek.h"

namespace ontknoop::juristvraag {

using toegang::Recht;

namespace {

constexpr std::size_t langste_vraag = 2000, langste_context = 6000, langste_bericht = 6000;

// Which fields of a part may go along, and in which order.
struct Stukregel {
    std::string_view soort;
    std::initializer_list<std::string_view> velden;
};
const Stukregel stukregels[] = {
    {"doorbraak", {"titel", "eerste_stap", "uitzondering"}},
    {"belemmering", {"omschrijving", "organisatie", "regel"}},
    {"wetsgrond", {"vindplaats", "motivering"}},
};

std::string leefgebieden(const inhoud::Teksten& t, const maatwerkplan::Plan& plan) {
    std::vector<std::string> names;
    for (const auto* probleem : plan.van("probleem"))
        if (const std::string key = "optie.leefgebied." + std::string(probleem->get("leefgebied")); t.has(key) && std::ranges::find(names, t(key)) == names.end())
            names.push_back(t(key));
    return join(names, ", ");
}

}  // namespace

bool mag_vragen(const toegang::Wie& wie) { return wie.mag(Recht::casus_maken) || wie.mag(Recht::casus_gedeeld_lezen) || wie.mag(Recht::wetten_beheren); }
bool mag_antwoorden(const toegang::Wie& wie) { return wie.mag(Recht::wetten_beheren); }

std::vector<Contextstuk> contextstukken(const inhoud::Teksten& t, const maatwerkplan::Plan& plan) {
    std::vector<Contextstuk> all;
    for (const Stukregel& regel : stukregels)
        for (const auto* deel : plan.van(regel.soort)) {
            std::vector<std::string> lines;
            for (const std::string_view veld : regel.velden)
                if (const std::string_view text = trim(deel->get(veld)); !text.empty())
                    lines.push_back(t("veld." + std::string(regel.soort) + "." + std::string(veld) + ".label") + ": " + std::string(text));
            if (lines.empty()) continue;
            const std::string naam = t("soort." + std::string(regel.soort) + ".naam");
            all.push_back({std::string(regel.soort) + ":" + deel->id.value, deel->titel().empty() ? naam : naam + ": " + deel->titel(), join(lines, "\n")});
        }
    if (const std::string domeinen = leefgebieden(t, plan); !domeinen.empty()) all.push_back({"leefgebieden", t("juristvraag.leefgebieden"), domeinen});
    return all;
}

Errors controleer(app::Context& ctx, const casus::Casus* casus, const maatwerkplan::Plan* plan, const Vraagtekst& tekst) {
    Errors errors;
    const std::string vraag = invoering::controleer_tekst(tekst.vraag, "vraag", langste_vraag, "juristvraag.leeg", errors);
    const std::string context = invoering::controleer_tekst(tekst.context, "context", langste_context, "", errors);
    if (plan)
        for (const auto& [veld, text] : {std::pair{"vraag", &vraag}, std::pair{"context", &context}})
            for (const std::string& naam : invoering::herkenbaar(*plan, *text)) errors.push_back({"juristvraag.herkenbaar", {naam}, veld});
    if (!tekst.bepaling.empty() && !ruimte::bepalingen(ctx).find(tekst.bepaling)) errors.push_back({"juristvraag.bepaling", {}, ""});
    if (casus && casus->oefen) errors.push_back({"juristvraag.oefencasus", {}, ""});
    return errors;
}

Result<VraagId> ask(app::Context& ctx, const casus::Casus* casus, const maatwerkplan::Plan* plan, const Vraagtekst& tekst) {
    if (!mag_vragen(ctx.wie())) return not_found();
    if (Errors errors = controleer(ctx, casus, plan, tekst); !errors.empty()) return fail(std::move(errors));
    Juristvraag v;
    v.id = VraagId::make(ctx.clock(), ctx.random());
    if (casus) v.casus = casus->id;
    v.vraag = unify_newlines(trim(tekst.vraag));
    v.context = unify_newlines(trim(tekst.context));
    v.bepaling = tekst.bepaling;
    v.status = "open";
    v.gesteld_door = ctx.wie().gebruiker;
    v.op = v.gewijzigd_op = ctx.now_iso();
    insert_vraag(ctx, v);
    ctx.log("juristvraag.gesteld", "juristvraag", v.id.value);
    return v.id;
}

Errors namen_van_huishouden(app::Context& ctx, const Juristvraag& v, std::string_view tekst, std::string_view veld) {
    Errors errors;
    if (v.onleesbaar) return {{"juristvraag.onleesbaar", {}, ""}};
    const auto sleutel = v.casus ? casus::find_sleutel(ctx, *v.casus) : std::nullopt;
    if (!sleutel) return errors;
    const auto plan = maatwerkplan::load_leesbaar_plan(ctx, casus::Casus{.id = *v.casus, .sleutel = *sleutel});
    if (!plan) return {{"juristvraag.onleesbaar", {}, ""}};
    for (const std::string& naam : invoering::herkenbaar(*plan, tekst))
        errors.push_back({"juristvraag.herkenbaar", {naam}, std::string(veld)});
    return errors;
}

Result<> write(app::Context& ctx, const Juristvraag& v, std::string_view tekst) {
    const bool antwoordt = mag_antwoorden(ctx.wie()) && v.gesteld_door != ctx.wie().gebruiker;
    if (!antwoordt && v.gesteld_door != ctx.wie().gebruiker) return not_found();
    Errors errors;
    const std::string bericht = invoering::controleer_tekst(tekst, "tekst", langste_bericht, "antwoord.leeg", errors);
    for (Error& e : namen_van_huishouden(ctx, v, bericht, "tekst")) errors.push_back(std::move(e));
    if (v.status == "gesloten") errors.push_back({"juristvraag.gesloten", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    insert_bericht(ctx, v, antwoordt ? "antwoord" : "vervolg", bericht);
    const auto behandelaar = antwoordt ? std::optional(ctx.wie().gebruiker) : v.behandelaar;
    if (!set_status(ctx, v, antwoordt ? "beantwoord" : "open", behandelaar)) return fail("juristvraag.gesloten");
    ctx.log(antwoordt ? "juristvraag.beantwoord" : "juristvraag.vervolg", "juristvraag", v.id.value);
    return {};
}

Result<> take_up(app::Context& ctx, const Juristvraag& v) {
    if (!mag_antwoorden(ctx.wie())) return not_found();
    if (!set_status(ctx, v, "in_behandeling", ctx.wie().gebruiker)) return fail("juristvraag.gesloten");
    ctx.log("juristvraag.opgepakt", "juristvraag", v.id.value);
    return {};
}

Result<> close(app::Context& ctx, const Juristvraag& v) {
    if (!mag_antwoorden(ctx.wie()) && v.gesteld_door != ctx.wie().gebruiker) return not_found();
    if (!set_status(ctx, v, "gesloten", v.behandelaar)) return fail("juristvraag.gesloten");
    ctx.log("juristvraag.gesloten", "juristvraag", v.id.value);
    return {};
}

}  // namespace ontknoop::juristvraag
