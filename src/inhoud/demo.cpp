// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/demo.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "inhoud/toml_document.h"

namespace ontknoop::inhoud {

namespace {

constexpr std::string_view gemeenten_path = "demo/gemeenten.toml";
constexpr std::string_view regio_path = "demo/regio.toml";
constexpr std::string_view casus_prefix = "demo/casus_";

[[noreturn]] void refuse(std::string_view path, int line, const std::string& what) {
    throw AdminError(std::string(path) + ", line " + std::to_string(line) + ": " + what);
}

// Reads the members of one table and refuses what it does not know: a typing error in a key must not vanish silently.
class TableReader {
public:
    TableReader(std::string_view path, const TomlValue& table) : path_(path), table_(table) {
        if (table.kind != TomlValue::Kind::table) refuse(path, table.line, "a table is expected here.");
    }

    std::string text(std::string_view key) {
        const TomlValue* value = take(key);
        if (!value || value->kind != TomlValue::Kind::scalar || value->text.empty())
            refuse(path_, table_.line, "\"" + std::string(key) + "\" is missing. Add it as a string.");
        return value->text;
    }

    std::string optional_text(std::string_view key) { return table_.find(key) ? text(key) : std::string(); }

    bool flag(std::string_view key) {
        const std::string value = text(key);
        if (value != "true" && value != "false")
            refuse(path_, table_.line, "\"" + std::string(key) + "\" must be true or false.");
        return value == "true";
    }

    std::vector<std::string> texts(std::string_view key) {
        const TomlValue* value = take(key);
        if (!value) return {};
        return values(path_, *value);
    }

    const std::vector<TomlValue>& tables(std::string_view key) {
        static const std::vector<TomlValue> none;
        const TomlValue* value = take(key);
        if (!value) return none;
        if (value->kind != TomlValue::Kind::list)
            refuse(path_, value->line, "write \"" + std::string(key) + "\" with double brackets.");
        return value->items;
    }

    const TomlValue* take(std::string_view key) {
        known_.push_back(key);
        return table_.find(key);
    }

    void finish() const {
        for (const TomlMember& member : table_.members)
            if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
                refuse(path_, member.value.line, "\"" + member.key + "\" is not known here. Check the spelling.");
    }

    static std::vector<std::string> values(std::string_view path, const TomlValue& value) {
        if (value.kind == TomlValue::Kind::scalar) return {value.text};
        std::vector<std::string> all;
        for (const TomlValue& item : value.items) {
            if (item.kind != TomlValue::Kind::scalar) refuse(path, item.line, "a string is expected here.");
            all.push_back(item.text);
        }
        return all;
    }

private:
    std::string_view path_;
    const TomlValue& table_;
    std::vector<std::string_view> known_;
};

template <class T>
const T* find_by_sleutel(const std::vector<T>& all, std::string_view sleutel) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.sleutel == sleutel; });
    return found == all.end() || sleutel.empty() ? nullptr : &*found;
}

template <class T>
void add_with_new_sleutel(std::vector<T>& all, T one, std::string_view path, int line) {
    if (find_by_sleutel(all, one.sleutel))
        refuse(path, line, "the sleutel \"" + one.sleutel + "\" is used twice. Choose another one.");
    all.push_back(std::move(one));
}

// "vandaag", "vandaag+30", "vandaag-14" as an ISO date; nothing for any other text.
std::optional<std::string> relative_date(std::string_view text, Date vandaag) {
    constexpr std::string_view word = "vandaag";
    if (!text.starts_with(word)) return std::nullopt;
    text.remove_prefix(word.size());
    int days = 0;
    if (!text.empty()) {
        if (text[0] != '+' && text[0] != '-') return std::nullopt;
        const char* digits = text.data() + 1;
        const char* end = text.data() + text.size();
        if (const auto parsed = std::from_chars(digits, end, days); parsed.ec != std::errc() || parsed.ptr != end)
            return std::nullopt;
        if (text[0] == '-') days = -days;
    }
    return to_iso(Date{std::chrono::sys_days{vandaag} + std::chrono::days{days}});
}

std::vector<DemoVeld> read_velden(std::string_view path, const TomlValue& table, Date vandaag) {
    std::vector<DemoVeld> velden;
    for (const TomlMember& member : table.members) {
        DemoVeld veld{member.key, TableReader::values(path, member.value)};
        for (std::string& waarde : veld.waarden)
            if (auto date = relative_date(waarde, vandaag)) waarde = *date;
        velden.push_back(std::move(veld));
    }
    return velden;
}

DemoGebruiker read_gebruiker(std::string_view path, const TomlValue& table) {
    TableReader one(path, table);
    DemoGebruiker gebruiker{one.text("sleutel"), one.text("naam"), one.text("email"), one.texts("rollen"), one.texts("teams")};
    one.finish();
    return gebruiker;
}

DemoPrijs read_prijs(const TomlValue& table) {
    TableReader reader(regio_path, table);
    DemoPrijs prijs{reader.text("van"), reader.text("voorgesteld_door"), reader.text("goedgekeurd_door"), reader.text("reden"), {}};
    if (const TomlValue* velden = reader.take("velden")) prijs.velden = read_velden(regio_path, *velden, {});
    reader.finish();
    return prijs;
}

DemoGemeente read_gemeente(const TomlValue& table) {
    TableReader reader(gemeenten_path, table);
    DemoGemeente gemeente{reader.text("sleutel"), reader.text("naam"), reader.text("uitleg"), {}, {}};
    for (const TomlValue& item : reader.tables("team")) {
        TableReader team(gemeenten_path, item);
        add_with_new_sleutel(gemeente.teams, DemoTeam{team.text("sleutel"), team.text("naam")}, gemeenten_path,
                             item.line);
        team.finish();
    }
    for (const TomlValue& item : reader.tables("gebruiker")) {
        DemoGebruiker gebruiker = read_gebruiker(gemeenten_path, item);
        for (const std::string& team : gebruiker.teams)
            if (!gemeente.find_team(team))
                refuse(gemeenten_path, item.line,
                       "the team \"" + team + "\" does not exist. Add it or correct the sleutel.");
        add_with_new_sleutel(gemeente.gebruikers, std::move(gebruiker), gemeenten_path, item.line);
    }
    reader.finish();
    return gemeente;
}

DemoOnderdeel read_onderdeel(std::string_view path, const TomlValue& table, Date vandaag) {
    TableReader reader(path, table);
    DemoOnderdeel onderdeel{reader.text("soort"), reader.optional_text("sleutel"), reader.optional_text("ouder"), {}};
    if (const TomlValue* velden = reader.take("velden")) onderdeel.velden = read_velden(path, *velden, vandaag);
    reader.finish();
    return onderdeel;
}

DemoCasus read_casus(const std::string& path, const std::string& content, Date vandaag) {
    const TomlValue root = parse_toml(path, content);
    TableReader file(path, root);
    const TomlValue* head = file.take("casus");
    if (!head) refuse(path, 1, "the table [casus] is missing.");
    TableReader reader(path, *head);
    DemoCasus casus;
    casus.sleutel =
        path.substr(casus_prefix.size(), path.size() - casus_prefix.size() - std::string_view(".toml").size());
    casus.titel = reader.text("titel");
    casus.waarom = reader.text("waarom");
    casus.gemeente = reader.text("gemeente");
    casus.team = reader.text("team");
    casus.maker = reader.text("maker");
    casus.status = reader.text("status");
    casus.oefen = reader.flag("oefen");
    reader.finish();
    for (const TomlValue& item : file.tables("onderdeel"))
        add_with_new_sleutel(casus.onderdelen, read_onderdeel(path, item, vandaag), path, item.line);
    file.finish();
    for (const DemoOnderdeel& onderdeel : casus.onderdelen)
        if (!onderdeel.ouder.empty() && !casus.find(onderdeel.ouder))
            refuse(path, head->line,
                   "the ouder \"" + onderdeel.ouder + "\" of a " + onderdeel.soort +
                       " does not exist. Add it or correct the sleutel.");
    return casus;
}

}  // namespace

const DemoGebruiker* DemoGemeente::find_gebruiker(std::string_view gezocht) const {
    return find_by_sleutel(gebruikers, gezocht);
}
const DemoTeam* DemoGemeente::find_team(std::string_view gezocht) const { return find_by_sleutel(teams, gezocht); }
const DemoOnderdeel* DemoCasus::find(std::string_view gezocht) const { return find_by_sleutel(onderdelen, gezocht); }

const DemoOnderdeel* DemoCasus::eerste(std::string_view soort) const {
    for (const DemoOnderdeel& onderdeel : onderdelen)
        if (onderdeel.soort == soort) return &onderdeel;
    return nullptr;
}

std::string_view DemoOnderdeel::waarde(std::string_view gezocht) const {
    for (const DemoVeld& veld : velden)
        if (veld.naam == gezocht && !veld.waarden.empty()) return veld.waarden.front();
    return {};
}

std::vector<DemoGemeente> load_demo_gemeenten(const Bestanden& bestanden) {
    const TomlValue root = parse_toml(gemeenten_path, bestanden.get(gemeenten_path));
    TableReader file(gemeenten_path, root);
    std::vector<DemoGemeente> gemeenten;
    for (const TomlValue& item : file.tables("gemeente"))
        add_with_new_sleutel(gemeenten, read_gemeente(item), gemeenten_path, item.line);
    file.finish();
    return gemeenten;
}

DemoRegio load_demo_regio(const Bestanden& bestanden) {
    const TomlValue root = parse_toml(regio_path, bestanden.get(regio_path));
    TableReader file(regio_path, root);
    const TomlValue* head = file.take("regio");
    if (!head) refuse(regio_path, 1, "the table [regio] is missing.");
    TableReader reader(regio_path, *head);
    DemoRegio result{{reader.text("sleutel"), reader.text("naam"), reader.text("uitleg"), {}, {}}, reader.texts("gemeenten"), {}};
    for (const TomlValue& item : reader.tables("gebruiker"))
        add_with_new_sleutel(result.regio.gebruikers, read_gebruiker(regio_path, item), regio_path, item.line);
    reader.finish();
    const std::vector<DemoGemeente> gemeenten = load_demo_gemeenten(bestanden);
    for (const std::string& sleutel : result.gemeenten)
        if (!find_by_sleutel(gemeenten, sleutel)) refuse(regio_path, head->line, "the gemeente \"" + sleutel + "\" does not exist. Correct the sleutel.");
    for (const TomlValue& item : file.tables("prijs")) {
        DemoPrijs prijs = read_prijs(item);
        const DemoGemeente* van = prijs.van == result.regio.sleutel ? &result.regio : find_by_sleutel(gemeenten, prijs.van);
        if (!van || !van->find_gebruiker(prijs.voorgesteld_door) || !van->find_gebruiker(prijs.goedgekeurd_door))
            refuse(regio_path, item.line, "van, voorgesteld_door or goedgekeurd_door does not exist. Correct the sleutel.");
        result.prijzen.push_back(std::move(prijs));
    }
    file.finish();
    return result;
}

std::vector<DemoCasus> load_demo_casussen(const Bestanden& bestanden, Date vandaag) {
    const std::vector<DemoGemeente> gemeenten = load_demo_gemeenten(bestanden);
    std::vector<DemoCasus> casussen;
    for (const std::string& path : bestanden.list(casus_prefix)) {
        DemoCasus casus = read_casus(path, bestanden.get(path), vandaag);
        const DemoGemeente* gemeente = find_by_sleutel(gemeenten, casus.gemeente);
        if (!gemeente || !gemeente->find_team(casus.team) || !gemeente->find_gebruiker(casus.maker))
            refuse(path, 1,
                   "gemeente, team or maker is not in " + std::string(gemeenten_path) + ". Correct the sleutel.");
        casussen.push_back(std::move(casus));
    }
    return casussen;
}

}  // namespace ontknoop::inhoud
