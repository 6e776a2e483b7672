#include "opendata/catalogue.h"

#include <algorithm>

#include "feeds/feed_words.h"
#include "json/build.h"
#include "opendata/open_data_page.h"
#include "sheets/dictionary.h"
#include "words/dates.h"

namespace cairn::server {

namespace {

constexpr Both example{" (exemple)", " (example)"};
constexpr Both sync_title{"Interface de synchronisation", "Synchronization interface"};
constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";
constexpr std::string_view media_types = "https://www.iana.org/assignments/media-types/";

Json iri(std::string_view address) {
  Json json = json_object();
  put_text(json, "@id", address);
  return json;
}

Json listed(const std::string& name) { return iri(std::string(authority) + name); }

Json typed(std::string_view type, const std::string& value) {
  Json json = json_object();
  put_text(json, "@type", type);
  put_text(json, "@value", value);
  return json;
}

Json thing(std::string_view type, const std::string& id) {
  Json json = json_object();
  put_text(json, "@id", id);
  put_text(json, "@type", type);
  return json;
}

Json context() {
  Json json = json_object();
  put_text(json, "dcat", "http://www.w3.org/ns/dcat#");
  put_text(json, "dct", "http://purl.org/dc/terms/");
  put_text(json, "foaf", "http://xmlns.com/foaf/0.1/");
  put_text(json, "xsd", "http://www.w3.org/2001/XMLSchema#");
  return json;
}

class Catalogue {
 public:
  Catalogue(const Roadmap& roadmap, const std::string& origin)
      : roadmap_(roadmap), origin_(origin), self_(at("/") + std::string(catalogue_name)) {}

  Json write(const std::vector<OpenSet>& sets) const {
    Json json = json_object();
    put(json, "@context", context());
    for (JsonMember& member : thing("dcat:Catalog", self_ + "#catalogue").members) {
      json.members.push_back(std::move(member));
    }
    put(json, "dct:title", in_each(roadmap_.title, {}));
    put(json, "dct:description", in_each(roadmap_.lead, notice()));
    put(json, "foaf:homepage", iri(at("/")));
    put(json, "dct:publisher", publisher());
    add_common(json, {}, true);
    Json datasets = json_array();
    for (const OpenSet& set : sets) {
      if (set.is_data) datasets.items.push_back(dataset(set));
    }
    put(json, "dcat:dataset", std::move(datasets));
    put(json, "dcat:service", service(sets));
    return json;
  }

 private:
  std::string at(const std::string& path) const { return origin_ + path; }
  std::string about(std::string_view id) const { return self_ + "#" + std::string(id); }

  /// `text` in each language that it is written in, followed by `more`.
  Json in_each(const Text& text, const Text& more) const {
    Json list = json_array();
    for (const Lang lang : roadmap_.langs) {
      if (text.exactly(lang).empty()) continue;
      std::string words = words_of(text, lang);
      if (!more.empty()) words += words_of(more, lang);
      Json one = json_object();
      put_text(one, "@language", code(lang));
      put_text(one, "@value", words);
      list.items.push_back(std::move(one));
    }
    return list;
  }

  /// That it is a demonstration, wherever its data go.
  Text notice() const {
    if (roadmap_.notice.empty()) return {};
    return {" " + roadmap_.notice.in(Lang::fr), " " + roadmap_.notice.in(Lang::en)};
  }

  Json publisher() const {
    const bool invented = roadmap_.publisher.origin == Origin::example;
    Json json = thing("foaf:Agent", about("publisher"));
    put(json, "foaf:name",
        in_each(roadmap_.publisher.name, invented ? Text{example.fr, example.en} : Text{}));
    return json;
  }

  /// The licence, the languages, and the date where the roadmap is all that it tells.
  void add_common(Json& json, std::optional<Lang> lang, bool dated) const {
    put(json, "dct:license", iri(licence_address));
    Json languages = json_array();
    for (const Lang each : roadmap_.langs) {
      if (lang && *lang != each) continue;
      languages.items.push_back(listed(each == Lang::fr ? "language/FRA" : "language/ENG"));
    }
    put(json, "dct:language", std::move(languages));
    if (dated) put(json, "dct:modified", date());
  }

  Json date() const {
    const Date day = modified(roadmap_);
    const std::string_view type = day.day != 0     ? "xsd:date"
                                  : day.month != 0 ? "xsd:gYearMonth"
                                                   : "xsd:gYear";
    return typed(type, date_machine(day));
  }

  Json dataset(const OpenSet& set) const {
    const bool dated = std::none_of(set.files.begin(), set.files.end(), [](const OpenFile& file) {
      return file.pace != Pace::roadmap;
    });
    Json json = thing("dcat:Dataset", about(set.id));
    // In a portal it stands among others' data.
    const Text of{" – " + roadmap_.title.in(Lang::fr), " – " + roadmap_.title.in(Lang::en)};
    put(json, "dct:title", in_each(set.title, of));
    put(json, "dct:description", in_each(set.about, notice()));
    put(json, "dct:publisher", iri(about("publisher")));
    add_common(json, {}, dated);
    put(json, "dct:accrualPeriodicity", listed(dated ? "frequency/IRREG" : "frequency/CONT"));
    put(json, "dcat:theme", listed("data-theme/GOVE"));
    put(json, "dcat:landingPage", iri(landing()));
    Json files = json_array();
    for (const OpenFile& file : set.files) files.items.push_back(distribution(file));
    put(json, "dcat:distribution", std::move(files));
    return json;
  }

  Json distribution(const OpenFile& file) const {
    Json json = thing("dcat:Distribution", about(file.address.substr(1)));
    put(json, "dct:title", in_each(file.title, {}));
    put(json, "dct:description", in_each(file.about, {}));
    put(json, "dcat:accessURL", iri(landing()));
    put(json, "dcat:downloadURL", iri(at(file.address)));
    put(json, "dcat:mediaType", iri(std::string(media_types) + std::string(file.media)));
    if (file.size != 0) {
      put(json, "dcat:byteSize", typed("xsd:nonNegativeInteger", std::to_string(file.size)));
    }
    add_common(json, file.lang, file.pace == Pace::roadmap);
    return json;
  }

  Json service(const std::vector<OpenSet>& sets) const {
    Json json = thing("dcat:DataService", about("interface"));
    put(json, "dct:title", in_each({sync_title.fr, sync_title.en}, {}));
    for (const OpenSet& set : sets) {
      if (!set.is_data) put(json, "dct:description", in_each(set.about, {}));
    }
    put(json, "dct:publisher", iri(about("publisher")));
    put(json, "dct:license", iri(licence_address));
    put(json, "dcat:endpointURL", iri(at("/v1/sync")));
    put(json, "dcat:endpointDescription", iri(at("/") + std::string(openapi_name)));
    put(json, "dcat:servesDataset", iri(about("base")));
    return json;
  }

  std::string landing() const { return at(open_data_path(roadmap_.langs.front())); }

  const Roadmap& roadmap_;
  const std::string& origin_;
  const std::string self_;
};

}  // namespace

std::string catalogue_of(const Roadmap& roadmap, const std::vector<OpenSet>& sets,
                         const std::string& origin) {
  return write_json(Catalogue(roadmap, origin).write(sets)) + "\n";
}

}  // namespace cairn::server
