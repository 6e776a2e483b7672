#include "reception/kiosks_desk.h"

#include "kiosk/kiosks_page.h"
#include "site/resource.h"

namespace cairn::server {

void KiosksDesk::show(const Live& live) {
  live_ = &live;
  shelf_ = Shelf(most_on_shelf);
}

Answer KiosksDesk::read(Lang lang, const Request& request) {
  const std::int64_t now = machine_.now_ms();
  if (now / 60'000 != minute_) {
    minute_ = now / 60'000;
    shelf_ = Shelf(most_on_shelf);
  }
  const std::string name = lang == Lang::en ? "en" : "fr";
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  const Page page = kiosks_page(live_->roadmap(), kiosks_in(exchange_.sql(), now), now, lang);
  return answer_with(
      shelf_.put(name, resource_on_the_fly(live_->document_of(page), "text/html; charset=utf-8")),
      request);
}

}  // namespace cairn::server
