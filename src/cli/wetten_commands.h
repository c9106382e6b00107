// SPDX-License-Identifier: EUPL-1.2
//
// "ontknoop wetten ...": searching, and what an administrator does with the library of official texts.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "cli/program.h"

namespace ontknoop::cli {

struct Wettenomgeving {
    std::function<app::Instellingen()> instellingen;     // with what the command line changes in them
    std::function<std::unique_ptr<Program>()> program;   // opened, its database in step
    const Embedded& embedded;
    std::ostream& out;
    std::ostream& err;
};

// Puts the command with its subcommands on `app`; they set `status`.
void add_wetten_commands(CLI::App& app, const Wettenomgeving& omgeving, int& status);

// "wetten zoek": `args` is what follows. Needs no installation: without a database only the curated layer is searched.
int run_zoek(const Wettenomgeving& omgeving, const std::vector<std::string>& args);

}  // namespace ontknoop::cli
