// One object of a pack, read member by member.
//
// Promises: whoever asks for a member gets a value of the right type, whatever was written; what
// is wrong is noted with its line. When the reading of an object ends, members nobody asked for
// are noted as unknown, with the nearest name that was asked for and not found: so the decoding
// code is itself the list of what may be written. A name so explained is not also "missing".
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "pack/reading.h"

namespace cairn {

enum class Need : unsigned char { must, may };

class Members {
 public:
  /// `about` names the object in messages: the member or file that holds it.
  Members(Reading& reading, const Json& object, std::string_view about);
  ~Members();
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  Reading& reading() const { return reading_; }
  int line() const { return object_.line; }

  /// The member as written; null where it is absent or `null`, noted if it must be there.
  /// `sample` shows how it is written.
  const Json* get(std::string_view name, Need need, std::string_view sample);
  bool has(std::string_view name) const { return object_.find(name) != nullptr; }
  /// The line of a member, or of the object where it is absent.
  int line_of(std::string_view name) const;

  Text text(std::string_view name, Need need = Need::must);
  /// A text of one sentence, at most 20 words, without acronyms.
  Text plain(std::string_view name);
  std::string string(std::string_view name, Need need = Need::must);
  /// `within` stands before the id where it is compared with those of its kind.
  std::string id(Named what, Need need = Need::must, std::string_view within = {});
  std::string url(std::string_view name);
  int whole(std::string_view name, Need need = Need::must);
  bool truth(std::string_view name);
  /// Must: the member has to be written, if only as `null`.
  Date date(std::string_view name, Need need);
  Decimal decimal(std::string_view name);
  /// Which of the words, by their order; the first where it is none of them.
  template <class Choice>
  Choice choice(std::string_view name, std::span<const std::string_view> words) {
    return static_cast<Choice>(choose(name, words));
  }
  Origin origin(std::string_view name = "origin");
  SourceId source(std::string_view name = "source");
  /// `origin` and `source` together: what is documented or legal must say where.
  void provenance(Origin& origin, SourceId& source);
  Passage passage(std::string_view name, Need need);
  std::vector<Passage> passages(std::string_view name);

  /// Calls `take` for each item of a list.
  template <class Take>
  void each(std::string_view name, Need need, Take take) {
    for (const Json& item : list(name, need)) take(item);
  }

 private:
  int choose(std::string_view name, std::span<const std::string_view> words);
  const std::vector<Json>& list(std::string_view name, Need need);

  struct Missing {
    std::string_view name;
    std::string sample;
    int line = 0;
  };
  void note_unknown(std::string_view name, int line);

  Reading& reading_;
  const Json& object_;
  std::vector<std::string_view> asked_;
  std::vector<Missing> missing_;
};

}  // namespace cairn
