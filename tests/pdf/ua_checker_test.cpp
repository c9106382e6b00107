// SPDX-License-Identifier: EUPL-1.2
//
// A good file breaks no rule; and for every rule there is a damaged file that breaks it, so that no rule is asleep.
#include "pdf/ua_checker.h"

#include <gtest/gtest.h>
#define POINTERHOLDER_TRANSITION 4  // qpdf 11: only std::shared_ptr
#include <algorithm>
#include <functional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "document/pdf_writer.h"
#include "document/sample.h"

namespace ontknoop::pdf {
namespace {

using Handle = QPDFObjectHandle;

const std::string& good_file() {
    static const std::string file = document::write_pdf(document::sample_document(12));
    return file;
}

std::string save(QPDF& pdf, bool encrypt = false) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    if (encrypt) writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::set<std::string> broken_rules(const std::string& file) {
    std::set<std::string> rules;
    for (const Finding& finding : check_ua(file)) rules.insert(finding.rule);
    return rules;
}

Handle first_page(QPDF& pdf) { return QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle(); }
Handle tree(QPDF& pdf) { return pdf.getRoot().getKey("/StructTreeRoot"); }

// The first structure element with this role, depth first.
Handle find_role(Handle from, const std::string& role) {
    if (from.isDictionary() && from.getKey("/S").isNameAndEquals("/" + role)) return from;
    Handle kids = from.isDictionary() ? from.getKey("/K") : Handle::newNull();
    if (kids.isDictionary()) return find_role(kids, role);
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
        Handle found = find_role(kids.getArrayItem(i), role);
        if (!found.isNull()) return found;
    }
    return Handle::newNull();
}

void append_content(QPDF& pdf, const std::string& operators) {
    QPDFPageObjectHelper(first_page(pdf)).addPageContents(Handle::newStream(&pdf, operators), false);
}

void replace_metadata(QPDF& pdf, const std::string& from, const std::string& to) {
    Handle stream = pdf.getRoot().getKey("/Metadata");
    const auto data = stream.getStreamData();
    std::string xml(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    xml.replace(xml.find(from), from.size(), to);
    stream.replaceStreamData(xml, Handle::newNull(), Handle::newNull());
}

Handle first_link(QPDF& pdf) { return first_page(pdf).getKey("/Annots").getArrayItem(0); }
Handle parent_numbers(QPDF& pdf) { return tree(pdf).getKey("/ParentTree").getKey("/Nums"); }
Handle any_font(QPDF& pdf) {
    return first_page(pdf).getKey("/Resources").getKey("/Font").getDictAsMap().begin()->second;
}
void set_role(QPDF& pdf, const std::string& from, const std::string& to) {
    find_role(tree(pdf), from).replaceKey("/S", Handle::newName("/" + to));
}

struct Damage {
    std::string rule;
    std::function<void(QPDF&)> apply;
};

const std::vector<Damage>& damages() {
    static const std::vector<Damage> all{
        {"catalog.language", [](QPDF& p) { p.getRoot().removeKey("/Lang"); }},
        {"catalog.marked", [](QPDF& p) { p.getRoot().removeKey("/MarkInfo"); }},
        {"catalog.suspects",
         [](QPDF& p) { p.getRoot().getKey("/MarkInfo").replaceKey("/Suspects", Handle::newBool(true)); }},
        {"catalog.structure_tree", [](QPDF& p) { p.getRoot().removeKey("/StructTreeRoot"); }},
        {"catalog.display_title", [](QPDF& p) { p.getRoot().removeKey("/ViewerPreferences"); }},
        {"file.scripts", [](QPDF& p) { p.getRoot().replaceKey("/OpenAction", Handle::newDictionary()); }},
        {"metadata.pdfua", [](QPDF& p) { replace_metadata(p, "<pdfuaid:part>1<", "<pdfuaid:part>2<"); }},
        {"metadata.title", [](QPDF& p) { p.getRoot().removeKey("/Metadata"); }},
        {"metadata.same_title",
         [](QPDF& p) { p.getTrailer().getKey("/Info").replaceKey("/Title", Handle::newString("Iets anders")); }},
        {"page.tabs", [](QPDF& p) { first_page(p).removeKey("/Tabs"); }},
        {"page.struct_parents", [](QPDF& p) { first_page(p).removeKey("/StructParents"); }},
        {"content.marked", [](QPDF& p) { append_content(p, "\n0 0 10 10 re f\n"); }},
        {"content.nesting", [](QPDF& p) { append_content(p, "\n/Artifact BMC 0 0 10 10 re f\n"); }},
        {"content.mcid_once", [](QPDF& p) { append_content(p, "\n/P <</MCID 0>> BDC 0 0 10 10 re f EMC\n"); }},
        {"content.in_tree", [](QPDF& p) { append_content(p, "\n/P <</MCID 9999>> BDC 0 0 10 10 re f EMC\n"); }},
        {"parent_tree.present", [](QPDF& p) { tree(p).removeKey("/ParentTree"); }},
        {"parent_tree.complete", [](QPDF& p) { parent_numbers(p).getArrayItem(1).eraseItem(0); }},
        {"parent_tree.consistent",
         [](QPDF& p) { parent_numbers(p).getArrayItem(1).setArrayItem(0, find_role(tree(p), "Figure")); }},
        {"structure.content_exists",
         [](QPDF& p) { find_role(tree(p), "H1").replaceKey("/K", Handle::newInteger(9999)); }},
        {"structure.roles", [](QPDF& p) { set_role(p, "Sect", "Kader"); }},
        {"structure.parents", [](QPDF& p) { find_role(tree(p), "H1").replaceKey("/P", tree(p)); }},
        {"heading.first", [](QPDF& p) { set_role(p, "H1", "H2"); }},
        {"heading.no_gap", [](QPDF& p) { set_role(p, "H3", "H5"); }},
        {"table.rows",
         [](QPDF& p) {
             find_role(tree(p), "TBody").getKey("/K").getArrayItem(0).replaceKey("/S", Handle::newName("/P"));
         }},
        {"table.regular", [](QPDF& p) { find_role(find_role(tree(p), "TBody"), "TR").getKey("/K").eraseItem(0); }},
        {"table.cells", [](QPDF& p) { set_role(p, "TD", "P"); }},
        {"table.scope", [](QPDF& p) { find_role(tree(p), "TH").removeKey("/A"); }},
        {"table.headings",
         [](QPDF& p) {
             for (Handle cell = find_role(tree(p), "TH"); !cell.isNull(); cell = find_role(tree(p), "TH"))
                 cell.replaceKey("/S", Handle::newName("/TD"));
         }},
        {"list.items", [](QPDF& p) { set_role(p, "LI", "P"); }},
        {"list.parts", [](QPDF& p) { set_role(p, "LBody", "P"); }},
        {"figure.alternative", [](QPDF& p) { find_role(tree(p), "Figure").removeKey("/Alt"); }},
        {"figure.bounds", [](QPDF& p) { find_role(tree(p), "Figure").removeKey("/A"); }},
        {"link.reference", [](QPDF& p) { find_role(tree(p), "Link").replaceKey("/K", Handle::newArray()); }},
        {"link.text", [](QPDF& p) { find_role(tree(p), "Link").replaceKey("/K", Handle::newArray()); }},
        {"link.element", [](QPDF& p) { set_role(p, "Link", "Span"); }},
        {"link.in_tree", [](QPDF& p) { find_role(tree(p), "Link").replaceKey("/K", Handle::newArray()); }},
        {"link.contents", [](QPDF& p) { first_link(p).removeKey("/Contents"); }},
        {"link.parent", [](QPDF& p) { first_link(p).removeKey("/StructParent"); }},
        {"font.embedded",
         [](QPDF& p) {
             for (auto [name, font] : first_page(p).getKey("/Resources").getKey("/Font").getDictAsMap())
                 if (font.hasKey("/FontDescriptor")) font.removeKey("/FontDescriptor");
         }},
        {"font.to_unicode", [](QPDF& p) { any_font(p).removeKey("/ToUnicode"); }},
    };
    return all;
}

// Rules whose damage needs more than one change of the good file; they have their own test below.
const std::set<std::string> own_test{"file.encrypted", "heading.present"};

TEST(UaChecker, finds_nothing_in_the_sample_document) {
    for (const Finding& finding : check_ua(good_file())) ADD_FAILURE() << finding.rule << " " << finding.detail;
}

TEST(UaChecker, finds_nothing_in_the_version_in_large_type) {
    const std::string file = document::write_pdf(document::sample_document(), {.letter = document::large_type});
    for (const Finding& finding : check_ua(file)) ADD_FAILURE() << finding.rule << " " << finding.detail;
}

TEST(UaChecker, turns_red_for_every_planted_violation) {
    for (const Damage& damage : damages()) {
        QPDF pdf;
        pdf.processMemoryFile("good", good_file().data(), good_file().size());
        damage.apply(pdf);
        EXPECT_TRUE(broken_rules(save(pdf)).count(damage.rule)) << damage.rule;
    }
}

TEST(UaChecker, has_a_planted_violation_for_every_rule) {
    std::set<std::string> planted = own_test;
    for (const Damage& damage : damages()) planted.insert(damage.rule);
    const std::set<std::string> rules(ua_rules().begin(), ua_rules().end());
    EXPECT_EQ(planted, rules);
}

TEST(UaChecker, knows_every_rule_it_reports) {
    const std::set<std::string> rules(ua_rules().begin(), ua_rules().end());
    for (const Damage& damage : damages()) {
        QPDF pdf;
        pdf.processMemoryFile("good", good_file().data(), good_file().size());
        damage.apply(pdf);
        for (const std::string& rule : broken_rules(save(pdf))) EXPECT_TRUE(rules.count(rule)) << rule;
    }
}

TEST(UaChecker, sees_that_a_file_is_encrypted) {
    QPDF pdf;
    pdf.processMemoryFile("good", good_file().data(), good_file().size());
    EXPECT_TRUE(broken_rules(save(pdf, true)).count("file.encrypted"));
}

TEST(UaChecker, sees_that_a_file_has_no_heading_at_all) {
    QPDF pdf;
    pdf.processMemoryFile("good", good_file().data(), good_file().size());
    for (const char* role : {"H1", "H2", "H3", "H4"})
        while (!find_role(tree(pdf), role).isNull()) set_role(pdf, role, "P");
    EXPECT_TRUE(broken_rules(save(pdf)).count("heading.present"));
}

}  // namespace
}  // namespace ontknoop::pdf
