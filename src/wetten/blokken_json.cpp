// SPDX-License-Identifier: EUPL-1.2
#include "wetten/blokken_json.h"

#include <boost/json.hpp>

#include "base/result.h"

namespace ontknoop::wetten {
namespace {

namespace json = boost::json;

constexpr std::string_view datumsleutels[] = {"&z=", "&g="};

std::string replace_dates(std::string_view jci, std::string_view from, std::string_view to) {
    std::string result(jci);
    for (const std::string_view key : datumsleutels) {
        const std::string wanted = std::string(key) + std::string(from);
        const std::size_t at = result.find(wanted);
        if (at == std::string::npos) continue;
        const std::size_t end = at + wanted.size();
        if (end == result.size() || result[end] == '&') result.replace(at + key.size(), from.size(), to);
    }
    return result;
}

std::string text_at(const json::array& list, std::size_t index) { return std::string(list.at(index).as_string()); }

Tekstblok read_blok(const json::array& from, Date versiedatum) {
    Tekstblok blok;
    blok.soort = static_cast<Bloksoort>(from.at(0).as_int64());
    blok.pad = text_at(from, 1);
    blok.nr = text_at(from, 2);
    blok.jci = with_versiedatum(text_at(from, 3), versiedatum);
    for (const json::value& item : from.at(4).as_array()) {
        const json::array& deel = item.as_array();
        blok.delen.push_back({static_cast<Deelsoort>(deel.at(0).as_int64()), static_cast<int>(deel.at(1).as_int64()), text_at(deel, 2)});
    }
    return blok;
}

}  // namespace

std::string without_versiedatum(std::string_view jci, Date versiedatum) { return replace_dates(jci, to_iso(versiedatum), "*"); }
std::string with_versiedatum(std::string_view jci, Date versiedatum) { return replace_dates(jci, "*", to_iso(versiedatum)); }

std::string stuktekst_json(std::span<const Tekstblok> blokken, std::span<const Doorverwijzing> verwijzingen, Date versiedatum) {
    json::array blocks, references;
    for (const Tekstblok& blok : blokken) {
        json::array parts;
        for (const Tekstdeel& deel : blok.delen) parts.push_back(json::array{static_cast<std::int64_t>(deel.soort), deel.diepte, deel.tekst});
        blocks.push_back(
            json::array{static_cast<std::int64_t>(blok.soort), blok.pad, blok.nr, without_versiedatum(blok.jci, versiedatum), std::move(parts)});
    }
    for (const Doorverwijzing& naar : verwijzingen)
        references.push_back(json::array{naar.tekst, without_versiedatum(naar.doel, versiedatum), naar.pad, naar.regeling_id});
    return json::serialize(json::object{{"b", std::move(blocks)}, {"v", std::move(references)}});
}

Stuktekst parse_stuktekst(std::string_view text, Date versiedatum) {
    try {
        const json::value root = json::parse(text);
        Stuktekst result;
        for (const json::value& item : root.at("b").as_array()) result.blokken.push_back(read_blok(item.as_array(), versiedatum));
        for (const json::value& item : root.at("v").as_array()) {
            const json::array& naar = item.as_array();
            result.verwijzingen.push_back({text_at(naar, 0), with_versiedatum(text_at(naar, 1), versiedatum), text_at(naar, 2), text_at(naar, 3)});
        }
        return result;
    } catch (const std::exception&) {  // not JSON, or JSON of another shape
        throw AdminError("Een tekst in de bibliotheek van wetten is beschadigd. Zet een reservekopie terug, of lees de regeling opnieuw in.");
    }
}

}  // namespace ontknoop::wetten
