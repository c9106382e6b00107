// SPDX-License-Identifier: EUPL-1.2
#include "wetten/ophalen.h"

#include <algorithm>
#include <fstream>

#include "wetten/bwb_import.h"
#include "wetten/stelsel.h"

namespace ontknoop::wetten {
namespace {

namespace fs = std::filesystem;

// A name from the manifest becomes part of an address and of a path: nothing but a plain name.
bool is_plain_name(std::string_view naam) {
    return !naam.empty() && naam.size() <= 120 && naam[0] != '.' && std::ranges::all_of(naam, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '.';
    });
}

bool has_hash(const fs::path& file, const std::string& sha512) {
    std::ifstream in(file, std::ios::binary);
    return in && sha512_hex(in) == sha512;
}

bool is_wanted(const Expressie& expressie, const Haalopdracht& opdracht) {
    if (opdracht.alle_versies) return true;
    const bool withdrawn = expressie.zicht_eind && *expressie.zicht_eind < opdracht.vandaag;
    const bool over = expressie.einddatum && *expressie.einddatum < opdracht.vandaag;
    return !withdrawn && !over;
}

Result<fs::path> haal_item(Haler& haler, const std::string& pad, const fs::path& naar, const std::string& sha512,
                           const std::function<void(const std::string&)>& meld) {
    if (has_hash(naar, sha512)) return naar;
    // What an earlier run left behind may belong to another file by now: then once more, from the beginning.
    for (int poging = 0; poging < 2; ++poging) {
        TRY_DO(haler.haal(pad, naar));
        if (has_hash(naar, sha512)) {
            meld(naar.filename().string());
            return naar;
        }
        fs::remove(naar);
    }
    return fail("wetten.hash", {naar.filename().string()});
}

}  // namespace

Result<std::vector<Bronbestand>> haal_regeling(Haler& haler, const Haalopdracht& opdracht, const fs::path& map,
                                               const std::function<void(const std::string& naam)>& meld) {
    const std::string& id = opdracht.regeling_id;
    if (!is_regeling_id(id) || id.starts_with("CVDR")) return fail("wetten.kenmerk_landelijk", {id});
    const fs::path folder = map / id;
    // Always fresh: it says what there is today.
    const fs::path manifest_pad = folder / "manifest.xml";
    std::error_code none;
    fs::remove(manifest_pad.string() + ".deel", none);
    TRY_DO(haler.haal(id + "/manifest.xml", manifest_pad));
    std::ifstream in(manifest_pad, std::ios::binary);
    TRY(const Manifest manifest, read_bwb_manifest(in, id + "/manifest.xml"));
    if (manifest.regeling_id != id) return fail("wetten.geen_manifest", {id + "/manifest.xml"});
    meld("manifest.xml");

    std::vector<fs::path> files;
    for (const Expressie& expressie : manifest.expressies) {
        if (!is_wanted(expressie, opdracht)) continue;
        for (const Manifestitem& item : expressie.items) {
            if (item.manifestatie != "xml" || item.verwijderd) continue;
            if (!is_plain_name(expressie.label) || !is_plain_name(item.naam)) return fail("wetten.manifest_naam", {id + "/manifest.xml"});
            TRY(const fs::path file, haal_item(haler, id + "/" + expressie.label + "/xml/" + item.naam, folder / item.naam, item.sha512, meld));
            files.push_back(file);
        }
    }
    if (files.empty()) return fail("wetten.geen_versie", {id});
    if (!manifest.wti_bestand.empty()) {
        if (!is_plain_name(manifest.wti_bestand)) return fail("wetten.manifest_naam", {id + "/manifest.xml"});
        const fs::path wti = folder / manifest.wti_bestand;
        fs::remove(wti.string() + ".deel", none);
        TRY_DO(haler.haal(id + "/" + manifest.wti_bestand, wti));
        meld(manifest.wti_bestand);
        files.push_back(wti);
    }
    files.push_back(manifest_pad);
    std::vector<Bronbestand> result;
    for (const fs::path& file : files)
        for (Bronbestand& bestand : list_bronbestanden(file.string())) result.push_back(std::move(bestand));
    return result;
}

}  // namespace ontknoop::wetten
