// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bundel_json.h"

#include <boost/json.hpp>

#include "wetten/blokken_json.h"
#include "wetten/stelsel.h"

namespace ontknoop::wetten {
namespace {

namespace json = boost::json;

json::value date_json(const std::optional<Date>& date) { return date ? json::value(to_iso(*date)) : json::value(nullptr); }
std::optional<Date> date_from(const json::value& value) { return value.is_null() ? std::nullopt : parse_iso_date(value.as_string()); }
std::string text_from(const json::object& from, std::string_view key) { return std::string(from.at(key).as_string()); }
json::array list_json(const std::vector<std::string>& list) { return json::array(list.begin(), list.end()); }
std::vector<std::string> list_from(const json::value& value) {
    std::vector<std::string> list;
    for (const json::value& item : value.as_array()) list.emplace_back(item.as_string());
    return list;
}

json::object artikel_json(const Artikel& a, Date datum) {
    return {{"nr", a.nr},         {"titel", a.titel},       {"opschrift", a.opschrift},
            {"pad", a.pad},       {"stam", a.stam_id},      {"wording", a.versie_id},
            {"bron", a.bron},     {"jci", a.jci},           {"status", static_cast<std::int64_t>(a.status)},
            {"inwerking", date_json(a.inwerking)},          {"eerste", a.eerste_blok},
            {"aantal", a.aantal_blokken},                   {"naar", stuktekst_json({}, a.verwijzingen, datum)}};
}

Artikel artikel_from(const json::object& from, Date datum, std::size_t blokken) {
    Artikel a;
    a.nr = text_from(from, "nr");
    a.titel = text_from(from, "titel");
    a.opschrift = text_from(from, "opschrift");
    a.pad = text_from(from, "pad");
    a.stam_id = text_from(from, "stam");
    a.versie_id = text_from(from, "wording");
    a.bron = text_from(from, "bron");
    a.jci = text_from(from, "jci");
    const std::int64_t status = from.at("status").as_int64();
    a.status = status == 1 ? Artikelstatus::vervallen : status == 2 ? Artikelstatus::nogniet : Artikelstatus::goed;
    a.inwerking = date_from(from.at("inwerking"));
    a.eerste_blok = from.at("eerste").to_number<std::size_t>();
    a.aantal_blokken = from.at("aantal").to_number<std::size_t>();
    if (a.eerste_blok > blokken || a.aantal_blokken > blokken - a.eerste_blok) throw AdminError("an article outside its version");
    a.verwijzingen = parse_stuktekst(text_from(from, "naar"), datum).verwijzingen;
    return a;
}

}  // namespace

std::string bundelregel_json(const Bundelregel& regel) {
    const Regelingversie& v = regel.versie;
    const Date datum = v.inwerkingtreding.value();
    json::array artikelen;
    for (const Artikel& artikel : v.artikelen) artikelen.push_back(artikel_json(artikel, datum));
    return json::serialize(json::object{
        {"regeling", v.regeling_id},
        {"stelsel", stelsel_code(v.stelsel)},
        {"versie", v.versie},
        {"citeertitel", v.citeertitel},
        {"intitule", v.intitule},
        {"soort", v.soort},
        {"gemeente", v.gemeente ? json::value(*v.gemeente) : json::value(nullptr)},
        {"geldig_van", to_iso(datum)},
        {"geldig_tot", date_json(v.uitwerkingtreding)},
        {"grondslagen", list_json(v.grondslagen)},
        {"hash", regel.herkomst.hash},
        {"bron", regel.herkomst.bron},
        {"afkortingen", list_json(regel.gegevens.afkortingen)},
        {"ministerie", regel.gegevens.eerstverantwoordelijke},
        {"rechtsgebieden", list_json(regel.gegevens.rechtsgebieden)},
        {"artikelen", std::move(artikelen)},
        {"tekst", stuktekst_json(v.blokken, {}, datum)},
    });
}

Bundelregel parse_bundelregel(std::string_view text) {
    const json::value root = json::parse(text);
    const json::object& from = root.as_object();
    Bundelregel regel;
    Regelingversie& v = regel.versie;
    v.regeling_id = text_from(from, "regeling");
    v.stelsel = from.at("stelsel").as_string() == "cvdr" ? Stelsel::cvdr : Stelsel::bwb;
    v.versie = text_from(from, "versie");
    v.citeertitel = text_from(from, "citeertitel");
    v.intitule = text_from(from, "intitule");
    v.soort = text_from(from, "soort");
    if (!from.at("gemeente").is_null()) v.gemeente = text_from(from, "gemeente");
    v.inwerkingtreding = parse_iso_date(text_from(from, "geldig_van"));
    if (!v.inwerkingtreding) throw AdminError("a version without a day");
    v.uitwerkingtreding = date_from(from.at("geldig_tot"));
    v.grondslagen = list_from(from.at("grondslagen"));
    v.blokken = parse_stuktekst(text_from(from, "tekst"), *v.inwerkingtreding).blokken;
    for (const json::value& item : from.at("artikelen").as_array())
        v.artikelen.push_back(artikel_from(item.as_object(), *v.inwerkingtreding, v.blokken.size()));
    regel.herkomst = {text_from(from, "hash"), text_from(from, "bron"), {}};
    regel.gegevens.regeling_id = v.regeling_id;
    regel.gegevens.afkortingen = list_from(from.at("afkortingen"));
    regel.gegevens.eerstverantwoordelijke = text_from(from, "ministerie");
    regel.gegevens.rechtsgebieden = list_from(from.at("rechtsgebieden"));
    return regel;
}

}  // namespace ontknoop::wetten
