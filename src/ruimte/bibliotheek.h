// SPDX-License-Identifier: EUPL-1.2
//
// The law library as one organisation sees it: the national provisions with its own beside them, and its own words in place of
// national ones where it approved a change. Put together once for every fingerprint of its decisions and shared by all threads;
// another organisation never sees it.
//
// What is returned stays as it is until the answer is drawn: a request runs on one thread, and a thread keeps the libraries it
// used last.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "app/context.h"
#include "organisatie/organisatie.h"
#include "wetten/bepalingen.h"
#include "wetten/tegenwerpingen.h"
#include "wetten/zoekindex.h"

namespace ontknoop::ruimte {

// Whose local rules the person may see: the name of the organisation without "Gemeente" in front.
std::string gemeente_van(const toegang::Wie&);
std::string gemeente_van(std::string_view naam);

const wetten::Bepalingen& bepalingen(const app::Context&);
// Like Zoekindex::zoek, over both layers. A score of the small index of the organisation is measured against the provisions
// that both indexes found, so that own and national hits stand in one order.
wetten::Antwoord zoek(const app::Context&, const wetten::Zoekvraag&);
// The same without a copy, for who only reads it.
std::shared_ptr<const wetten::Antwoord> zoek_gedeeld(const app::Context&, const wetten::Zoekvraag&);

// The same for the command line, which has no session: what this organisation finds, over the provisions and the index of the
// installation. Local rules are those of vraag.gemeente.
wetten::Antwoord zoek_voor(db::Connection&, const organisatie::Organisatie&, const inhoud::Bestanden&, const wetten::Bepalingen& landelijke,
                           const wetten::Zoekindex& landelijk, const wetten::Zoekvraag&);

// The closed arguments of the organisation itself, approved; those of the product are not among them.
std::span<const wetten::Tegenwerping> eigen_argumenten(const app::Context&);
// Of the product or of the organisation; null when unknown.
const wetten::Tegenwerping* find_argument(const app::Context&, std::string_view id);

// Pure: the hits of both in one answer of at most `aantal`. `eigen` are the ids the organisation wrote itself.
wetten::Antwoord voeg_samen(const wetten::Antwoord& landelijk, const wetten::Antwoord& samen, const wetten::Bepalingen& bepalingen, std::size_t aantal);

}  // namespace ontknoop::ruimte
