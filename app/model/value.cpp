#include "model/value.h"

namespace cairn {

namespace {

std::int64_t power_of_ten(int places) {
  std::int64_t power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

}  // namespace

int compare(Decimal a, Decimal b) {
  const int places = a.places > b.places ? a.places : b.places;
  const std::int64_t x = a.units * power_of_ten(places - a.places);
  const std::int64_t y = b.units * power_of_ten(places - b.places);
  return x < y ? -1 : x > y ? 1 : 0;
}

std::int64_t scaled(Decimal a, int places) {
  if (places >= a.places) return a.units * power_of_ten(places - a.places);
  const std::int64_t divisor = power_of_ten(a.places - places);
  const std::int64_t half = divisor / 2;
  return (a.units + (a.units < 0 ? -half : half)) / divisor;
}

int months(Date date) { return date.year * 12 + (date.month > 0 ? date.month - 1 : 0); }

bool earlier(Date a, Date b) {
  if (a.known() != b.known()) return a.known();
  if (months(a) != months(b)) return months(a) < months(b);
  return a.day < b.day;
}

}  // namespace cairn
