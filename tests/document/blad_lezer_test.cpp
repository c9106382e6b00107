// SPDX-License-Identifier: EUPL-1.2
#include "document/blad_lezer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/blad.h"
#include "document/zip.h"

namespace ontknoop::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Soort = GelezenCel::Soort;

// A sheet as one text: cells between bars, "#" before a number, "@" before a date.
std::string schets(const std::string& bytes, std::size_t blad = 0) {
    const auto bladen = read_bladen(bytes);
    if (!bladen) return bladen.error()[0].code;
    std::string out;
    for (const auto& rij : bladen->at(blad).rijen) {
        for (const GelezenCel& cel : rij) out += "|" + std::string(cel.soort == Soort::getal ? "#" : cel.soort == Soort::datum ? "@" : "") + cel.tekst;
        out += "\n";
    }
    return out;
}

TEST(CsvLezer, ReadsSeparatorsQuotesAndLineEnds) {
    EXPECT_EQ(schets("naam;bedrag\r\nTaxi;12,50\r\n"), "|naam|bedrag\n|Taxi|12,50\n");
    EXPECT_EQ(schets("naam,bedrag\nTaxi,\"12,50\"\n"), "|naam|bedrag\n|Taxi|12,50\n");
    EXPECT_EQ(schets("naam\tbedrag\rTaxi\t1"), "|naam|bedrag\n|Taxi|1\n");
    EXPECT_EQ(schets("sep=;\r\na;b,c\r\n"), "|a|b,c\n");
    EXPECT_EQ(schets("a;\"zegt \"\"ja\"\";\nook\";c\n"), "|a|zegt \"ja\";\nook|c\n");
    EXPECT_EQ(schets("a;;c;;\n;;\n\nz"), "|a||c\n\n\n|z\n") << "empty rows stay where they were, empty cells at the end do not";
    EXPECT_EQ(schets("a;5\" buis\n"), "|a|5\" buis\n");
    EXPECT_EQ(schets("a;\"open\nb"), "blad.aanhaling");
}

TEST(CsvLezer, ReadsUtf8AndWindows1252) {
    EXPECT_EQ(schets("\xef\xbb\xbfnaam;€\n"), "|naam|€\n");
    EXPECT_EQ(schets("caf\xe9;\x80 5\n"), "|café|€ 5\n");
    EXPECT_EQ(schets("a\x81;b\n"), "blad.tekens") << "no character in Windows-1252";
    EXPECT_EQ(schets(std::string("\xff\xfe" "a\0", 4)), "blad.tekens");
    EXPECT_EQ(schets(std::string("a\0b", 3)), "blad.tekens");
    EXPECT_EQ(schets(""), "blad.leeg");
    EXPECT_EQ(schets("\n\n;;\n"), "blad.leeg");
}

TEST(CsvLezer, HasLimits) {
    std::string veel;
    for (int i = 0; i < 5001; ++i) veel += "a\n";
    EXPECT_EQ(schets(veel), "blad.te_veel_rijen");
    EXPECT_EQ(schets("a" + std::string(200, ';') + "b"), "blad.te_veel_kolommen");
    EXPECT_EQ(schets("a" + std::string(5000, ';')), "|a\n") << "nothing stands there";
    EXPECT_EQ(schets(std::string((4u << 20) + 1, 'a')), "blad.te_groot");
}

std::string ods(const std::string& tabellen) {
    return make_odf_package("application/vnd.oasis.opendocument.spreadsheet",
                            {{"content.xml", R"(<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>)" + tabellen +
                                                 "</office:spreadsheet></office:body></office:document-content>"}});
}

TEST(OdsLezer, ReadsValuesNotTheirLooks) {
    EXPECT_EQ(schets(ods(R"(<table:table table:name="Een"><table:table-row><table:table-cell office:value-type="string"><text:p>twee<text:s text:c="2"/>woorden</text:p><text:p>regel</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="36.310000000000002"><text:p>36,3</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-01-01T00:00:00"><text:p>1 jan</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="1.25E3"><office:annotation><text:p>geheim</text:p></office:annotation><text:p>x</text:p></table:table-cell>
        </table:table-row></table:table>)")),
              "|twee  woorden\nregel|#36.31|@2026-01-01|#1250\n");
}

TEST(OdsLezer, WhatIsRepeatedForTheLooksCostsNothing) {
    EXPECT_EQ(schets(ods(R"(<table:table table:name="Een"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>)")),
              "|a|a\n|a|a\n");
}

TEST(OdsLezer, RefusesWhatWouldFillTheMemory) {
    const auto herhaald = [](const std::string& rijen, const std::string& kolommen, const std::string& tekst) {
        return ods("<table:table table:name=\"E\"><table:table-row table:number-rows-repeated=\"" + rijen + "\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"" + kolommen +
                   "\"><text:p>" + tekst + "</text:p></table:table-cell></table:table-row></table:table>");
    };
    EXPECT_EQ(schets(herhaald("1048576", "1", "a")), "blad.te_veel_rijen");
    EXPECT_EQ(schets(herhaald("1", "16384", "a")), "blad.te_veel_kolommen");
    EXPECT_EQ(schets(herhaald("99999999999999999999999", "1", "a")), "|a\n") << "no number: once";
    EXPECT_EQ(schets(herhaald("5000", "200", std::string(10000, 'a'))), "blad.zip_bom");
    // 64 MB of blanks packs into almost nothing.
    EXPECT_EQ(schets(ods("<table:table>" + std::string(64u << 20, ' ') + "</table:table>")), "blad.zip_bom");
}

TEST(OdsLezer, RefusesHostileXml) {
    const auto rauw = [](const std::string& xml) { return make_odf_package("application/vnd.oasis.opendocument.spreadsheet", {{"content.xml", xml}}); };
    EXPECT_EQ(schets(rauw("<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>")), "blad.xml_onveilig");
    EXPECT_EQ(schets(rauw("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")), "blad.xml_onveilig");
    std::string diep;
    for (int i = 0; i < 1000; ++i) diep += "<a>";
    EXPECT_EQ(schets(rauw(diep)), "blad.xml_onveilig");
    EXPECT_EQ(schets(rauw("<a>")), "blad.kapot");
    EXPECT_EQ(schets(rauw("<text/>")), "blad.onbekende_soort") << "a text document is no spreadsheet";
    EXPECT_EQ(schets("PK\x03\x04 zomaar wat"), "blad.kapot");
    EXPECT_EQ(schets(make_zip({{"hallo.txt", "a"}})), "blad.onbekende_soort");
}

TEST(OdsLezer, ReadsWhatWeWriteOurselves) {
    const Blad blad{"Prijzen", {"naam", "bedrag", "dag", "leeg", "euro"}, {{Cel("Eén & <twee>"), Cel(87.125), Cel(*parse_iso_date("2026-02-03")), Cel(), Cel(Eurocent{123456})}}};
    EXPECT_EQ(schets(write_ods({blad}, "Prijzen", "Waterveen", *parse_iso_date("2026-11-21"))), "|naam|bedrag|dag|leeg|euro\n|Eén & <twee>|#87.125|@2026-02-03||#1234.56\n");
}

std::string xlsx(const std::string& blad, const std::string& extra_workbook = "", const std::string& teksten = "<sst><si><t>naam</t></si><si><r><t>be</t></r><r><t>drag</t></r><rPh><t>x</t></rPh></si></sst>") {
    return make_zip({{"[Content_Types].xml", "<Types/>"},
                     {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + extra_workbook + "<sheets><sheet name=\"Tarieven\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" TargetMode="External" Target="https://elders.voorbeeld/"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>)"},
                     {"xl/sharedStrings.xml", teksten},
                     {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy"/><numFmt numFmtId="165" formatCode="[$€-413] #,##0.00;[Red]&quot;dag&quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
                     {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + blad + "</sheetData></worksheet>"}});
}

TEST(XlsxLezer, ReadsSharedTextsNumbersAndDates) {
    EXPECT_EQ(schets(xlsx(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>dag</t></is></c></row>
        <row r="3"><c r="A3" t="str"><f>1+1</f><v>Taxi</v></c><c r="B3" s="2"><v>36.310000000000002</v></c><c r="D3" s="1"><v>46023</v></c><c r="E3" s="3"><v>46023.75</v></c><c r="F3" t="b"><v>1</v></c></row>)")),
              "|naam|bedrag||dag\n\n|Taxi|#36.31||@2026-01-01|@2026-01-01|true\n");
    EXPECT_EQ(schets(xlsx(R"(<row><c s="1"><v>44561</v></c></row>)", "<workbookPr date1904=\"1\"/>")), "|@2026-01-01\n");
    EXPECT_EQ(schets(xlsx(R"(<row><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c></row>)")), "|@1900-02-28|#60|@1900-03-01\n") << "Excel's 29 February 1900 never was";
}

TEST(XlsxLezer, StaysWithinItsLimits) {
    EXPECT_EQ(schets(xlsx(R"(<row r="1"><c r="A1" t="s"><v>99999</v></c><c r="ZZZZ1"><v>1</v></c></row>)")), "||#1\n") << "what points nowhere is empty";
    EXPECT_EQ(schets(xlsx(R"(<row r="9999999"><c r="A1"><v>1</v></c></row>)")), "blad.te_veel_rijen");
    EXPECT_EQ(schets(xlsx(R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)")), "blad.te_veel_kolommen");
    std::string cellen;
    for (int i = 0; i < 100; ++i) cellen += "<c t=\"s\"><v>0</v></c>";
    EXPECT_EQ(schets(xlsx("<row>" + cellen + "</row>", "", "<sst><si><t>" + std::string(100'000, 'a') + "</t></si></sst>")), "blad.zip_bom");
}

}  // namespace
}  // namespace ontknoop::document
