// SPDX-License-Identifier: EUPL-1.2
#include "wetten/xml_stroom.h"

#include <expat.h>

#include <istream>
#include <memory>
#include <vector>

namespace ontknoop::wetten {
namespace {

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Lezer {
    XML_Parser parser;
    XmlBezoeker& bezoeker;
    XmlGrenzen grenzen;
    int diepte = 0;
    std::string fout;  // code, when we stopped it ourselves

    void stop(const char* code) {
        fout = code;
        XML_StopParser(parser, XML_FALSE);
    }
};

void on_start(void* data, const char* name, const char** attributes) {
    auto& lezer = *static_cast<Lezer*>(data);
    if (++lezer.diepte > lezer.grenzen.diepte) return lezer.stop("wetten.xml_te_diep");
    lezer.bezoeker.begin(without_prefix(name), XmlAttributen(attributes));
}

void on_end(void* data, const char* name) {
    auto& lezer = *static_cast<Lezer*>(data);
    --lezer.diepte;
    // The parser still reports the end of the element in which it was stopped.
    if (lezer.fout.empty()) lezer.bezoeker.eind(without_prefix(name));
}

void on_text(void* data, const char* text, int length) {
    auto& lezer = *static_cast<Lezer*>(data);
    if (lezer.fout.empty()) lezer.bezoeker.tekst({text, static_cast<std::size_t>(length)});
}

void on_doctype(void* data, const char*, const char*, const char*, int) {
    static_cast<Lezer*>(data)->stop("wetten.xml_doctype");
}

}  // namespace

std::string_view XmlAttributen::get(std::string_view name) const {
    for (const char** pair = pairs_; *pair; pair += 2) {
        if (without_prefix(pair[0]) == name) return pair[1];
    }
    return {};
}

Result<> read_xml(std::istream& in, const std::string& bestand, XmlBezoeker& bezoeker, XmlGrenzen grenzen) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
    CHECK(parser != nullptr);
    Lezer lezer{parser.get(), bezoeker, grenzen, 0, {}};
    XML_SetUserData(parser.get(), &lezer);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_SetParamEntityParsing(parser.get(), XML_PARAM_ENTITY_PARSING_NEVER);

    std::vector<char> buffer(64 * 1024);
    std::size_t total = 0;
    bool last = false;
    while (!last) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        const auto count = static_cast<std::size_t>(in.gcount());
        last = in.eof() || count == 0;
        total += count;
        if (total > grenzen.bytes) return fail("wetten.xml_te_groot", {bestand, std::to_string(grenzen.bytes >> 20)});
        if (XML_Parse(parser.get(), buffer.data(), static_cast<int>(count), last) != XML_STATUS_OK) {
            const std::string line = std::to_string(XML_GetCurrentLineNumber(parser.get()));
            if (!lezer.fout.empty()) return fail(lezer.fout, {bestand, line});
            return fail("wetten.xml_onjuist", {bestand, line, XML_ErrorString(XML_GetErrorCode(parser.get()))});
        }
    }
    return {};
}

std::string collapse(std::string_view text) {
    std::string result;
    bool gap = false;
    for (char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            gap = !result.empty();
        } else {
            if (gap) result += ' ';
            gap = false;
            result += c;
        }
    }
    return result;
}

}  // namespace ontknoop::wetten
