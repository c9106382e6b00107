// SPDX-License-Identifier: EUPL-1.2
#include "document/html_writer.h"

#include <algorithm>

#include "document/xml.h"

namespace ontknoop::document {
namespace {

class HtmlWriter {
public:
    HtmlWriter(const Document& document, const HtmlOptions& options)
        : document_(document), options_(options), levels_(heading_levels(document)) {}

    std::string write() {
        out_.open("article", {{"class", "ontknoop-document"}, {"lang", document_.taal}}).newline();
        if (!document_.merk.empty())
            out_.open("p", {{"class", "nl-paragraph ontknoop-document__merk"}})
                .element("strong", {}, document_.merk)
                .close()
                .newline();
        if (options_.met_titel) heading(options_.kopniveau_titel, document_.titel, options_.id + "-titel");
        for (at_ = 0; at_ < document_.blokken.size(); ++at_) std::visit(*this, document_.blokken[at_]);
        end_fold();
        out_.close().newline();
        return out_.take();
    }

    void operator()(const Kop& kop) {
        if (options_.vouw_hoofdstukken && levels_[at_] == 1) {
            end_fold();
            if (chapters_++ > 0 && !is_one_paragraph()) return begin_fold(kop);
        }
        heading(options_.kopniveau_titel + levels_[at_], kop.tekst, kop.id);
    }

    void operator()(const Alinea& alinea) { paragraph(alinea.tekst); }

    void operator()(const Lijst& lijst) {
        const bool numbers = lijst.genummerd;
        const std::string kind = numbers ? "utrecht-ordered-list" : "utrecht-unordered-list";
        out_.open(numbers ? "ol" : "ul", {{"class", kind}});
        for (const Lijstpunt& punt : lijst.punten) {
            out_.open("li", {{"class", kind + "__item"}});
            spans(punt.tekst);
            if (!punt.onder.empty()) {
                out_.open("ul", {{"class", "utrecht-unordered-list utrecht-unordered-list--nested"}});
                for (const Tekst& onder : punt.onder) {
                    out_.open("li", {{"class", "utrecht-unordered-list__item"}});
                    spans(onder);
                    out_.close();
                }
                out_.close();
            }
            out_.close();
        }
        out_.close().newline();
    }

    void operator()(const Tabel& tabel) {
        const std::string caption_id = part_id("tabel");
        out_.open("div", {{"class", "utrecht-table-container ok-tabel ok-tabel--kaarten"},
                          {"role", "region"},
                          {"aria-labelledby", caption_id},
                          {"tabindex", "0"}});
        out_.open("table", {{"class", "utrecht-table utrecht-table--html-table"}});
        out_.element("caption", {{"class", "utrecht-table__caption"}, {"id", caption_id}}, tabel.titel);
        out_.open("thead", {{"class", "utrecht-table__header"}}).open("tr", {{"class", "utrecht-table__row"}});
        for (const Kolom& kolom : tabel.kolommen)
            out_.element("th", {{"class", "utrecht-table__header-cell" + number_class(kolom)}, {"scope", "col"}},
                         kolom.kop);
        out_.close().close().newline();
        out_.open("tbody", {{"class", "utrecht-table__body"}});
        for (const auto& rij : tabel.rijen) row(tabel, rij, tabel.rijkoppen);
        out_.close();
        if (!tabel.totaal.empty()) {
            out_.open("tfoot", {{"class", "utrecht-table__footer ontknoop-document__totaal"}});
            row(tabel, tabel.totaal, true);
            out_.close();
        }
        out_.close().close().newline();
    }

    void operator()(const Figuur& figuur) {
        const std::string id = part_id("figuur");
        out_.open("figure", {{"class", "utrecht-figure"}});
        out_.markup(to_svg(figuur.tekening, id, figuur.bijschrift.empty() ? figuur.alternatief : figuur.bijschrift,
                           figuur.alternatief, options_.accent));
        if (!figuur.bijschrift.empty())
            out_.element("figcaption", {{"class", "utrecht-figure__caption"}}, figuur.bijschrift);
        out_.close().newline();
    }

    void operator()(const Definitielijst& lijst) {
        out_.open("dl", {{"class", "utrecht-data-list utrecht-data-list--html-dl utrecht-data-list--rows"}});
        for (const Definitie& regel : lijst.regels) {
            out_.open("div", {{"class", "utrecht-data-list__item"}});
            out_.element("dt", {{"class", "utrecht-data-list__item-key utrecht-data-list__item-key--html-dt"}},
                         regel.begrip);
            out_.open("dd", {{"class", "utrecht-data-list__item-value utrecht-data-list__item-value--html-dd"}});
            spans(regel.waarde);
            out_.close().close().newline();
        }
        out_.close().newline();
    }

    void operator()(const Kader& kader) {
        const std::string id = part_id("kader");
        const char* kind = kader.soort == Kadersoort::belangrijk ? "warning" : "info";
        out_.open("div", {{"class", std::string("utrecht-alert utrecht-alert--") + kind + " ontknoop-document__kader"},
                          {"role", "group"},
                          {"aria-labelledby", id}});
        out_.open("div", {{"class", "utrecht-alert__content"}}).open("div", {{"class", "utrecht-alert__message"}});
        out_.open("p", {{"class", "nl-paragraph"}, {"id", id}}).element("strong", {}, kader.titel).close().newline();
        for (const Tekst& alinea : kader.alineas) paragraph(alinea);
        out_.close().close().close().newline();
    }

    void operator()(const Paginascheiding&) {
        out_.open("div", {{"class", "ontknoop-document__paginascheiding"}, {"aria-hidden", "true"}}).close().newline();
    }

private:
    std::string part_id(const char* kind) const { return options_.id + "-" + kind + "-" + std::to_string(at_ + 1); }

    static std::string number_class(const Kolom& kolom) {
        return kolom.uitlijning == Uitlijning::rechts ? " utrecht-table__cell--numeric-column" : "";
    }

    // Whether the chapter that begins here is not more than that: nothing to fold.
    bool is_one_paragraph() const {
        const auto& blokken = document_.blokken;
        return at_ + 1 < blokken.size() && std::holds_alternative<Alinea>(blokken[at_ + 1]) && (at_ + 2 == blokken.size() || levels_[at_ + 2] == 1);
    }

    void begin_fold(const Kop& kop) {
        out_.open("details", {{"class", "ok-uitklap"}}).open("summary", {});
        heading(options_.kopniveau_titel + 1, kop.tekst, kop.id);
        out_.close().open("div", {{"class", "ok-uitklap__binnen"}}).newline();
        folded_ = true;
    }

    void end_fold() {
        if (folded_) out_.close().close().newline();
        folded_ = false;
    }

    void heading(int level, const std::string& text, const std::string& id) {
        const std::string rank = std::to_string(std::clamp(level, 1, 6));
        XmlWriter::Attributes attributes{{"class", "nl-heading nl-heading--level-" + rank}};
        if (!id.empty()) attributes.push_back({"id", id});
        out_.element("h" + rank, attributes, text).newline();
    }

    void paragraph(const Tekst& tekst) {
        out_.open("p", {{"class", "nl-paragraph"}});
        spans(tekst);
        out_.close().newline();
    }

    void row(const Tabel& tabel, const std::vector<Tekst>& cells, bool first_is_heading) {
        out_.open("tr", {{"class", "utrecht-table__row"}});
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool heading = first_is_heading && i == 0 && !cells[i].zonder_opmaak().empty();  // a heading says something
            if (heading)
                out_.open("th", {{"class", "utrecht-table__header-cell"}, {"scope", "row"}});
            else
                out_.open("td", {{"class", "utrecht-table__cell" + number_class(tabel.kolommen[i])}, {"data-kop", tabel.kolommen[i].kop}});
            spans(cells[i]);
            out_.close();
        }
        out_.close().newline();
    }

    void spans(const Tekst& tekst) {
        for (const Stuk& stuk : tekst.stukken()) {
            int opened = 0;
            const auto open = [&](std::string_view name, XmlWriter::Attributes attributes) {
                out_.open(name, attributes);
                ++opened;
            };
            if (const std::string link = safe_link(stuk.link); !link.empty())
                open("a", {{"class", "nl-link"}, {"href", link}});
            if (stuk.vet) open("strong", {});
            if (stuk.cursief) open("em", {});
            lines(clean_text(stuk.tekst));
            while (opened-- > 0) out_.close();
        }
    }

    void lines(const std::string& text) {
        for (std::size_t start = 0;;) {
            const std::size_t end = text.find('\n', start);
            out_.text(std::string_view(text).substr(start, end - start));
            if (end == std::string::npos) return;
            out_.empty("br");
            start = end + 1;
        }
    }

    const Document& document_;
    const HtmlOptions& options_;
    std::vector<int> levels_;
    std::size_t at_ = 0;
    std::size_t chapters_ = 0;  // begun so far
    bool folded_ = false;       // inside a folded chapter
    XmlWriter out_{Syntax::html};
};

}  // namespace

std::string write_html(const Document& document, const HtmlOptions& options) {
    check_document(document);
    return HtmlWriter(document, options).write();
}

}  // namespace ontknoop::document
