// SPDX-License-Identifier: EUPL-1.2
#include "wetten/wetten_cli.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>
#include <ostream>

#include "wetten/zoekindex.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view usage =
    "gebruik: ontknoop wetten zoek [--json] [--op JJJJ-MM-DD] [--gemeente NAAM] [--organisatie NAAM] [--aantal N] [--data MAP] \"vraag\"\n";

struct Zoekopdracht {
    Zoekvraag vraag;
    std::string organisatie;
    bool json = false;
};

// Fills the order; answers what is wrong, or nothing.
std::string read_opdracht(std::span<const std::string> args, Zoekopdracht& order) {
    for (std::size_t i = 0; i < args.size(); ++i) {
        const std::string& arg = args[i];
        if (arg == "--json") {
            order.json = true;
            continue;
        }
        if (!arg.starts_with("--")) {
            if (!order.vraag.tekst.empty()) order.vraag.tekst += " ";
            order.vraag.tekst += arg;
            continue;
        }
        if (arg != "--op" && arg != "--gemeente" && arg != "--organisatie" && arg != "--aantal") return fmt::format("{} is onbekend.", arg);
        if (i + 1 == args.size()) return fmt::format("Achter {} ontbreekt een waarde.", arg);
        const std::string& value = args[++i];
        if (arg == "--gemeente") {
            order.vraag.gemeente = value;
        } else if (arg == "--organisatie") {
            order.organisatie = value;
        } else if (arg == "--op") {
            const std::optional<Date> date = parse_iso_date(value);
            if (!date) return fmt::format("\"{}\" is geen datum. Schrijf hem als 2026-01-31.", value);
            order.vraag.op = *date;
        } else {
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), order.vraag.aantal);
            if (error != std::errc() || end != value.data() + value.size() || order.vraag.aantal == 0 || order.vraag.aantal > 100) {
                return fmt::format("\"{}\" is geen aantal van 1 tot 100.", value);
            }
        }
    }
    return order.vraag.tekst.empty() ? "Geef een vraag, bijvoorbeeld \"huur betalen bij opname\"." : "";
}

void print(const Antwoord& antwoord, std::ostream& out) {
    for (const Verbetering& item : antwoord.verbeteringen) {
        out << fmt::format("\"{}\" gelezen als \"{}\"\n", item.geschreven, item.gelezen_als);
    }
    int number = 0;
    const auto print_hit = [&](const Treffer& hit, const std::string& label) {
        out << fmt::format("{}{} {}{}: {}\n", label, hit.regeling, hit.artikel, hit.lid.empty() ? "" : " lid " + hit.lid, hit.titel);
        out << "    " << hit.fragment << "\n";
        for (const std::string& reason : hit.redenen) out << "    - " << reason << "\n";
        out << "    " << hit.link << "\n";
    };
    for (const Treffer& hit : antwoord.treffers) print_hit(hit, fmt::format("{:>2}. ", ++number));
    for (const Treffer& hit : antwoord.grenzen) print_hit(hit, "let op, grens: ");
}

}  // namespace

std::string to_json(const Antwoord& antwoord) {
    static constexpr const char* id_names[] = {"bwb", "cvdr", "celex"};
    boost::json::array list;
    for (const Treffer& hit : antwoord.treffers) {
        boost::json::object item;
        item[id_names[static_cast<std::size_t>(hit.stelsel)]] = hit.regeling_id;
        item["artikel"] = hit.artikel;
        item["lid"] = hit.lid;
        item["regeling"] = hit.regeling;
        item["titel"] = hit.titel;
        item["score"] = hit.score;
        item["redenen"] = boost::json::array(hit.redenen.begin(), hit.redenen.end());
        item["fragment"] = hit.fragment;
        item["link"] = hit.link;
        if (hit.bepaling_id.empty()) item["bepaling"] = nullptr;
        else item["bepaling"] = hit.bepaling_id;
        item["grens"] = hit.grens;
        item["grenzen"] = boost::json::array(hit.grenzen.begin(), hit.grenzen.end());
        item["nog_niet_geldig"] = hit.nog_niet_geldig;
        list.push_back(std::move(item));
    }
    return boost::json::serialize(list);
}

int zoek_command(std::span<const std::string> args, const Zoeker& zoeker, const Clock& clock, std::ostream& out, std::ostream& err) {
    Zoekopdracht order;
    order.vraag.op = local_date(clock.now());
    if (const std::string mistake = read_opdracht(args, order); !mistake.empty()) {
        err << mistake << "\n" << usage;
        return 2;
    }
    const Antwoord antwoord = zoeker(order.organisatie, order.vraag);
    if (order.json) {
        out << to_json(antwoord) << "\n";
    } else if (antwoord.treffers.empty()) {
        out << "Niets gevonden. Probeer andere woorden, of leg de vraag voor aan een jurist.\n";
    } else {
        print(antwoord, out);
    }
    return antwoord.treffers.empty() ? 1 : 0;
}

}  // namespace ontknoop::wetten
