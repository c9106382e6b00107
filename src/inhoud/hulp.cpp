// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/hulp.h"

#include <algorithm>

#include "base/text.h"

namespace ontknoop::inhoud {

namespace {

using Soort = HulpBlok::Soort;

[[noreturn]] void refuse_markup(std::string_view path, int line, std::string_view what) {
    throw AdminError(std::string(path) + ", line " + std::to_string(line) + ": " + std::string(what));
}

HulpRegel parse_runs(std::string_view path, int line, std::string_view text) {
    HulpRegel runs;
    bool bold = false;
    for (;;) {
        const std::size_t mark = text.find("**");
        const std::string_view piece = text.substr(0, mark);
        if (!piece.empty()) runs.push_back({std::string(piece), bold});
        if (mark == std::string_view::npos) break;
        text.remove_prefix(mark + 2);
        bold = !bold;
    }
    if (bold) refuse_markup(path, line, "a bold text is not closed. Write ** after it too.");
    return runs;
}

// The text after "12. ", or nothing when the line is no numbered step.
std::string_view after_number(std::string_view line) {
    const std::size_t dot = line.find_first_not_of("0123456789");
    const bool is_step = dot != 0 && dot != std::string_view::npos && line.substr(dot).starts_with(". ");
    return is_step ? line.substr(dot + 2) : std::string_view();
}

std::vector<std::string_view> table_cells(std::string_view path, int line, std::string_view text) {
    if (text.size() < 2 || !text.ends_with('|')) refuse_markup(path, line, "a row of a table starts and ends with |.");
    std::vector<std::string_view> cells = split(text.substr(1, text.size() - 2), '|');
    for (std::string_view& cell : cells) cell = trim(cell);
    return cells;
}

bool is_ruler(const std::vector<std::string_view>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return !cell.empty() && cell.find_first_not_of("-:") == std::string_view::npos;
    });
}

class PageParser {
public:
    PageParser(std::string_view path, HulpPagina& page) : path_(path), page_(page) {}

    void add_line(std::string_view text) {
        ++line_;
        text = trim(text);
        if (text.empty()) {
            open_ = nullptr;
        } else if (text.starts_with("# ")) {
            if (!page_.titel.empty()) refuse_markup(path_, line_, "there is a title already. Use ## for a heading.");
            page_.titel = text.substr(2);
        } else if (page_.titel.empty()) {
            refuse_markup(path_, line_, "a page starts with its title: \"# Titel\".");
        } else if (text.starts_with("## ")) {
            open_ = nullptr;
            add_item(Soort::kop, text.substr(3));
            open_ = nullptr;
        } else if (text.starts_with("- ")) {
            add_item(Soort::opsomming, text.substr(2));
        } else if (text.starts_with("|")) {
            add_row(table_cells(path_, line_, text));
        } else if (const std::string_view step = after_number(text); !step.empty()) {
            add_item(Soort::stappen, step);
        } else {
            if (open_ && open_->soort == Soort::alinea)
                refuse_markup(path_, line_, "write a paragraph on one line, with an empty line after it.");
            open_ = nullptr;
            add_item(Soort::alinea, text);
        }
    }

private:
    HulpBlok& block(Soort soort) {
        if (!open_ || open_->soort != soort) {
            page_.blokken.push_back({soort, {}, {}});
            open_ = &page_.blokken.back();
        }
        return *open_;
    }

    void add_item(Soort soort, std::string_view text) { block(soort).regels.push_back(parse_runs(path_, line_, text)); }

    void add_row(const std::vector<std::string_view>& cells) {
        HulpBlok& table = block(Soort::tabel);
        if (table.rijen.size() == 1 && is_ruler(cells)) return;
        std::vector<HulpRegel> row;
        for (const std::string_view cell : cells) row.push_back(parse_runs(path_, line_, cell));
        if (!table.rijen.empty() && row.size() != table.rijen[0].size())
            refuse_markup(path_, line_, "this row has another number of cells than the first row.");
        table.rijen.push_back(std::move(row));
    }

    std::string_view path_;
    HulpPagina& page_;
    HulpBlok* open_ = nullptr;  // the block that a following line of the same kind belongs to
    int line_ = 0;
};

}  // namespace

HulpPagina parse_hulppagina(std::string_view path, std::string_view content) {
    HulpPagina page;
    const std::size_t start = path.rfind('/') + 1;
    page.naam = path.substr(start, path.rfind('.') - start);
    PageParser parser(path, page);
    for (const std::string_view line : split(content, '\n')) parser.add_line(line);
    if (page.titel.empty()) refuse_markup(path, 1, "a page starts with its title: \"# Titel\".");
    return page;
}

std::vector<HulpPagina> load_hulppaginas(const Bestanden& bestanden) {
    std::vector<HulpPagina> pages;
    for (const std::string& path : bestanden.list("hulp/"))
        if (path.ends_with(".md")) pages.push_back(parse_hulppagina(path, bestanden.get(path)));
    std::sort(pages.begin(), pages.end(), [](const HulpPagina& a, const HulpPagina& b) { return a.titel < b.titel; });
    return pages;
}

}  // namespace ontknoop::inhoud
