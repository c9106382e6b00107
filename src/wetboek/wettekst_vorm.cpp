// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/wettekst_vorm.h"

#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "wetboek/zoekvraag.h"
#include "wetten/verankering.h"

namespace ontknoop::wetboek {

using html::Out;
using html::put;
using html::Url;
using wetten::Deelsoort;
using wetten::Tekstblok;
using wetten::Tekstdeel;

namespace {

using Delen = std::span<const Tekstdeel>;

bool is_cel(const Tekstdeel& deel) { return deel.soort == Deelsoort::rijbegin || deel.soort == Deelsoort::cel || deel.soort == Deelsoort::celvervolg; }

// How many parts from `from` on belong together.
template <class Test>
std::size_t run_length(Delen delen, std::size_t from, Test test) {
    std::size_t end = from;
    while (end < delen.size() && test(delen[end])) ++end;
    return end - from;
}

void draw_cel(Out& out, Delen cel, bool is_kop) {
    auto tekst = [&](Out& o) {
        for (std::size_t i = 0; i < cel.size(); ++i) {
            if (i > 0) put<"<br>">(o);
            html::escape_text(o.text, cel[i].tekst);
        }
    };
    if (is_kop) put<R"(<th scope="col">{}</th>)">(out, tekst);
    else put<R"(<td>{}</td>)">(out, tekst);
}

void draw_rij(Out& out, Delen rij, bool is_kop) {
    put<R"(<tr>{}</tr>)">(out, [&](Out& o) {
        for (std::size_t i = 0; i < rij.size();) {
            const std::size_t length = 1 + run_length(rij, i + 1, [](const Tekstdeel& d) { return d.soort == Deelsoort::celvervolg; });
            draw_cel(o, rij.subspan(i, length), is_kop);
            i += length;
        }
    });
}

// The source does not tell a heading from a row everywhere; a table of the law begins with its headings.
void draw_tabel(Out& out, const inhoud::Teksten& t, Delen cellen) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><tbody>{}</tbody></table></div>)">(
        out, t("wettekst.tabel"), [&](Out& o) {
            for (std::size_t i = 0; i < cellen.size();) {
                const std::size_t length = 1 + run_length(cellen, i + 1, [](const Tekstdeel& d) { return d.soort != Deelsoort::rijbegin; });
                draw_rij(o, cellen.subspan(i, length), i == 0);
                i += length;
            }
        });
}

void draw_delen(Out& out, const inhoud::Teksten& t, Delen delen, int diepte);

// One item: its number, its text, and the lists in it.
void draw_punt(Out& out, const inhoud::Teksten& t, Delen punt, int diepte) {
    put<R"(<li>{}</li>)">(out, [&](Out& o) {
        const bool has_number = punt[0].soort == Deelsoort::nummer;
        if (has_number && punt.size() > 1 && punt[1].soort == Deelsoort::alinea && punt[1].diepte == diepte) {
            put<R"(<p><span class="ok-wettekst__nr">{}</span> {}</p>)">(o, punt[0].tekst, punt[1].tekst);
            draw_delen(o, t, punt.subspan(2), diepte);
        } else {
            draw_delen(o, t, punt, diepte);
        }
    });
}

void draw_lijst(Out& out, const inhoud::Teksten& t, Delen delen, int diepte) {
    put<R"(<ul class="ok-wettekst__lijst">{}</ul>)">(out, [&](Out& o) {
        for (std::size_t i = 0; i < delen.size();) {
            // Until the next number of this list.
            const std::size_t length = 1 + run_length(delen, i + 1, [&](const Tekstdeel& d) { return d.diepte > diepte || d.soort != Deelsoort::nummer; });
            draw_punt(o, t, delen.subspan(i, length), diepte);
            i += length;
        }
    });
}

void draw_deel(Out& out, const inhoud::Teksten& t, const Tekstdeel& deel) {
    switch (deel.soort) {
        case Deelsoort::kop: return put<R"(<p><strong>{}</strong></p>)">(out, deel.tekst);
        case Deelsoort::begrip: return put<R"(<p><dfn>{}</dfn></p>)">(out, deel.tekst);
        case Deelsoort::redactie: return put<R"(<p class="ok-zacht">{}</p>)">(out, t("wettekst.redactie", {deel.tekst}));
        default: return put<R"(<p>{}</p>)">(out, deel.tekst);
    }
}

void draw_delen(Out& out, const inhoud::Teksten& t, Delen delen, int diepte) {
    for (std::size_t i = 0; i < delen.size();) {
        std::size_t length = 1;
        if (is_cel(delen[i])) {
            length = run_length(delen, i, is_cel);
            draw_tabel(out, t, delen.subspan(i, length));
        } else if (delen[i].diepte > diepte) {
            length = run_length(delen, i, [&](const Tekstdeel& d) { return d.diepte > diepte; });
            draw_lijst(out, t, delen.subspan(i, length), diepte + 1);
        } else {
            draw_deel(out, t, delen[i]);
        }
        i += length;
    }
}

// A numbered paragraph: "1. De tekst".
void draw_lid(Out& out, const inhoud::Teksten& t, const Tekstblok& blok) {
    Delen delen(blok.delen);
    put<R"(<section class="ok-wettekst__lid">{}</section>)">(out, [&](Out& o) {
        const bool numbered = delen.size() > 1 && delen[0].soort == Deelsoort::nummer && delen[1].soort == Deelsoort::alinea && delen[1].diepte == 0;
        if (numbered) {
            put<R"(<p><span class="ok-wettekst__nr">{}</span> {}</p>)">(o, delen[0].tekst, delen[1].tekst);
            delen = delen.subspan(2);
        }
        draw_delen(o, t, delen, 0);
    });
}

}  // namespace

void draw_wettekst(Out& out, const inhoud::Teksten& t, std::span<const Tekstblok> blokken) {
    put<R"(<div class="ok-wettekst">{}</div>)">(out, [&](Out& o) {
        for (const Tekstblok& blok : blokken) {
            if (blok.soort == wetten::Bloksoort::lid) {
                draw_lid(o, t, blok);
                continue;
            }
            // The heading of the article is the heading of the page.
            std::vector<Tekstdeel> delen = blok.delen;
            std::erase_if(delen, [&](const Tekstdeel& d) { return blok.soort == wetten::Bloksoort::artikel && d.soort == Deelsoort::kop && d.diepte == 0; });
            draw_delen(o, t, delen, 0);
        }
    });
}

void draw_woordverschil(Out& out, std::string_view oud, std::string_view nieuw) {
    using Soort = wetten::Tekstverschil::Soort;
    put<R"(<div class="ok-verschil">{}</div>)">(out, [&](Out& o) {
        put<R"(<p>{}</p>)">(o, [&](Out& p) {
            for (const wetten::Tekstverschil& stuk : wetten::woordverschil(oud, nieuw)) {
                if (stuk.soort == Soort::weg) put<R"(<del>{}</del> )">(p, stuk.tekst);
                else if (stuk.soort == Soort::bij) put<R"(<ins>{}</ins> )">(p, stuk.tekst);
                else html::escape_text(p.text, stuk.tekst + " ");
            }
        });
    });
}

Url regeling_url(std::string_view regeling_id) { return Url::path("/wetten/regelingen", regeling_id); }
Url artikel_url(std::string_view regeling_id, std::string_view nr) { return Url::path("/wetten/regelingen", regeling_id, "artikelen", nr); }
Url artikel_url(std::string_view regeling_id, std::string_view nr, Date op) { return artikel_url(regeling_id, nr).query("op", to_iso(op)); }

std::string geldigheid_in_woorden(const inhoud::Teksten& t, Date van, std::optional<Date> tot) {
    if (tot) return t("wettekst.van_tot", {format_date(van), format_date(*tot)});
    return t("wettekst.vanaf", {format_date(van)});
}

Date read_op(const app::Context& ctx, Errors& errors) {
    const std::string_view getypt = trim(ctx.request.query.get("op"));
    if (getypt.empty()) return vandaag(ctx);
    const auto op = parse_date(getypt);
    if (!op) errors.push_back({"veld.geen_datum", {}, "op"});
    return op.value_or(vandaag(ctx));
}

void draw_op_form(Out& out, app::Context& ctx, const Url& waarheen, const Errors& errors) {
    const auto& t = ctx.t();
    app::draw_form(out, ctx, {.action = waarheen, .knop = t("wettekst.toon"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        app::draw_field(o, t, {.name = "op", .label = t("wetboek.op"), .soort = app::Invoer::datum, .value = std::string(utf8_prefix(ctx.request.query.get("op"), 40)),
                               .hulp = t("wetboek.op.hulp"), .toon_niet_verplicht = false}, errors);
    });
}

}  // namespace ontknoop::wetboek
