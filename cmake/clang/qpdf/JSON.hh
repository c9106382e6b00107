// SPDX-License-Identifier: EUPL-1.2
//
// In place of the JSON.hh of qpdf 11, which clang does not take as C++20: a vector of the very class it stands in. The other
// headers of qpdf only name the class, and so do we.
#pragma once

class JSON;
