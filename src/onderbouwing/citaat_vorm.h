// SPDX-License-Identifier: EUPL-1.2
//
// Private to onderbouwing/: how a citation looks, on every page the same.
#pragma once

#include "app/context.h"
#include "html/html.h"
#include "onderbouwing/citaat_stand.h"

namespace ontknoop::onderbouwing {

html::Url citaat_url(const casus::Casus&, const OnderdeelId& grond);
// The words, their day, the official links (as it was, as it is).
void draw_citaat(html::Out&, app::Context&, const Citaat&);
// What the law of today does to it, in a sentence; nothing when all is the same.
void draw_stand(html::Out&, app::Context&, const Citaat&, const Citaatstand&);
// Old beside new, word by word.
void draw_oud_en_nieuw(html::Out&, app::Context&, const Citaat&, const Citaatstand&);

}  // namespace ontknoop::onderbouwing
