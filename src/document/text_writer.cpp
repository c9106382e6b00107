// SPDX-License-Identifier: EUPL-1.2
#include "document/text_writer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "document/columns.h"

namespace ontknoop::document {
namespace {

using Lines = std::vector<std::string>;

std::string spaces(std::size_t count) { return std::string(count, ' '); }

// Breaks at spaces only; what was a line break stays one.
Lines wrap_text(const std::string& text, std::size_t width) {
    Lines lines;
    for (std::string_view part : split(text, '\n')) {
        std::string line;
        for (std::string_view word : split(part, ' ')) {
            if (word.empty()) continue;
            if (!line.empty() && utf8_length(line) + 1 + utf8_length(word) > width) {
                lines.push_back(std::move(line));
                line.clear();
            }
            line += (line.empty() ? "" : " ") + std::string(word);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string plain(const Tekst& tekst) {
    std::string text;
    for (const Stuk& stuk : tekst.stukken()) {
        text += clean_text(stuk.tekst);
        if (const std::string link = safe_link(stuk.link); !link.empty()) text += " <" + link + ">";
    }
    return text;
}

double longest_word_of(const std::string& text) {
    std::size_t longest = 1;
    for (const std::string& line : wrap_text(text, 1)) longest = std::max(longest, utf8_length(line));
    return static_cast<double>(longest);
}

class TextWriter {
public:
    TextWriter(const Document& document, std::size_t width)
        : document_(document), width_(width), levels_(heading_levels(document)) {}

    std::string write() {
        if (!document_.merk.empty()) paragraph("*** " + clean_text(document_.merk) + " ***");
        underlined(document_.titel, "=");
        for (const std::string& part : {document_.onderwerp, document_.auteur,
                                        document_.datum.ok() ? format_date(document_.datum) : std::string()})
            if (!part.empty()) lines(wrap_text(clean_text(part), width_), "", "");
        out_ += '\n';
        for (at_ = 0; at_ < document_.blokken.size(); ++at_) std::visit(*this, document_.blokken[at_]);
        if (!document_.voettekst.empty()) paragraph(clean_text(document_.voettekst));
        return std::move(out_);
    }

    void operator()(const Kop& kop) {
        static constexpr std::array marks{"", "-", ".", "", ""};
        underlined(kop.tekst, marks[static_cast<std::size_t>(levels_[at_])]);
        out_ += '\n';
    }
    void operator()(const Alinea& alinea) { paragraph(plain(alinea.tekst)); }
    void operator()(const Lijst& lijst) {
        int number = 0;
        for (const Lijstpunt& punt : lijst.punten) {
            const std::string label = lijst.genummerd ? std::to_string(++number) + ". " : "- ";
            lines(wrap_text(plain(punt.tekst), width_ - label.size()), label, spaces(label.size()));
            for (const Tekst& onder : punt.onder)
                lines(wrap_text(plain(onder), width_ - label.size() - 2), spaces(label.size()) + "- ",
                      spaces(label.size() + 2));
        }
        out_ += '\n';
    }
    void operator()(const Tabel& tabel) {
        lines(wrap_text(clean_text(tabel.titel), width_), "", "");
        std::vector<std::vector<std::string>> rows{{}};
        for (const Kolom& kolom : tabel.kolommen) rows.front().push_back(clean_text(kolom.kop));
        for (const auto& rij : tabel.rijen) rows.push_back(plain_row(rij));
        if (!tabel.totaal.empty()) rows.push_back(plain_row(tabel.totaal));
        const std::vector<std::size_t> widths = widths_of(rows);
        std::size_t total = gap * (widths.size() - 1);
        for (std::size_t width : widths) total += width;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool before_total = i + 1 == rows.size() && !tabel.totaal.empty();
            if (i == 1 || before_total) out_ += std::string(total, '-') + '\n';
            table_row(tabel, rows[i], widths);
        }
        out_ += '\n';
    }
    void operator()(const Figuur& figuur) {
        paragraph("[" + clean_text(figuur.alternatief) + "]");
        if (!figuur.bijschrift.empty()) paragraph(clean_text(figuur.bijschrift));
    }
    void operator()(const Definitielijst& lijst) {
        for (const Definitie& regel : lijst.regels)
            lines(wrap_text(clean_text(regel.begrip) + ": " + plain(regel.waarde), width_ - 2), "", "  ");
        out_ += '\n';
    }
    void operator()(const Kader& kader) {
        lines(wrap_text(clean_text(kader.titel), width_ - 2), "| ", "| ");
        for (const Tekst& alinea : kader.alineas) lines(wrap_text(plain(alinea), width_ - 2), "| ", "| ");
        out_ += '\n';
    }
    void operator()(const Paginascheiding&) {}

private:
    static constexpr std::size_t gap = 2;

    void lines(const Lines& all, const std::string& first, const std::string& next) {
        for (std::size_t i = 0; i < all.size(); ++i) out_ += (i == 0 ? first : next) + all[i] + '\n';
    }
    void paragraph(const std::string& text) {
        lines(wrap_text(text, width_), "", "");
        out_ += '\n';
    }
    void underlined(const std::string& words, const std::string& mark) {
        std::size_t longest = 0;
        for (const std::string& line : wrap_text(clean_text(words), width_)) {
            out_ += line + '\n';
            longest = std::max(longest, utf8_length(line));
        }
        if (mark.empty()) return;
        out_ += std::string(longest, mark[0]) + '\n';
    }

    static std::vector<std::string> plain_row(const std::vector<Tekst>& cells) {
        std::vector<std::string> row;
        for (const Tekst& cell : cells) row.push_back(plain(cell));
        return row;
    }

    std::vector<std::size_t> widths_of(const std::vector<std::vector<std::string>>& rows) const {
        std::vector<double> natural(rows.front().size(), 1), smallest(rows.front().size(), 1);
        double wanted = 0;
        for (const auto& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i) {
                natural[i] = std::max(natural[i], static_cast<double>(utf8_length(row[i])));
                smallest[i] = std::max(smallest[i], longest_word_of(row[i]));
            }
        for (double width : natural) wanted += width;
        const double room = static_cast<double>(width_ - gap * (natural.size() - 1));
        std::vector<std::size_t> widths;
        for (double width : column_widths(natural, smallest, std::min(room, wanted)))
            widths.push_back(static_cast<std::size_t>(std::max(1.0, std::floor(width))));
        return widths;
    }

    void table_row(const Tabel& tabel, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
        std::vector<Lines> columns;
        std::size_t height = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            columns.push_back(wrap_text(cells[i], widths[i]));
            height = std::max(height, columns.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string row;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string text = line < columns[i].size() ? columns[i][line] : "";
                const std::string fill = spaces(widths[i] - std::min(widths[i], utf8_length(text)));
                row += tabel.kolommen[i].uitlijning == Uitlijning::rechts ? fill + text : text + fill;
                if (i + 1 < columns.size()) row += spaces(gap);
            }
            row.erase(row.find_last_not_of(' ') + 1);
            out_ += row + '\n';
        }
    }

    const Document& document_;
    std::size_t width_;
    std::vector<int> levels_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

std::string write_text(const Document& document, std::size_t width) {
    check_document(document);
    return TextWriter(document, width).write();
}

}  // namespace ontknoop::document
