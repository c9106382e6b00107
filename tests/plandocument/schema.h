// SPDX-License-Identifier: EUPL-1.2
//
// The JSON Schema of an exported plan, made from the table of soorten(): what inhoud/schema/plan.schema.json must say.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "inhoud/teksten.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::test {

namespace json = boost::json;
using maatwerkplan::Soort;
using maatwerkplan::Veld;
using maatwerkplan::VeldSoort;

inline json::string js(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

inline json::array codes_of(const Veld& veld) {
    json::array codes;
    for (const std::string_view code : maatwerkplan::opties(veld.opties)) codes.emplace_back(js(code));
    return codes;
}

inline json::object reference(std::string_view soort) {
    return {{"type", "string"}, {"pattern", "^[a-z0-9_-]{1,60}$"}, {"description", js("kenmerk van een " + std::string(soort) + " in dit bestand")}};
}

inline json::object text_up_to(std::int64_t letters) { return {{"type", "string"}, {"maxLength", letters}}; }

inline json::object schema_of(const Veld& veld) {
    const double hoogste = static_cast<double>(veld.maximum);
    switch (veld.soort) {
        case VeldSoort::regel: return text_up_to(veld.maximum ? veld.maximum : 200);
        case VeldSoort::tekst: return text_up_to(veld.maximum ? veld.maximum : 8000);
        case VeldSoort::keuze: return {{"enum", codes_of(veld)}};
        case VeldSoort::meerkeuze: return {{"type", "array"}, {"items", {{"enum", codes_of(veld)}}}};
        case VeldSoort::ja_nee: return {{"type", "boolean"}};
        case VeldSoort::geheel: return {{"type", "integer"}, {"minimum", veld.minimum}, {"maximum", veld.maximum}};
        case VeldSoort::procent:
        case VeldSoort::getal: return {{"type", "number"}, {"minimum", veld.minimum}, {"maximum", veld.maximum}, {"description", "hoogstens vier decimalen"}};
        case VeldSoort::bedrag:
            return {{"type", "number"}, {"minimum", veld.minimum / 100}, {"maximum", static_cast<std::int64_t>(hoogste / 100)}, {"description", "euro, hoogstens twee decimalen"}};
        case VeldSoort::datum: return {{"type", "string"}, {"format", "date"}};
        case VeldSoort::verwijzing: return reference(veld.naar);
        case VeldSoort::verwijzingen: return {{"type", "array"}, {"items", reference(veld.naar)}};
        case VeldSoort::gebruiker: break;
    }
    return {};
}

inline json::object schema_of(const inhoud::Teksten& t, const Soort& soort) {
    json::object velden;
    json::array nodig;
    if (soort.aantal == maatwerkplan::Aantal::lijst) velden["id"] = reference(soort.naam);
    if (!soort.ouder.empty()) {
        velden["ouder"] = reference(soort.ouder);
        nodig.emplace_back("ouder");
    }
    for (const Veld& veld : soort.velden) {
        if (veld.soort == VeldSoort::gebruiker) continue;
        json::object een = schema_of(veld);
        een["title"] = t("veld." + std::string(soort.naam) + "." + std::string(veld.naam) + ".label");
        velden[json::string_view(veld.naam.data(), veld.naam.size())] = std::move(een);
    }
    json::object schema{{"type", "object"}, {"title", t("soort." + std::string(soort.naam) + ".naam")}, {"additionalProperties", false}, {"properties", std::move(velden)}};
    if (!nodig.empty()) schema["required"] = std::move(nodig);
    return schema;
}

inline json::object make_schema(const inhoud::Teksten& t) {
    json::object delen, defs;
    for (const Soort& soort : maatwerkplan::soorten()) {
        const json::string naam = js(soort.naam);
        const json::object ref{{"$ref", js("#/$defs/" + std::string(soort.naam))}};
        if (soort.aantal == maatwerkplan::Aantal::een) delen[naam] = ref;
        else delen[naam] = json::object{{"type", "array"}, {"maxItems", 200}, {"items", ref}};
        defs[naam] = schema_of(t, soort);
    }
    return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"$id", "urn:ontknoop:schema:plan:1"},
            {"title", "Een plan uit Ontknoop"},
            {"description", "Wat het tabblad Document als gegevens geeft en wat je weer kunt inlezen. Verwijzingen noemen het kenmerk (id) van een ander onderdeel in hetzelfde "
                            "bestand. Bedragen zijn in euro. Gebruikers en hun namen staan er niet in."},
            {"type", "object"},
            {"additionalProperties", false},
            {"required", {"formaat", "versie", "onderdelen"}},
            {"properties",
             {{"$schema", {{"type", "string"}}},
              {"formaat", {{"const", "ontknoop-plan"}}},
              {"versie", {{"const", 1}}},
              {"oefencasus", {{"type", "boolean"}, {"title", "Een oefencasus telt niet mee in cijfers"}}},
              {"vastgelegd",
               {{"type", "object"},
                {"title", "Sinds wanneer vaststaat wat het plan vraagt, en met welke inhoud het is gemaakt; een concept heeft dit niet, en bij inlezen begint een nieuw concept"},
                {"additionalProperties", false},
                {"required", {"op", "inhoud"}},
                {"properties",
                 {{"op", {{"type", "string"}, {"format", "date-time"}}},
                  {"inhoud", {{"type", "object"}, {"title", "Kenmerk van elk soort inhoud, zoals het document het noemt"}, {"additionalProperties", {{"type", "string"}}}}}}}}},
              {"onderdelen", {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(delen)}}}}},
            {"$defs", std::move(defs)}};
}

// With two spaces, so that a person can read it and a difference is a line.
inline void print(std::string& out, const json::value& value, const std::string& indent) {
    const std::string inner = indent + "  ";
    bool first = true;
    if (value.is_object() && !value.get_object().empty()) {
        out += "{";
        for (const auto& member : value.get_object()) {
            out += std::string(first ? "\n" : ",\n") + inner + json::serialize(json::value(member.key())) + ": ";
            print(out, member.value(), inner);
            first = false;
        }
        out += "\n" + indent + "}";
    } else if (value.is_array() && !value.get_array().empty() && value.get_array()[0].is_object()) {
        out += "[";
        for (const json::value& one : value.get_array()) {
            out += std::string(first ? "\n" : ",\n") + inner;
            print(out, one, inner);
            first = false;
        }
        out += "\n" + indent + "]";
    } else {
        out += json::serialize(value);
    }
}

}  // namespace ontknoop::test
