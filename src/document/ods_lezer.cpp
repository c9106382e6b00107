// SPDX-License-Identifier: EUPL-1.2
//
// The cells of an OpenDocument spreadsheet (OASIS ODF 1.3, part 3, chapter 9: tables): content.xml, nothing else.
#include <algorithm>
#include <charconv>

#include "base/clock.h"
#include "document/blad_lezer_delen.h"

namespace ontknoop::document {
namespace {

using Soort = GelezenCel::Soort;

std::string_view attribuut(const Xmlattributen& attributen, std::string_view naam) {
    const auto found = attributen.find(naam);
    return found == attributen.end() ? std::string_view() : std::string_view(found->second);
}

std::size_t keren(std::string_view tekst) {
    std::size_t n = 1;
    std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    return std::clamp<std::size_t>(n, 1, 1u << 21);
}

class OdsLezer {
public:
    explicit OdsLezer(const Bladgrenzen& grenzen) : grenzen_(grenzen) {}

    Result<std::vector<GelezenBlad>> read(std::string_view xml) {
        TRY_DO(read_xml_deel(xml, {[this](std::string_view naam, const Xmlattributen& a) { begin(naam, a); }, [this](std::string_view naam) { end(naam); },
                                   [this](std::string_view tekst) {
                                       if (in_cel_ && stil_ == 0 && alineas_open_ > 0) tekst_ += tekst;
                                   }}));
        if (!fouten_.empty()) return fail(std::move(fouten_));
        if (!was_spreadsheet_) return fail("blad.onbekende_soort");
        return std::move(bladen_);
    }

private:
    void begin(std::string_view naam, const Xmlattributen& a) {
        if (stil_ > 0 || naam == "annotation" || naam == "tracked-changes") {
            ++stil_;
            return;
        }
        if (naam == "spreadsheet") was_spreadsheet_ = true;
        else if (naam == "table" && !bouwer_ && bladen_.size() < grenzen_.bladen) bouwer_.emplace(std::string(attribuut(a, "name")), grenzen_);
        else if (naam == "table-row") rij_keren_ = keren(attribuut(a, "number-rows-repeated"));
        else if (naam == "table-cell" || naam == "covered-table-cell") begin_cell(a);
        else if (naam == "p" && in_cel_) {
            if (alineas_++ > 0) tekst_ += '\n';
            ++alineas_open_;
        } else if (naam == "s" && in_cel_) tekst_ += std::string(std::min<std::size_t>(keren(attribuut(a, "c")), 100), ' ');
        else if (naam == "tab" && in_cel_) tekst_ += '\t';
        else if (naam == "line-break" && in_cel_) tekst_ += '\n';
    }

    void begin_cell(const Xmlattributen& a) {
        in_cel_ = true;
        tekst_.clear();
        alineas_ = alineas_open_ = 0;
        cel_keren_ = keren(attribuut(a, "number-columns-repeated"));
        soort_ = attribuut(a, "value-type");
        waarde_ = soort_ == "date" ? attribuut(a, "date-value") : soort_ == "boolean" ? attribuut(a, "boolean-value") : attribuut(a, "value");
        if (const auto tekst = attribuut(a, "string-value"); soort_ == "string") waarde_ = tekst;
    }

    GelezenCel cell() const {
        if (soort_ == "float" || soort_ == "currency" || soort_ == "percentage") {
            const std::string getal = kort_getal(waarde_);
            return getal.empty() ? GelezenCel{Soort::tekst, waarde_} : GelezenCel{Soort::getal, getal};
        }
        if (soort_ == "date") {
            const auto dag = parse_iso_date(std::string_view(waarde_).substr(0, 10));
            return dag ? GelezenCel{Soort::datum, to_iso(*dag)} : GelezenCel{Soort::tekst, waarde_};
        }
        if (soort_ == "boolean") return {Soort::tekst, waarde_};
        const std::string& tekst = tekst_.empty() ? waarde_ : tekst_;
        return tekst.empty() ? GelezenCel{} : GelezenCel{Soort::tekst, tekst};
    }

    void end(std::string_view naam) {
        if (stil_ > 0) {
            --stil_;
            return;
        }
        if (naam == "p" && in_cel_) --alineas_open_;
        if (!bouwer_) return;
        if (naam == "table-cell" || naam == "covered-table-cell") {
            bouwer_->add_cell(cell(), cel_keren_);
            in_cel_ = false;
        } else if (naam == "table-row") {
            bouwer_->end_row(rij_keren_);
        } else if (naam == "table") {
            auto blad = bouwer_->finish();
            if (blad) bladen_.push_back(std::move(*blad));
            else fouten_ = blad.error();
            bouwer_.reset();
        }
    }

    const Bladgrenzen& grenzen_;
    std::vector<GelezenBlad> bladen_;
    std::optional<Bladbouwer> bouwer_;
    Errors fouten_;
    bool was_spreadsheet_ = false, in_cel_ = false;
    int stil_ = 0;  // depth inside what is no content of a cell: notes, kept changes
    int alineas_ = 0, alineas_open_ = 0;
    std::size_t cel_keren_ = 1, rij_keren_ = 1;
    std::string tekst_, soort_, waarde_;
};

}  // namespace

Result<std::vector<GelezenBlad>> read_ods(Pakket& pakket, const Bladgrenzen& grenzen) {
    TRY(const std::string xml, pakket.get("content.xml"));
    return OdsLezer(grenzen).read(xml);
}

}  // namespace ontknoop::document
