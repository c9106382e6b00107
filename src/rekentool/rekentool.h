// SPDX-License-Identifier: EUPL-1.2
// The header other features include.
#pragma once

#include "rekentool/rekensom.h"
