#include "desk/typed.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("dates as people type them become dates of a pack") {
  const std::pair<const char*, const char*> dates[] = {
      {"", ""},
      {"  ", ""},
      {"2027", "2027"},
      {" 2027-03 ", "2027-03"},
      {"2027-3-1", "2027-03-01"},
      {"03/2027", "2027-03"},
      {"31/03/2027", "2027-03-31"},
      {"1.4.2027", "2027-04-01"},
      {"29/02/2028", "2028-02-29"},
  };
  for (const auto& [typed, date] : dates) CHECK(typed_date(typed) == date);
  for (const char* typed : {"27", "2027-13", "2027-02-29", "31/04/2027", "2027/03", "00/2027",
                            "demain", "2027-03-31-01", "2027--03", "/2027", "2027-", "-2027",
                            "3/2027/01", "2027-03/01", "123456789012345678901234567890"}) {
    CAPTURE(std::string(typed));
    CHECK_FALSE(typed_date(typed));
  }
}

TEST_CASE("numbers as people type them become numbers of a pack") {
  CHECK(typed_number("5,6", false) == "5.6");
  CHECK(typed_number("5.6", false) == "5.6");
  CHECK(typed_number("120 000", false) == "120000");
  CHECK(typed_number("120\u202F000", false) == "120000");
  CHECK(typed_number("120\u00A0000,5", false) == "120000.5");
  CHECK(typed_number("1,250.5", true) == "1250.5");
  CHECK(typed_number("-3", false) == "-3");
  CHECK(typed_number("007", false) == "7");
  CHECK(typed_number("0", false) == "0");
  CHECK(typed_number(" ", false) == "");
  for (const char* typed : {"5,6,7", "5.", ".5", "cinq", "1e9", "--1", "-", "9999999999999"}) {
    CAPTURE(std::string(typed));
    CHECK_FALSE(typed_number(typed, false));
  }
}
