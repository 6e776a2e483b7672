// The commands of `cairn`: what each is told, and the exit code it gives back.
//
// Promises: 0 done, 1 something is wrong with what was given (said on stderr, with what to do),
// 2 is left to the command line itself.
#pragma once
#include <string>
#include <vector>

#include "alerts/alerts.h"

namespace cairn::server {

struct CheckOrders {
  std::string pack;
  std::string lang;  // "fr", "en"; empty: the machine's
};
int check(const CheckOrders& orders);

struct RenderOrders {
  std::string pack, out, audits, assets, origin;
};
int render(const RenderOrders& orders);

struct ServeOrders {
  int port = 8080;
  std::string address = "127.0.0.1";
  std::string data, site, origin;
  bool behind_proxy = false;
  bool backups = false;
  int connections = 2000;
  AlertOrders alerts;
};
int serve(const ServeOrders& orders);

struct DemoOrders {
  std::string data, site, words;
  int count = 300;
  int seed = 1;
};
int demo(const DemoOrders& orders);

struct ImportCommand {
  std::string pack, data;
  std::string lang;  // as in CheckOrders
  bool dry_run = false;
};
int import_pack(const ImportCommand& orders);

struct ExportOrders {
  std::string data, out;
  bool as_pack = false;
};
int export_pack(const ExportOrders& orders);

struct SheetExportOrders {
  std::string data, pack, out;      // from one of the first two
  std::string separator = "comma";  // "semicolon", "tab"
};
int export_csv(const SheetExportOrders& orders);

struct SheetImportOrders {
  std::vector<std::string> files;
  std::string data;
  std::string lang;  // as in CheckOrders
  bool dry_run = false;
};
int import_csv(const SheetImportOrders& orders);

struct StickOrders {
  std::string file, data;
  std::string lang;  // as in CheckOrders
};
int import_sealed(const StickOrders& orders);
int export_kiosk(const StickOrders& orders);

struct SlipsOrders {
  std::string file, data, out;
  std::string lang;  // as in CheckOrders
  bool dry_run = false;
};
int slips(const SlipsOrders& orders);

struct LettersOrders {
  std::string data;
  bool purge = false;
};
int letters(const LettersOrders& orders);

struct EraseOrders {
  std::string data;
  std::string contribution;  // its id; or
  std::string code;          // a deposit code: all that is under it
};
int erase(const EraseOrders& orders);

struct BackupOrders {
  std::string data, file;
};
int backup(const BackupOrders& orders);
int restore(const BackupOrders& orders);

struct InviteOrders {
  std::string data, origin, lang;
  std::string name;   // of a person; or
  std::string place;  // of a kiosk
  std::vector<std::string> roles;
  std::vector<int> axes;  // of a lead
  int days = 7;
};
int invite(const InviteOrders& orders);

struct StaffOrders {
  enum What : unsigned char { list, revoke, renew, grant } what = list;
  std::string data, whom, origin, lang;
  std::vector<std::string> roles;
  std::vector<int> axes;  // of a lead
  int days = 7;
};
int staff(const StaffOrders& orders);

}  // namespace cairn::server
