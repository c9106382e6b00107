// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bwb_import.h"

#include <algorithm>
#include <charconv>

#include "wetten/regeling_lezer.h"

namespace ontknoop::wetten {
namespace {

// ".../id/BWBR0015703/2026-01-01/2" -> "2026-01-01_2", as the manifest labels it. Without that address: the first of its day.
std::string versie_of(std::string_view adres, std::string_view datum) {
    const std::size_t slash = adres.rfind('/');
    const std::string_view number = slash == std::string_view::npos ? std::string_view() : adres.substr(slash + 1);
    const bool is_number = !number.empty() && number.size() <= 4 && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    return std::string(datum) + "_" + (is_number && adres.substr(0, slash).ends_with(datum) ? std::string(number) : "0");
}

class ToestandLezer final : public RegelingLezer {
public:
    explicit ToestandLezer(Regelingversie& versie) : RegelingLezer(versie) {}
    bool is_toestand = false;

    void begin(std::string_view naam, const XmlAttributen& attributen) override {
        if (naam == "toestand" && frames_.empty()) {
            is_toestand = true;
            versie_.regeling_id = attributen.get("bwb-id");
            versie_.inwerkingtreding = parse_iso_date(attributen.get("inwerkingtreding"));
            versie_.versie = versie_of(attributen.get("bwb-ng-vast-deel"), attributen.get("inwerkingtreding"));
        }
        if (naam == "wetgeving") versie_.soort = attributen.get("soort");
        RegelingLezer::begin(naam, attributen);
    }

private:
    bool is_skipped(std::string_view naam) const override {
        return naam == "meta-data" || naam == "bwb-inputbestand" || naam == "bwb-wijzigingen" || naam == "redactionele-correcties";
    }

    void begin_skipped(std::string_view naam, const XmlAttributen& attributen) override {
        if (naam != "jci" || attributen.get("versie") != "1.3" || frames_.empty()) return;
        const Frame& frame = frames_.back();
        if (frame.naam == "artikel") {
            versie_.artikelen[static_cast<std::size_t>(frame.artikel)].jci = attributen.get("verwijzing");
        } else if (frame.naam == "lid") {
            open_blok()->jci = attributen.get("verwijzing");
        }
    }
};

// Text of small documents: what the innermost element holds, with the names of the elements around it.
class VeldLezer : public XmlBezoeker {
public:
    void begin(std::string_view naam, const XmlAttributen& attributen) final {
        if (path_.empty()) root_ = naam;
        path_.emplace_back(naam);
        text_.clear();
        open(naam, attributen);
    }
    void tekst(std::string_view text) final {
        // Fields of these documents are short; a hostile one does not get to fill the memory.
        if (text_.size() < 10'000) text_ += text;
    }
    void eind(std::string_view naam) final {
        close(naam, collapse(text_));
        text_.clear();
        path_.pop_back();
    }
    const std::string& root() const { return root_; }

protected:
    virtual void open(std::string_view naam, const XmlAttributen& attributen) = 0;
    virtual void close(std::string_view naam, const std::string& text) = 0;
    bool inside(std::string_view naam) const { return std::ranges::find(path_, naam) != path_.end(); }

private:
    std::string root_;
    std::vector<std::string> path_;
    std::string text_;
};

class ManifestLezer final : public VeldLezer {
public:
    explicit ManifestLezer(Manifest& manifest) : manifest_(manifest) {}

private:
    void open(std::string_view naam, const XmlAttributen& attributen) override {
        if (naam == "work") {
            manifest_.regeling_id = attributen.get("label");
            manifest_.laatste_item = attributen.get("_latestItem");
        } else if (naam == "expression") {
            manifest_.expressies.push_back({});
            manifest_.expressies.back().label = attributen.get("label");
        } else if (naam == "manifestation" && !manifest_.expressies.empty()) {
            manifest_.expressies.back().items.push_back({});
            item().manifestatie = attributen.get("label");
        } else if (naam == "item" && has_item()) {
            item().naam = attributen.get("label");
            item().verwijderd = attributen.get("_deleted") == "true";
        }
    }

    void close(std::string_view naam, const std::string& text) override {
        if (naam == "wti_locatie") manifest_.wti_bestand = text;
        if (naam == "hashcode" && has_item()) item().sha512 = text;
        if (naam == "size" && has_item()) std::from_chars(text.data(), text.data() + text.size(), item().bytes);
        if (!inside("expression") || manifest_.expressies.empty()) return;
        Expressie& expressie = manifest_.expressies.back();
        if (naam == "datum_inwerkingtreding") expressie.inwerkingtreding = parse_iso_date(text);
        if (naam == "einddatum") expressie.einddatum = parse_iso_date(text);
        if (naam == "zichtdatum_start") expressie.zicht_start = parse_iso_date(text);
        if (naam == "zichtdatum_eind") expressie.zicht_eind = parse_iso_date(text);
    }

    bool has_item() const { return !manifest_.expressies.empty() && !manifest_.expressies.back().items.empty(); }
    Manifestitem& item() { return manifest_.expressies.back().items.back(); }
    Manifest& manifest_;
};

class WtiLezer final : public VeldLezer {
public:
    explicit WtiLezer(Wti& wti) : wti_(wti) {}

private:
    void open(std::string_view naam, const XmlAttributen& attributen) override {
        if (naam == "wetstechnische-informatie") wti_.regeling_id = attributen.get("bwb-id");
        if (naam == "gerelateerde-regeling" && inside("grondslag-voor")) add(wti_.grondslag_voor, std::string(attributen.get("bwb-id")));
    }

    void close(std::string_view naam, const std::string& text) override {
        if (!inside("algemene-informatie") || text.empty()) return;
        if (naam == "citeertitel" && !inside("citeertitels")) wti_.citeertitel = text;
        if (naam == "soort-regeling") wti_.soort = text;
        if (naam == "eerstverantwoordelijke") wti_.eerstverantwoordelijke = text;
        if (naam == "afkorting") add(wti_.afkortingen, text);
        if (naam == "hoofdgebied") add(wti_.rechtsgebieden, text);
        if (naam == "overheidsdomein") add(wti_.overheidsdomeinen, text);
    }

    static void add(std::vector<std::string>& list, std::string item) {
        if (!item.empty() && std::ranges::find(list, item) == list.end()) list.push_back(std::move(item));
    }
    Wti& wti_;
};

template <class Document, class Lezer>
Result<Document> read_document(std::istream& in, const std::string& bestand, XmlGrenzen grenzen, std::string_view root, const char* other) {
    Document document;
    Lezer lezer(document);
    TRY_DO(read_xml(in, bestand, lezer, grenzen));
    if (lezer.root() != root || document.regeling_id.empty()) return fail(other, {bestand});
    return document;
}

}  // namespace

Result<Regelingversie> read_bwb_toestand(std::istream& in, const std::string& bestand, XmlGrenzen grenzen) {
    Regelingversie versie;
    ToestandLezer lezer(versie);
    TRY_DO(read_xml(in, bestand, lezer, grenzen));
    if (!lezer.is_toestand || versie.regeling_id.empty()) return fail("wetten.geen_toestand", {bestand});
    return versie;
}

const Expressie* Manifest::find(Date op) const {
    const Expressie* found = nullptr;
    for (const Expressie& expressie : expressies) {
        if (!expressie.inwerkingtreding || *expressie.inwerkingtreding > op) continue;
        if (expressie.einddatum && *expressie.einddatum < op) continue;
        // Published again: the later one replaces the earlier.
        if (!found || expressie.label >= found->label) found = &expressie;
    }
    return found;
}

Result<Manifest> read_bwb_manifest(std::istream& in, const std::string& bestand, XmlGrenzen grenzen) {
    return read_document<Manifest, ManifestLezer>(in, bestand, grenzen, "work", "wetten.geen_manifest");
}

Result<Wti> read_bwb_wti(std::istream& in, const std::string& bestand, XmlGrenzen grenzen) {
    return read_document<Wti, WtiLezer>(in, bestand, grenzen, "wetstechnische-informatie", "wetten.geen_wti");
}

}  // namespace ontknoop::wetten
