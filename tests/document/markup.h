// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace ontknoop::document {

// Texts that try to become something else.
inline const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts{"<script>alert(1)</script>",
                                                "\"><img src=x onerror=alert(1)>",
                                                "' onclick='x",
                                                "]]> <!-- &amp; &#60;",
                                                std::string("nul\0byte", 8),
                                                "\xff\xfe",
                                                "\u202eomgekeerd",
                                                "\U0001F600",
                                                std::string(3000, 'w'),
                                                "",
                                                "a\n\nb  c"};
    return texts;
}

inline pugi::xml_document parsed(const std::string& markup) {
    pugi::xml_document tree;
    const auto result = tree.load_buffer(markup.data(), markup.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    EXPECT_TRUE(result) << result.description() << " near "
                        << markup.substr(static_cast<std::size_t>(result.offset), 80);
    return tree;
}

// Every element and every attribute, wherever it stands.
inline void each_element(pugi::xml_node from, const std::function<void(pugi::xml_node)>& visit) {
    for (pugi::xml_node node : from.children()) {
        if (node.type() == pugi::node_element) visit(node);
        each_element(node, visit);
    }
}

}  // namespace ontknoop::document
