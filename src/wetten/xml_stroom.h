// SPDX-License-Identifier: EUPL-1.2
//
// Reading untrusted XML as a stream: no document type, so no entities of its own and nothing fetched; limits on size and
// depth; every mistake names the file and the line.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ontknoop::wetten {

struct XmlGrenzen {
    std::size_t bytes = 256u << 20;  // the largest regulation of the national collection is about 52 MB
    int diepte = 100;
};

class XmlAttributen {
public:
    explicit XmlAttributen(const char** pairs) : pairs_(pairs) {}
    // Value of the attribute, namespace prefix ignored; empty when absent.
    std::string_view get(std::string_view name) const;

private:
    const char** pairs_;
};

// Names arrive without their namespace prefix.
class XmlBezoeker {
public:
    virtual ~XmlBezoeker() = default;
    virtual void begin(std::string_view naam, const XmlAttributen& attributen) = 0;
    virtual void tekst(std::string_view tekst) = 0;
    virtual void eind(std::string_view naam) = 0;
};

// Errors: wetten.xml_onjuist {file, line, reason}, wetten.xml_doctype {file, line}, wetten.xml_te_diep {file, line},
// wetten.xml_te_groot {file, megabytes}.
Result<> read_xml(std::istream& in, const std::string& bestand, XmlBezoeker& bezoeker, XmlGrenzen grenzen = {});

// Runs of white space become one space; none at the ends.
std::string collapse(std::string_view text);

}  // namespace ontknoop::wetten
