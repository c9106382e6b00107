// SPDX-License-Identifier: EUPL-1.2
//
// The cells of an Excel workbook (ECMA-376 part 1, chapter 18): shared strings, numbers, and the numbers that are dates
// because their style says so.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/clock.h"
#include "document/blad_lezer_delen.h"

namespace ontknoop::document {
namespace {

using Soort = GelezenCel::Soort;

std::string waarde_van(const Xmlattributen& attributen, std::string_view naam) {
    const auto found = attributen.find(naam);
    return found == attributen.end() ? std::string() : found->second;
}

std::optional<std::size_t> als_index(std::string_view tekst) {
    std::size_t n = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    if (error != std::errc() || end != tekst.data() + tekst.size()) return std::nullopt;
    return n;
}

// "C7" is column 2; nothing when the letters are none or too many.
std::optional<std::size_t> kolom_van(std::string_view plek) {
    std::size_t kolom = 0, letters = 0;
    for (; letters < plek.size() && plek[letters] >= 'A' && plek[letters] <= 'Z'; ++letters) kolom = kolom * 26 + static_cast<std::size_t>(plek[letters] - 'A') + 1;
    if (letters == 0 || letters > 3) return std::nullopt;
    return kolom - 1;
}

// ECMA-376 18.8.30: these numbers of a format are dates or times wherever the program runs.
bool is_datum_nummer(std::size_t id) { return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58); }

// A format shows a date when a letter of day, month or year stands outside quotes, brackets and escapes.
bool is_datum_opmaak(std::string_view opmaak) {
    for (std::size_t i = 0; i < opmaak.size(); ++i) {
        const char c = opmaak[i];
        if (c == '"' || c == '[') {
            const std::size_t end = opmaak.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) return false;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (std::string_view("dDmMyYjJ").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

// The day of a serial number. Excel counts a 29 February 1900 that never was; a workbook of an old Mac counts from 1904.
std::optional<Date> dag_van(double serie, bool vanaf_1904) {
    using namespace std::chrono;
    if (!(serie >= 1 && serie < 2958466)) return std::nullopt;
    const auto dagen = static_cast<int>(std::floor(serie));
    if (vanaf_1904) return Date{sys_days{1904y / January / 1} + days(dagen)};
    if (dagen == 60) return std::nullopt;
    return Date{(dagen < 60 ? sys_days{1899y / December / 31} : sys_days{1899y / December / 30}) + days(dagen)};
}

struct Werkboek {
    struct Tab {
        std::string naam, relatie;
    };
    std::vector<Tab> tabs;
    bool vanaf_1904 = false;
    std::vector<std::string> teksten;    // shared strings
    std::vector<bool> stijl_is_datum;    // by index of a cell style
};

Result<> read_workbook(std::string_view xml, Werkboek& boek) {
    return read_xml_deel(xml, {[&](std::string_view naam, const Xmlattributen& a) {
                                   if (naam == "sheet") boek.tabs.push_back({waarde_van(a, "name"), waarde_van(a, "id")});
                                   if (naam == "workbookPr") boek.vanaf_1904 = waarde_van(a, "date1904") == "1" || waarde_van(a, "date1904") == "true";
                               },
                               {},
                               {}});
}

Result<> read_shared_strings(std::string_view xml, Werkboek& boek) {
    bool in_tekst = false;
    int uitspraak = 0;  // inside rPh: how Japanese is read aloud
    return read_xml_deel(xml, {[&](std::string_view naam, const Xmlattributen&) {
                                   if (naam == "si") boek.teksten.emplace_back();
                                   if (naam == "rPh") ++uitspraak;
                                   in_tekst = naam == "t" && uitspraak == 0;
                               },
                               [&](std::string_view naam) {
                                   if (naam == "rPh") --uitspraak;
                                   in_tekst = false;
                               },
                               [&](std::string_view tekst) {
                                   if (in_tekst && !boek.teksten.empty()) boek.teksten.back() += tekst;
                               }});
}

Result<> read_styles(std::string_view xml, Werkboek& boek) {
    std::map<std::size_t, bool> eigen;
    bool in_cellen = false;
    return read_xml_deel(xml, {[&](std::string_view naam, const Xmlattributen& a) {
                                   const auto id = als_index(waarde_van(a, "numFmtId"));
                                   if (naam == "numFmt" && id) eigen[*id] = is_datum_opmaak(waarde_van(a, "formatCode"));
                                   if (naam == "cellXfs") in_cellen = true;
                                   if (naam == "xf" && in_cellen) boek.stijl_is_datum.push_back(id && (eigen.contains(*id) ? eigen[*id] : is_datum_nummer(*id)));
                               },
                               [&](std::string_view naam) {
                                   if (naam == "cellXfs") in_cellen = false;
                               },
                               {}});
}

class BladXml {
public:
    BladXml(const Werkboek& boek, std::string naam, const Bladgrenzen& grenzen) : boek_(boek), bouwer_(std::move(naam), grenzen) {}

    Result<GelezenBlad> read(std::string_view xml) {
        TRY_DO(read_xml_deel(xml, {[this](std::string_view naam, const Xmlattributen& a) { begin(naam, a); }, [this](std::string_view naam) { end(naam); },
                                   [this](std::string_view tekst) {
                                       if (leest_) waarde_ += tekst;
                                   }}));
        return bouwer_.finish();
    }

private:
    void begin(std::string_view naam, const Xmlattributen& a) {
        if (naam == "row") {
            if (const auto nummer = als_index(waarde_van(a, "r")); nummer && *nummer > 0) bouwer_.move_to_row(*nummer - 1);
        } else if (naam == "c") {
            if (const auto kolom = kolom_van(waarde_van(a, "r"))) bouwer_.move_to(*kolom);
            type_ = waarde_van(a, "t");
            stijl_ = als_index(waarde_van(a, "s"));
            waarde_.clear();
        }
        leest_ = naam == "v" || naam == "t";
    }

    void end(std::string_view naam) {
        leest_ = false;
        if (naam == "c") bouwer_.add_cell(cell());
        if (naam == "row") bouwer_.end_row();
    }

    GelezenCel cell() const {
        if (waarde_.empty()) return {};
        if (type_ == "s") {
            const auto index = als_index(waarde_);
            if (!index || *index >= boek_.teksten.size() || boek_.teksten[*index].empty()) return {};
            return {Soort::tekst, boek_.teksten[*index]};
        }
        if (type_ == "d") {
            const auto dag = parse_iso_date(std::string_view(waarde_).substr(0, 10));
            return dag ? GelezenCel{Soort::datum, to_iso(*dag)} : GelezenCel{Soort::tekst, waarde_};
        }
        if (type_ == "b") return {Soort::tekst, waarde_ == "1" ? "true" : "false"};
        if (!type_.empty() && type_ != "n") return {Soort::tekst, waarde_};
        const std::string getal = kort_getal(waarde_);
        if (getal.empty()) return {Soort::tekst, waarde_};
        if (stijl_ && *stijl_ < boek_.stijl_is_datum.size() && boek_.stijl_is_datum[*stijl_]) {
            double serie = 0;
            std::from_chars(getal.data(), getal.data() + getal.size(), serie);
            if (const auto dag = dag_van(serie, boek_.vanaf_1904)) return {Soort::datum, to_iso(*dag)};
        }
        return {Soort::getal, getal};
    }

    const Werkboek& boek_;
    Bladbouwer bouwer_;
    bool leest_ = false;
    std::string type_, waarde_;
    std::optional<std::size_t> stijl_;
};

// Which part holds a tab: xl/_rels/workbook.xml.rels. What points outside the package is no part of it.
Result<std::map<std::string, std::string>> read_relations(std::string_view xml) {
    std::map<std::string, std::string> delen;
    TRY_DO(read_xml_deel(xml, {[&](std::string_view naam, const Xmlattributen& a) {
                                   if (naam != "Relationship" || waarde_van(a, "TargetMode") == "External") return;
                                   const std::string doel = waarde_van(a, "Target");
                                   delen[waarde_van(a, "Id")] = doel.starts_with('/') ? doel.substr(1) : "xl/" + doel;
                               },
                               {},
                               {}}));
    return delen;
}

}  // namespace

Result<std::vector<GelezenBlad>> read_xlsx(Pakket& pakket, const Bladgrenzen& grenzen) {
    Werkboek boek;
    TRY(const std::string workbook, pakket.get("xl/workbook.xml"));
    TRY_DO(read_workbook(workbook, boek));
    TRY(const std::string relaties, pakket.get("xl/_rels/workbook.xml.rels"));
    TRY(const auto delen, read_relations(relaties));
    if (pakket.has("xl/sharedStrings.xml")) {
        TRY(const std::string teksten, pakket.get("xl/sharedStrings.xml"));
        TRY_DO(read_shared_strings(teksten, boek));
    }
    if (pakket.has("xl/styles.xml")) {
        TRY(const std::string stijlen, pakket.get("xl/styles.xml"));
        TRY_DO(read_styles(stijlen, boek));
    }
    std::vector<GelezenBlad> bladen;
    for (const Werkboek::Tab& tab : boek.tabs) {
        const auto deel = delen.find(tab.relatie);
        if (deel == delen.end() || !pakket.has(deel->second) || bladen.size() == grenzen.bladen) continue;
        TRY(const std::string xml, pakket.get(deel->second));
        TRY(GelezenBlad blad, BladXml(boek, tab.naam, grenzen).read(xml));
        bladen.push_back(std::move(blad));
    }
    if (bladen.empty()) return fail("blad.leeg");
    return bladen;
}

}  // namespace ontknoop::document
