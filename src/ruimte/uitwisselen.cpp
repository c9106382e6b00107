// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/uitwisselen.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <regex>
#include <set>

#include "base/hex.h"
#include "base/text.h"
#include "inhoud/toml_document.h"

namespace ontknoop::ruimte {

using inhoud::TomlValue;

namespace {

// What stands once for a regulation, above its provisions.
constexpr std::string_view kopvelden[] = {"regeling", "afkorting", "ook_bekend_als"};
constexpr std::string_view stelselsleutels[] = {"bwb", "cvdr", "celex"};

bool is_kop(std::string_view veld) { return std::ranges::find(kopvelden, veld) != std::end(kopvelden); }
bool is_lijst(const Veldregel& veld) { return veld.vorm == Veldvorm::regels || veld.vorm == Veldvorm::codes; }
const Veldregel* find_veld(std::string_view naam) {
    const auto all = velden(Soort::bepaling);
    const auto found = std::ranges::find(all, naam, &Veldregel::naam);
    return found == all.end() ? nullptr : &*found;
}
// Written as one field in the head: bwb = "...".
bool is_kenmerk(std::string_view veld) { return veld == "stelsel" || veld == "regeling_id"; }

// --- writing -------------------------------------------------------------------------------------------------------------
std::string toml_tekst(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') (quoted += '\\') += c;
        else if (c == '\n') quoted += "\\n";
        else if (c == '\t') quoted += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) (quoted += "\\u00") += to_hex({&c, 1});
        else quoted += c;
    }
    return quoted + "\"";
}

void schrijf_veld(std::string& to, const Veldregel& veld, const std::vector<std::string>& values) {
    if (values.empty()) return;
    to += std::string(veld.naam) + " = ";
    if (veld.vorm == Veldvorm::vlag) to += "true";
    else if (!is_lijst(veld)) to += toml_tekst(values[0]);
    else {
        std::vector<std::string> quoted;
        for (const std::string& value : values) quoted.push_back(toml_tekst(value));
        to += "[" + join(quoted, ", ") + "]";
    }
    to += "\n";
}

boost::json::value json_waarde(const Veldregel& veld, const std::vector<std::string>& values) {
    if (veld.vorm == Veldvorm::vlag) return true;
    if (is_lijst(veld)) return boost::json::array(values.begin(), values.end());
    return boost::json::string(values[0]);
}

// --- reading -------------------------------------------------------------------------------------------------------------
// JSON in the shape of TOML, so that one reader does for both.
TomlValue van_json(const boost::json::value& from) {
    TomlValue to;
    if (from.is_object()) {
        for (const auto& [key, value] : from.as_object()) to.members.push_back({std::string(key), van_json(value)});
    } else if (from.is_array()) {
        to.kind = TomlValue::Kind::list;
        for (const auto& item : from.as_array()) to.items.push_back(van_json(item));
    } else {
        to.kind = TomlValue::Kind::scalar;
        if (from.is_string()) to.text = std::string(from.as_string());
        else if (!from.is_null()) to.text = boost::json::serialize(from);
    }
    return to;
}

// The first line that looks like the head of a block other than [[bepaling]]; 0: none. No list of ours begins a line with a
// bracket, and the TOML library takes some heads without a name for impossible.
int vreemde_kop(std::string_view tekst) {
    int number = 0;
    for (const std::string_view raw : split(tekst, '\n')) {
        ++number;
        const std::string_view line = trim(raw);
        if (line.starts_with('[') && !line.starts_with("[[bepaling]]")) return number;
    }
    return 0;
}

Result<std::vector<TomlValue>> parse(std::string_view tekst) {
    const std::string_view begin = trim(tekst);
    if (begin.empty()) return fail("ruimte.bestand_leeg");
    if (!begin.starts_with('{') && !begin.starts_with("[{") && !begin.starts_with("[\n") && !begin.starts_with("[ ") && !begin.starts_with("[]")) {
        if (const int line = vreemde_kop(tekst)) return fail("ruimte.bestand_regel", {std::to_string(line)});
        try {
            return std::vector{inhoud::parse_toml("bestand", tekst)};
        } catch (const AdminError& error) {
            static const std::regex line_of("line ([0-9]+)");
            std::cmatch line;
            if (std::regex_search(error.what(), line, line_of)) return fail("ruimte.bestand_regel", {line[1].str()});
            return fail("ruimte.bestand_kapot");
        }
    }
    boost::system::error_code error;
    const boost::json::value root = boost::json::parse(begin, error);
    if (error) return fail("ruimte.bestand_kapot");
    TomlValue read = van_json(root);
    if (read.kind == TomlValue::Kind::list) return std::move(read.items);
    return std::vector{std::move(read)};
}

class Lezer {
public:
    explicit Lezer(std::string_view gemeente) : gemeente_(gemeente) {}

    void regeling(const TomlValue& table) {
        if (table.kind != TomlValue::Kind::table) return refuse("", "ruimte.vorm", {"regeling"});
        Inhoud kop;
        int kenmerken = 0;
        for (const auto& [key, value] : table.members) {
            if (key == "bepaling") continue;
            if (key == "gemeente") {
                if (!wetten::same_gemeente(value.text, gemeente_)) refuse("", "ruimte.andere_gemeente", {std::string(utf8_prefix(value.text, 80))});
            } else if (std::ranges::find(stelselsleutels, key) != std::end(stelselsleutels)) {
                ++kenmerken;
                kop["stelsel"] = {key};
                kop["regeling_id"] = {std::string(trim(value.text))};
            } else {
                take(kop, "", key, value, is_kop(key));
            }
        }
        if (kenmerken != 1) refuse("", "ruimte.stelsel_een");
        const TomlValue* lijst = table.find("bepaling");
        if (lijst && lijst->kind != TomlValue::Kind::list) return refuse("", "ruimte.vorm", {"bepaling"});
        for (const TomlValue& block : lijst ? lijst->items : std::vector<TomlValue>{}) bepaling(block, kop);
    }
    std::vector<Ingelezen> ingangen;
    Errors errors;

private:
    void refuse(std::string_view plek, std::string code, std::vector<std::string> arguments = {}) { errors.push_back({std::move(code), std::move(arguments), std::string(plek)}); }

    void bepaling(const TomlValue& block, const Inhoud& kop) {
        if (block.kind != TomlValue::Kind::table) return refuse("", "ruimte.vorm", {"bepaling"});
        Ingelezen ingang{"", kop, block.line};
        if (const TomlValue* id = block.find("id")) ingang.id = trim(id->text);
        const std::string plek(utf8_prefix(ingang.id, 80));
        for (const auto& [key, value] : block.members)
            if (key != "id") take(ingang.inhoud, plek, key, value, !is_kop(key));
        if (!seen_.insert(ingang.id).second) refuse(plek, "ruimte.dubbel", {plek});
        ingangen.push_back(std::move(ingang));
    }
    void take(Inhoud& to, std::string_view plek, const std::string& key, const TomlValue& value, bool place) {
        const Veldregel* veld = is_kenmerk(key) || !place ? nullptr : find_veld(key);
        const std::string shown(utf8_prefix(key, 60));
        if (!veld) return refuse(plek, "ruimte.onbekend_veld", {shown});
        std::vector<std::string> items;
        if (is_lijst(*veld)) {
            if (value.kind != TomlValue::Kind::list) return refuse(plek, "ruimte.vorm", {shown});
            for (const TomlValue& item : value.items) {
                if (item.kind != TomlValue::Kind::scalar) return refuse(plek, "ruimte.vorm", {shown});
                items.emplace_back(trim(item.text));
            }
        } else {
            if (value.kind != TomlValue::Kind::scalar) return refuse(plek, "ruimte.vorm", {shown});
            if (veld->vorm != Veldvorm::vlag || value.text != "false") items.push_back(unify_newlines(trim(value.text)));
        }
        std::erase(items, "");
        if (!items.empty()) to[key] = std::move(items);
    }

    std::string_view gemeente_;
    std::set<std::string> seen_;
};

}  // namespace

std::string schrijf_toml(const Ingangen& ingangen) {
    CHECK(!ingangen.empty());
    const Inhoud& eerste = ingangen.front().second;
    std::string toml = std::string(waarde(eerste, "stelsel")) + " = " + toml_tekst(waarde(eerste, "regeling_id")) + "\n";
    for (const std::string_view kop : kopvelden) schrijf_veld(toml, *find_veld(kop), waarden(eerste, kop));
    for (const auto& [id, inhoud] : ingangen) {
        CHECK(waarde(inhoud, "regeling_id") == waarde(eerste, "regeling_id"));
        toml += "\n[[bepaling]]\nid = " + toml_tekst(id) + "\n";
        for (const Veldregel& veld : velden(Soort::bepaling))
            if (!is_kop(veld.naam) && !is_kenmerk(veld.naam)) schrijf_veld(toml, veld, waarden(inhoud, veld.naam));
    }
    return toml;
}

std::string schrijf_json(const Ingangen& ingangen) {
    std::map<std::string, boost::json::object> regelingen;
    for (const auto& [id, inhoud] : ingangen) {
        boost::json::object& regeling = regelingen[std::string(waarde(inhoud, "regeling_id"))];
        regeling[waarde(inhoud, "stelsel")] = waarde(inhoud, "regeling_id");
        boost::json::object bepaling{{"id", id}};
        for (const Veldregel& veld : velden(Soort::bepaling)) {
            const auto& values = waarden(inhoud, veld.naam);
            if (!values.empty() && !is_kenmerk(veld.naam)) (is_kop(veld.naam) ? regeling : bepaling)[veld.naam] = json_waarde(veld, values);
        }
        if (!regeling.contains("bepaling")) regeling["bepaling"] = boost::json::array();
        regeling["bepaling"].as_array().push_back(std::move(bepaling));
    }
    boost::json::array all;
    for (auto& [id, regeling] : regelingen) all.push_back(std::move(regeling));
    return boost::json::serialize(all);
}

Result<std::vector<Ingelezen>> lees_bestand(std::string_view tekst, std::string_view gemeente) {
    if (!is_valid_utf8(tekst)) return fail("ruimte.bestand_kapot");
    if (tekst.starts_with("\xef\xbb\xbf")) tekst.remove_prefix(3);
    TRY(const std::vector<TomlValue> regelingen, parse(tekst));
    Lezer lezer(gemeente);
    for (const TomlValue& table : regelingen) lezer.regeling(table);
    if (lezer.errors.empty() && lezer.ingangen.empty()) return fail("ruimte.bestand_leeg");
    if (lezer.ingangen.size() > meeste_ingelezen) return fail("ruimte.te_veel_ingangen", {std::to_string(meeste_ingelezen)});
    if (!lezer.errors.empty()) return fail(std::move(lezer.errors));
    return std::move(lezer.ingangen);
}

}  // namespace ontknoop::ruimte
