// SPDX-License-Identifier: EUPL-1.2
#include "wetten/cvdr_import.h"

#include "wetten/regeling_lezer.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t longest_field = 10'000;

class CvdrLezer final : public RegelingLezer {
public:
    explicit CvdrLezer(Regelingversie& versie) : RegelingLezer(versie) { versie_.stelsel = Stelsel::cvdr; }
    bool is_cvdr = false;

    void begin(std::string_view naam, const XmlAttributen& attributen) override {
        if (naam == "cvdr" && frames_.empty()) is_cvdr = true;
        RegelingLezer::begin(naam, attributen);
    }

private:
    bool is_skipped(std::string_view naam) const override { return naam == "meta"; }

    void begin_skipped(std::string_view naam, const XmlAttributen& attributen) override {
        text_.clear();
        if (naam == "source") {
            if (const std::string_view basis = attributen.get("resourceIdentifier"); !basis.empty()) versie_.grondslagen.emplace_back(basis);
        }
        if (naam == "creator") creator_is_gemeente_ = attributen.get("scheme").ends_with("Gemeente");
    }
    void tekst_skipped(std::string_view text) override {
        if (text_.size() < longest_field) text_ += text;
    }
    void eind_skipped(std::string_view naam) override {
        const std::string text = collapse(text_);
        text_.clear();
        if (text.empty()) return;
        if (naam == "identifier") read_identifier(text);
        if (naam == "title" && versie_.citeertitel.empty()) versie_.citeertitel = text;
        if (naam == "alternative") versie_.citeertitel = text;
        if (naam == "type") versie_.soort = text;
        if (naam == "creator" && creator_is_gemeente_) versie_.gemeente = text;
        if (naam == "inwerkingtredingDatum") versie_.inwerkingtreding = parse_iso_date(text);
        if (naam == "uitwerkingtredingDatum") versie_.uitwerkingtreding = parse_iso_date(text);
    }

    // "CVDR680781_1", and in old files "112779_1".
    void read_identifier(std::string_view text) {
        const std::size_t underscore = text.find('_');
        const std::string_view number = text.substr(0, underscore);
        versie_.regeling_id = number.starts_with("CVDR") ? std::string(number) : "CVDR" + std::string(number);
        if (underscore != std::string_view::npos) versie_.versie = text.substr(underscore + 1);
    }

    std::string text_;
    bool creator_is_gemeente_ = false;
};

class SruLezer final : public XmlBezoeker {
public:
    std::vector<SruRecord> records;

    void begin(std::string_view naam, const XmlAttributen& attributen) override {
        text_.clear();
        if (naam == "record") records.push_back({});
        if (naam == "itemUrl") manifestatie_ = attributen.get("manifestation");
    }
    void tekst(std::string_view text) override {
        if (text_.size() < longest_field) text_ += text;
    }
    void eind(std::string_view naam) override {
        const std::string text = collapse(text_);
        text_.clear();
        if (records.empty() || text.empty()) return;
        SruRecord& record = records.back();
        if (naam == "identifier") record.identifier = text;
        if (naam == "title") record.titel = text;
        if (naam == "type") record.soort = text;
        if (naam == "creator") record.maker = text;
        if (naam == "url") record.url = text;
        if (naam == "preferredUrl") record.voorkeurs_url = text;
        if (naam == "itemUrl") record.items.emplace_back(manifestatie_, text);
    }

private:
    std::string text_, manifestatie_;
};

}  // namespace

Result<Regelingversie> read_cvdr(std::istream& in, const std::string& bestand, XmlGrenzen grenzen) {
    Regelingversie versie;
    CvdrLezer lezer(versie);
    TRY_DO(read_xml(in, bestand, lezer, grenzen));
    if (!lezer.is_cvdr || versie.regeling_id.empty()) return fail("wetten.geen_cvdr", {bestand});
    return versie;
}

Result<std::vector<SruRecord>> read_sru(std::istream& in, const std::string& bestand, XmlGrenzen grenzen) {
    SruLezer lezer;
    TRY_DO(read_xml(in, bestand, lezer, grenzen));
    if (lezer.records.empty()) return fail("wetten.geen_sru", {bestand});
    return std::move(lezer.records);
}

}  // namespace ontknoop::wetten
