// SPDX-License-Identifier: EUPL-1.2
// The rekentool as a program of its own: for the oracle and for receipts, before or without the whole application.
#include <iostream>
#include <vector>

#include "rekentool/rekentool_cli.h"

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    return ontknoop::rekentool::rekentool_command(args, std::cin, std::cout, std::cerr);
}
