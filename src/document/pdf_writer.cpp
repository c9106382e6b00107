// SPDX-License-Identifier: EUPL-1.2
#include "document/pdf_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/result.h"
#include "document/pdf_flow.h"
#include "document/pdf_table.h"
#include "document/xml.h"
#include "pdf/pages.h"

namespace ontknoop::document {
namespace {

using pdf::Structure;

constexpr double normal_size = 10.5;

struct HeadingLook {
    double size;   // times the size of running text
    double above;  // white space, in the same unit
    double below;
};
// Title, then levels 1 to 4.
constexpr std::array<HeadingLook, 5> heading_looks{
    {{2.0, 0, 0.5}, {1.42, 1.9, 0.5}, {1.18, 1.5, 0.35}, {1.06, 1.2, 0.25}, {1.0, 1.0, 0.2}}};

const pdf::Color ink = pdf::color_from_hex("#1f2933");
const pdf::Color grey = pdf::color_from_hex("#5f6b76");
const pdf::Color rule = pdf::color_from_hex("#c9d0d6");
const pdf::Color mark_fill = pdf::color_from_hex("#fdebd3");
const pdf::Color mark_ink = pdf::color_from_hex("#7a3b00");
const pdf::Font small{8.5, false, false, grey};

// The metadata packet (ISO 16684-1) that says the file is PDF/UA-1 and what it is called.
std::string xmp_packet(const Document& document, const std::string& created) {
    XmlWriter out(Syntax::xml);
    out.markup("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.open("x:xmpmeta", {{"xmlns:x", "adobe:ns:meta/"}});
    out.open("rdf:RDF", {{"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}});
    out.open("rdf:Description", {{"rdf:about", ""},
                                 {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                 {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"},
                                 {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
                                 {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"}});
    out.element("pdfuaid:part", {}, "1");
    const auto listed = [&](std::string_view name, std::string_view container, XmlWriter::Attributes item,
                            std::string_view value) {
        if (value.empty()) return;
        out.open(name).open(container).element("rdf:li", item, value).close().close();
    };
    listed("dc:title", "rdf:Alt", {{"xml:lang", "x-default"}}, document.titel);
    listed("dc:creator", "rdf:Seq", {}, document.auteur);
    listed("dc:description", "rdf:Alt", {{"xml:lang", "x-default"}}, document.onderwerp);
    listed("dc:language", "rdf:Bag", {}, document.taal);
    if (!created.empty()) out.element("xmp:CreateDate", {}, created + "T00:00:00Z");
    out.element("xmp:CreatorTool", {}, "Ontknoop");
    out.element("pdf:Producer", {}, "Ontknoop (Cairo, qpdf)");
    out.close().close().close();
    out.markup("\n<?xpacket end=\"r\"?>");
    return out.take();
}

class PdfWriter {
public:
    PdfWriter(const Document& document, const PdfOptions& options)
        : document_(document),
          options_(options),
          levels_(heading_levels(document)),
          accent_(pdf::color_from_hex(options.accent)),
          accent_light_(pdf::color_from_hex(color_hex(Kleur::accent_licht, options.accent))),
          pages_(size_.width, size_.height),
          flow_(pages_, size_, accent_) {}

    std::string write() {
        title_block();
        for (at_ = 0; at_ < document_.blokken.size(); ++at_) std::visit(*this, document_.blokken[at_]);
        const std::size_t count = flow_.page() + 1;
        const Furniture lines = furniture_lines();
        flow_.render([&](std::size_t page, pdf::Painter& painter) { furniture(lines, page, count, painter); });
        const std::string created = document_.datum.ok() ? to_iso(document_.datum) : "";
        return pages_.finish({clean_text(document_.titel), clean_text(document_.auteur),
                              clean_text(document_.onderwerp), document_.taal, created,
                              xmp_packet(document_, created)});
    }

    void operator()(const Kop& kop) { heading(levels_[at_], kop.tekst, at_ + 1); }

    void operator()(const Alinea& alinea) {
        flow_.skip(em(0.25));
        paragraph(Structure::root, alinea.tekst, body());
        flow_.skip(em(0.45));
    }

    void operator()(const Lijst& lijst) {
        flow_.skip(em(0.2));
        const auto list =
            structure().add(Structure::root, "L", {.list_numbering = lijst.genummerd ? "Decimal" : "Disc"});
        int number = 0;
        for (const Lijstpunt& punt : lijst.punten) {
            const auto body_node = item(list, lijst.genummerd ? fmt::format("{}.", ++number) : "•", punt.tekst, 0);
            if (punt.onder.empty()) continue;
            const auto inner = structure().add(body_node, "L", {.list_numbering = "Disc"});
            for (const Tekst& onder : punt.onder) item(inner, "–", onder, em(1.7));
        }
        flow_.skip(em(0.5));
    }

    void operator()(const Tabel& tabel) {
        flow_.skip(em(0.7));
        place_table(flow_, tabel, table_look());
        flow_.skip(em(1.1));
    }

    void operator()(const Figuur& figuur) {
        const Tekening& tekening = figuur.tekening;
        const double scale = figure_scale(tekening);
        const double height = tekening.hoogte * scale;
        flow_.skip(em(0.6));
        flow_.need(height + (figuur.bijschrift.empty() ? 0 : em(2.2)));
        const auto node = structure().add(Structure::root, "Figure", {.alt = clean_text(figuur.alternatief)});
        const double x = flow_.left(), y = flow_.y();
        structure().set_bounds(node, {x, y, tekening.breedte * scale, height});
        flow_.draw(structure().slot(node), [&tekening, x, y, scale, accent = options_.accent](pdf::Painter& painter) {
            painter.within(x, y, scale, [&](pdf::Painter& inside) { paint(tekening, inside, accent); });
        });
        flow_.advance(height);
        if (!figuur.bijschrift.empty()) {
            flow_.skip(em(0.4));
            paragraph(Structure::root, figuur.bijschrift, {size() * 0.9, false, false, grey});
        }
        flow_.skip(em(0.9));
    }

    void operator()(const Definitielijst& lijst) {
        flow_.skip(em(0.3));
        const auto list = structure().add(Structure::root, "L", {.list_numbering = "None"});
        const double term_width = flow_.width() * 0.32, gap = em(0.8);
        for (const Definitie& regel : lijst.regels) {
            const auto element = structure().add(list, "LI");
            FlowText term = flow_.text(structure().add(element, "Lbl"), regel.begrip, bold());
            FlowText value = flow_.text(structure().add(element, "LBody"), regel.waarde, body());
            if (term.paragraph.natural_width() > 6 * term_width) {  // a whole story as a term: above its value
                term.paragraph.wrap(flow_.width());
                flow_.place(term, flow_.left(), flow_.width());
                term = {pdf::Paragraph("", bold()), {}};
            }
            term.paragraph.wrap(term_width);
            value.paragraph.wrap(flow_.width() - term_width - gap);
            flow_.need(std::min(std::max(term.paragraph.height(), value.paragraph.height()), flow_.page_height() / 2));
            const double top = flow_.y();
            for (std::size_t line = 0; line < term.paragraph.line_count(); ++line)
                flow_.draw_line(term, line, flow_.left(),
                                top + static_cast<double>(line) * term.paragraph.line_height(), term_width,
                                Uitlijning::links);
            const std::size_t page = flow_.page();
            flow_.place(value, flow_.left() + term_width + gap, flow_.width() - term_width - gap);
            const double shortage = top + term.paragraph.height() - flow_.y();
            if (page == flow_.page() && shortage > 0) flow_.advance(shortage);
            thin_rule(em(0.2));
        }
        flow_.skip(em(0.6));
    }

    void operator()(const Kader& kader) {
        const bool important = kader.soort == Kadersoort::belangrijk;
        const double padding = em(1.0);
        flow_.skip(em(0.7));
        flow_.need(box_start_height());
        const auto section = structure().add(Structure::root, "Sect");
        flow_.open_box(
            {.fill = important ? accent_light_ : pdf::color_from_hex("#f1f3f5"), .line = important ? accent_ : grey},
            padding);
        paragraph(section, kader.titel, {size() * 1.08, true, false, important ? accent_ : ink});
        for (const Tekst& alinea : kader.alineas) {
            flow_.advance(em(0.3));
            paragraph(section, alinea, body());
        }
        flow_.close_box();
        flow_.skip(em(0.9));
    }

    void operator()(const Paginascheiding&) { flow_.new_page(); }

private:
    Structure& structure() { return pages_.structure(); }
    double size() const { return options_.letter; }
    double em(double times) const { return times * options_.letter; }
    pdf::Font body() const { return {size(), false, false, ink}; }
    pdf::Font bold() const { return {size(), true, false, ink}; }
    TableLook table_look() const { return {size() * 0.905, ink, accent_light_, rule}; }
    double box_start_height() const { return em(1.4 * 4 + 2); }

    double figure_scale(const Tekening& tekening) const {
        const double as_on_screen = 0.75 * size() / normal_size;
        // No higher than half a page: a taller one would leave most of the page before it empty.
        return std::min({as_on_screen, flow_.width() / tekening.breedte, flow_.page_height() * 0.52 / tekening.hoogte});
    }

    Structure::Node paragraph(Structure::Node parent, const Tekst& tekst, const pdf::Font& font) {
        const auto node = structure().add(parent, "P");
        FlowText text = flow_.text(node, tekst, font);
        text.paragraph.wrap(flow_.width());
        flow_.place(text, flow_.left(), flow_.width());
        return node;
    }

    void heading(int level, const std::string& words, std::size_t next) {
        const HeadingLook& look = heading_looks[static_cast<std::size_t>(level)];
        const auto node = structure().add(Structure::root, "H" + std::to_string(level + 1));
        FlowText text = flow_.text(node, words, {em(look.size), true, false, level <= 1 ? accent_ : ink});
        text.paragraph.wrap(flow_.width());
        flow_.skip(em(look.above));
        flow_.need(text.paragraph.height() + em(look.below) + height_of_start(next));
        if (level > 0) flow_.bookmark(level, clean_text(words), node);
        flow_.place(text, flow_.left(), flow_.width());
        flow_.skip(em(look.below));
    }

    // How much of the block after a heading must stand on the same page as the heading.
    double height_of_start(std::size_t index) const {
        if (index >= document_.blokken.size()) return 0;
        const Blok& next = document_.blokken[index];
        if (std::holds_alternative<Kop>(next)) {
            const HeadingLook& look = heading_looks[static_cast<std::size_t>(levels_[index])];
            return em(look.above + 1.4 * look.size + look.below) + height_of_start(index + 1);
        }
        if (std::holds_alternative<Tabel>(next)) return em(0.7) + table_start_height(table_look());
        if (std::holds_alternative<Kader>(next)) return em(0.7) + box_start_height();
        if (const auto* figuur = std::get_if<Figuur>(&next))
            return figuur->tekening.hoogte * figure_scale(figuur->tekening) + em(2.8);
        return std::holds_alternative<Paginascheiding>(next) ? 0 : em(1.4 * 2 + 0.3);
    }

    Structure::Node item(Structure::Node list, const std::string& label, const Tekst& tekst, double indent) {
        const auto element = structure().add(list, "LI");
        const double hang = em(1.7), x = flow_.left() + indent;
        const FlowText sign = flow_.text(structure().add(element, "Lbl"), label, body());
        const auto body_node = structure().add(element, "LBody");
        FlowText text = flow_.text(body_node, tekst, body());
        text.paragraph.wrap(flow_.width() - indent - hang);
        flow_.need(std::min(text.paragraph.height(), 2 * text.paragraph.line_height()));
        flow_.draw_line(sign, 0, x + em(0.3), flow_.y(), hang, Uitlijning::links);
        flow_.place(text, x + hang, flow_.width() - indent - hang);
        flow_.skip(em(0.22));
        return body_node;
    }

    void thin_rule(double distance) {
        flow_.advance(distance);
        flow_.draw(Structure::artifact,
                   [x = flow_.left(), y = flow_.y(), width = flow_.width()](pdf::Painter& painter) {
                       painter.polygon({{x, y}, {x + width, y}}, false, {.line = rule, .line_width = 0.5});
                   });
        flow_.advance(distance);
    }

    void title_block() {
        if (!document_.merk.empty()) {
            paragraph(Structure::root, document_.merk, {size(), true, false, mark_ink});
            flow_.skip(em(0.3));
        }
        heading(0, document_.titel, 0);
        std::string line = document_.onderwerp;
        const auto append = [&](const std::string& part) {
            if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
        };
        append(document_.auteur);
        if (document_.datum.ok()) append(format_date(document_.datum));
        if (!line.empty()) paragraph(Structure::root, line, {size(), false, false, grey});
        flow_.skip(em(1.0));
    }

    // What is the same on every page: the practice mark, whose document it is, and the page number.
    // What stands on every page, shaped once.
    struct Furniture {
        pdf::Paragraph mark, first_head, head, foot;
    };

    Furniture furniture_lines() const {
        const double width = size_.width - size_.right - size_.left;
        return {{clean_text(document_.merk), {10.5, true, false, mark_ink}},
                one_line(document_.auteur, {11, true, false, accent_}, width),
                one_line(document_.titel, small, width),
                one_line(document_.voettekst, small, width * 0.75)};
    }

    void furniture(const Furniture& lines, std::size_t page, std::size_t count, pdf::Painter& painter) const {
        const double right = size_.width - size_.right;
        if (!document_.merk.empty()) {
            painter.rectangle(0, 0, size_.width, 24, 0, {mark_fill});
            painter.text({size_.width / 2, 16}, lines.mark, pdf::Anchor::middle);
        }
        const double head = 52;
        painter.text({size_.left, head}, page == 0 ? lines.first_head : lines.head, pdf::Anchor::start);
        painter.polygon({{size_.left, head + 10}, {right, head + 10}}, false,
                        {.line = page == 0 ? accent_ : rule, .line_width = page == 0 ? 1.2 : 0.5});
        const double foot = size_.height - 36;
        const std::string number = fmt::format(fmt::runtime(options_.paginatekst), page + 1, count);
        painter.text({right, foot}, number, small, pdf::Anchor::end);
        painter.text({size_.left, foot}, lines.foot, pdf::Anchor::start);
    }


    // As many words as fit.
    static pdf::Paragraph one_line(const std::string& text, const pdf::Font& font, double width) {
        std::string line = clean_text(text);
        std::replace(line.begin(), line.end(), '\n', ' ');
        if (pdf::Paragraph whole(line, font); whole.natural_width() <= width) return whole;
        for (std::size_t end = line.rfind(' '); end != std::string::npos && end > 0; end = line.rfind(' ', end - 1))
            if (pdf::Paragraph shorter(line.substr(0, end) + " …", font); shorter.natural_width() <= width) return shorter;
        return {"…", font};
    }

    const Document& document_;
    const PdfOptions& options_;
    std::vector<int> levels_;
    PageSize size_;
    pdf::Color accent_, accent_light_;
    pdf::Pages pages_;
    Flow flow_;
    std::size_t at_ = 0;
};

}  // namespace

std::string write_pdf(const Document& document, const PdfOptions& options) {
    check_document(document);
    return PdfWriter(document, options).write();
}

}  // namespace ontknoop::document
