// SPDX-License-Identifier: EUPL-1.2
#include "wetten/regeling_lezer.h"

#include <algorithm>
#include <utility>

namespace ontknoop::wetten {
namespace {

constexpr std::string_view inline_elements[] = {"nadruk", "intref", "extref", "sup", "inf",    "vet",    "cursief",
                                                "cur",    "ondlijn", "unl",   "ol",  "vetcur", "exposant"};

struct Blokelement {
    std::string_view naam;
    Bloksoort soort;
};
constexpr Blokelement block_elements[] = {
    {"intitule", Bloksoort::titel},      {"citeertitel", Bloksoort::titel},        {"aanhef", Bloksoort::aanhef},
    {"artikel", Bloksoort::artikel},     {"lid", Bloksoort::lid},                  {"bijlage", Bloksoort::bijlage},
    {"wetsluiting", Bloksoort::sluiting}, {"regeling-sluiting", Bloksoort::sluiting}, {"bijlage-sluiting", Bloksoort::sluiting},
};

struct Deelelement {
    std::string_view naam;
    Deelsoort soort;
};
constexpr Deelelement part_elements[] = {
    {"al", Deelsoort::alinea},       {"considerans.al", Deelsoort::alinea}, {"noot.al", Deelsoort::alinea},
    {"lidnr", Deelsoort::nummer},    {"li.nr", Deelsoort::nummer},          {"noot.nr", Deelsoort::nummer},
    {"label", Deelsoort::kop},       {"titel", Deelsoort::kop},             {"subtitel", Deelsoort::kop},
    {"tussenkop", Deelsoort::kop},   {"nr", Deelsoort::kop},                {"term", Deelsoort::begrip},
    {"entry", Deelsoort::cel},       {"redactie", Deelsoort::redactie},     {"waarde", Deelsoort::alinea},
};

template <class Table>
const auto* find_element(const Table& table, std::string_view naam) {
    const auto found = std::ranges::find_if(table, [&](const auto& row) { return row.naam == naam; });
    return found == std::end(table) ? nullptr : &*found;
}

bool is_inline(std::string_view naam) { return std::ranges::find(inline_elements, naam) != std::end(inline_elements); }

bool starts_list(std::string_view naam) {
    return naam == "lijst" || naam == "definitielijst" || naam == "specificatielijst";
}

Artikelstatus read_status(std::string_view text) {
    if (text == "vervallen") return Artikelstatus::vervallen;
    return text == "nogniet" ? Artikelstatus::nogniet : Artikelstatus::goed;
}

}  // namespace

Tekstblok* RegelingLezer::open_blok() {
    if (!blok_open_) {
        const Frame& frame = frames_.back();
        Tekstblok blok;
        blok.soort = frame.blok;
        blok.pad = frame.pad;
        if (frame.artikel >= 0) {
            Artikel& artikel = versie_.artikelen[static_cast<std::size_t>(frame.artikel)];
            if (artikel.aantal_blokken == 0) artikel.eerste_blok = versie_.blokken.size();
            artikel.aantal_blokken = versie_.blokken.size() + 1 - artikel.eerste_blok;
        }
        versie_.blokken.push_back(std::move(blok));
        blok_open_ = true;
    }
    return &versie_.blokken.back();
}

void RegelingLezer::flush() {
    if (!deel_open_) return;
    deel_open_ = false;
    deel_.tekst = collapse(deel_.tekst);
    if (deel_.tekst.empty()) return;
    if (deel_.soort == Deelsoort::cel) deel_.soort = std::exchange(celsoort_, Deelsoort::celvervolg);
    const std::string& naam = frames_.back().naam;
    if (naam == "label") label_ = deel_.tekst;
    if (naam == "nr") nummer_ = deel_.tekst;
    if (naam == "titel") titel_ += (titel_.empty() ? "" : " ") + deel_.tekst;
    if (naam == "intitule") versie_.intitule += deel_.tekst;
    if (naam == "citeertitel") versie_.citeertitel = deel_.tekst;
    Tekstblok* blok = open_blok();
    if (naam == "lidnr") blok->nr = deel_.tekst;
    blok->delen.push_back(std::move(deel_));
}

void RegelingLezer::begin_artikel(Frame& frame, const XmlAttributen& attributen) {
    Artikel artikel;
    for (const Frame& above : frames_) {
        if (above.kop.empty()) continue;
        if (!artikel.opschrift.empty()) artikel.opschrift += " / ";
        artikel.opschrift += above.kop;
    }
    artikel.pad = frame.pad;
    artikel.stam_id = attributen.get("stam-id");
    artikel.versie_id = attributen.get("versie-id");
    artikel.status = read_status(attributen.get("status"));
    artikel.inwerking = parse_iso_date(attributen.get("inwerking"));
    artikel.bron = attributen.get("bron");
    // Until a heading says otherwise: "Artikel 18".
    std::string_view label = attributen.get("label");
    if (label.starts_with("Artikel ")) artikel.nr = label.substr(8);
    artikel.eerste_blok = versie_.blokken.size();
    frame.artikel = static_cast<int>(versie_.artikelen.size());
    versie_.artikelen.push_back(std::move(artikel));
}

void RegelingLezer::begin(std::string_view naam, const XmlAttributen& attributen) {
    if (skipped_ > 0 || is_skipped(naam)) {
        ++skipped_;
        return begin_skipped(naam, attributen);
    }
    if (is_inline(naam) && !frames_.empty()) {
        ++inline_;
        const std::string_view doel = attributen.get("doc");
        if (!doel.empty() && frames_.back().artikel >= 0) {
            verwijzing_artikel_ = frames_.back().artikel;
            auto& list = versie_.artikelen[static_cast<std::size_t>(verwijzing_artikel_)].verwijzingen;
            verwijzing_ = static_cast<int>(list.size());
            list.push_back({"", std::string(doel), std::string(attributen.get("bwb-ng-variabel-deel")),
                            std::string(attributen.get("bwb-id"))});
        }
        return;
    }
    flush();
    Frame frame;
    if (!frames_.empty()) {
        const Frame& parent = frames_.back();
        frame.blok = parent.blok;
        frame.deel = parent.deel;
        frame.lijstdiepte = parent.lijstdiepte;
        frame.artikel = parent.artikel;
        frame.pad = parent.pad;
    }
    frame.naam = naam;
    if (const std::string_view pad = attributen.get("bwb-ng-variabel-deel"); !pad.empty()) frame.pad = pad;
    if (starts_list(naam)) ++frame.lijstdiepte;
    // Inside an editorial note everything is note, inside a cell everything is cell.
    if (const auto* part = find_element(part_elements, naam); part && frame.deel != Deelsoort::redactie && frame.deel != Deelsoort::cel) {
        frame.deel = part->soort;
    }
    if (naam == "row") celsoort_ = Deelsoort::rijbegin;
    if (naam == "entry" && celsoort_ == Deelsoort::celvervolg) celsoort_ = Deelsoort::cel;
    if (naam == "artikel") begin_artikel(frame, attributen);
    if (naam == "kop") {
        label_.clear();
        nummer_.clear();
        titel_.clear();
        if (frame.artikel < 0) {
            frame.blok = Bloksoort::kop;
            blok_open_ = false;
        }
    }
    if (const auto* block = find_element(block_elements, naam)) {
        frame.blok = block->soort;
        blok_open_ = false;
    }
    frames_.push_back(std::move(frame));
    // Local rules write the number of a list item as an attribute.
    if (const std::string_view nr = attributen.get("nr"); naam == "li" && !nr.empty()) {
        open_blok()->delen.push_back({Deelsoort::nummer, frames_.back().lijstdiepte, collapse(nr)});
    }
}

void RegelingLezer::tekst(std::string_view text) {
    if (skipped_ > 0) return tekst_skipped(text);
    if (frames_.empty()) return;
    if (!deel_open_) {
        deel_ = Tekstdeel{frames_.back().deel, frames_.back().lijstdiepte, {}};
        deel_open_ = true;
    }
    deel_.tekst += text;
    if (verwijzing_ >= 0) {
        versie_.artikelen[static_cast<std::size_t>(verwijzing_artikel_)].verwijzingen[static_cast<std::size_t>(verwijzing_)].tekst += text;
    }
}

void RegelingLezer::finish_kop(const Frame& kop) {
    if (frames_.empty()) return;
    if (kop.artikel >= 0) {
        Artikel& artikel = versie_.artikelen[static_cast<std::size_t>(kop.artikel)];
        if (!nummer_.empty()) artikel.nr = nummer_;
        artikel.titel = titel_;
        if (artikel.pad.empty() && !artikel.nr.empty()) artikel.pad = "/Artikel" + artikel.nr;
        return;
    }
    frames_.back().kop = collapse(label_ + " " + nummer_ + " " + titel_);
}

void RegelingLezer::eind(std::string_view naam) {
    if (skipped_ > 0) {
        --skipped_;
        return eind_skipped(naam);
    }
    if (inline_ > 0) {
        --inline_;
        verwijzing_ = -1;
        return;
    }
    flush();
    // An empty cell keeps its place in the row.
    if (naam == "entry" && frames_.back().deel == Deelsoort::cel && celsoort_ != Deelsoort::celvervolg) {
        open_blok()->delen.push_back({std::exchange(celsoort_, Deelsoort::celvervolg), frames_.back().lijstdiepte, {}});
    }
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.naam == "kop") {
        finish_kop(frame);
        if (frame.artikel < 0) blok_open_ = false;
    }
    if (find_element(block_elements, frame.naam)) blok_open_ = false;
}

}  // namespace ontknoop::wetten
