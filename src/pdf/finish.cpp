// SPDX-License-Identifier: EUPL-1.2
//
// What turns a drawing into a document a screen reader can read (ISO 14289-1, PDF/UA-1): marks around every drawing,
// the structure tree with the table of parents, links, bookmarks, language, title and metadata.
#define POINTERHOLDER_TRANSITION 4  // qpdf 11: only std::shared_ptr
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>

#include "base/result.h"
#include "pdf/pages.h"

namespace ontknoop::pdf {
namespace {

using Object = QPDFObjectHandle;

Object name_object(const std::string& name) { return Object::newName("/" + name); }
Object text_object(const std::string& utf8) { return Object::newUnicodeString(utf8); }

Object dictionary_of(const std::map<std::string, Object>& entries) { return Object::newDictionary(entries); }

// Where the string that starts at `at`, "(...)", ends: strings nest, and a backslash takes the next byte with it.
std::size_t end_of_string(std::string_view content, std::size_t at) {
    int depth = 0;
    for (; at < content.size(); ++at) {
        if (content[at] == '\\')
            ++at;
        else if (content[at] == '(')
            ++depth;
        else if (content[at] == ')' && --depth == 0)
            break;
    }
    return std::min(at + 1, content.size());
}

// Cairo writes "/P << /MCID n >> BDC" around every drawing; the n-th becomes the n-th replacement. Text that a person
// typed stands in strings, which are passed over.
std::string replace_marks(std::string_view content, const std::vector<std::string>& replacements) {
    static constexpr std::string_view start = "/P << /MCID ", end = "BDC";
    std::string out;
    out.reserve(content.size() + 16 * replacements.size());
    std::size_t next = 0, copied = 0;
    for (std::size_t at = 0; (at = content.find_first_of("(/", at)) != std::string_view::npos;) {
        if (content[at] == '(') {
            at = end_of_string(content, at);
        } else if (content.substr(at).starts_with(start)) {
            const std::size_t stop = content.find(end, at);
            CHECK(stop != std::string_view::npos && next < replacements.size());
            out += content.substr(copied, at - copied);
            out += replacements[next++];
            at = copied = stop + end.size();
        } else {
            ++at;
        }
    }
    CHECK(next == replacements.size());
    out += content.substr(copied);
    return out;
}

// Cairo writes a structure element for every mark, a thousand or more, and a table of their parents; ours replace them. qpdf
// would read them all, which is a tenth of the time a document takes: they become free entries in the table of objects at the
// end of the file. (Arrays of its own Cairo writes for nothing but the parents of a page.)
std::string without_elements(std::string file) {
    static constexpr std::string_view heading = "\nxref\n0 ";
    static constexpr std::array<std::string_view, 4> beginnings{" 0 obj\n<< /Type /StructElem\n", " 0 obj\n[\n", " 0 obj\n<< /Nums [\n",
                                                                " 0 obj\n<< /Type /StructTreeRoot\n"};
    static constexpr std::size_t entry = 20, place = 10;  // "0000012345 00000 n \n", of which ten digits say where
    std::size_t at = file.rfind(heading);
    CHECK(at != std::string::npos);
    at += heading.size();
    std::size_t count = 0;
    const auto [behind, error] = std::from_chars(file.data() + at, file.data() + file.size(), count);
    CHECK(error == std::errc() && *behind == '\n');
    at = static_cast<std::size_t>(behind - file.data()) + 1;
    CHECK(at + count * entry <= file.size());
    for (; count > 0; --count, at += entry) {
        std::size_t offset = 0;
        std::from_chars(file.data() + at, file.data() + at + place, offset);
        const std::string_view object = std::string_view(file).substr(std::min(offset, file.size()), 60);
        const std::string_view begin = object.substr(std::min(object.find(' '), object.size()));
        if (std::ranges::any_of(beginnings, [&](std::string_view of_element) { return begin.starts_with(of_element); }))
            file.replace(at, entry, "0000000000 65535 f \n");
    }
    return file;
}

// zlib's form of DEFLATE, as /FlateDecode wants it.
std::string deflate(std::string_view content) {
    struct Free {
        void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
    };
    constexpr int level = 6;
    thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    CHECK(compressor);
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), content.size()), '\0');
    const std::size_t size = libdeflate_zlib_compress(compressor.get(), content.data(), content.size(), out.data(), out.size());
    CHECK(size > 0);
    out.resize(size);
    return out;
}

class Finisher {
public:
    Finisher(QPDF& pdf, double page_height, Structure& structure)
        : pdf_(pdf), height_(page_height), structure_(structure), pages_(QPDFPageDocumentHelper(pdf).getAllPages()) {}

    void write_marks(const std::vector<std::vector<Structure::Slot>>& marks) {
        CHECK(pages_.size() == marks.size());
        parents_by_page_.resize(pages_.size());
        std::vector<std::string> role_of_slot;
        for (const auto& element : structure_.elements())
            for (const auto& kid : element.kids)
                if (const auto* slot = std::get_if<Structure::SlotKid>(&kid)) {
                    role_of_slot.resize(std::max(role_of_slot.size(), static_cast<std::size_t>(slot->slot) + 1));
                    role_of_slot[static_cast<std::size_t>(slot->slot)] = element.role;
                }
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            std::vector<std::string> replacements;
            int mcid = 0;
            for (Structure::Slot slot : marks[page]) {
                if (slot == Structure::artifact) {
                    replacements.push_back("/Artifact BMC");
                    continue;
                }
                replacements.push_back("/" + role_of_slot[static_cast<std::size_t>(slot)] + " << /MCID " +
                                       std::to_string(mcid) + " >> BDC");
                structure_.fill(slot, {page, mcid++});
            }
            parents_by_page_[page].resize(static_cast<std::size_t>(mcid));
            Object contents = pages_[page].getObjectHandle().getKey("/Contents");
            const auto drawn = contents.getStreamData(qpdf_dl_generalized);
            const std::string_view bytes(reinterpret_cast<const char*>(drawn->getBuffer()), drawn->getSize());
            contents.replaceStreamData(deflate(replace_marks(bytes, replacements)), name_object("FlateDecode"), Object::newNull());
            contents.setFilterOnWrite(false);  // compressed already
        }
    }

    void write_structure() {
        Object root = pdf_.makeIndirectObject(dictionary_of({{"/Type", name_object("StructTreeRoot")}}));
        root.replaceKey("/K", write_element(Structure::root, root));

        std::vector<Object> numbers;
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            Object dictionary = pages_[page].getObjectHandle();
            dictionary.replaceKey("/StructParents", Object::newInteger(static_cast<long long>(page)));
            dictionary.replaceKey("/Tabs", name_object("S"));
            if (!annotations_[page].empty()) dictionary.replaceKey("/Annots", Object::newArray(annotations_[page]));
            numbers.push_back(Object::newInteger(static_cast<long long>(page)));
            numbers.push_back(pdf_.makeIndirectObject(Object::newArray(parents_by_page_[page])));
        }
        auto key = static_cast<long long>(pages_.size());
        for (const Object& link : link_parents_) {
            numbers.push_back(Object::newInteger(key++));
            numbers.push_back(link);
        }
        root.replaceKey("/ParentTree", pdf_.makeIndirectObject(dictionary_of({{"/Nums", Object::newArray(numbers)}})));
        root.replaceKey("/ParentTreeNextKey", Object::newInteger(key));
        pdf_.getRoot().replaceKey("/StructTreeRoot", root);
        pdf_.getRoot().replaceKey("/MarkInfo", dictionary_of({{"/Marked", Object::newBool(true)}}));
    }

    void write_bookmarks(const std::vector<Bookmark>& bookmarks) {
        if (bookmarks.empty()) return;
        Object root = pdf_.makeIndirectObject(dictionary_of({{"/Type", name_object("Outlines")}}));
        struct Open {
            int level;
            Object item;
            long long count = 0;
        };
        std::vector<Open> path{{0, root}};
        const auto close_last = [&] {
            if (path.back().count > 0) path.back().item.replaceKey("/Count", Object::newInteger(path.back().count));
            const long long below = path.back().count;
            path.pop_back();
            path.back().count += below;
        };
        for (const Bookmark& bookmark : bookmarks) {
            while (path.back().level >= bookmark.level) close_last();
            Object parent = path.back().item;
            Object item = pdf_.makeIndirectObject(dictionary_of(
                {{"/Title", text_object(bookmark.title)},
                 {"/Parent", parent},
                 {"/Dest", Object::newArray({pages_[bookmark.page].getObjectHandle(), name_object("XYZ"),
                                             Object::newInteger(0), real(height_ - bookmark.y), Object::newNull()})},
                 {"/SE", elements_[static_cast<std::size_t>(bookmark.node)]}}));
            if (parent.hasKey("/Last")) {
                item.replaceKey("/Prev", parent.getKey("/Last"));
                parent.getKey("/Last").replaceKey("/Next", item);
            } else {
                parent.replaceKey("/First", item);
            }
            parent.replaceKey("/Last", item);
            ++path.back().count;
            path.push_back({bookmark.level, item});
        }
        while (path.size() > 1) close_last();
        root.replaceKey("/Count", Object::newInteger(path.back().count));
        pdf_.getRoot().replaceKey("/Outlines", root);
    }

    void write_properties(const Properties& properties) {
        Object catalog = pdf_.getRoot();
        catalog.replaceKey("/Lang", text_object(properties.language));
        catalog.replaceKey("/ViewerPreferences", dictionary_of({{"/DisplayDocTitle", Object::newBool(true)}}));
        Object metadata = Object::newStream(&pdf_, properties.xmp);
        metadata.getDict().replaceKey("/Type", name_object("Metadata"));
        metadata.getDict().replaceKey("/Subtype", name_object("XML"));
        catalog.replaceKey("/Metadata", pdf_.makeIndirectObject(metadata));

        std::string date = "D:";
        for (char c : properties.created)
            if (c != '-') date += c;
        date += "000000Z";
        pdf_.getTrailer().replaceKey(
            "/Info", pdf_.makeIndirectObject(dictionary_of({{"/Title", text_object(properties.title)},
                                                            {"/Author", text_object(properties.author)},
                                                            {"/Subject", text_object(properties.subject)},
                                                            {"/Creator", text_object("Ontknoop")},
                                                            {"/Producer", text_object("Ontknoop (Cairo, qpdf)")},
                                                            {"/CreationDate", Object::newString(date)},
                                                            {"/ModDate", Object::newString(date)}})));
    }

private:
    static Object real(double value) { return Object::newReal(value, 2); }

    // From our top-left origin to the bottom-left origin of PDF.
    Object rectangle_of(const Box& box) const {
        return Object::newArray(
            {real(box.x), real(height_ - box.y - box.height), real(box.x + box.width), real(height_ - box.y)});
    }

    Object page_object(std::size_t page) { return pages_[page].getObjectHandle(); }

    Object write_element(Structure::Node node, const Object& parent) {
        const auto& element = structure_.elements()[static_cast<std::size_t>(node)];
        // Without the key /Type, which may be left out: there are hundreds, and each is written twice to know its length.
        Object object = pdf_.makeIndirectObject(dictionary_of({{"/S", name_object(element.role)}, {"/P", parent}}));
        if (elements_.size() < structure_.elements().size()) elements_.resize(structure_.elements().size());
        elements_[static_cast<std::size_t>(node)] = object;
        write_attributes(element, object);

        std::vector<Object> kids;
        std::optional<std::size_t> own_page;
        for (const auto& kid : element.kids) {
            if (const auto* child = std::get_if<Structure::NodeKid>(&kid)) {
                kids.push_back(write_element(child->node, object));
                continue;
            }
            for (const auto& content : structure_.contents(std::get<Structure::SlotKid>(kid).slot)) {
                parents_by_page_[content.page][static_cast<std::size_t>(content.mcid)] = object;
                if (!own_page) {
                    own_page = content.page;
                    object.replaceKey("/Pg", page_object(content.page));
                }
                const Object mcid = Object::newInteger(content.mcid);
                kids.push_back(*own_page == content.page ? mcid
                                                         : dictionary_of({{"/Type", name_object("MCR")},
                                                                          {"/Pg", page_object(content.page)},
                                                                          {"/MCID", mcid}}));
            }
        }
        for (const auto& annotation : element.annotations) kids.push_back(write_annotation(annotation, object));
        if (kids.size() == 1)
            object.replaceKey("/K", kids[0]);
        else if (!kids.empty())
            object.replaceKey("/K", Object::newArray(kids));
        return object;
    }

    void write_attributes(const Structure::Element& element, Object& object) {
        if (!element.attributes.alt.empty()) object.replaceKey("/Alt", text_object(element.attributes.alt));
        if (!element.attributes.scope.empty())
            object.replaceKey("/A", scope_object(element.attributes.scope));
        if (!element.attributes.list_numbering.empty())
            object.replaceKey("/A",
                              dictionary_of({{"/O", name_object("List")},
                                             {"/ListNumbering", name_object(element.attributes.list_numbering)}}));
        if (element.bounds)
            object.replaceKey("/A", dictionary_of({{"/O", name_object("Layout")},
                                                   {"/Placement", name_object("Block")},
                                                   {"/BBox", rectangle_of(*element.bounds)}}));
    }

    // One for all heading cells of a kind.
    Object scope_object(const std::string& scope) {
        Object& object = scopes_[scope];
        if (!object.isInitialized()) object = pdf_.makeIndirectObject(dictionary_of({{"/O", name_object("Table")}, {"/Scope", name_object(scope)}}));
        return object;
    }

    // The link on the page, and the reference to it from the structure tree.
    Object write_annotation(const Structure::Annotation& annotation, const Object& link) {
        const auto key = static_cast<long long>(pages_.size() + link_parents_.size());
        link_parents_.push_back(link);
        Object object = pdf_.makeIndirectObject(dictionary_of(
            {{"/Type", name_object("Annot")},
             {"/Subtype", name_object("Link")},
             {"/Rect", rectangle_of(annotation.box)},
             {"/Border", Object::newArray(std::vector<Object>(3, Object::newInteger(0)))},
             {"/F", Object::newInteger(4)},  // print
             {"/Contents", text_object(annotation.contents)},
             {"/StructParent", Object::newInteger(key)},
             {"/A", dictionary_of({{"/S", name_object("URI")}, {"/URI", Object::newString(annotation.url)}})}}));
        annotations_[annotation.page].push_back(object);
        return dictionary_of({{"/Type", name_object("OBJR")}, {"/Pg", page_object(annotation.page)}, {"/Obj", object}});
    }

    QPDF& pdf_;
    double height_;
    Structure& structure_;
    std::vector<QPDFPageObjectHelper> pages_;
    std::vector<Object> elements_;
    std::vector<std::vector<Object>> parents_by_page_;
    std::vector<Object> link_parents_;
    std::map<std::string, Object> scopes_;
    std::map<std::size_t, std::vector<Object>> annotations_;
};

}  // namespace

std::string finish_pdf(const std::string& drawn, double page_height, Structure& structure,
                       const std::vector<std::vector<Structure::Slot>>& marks, const std::vector<Bookmark>& bookmarks,
                       const Properties& properties) {
    const std::string file = without_elements(drawn);  // read from as long as pdf lives
    QPDF pdf;
    pdf.processMemoryFile("drawing", file.data(), file.size());
    Finisher finisher(pdf, page_height, structure);
    finisher.write_marks(marks);
    finisher.write_structure();
    finisher.write_bookmarks(bookmarks);
    finisher.write_properties(properties);

    // The level is one for the whole library: at 1 a file is a few per cent larger and takes half the time to compress.
    static std::once_flag quick;
    std::call_once(quick, [] { Pl_Flate::setCompressionLevel(1); });
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace ontknoop::pdf
