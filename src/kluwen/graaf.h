// SPDX-License-Identifier: EUPL-1.2
//
// Directed graphs as lists of successors: graaf[a] holds every b with an arrow a -> b. Pure; nothing recursive, so that a long
// chain cannot exhaust the stack.
#pragma once

#include <vector>

namespace ontknoop::kluwen {

using Graaf = std::vector<std::vector<int>>;

// The strongly connected components with more than one node, or with an arrow to itself: everything that goes round. Each
// sorted, in the order of their smallest node. (R. Tarjan, Depth-first search and linear graph algorithms, 1972.)
std::vector<std::vector<int>> kringen(const Graaf&);
// All components, each node in exactly one; in an order in which every component stands behind those it points to.
std::vector<std::vector<int>> componenten(const Graaf&);
// Which nodes can be reached from `van` along one or more arrows (`van` itself only when it lies on a round).
std::vector<bool> bereikbaar(const Graaf&, int van);
// The shortest round through `begin`: begin, ..., last (from which an arrow leads back to begin). Empty when there is none.
std::vector<int> rondgang(const Graaf&, int begin);

}  // namespace ontknoop::kluwen
