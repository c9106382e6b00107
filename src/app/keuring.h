// SPDX-License-Identifier: EUPL-1.2
//
// Whether the value of a setting can be what it is meant for. Each answers what is wrong and what to write instead, in
// Dutch, as the end of a sentence that begins with the name of the setting; nothing when it is good. An empty value is asked
// about only where a setting cannot be empty.
#pragma once

#include <string>
#include <string_view>

namespace ontknoop::app::keuring {

std::string map(std::string_view);            // a folder that may be made: any name
std::string bestaande_map(std::string_view);  // a folder that is there
std::string database(std::string_view);
std::string bestand(std::string_view);        // a file that is there and can be read
std::string sleutelbestand(std::string_view);  // as bestand, but it may be absent
std::string pem_certificaat(std::string_view);
std::string pem_sleutel(std::string_view);
std::string logo(std::string_view);
std::string netwerkadres(std::string_view);   // IPv4 or IPv6, no name
std::string basis_url(std::string_view);      // https://host[:port], nothing behind it
std::string bronadres(std::string_view);      // http(s)://host[/path]
std::string contact(std::string_view);        // mailto:name@host or https://...
std::string klasse(std::string_view);         // one class of CSS
std::string niet_leeg(std::string_view);

}  // namespace ontknoop::app::keuring
