// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/odt_writer.h"
#include "document/xml.h"

namespace ontknoop::document {

// The namespaces of ODF 1.3 that our parts use, for the root element of each.
XmlWriter::Attributes odf_namespaces();

// styles.xml: the looks that content.xml names, the page with head and foot.
std::string odt_styles(const Document& document, const OdtOptions& options);
// The looks that belong to content.xml itself (office:automatic-styles).
void write_automatic_styles(XmlWriter& out);
// meta.xml of any ODF file.
std::string odf_meta(const std::string& title, const std::string& author, const std::string& subject,
                     const std::string& language, Date date);

}  // namespace ontknoop::document
