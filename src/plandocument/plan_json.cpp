// SPDX-License-Identifier: EUPL-1.2
//
// The plan as data. Both directions read the table of soorten(): a new question is in the file without a line here.
#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "base/typed_number.h"
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

namespace json = boost::json;
using maatwerkplan::Aantal;
using maatwerkplan::Soort;
using maatwerkplan::Veld;
using maatwerkplan::VeldSoort;

namespace {

constexpr std::string_view formaat = "ontknoop-plan";
constexpr int formaat_versie = 1;
constexpr std::size_t meeste_fouten = 100, meeste_per_soort = 200;

// --- writing ----------------------------------------------------------------------------------------------------------
std::string quoted(std::string_view text) { return json::serialize(json::value(json::string_view(text.data(), text.size()))); }

// Our id -> "doorbraak-1": says what it is, and is the same after reading it in again.
std::map<std::string, std::string, std::less<>> make_file_ids(const Plan& plan) {
    std::map<std::string, std::string, std::less<>> ids;
    std::map<std::string_view, int> aantal;
    for (const Onderdeel& o : plan.onderdelen) ids[o.id.value] = std::string(o.soort->naam) + "-" + std::to_string(++aantal[o.soort->naam]);
    return ids;
}

// Euro with at most two decimals, as every amount in the file.
std::string euros(Eurocent amount) {
    std::string text = std::to_string(amount.value / 100);
    const auto cents = amount.value % 100;
    if (cents != 0) text += (cents < 10 ? ".0" : ".") + std::to_string(cents);
    if (text.find('.') != std::string::npos && text.back() == '0') text.pop_back();
    return text;
}

template <class F>
std::string list_of(std::string_view stored, F word) {
    std::string text;
    for (const std::string_view part : maatwerkplan::splits_waarden(stored))
        if (const std::string one = word(part); !one.empty()) text += (text.empty() ? "" : ", ") + one;
    return text.empty() ? "" : "[" + text + "]";
}

// "" when there is nothing to say: an empty field, a reference to a part that is gone.
std::string value_json(const Onderdeel& o, const Veld& veld, const std::map<std::string, std::string, std::less<>>& ids) {
    const std::string_view stored = o.get(veld.naam);
    if (stored.empty()) return {};
    auto file_id = [&](std::string_view id) {
        const auto found = ids.find(id);
        return found == ids.end() ? "" : quoted(found->second);
    };
    switch (veld.soort) {
        case VeldSoort::regel:
        case VeldSoort::tekst:
        case VeldSoort::keuze:
        case VeldSoort::datum: return quoted(stored);
        case VeldSoort::ja_nee: return stored == "ja" ? "true" : "false";
        case VeldSoort::geheel:
        case VeldSoort::procent:
        case VeldSoort::getal: return std::string(stored);
        case VeldSoort::bedrag: return euros(o.bedrag(veld.naam).value_or(Eurocent{}));
        case VeldSoort::meerkeuze: return list_of(stored, quoted);
        case VeldSoort::verwijzing: return file_id(stored);
        case VeldSoort::verwijzingen: return list_of(stored, file_id);
        case VeldSoort::gebruiker: return {};
    }
    return {};
}

std::string part_json(const Onderdeel& o, const std::map<std::string, std::string, std::less<>>& ids, std::string_view indent) {
    std::string text;
    auto member = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) text += (text.empty() ? "" : ",") + ("\n" + std::string(indent) + "  ") + quoted(name) + ": " + value;
    };
    if (o.soort->aantal == Aantal::lijst) member("id", quoted(ids.at(o.id.value)));
    if (!o.ouder.empty()) member("ouder", quoted(ids.at(o.ouder)));
    for (const Veld& veld : o.soort->velden) member(veld.naam, value_json(o, veld, ids));
    return text.empty() ? "{}" : "{" + text + "\n" + std::string(indent) + "}";
}

// When what is asked was fixed, and with which content: "" for a draft.
std::string vastgelegd_json(const std::optional<casus::Stapinhoud>& stap) {
    if (!stap) return {};
    std::string inhoud;
    for (const casus::Inhoudversie& v : stap->inhoud) inhoud += (inhoud.empty() ? "" : ", ") + quoted(v.soort) + ": " + quoted(v.versie);
    return ",\n  \"vastgelegd\": {\n    \"op\": " + quoted(stap->op) + ",\n    \"inhoud\": {" + inhoud + "}\n  }";
}

// --- reading ----------------------------------------------------------------------------------------------------------
std::string_view view(const json::string& text) { return {text.data(), text.size()}; }
std::string_view key_of(const json::key_value_pair& member) { return {member.key().data(), member.key().size()}; }

class Lezer {
public:
    Result<IngelezenPlan> read(const json::value& root) {
        if (!root.is_object()) return fail("plandocument.geen_plan");
        const json::object& top = root.get_object();
        if (!is_text(top, "formaat", formaat) || !is_version(top)) return fail("plandocument.geen_plan");
        for (const auto& member : top) {
            const std::string_view name = key_of(member);
            if (name == "oefencasus") {
                if (member.value().is_bool()) plan_.oefen = member.value().get_bool();
                else wrong("oefencasus", "plandocument.geen_ja_nee");
            } else if (name == "onderdelen") {
                if (!member.value().is_object()) wrong("onderdelen", "plandocument.geen_object");
            } else if (name == "vastgelegd") {
                if (!member.value().is_object()) wrong("vastgelegd", "plandocument.geen_object");
            } else if (name != "formaat" && name != "versie" && name != "$schema") {
                wrong(std::string(name), "plandocument.onbekend");
            }
        }
        const json::value* delen = top.if_contains("onderdelen");
        if (!delen) wrong("onderdelen", "plandocument.ontbreekt");
        else if (delen->is_object()) read_parts(delen->get_object());
        if (fouten_.size() > meeste_fouten) {
            const std::size_t meer = fouten_.size() - meeste_fouten;
            fouten_.resize(meeste_fouten);
            fouten_.push_back({"plandocument.meer_fouten", {std::to_string(meer)}, ""});
        }
        if (!fouten_.empty()) return fail(std::move(fouten_));
        return std::move(plan_);
    }

private:
    struct Deel {
        const json::object* data;
        std::string pad;
    };

    static bool is_text(const json::object& o, std::string_view name, std::string_view expected) {
        const json::value* v = o.if_contains(json::string_view(name.data(), name.size()));
        return v && v->is_string() && view(v->get_string()) == expected;
    }
    static bool is_version(const json::object& o) {
        const json::value* v = o.if_contains("versie");
        return v && v->is_int64() && v->get_int64() == formaat_versie;
    }
    void wrong(std::string pad, std::string code, std::vector<std::string> arguments = {}) { fouten_.push_back({std::move(code), std::move(arguments), std::move(pad)}); }

    void read_parts(const json::object& soorten) {
        for (const auto& member : soorten)
            if (!maatwerkplan::find_soort(key_of(member))) wrong("onderdelen." + std::string(key_of(member)), "plandocument.onbekend");
        // First what there is and what it is called, so that a reference can be told from a mistake.
        for (const Soort& soort : maatwerkplan::soorten()) collect(soorten, soort);
        if (plan_.delen.size() > meeste_delen) {
            wrong("onderdelen", "plandocument.te_veel", {std::to_string(meeste_delen)});
            return;
        }
        for (std::size_t i = 0; i < plan_.delen.size(); ++i) read_fields(plan_.delen[i], *data_[i].data, data_[i].pad);
    }

    void collect(const json::object& soorten, const Soort& soort) {
        const json::value* all = soorten.if_contains(json::string_view(soort.naam.data(), soort.naam.size()));
        if (!all) return;
        const std::string pad = "onderdelen." + std::string(soort.naam);
        if (soort.aantal == Aantal::een) {
            if (all->is_object()) add_part(soort, all->get_object(), pad);
            else wrong(pad, "plandocument.geen_object");
            return;
        }
        if (!all->is_array()) return wrong(pad, "plandocument.geen_lijst");
        const json::array& list = all->get_array();
        if (list.size() > meeste_per_soort) return wrong(pad, "plan.vol", {std::to_string(meeste_per_soort)});
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string hier = pad + "[" + std::to_string(i) + "]";
            if (list[i].is_object()) add_part(soort, list[i].get_object(), hier);
            else wrong(hier, "plandocument.geen_object");
        }
    }

    void add_part(const Soort& soort, const json::object& data, const std::string& pad) {
        IngelezenDeel deel;
        deel.soort = &soort;
        if (const json::value* id = soort.aantal == Aantal::lijst ? data.if_contains("id") : nullptr) {
            if (!id->is_string() || !is_file_id(view(id->get_string()))) wrong(pad + ".id", "plandocument.geen_id");
            else if (!soort_van_.emplace(view(id->get_string()), &soort).second) wrong(pad + ".id", "plandocument.dubbel_id");
            else deel.id = view(id->get_string());
        }
        plan_.delen.push_back(std::move(deel));
        data_.push_back({&data, pad});
    }

    static bool is_file_id(std::string_view id) {
        return !id.empty() && id.size() <= 60 &&
               std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
    }

    bool points_to(std::string_view id, std::string_view soort) const {
        const auto found = soort_van_.find(id);
        return found != soort_van_.end() && found->second->naam == soort;
    }

    void read_fields(IngelezenDeel& deel, const json::object& data, const std::string& pad) {
        const Soort& soort = *deel.soort;
        if (!soort.ouder.empty()) read_parent(deel, data, pad);
        for (const auto& member : data) {
            const std::string_view name = key_of(member);
            if ((name == "id" && soort.aantal == Aantal::lijst) || (name == "ouder" && !soort.ouder.empty())) continue;
            const Veld* veld = soort.veld(name);
            const std::string hier = pad + "." + std::string(name);
            if (!veld || veld->soort == VeldSoort::gebruiker) {
                wrong(hier, "plandocument.onbekend");
                continue;
            }
            auto invoer = read_value(*veld, member.value(), hier);
            if (invoer && is_good(*veld, *invoer, hier)) deel.velden.push_back({veld, std::move(*invoer)});
        }
    }

    void read_parent(IngelezenDeel& deel, const json::object& data, const std::string& pad) {
        const json::value* ouder = data.if_contains("ouder");
        if (!ouder) return wrong(pad + ".ouder", "plandocument.ontbreekt");
        if (!ouder->is_string() || !points_to(view(ouder->get_string()), deel.soort->ouder)) return wrong(pad + ".ouder", "veld.onbekende_verwijzing");
        deel.ouder = view(ouder->get_string());
        if (deel.soort->een_per_ouder && !bezet_.emplace(deel.soort->naam, deel.ouder).second) wrong(pad + ".ouder", "plandocument.al_bezet");
    }

    // In the form in which a person would type it; nothing (and an error) when the value is of another kind.
    std::optional<std::vector<std::string>> read_value(const Veld& veld, const json::value& value, const std::string& pad) {
        switch (veld.soort) {
            case VeldSoort::ja_nee:
                if (value.is_bool()) return std::vector<std::string>{value.get_bool() ? "ja" : "nee"};
                wrong(pad, "plandocument.geen_ja_nee");
                return std::nullopt;
            case VeldSoort::geheel:
                if (value.is_int64()) return std::vector{std::to_string(value.get_int64())};
                if (value.is_uint64()) return std::vector{std::to_string(value.get_uint64())};
                wrong(pad, "plandocument.geen_geheel");
                return std::nullopt;
            case VeldSoort::getal:
            case VeldSoort::procent:
            case VeldSoort::bedrag:
                // As a person would type it: to a person 12.345 is twelve thousand.
                if (auto text = decimal(value)) return std::vector{as_typed(std::move(*text))};
                wrong(pad, value.is_number() ? "veld.geen_getal" : "plandocument.geen_getal");
                return std::nullopt;
            case VeldSoort::meerkeuze:
            case VeldSoort::verwijzingen: return read_list(value, pad);
            default:
                if (value.is_string()) return std::vector<std::string>{std::string(view(value.get_string()))};
                wrong(pad, "plandocument.geen_tekst");
                return std::nullopt;
        }
    }

    std::optional<std::vector<std::string>> read_list(const json::value& value, const std::string& pad) {
        std::vector<std::string> all;
        bool good = value.is_array();
        if (good)
            for (const json::value& one : value.get_array()) {
                good = good && one.is_string();
                if (one.is_string()) all.emplace_back(view(one.get_string()));
            }
        if (good) return all;
        wrong(pad, "plandocument.geen_lijst_teksten");
        return std::nullopt;
    }

    // At most four decimals; a larger number than any field holds is refused here, before it loses digits.
    static std::optional<std::string> decimal(const json::value& value) {
        if (value.is_int64()) return std::to_string(value.get_int64());
        if (!value.is_double()) return std::nullopt;
        const double x = value.get_double();
        if (!(std::abs(x) < 1e11)) return std::nullopt;
        const double scaled = std::round(x * 10'000);
        if (std::abs(scaled - x * 10'000) > 0.05) return std::nullopt;
        const auto parts = static_cast<std::int64_t>(std::abs(scaled));
        std::string decimals = std::to_string(10'000 + parts % 10'000).substr(1);
        while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
        return (scaled < 0 ? "-" : "") + std::to_string(parts / 10'000) + (decimals.empty() ? "" : "." + decimals);
    }

    bool is_good(const Veld& veld, const std::vector<std::string>& invoer, const std::string& pad) {
        if (veld.soort == VeldSoort::verwijzing || veld.soort == VeldSoort::verwijzingen) {
            const bool good = std::all_of(invoer.begin(), invoer.end(), [&](const std::string& id) { return points_to(id, veld.naar); });
            if (!good) wrong(pad, "veld.onbekende_verwijzing");
            return good;
        }
        if (veld.soort == VeldSoort::datum && !parse_iso_date(invoer[0])) {
            wrong(pad, "plandocument.geen_datum");
            return false;
        }
        const std::vector<std::string_view> views(invoer.begin(), invoer.end());
        const auto stored = maatwerkplan::normaliseer(veld, views);
        if (stored) return true;
        for (const Error& e : stored.error()) wrong(pad, e.code, e.arguments);
        return false;
    }

    IngelezenPlan plan_;
    std::vector<Deel> data_;  // of plan_.delen, in the same order
    std::map<std::string, const Soort*, std::less<>> soort_van_;
    std::set<std::pair<std::string_view, std::string>> bezet_;
    Errors fouten_;
};

}  // namespace

std::string write_plan_json(const Plan& plan, bool oefen, const std::optional<casus::Stapinhoud>& vastgelegd) {
    const auto ids = make_file_ids(plan);
    std::string delen;
    for (const Soort& soort : maatwerkplan::soorten()) {
        const auto alle = plan.van(soort.naam);
        if (alle.empty()) continue;
        delen += (delen.empty() ? "\n    " : ",\n    ") + quoted(soort.naam) + ": ";
        if (soort.aantal == Aantal::een) {
            delen += part_json(*alle[0], ids, "    ");
            continue;
        }
        std::string lijst;
        for (const Onderdeel* o : alle) lijst += (lijst.empty() ? "\n      " : ",\n      ") + part_json(*o, ids, "      ");
        delen += "[" + lijst + "\n    ]";
    }
    return "{\n  \"formaat\": " + quoted(formaat) + ",\n  \"versie\": " + std::to_string(formaat_versie) + ",\n  \"oefencasus\": " + (oefen ? "true" : "false") +
           vastgelegd_json(vastgelegd) + ",\n  \"onderdelen\": {" + delen + (delen.empty() ? "}" : "\n  }") + "\n}\n";
}

Result<IngelezenPlan> read_plan_json(std::string_view text) {
    if (text.size() > grootste_bestand) return fail("plandocument.te_groot");
    boost::system::error_code error;
    const json::value root = json::parse(json::string_view(text.data(), text.size()), error);
    if (error) return fail("plandocument.geen_json");
    return Lezer().read(root);
}

}  // namespace ontknoop::plandocument
