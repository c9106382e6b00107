// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/prijzen.h"
#include "rekentool/toml_velden.h"

namespace ontknoop::rekentool {
namespace {

using inhoud::TomlValue;

// A quantity is a number; "?" asks the user for it.
constexpr std::string_view ask = "?";

class Sjabloonlezer {
public:
    Sjabloonlezer(std::string_view path, const Prijslijst& prices, Sjabloon& to) : path_(path), prices_(prices), to_(to) {}

    void event(const TomlValue& table) {
        const Velden fields(path_, table, {"id", "naam", "start", "duur", "vraag"});
        Gebeurtenis event;
        event.id = fields.required("id");
        event.naam = fields.required("naam");
        event.start = fields.whole("start").value_or(0);
        event.duur = fields.whole("duur").value_or(1);
        to_.in_te_vullen.push_back({"gebeurtenissen[" + std::to_string(to_.rekensom.gebeurtenissen.size()) + "].kans.niets", fields.required("vraag")});
        to_.rekensom.gebeurtenissen.push_back(std::move(event));
    }

    void line(const TomlValue& table) {
        const Velden fields(path_, table, {"id", "omschrijving", "prijs_id", "eigen_prijs", "frequentie", "nu", "niets", "plan", "vraag", "start",
                                           "einde", "gebeurtenis", "doorbraak"});
        const std::string id = fields.required("id");
        const std::string path = "regels[" + std::to_string(to_.rekensom.regels.size()) + "]";
        Regel regel = fields.has("prijs_id") ? listed(fields, id) : own(fields, id, path);
        if (fields.has("omschrijving")) regel.omschrijving = fields.text("omschrijving");
        regel.frequentie = fields.choice("frequentie", regel.frequentie, parse_frequentie);
        for (Scenario s : all_scenarios) {
            const std::string value = fields.text(to_text(s));
            if (value.empty()) continue;
            if (value == ask) to_.in_te_vullen.push_back({path + ".hoeveelheid." + std::string(to_text(s)), fields.required("vraag")});
            else regel.hoeveelheid[s] = *fields.number(to_text(s));
        }
        regel.start = fields.whole("start").value_or(0);
        regel.einde = fields.whole("einde");
        regel.gebeurtenis = fields.text("gebeurtenis");
        regel.doorbraak = fields.flag("doorbraak", false);
        to_.rekensom.regels.push_back(std::move(regel));
    }

private:
    Regel listed(const Velden& fields, const std::string& id) {
        const Prijs* prijs = prices_.get(fields.text("prijs_id"));
        if (!prijs) fields.refuse("prijs_id", "this price is not in the list");
        if (!prijs->aan) fields.refuse("prijs_id", "this price is switched off; a template rests on sourced prices only");
        return make_regel(*prijs, id);
    }

    // No source has this price: the user fills it in, with a reason; an example may stand there already.
    Regel own(const Velden& fields, const std::string& id, const std::string& path) {
        const TomlValue* table = fields.find("eigen_prijs");
        if (!table) fields.refuse("prijs_id", "a line needs prijs_id or eigen_prijs");
        const Velden price(path_, *table, {"eenheid", "betaler", "wet", "vraag", "bedrag", "prijsjaar", "reden"});
        Regel regel;
        regel.id = id;
        regel.omschrijving = fields.required("omschrijving");
        regel.eenheid = price.required("eenheid");
        regel.frequentie = Frequentie::eenmalig;
        regel.betalers = {{price.required("betaler"), {}}};
        regel.wet = price.text("wet");
        // An example to start from: it counts at once, and the question stays until somebody looked at it.
        if (const auto example = price.number("bedrag")) {
            regel.prijs.bedrag = *example;
            regel.prijs.prijsjaar = price.whole("prijsjaar");
            regel.prijs.bron = price.required("reden");
            regel.prijs.bewijsgraad = Bewijsgraad::een_gemeente;
        }
        to_.in_te_vullen.push_back({path + ".prijs.bedrag", price.required("vraag")});
        return regel;
    }

    std::string_view path_;
    const Prijslijst& prices_;
    Sjabloon& to_;
};

}  // namespace

Sjabloon parse_sjabloon(std::string_view path, std::string_view toml, const Prijslijst& prices, const Rekensom& uitgangspunten) {
    const TomlValue root = inhoud::parse_toml(path, toml);
    const Velden fields(path, root, {"id", "naam", "uitleg", "gebeurtenis", "regel"});
    Sjabloon result{fields.required("id"), fields.required("naam"), fields.required("uitleg"), uitgangspunten, {}};
    result.rekensom.naam = result.naam;
    Sjabloonlezer reader(path, prices, result);
    if (const TomlValue* events = fields.find("gebeurtenis"))
        for (const TomlValue& event : events->items) reader.event(event);
    if (const TomlValue* lines = fields.find("regel"))
        for (const TomlValue& line : lines->items) reader.line(line);
    if (result.rekensom.regels.empty()) fields.refuse("regel", "a template has at least one [[regel]]");
    // What is still wrong may only be what the user is asked for.
    for (const Error& error : check(result.rekensom))
        if (error.code != "rekentool.kans_ontbreekt") fields.refuse(error.field, error.code);
    return result;
}

}  // namespace ontknoop::rekentool
