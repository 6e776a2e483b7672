#include "sheets/cell.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("sheets: numbers as French and English spreadsheets write them") {
  CHECK(read_sheet_number("4.4") == "4.4");
  CHECK(read_sheet_number("4,4") == "4.4");
  CHECK(read_sheet_number("1 200") == "1200");
  CHECK(read_sheet_number("1\u202F200,50") == "1200.50");
  CHECK(read_sheet_number("1\u00A0200") == "1200");
  CHECK(read_sheet_number("-5") == "-5");
  CHECK(read_sheet_number("\u22125") == "-5");
  CHECK(read_sheet_number("+5") == "5");
  CHECK(read_sheet_number("007") == "7");
  CHECK(read_sheet_number(",5") == "0.5");
  CHECK(read_sheet_number("-0,0") == "0.0");
  CHECK(read_sheet_number("123456789012") == "123456789012");
  for (const char* none : {"", "-", ".", "abc", "4.4.4", "1,234.5", "18 %", "1e5", "1,2E+05",
                           "1234567890123", "0.1234567", "--5", "0x10", "٣"}) {
    CAPTURE(none);
    CHECK(read_sheet_number(none).empty());
  }
}

TEST_CASE("sheets: dates as French and English spreadsheets write them") {
  CHECK(read_sheet_date("2026") == "2026");
  CHECK(read_sheet_date("2026-06") == "2026-06");
  CHECK(read_sheet_date("2026-06-30") == "2026-06-30");
  CHECK(read_sheet_date("30/06/2026") == "2026-06-30");
  CHECK(read_sheet_date("3/6/2026") == "2026-06-03");
  CHECK(read_sheet_date("06/2026") == "2026-06");
  CHECK(read_sheet_date("30.06.2026") == "2026-06-30");
  CHECK(read_sheet_date("juin-26") == "2026-06");
  CHECK(read_sheet_date("Jun-26") == "2026-06");
  CHECK(read_sheet_date("juil.-26") == "2026-07");
  CHECK(read_sheet_date("juillet 2026") == "2026-07");
  CHECK(read_sheet_date("févr. 2026") == "2026-02");
  CHECK(read_sheet_date("août 2026") == "2026-08");
  CHECK(read_sheet_date("déc-26") == "2026-12");
  CHECK(read_sheet_date("30 juin 2026") == "2026-06-30");
  CHECK(read_sheet_date("29/02/2028") == "2028-02-29");
  for (const char* none :
       {"", "26", "-2026", "2026-13", "2026-02-30", "29/02/2026", "6/30/2026", "30/06/26", "0000",
        "soon", "juin", "2026--06", "1er juin 2026", "2026-06-30-01", "46203", "T2 2026"}) {
    CAPTURE(none);
    CHECK(read_sheet_date(none).empty());
  }
}

namespace {

CellReading read(std::string_view slug, std::string_view cell) {
  for (const Sheet sheet : every_sheet) {
    for (const Field& field : fields_of(sheet)) {
      if (field.slug == slug) return read_cell(field, cell);
    }
  }
  FAIL("no column " << slug);
  return {};
}

}  // namespace

TEST_CASE("sheets: each kind of cell, and what is wrong with it") {
  CHECK(read("more_than", "VRAI").text == "true");
  CHECK(read("more_than", "FAUX").text.empty());
  CHECK(read("more_than", "maybe").fault == SheetFault::bad_truth);
  CHECK(read("sources", " S0:L31 ;M2; ").items == std::vector<std::string>{"S0:L31", "M2"});
  CHECK(read("objectives", "1; two").fault == SheetFault::not_whole);
  CHECK(read("axis", "1.5").fault == SheetFault::not_whole);
  CHECK(read("status", "under-way").closest == "under_way");
  CHECK(read("status", "en cours").more.find("under_way") != std::string::npos);
  CHECK(read("title", "  ").text.empty());
  CHECK(read("title", " kept as it is ").text == " kept as it is ");
  CHECK(read("title", "=HYPERLINK(\"x\")").fault == SheetFault::formula);
  CHECK(read("title", "@SUM(1)").fault == SheetFault::formula);
  CHECK(read("title", "'=1 is a text").text == "=1 is a text");
  CHECK(read("value", "=4+4").fault == SheetFault::formula);
  for (const char* spoilt : {"#REF!", "#NOM?", "#####", "Err:508", "#N/A"}) {
    CHECK(read("title", spoilt).fault == SheetFault::spoilt);
    CHECK(read("value", spoilt).fault == SheetFault::spoilt);
  }
  CHECK(read("title", "#1 des priorités").fault == SheetFault::none);
  CHECK(read("title", "RÃ©parer").fault == SheetFault::garbled);
  CHECK(read("title", "lâ€™eau").fault == SheetFault::garbled);
  CHECK(read("title", "r\uFFFDparer").fault == SheetFault::garbled);
  CHECK(read("title", "Ã la carte, en portugais : São").fault == SheetFault::none);
  CHECK(read("text", std::string(cell_at_most, 'a')).fault == SheetFault::none);
  std::string accents;
  for (std::size_t i = 0; i < cell_at_most; ++i) accents += "é";
  CHECK(read("text", accents).fault == SheetFault::none);
  CHECK(read("text", accents + "é").fault == SheetFault::huge);
}
