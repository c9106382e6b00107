# SPDX-License-Identifier: EUPL-1.2
# The layers, from the ground up. A module may include only itself and what stands behind USES (and what that uses).
set(fmt_pkg fmt)

# --- plumbing (English) ---
ontknoop_module(base PACKAGES fmt libsodium LIBRARIES date-tz)
ontknoop_module(db USES base PACKAGES sqlite3 libpq)
ontknoop_module(http USES base PACKAGES libisal libdeflate libsodium openssl)
ontknoop_module(html USES base)
ontknoop_module(crypto USES base PACKAGES libsodium)
ontknoop_module(pdf USES base PACKAGES pangocairo cairo libqpdf libdeflate libzip fontconfig)

ontknoop_module(logboek USES base db crypto)
ontknoop_module(organisatie USES base db crypto)
ontknoop_module(toegang USES base db crypto logboek organisatie)

# --- pure engines and features (Dutch) ---
ontknoop_module(inhoud USES base PACKAGES libsodium LIBRARIES boost_json)
# The simulation gives the same cents on every processor: no fused multiply-add.
set_source_files_properties(src/rekentool/monte_carlo.cpp src/rekentool/pert.cpp PROPERTIES COMPILE_OPTIONS -ffp-contract=off)
ontknoop_module(rekentool USES base inhoud LIBRARIES boost_json)
ontknoop_module(document USES base pdf PACKAGES expat libzip LIBRARIES boost_json)
ontknoop_module(wetten USES base db inhoud PACKAGES pugixml sqlite3 expat libzip libsodium libcurl LIBRARIES stemmer boost_json)

# --- the frame around every page (English): session, right, CSRF, transaction, audit, layout, forms ---
ontknoop_module(app USES base db http html crypto inhoud logboek organisatie toegang)

# --- features (Dutch) ---
ontknoop_module(casus USES base app)
ontknoop_module(maatwerkplan USES base app casus)
ontknoop_module(werkplek USES base app casus maatwerkplan)
ontknoop_module(kluwen USES base app casus maatwerkplan document)
ontknoop_module(waardendriehoek USES base app casus maatwerkplan document)
ontknoop_module(prijsbeheer USES base app casus maatwerkplan werkplek rekentool document LIBRARIES boost_json)
ontknoop_module(rekenblad USES base app casus maatwerkplan prijsbeheer rekentool document)
ontknoop_module(rekenbewijs USES base app casus maatwerkplan rekenblad rekentool document)
ontknoop_module(invoering USES base app casus maatwerkplan)
ontknoop_module(demo USES app inhoud casus maatwerkplan prijsbeheer wetten)
ontknoop_module(beheer USES base app demo)
ontknoop_module(ruimte USES base app casus maatwerkplan werkplek invoering inhoud wetten LIBRARIES boost_json)
ontknoop_module(juristvraag USES base app casus maatwerkplan werkplek invoering ruimte LIBRARIES boost_json)
ontknoop_module(wetboek USES base app casus maatwerkplan wetten ruimte juristvraag LIBRARIES boost_json)
ontknoop_module(inzicht USES base app casus maatwerkplan rekenblad rekentool wetten ruimte document)
ontknoop_module(onderbouwing USES base app casus maatwerkplan werkplek wetten wetboek inhoud)
ontknoop_module(hulp USES base app inhoud)
ontknoop_module(plandocument USES base app casus maatwerkplan rekenblad rekenbewijs rekentool wetten wetboek onderbouwing kluwen waardendriehoek
                document pdf
                LIBRARIES boost_json)

# --- the command line and the composition of the program ---
ontknoop_module(cli USES app casus maatwerkplan demo prijsbeheer rekentool wetten onderbouwing)
