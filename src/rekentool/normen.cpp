// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/normen.h"

#include <algorithm>
#include <set>

#include "rekentool/toml_velden.h"

namespace ontknoop::rekentool {
namespace {

Normwaarde parse_waarde(std::string_view path, const inhoud::TomlValue& table, const Prijslijst& prijzen) {
    const Velden fields(path, table, {"prijs", "bedrag", "geldig_vanaf", "geldig_tot", "bron", "bron_url"});
    if (fields.has("prijs")) {
        const Prijs* prijs = prijzen.get(fields.text("prijs"));
        if (!prijs) fields.refuse("prijs", "there is no price " + fields.text("prijs"));
        if (!prijs->geldig_vanaf) fields.refuse("prijs", "the price " + prijs->id + " has no first day");
        return {prijs->bedrag.waarschijnlijk, *prijs->geldig_vanaf, prijs->geldig_tot, prijs->bron, prijs->bron_url};
    }
    fields.required("bedrag");
    const auto vanaf = fields.date("geldig_vanaf");
    if (!vanaf) fields.refuse("geldig_vanaf", "this key is missing");
    return {*fields.number("bedrag"), *vanaf, fields.date("geldig_tot"), fields.required("bron"), fields.text("bron_url")};
}

Norm parse_norm(std::string_view path, const inhoud::TomlValue& table, const Prijslijst& prijzen) {
    const Velden fields(path, table, {"code", "naam", "wet", "eenheid", "waarde"});
    Norm norm{fields.required("code"), fields.required("naam"), fields.required("wet"), fields.text("eenheid"), {}};
    const inhoud::TomlValue* list = fields.find("waarde");
    if (!list || list->items.empty()) fields.refuse("waarde", "a norm has at least one [[norm.waarde]]");
    for (const inhoud::TomlValue& entry : list->items) norm.waarden.push_back(parse_waarde(path, entry, prijzen));
    std::ranges::sort(norm.waarden, {}, &Normwaarde::vanaf);
    for (std::size_t i = 1; i < norm.waarden.size(); ++i)
        if (!norm.waarden[i - 1].tot || *norm.waarden[i - 1].tot >= norm.waarden[i].vanaf)
            fields.refuse("waarde", norm.code + " has two values on " + to_iso(norm.waarden[i].vanaf) + ": end the earlier one with geldig_tot");
    return norm;
}

}  // namespace

const Normwaarde* Norm::op(Date dag) const {
    for (const Normwaarde& w : waarden)
        if (w.vanaf <= dag && (!w.tot || dag <= *w.tot)) return &w;
    return nullptr;
}

std::vector<Norm> parse_normen(std::string_view path, std::string_view toml, const Prijslijst& prijzen) {
    const inhoud::TomlValue root = inhoud::parse_toml(path, toml);
    const Velden fields(path, root, {"norm"});
    const inhoud::TomlValue* list = fields.find("norm");
    if (!list || list->kind != inhoud::TomlValue::Kind::list) fields.refuse("norm", "the file has no [[norm]] entries");
    std::vector<Norm> normen;
    std::set<std::string> codes;
    for (const inhoud::TomlValue& entry : list->items) {
        normen.push_back(parse_norm(path, entry, prijzen));
        if (!codes.insert(normen.back().code).second) fields.refuse("norm", "the code " + normen.back().code + " is there twice");
    }
    return normen;
}

}  // namespace ontknoop::rekentool
