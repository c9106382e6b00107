// SPDX-License-Identifier: EUPL-1.2
#include "cli/indexwacht.h"

#include <chrono>

#include "base/log.h"

namespace ontknoop::cli {

Indexwacht::Indexwacht(wetten::Indexbeheer& beheer) : beheer_(beheer), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Indexwacht::run(const std::stop_token& stop) {
    using Uitkomst = wetten::Indexbeheer::Uitkomst;
    constexpr std::chrono::seconds pause(15);
    while (!stop.stop_requested()) {
        try {
            const Uitkomst done = beheer_.ververs();
            if (done != Uitkomst::al_bij) log::info("law index replaced", {{"built", done == Uitkomst::gebouwd ? "yes" : "no"}});
        } catch (const AdminError& error) {
            log::warning("law index not replaced", {{"reason", error}});
        } catch (const db::DatabaseError&) {
            log::warning("law index not replaced", {{"reason", "database"}});
        }
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, pause, [] { return false; });
    }
}

}  // namespace ontknoop::cli
