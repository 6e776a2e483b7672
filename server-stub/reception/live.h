// The screens rendered while someone waits: what no file can hold.
//
// Promises: the same shell, the same screens and the same replica as the rendered site, so that a
// list asked for by its filters is byte for byte what the program would show for them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "html/document.h"
#include "replica/replica.h"
#include "screens/screens.h"

namespace cairn::server {

class Live {
 public:
  /// From the bytes of a snapshot; nothing where they are none.
  static std::optional<Live> from_snapshot(std::string_view bytes, Shell shell);
  Live(Replica replica, Roadmap roadmap, Shell shell);

  std::string document(const Visit& visit) const;
  /// The same, with a hidden field of that name and value in its form.
  std::string document(const Visit& visit, const std::string& name, const std::string& value) const;
  std::string document_of(const Page& page) const;
  bool speaks(Lang lang) const;
  const Roadmap& roadmap() const { return roadmap_; }
  std::vector<Row> rows() const { return replica_.roadmap_rows(); }

 private:
  Page page(const Visit& visit) const;

  Replica replica_;
  Roadmap roadmap_;
  Shell shell_;
};

}  // namespace cairn::server
