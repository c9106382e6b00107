// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a sheet. The first byte chooses: the file itself, or the inside of a good package, so that the fuzzer need not
// find out how to compress. Whatever comes: an answer within the limits, or an error with a code.
#include "document/blad_lezer.h"
#include "document/zip.h"
#include "fuzz/fuzz.h"

using namespace ontknoop;
using namespace ontknoop::document;

namespace {

std::string as_ods(std::string_view xml) { return make_odf_package("application/vnd.oasis.opendocument.spreadsheet", {{"content.xml", std::string(xml)}}); }

// Three parts of a workbook, cut from the data at the first two NUL bytes.
std::string as_xlsx(std::string_view data) {
    std::string parts[3];
    for (int i = 0; i < 3; ++i) {
        const std::size_t cut = i == 2 ? std::string_view::npos : data.find('\0');
        parts[i] = std::string(data.substr(0, cut));
        data = cut == std::string_view::npos ? std::string_view() : data.substr(cut + 1);
    }
    return make_zip({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r\" Target=\"blad.xml\"/></Relationships>"},
                     {"xl/blad.xml", parts[0]},
                     {"xl/sharedStrings.xml", parts[1]},
                     {"xl/styles.xml", parts[2]}});
}

}  // namespace

FUZZ(data) {
    if (data.empty()) return;
    const Bladgrenzen grenzen{.bytes = 1u << 20, .uitgepakt = 1u << 20, .rijen = 100, .kolommen = 20, .bladen = 3, .tekst = 64u << 10};
    const std::string_view rest = data.substr(1);
    const int how = data[0] % 3;
    const auto bladen = read_bladen(how == 0 ? std::string(rest) : how == 1 ? as_ods(rest) : as_xlsx(rest), grenzen);
    if (!bladen) {
        require(!bladen.error().empty() && bladen.error()[0].code.starts_with("blad."));
        return;
    }
    require(!bladen->empty() || how == 1);
    require(bladen->size() <= grenzen.bladen);
    for (const GelezenBlad& blad : *bladen) {
        require(blad.rijen.size() <= grenzen.rijen);
        std::size_t tekst = 0;
        for (const auto& rij : blad.rijen) {
            require(rij.size() <= grenzen.kolommen);
            require(rij.empty() || rij.back().soort != GelezenCel::Soort::leeg);
            for (const GelezenCel& cel : rij) tekst += cel.tekst.size();
        }
        require(blad.rijen.empty() || !blad.rijen.back().empty());
        require(tekst <= grenzen.tekst);
    }
}
