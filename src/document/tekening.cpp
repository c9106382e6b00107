// SPDX-License-Identifier: EUPL-1.2
#include "document/tekening.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/result.h"
#include "document/boom.h"
#include "document/xml.h"
#include "pdf/painter.h"

namespace ontknoop::document {
namespace {

struct Pigment {
    Kleur kleur;
    const char* naam;
    const char* hex;  // nullptr: derived from the accent
};

constexpr std::array<Pigment, 14> palette{{
    {Kleur::geen, "geen", "none"},
    {Kleur::wit, "wit", "#ffffff"},
    {Kleur::inkt, "inkt", "#1f2933"},
    {Kleur::grijs, "grijs", "#5f6b76"},
    {Kleur::lichtgrijs, "lichtgrijs", "#dde2e7"},
    {Kleur::accent, "accent", nullptr},
    {Kleur::accent_licht, "accent-licht", nullptr},
    {Kleur::groen, "groen", "#1c6b3c"},
    {Kleur::groen_licht, "groen-licht", "#dcefe2"},
    {Kleur::oranje, "oranje", "#9a4a00"},
    {Kleur::oranje_licht, "oranje-licht", "#fdebd3"},
    {Kleur::rood, "rood", "#a61b1b"},
    {Kleur::rood_licht, "rood-licht", "#f9dede"},
    {Kleur::paars, "paars", "#5b3a8c"},
}};

const Pigment& pigment_of(Kleur kleur) { return palette[static_cast<std::size_t>(kleur)]; }

// The accent mixed with eight times as much white.
std::string light_variant(const std::string& accent) {
    const pdf::Color c = pdf::color_from_hex(accent);
    const auto mix = [](double part) { return static_cast<int>(std::lround((part + 8) / 9 * 255)); };
    return fmt::format("#{:02x}{:02x}{:02x}", mix(c.red), mix(c.green), mix(c.blue));
}

// "1,2 3.5,4"
std::string points(std::span<const Punt> punten) {
    std::string text;
    text.reserve(punten.size() * 16);
    for (const Punt& punt : punten) {
        if (!text.empty()) text += ' ';
        append_number(text, punt.x);
        text += ',';
        append_number(text, punt.y);
    }
    return text;
}

// What a style sheet knows a colour by.
struct Klassen {
    std::string vul, lijn;
};
const Klassen& klassen_of(Kleur kleur) {
    static const auto all = [] {
        std::array<Klassen, palette.size()> made;
        for (std::size_t i = 0; i < palette.size(); ++i) made[i] = {std::string("tek-vul-") + palette[i].naam, std::string("tek-lijn-") + palette[i].naam};
        return made;
    }();
    return all[static_cast<std::size_t>(kleur)];
}

const char* pattern_name(Patroon patroon) { return patroon == Patroon::schuin ? "schuin" : "stippen"; }

class SvgWriter {
public:
    SvgWriter(XmlWriter& out, const std::string& id, const std::string& accent) : out_(out), id_(id), licht_(light_variant(accent)), accent_(accent) {}

    // A pattern per kind and colour that is used; HTML knows no pattern without an id.
    void patterns(const Tekening& tekening) {
        std::vector<std::string> done;
        for (const Vorm& vorm : tekening.vormen) {
            const Stijl* stijl = std::visit(StyleOf{}, vorm);
            if (!stijl || stijl->patroon == Patroon::vol) continue;
            const std::string name = pattern_id(*stijl);
            if (std::find(done.begin(), done.end(), name) != done.end()) continue;
            if (done.empty()) out_.open("defs");
            done.push_back(name);
            out_.open("pattern", {{"id", name}, {"width", "5"}, {"height", "5"}, {"patternUnits", "userSpaceOnUse"}});
            const std::string ink(hex(line_color(*stijl)));
            if (stijl->patroon == Patroon::schuin)
                out_.empty("path",
                           {{"d", "M-1,1 L1,-1 M0,5 L5,0 M4,6 L6,4"}, {"stroke", ink}, {"stroke-width", "0.6"}});
            else
                out_.empty("rect", {{"x", "2"}, {"y", "2"}, {"width", "1"}, {"height", "1"}, {"fill", ink}});
            out_.close();
        }
        if (!done.empty()) out_.close();
    }

    void operator()(const Veelhoek& v) {
        shape(v.gesloten ? "polygon" : "polyline", v.stijl, [&] { out_.attribute("points", points(v.punten)); });
    }
    void operator()(const Kromme& k) {
        shape("path", k.stijl, [&] { out_.attribute("d", "M" + points(std::array{k.van}) + " C" + points(std::array{k.bocht1, k.bocht2, k.naar})); });
    }
    void operator()(const Rechthoek& r) {
        shape("rect", r.stijl, [&] {
            out_.attribute("x", r.hoek.x).attribute("y", r.hoek.y);
            out_.attribute("width", r.breedte).attribute("height", r.hoogte);
            if (r.ronding > 0) out_.attribute("rx", r.ronding);
        });
    }
    void operator()(const Cirkel& c) {
        shape("circle", c.stijl, [&] {
            out_.attribute("cx", c.midden.x).attribute("cy", c.midden.y).attribute("r", c.straal);
        });
    }
    void operator()(const Opschrift& o) {
        static constexpr std::array anchors{"start", "middle", "end"};
        out_.start("text").attribute("x", o.plaats.x).attribute("y", o.plaats.y).attribute("font-size", o.grootte);
        out_.attribute("text-anchor", anchors[static_cast<std::size_t>(o.anker)]);
        out_.attribute("fill", hex(o.kleur)).attribute("class", klassen_of(o.kleur).vul);
        if (o.vet) out_.attribute("font-weight", "bold");
        out_.text_and_close("text", o.tekst);
    }

private:
    struct StyleOf {
        const Stijl* operator()(const Opschrift&) const { return nullptr; }
        template <class Shape>
        const Stijl* operator()(const Shape& shape) const {
            return &shape.stijl;
        }
    };

    static Kleur line_color(const Stijl& stijl) { return stijl.lijn == Kleur::geen ? Kleur::inkt : stijl.lijn; }
    std::string pattern_id(const Stijl& stijl) const {
        return id_ + "-" + pattern_name(stijl.patroon) + "-" + pigment_of(line_color(stijl)).naam;
    }

    // `place` writes the attributes that say where it is. A pattern lies over the same shape in plain colour.
    template <class Place>
    void shape(std::string_view name, const Stijl& stijl, Place place) {
        const std::string& fill = klassen_of(stijl.vulling).vul;
        const bool plain = stijl.patroon == Patroon::vol;
        if (!plain) {
            out_.start(name);
            place();
            out_.attribute("fill", hex(stijl.vulling)).attribute("class", fill).end_empty();
        }
        out_.start(name);
        place();
        if (plain) out_.attribute("fill", hex(stijl.vulling));
        else out_.attribute("fill", "url(#" + pattern_id(stijl) + ")");
        std::string classes;
        if (plain) classes = fill;
        if (stijl.lijn != Kleur::geen) {
            out_.attribute("stroke", hex(stijl.lijn));
            out_.attribute("stroke-width", stijl.dikte).attribute("stroke-linejoin", "round");
            if (stijl.stippellijn) out_.attribute("stroke-dasharray", 3 * stijl.dikte);
            (classes += classes.empty() ? "" : " ") += klassen_of(stijl.lijn).lijn;
        }
        if (!classes.empty()) out_.attribute("class", classes);
        out_.end_empty();
    }

    std::string_view hex(Kleur kleur) const {
        const Pigment& pigment = pigment_of(kleur);
        return pigment.hex ? pigment.hex : kleur == Kleur::accent ? std::string_view(accent_) : std::string_view(licht_);
    }

    XmlWriter& out_;
    const std::string& id_;
    std::string licht_;
    const std::string& accent_;
};

struct PaperPainter {
    pdf::Painter& painter;
    const std::string& accent;

    std::optional<pdf::Color> color(Kleur kleur) const {
        if (kleur == Kleur::geen) return std::nullopt;
        return pdf::color_from_hex(color_hex(kleur, accent));
    }
    pdf::Look look(const Stijl& stijl) const {
        static constexpr std::array hatches{pdf::Hatch::none, pdf::Hatch::diagonal, pdf::Hatch::dots};
        return {color(stijl.vulling), hatches[static_cast<std::size_t>(stijl.patroon)], color(stijl.lijn), stijl.dikte,
                stijl.stippellijn};
    }
    static pdf::Point at(Punt punt) { return {punt.x, punt.y}; }

    void operator()(const Veelhoek& v) const {
        std::vector<pdf::Point> corners;
        for (Punt punt : v.punten) corners.push_back(at(punt));
        painter.polygon(corners, v.gesloten, look(v.stijl));
    }
    void operator()(const Kromme& k) const {
        painter.curve(at(k.van), at(k.bocht1), at(k.bocht2), at(k.naar), look(k.stijl));
    }
    void operator()(const Rechthoek& r) const {
        painter.rectangle(r.hoek.x, r.hoek.y, r.breedte, r.hoogte, r.ronding, look(r.stijl));
    }
    void operator()(const Cirkel& c) const { painter.circle(at(c.midden), c.straal, look(c.stijl)); }
    void operator()(const Opschrift& o) const {
        static constexpr std::array anchors{pdf::Anchor::start, pdf::Anchor::middle, pdf::Anchor::end};
        painter.text(at(o.plaats), clean_text(o.tekst),
                     {o.grootte, o.vet, false, color(o.kleur).value_or(pdf::Color{})},
                     anchors[static_cast<std::size_t>(o.anker)]);
    }
};

}  // namespace

std::string color_hex(Kleur kleur, const std::string& accent) {
    const Pigment& pigment = pigment_of(kleur);
    CHECK(pigment.kleur == kleur);
    if (pigment.hex) return pigment.hex;
    return kleur == Kleur::accent ? accent : light_variant(accent);
}

std::string to_svg(const Tekening& tekening, const std::string& id, const std::string& titel,
                   const std::string& beschrijving, const std::string& accent) {
    XmlWriter out(Syntax::xml);
    std::string breedte, hoogte;
    append_number(breedte, tekening.breedte);
    append_number(hoogte, tekening.hoogte);
    out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"viewBox", "0 0 " + breedte + " " + hoogte},
                     {"width", breedte},
                     {"height", hoogte},
                     {"role", "img"},
                     {"aria-labelledby", id + "-titel " + id + "-tekst"},
                     {"class", "ontknoop-tekening"},
                     {"font-family", "Liberation Sans, Arial, Helvetica, sans-serif"}});
    out.element("title", {{"id", id + "-titel"}}, titel);
    out.element("desc", {{"id", id + "-tekst"}}, beschrijving);
    SvgWriter writer(out, id, accent);
    writer.patterns(tekening);
    for (const Vorm& vorm : tekening.vormen) std::visit(writer, vorm);
    return out.close().take();
}

void paint(const Tekening& tekening, pdf::Painter& painter, const std::string& accent) {
    for (const Vorm& vorm : tekening.vormen) std::visit(PaperPainter{painter, accent}, vorm);
}

}  // namespace ontknoop::document
