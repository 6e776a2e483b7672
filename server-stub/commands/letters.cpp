// cairn letters: what people wrote through the contact form, for whoever answers them.
#include <cstdio>
#include <ctime>

#include "commands/commands.h"
#include "commands/terminal.h"
#include "files/folder.h"
#include "letters/letter_store.h"

namespace cairn::server {

namespace {

void print(const KeptLetter& kept) {
  const std::time_t when = static_cast<std::time_t>(kept.received);
  std::tm t{};
  gmtime_r(&when, &t);
  char day[32];
  std::strftime(day, sizeof day, "%Y-%m-%d %H:%M UTC", &t);
  const Letter& l = kept.letter;
  std::printf("%s  %s  %s  (%s)\n", receipt_of(kept.key).c_str(), day, l.subject.c_str(),
              std::string(code(kept.lang)).c_str());
  if (!l.name.empty()) std::printf("  from: %s\n", harmless(l.name).c_str());
  if (!l.reply_to.empty()) std::printf("  answer to: %s\n", harmless(l.reply_to).c_str());
  std::printf("  %s\n\n", harmless(l.words).c_str());
}

}  // namespace

int letters(const LettersOrders& orders) {
  const std::string path = orders.data + "/letters.db";
  if (!read_file(path)) {
    std::fprintf(stderr, "cairn letters: there is no %s yet: nothing was received\n", path.c_str());
    return is_folder(orders.data) ? 0 : 1;
  }
  LetterStore store(path);
  if (!store.ok()) {
    std::fprintf(stderr, "cairn letters: cannot open %s: %s\n", path.c_str(),
                 store.error().c_str());
    return 1;
  }
  if (orders.purge) {
    const int removed = store.purge(std::time(nullptr) - letter_days * 86400LL);
    if (removed < 0) {
      std::fprintf(stderr, "cairn letters: cannot purge %s: %s; try again\n", path.c_str(),
                   store.error().c_str());
      return 1;
    }
    std::printf("purged: %d older than %d days\n", removed, letter_days);
    return 0;
  }
  int n = 0;
  const bool read = store.each([&](const KeptLetter& kept) {
    print(kept);
    ++n;
  });
  if (!read) {
    std::fprintf(stderr, "cairn letters: cannot read %s: %s\n", path.c_str(),
                 store.error().c_str());
    return 1;
  }
  std::printf("%d in all\n", n);
  return 0;
}

}  // namespace cairn::server
