// SPDX-License-Identifier: EUPL-1.2
//
// Private to the readers of sheets.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "document/blad_lezer.h"

namespace ontknoop::document {

// Attributes of one element, by name without prefix.
using Xmlattributen = std::map<std::string, std::string, std::less<>>;
struct Xmlvolger {
    std::function<void(std::string_view naam, const Xmlattributen&)> begin;
    std::function<void(std::string_view naam)> eind;
    std::function<void(std::string_view tekst)> tekst;
};
// Errors: blad.kapot, blad.xml_onveilig (a document type, or too deep).
Result<> read_xml_deel(std::string_view xml, const Xmlvolger&);

// The parts of a package, unpacked one by one as long as the budget lasts.
class Pakket {
public:
    static Result<Pakket> open(std::string_view bytes, const Bladgrenzen&);
    ~Pakket();
    Pakket(Pakket&&) noexcept;
    Pakket& operator=(Pakket&&) = delete;

    bool has(const std::string& naam) const;
    // Errors: blad.kapot (also when there is no such part), blad.zip_bom, blad.versleuteld.
    Result<std::string> get(const std::string& naam);

private:
    struct Archief;
    explicit Pakket(std::unique_ptr<Archief>);
    std::unique_ptr<Archief> archief_;
};

// Rows as they arrive; a row or cell that is repeated counts against the limits only when something stands in or behind it.
class Bladbouwer {
public:
    Bladbouwer(std::string naam, const Bladgrenzen& grenzen) : grenzen_(grenzen) { blad_.naam = std::move(naam); }

    void add_cell(GelezenCel cel, std::size_t keer = 1);
    // Leaves cells empty up to this column, counted from 0.
    void move_to(std::size_t kolom);
    void end_row(std::size_t keer = 1);
    // Leaves rows empty up to this one, counted from 0.
    void move_to_row(std::size_t rij);
    Result<GelezenBlad> finish();

private:
    GelezenBlad blad_;
    const Bladgrenzen& grenzen_;
    // False, with an error, when so much text more does not fit.
    bool spend(std::size_t bytes, std::size_t keer);

    std::vector<GelezenCel> rij_;
    std::size_t lege_cellen_ = 0, lege_rijen_ = 0, rij_bytes_ = 0, bytes_ = 0;
    std::string fout_;
};

// "36.310000000000002" and "3.631E1" become "36.31": the shortest text of the same number. Empty when it is none.
std::string kort_getal(std::string_view tekst);

Result<std::vector<GelezenBlad>> read_csv(std::string_view bytes, const Bladgrenzen&);
Result<std::vector<GelezenBlad>> read_ods(Pakket&, const Bladgrenzen&);
Result<std::vector<GelezenBlad>> read_xlsx(Pakket&, const Bladgrenzen&);

}  // namespace ontknoop::document
