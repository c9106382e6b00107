// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "inhoud/toml_document.h"
#include "rekentool/breuk.h"
#include "rekentool/json_waarden.h"
#include "rekentool/rekensom_json.h"

namespace ontknoop::rekentool {
namespace {

namespace json = boost::json;
constexpr std::size_t max_bytes = 4'000'000;
constexpr std::size_t max_text = 2'000;
constexpr std::size_t longest_shown = 60;  // characters

std::string join(const std::string& path, std::string_view key) { return path.empty() ? std::string(key) : path + "." + std::string(key); }
std::string nth(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }
std::string shown(const json::value& value) {
    std::string text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    const std::string_view begin = utf8_prefix(text, longest_shown);
    return begin.size() < text.size() ? std::string(begin) + "..." : text;
}
// A word of the caller in a complaint or a path: its first characters, never half of one.
std::string shortened(std::string_view word) { return std::string(utf8_prefix(word, longest_shown)); }

// Walks over a JSON value and keeps every complaint; a wrong value leaves the default in place so that reading goes on.
class Lezer {
public:
    Rekensom rekensom(const json::value& root);
    Errors errors;

private:
    void add(std::string_view code, const std::string& path, std::vector<std::string> arguments = {}) {
        errors.push_back({"rekentool." + std::string(code), std::move(arguments), path});
    }

    // The object at this path, after a complaint about every key that is not in the list: a typing error may not cost money.
    const json::object* object(const json::value& value, const std::string& path, std::initializer_list<std::string_view> keys) {
        const json::object* result = value.if_object();
        if (!result) {
            add("object_verwacht", path, {shown(value)});
            return nullptr;
        }
        for (const auto& member : *result)
            if (std::find(keys.begin(), keys.end(), std::string_view(member.key())) == keys.end())
                add("veld_onbekend", join(path, shortened(member.key())), {shortened(member.key())});
        return result;
    }

    template <class Read>
    void list(const json::object& from, std::string_view key, const std::string& path, Read read) {
        const json::value* value = from.if_contains(key);
        if (!value) return;
        const json::array* items = value->if_array();
        if (!items) return add("lijst_verwacht", join(path, key), {shown(*value)});
        if (items->size() > 1000) return add("te_veel_regels", join(path, key), {std::to_string(items->size())});
        for (std::size_t i = 0; i < items->size(); ++i) read((*items)[i], nth(join(path, key), i));
    }

    void text(const json::object& from, std::string_view key, const std::string& path, std::string& to) {
        const json::value* value = from.if_contains(key);
        if (!value) return;
        if (!value->is_string()) return add("tekst_verwacht", join(path, key), {shown(*value)});
        if (value->get_string().size() > max_text) return add("tekst_te_lang", join(path, key), {std::to_string(max_text)});
        to = std::string(value->get_string());
    }

    void flag(const json::object& from, std::string_view key, const std::string& path, bool& to) {
        const json::value* value = from.if_contains(key);
        if (!value) return;
        if (value->is_bool())
            to = value->get_bool();
        else if (value->is_string() && (value->get_string() == "true" || value->get_string() == "false"))
            to = value->get_string() == "true";  // TOML values arrive as text
        else
            add("ja_nee_verwacht", join(path, key), {shown(*value)});
    }

    std::optional<Decimaal> decimal(const json::value& value, const std::string& path, std::string_view too_large = "getal_te_groot") {
        const auto read = value.is_double()   ? Decimaal::from_double(value.get_double())
                          : value.is_number() ? Decimaal::parse(json::serialize(value))
                          : value.is_string() ? Decimaal::parse(std::string_view(value.get_string()))
                                              : tl::expected<Decimaal, Leesfout>(tl::unexpected(Leesfout::geen_getal));
        if (read) return *read;
        switch (read.error()) {
            case Leesfout::geen_getal: add("getal_verwacht", path, {shown(value)}); break;
            case Leesfout::niet_eindig: add("getal_nan", path, {shown(value)}); break;
            case Leesfout::te_groot: add(too_large, path, {shown(value)}); break;
            case Leesfout::te_veel_decimalen: add("te_veel_decimalen", path, {shown(value)}); break;
        }
        return std::nullopt;
    }

    void number(const json::object& from, std::string_view key, const std::string& path, Decimaal& to) {
        if (const json::value* value = from.if_contains(key))
            if (const auto read = decimal(*value, join(path, key))) to = *read;
    }

    std::optional<int> whole(const json::value& value, const std::string& path) {
        const auto read = decimal(value, path);
        if (!read) return std::nullopt;
        if (read->schaal() == 0 && *read >= -1'000'000 && *read <= 1'000'000) return static_cast<int>(read->mantisse());
        add("geheel_getal_verwacht", path, {shown(value)});
        return std::nullopt;
    }

    void whole(const json::object& from, std::string_view key, const std::string& path, int& to) {
        if (const json::value* value = from.if_contains(key))
            if (const auto read = whole(*value, join(path, key))) to = *read;
    }
    void whole(const json::object& from, std::string_view key, const std::string& path, std::optional<int>& to) {
        const json::value* value = from.if_contains(key);
        if (value && !value->is_null()) to = whole(*value, join(path, key));
    }

    template <class Enum, class Parse>
    void choice(const json::object& from, std::string_view key, const std::string& path, Enum& to, Parse parse) {
        std::string word;
        text(from, key, path, word);
        if (word.empty()) return;
        if (const auto value = parse(word)) to = *value;
        else add("keuze_onbekend", join(path, key), {shortened(word)});
    }

    std::optional<Schatting> estimate(const json::value& value, const std::string& path, std::string_view too_large = "getal_te_groot") {
        if (!value.is_object()) {
            const auto likely = decimal(value, path, too_large);
            return likely ? std::optional<Schatting>(*likely) : std::nullopt;
        }
        const json::object* fields = object(value, path, {"laag", "waarschijnlijk", "hoog"});
        Schatting result;
        const auto part = [&](std::string_view key, auto& to) {
            const json::value* member = fields->if_contains(key);
            if (!member || member->is_null()) return false;
            if (const auto read = decimal(*member, join(path, key), too_large)) to = *read;
            return true;
        };
        part("laag", result.laag);
        part("hoog", result.hoog);
        if (!part("waarschijnlijk", result.waarschijnlijk)) add("veld_ontbreekt", join(path, "waarschijnlijk"));
        return result;
    }

    void price(const json::value& value, const std::string& path, Regelprijs& to);
    Schatting in_euros(Schatting cents, const std::string& path);
    void quantities(const json::object& from, const std::string& path, PerScenario<Schatting>& to);
    void probabilities(const json::object& from, const std::string& path, PerScenario<std::optional<Schatting>>& to);
    void payers(const json::object& from, std::string_view key, const std::string& path, const Regelprijs&, std::vector<Betaler>& to);
    std::optional<Aandeel> share_of_price(const json::value& amount, const std::string& path, const Regelprijs&);
    Regel line(const json::value& value, const std::string& path);
    Gebeurtenis event(const json::value& value, const std::string& path);
    Indexreeks series(const json::value& value, const std::string& path);
};

Schatting Lezer::in_euros(Schatting cents, const std::string& path) {
    const auto convert = [&](Decimaal value) {
        if (value.schaal() + 2 <= Decimaal::max_decimalen) return Decimaal::make(value.mantisse(), value.schaal() + 2);
        add("te_veel_decimalen", path, {value.text()});
        return value;
    };
    cents.waarschijnlijk = convert(cents.waarschijnlijk);
    if (cents.laag) cents.laag = convert(*cents.laag);
    if (cents.hoog) cents.hoog = convert(*cents.hoog);
    return cents;
}

void Lezer::price(const json::value& value, const std::string& path, Regelprijs& to) {
    const json::object* fields = object(value, path, {"bedrag_euro", "bedrag_eurocent", "prijsjaar", "indexreeks", "prijs_id", "herkomst",
                                                      "bron", "bewijsgraad", "controletotaal"});
    if (!fields) return;
    const json::value* euros = fields->if_contains("bedrag_euro");
    const json::value* cents = fields->if_contains("bedrag_eurocent");
    if (!euros == !cents)
        add(euros ? "bedrag_dubbel" : "bedrag_ontbreekt", join(path, "bedrag"));
    else if (euros)
        to.bedrag = estimate(*euros, join(path, "bedrag_euro"), "bedrag_te_hoog").value_or(Schatting{});
    else
        to.bedrag = in_euros(estimate(*cents, join(path, "bedrag_eurocent"), "bedrag_te_hoog").value_or(Schatting{}), join(path, "bedrag_eurocent"));
    whole(*fields, "prijsjaar", path, to.prijsjaar);
    text(*fields, "indexreeks", path, to.indexreeks);
    text(*fields, "prijs_id", path, to.prijs_id);
    text(*fields, "bron", path, to.bron);
    choice(*fields, "herkomst", path, to.herkomst, parse_prijslaag);
    choice(*fields, "bewijsgraad", path, to.bewijsgraad, parse_bewijsgraad);
    flag(*fields, "controletotaal", path, to.controletotaal);
}

void Lezer::quantities(const json::object& from, const std::string& path, PerScenario<Schatting>& to) {
    const json::value* value = from.if_contains("hoeveelheid");
    if (!value) return;
    const std::string here = join(path, "hoeveelheid");
    const json::object* fields = object(*value, here, {"nu", "niets", "plan"});
    if (!fields) return;
    for (Scenario s : all_scenarios)
        if (const json::value* member = fields->if_contains(to_text(s)))
            if (const auto read = estimate(*member, join(here, to_text(s)))) to[s] = *read;
}

void Lezer::probabilities(const json::object& from, const std::string& path, PerScenario<std::optional<Schatting>>& to) {
    const json::value* value = from.if_contains("kans");
    if (!value || value->is_null()) return;
    const std::string here = join(path, "kans");
    if (!value->is_object() || value->get_object().contains("waarschijnlijk")) {
        const auto all = estimate(*value, here);
        for (Scenario s : all_scenarios) to[s] = all;
        return;
    }
    const json::object* fields = object(*value, here, {"nu", "niets", "plan"});
    for (Scenario s : all_scenarios) {
        const json::value* member = fields->if_contains(to_text(s));
        if (member && !member->is_null()) to[s] = estimate(*member, join(here, to_text(s)));
    }
}

// "Sub-lines that sum to a headline": a payer may be given its part of the price in euros instead of a share.
std::optional<Aandeel> Lezer::share_of_price(const json::value& amount, const std::string& path, const Regelprijs& prijs) {
    const auto euros = decimal(amount, path, "bedrag_te_hoog");
    if (!euros) return std::nullopt;
    const Breuk share = prijs.bedrag.waarschijnlijk.is_zero()
                            ? Breuk(0)
                            : (Breuk(*euros) * Breuk(prijs.bedrag.waarschijnlijk).inverse()).reduced();
    if (share.teller > 0 && share.teller <= share.noemer && share.noemer <= 1'000'000'000)
        return Aandeel{static_cast<std::int64_t>(share.teller), static_cast<std::int64_t>(share.noemer)};
    add("deelbedrag_past_niet", path, {euros->text(), prijs.bedrag.waarschijnlijk.text()});
    return std::nullopt;
}

void Lezer::payers(const json::object& from, std::string_view key, const std::string& path, const Regelprijs& prijs, std::vector<Betaler>& to) {
    const json::value* value = from.if_contains(key);
    if (value && value->is_string()) {
        to.push_back({});
        return text(from, key, path, to.back().naam);
    }
    list(from, key, path, [&](const json::value& item, const std::string& here) {
        Betaler payer;
        if (const json::object* fields = object(item, here, {"naam", "aandeel", "bedrag_euro"})) {
            text(*fields, "naam", here, payer.naam);
            const json::value* share = fields->if_contains("aandeel");
            const json::value* amount = fields->if_contains("bedrag_euro");
            std::optional<Aandeel> read = Aandeel{};
            if (share && amount) {
                add("aandeel_dubbel", join(here, "aandeel"));
            } else if (amount) {
                read = share_of_price(*amount, join(here, "bedrag_euro"), prijs);
            } else if (share) {
                // A double as its own decimal text, so that 0.4 is four tenths.
                const auto number = share->is_double() ? Decimaal::from_double(share->get_double())
                                                       : tl::expected<Decimaal, Leesfout>(tl::unexpected(Leesfout::geen_getal));
                read = Aandeel::parse(number ? number->text() : shown(*share));
                if (!read) add("aandeel_onleesbaar", join(here, "aandeel"), {shown(*share)});
            }
            if (read) payer.aandeel = *read;
        }
        to.push_back(std::move(payer));
    });
}

Regel Lezer::line(const json::value& value, const std::string& path) {
    Regel to;
    const json::object* fields = object(value, path, {"id", "omschrijving", "prijs", "eenheid", "frequentie", "hoeveelheid", "kans", "gebeurtenis",
                                                      "start", "einde", "groei", "soort", "wet", "betalers", "ontvangers", "verzilverbaarheid",
                                                      "effect", "dubbele_twijfel_reden", "overlapgroep", "doorbraak"});
    if (!fields) return to;
    text(*fields, "id", path, to.id);
    text(*fields, "omschrijving", path, to.omschrijving);
    if (const json::value* prijs = fields->if_contains("prijs")) price(*prijs, join(path, "prijs"), to.prijs);
    else add("veld_ontbreekt", join(path, "prijs"));
    text(*fields, "eenheid", path, to.eenheid);
    choice(*fields, "frequentie", path, to.frequentie, parse_frequentie);
    quantities(*fields, path, to.hoeveelheid);
    probabilities(*fields, path, to.kans);
    text(*fields, "gebeurtenis", path, to.gebeurtenis);
    whole(*fields, "start", path, to.start);
    whole(*fields, "einde", path, to.einde);
    number(*fields, "groei", path, to.groei);
    choice(*fields, "soort", path, to.soort, parse_soort);
    text(*fields, "wet", path, to.wet);
    payers(*fields, "betalers", path, to.prijs, to.betalers);
    payers(*fields, "ontvangers", path, to.prijs, to.ontvangers);
    if (const json::value* cash = fields->if_contains("verzilverbaarheid")) {
        const std::string here = join(path, "verzilverbaarheid");
        if (const json::object* parts = object(*cash, here, {"klasse", "vertraging_maanden", "fractie"})) {
            choice(*parts, "klasse", here, to.verzilverbaarheid.klasse, parse_klasse);
            whole(*parts, "vertraging_maanden", here, to.verzilverbaarheid.vertraging_maanden);
            const json::value* fraction = parts->if_contains("fractie");
            if (fraction && !fraction->is_null()) to.verzilverbaarheid.fractie = decimal(*fraction, join(here, "fractie"));
        }
    }
    if (const json::value* effect = fields->if_contains("effect")) {
        const std::string here = join(path, "effect");
        if (const json::object* parts = object(*effect, here, {"vanzelf", "toerekening", "verdringing", "uitdoving"})) {
            number(*parts, "vanzelf", here, to.effect.vanzelf);
            number(*parts, "toerekening", here, to.effect.toerekening);
            number(*parts, "verdringing", here, to.effect.verdringing);
            number(*parts, "uitdoving", here, to.effect.uitdoving);
        }
    }
    text(*fields, "dubbele_twijfel_reden", path, to.dubbele_twijfel_reden);
    text(*fields, "overlapgroep", path, to.overlapgroep);
    flag(*fields, "doorbraak", path, to.doorbraak);
    return to;
}

Gebeurtenis Lezer::event(const json::value& value, const std::string& path) {
    Gebeurtenis to;
    const json::object* fields = object(value, path, {"id", "naam", "kans", "reden", "start", "duur"});
    if (!fields) return to;
    text(*fields, "id", path, to.id);
    text(*fields, "naam", path, to.naam);
    probabilities(*fields, path, to.kans);
    text(*fields, "reden", path, to.reden);
    whole(*fields, "start", path, to.start);
    whole(*fields, "duur", path, to.duur);
    return to;
}

Indexreeks Lezer::series(const json::value& value, const std::string& path) {
    Indexreeks to;
    const json::object* fields = object(value, path, {"naam", "procent", "ongeverifieerd"});
    if (!fields) return to;
    text(*fields, "naam", path, to.naam);
    list(*fields, "ongeverifieerd", path, [&](const json::value& year, const std::string& at) {
        if (const auto read = whole(year, at)) to.ongeverifieerd.push_back(*read);
    });
    const json::value* percent = fields->if_contains("procent");
    if (!percent) return to;
    const std::string here = join(path, "procent");
    if (!percent->is_object()) {
        add("object_verwacht", here, {shown(*percent)});
        return to;
    }
    for (const auto& member : percent->get_object()) {
        const std::string key = shortened(member.key());
        const auto year = Decimaal::parse(key);
        const bool valid = year && year->schaal() == 0 && *year >= 1900 && *year <= 2200;
        if (!valid) add("jaar_bereik", join(here, key), {key});
        const auto change = decimal(member.value(), join(here, key));
        if (valid && change) to.procent_per_jaar[static_cast<int>(year->mantisse())] = *change;
    }
    return to;
}

Rekensom Lezer::rekensom(const json::value& root) {
    Rekensom to;
    const json::object* fields = object(root, "", {"naam", "horizon_maanden", "basisjaar", "startdatum", "discontovoet", "indexreeksen", "regels",
                                                   "gebeurtenissen", "overlapgroepen", "simulatie"});
    if (!fields) return to;
    text(*fields, "naam", "", to.naam);
    whole(*fields, "horizon_maanden", "", to.horizon_maanden);
    whole(*fields, "basisjaar", "", to.basisjaar);
    std::string date;
    text(*fields, "startdatum", "", date);
    if (!date.empty()) {
        to.startdatum = parse_iso_date(date);
        if (!to.startdatum) add("datum_bestaat_niet", "startdatum", {shortened(date)});
    }
    number(*fields, "discontovoet", "", to.discontovoet);
    list(*fields, "indexreeksen", "", [&](const json::value& v, const std::string& at) { to.indexreeksen.push_back(series(v, at)); });
    list(*fields, "regels", "", [&](const json::value& v, const std::string& at) { to.regels.push_back(line(v, at)); });
    list(*fields, "gebeurtenissen", "", [&](const json::value& v, const std::string& at) { to.gebeurtenissen.push_back(event(v, at)); });
    list(*fields, "overlapgroepen", "", [&](const json::value& v, const std::string& at) {
        Overlapgroep group;
        if (const json::object* parts = object(v, at, {"id", "naam", "alfa"})) {
            text(*parts, "id", at, group.id);
            text(*parts, "naam", at, group.naam);
            number(*parts, "alfa", at, group.alfa);
        }
        to.overlapgroepen.push_back(std::move(group));
    });
    if (const json::value* simulation = fields->if_contains("simulatie"))
        if (const json::object* parts = object(*simulation, "simulatie", {"zaad", "trekkingen"})) {
            Decimaal seed(0);
            number(*parts, "zaad", "simulatie", seed);
            if (seed < 0 || seed.schaal() > 0) add("zaad_bereik", "simulatie.zaad", {seed.text()});
            else if (parts->contains("zaad")) to.simulatie.zaad = static_cast<std::uint64_t>(seed.mantisse());
            whole(*parts, "trekkingen", "simulatie", to.simulatie.trekkingen);
        }
    return to;
}

json::value to_json_value(const inhoud::TomlValue& value) {
    switch (value.kind) {
        case inhoud::TomlValue::Kind::scalar: return json::string(value.text);
        case inhoud::TomlValue::Kind::list: {
            json::array list;
            for (const auto& item : value.items) list.push_back(to_json_value(item));
            return list;
        }
        case inhoud::TomlValue::Kind::table: break;
    }
    json::object table;
    for (const auto& member : value.members) table[member.key] = to_json_value(member.value);
    return table;
}

}  // namespace

Result<Rekensom> rekensom_from(const json::value& root) {
    Lezer reader;
    Rekensom som = reader.rekensom(root);
    Errors errors = std::move(reader.errors);
    // What could not be read must not be reported a second time as missing or out of range.
    const std::size_t unread = errors.size();
    for (Error& error : check(som)) {
        const bool repeated = std::any_of(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(unread), [&](const Error& other) {
            return error.field.starts_with(other.field) || other.field.starts_with(error.field);
        });
        if (!repeated) errors.push_back(std::move(error));
    }
    if (!errors.empty()) return fail(std::move(errors));
    return som;
}

Result<Rekensom> read_rekensom_json(std::string_view text) {
    if (text.size() > max_bytes) return fail("rekentool.bestand_te_groot");
    json::error_code error;
    const json::value root = json::parse(json::string_view(text.data(), text.size()), error);
    if (error) return fail("rekentool.geen_json", {error.message()});
    return rekensom_from(root);
}

Result<Rekensom> read_rekensom_toml(std::string_view text, std::string_view table) {
    if (text.size() > max_bytes) return fail("rekentool.bestand_te_groot");
    try {
        const inhoud::TomlValue root = inhoud::parse_toml("rekensom.toml", text);
        const inhoud::TomlValue* som = table.empty() ? &root : root.find(table);
        if (!som) return fail("rekentool.veld_ontbreekt", {}, std::string(table));
        return rekensom_from(to_json_value(*som));
    } catch (const AdminError& error) {
        return fail("rekentool.geen_toml", {error.what()});
    }
}

}  // namespace ontknoop::rekentool
