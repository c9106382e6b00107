// SPDX-License-Identifier: EUPL-1.2
#include "document/blad_lezer.h"

#include <expat.h>
#include <zip.h>

#include <charconv>
#include <cmath>

#include "document/blad_lezer_delen.h"

namespace ontknoop::document {
namespace {

constexpr int diepste_element = 60;
constexpr zip_int64_t meeste_delen = 2000;

std::string_view zonder_voorvoegsel(std::string_view naam) {
    const std::size_t colon = naam.rfind(':');
    return colon == std::string_view::npos ? naam : naam.substr(colon + 1);
}

struct XmlStand {
    XML_Parser parser;
    const Xmlvolger& volger;
    int diepte = 0;
    bool onveilig = false;

    void stop() {
        onveilig = true;
        XML_StopParser(parser, XML_FALSE);
    }
};

void xml_begin(void* data, const char* naam, const char** attributen) {
    auto& stand = *static_cast<XmlStand*>(data);
    if (++stand.diepte > diepste_element) return stand.stop();
    Xmlattributen all;
    for (const char** paar = attributen; *paar; paar += 2) all.emplace(zonder_voorvoegsel(paar[0]), paar[1]);
    if (stand.volger.begin) stand.volger.begin(zonder_voorvoegsel(naam), all);
}

void xml_eind(void* data, const char* naam) {
    auto& stand = *static_cast<XmlStand*>(data);
    --stand.diepte;
    if (!stand.onveilig && stand.volger.eind) stand.volger.eind(zonder_voorvoegsel(naam));
}

void xml_tekst(void* data, const char* tekst, int lengte) {
    auto& stand = *static_cast<XmlStand*>(data);
    if (!stand.onveilig && stand.volger.tekst) stand.volger.tekst({tekst, static_cast<std::size_t>(lengte)});
}

void xml_doctype(void* data, const char*, const char*, const char*, int) { static_cast<XmlStand*>(data)->stop(); }

bool is_leeg(const GelezenCel& cel) { return cel.soort == GelezenCel::Soort::leeg; }

}  // namespace

Result<> read_xml_deel(std::string_view xml, const Xmlvolger& volger) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"), &XML_ParserFree);
    CHECK(parser != nullptr);
    XmlStand stand{parser.get(), volger};
    XML_SetUserData(parser.get(), &stand);
    XML_SetElementHandler(parser.get(), xml_begin, xml_eind);
    XML_SetCharacterDataHandler(parser.get(), xml_tekst);
    XML_SetStartDoctypeDeclHandler(parser.get(), xml_doctype);
    XML_SetParamEntityParsing(parser.get(), XML_PARAM_ENTITY_PARSING_NEVER);
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK) return {};
    return fail(stand.onveilig ? "blad.xml_onveilig" : "blad.kapot");
}

// --- the package --------------------------------------------------------------------------------------------------------
struct Pakket::Archief {
    zip_t* zip = nullptr;
    std::size_t budget = 0;
    ~Archief() {
        if (zip) zip_discard(zip);
    }
};

Pakket::Pakket(std::unique_ptr<Archief> archief) : archief_(std::move(archief)) {}
Pakket::~Pakket() = default;
Pakket::Pakket(Pakket&&) noexcept = default;

Result<Pakket> Pakket::open(std::string_view bytes, const Bladgrenzen& grenzen) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    CHECK(source);
    auto archief = std::make_unique<Archief>();
    archief->budget = grenzen.uitgepakt;
    archief->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (!archief->zip) {
        zip_source_free(source);
        return fail("blad.kapot");
    }
    if (zip_get_num_entries(archief->zip, 0) > meeste_delen) return fail("blad.zip_bom");
    return Pakket(std::move(archief));
}

bool Pakket::has(const std::string& naam) const { return zip_name_locate(archief_->zip, naam.c_str(), 0) >= 0; }

Result<std::string> Pakket::get(const std::string& naam) {
    const zip_int64_t index = zip_name_locate(archief_->zip, naam.c_str(), 0);
    if (index < 0) return fail("blad.kapot");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archief_->zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return fail("blad.kapot");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) return fail("blad.versleuteld");
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archief_->zip, static_cast<zip_uint64_t>(index), 0), &zip_fclose);
    if (!file) return fail("blad.kapot");
    // What the package says about its size is not believed: reading stops where the budget ends.
    std::string inhoud;
    std::vector<char> buffer(64 * 1024);
    while (true) {
        const zip_int64_t gelezen = zip_fread(file.get(), buffer.data(), buffer.size());
        if (gelezen < 0) return fail("blad.kapot");
        if (gelezen == 0) return inhoud;
        if (static_cast<std::size_t>(gelezen) > archief_->budget) return fail("blad.zip_bom");
        archief_->budget -= static_cast<std::size_t>(gelezen);
        inhoud.append(buffer.data(), static_cast<std::size_t>(gelezen));
    }
}

// --- rows ---------------------------------------------------------------------------------------------------------------
bool Bladbouwer::spend(std::size_t bytes, std::size_t keer) {
    if (bytes > 0 && keer > (grenzen_.tekst - bytes_) / bytes) {
        if (fout_.empty()) fout_ = "blad.zip_bom";
        return false;
    }
    bytes_ += bytes * keer;
    return true;
}

void Bladbouwer::add_cell(GelezenCel cel, std::size_t keer) {
    if (is_leeg(cel)) {
        lege_cellen_ += std::min<std::size_t>(keer, 1u << 20);
        return;
    }
    if (rij_.size() + lege_cellen_ + keer > grenzen_.kolommen) {
        if (fout_.empty()) fout_ = "blad.te_veel_kolommen";
        return;
    }
    if (!spend(cel.tekst.size(), keer)) return;
    rij_bytes_ += cel.tekst.size() * keer;
    rij_.resize(rij_.size() + lege_cellen_);
    lege_cellen_ = 0;
    rij_.insert(rij_.end(), keer, cel);
}

void Bladbouwer::move_to(std::size_t kolom) {
    const std::size_t nu = rij_.size() + lege_cellen_;
    if (kolom > nu) lege_cellen_ += std::min<std::size_t>(kolom - nu, 1u << 20);
}

void Bladbouwer::end_row(std::size_t keer) {
    lege_cellen_ = 0;
    if (rij_.empty()) {
        lege_rijen_ += std::min<std::size_t>(keer, 1u << 21);
        return;
    }
    if (blad_.rijen.size() + lege_rijen_ + keer > grenzen_.rijen) {
        if (fout_.empty()) fout_ = "blad.te_veel_rijen";
        rij_bytes_ = 0;
        rij_.clear();
        return;
    }
    const bool past = spend(rij_bytes_, keer - 1);
    rij_bytes_ = 0;
    if (past) {
        blad_.rijen.resize(blad_.rijen.size() + lege_rijen_);
        lege_rijen_ = 0;
        blad_.rijen.insert(blad_.rijen.end(), keer, rij_);
    }
    rij_.clear();
}

void Bladbouwer::move_to_row(std::size_t rij) {
    const std::size_t nu = blad_.rijen.size() + lege_rijen_;
    if (rij > nu) lege_rijen_ += std::min<std::size_t>(rij - nu, 1u << 21);
}

Result<GelezenBlad> Bladbouwer::finish() {
    if (fout_ == "blad.te_veel_rijen") return fail("blad.te_veel_rijen", {std::to_string(grenzen_.rijen)});
    if (fout_ == "blad.te_veel_kolommen") return fail("blad.te_veel_kolommen", {std::to_string(grenzen_.kolommen)});
    if (!fout_.empty()) return fail("blad.zip_bom");
    return std::move(blad_);
}

std::string kort_getal(std::string_view tekst) {
    double getal = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), getal);
    if (error != std::errc() || end != tekst.data() + tekst.size() || !std::isfinite(getal)) return {};
    char kort[400];
    const auto gemaakt = std::to_chars(kort, kort + sizeof kort, getal, std::chars_format::fixed);
    return gemaakt.ec == std::errc() ? std::string(kort, gemaakt.ptr) : std::string();
}

Result<std::vector<GelezenBlad>> read_bladen(std::string_view bytes, const Bladgrenzen& grenzen) {
    if (bytes.empty()) return fail("blad.leeg");
    if (bytes.size() > grenzen.bytes) return fail("blad.te_groot", {std::to_string(grenzen.bytes >> 20)});
    if (!bytes.starts_with("PK")) return read_csv(bytes, grenzen);
    TRY(Pakket pakket, Pakket::open(bytes, grenzen));
    if (pakket.has("xl/workbook.xml")) return read_xlsx(pakket, grenzen);
    if (pakket.has("content.xml")) return read_ods(pakket, grenzen);
    return fail("blad.onbekende_soort");
}

}  // namespace ontknoop::document
