// Where a request is received: what it asks for, and the answer it gets.
//
// Promises: `answer` is total and never throws for want of anything but memory; it does not wait
// for the network. Clock and chance come from outside, so that a test decides them. Files and
// pages come from the site; lists by filter, the contact form and the one for paper are rendered
// here.
// Leaves out: sockets (net/), bytes of HTTP (http/).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/public_replica.h"
#include "letters/letter_store.h"
#include "machine/machine.h"
#include "paper/paper_page.h"
#include "reception/export_desk.h"
#include "reception/figures_desk.h"
#include "reception/kiosks_desk.h"
#include "reception/live.h"
#include "reception/shelf.h"
#include "reception/sync_desk.h"
#include "reception/talk_desk.h"
#include "reception/throttle.h"
#include "site/site.h"

namespace cairn::server {

class Reception {
 public:
  /// `live`, `letters` and `exchange` may be null: then only files are served, letters are
  /// refused, and nothing is synced.
  Reception(const Site& site, const Live* live, LetterStore* letters, Machine machine,
            std::string origin, Exchange* exchange = nullptr);

  /// Another state of the roadmap from now on; both stay where they are as long as this does, or
  /// until the next.
  void show(const Site& site, const Live& live);

  /// `caller` is the address the request came from; it is hashed and forgotten.
  Answer answer(const Request& request, std::string_view caller);
  /// A call of the protocol, which may be answered with others (`answer_together`) in place of
  /// `answer`; or why not. Nothing where the request is for another address.
  std::optional<std::variant<SyncCall, Answer>> sync_call(const Request& request,
                                                          std::string_view caller);
  std::vector<Answer> answer_together(const std::vector<SyncCall>& calls);
  /// The fields of safety on an answer that was made elsewhere (a refusal, a busy server).
  void shield(Answer& answer) const;

 private:
  Answer choose(const Request& request, std::string_view caller);
  /// What a person kept here is to go: the browser makes sure of it.
  Answer forget(const Request& request) const;
  /// From the shelf, or made by `make` and put there.
  template <typename Make>
  Answer shelved(const std::string& name, const Request& request, std::string_view caller,
                 const Make& make);
  Answer list(const Route& route, const Request& request, std::string_view caller);
  Answer paper(const PaperRoute& asked, const Request& request, std::string_view caller);
  Answer contact(const Route& route, const Request& request, std::string_view caller);
  Answer letter(const Route& route, const Request& request, std::string_view caller);
  Answer talk(const Route& route, const Request& request, std::string_view caller);
  /// Why a form is not taken at all; nothing where it is.
  std::optional<Answer> not_a_form(const Request& request) const;
  Answer contact_page(int status, const Visit& visit, const Request& request,
                      const std::string& id) const;
  std::string fresh_id() const;

  const Site* site_;
  const Live* live_;
  LetterStore* letters_;
  Machine machine_;
  std::string origin_;
  std::vector<Field> shield_;
  Shelf shelf_;
  Throttle writing_, asking_;
  PublicReplica base_;
  std::optional<SyncDesk> sync_;
  std::optional<TalkDesk> talk_;
  std::optional<FiguresDesk> figures_;
  std::optional<KiosksDesk> kiosks_;
  std::optional<ExportDesk> exports_;
};

}  // namespace cairn::server
