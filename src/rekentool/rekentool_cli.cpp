// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/rekentool_cli.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "rekentool/rekensom_json.h"
#include "rekentool/uitvoer_json.h"

namespace ontknoop::rekentool {
namespace {

constexpr std::string_view usage =
    "ontknoop rekentool bereken [--json] BESTAND.toml|BESTAND.json|-\n"
    "ontknoop rekentool bereken --json --reeks BESTAND|-     een rekensom per regel\n"
    "ontknoop rekentool herbereken ONTVANGSTBEWIJS.json|-\n";

struct Opdracht {
    bool json = false;
    bool reeks = false;
    std::string bestand;
};

std::optional<Opdracht> parse_options(std::span<const std::string> args) {
    Opdracht result;
    for (const std::string& arg : args) {
        if (arg == "--json") result.json = true;
        else if (arg == "--reeks") result.reeks = true;
        else if ((arg.starts_with('-') && arg != "-") || !result.bestand.empty()) return std::nullopt;
        else result.bestand = arg;
    }
    if (result.bestand.empty()) return std::nullopt;
    return result;
}

// Calls `use` with the named file or standard input; says so when the file cannot be read.
template <class Use>
int with_input(const std::string& name, std::istream& in, std::ostream& err, Use use) {
    if (name == "-") return use(in);
    std::ifstream file(name, std::ios::binary);
    if (file) return use(file);
    err << name << ": kan dit bestand niet lezen\n";
    return 1;
}

std::string read_all(std::istream& in) { return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}; }

// Where the answer goes, and the words for what went wrong.
struct Uitvoer {
    std::ostream& out;
    std::ostream& err;
    const inhoud::Teksten* teksten;
};

std::string in_words(const Error& error, const inhoud::Teksten* teksten) {
    if (teksten) return teksten->error(error) + " (" + error.code + ")";
    std::string text = error.code;
    for (const std::string& argument : error.arguments) text += " [" + argument + "]";
    return text;
}

int report_errors(const Errors& errors, bool json, const Uitvoer& to) {
    if (json) to.out << to_json(errors) << "\n";
    else
        for (const Error& error : errors) to.err << error.field << (error.field.empty() ? "" : ": ") << in_words(error, to.teksten) << "\n";
    return 1;
}

void print_table(const Rekensom& som, const VolledigeUitkomst& all, std::ostream& out) {
    const Uitkomst& u = all.uitkomst;
    const auto row = [&](std::string_view name, const std::string& value) {
        out << name << std::string(name.size() < 24 ? 24 - name.size() : 1, ' ') << value << "\n";
    };
    row("rekensom", som.naam);
    row("horizon_maanden", std::to_string(u.horizon_maanden));
    row("nu", format_euro(u.kosten.nu));
    row("niets", format_euro(u.kosten.niets));
    row("plan", format_euro(u.kosten.plan));
    row("doorbraak", format_euro(u.kosten.doorbraak));
    row("directe_besparing", format_euro(u.directe_besparing));
    row("te_voorkomen", format_euro(u.te_voorkomen));
    row("saldo", format_euro(u.saldo));
    row("ratio", u.ratio ? u.ratio->text() : "-");
    row("terugverdientijd_dagen", u.terugverdientijd_dagen ? u.terugverdientijd_dagen->text() : "-");
    row("wachten_per_dag", format_euro(u.wachten_per_dag));
    row("saldo_p5_p50_p95", format_euro(all.simulatie.saldo.p5) + "  " + format_euro(all.simulatie.saldo.p50) + "  " +
                                format_euro(all.simulatie.saldo.p95));
    row("gunstig_per_honderd", std::to_string(all.simulatie.per_honderd()));
    for (const BetalerUitkomst& payer : u.per_betaler)
        row("betaler " + payer.naam, format_euro(payer.wint) + " wint, " + format_euro(payer.investeert) + " investeert");
    for (const Melding& warning : u.waarschuwingen) row("let op", warning.code + " " + warning.field);
    row("ontvangstbewijs", all.bewijs.id);
}

int compute_one(const Opdracht& options, const std::string& text, const Uitvoer& to) {
    const auto som = options.bestand.ends_with(".toml") ? read_rekensom_toml(text) : read_rekensom_json(text);
    if (!som) return report_errors(som.error(), options.json, to);
    const auto result = calculate_all(*som);
    if (!result) return report_errors(result.error(), options.json, to);
    if (options.json) to.out << to_json(*result) << "\n";
    else print_table(*som, *result, to.out);
    return 0;
}

// A wrong rekensom in a series is an answer like any other; the series goes on.
int compute_series(std::istream& in, std::ostream& out) {
    for (std::string text; std::getline(in, text);) {
        if (text.empty()) continue;
        const auto som = read_rekensom_json(text);
        const auto result = som ? calculate(*som) : Result<Uitkomst>(fail(som.error()));
        out << (result ? to_json(*result) : to_json(result.error())) << "\n";
    }
    return 0;
}

int recompute_command(const std::string& text, const Uitvoer& to) {
    const auto receipt = read_receipt(text);
    if (!receipt) return report_errors(receipt.error(), false, to);
    const auto again = recompute(*receipt);
    if (!again) return report_errors(again.error(), false, to);
    to.out << receipt->id << " " << (again->gelijk ? "gelijk" : "verschilt") << " saldo " << format_euro(again->uitkomst.saldo) << "\n";
    if (!again->zelfde_motor) to.out << "motor " << receipt->motor_versie << " -> " << motor_versie << "\n";
    return again->gelijk ? 0 : 1;
}

}  // namespace

int rekentool_command(std::span<const std::string> args, std::istream& in, std::ostream& out, std::ostream& err, const inhoud::Teksten* teksten) {
    const Uitvoer to{out, err, teksten};
    const auto options = args.empty() ? std::nullopt : parse_options(args.subspan(1));
    if (options && args[0] == "bereken")
        return with_input(options->bestand, in, err, [&](std::istream& input) {
            return options->reeks ? compute_series(input, out) : compute_one(*options, read_all(input), to);
        });
    if (options && args[0] == "herbereken")
        return with_input(options->bestand, in, err, [&](std::istream& input) { return recompute_command(read_all(input), to); });
    err << usage;
    return 2;
}

}  // namespace ontknoop::rekentool
