// cairn: the server, and every tool an operator needs. This file reads the command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "commands/commands.h"

namespace {

constexpr const char* about =
    "Cairn shows a public roadmap: what was promised, how far it is, where each figure comes "
    "from.\n"
    "A pack (a folder of JSON files, see docs/pack.md) is rendered to a site; the site is served, "
    "and its pages follow the ledger, where the roadmap is kept true from then on.\n\n"
    "  cairn check  content/numerique-responsable\n"
    "  cairn render --pack content/numerique-responsable --out build/site --assets build/web\n"
    "  cairn serve  --site build/site --data data --port 8080\n"
    "  cairn import --pack content/numerique-responsable --data data --dry-run\n"
    "  cairn export --pack --data data --out pack";

constexpr const char* serve_about =
    "Serves a rendered site over HTTP, with its search, its contact form and its ledger.\n"
    "It holds the site in memory: after rendering it anew, start again. At start the site's pack "
    "is "
    "imported into the ledger (see cairn import: nothing newer is undone); from then on the pages "
    "follow the ledger. In --data it keeps "
    "letters.db (what people wrote through the contact form, for 12 months), ledger.db (what they "
    "said about actions), claim.key (deposit codes cannot be checked without it), kiosk.keys (what "
    "kiosks sealed cannot be opened without it) and decisions.log (what was taken back).\n"
    "Encryption (HTTPS) is a reverse proxy's work: let it keep the Host field, and say "
    "--behind-proxy and --origin.\n"
    "SIGTERM or Ctrl-C stops it: what was begun is answered within 5 seconds. Its log holds "
    "counts only.";

/// An origin is a scheme and a host, and nothing behind.
std::string is_origin(const std::string& text) {
  const std::size_t scheme = text.find("://");
  const bool known = text.starts_with("https://") || text.starts_with("http://");
  if (known && text.size() > scheme + 3 &&
      text.find_first_of("/?# \"'<>", scheme + 3) == std::string::npos) {
    return {};
  }
  return "\"" + text + "\" is no origin; write it like https://roadmap.example";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(about, "cairn");
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);

  cairn::server::CheckOrders check;
  CLI::App* check_app = app.add_subcommand(
      "check",
      "Reads a pack and prints each mistake: file, line, what is wrong and what to write.\n"
      "Exit code 0 if it is sound, 1 if there is anything to correct.");
  check_app->add_option("PACK", check.pack, "The pack's folder")->required();
  check_app->add_option("--lang", check.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}));

  cairn::server::RenderOrders render;
  CLI::App* render_app = app.add_subcommand(
      "render",
      "Writes a pack as a whole site: one HTML page an address and language, assets named after "
      "their content, everything compressed beforehand (brotli, gzip).\n"
      "Any static host can serve it (index.html in folders, 404.html); cairn serve adds search "
      "and the contact form. An unsound pack is refused. When nothing changed, nothing is done.");
  render_app->add_option("--pack", render.pack, "The pack's folder")->required();
  render_app
      ->add_option("--out", render.out,
                   "Where the site goes: a new or empty folder, or a site rendered before, which "
                   "is replaced in one step")
      ->required();
  render_app->add_option("--audits", render.audits,
                         "Folder of rgaa.csv, rgesn.csv and budgets.json, shown in the "
                         "accessibility and eco-design statements");
  render_app->add_option("--assets", render.assets,
                         "Folder of what browsers load: style.css, start.js, worker.js, "
                         "cairn-page.js, cairn-page.wasm, icon.svg, cover.svg; without it, plain "
                         "pages without style");
  render_app
      ->add_option("--origin", render.origin,
                   "Public address, like https://roadmap.example: for canonical links and "
                   "sitemap.xml")
      ->check(is_origin);

  cairn::server::ServeOrders serve;
  CLI::App* serve_app = app.add_subcommand("serve", serve_about);
  serve_app->add_option("--site", serve.site, "A folder made by cairn render")->required();
  serve_app->add_option("--data", serve.data, "Folder of what is received; made if absent")
      ->required();
  serve_app->add_option("--port", serve.port, "Port to listen on; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve_app
      ->add_option("--address", serve.address,
                   "Address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for all")
      ->capture_default_str();
  serve_app
      ->add_option("--origin", serve.origin,
                   "Public address, like https://roadmap.example: letters are taken from its "
                   "pages; default: that of the site")
      ->check(is_origin);
  serve_app->add_flag("--behind-proxy", serve.behind_proxy,
                      "Count senders by the last address of X-Forwarded-For. Only behind a proxy "
                      "of yours that sets it");
  serve_app->add_flag("--backups", serve.backups,
                      "cairn backup runs regularly here: devices keep what they sent until a copy "
                      "holds it");
  serve_app
      ->add_option("--connections", serve.connections,
                   "How many at one time; beyond, visitors are told to come back in a moment")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();

  serve_app->add_option("--alerts", serve.alerts.to,
                        "Addresses, with a comma between two, that a mail goes to when something "
                        "awaits the moderators: at once for what an urgent report masked and for "
                        "appeals (at most one mail in 5 minutes), the rest together. It holds "
                        "counts and a link, never a word or a name. Needs --origin");
  serve_app
      ->add_option("--sendmail", serve.alerts.sendmail,
                   "The program that mails are handed to, run with -t -i")
      ->capture_default_str();
  serve_app->add_option("--alerts-from", serve.alerts.from,
                        "Whom these mails come from; default: cairn at the host of --origin");
  serve_app
      ->add_option("--alerts-every", serve.alerts.minutes,
                   "Minutes between two mails about what is not urgent")
      ->check(CLI::Range(1, 1440))
      ->capture_default_str();

  cairn::server::DemoOrders demo;
  CLI::App* demo_app = app.add_subcommand(
      "demo",
      "Fills a ledger with invented contributions, answers, supports and replies, dated over the "
      "last months and each marked as an example: to see the site alive, to test and to measure. "
      "Give it a folder of its own, never that of real contributions. Done twice, it adds "
      "nothing.");
  demo_app->add_option("--site", demo.site, "A folder made by cairn render")->required();
  demo_app->add_option("--data", demo.data, "The folder cairn serve will be given")->required();
  demo_app->add_option("--words", demo.words, "The sentences: content/demo/words.json")->required();
  demo_app->add_option("--count", demo.count, "How many contributions")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  demo_app->add_option("--seed", demo.seed, "Equal seeds invent the same")->capture_default_str();

  cairn::server::ImportCommand import;
  cairn::server::SheetImportOrders sheets_in;
  CLI::App* import_app = app.add_subcommand(
      "import",
      "Brings a pack into the ledger, which is the truth from the first import on: a member that "
      "changed in the pack since the last import is taken, what was changed in the ledger since "
      "stays, and where both changed it is told and the ledger's stays.\n"
      "Or takes spreadsheets back (docs/spreadsheets.md): changes of actions, indicators, "
      "milestones and measures, new milestones and new measures.\n"
      "Or takes what a kiosk without a network exported to a stick (docs/kiosk.md); the same file "
      "again brings nothing twice.\n"
      "All of it or nothing; the site may be served meanwhile, and shows it a moment later.");
  CLI::Option_group* brought = import_app->add_option_group("what");
  brought->add_option("--pack", import.pack, "The pack's folder");
  brought->add_option("--csv", sheets_in.files, "One to four spreadsheets, under any name")
      ->expected(1, 4);
  cairn::server::StickOrders stick_in;
  brought->add_option("--sealed", stick_in.file, "A kiosk's export");
  brought->require_option(1);
  import_app->add_option("--data", import.data, "The folder given to cairn serve")->required();
  import_app->add_flag("--dry-run", import.dry_run, "Tell what would change, and write nothing")
      ->excludes("--sealed");
  import_app->add_option("--lang", import.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}));

  cairn::server::ExportOrders exported;
  cairn::server::SheetExportOrders sheets_out;
  CLI::App* export_app = app.add_subcommand(
      "export",
      "Gives the roadmap back as the ledger has it: as a pack, which cairn check accepts and cairn "
      "render makes the same pages of; or as four spreadsheets (actions.csv, indicateurs.csv, "
      "jalons.csv, mesures.csv) with datapackage.json, which says what each column is. The site "
      "may be served meanwhile.\n"
      "Or writes a signed update for kiosks without a network (docs/kiosk.md): all that is public, "
      "and which of their deposits arrived.");
  CLI::Option_group* form = export_app->add_option_group("form");
  form->add_flag("--pack", exported.as_pack, "As a pack");
  bool are_sheets = false;
  CLI::Option* as_csv =
      form->add_flag("--csv", are_sheets, "As spreadsheets (docs/spreadsheets.md)");
  cairn::server::StickOrders stick_out;
  CLI::Option* as_update =
      form->add_option("--kiosk", stick_out.file, "As an update for kiosks, in this file");
  form->require_option(1);
  CLI::Option_group* whence = export_app->add_option_group("whence");
  whence->add_option("--data", exported.data, "The folder given to cairn serve");
  whence->add_option("--from", sheets_out.pack, "A pack's folder, for --csv")->needs(as_csv);
  whence->require_option(1);
  export_app->add_option("--out", exported.out, "A new or empty folder")->excludes(as_update);
  export_app
      ->add_option("--lang", stick_out.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}))
      ->needs(as_update);
  export_app->callback([&] {
    if (stick_out.file.empty() && exported.out.empty()) throw CLI::RequiredError("--out");
  });
  export_app
      ->add_option("--separator", sheets_out.separator,
                   "Between the cells; semicolon is what a French Excel opens with a double click")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}))
      ->needs(as_csv);

  cairn::server::LettersOrders letters;
  CLI::App* letters_app = app.add_subcommand(
      "letters",
      "Prints what people wrote through the contact form, oldest first. They are personal data: "
      "print them for whoever answers, and nobody else.");
  letters_app->add_option("--data", letters.data, "The folder given to cairn serve")->required();
  letters_app->add_flag("--purge", letters.purge,
                        "Erase those older than 12 months instead (cairn serve does it daily)");

  cairn::server::BackupOrders backup, restore;
  CLI::App* backup_app = app.add_subcommand(
      "backup",
      "Copies what people wrote (ledger.db) to FILE, while it is served or not, the key of the "
      "deposit codes to FILE.key and those of the kiosks to FILE.kiosk. Devices forget what they "
      "sent once a copy holds it, where cairn "
      "serve --backups says that copies are made.");
  backup_app->add_option("--data", backup.data, "The folder given to cairn serve")->required();
  backup_app->add_option("--out", backup.file, "The copy; one that is there is replaced")
      ->required();
  CLI::App* restore_app = app.add_subcommand(
      "restore",
      "Puts a copy back in place of ledger.db. Stop cairn serve first. What was withdrawn, erased "
      "or hidden since (decisions.log, which stays) is taken back again; devices send again what "
      "the copy does not hold. The ledger that was there is gone: back it up first, if you can.");
  restore_app->add_option("--data", restore.data, "The folder given to cairn serve")->required();
  restore_app->add_option("--from", restore.file, "A copy made by cairn backup")->required();

  cairn::server::EraseOrders erase;
  CLI::App* erase_app = app.add_subcommand(
      "erase",
      "Erases one contribution, or all that is under a deposit code, for somebody who asked for "
      "it: with its supports, its reports and its replies, from the ledger, its log and every copy "
      "that syncs. The site may be served meanwhile. Copies made before by cairn backup still hold "
      "it: keep none older than you promise; put back, they are erased again.");
  erase_app->add_option("--data", erase.data, "The folder given to cairn serve")->required();
  CLI::Option_group* whose = erase_app->add_option_group("what");
  whose->add_option("--contribution", erase.contribution,
                    "The contribution's id: the 32 digits at the end of its address");
  whose->add_option("--code", erase.code, "A deposit code");
  whose->require_option(1);

  cairn::server::InviteOrders invite;
  CLI::App* invite_app = app.add_subcommand(
      "invite",
      "Puts a person on the staff, and prints the link (and its QR code) by which one device of "
      "theirs acts from then on: once, until it expires. The site may be served meanwhile. The "
      "name is for the list of the staff; the public sees roles.\n"
      "Or enrols a kiosk (docs/kiosk.md): --role kiosk --place PLACE, which the public sees.");
  invite_app->add_option("--data", invite.data, "The folder given to cairn serve")->required();
  invite_app->add_option("--name", invite.name, "Of the person");
  invite_app->add_option("--place", invite.place, "Of a kiosk: where it stands");
  invite_app
      ->add_option("--role", invite.roles,
                   "lead (keeps an axis up to date, answers), editor (texts), moderator, relay "
                   "(enters what others say), operator (invites, revokes, erases); several may be "
                   "given; or kiosk, alone")
      ->required()
      ->check(CLI::IsMember({"lead", "editor", "moderator", "relay", "operator", "kiosk"}));
  invite_app->add_option("--axis", invite.axes, "Of a lead; several may be given")
      ->check(CLI::Range(1, 999));
  invite_app->add_option("--days", invite.days, "How long the link may be used")
      ->check(CLI::Range(1, 90))
      ->capture_default_str();
  invite_app
      ->add_option("--origin", invite.origin,
                   "Public address of the site; default: where it was served last")
      ->check(is_origin);
  invite_app->add_option("--lang", invite.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}));

  cairn::server::StaffOrders staff;
  CLI::App* staff_app = app.add_subcommand(
      "staff",
      "Lists the staff: rights, devices and when they were last used, open invitations. A device "
      "sleeps after 90 unused days. With revoke, takes back at once; with renew, prints another "
      "invitation for a person who is there; with grant, says anew what a person may do.");
  staff_app->add_option("--data", staff.data, "The folder given to cairn serve")->required();
  staff_app->add_option("--lang", staff.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}));
  staff_app->require_subcommand(0, 1);
  staff_app->fallthrough();
  staff_app->add_subcommand("list", "The same as nothing");
  CLI::App* revoke_app = staff_app->add_subcommand(
      "revoke", "A person with all devices and open invitations, one device, or one invitation");
  revoke_app->add_option("WHAT", staff.whom, "A whole name, or the first digits of an id")
      ->required();
  CLI::App* renew_app =
      staff_app->add_subcommand("renew", "Another device, or the one that sleeps again");
  renew_app->add_option("PERSON", staff.whom, "A whole name, or the first digits of an id")
      ->required();
  renew_app->add_option("--days", staff.days, "How long the link may be used")
      ->check(CLI::Range(1, 90))
      ->capture_default_str();
  renew_app
      ->add_option("--origin", staff.origin,
                   "Public address of the site; default: where it was served last")
      ->check(is_origin);

  CLI::App* grant_app = staff_app->add_subcommand(
      "grant",
      "Gives a person exactly these rights, in place of those they had; their devices go on");
  grant_app->add_option("PERSON", staff.whom, "A whole name, or the first digits of an id")
      ->required();
  grant_app->add_option("--role", staff.roles, "As for cairn invite; several may be given")
      ->required()
      ->check(CLI::IsMember({"lead", "editor", "moderator", "relay", "operator"}));
  grant_app->add_option("--axis", staff.axes, "Of a lead; several may be given")
      ->check(CLI::Range(1, 999));

  cairn::server::SlipsOrders slips;
  CLI::App* slips_app = app.add_subcommand(
      "slips",
      "Enters the notes of a workshop, one slip a line, as a relay would (docs/desk.md): columns "
      "subject (an action's id, or roadmap) and words, and if you like form, lang, stance, place, "
      "channel. All of them or none; each is a person of its own, with a deposit code in CODES.csv "
      "to hand out. The same file again enters nothing twice. The site may be served meanwhile.");
  slips_app->add_option("FILE", slips.file, "A CSV file in UTF-8")->required();
  slips_app->add_option("--data", slips.data, "The folder given to cairn serve")->required();
  slips_app->add_option("--out", slips.out, "Where the deposit codes go: a file that is not there");
  slips_app->add_flag("--dry-run", slips.dry_run, "Tell what would be entered, and write nothing");
  slips_app->add_option("--lang", slips.lang, "Language of the messages; default: the machine's")
      ->check(CLI::IsMember({"fr", "en"}));

  CLI11_PARSE(app, argc, argv);
  if (*revoke_app) staff.what = cairn::server::StaffOrders::revoke;
  if (*renew_app) staff.what = cairn::server::StaffOrders::renew;
  if (*grant_app) staff.what = cairn::server::StaffOrders::grant;
  try {
    if (*check_app) return cairn::server::check(check);
    if (*render_app) return cairn::server::render(render);
    if (*import_app && !stick_in.file.empty()) {
      stick_in.data = import.data;
      stick_in.lang = import.lang;
      return cairn::server::import_sealed(stick_in);
    }
    if (*import_app && sheets_in.files.empty()) return cairn::server::import_pack(import);
    if (*import_app) {
      sheets_in.data = import.data;
      sheets_in.lang = import.lang;
      sheets_in.dry_run = import.dry_run;
      return cairn::server::import_csv(sheets_in);
    }
    if (*export_app && !stick_out.file.empty()) {
      stick_out.data = exported.data;
      return cairn::server::export_kiosk(stick_out);
    }
    if (*export_app && are_sheets) {
      sheets_out.data = exported.data;
      sheets_out.out = exported.out;
      return cairn::server::export_csv(sheets_out);
    }
    if (*export_app) return cairn::server::export_pack(exported);
    if (*demo_app) return cairn::server::demo(demo);
    if (*serve_app) return cairn::server::serve(serve);
    if (*erase_app) return cairn::server::erase(erase);
    if (*invite_app) return cairn::server::invite(invite);
    if (*staff_app) return cairn::server::staff(staff);
    if (*slips_app) return cairn::server::slips(slips);
    if (*backup_app) return cairn::server::backup(backup);
    if (*restore_app) return cairn::server::restore(restore);
    return cairn::server::letters(letters);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "cairn: %s\n", e.what());
    return 1;
  }
}
