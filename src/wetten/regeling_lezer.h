// SPDX-License-Identifier: EUPL-1.2
//
// The part that BWB and CVDR share: from elements of a regulation to blocks and articles. Internal to the importers.
#pragma once

#include <string>
#include <vector>

#include "wetten/bibliotheek.h"
#include "wetten/xml_stroom.h"

namespace ontknoop::wetten {

// Nothing is lost: text goes to the innermost block, whatever the element is called. Unknown elements are `overig`.
class RegelingLezer : public XmlBezoeker {
public:
    void begin(std::string_view naam, const XmlAttributen& attributen) override;
    void tekst(std::string_view tekst) override;
    void eind(std::string_view naam) override;

protected:
    explicit RegelingLezer(Regelingversie& versie) : versie_(versie) {}
    // Whether the element with all it holds is no text of the regulation.
    virtual bool is_skipped(std::string_view naam) const = 0;
    // Sees the elements inside a skipped one: metadata.
    virtual void begin_skipped(std::string_view, const XmlAttributen&) {}
    virtual void tekst_skipped(std::string_view) {}
    virtual void eind_skipped(std::string_view) {}

    Regelingversie& versie_;

    struct Frame {
        std::string naam;
        Bloksoort blok = Bloksoort::overig;
        Deelsoort deel = Deelsoort::overig;
        int lijstdiepte = 0;
        int artikel = -1;   // index in versie_.artikelen
        std::string pad;
        std::string kop;    // heading of this element
    };
    std::vector<Frame> frames_;
    Tekstblok* open_blok();

private:
    void flush();
    void begin_artikel(Frame& frame, const XmlAttributen& attributen);
    void finish_kop(const Frame& kop);

    int skipped_ = 0;  // depth inside a skipped element
    int inline_ = 0;   // depth inside inline elements
    bool blok_open_ = false;
    bool deel_open_ = false;
    Deelsoort celsoort_ = Deelsoort::rijbegin;  // of the next text inside a cell
    Tekstdeel deel_;
    std::string label_, nummer_, titel_;  // of the heading being read
    int verwijzing_ = -1;                 // index in the article of the reference being read
    int verwijzing_artikel_ = -1;
};

}  // namespace ontknoop::wetten
