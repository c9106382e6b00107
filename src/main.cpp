// SPDX-License-Identifier: EUPL-1.2
//
// Composition root: the list of features is the table of contents of the program.
#include <malloc.h>

#include <iostream>

#include "base/embedded.h"
#include "beheer/beheer.h"
#include "cli/commands.h"
#include "hulp/hulp.h"
#include "invoering/invoering.h"
#include "inzicht/inzicht.h"
#include "juristvraag/juristvraag.h"
#include "kluwen/kluwen.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/privacy.h"
#include "onderbouwing/onderbouwing.h"
#include "plandocument/plandocument.h"
#include "prijsbeheer/prijsbeheer.h"
#include "rekenbewijs/rekenbewijs.h"
#include "rekenblad/rekenblad.h"
#include "ruimte/ruimte.h"
#include "waardendriehoek/waardendriehoek.h"
#include "werkplek/werkplek.h"
#include "wetboek/wetboek.h"

namespace {

using namespace ontknoop;

cli::Features features() {
    return {
        beheer::aanmelden_routes(),
        werkplek::routes(),
        beheer::routes(),
        maatwerkplan::routes(),
        kluwen::routes(),
        plandocument::routes(),
        wetboek::routes(),
        ruimte::routes(),
        juristvraag::routes(),
        onderbouwing::routes(),
        hulp::routes(),
        prijsbeheer::routes(),
        rekenblad::routes(),
        rekenbewijs::routes(),
        inzicht::routes(),
        invoering::routes(),
    };
}

// Pages and documents are written in buffers of some hundreds of kilobytes. Memory that goes back to the system after each of
// them and is asked for again has to be cleared every time: a sixth of the work of a large page.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    const cli::Embedded embedded{embedded_files_inhoud(), embedded_files_migrations(), embedded_files_web()};
    kluwen::register_stap_delen();
    waardendriehoek::register_stap_delen();
    wetboek::register_stap_delen();
    ruimte::register_wachtbron();
    werkplek::register_onleesbaar();
    juristvraag::register_stap_delen();
    onderbouwing::register_stap_delen();
    maatwerkplan::register_privacy_deel();
    rekenblad::register_stap_delen();
    rekenbewijs::register_uitbreidingen();
    prijsbeheer::register_stap_delen();
    invoering::register_stap_delen();
    invoering::register_bij_wissen();
    juristvraag::register_bij_wissen();
    rekenblad::register_bij_wissen();
    invoering::register_leescontrole();
    juristvraag::register_leescontrole();
    try {
        return cli::run(std::vector<std::string>(argv + 1, argv + argc), embedded, features(), std::cin, std::cout, std::cerr);
    } catch (const AdminError& error) {
        std::cerr << "ontknoop: " << error.what() << '\n';
        return 1;
    }
}
