// SPDX-License-Identifier: EUPL-1.2
#include "cli/commands.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "app/omgeving.h"
#include "base/log.h"
#include "cli/indexwacht.h"
#include "cli/wetten_commands.h"
#include "demo/demo.h"
#include "prijsbeheer/prijsbeheer.h"
#include "rekentool/rekentool_cli.h"

namespace ontknoop::cli {

namespace {

struct Options {
    std::string settings_file, data_folder, host;
    int port = -1;
    bool demo = false;
};

app::Instellingen load_settings(const Options& o) {
    app::Instellingen settings = app::load_instellingen(o.settings_file);
    if (!o.data_folder.empty()) settings.gegevensmap = o.data_folder;
    if (!o.host.empty()) settings.adres = o.host;
    if (o.port >= 0) settings.poort = o.port;
    return settings;
}

http::ServerOptions server_options(const app::Instellingen& s) {
    http::ServerOptions o;
    o.address = s.adres;
    o.port = static_cast<unsigned short>(s.poort);
    o.workers = s.werkers;
    o.tls_certificate = s.tls_certificaat;
    o.tls_key = s.tls_sleutel;
    o.trusted_proxies = s.vertrouwde_proxies;
    o.spool_folder = s.gegevensmap;
    o.event_streams_per_listener = s.stromen_per_sessie;
    return o;
}

int serve(const Options& options, const Embedded& embedded, const Features& features, std::ostream& out) {
    const app::Instellingen settings = load_settings(options);
    Program program(settings, embedded, features);
    if (options.demo) demo::seed(program.services());
    http::Server server(
        server_options(settings), [&](const http::Request& r) { return program.handle(r); },
        [&](const http::Request& r) { return program.is_slow(r); });
    program.attach(&server);
    server.install_signal_handlers();
    server.start();
    const Indexwacht wacht(program.indexbeheer());
    out << "Ontknoop " ONTKNOOP_VERSION " luistert op " << (settings.tls_certificaat.empty() ? "http://" : "https://") << settings.adres << ':'
        << server.port() << "\n";
    if (options.demo) {
        out << "\nDemo: alle mensen en casussen zijn verzonnen. Wachtwoord voor iedereen: " << demo::wachtwoord << "\n\n";
        std::string organisatie;
        for (const demo::Aanmelding& d : demo::aanmeldingen(program.services())) {
            if (d.organisatie != organisatie) out << (organisatie = d.organisatie) << "\n";
            out << "  " << d.email << std::string(d.email.size() < 44 ? 44 - d.email.size() : 1, ' ') << d.rollen << "\n";
        }
    }
    out << std::flush;
    server.wait();
    program.attach(nullptr);
    return 0;
}

// One request on stdin, the response on stdout: pages can be tried and tested without a port.
int test_http(const Options& options, const Embedded& embedded, const Features& features, std::istream& in, std::ostream& out, std::ostream& err) {
    Program program(load_settings(options), embedded, features);
    if (options.demo) demo::seed(program.services());
    program.indexbeheer().ververs();
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto request = http::parse_request_text(text);
    if (!request) {
        err << "Het verzoek is niet te lezen: verwacht een HTTP/1.1-verzoek met Host, en een lege regel na de koppen.\n";
        return 2;
    }
    request->remote_address = "127.0.0.1";
    request->id = "test-http";
    http::Response response = program.handle(*request);
    http::finish(*request, response);
    out << http::response_text(response);
    return 0;
}

void say_errors(const Program& program, const Errors& errors, std::ostream& err) {
    for (const Error& e : errors) err << program.services().teksten.error(e) << "\n";
}

OrganisatieId find_organisatie(db::Connection& tx, const std::string& name) {
    for (const auto& o : organisatie::list(tx))
        if (o.naam == name || o.id.value == name) return o.id;
    throw AdminError("Er is geen organisatie '" + name + "'. Bekijk de lijst met: ontknoop organisatie lijst");
}

std::pair<OrganisatieId, GebruikerId> find_person(db::Connection& tx, const std::string& email) {
    const auto found = toegang::find_email(tx, email);
    if (!found) throw AdminError("Er is geen gebruiker met het e-mailadres " + email + ".");
    return *found;
}

void audit(const Program& program, db::Connection& tx, const OrganisatieId& organisatie, std::string what, std::string kind, std::string id) {
    logboek::append(tx, program.services().clock, organisatie, {"", std::move(what), std::move(kind), std::move(id), "gelukt", "opdrachtregel", ""});
}

std::string invitation_url(const Program& program, const OrganisatieId& organisatie, const std::string& token) {
    return program.services().instellingen.public_url() + "/uitnodiging/" + organisatie.value + "/" + token;
}

// Takes --data and --instellingen with their values out of the arguments.
std::vector<std::string> take_place(const std::vector<std::string>& args, Options& options) {
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < args.size(); ++i) {
        std::string* place = args[i] == "--data" ? &options.data_folder : args[i] == "--instellingen" ? &options.settings_file : nullptr;
        if (place && i + 1 < args.size()) *place = args[++i];
        else rest.push_back(args[i]);
    }
    return rest;
}

}  // namespace

int run(const std::vector<std::string>& args, const Embedded& embedded, const Features& features, std::istream& in, std::ostream& out,
        std::ostream& err) {
    // A command that needs no installation and has its own arguments.
    if (!args.empty() && args[0] == "rekentool") {
        const auto teksten = inhoud::Teksten::load(inhoud::Bestanden::load(embedded.inhoud, ""));
        return rekentool::rekentool_command(std::span(args).subspan(1), in, out, err, &teksten);
    }

    for (const app::OnbekendeVariabele& v : app::unknown_environment())
        err << "Let op: " << v.naam << " in de omgeving is geen instelling en doet niets. Bedoelt u " << v.bedoeld << "?\n";
    CLI::App app{"Ontknoop: samen een plan maken dat mag, sterker maakt en minder kost dan wachten."};
    app.require_subcommand(1);
    app.set_help_flag("--help,-h", "Toon deze uitleg");
    app.set_version_flag("--version", ONTKNOOP_VERSION);
    Options o;
    app.add_option("--instellingen", o.settings_file, "TOML-bestand met instellingen (voorbeeld: ontknoop docs instellingen)");
    app.add_option("--data", o.data_folder, "Gegevensmap, in plaats van de instelling gegevens.map");
    app.fallthrough();

    auto open = [&](Program::Migrate migrate = Program::Migrate::yes) {
        return std::make_unique<Program>(load_settings(o), embedded, features, migrate);
    };
    int status = 0;
    const Wettenomgeving wetten_omgeving{[&] { return load_settings(o); }, [&] { return open(); }, embedded, out, err};
    // Searching has arguments of its own, and takes the place of the installation among them.
    Options place;
    if (auto rest = take_place(args, place); rest.size() > 1 && rest[0] == "wetten" && rest[1] == "zoek") {
        o = place;
        return run_zoek(wetten_omgeving, {rest.begin() + 2, rest.end()});
    }

    auto* serve_command = app.add_subcommand("serve", "Start de server");
    serve_command->add_flag("--demo", o.demo, "Maak verzonnen gemeenten, gebruikers en oefencasussen");
    serve_command->add_option("--port", o.port, "Poort, in plaats van de instelling");
    serve_command->add_option("--host", o.host, "Netwerkadres, in plaats van de instelling");
    serve_command->callback([&] { status = serve(o, embedded, features, out); });

    auto* migrate_command = app.add_subcommand("migrate", "Werk de database bij naar deze versie");
    bool only_look = false;
    migrate_command->add_flag("--kijk", only_look, "Alleen tonen wat er zou gebeuren");
    migrate_command->callback([&] {
        auto program = open(only_look ? Program::Migrate::no : Program::Migrate::yes);
        const auto report = db::migrate(program->database(), program->migrations(), program->services().clock, only_look);
        for (const std::string& name : report.pending) out << "nog te doen: " << name << "\n";
        if (report.pending.empty()) out << "De database is bij.\n";
    });

    auto* organisatie_command = app.add_subcommand("organisatie", "Organisaties: maken, lijst");
    organisatie_command->require_subcommand(1);
    std::string naam, soort = "gemeente", gemeentecode;
    auto* make_organisation = organisatie_command->add_subcommand("maken", "Maak een organisatie");
    make_organisation->add_option("naam", naam, "Naam")->required();
    make_organisation->add_option("--soort", soort, "gemeente, regio, partner of landelijk");
    make_organisation->add_option("--gemeentecode", gemeentecode, "GM gevolgd door vier cijfers");
    make_organisation->callback([&] {
        auto program = open();
        const auto& s = program->services();
        const auto made = db::write_result(program->database(), [&](db::Connection& tx) -> Result<OrganisatieId> {
            TRY(const auto id, organisatie::create(tx, s.clock, s.random, s.sleutels, naam, soort, gemeentecode, false));
            audit(*program, tx, id, "organisatie.gemaakt", "organisatie", id.value);
            return id;
        });
        if (made) out << made->value << "\n";
        else say_errors(*program, made.error(), err), status = 1;
    });
    organisatie_command->add_subcommand("lijst", "Toon alle organisaties")->callback([&] {
        auto program = open();
        program->database().read([&](db::Connection& tx) {
            for (const auto& org : organisatie::list(tx)) out << org.id.value << "  " << org.soort << "  " << org.naam << "\n";
        });
    });

    std::string prijzen_van, prijzen_op;
    auto* prices_command = app.add_subcommand("prijzen", "Druk de prijzen die gelden voor een organisatie af als CSV");
    prices_command->add_option("organisatie", prijzen_van, "Naam of nummer van de organisatie")->required();
    prices_command->add_option("--op", prijzen_op, "Op deze dag: 2026-01-31. Standaard vandaag");
    prices_command->callback([&] {
        auto program = open();
        const auto dag = prijzen_op.empty() ? std::optional(local_date(program->services().clock.now())) : parse_date(prijzen_op);
        if (!dag) throw AdminError("'" + prijzen_op + "' is geen dag. Schrijf hem zo: 2026-01-31.");
        program->database().read([&](db::Connection& tx) { out << prijsbeheer::prijzen_csv(tx, program->services(), find_organisatie(tx, prijzen_van), *dag); });
    });

    auto* gebruiker_command = app.add_subcommand("gebruiker", "Gebruikers: maken, uitnodigen, blokkeren, vrijgeven, resetten, lijst");
    gebruiker_command->require_subcommand(1);
    std::string email, organisatie_naam;
    std::vector<std::string> rollen;
    auto* make_user = gebruiker_command->add_subcommand("maken", "Maak een gebruiker en geef de uitnodigingslink");
    make_user->add_option("organisatie", organisatie_naam, "Naam of nummer van de organisatie")->required();
    make_user->add_option("naam", naam, "Naam zoals collega's die kennen")->required();
    make_user->add_option("email", email, "E-mailadres")->required();
    make_user->add_option("--rol", rollen, "Rol; mag vaker")->required();
    make_user->callback([&] {
        auto program = open();
        const auto& s = program->services();
        toegang::NieuweGebruiker nieuw{naam, email, {}, {}};
        for (const std::string& text : rollen) {
            toegang::Rol rol;
            if (!toegang::parse_rol(text, rol)) throw AdminError("Er is geen rol '" + text + "'. Bekijk de rollen met: ontknoop docs rechten");
            nieuw.rollen.set(static_cast<std::size_t>(rol));
        }
        const auto url = db::write_result(program->database(), [&](db::Connection& tx) -> Result<std::string> {
            const OrganisatieId id = find_organisatie(tx, organisatie_naam);
            TRY(const auto made, toegang::create_gebruiker(tx, s.clock, s.random, id, nieuw));
            TRY(const auto token, toegang::invite(tx, s.clock, s.random, s.instellingen.grenzen(), id, made));
            audit(*program, tx, id, "gebruiker.gemaakt", "gebruiker", made.value);
            return invitation_url(*program, id, token);
        });
        if (url) out << *url << "\n";
        else say_errors(*program, url.error(), err), status = 1;
    });
    // The four commands that name one person.
    struct PersonCommand {
        const char *name, *help, *audit_code;
    };
    static constexpr PersonCommand person_commands[] = {
        {"uitnodigen", "Geef een nieuwe link om een wachtwoord te kiezen", "gebruiker.uitgenodigd"},
        {"blokkeren", "Laat iemand niet meer binnen", "gebruiker.geblokkeerd"},
        {"vrijgeven", "Laat iemand weer binnen", "gebruiker.vrijgegeven"},
        {"resetten", "Neem het wachtwoord weg en geef een nieuwe link", "gebruiker.gereset"},
    };
    for (const PersonCommand& command : person_commands) {
        auto* sub = gebruiker_command->add_subcommand(command.name, command.help);
        sub->add_option("email", email, "E-mailadres")->required();
        sub->callback([&, command] {
            auto program = open();
            const auto& s = program->services();
            const std::string_view name = command.name;
            const auto url = db::write_result(program->database(), [&](db::Connection& tx) -> Result<std::string> {
                const auto [id, person] = find_person(tx, email);
                audit(*program, tx, id, command.audit_code, "gebruiker", person.value);
                if (name == "blokkeren" || name == "vrijgeven") {
                    TRY_DO(toegang::block(tx, id, person, name == "blokkeren"));
                    return std::string();
                }
                if (name == "resetten") TRY_DO(toegang::reset(tx, id, person));
                TRY(const auto token, toegang::invite(tx, s.clock, s.random, s.instellingen.grenzen(), id, person));
                return invitation_url(*program, id, token);
            });
            if (url) out << (url->empty() ? "Gedaan." : *url) << "\n";
            else say_errors(*program, url.error(), err), status = 1;
        });
    }
    auto* list_users = gebruiker_command->add_subcommand("lijst", "Toon de gebruikers met hun rollen");
    list_users->add_option("organisatie", organisatie_naam, "Naam of nummer van de organisatie")->required();
    list_users->callback([&] {
        auto program = open();
        program->database().read([&](db::Connection& tx) {
            for (const auto& g : toegang::list_gebruikers(tx, find_organisatie(tx, organisatie_naam))) {
                out << g.email << "  " << g.naam << "  " << (g.geblokkeerd ? "geblokkeerd" : g.heeft_wachtwoord ? "actief" : "uitgenodigd");
                for (const toegang::Rol rol : toegang::rollen())
                    if (g.rollen[static_cast<std::size_t>(rol)]) out << "  " << toegang::naam(rol);
                out << "\n";
            }
        });
    });

    add_wetten_commands(app, wetten_omgeving, status);

    std::string data_file, key_file;
    auto* backup_command = app.add_subcommand("backup", "Maak een reservekopie terwijl de server draait");
    backup_command->add_option("bestand", data_file, "Bestand voor de gegevens, zonder sleutels van casussen")->required();
    backup_command->add_option("sleutels", key_file, "Bestand voor de sleutels; bewaar alleen de nieuwste, op een andere plek")->required();
    backup_command->callback([&] {
        auto program = open();
        make_backup(*program, data_file, key_file);
        out << "Gegevens: " << data_file << "\nSleutels: " << key_file << " (bewaar alleen de nieuwste)\n";
    });
    auto* restore_command = app.add_subcommand("restore", "Zet een reservekopie terug in een lege installatie");
    restore_command->add_option("bestand", data_file, "Bestand met de gegevens")->required();
    restore_command->add_option("sleutels", key_file, "Nieuwste bestand met de sleutels")->required();
    restore_command->callback([&] { status = restore_backup(load_settings(o), embedded, data_file, key_file, out) ? 0 : 1; });

    app.add_subcommand("check", "Controleer instellingen, inhoud, database en logboek")->callback([&] {
        require_installation(load_settings(o), embedded);
        auto program = open();
        status = check_installation(*program, out) == 0 ? 0 : 1;
    });
    auto* content_command = app.add_subcommand("inhoud", "Inhoud: controleren");
    content_command->require_subcommand(1);
    content_command->add_subcommand("controleren", "Controleer teksten, prijzen, bepalingen en oefencasussen")->callback([&] {
        auto program = open();  // opening reads and checks all content; a problem names its file and line
        demo::check_casussen(program->services());
        out << "De inhoud is in orde: " << program->services().bepalingen->alle().size() << " bepalingen.\n";
    });
    auto* http_command = app.add_subcommand("test-http", "Beantwoord het verzoek op stdin, met het antwoord op stdout");
    http_command->add_flag("--demo", o.demo, "Met de demo-inhoud");
    http_command->callback([&] { status = test_http(o, embedded, features, in, out, err); });

    std::string subject = "alles", all_commands;
    auto* docs_command = app.add_subcommand("docs", "Druk de naslag af: routes, rechten, instellingen, opdrachten, foutcodes, schema, levensloop");
    docs_command->add_option("onderwerp", subject, "Een onderwerp, of 'alles'");
    docs_command->callback([&] {
        if (subject == "instellingen") {
            out << app::example_file();
            return;
        }
        if (subject == "opdrachten") {
            out << all_commands;
            return;
        }
        // The reference is about the program, not about one installation: it is printed from an empty one.
        const auto folder = std::filesystem::temp_directory_path() / ("ontknoop-docs-" + std::to_string(::getpid()));
        {
            app::Instellingen empty;
            empty.gegevensmap = folder.string();
            Program program(empty, embedded, features);
            status = print_docs(program, subject, out, err);
        }
        std::filesystem::remove_all(folder);
    });

    // Asked before a command is chosen: afterwards it would be the help of that command.
    all_commands = app.help("", CLI::AppFormatMode::All);
    try {
        std::vector<std::string> reversed(args.rbegin(), args.rend());
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, out, err);
        return code == 0 ? 0 : 2;
    }
    return status;
}

}  // namespace ontknoop::cli
