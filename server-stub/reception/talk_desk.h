// What people say, without a program: pages of it, and the forms that add to it.
//
// Promises: pages are rendered from the public replica, so that reading them never touches the
// ledger's tables. A form is taken
// only from our own pages; it is idempotent by the id it carries, decided by the same rules as any
// intent, and answered 200 with its deposit code in the body: codes are in no address and no log.
// Leaves out: what the intents mean (app/ledger), how the pages look (app/screens).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "appeals/appeal_page.h"
#include "http/answer.h"
#include "ledger/exchange.h"
#include "ledger/public_replica.h"
#include "outcomes/follow_ups_page.h"
#include "reception/live.h"
#include "reception/shelf.h"
#include "reception/throttle.h"
#include "review/review_page.h"
#include "synthesis/synthesis_page.h"

namespace cairn::server {

class TalkDesk {
 public:
  /// `origin`: the site's public one, or empty.
  TalkDesk(Exchange& exchange, PublicReplica& base, const Live& live, const Machine& machine,
           std::string origin = {});

  /// Another roadmap from now on.
  void show(const Live& live);

  /// GET of a talk screen, or of the page of an action. `caller` is hashed and forgotten.
  Answer read(const Route& route, const Request& request, std::string_view caller);
  /// GET of what became of what people said.
  Answer follow_ups(const FollowUpsRoute& route, const Request& request, std::string_view caller);
  /// GET of the review of a year; nothing where there is none of it.
  std::optional<Answer> review(const ReviewRoute& route, const Request& request,
                               std::string_view caller);
  /// GET of the synthesis of a period, or of the form that asks for one.
  Answer synthesis(const SynthesisRoute& route, const Request& request, std::string_view caller);
  /// GET and POST of the form of an appeal; the caller has checked that a form comes from here.
  Answer appeal(const AppealRoute& route, const Request& request, std::string_view caller);
  /// POST of one of their forms; the caller has checked that it comes from here.
  Answer write(const Route& route, const Request& request, std::string_view caller);

 private:
  void refresh();
  void clear_shelf();
  /// From the shelf, or made by `make` and put there.
  template <typename Make>
  Answer shelved(const std::string& name, const Request& request, std::string_view caller,
                 Throttle& throttle, const Make& make);
  Known known_for(const Visit& visit);
  Answer page(int status, const Visit& visit, const Request& request);
  /// The form again, with every word, and when to send it.
  Answer page_for_later(Visit& visit, const Request& request, std::string_view caller, int wait);
  /// Where the code that a page shows is followed, as a picture to photograph.
  std::string qr_of(const Visit& visit, const Request& request) const;
  /// One's own contribution with its code; what everybody may read without.
  std::optional<Said> own(const Visit& visit);
  void take(Visit& visit, const std::string& scope);
  /// An edit or a withdrawal, with the deposit code.
  Answer change(Visit& visit, const Request& request);
  Answer appeal_form(int status, const AppealRoute& route, AppealForm form,
                     const Request& request) const;
  bool is_gone(const Route& route);
  int status_after(const Visit& visit) const;

  Exchange& exchange_;
  PublicReplica& base_;
  const Live* live_;
  Machine machine_;
  std::string origin_;
  std::int64_t changes_ = -1;     // of the base, when the shelf was filled
  Shelf shelf_;                   // pages that are the same for everyone, until a row changes
  std::int64_t shelf_until_ = 0;  // or until a period opens or closes
  Throttle asking_, summing_, writing_;
};

}  // namespace cairn::server
