// SPDX-License-Identifier: EUPL-1.2
//
// What a machine can check of PDF/UA-1 (ISO 14289-1; the conditions of the Matterhorn Protocol 1.1 in our own words).
// It reads the finished file with libqpdf and knows nothing of the writer. A person still has to judge whether a text
// alternative is good and whether the reading order makes sense.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace ontknoop::pdf {

struct Finding {
    std::string rule;
    std::string detail;
};

// Every rule the checker knows, in the order in which it is written down.
const std::vector<std::string>& ua_rules();

// Empty when no rule is broken.
std::vector<Finding> check_ua(const std::string& file);

struct TreeNode {
    std::string role;
    int parent = -1;
    std::set<int> pages;  // where its own content and that of its children stands
};
// The structure tree, every parent before its children.
std::vector<TreeNode> read_tree(const std::string& file);

}  // namespace ontknoop::pdf
