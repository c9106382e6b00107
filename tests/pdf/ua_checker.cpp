// SPDX-License-Identifier: EUPL-1.2
#include "pdf/ua_checker.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf 11: only std::shared_ptr
#include <algorithm>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace ontknoop::pdf {
namespace {

using Handle = QPDFObjectHandle;

const std::set<std::string> standard_roles{
    "Document",  "Part",  "Art",   "Sect",      "Div",  "BlockQuote", "Caption", "TOC",    "TOCI",    "Index",
    "NonStruct", "P",     "H",     "H1",        "H2",   "H3",         "H4",      "H5",     "H6",      "L",
    "LI",        "Lbl",   "LBody", "Table",     "TR",   "TH",         "TD",      "THead",  "TBody",   "TFoot",
    "Span",      "Quote", "Note",  "Reference", "Code", "Link",       "Annot",   "Figure", "Formula", "Form"};

const std::set<std::string> painting{"f", "F",  "f*", "B", "B*", "b",  "b*", "S",
                                     "s", "Tj", "TJ", "'", "\"", "Do", "sh", "EI"};

// Walks the operators of a page: what is painted outside every mark, how marks nest, which MCIDs there are.
class ContentReader final : public Handle::ParserCallbacks {
public:
    std::map<int, int> mcids;  // how often
    int unmarked = 0;
    bool badly_nested = false;

    void handleObject(Handle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BMC" || name == "BDC") begin(name);
        if (name == "EMC") {
            if (marks_.empty())
                badly_nested = true;
            else
                marks_.pop_back();
        }
        if (painting.count(name) && marks_.empty()) ++unmarked;
        operands_.clear();
    }
    void handleEOF() override {
        if (!marks_.empty()) badly_nested = true;
    }

private:
    enum class Mark { artifact, content, span };

    void begin(const std::string& name) {
        const std::string tag = operands_.empty() ? "" : operands_[0].getName();
        Mark mark = Mark::span;
        if (tag == "/Artifact") mark = Mark::artifact;
        if (name == "BDC" && operands_.size() > 1 && operands_[1].isDictionary() && operands_[1].hasKey("/MCID")) {
            mark = Mark::content;
            ++mcids[operands_[1].getKey("/MCID").getIntValueAsInt()];
        }
        if (mark != Mark::span && !marks_.empty()) badly_nested = true;
        if (mark == Mark::span && marks_.empty()) badly_nested = true;
        marks_.push_back(mark);
    }

    std::vector<Handle> operands_;
    std::vector<Mark> marks_;
};

struct Element {
    Handle object;
    std::string role;
    int parent = -1;
    std::vector<int> children;
    std::vector<std::pair<int, int>> contents;  // page, MCID
    std::vector<Handle> annotations;            // through OBJR
};

std::string utf8_of(Handle text) { return text.isString() ? text.getUTF8Value() : ""; }

// The text between the first <tag ...> and </tag> of the metadata, without the elements inside.
std::string xml_text(const std::string& xml, const std::string& tag) {
    const std::size_t start = xml.find("<" + tag + ">");
    const std::size_t end = xml.find("</" + tag + ">");
    if (start == std::string::npos || end == std::string::npos) return "";
    std::string text;
    bool inside = false;
    for (char c : xml.substr(start, end - start)) {
        if (c == '<')
            inside = true;
        else if (c == '>')
            inside = false;
        else if (!inside)
            text += c;
    }
    return text;
}

class Checker {
public:
    explicit Checker(const std::string& file) {
        pdf_.setSuppressWarnings(true);
        pdf_.processMemoryFile("file", file.data(), file.size());
        pages_ = QPDFPageDocumentHelper(pdf_).getAllPages();
        for (std::size_t i = 0; i < pages_.size(); ++i)
            page_number_[pages_[i].getObjectHandle().getObjGen()] = static_cast<int>(i);
        Handle root = pdf_.getRoot().getKey("/StructTreeRoot");
        if (root.isDictionary()) read_kids(root, -1, -1);
    }

    std::vector<Finding> run() {
        catalog();
        metadata();
        contents();
        parent_tree();
        structure();
        headings();
        tables();
        lists();
        figures();
        links();
        fonts();
        return std::move(findings_);
    }

    std::vector<TreeNode> tree() const {
        std::vector<TreeNode> nodes;
        for (const Element& element : elements_) {
            nodes.push_back({element.role, element.parent, {}});
            for (const auto& [page, mcid] : element.contents)
                for (int at = static_cast<int>(nodes.size()) - 1; at >= 0;
                     at = nodes[static_cast<std::size_t>(at)].parent)
                    nodes[static_cast<std::size_t>(at)].pages.insert(page);
        }
        return nodes;
    }

private:
    void expect(bool good, const std::string& rule, const std::string& detail = "") {
        if (!good) findings_.push_back({rule, detail});
    }

    int page_of(Handle page) const {
        const auto found = page_number_.find(page.getObjGen());
        return found == page_number_.end() ? -1 : found->second;
    }

    Element& element(int index) { return elements_[static_cast<std::size_t>(index)]; }

    void read_kids(Handle owner, int index, int page) {
        Handle kids = owner.getKey("/K");
        const int count = kids.isArray() ? kids.getArrayNItems() : (kids.isNull() ? 0 : 1);
        for (int i = 0; i < count; ++i) {
            Handle kid = kids.isArray() ? kids.getArrayItem(i) : kids;
            if (kid.isInteger()) {
                element(index).contents.emplace_back(page, kid.getIntValueAsInt());
            } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/MCR")) {
                element(index).contents.emplace_back(page_of(kid.getKey("/Pg")),
                                                     kid.getKey("/MCID").getIntValueAsInt());
            } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
                element(index).annotations.push_back(kid.getKey("/Obj"));
            } else if (kid.isDictionary() && kid.getKey("/S").isName()) {
                const int child = static_cast<int>(elements_.size());
                elements_.push_back({kid, kid.getKey("/S").getName().substr(1), index, {}, {}, {}});
                index_of_[kid.getObjGen()] = child;
                if (index >= 0) element(index).children.push_back(child);
                read_kids(kid, child, page_of(kid.getKey("/Pg")));
            }
        }
    }

    void catalog() {
        Handle root = pdf_.getRoot();
        expect(!utf8_of(root.getKey("/Lang")).empty(), "catalog.language");
        Handle mark_info = root.getKey("/MarkInfo");
        expect(mark_info.isDictionary() && mark_info.getKey("/Marked").isBool() &&
                   mark_info.getKey("/Marked").getBoolValue(),
               "catalog.marked");
        expect(!(mark_info.isDictionary() && mark_info.getKey("/Suspects").isBool() &&
                 mark_info.getKey("/Suspects").getBoolValue()),
               "catalog.suspects");
        expect(!elements_.empty() && elements_.front().role == "Document", "catalog.structure_tree");
        Handle preferences = root.getKey("/ViewerPreferences");
        expect(preferences.isDictionary() && preferences.getKey("/DisplayDocTitle").isBool() &&
                   preferences.getKey("/DisplayDocTitle").getBoolValue(),
               "catalog.display_title");
        expect(!pdf_.isEncrypted(), "file.encrypted");
        expect(!root.hasKey("/OpenAction") && !root.hasKey("/AcroForm"), "file.scripts");
    }

    void metadata() {
        Handle stream = pdf_.getRoot().getKey("/Metadata");
        std::string xml;
        if (stream.isStream()) {
            const auto data = stream.getStreamData(qpdf_dl_generalized);
            xml.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        }
        expect(xml_text(xml, "pdfuaid:part") == "1", "metadata.pdfua");
        expect(!xml_text(xml, "dc:title").empty(), "metadata.title");
        Handle info = pdf_.getTrailer().getKey("/Info");
        expect(info.isDictionary() && utf8_of(info.getKey("/Title")) == xml_text(xml, "dc:title"),
               "metadata.same_title");
    }

    void contents() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const std::string where = "page " + std::to_string(i + 1);
            Handle page = pages_[i].getObjectHandle();
            expect(page.getKey("/Tabs").isNameAndEquals("/S"), "page.tabs", where);
            ContentReader reader;
            pages_[i].parseContents(&reader);
            expect(reader.unmarked == 0, "content.marked", where);
            expect(!reader.badly_nested, "content.nesting", where);
            for (const auto& [mcid, times] : reader.mcids) expect(times == 1, "content.mcid_once", where);
            mcids_.push_back(std::move(reader.mcids));
        }
    }

    void parent_tree() {
        Handle root = pdf_.getRoot().getKey("/StructTreeRoot");
        if (!root.isDictionary() || !root.getKey("/ParentTree").isDictionary()) {
            expect(false, "parent_tree.present");
            return;
        }
        QPDFNumberTreeObjectHelper numbers(root.getKey("/ParentTree"), pdf_);
        std::set<std::pair<int, int>> used;
        for (const Element& owner : elements_) used.insert(owner.contents.begin(), owner.contents.end());
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const int page = static_cast<int>(i);
            Handle key = pages_[i].getObjectHandle().getKey("/StructParents");
            Handle row;
            expect(key.isInteger(), "page.struct_parents");
            const bool found = key.isInteger() && numbers.findObject(key.getIntValue(), row) && row.isArray();
            for (const auto& [mcid, times] : mcids_[i]) {
                expect(used.count({page, mcid}) == 1, "content.in_tree");
                const bool has_parent = found && mcid < row.getArrayNItems() && row.getArrayItem(mcid).isDictionary();
                expect(has_parent, "parent_tree.complete");
                if (!has_parent) continue;
                const auto owner = index_of_.find(row.getArrayItem(mcid).getObjGen());
                expect(owner != index_of_.end() && has_content(element(owner->second), page, mcid),
                       "parent_tree.consistent");
            }
        }
        for (const auto& [page, mcid] : used)
            expect(page >= 0 && mcids_[static_cast<std::size_t>(page)].count(mcid) == 1, "structure.content_exists");
    }

    static bool has_content(const Element& owner, int page, int mcid) {
        return std::find(owner.contents.begin(), owner.contents.end(), std::pair{page, mcid}) != owner.contents.end();
    }

    void structure() {
        for (Element& item : elements_) {
            expect(standard_roles.count(item.role) == 1, "structure.roles", item.role);
            Handle parent = item.object.getKey("/P");
            Handle should_be = item.parent < 0 ? pdf_.getRoot().getKey("/StructTreeRoot") : element(item.parent).object;
            expect(parent.isDictionary() && parent.getObjGen() == should_be.getObjGen(), "structure.parents",
                   item.role);
        }
    }

    void headings() {
        int previous = 0;
        for (Element& item : elements_) {
            if (item.role.size() != 2 || item.role[0] != 'H') continue;
            const int level = item.role[1] - '0';
            if (previous == 0)
                expect(level == 1, "heading.first");
            else
                expect(level <= previous + 1, "heading.no_gap", item.role);
            previous = level;
        }
        expect(previous > 0, "heading.present");
    }

    void tables() {
        for (const Element& table : elements_) {
            if (table.role != "Table") continue;
            std::vector<const Element*> rows;
            for (int child : table.children) {
                const Element& part = element(child);
                if (part.role == "TR") rows.push_back(&part);
                for (int row : part.children)
                    if (part.role == "THead" || part.role == "TBody" || part.role == "TFoot")
                        rows.push_back(&element(row));
            }
            expect(!rows.empty(), "table.rows");
            bool headed = false;
            for (const Element* row : rows) {
                expect(row->role == "TR", "table.rows", row->role);
                expect(row->children.size() == rows.front()->children.size(), "table.regular");
                for (int child : row->children) {
                    Element& cell = element(child);
                    expect(cell.role == "TH" || cell.role == "TD", "table.cells", cell.role);
                    if (cell.role != "TH") continue;
                    headed = true;
                    const std::string scope = attribute(cell.object, "/Table", "/Scope");
                    expect(scope == "/Column" || scope == "/Row", "table.scope", scope);
                }
            }
            expect(headed, "table.headings");
        }
    }

    static std::string attribute(Handle object, const std::string& owner, const std::string& key) {
        Handle attributes = object.getKey("/A");
        if (!attributes.isDictionary() || !attributes.getKey("/O").isNameAndEquals(owner)) return "";
        Handle value = attributes.getKey(key);
        return value.isName() ? value.getName() : value.isArray() ? "array" : "";
    }

    void lists() {
        for (Element& item : elements_)
            for (int child : item.children) {
                const std::string& role = element(child).role;
                if (item.role == "L") expect(role == "LI" || role == "Caption", "list.items", role);
                if (item.role == "LI") expect(role == "Lbl" || role == "LBody", "list.parts", role);
                if (role == "LI") expect(item.role == "L", "list.items", item.role);
            }
    }

    void figures() {
        for (Element& item : elements_) {
            if (item.role != "Figure") continue;
            expect(!utf8_of(item.object.getKey("/Alt")).empty(), "figure.alternative");
            expect(attribute(item.object, "/Layout", "/BBox") == "array", "figure.bounds");
        }
    }

    void links() {
        std::set<QPDFObjGen> referred;
        for (Element& item : elements_) {
            if (item.role == "Link") {
                expect(!item.annotations.empty(), "link.reference");
                expect(!item.contents.empty(), "link.text");
            }
            for (Handle annotation : item.annotations) {
                referred.insert(annotation.getObjGen());
                expect(item.role == "Link", "link.element", item.role);
            }
        }
        Handle root = pdf_.getRoot().getKey("/StructTreeRoot");
        for (auto& page : pages_)
            for (auto& annotation : page.getAnnotations("/Link")) {
                Handle object = annotation.getObjectHandle();
                expect(referred.count(object.getObjGen()) == 1, "link.in_tree");
                expect(!utf8_of(object.getKey("/Contents")).empty(), "link.contents");
                Handle key = object.getKey("/StructParent");
                Handle parent;
                const bool found =
                    key.isInteger() && root.isDictionary() && root.getKey("/ParentTree").isDictionary() &&
                    QPDFNumberTreeObjectHelper(root.getKey("/ParentTree"), pdf_).findObject(key.getIntValue(), parent);
                expect(found && parent.isDictionary() && parent.getKey("/S").isNameAndEquals("/Link"), "link.parent");
            }
    }

    void fonts() {
        for (auto& page : pages_) {
            Handle resources = page.getAttribute("/Resources", false);
            Handle fonts = resources.isDictionary() ? resources.getKey("/Font") : Handle::newNull();
            if (!fonts.isDictionary()) continue;
            for (const auto& [name, font] : fonts.getDictAsMap()) {
                expect(Handle(font).hasKey("/ToUnicode"), "font.to_unicode", name);
                Handle carrier = font;
                if (carrier.hasKey("/DescendantFonts")) carrier = carrier.getKey("/DescendantFonts").getArrayItem(0);
                Handle descriptor = carrier.getKey("/FontDescriptor");
                expect(
                    descriptor.isDictionary() && (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") ||
                                                  descriptor.hasKey("/FontFile3")),
                    "font.embedded", name);
            }
        }
    }

    QPDF pdf_;
    std::vector<QPDFPageObjectHelper> pages_;
    std::map<QPDFObjGen, int> page_number_;
    std::vector<Element> elements_;
    std::map<QPDFObjGen, int> index_of_;
    std::vector<std::map<int, int>> mcids_;
    std::vector<Finding> findings_;
};

}  // namespace

const std::vector<std::string>& ua_rules() {
    static const std::vector<std::string> rules{"catalog.language",
                                                "catalog.marked",
                                                "catalog.suspects",
                                                "catalog.structure_tree",
                                                "catalog.display_title",
                                                "file.encrypted",
                                                "file.scripts",
                                                "metadata.pdfua",
                                                "metadata.title",
                                                "metadata.same_title",
                                                "page.tabs",
                                                "page.struct_parents",
                                                "content.marked",
                                                "content.nesting",
                                                "content.mcid_once",
                                                "content.in_tree",
                                                "parent_tree.present",
                                                "parent_tree.complete",
                                                "parent_tree.consistent",
                                                "structure.content_exists",
                                                "structure.roles",
                                                "structure.parents",
                                                "heading.present",
                                                "heading.first",
                                                "heading.no_gap",
                                                "table.rows",
                                                "table.regular",
                                                "table.cells",
                                                "table.headings",
                                                "table.scope",
                                                "list.items",
                                                "list.parts",
                                                "figure.alternative",
                                                "figure.bounds",
                                                "link.reference",
                                                "link.text",
                                                "link.element",
                                                "link.in_tree",
                                                "link.contents",
                                                "link.parent",
                                                "font.embedded",
                                                "font.to_unicode"};
    return rules;
}

std::vector<Finding> check_ua(const std::string& file) { return Checker(file).run(); }

std::vector<TreeNode> read_tree(const std::string& file) { return Checker(file).tree(); }

}  // namespace ontknoop::pdf
