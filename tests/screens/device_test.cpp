// The screens as a device shows them whose program is awake: what is kept here, sent, refused;
// one's own list; the line at the foot. And the edit of one's own, with and without a program.
#include <doctest/doctest.h>

#include "html/document.h"
#include "page/lint.h"
#include "screens/screens.h"
#include "support/golden.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::int64_t november = 1'793'664'000'000;  // 3 November 2026

std::string id_of(int n) {
  std::string id(32, '0');
  for (int i = 31; n > 0; --i, n /= 10)
    id[static_cast<std::size_t>(i)] = static_cast<char>('0' + n % 10);
  return id;
}

Said own(int n, Way way, Standing standing = Standing::published) {
  Said said;
  said.what.id = id_of(n);
  said.what.on = n % 2 == 1 ? "A1-03" : "roadmap";
  said.what.words = "Mes mots, " + std::to_string(n) + ".";
  said.what.at = november;
  said.what.standing = standing;
  said.way = way;
  said.mine = true;
  return said;
}

Known device(Keeping keeping = {Keeps::own, true, false, 0, 0, november, SyncState::resting}) {
  Known known{main_roadmap(), {}};
  known.now = november;
  known.keeping = keeping;
  return known;
}

/// One of each state.
std::vector<Said> every_state() {
  std::vector<Said> mine = {own(1, Way::kept),
                            own(2, Way::sent),
                            own(3, Way::refused),
                            own(4, Way::arrived, Standing::held),
                            own(5, Way::arrived),
                            own(6, Way::arrived, Standing::hidden),
                            own(7, Way::arrived),
                            own(8, Way::arrived, Standing::late),
                            own(9, Way::arrived, Standing::withdrawn)};
  mine[0].what.at = 0;  // nobody received it yet
  mine[2].reason = "closed";
  mine[4].pending_words = "Mes nouveaux mots.";
  mine[5].what.ground = "insult";
  mine[5].what.facts = "Le deuxième mot est une injure.";
  Reply reply;
  reply.id = id_of(90);
  reply.words = "C'est prévu.";
  reply.role = "lead";
  reply.at = november;
  mine[6].replies = {reply};
  mine[8].what.words.clear();
  return mine;
}

Visit visit_of(const std::string& target) {
  Visit visit;
  visit.route = route_of(target);
  visit.draft.id = id_of(1);
  visit.draft.code = "7K2M93QFT0AX";
  return visit;
}

/// The page as lines; it must be sound.
std::string page(const Visit& visit, const Known& known) {
  const Page page = page_of(visit, known, Means{});
  for (const std::string& problem : lint(page)) {
    FAIL_CHECK(path_of(visit.route) << ": " << problem);
  }
  return to_text(page);
}

void check(const std::string& name, const Visit& visit, const Known& known) {
  compare_golden("tests/pages/device_" + name + ".txt", page(visit, known));
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("golden: my contributions, each with its state in words") {
  Known known = device();
  check("mine_empty", visit_of("/mes-contributions"), device({}));
  known.keeping->waiting = 2;
  known.mine = every_state();
  known.mine[4].code = "7K2M93QFT0AX";
  known.drafts = {{"/actions/A1-03/ecrire", "Un texte commencé"}, {"/participer/ecrire", ""}};
  check("mine", visit_of("/mes-contributions"), known);
  check("en_mine", visit_of("/en/mes-contributions"), known);
}

TEST_CASE("whoever wrote much still has a light page, and every contribution on it") {
  Known known = device();
  for (int n = 1; n <= 100; ++n) known.mine.push_back(own(n, Way::arrived));
  const Page all = page_of(visit_of("/mes-contributions"), known, Means{});
  CHECK(lint(all).empty());
  const std::string html = to_html(all.main);
  for (const Said& said : known.mine) CHECK(holds(html, said.what.id));
  std::size_t elements = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos; ++at) {
    elements += html[at + 1] != '/';
  }
  CHECK(elements < 500);
}

TEST_CASE("a contribution kept here says so, in its title too, until the server has it") {
  Visit visit = visit_of("/actions/A1-03/ecrire");
  visit.draft.state = Writing::received;
  visit.draft.words = "Mes mots, 1.";
  Known known = device();
  known.said = own(1, Way::kept);
  check("received_kept", visit, known);
  known.keeping->lasts = false;
  CHECK(holds(page(visit, known), "# Gardé tant que cette page reste ouverte"));
  known.said->way = Way::arrived;
  CHECK(holds(page(visit, known), "Votre contribution est publiée."));
  CHECK(holds(page(visit, known), "7K2M"));
  known.said->what.standing = Standing::held;
  CHECK(holds(page(visit, known), "attend d’être lue"));
  visit.route.lang = Lang::en;
  CHECK(holds(page(visit, known), "Your contribution awaits the moderators."));
  known.said->way = Way::sent;
  CHECK(holds(page(visit, known), "# Kept while this page stays open"));
}

TEST_CASE("what the server refuses keeps its words in a form that makes a new contribution") {
  Visit visit = visit_of("/actions/A1-03/ecrire?reponse=" + id_of(7));
  visit.draft.state = Writing::received;
  visit.draft.words = "Mes mots, 1.";
  Known known = device();
  known.said = own(1, Way::refused);
  known.said->reason = "said-already";
  const std::string html = to_html(page_of(visit, known, Means{}).main);
  CHECK(holds(html, "Vous avez déjà envoyé ce même texte"));
  CHECK(holds(html, "Mes mots, 1.</textarea>"));
  CHECK_FALSE(holds(html, "blockquote"));  // one does not answer oneself
  CHECK_FALSE(holds(html, "value=\"" + id_of(1)));
  known.counts.rules.closes = november - 1;
  known.said->reason = "closed";
  CHECK(holds(page(visit, known), "Mes mots, 1."));
}

TEST_CASE("a form says that it keeps what is typed only where it does") {
  const Visit visit = visit_of("/actions/A1-03/ecrire");
  Known known = device();
  CHECK(holds(page(visit, known), "Ce que vous tapez est gardé"));
  known.keeping->lasts = false;
  CHECK_FALSE(holds(page(visit, known), "Ce que vous tapez est gardé"));
  known.keeping.reset();
  CHECK_FALSE(holds(page(visit, known), "Ce que vous tapez est gardé"));
}

TEST_CASE("a support of this device is taken back without a code") {
  Visit visit = visit_of("/actions/A1-03/soutenir");
  Known known = device();
  CHECK(holds(page(visit, known), "[Je soutiens]"));
  CHECK_FALSE(holds(page(visit, known), "code"));
  known.counts.supported = true;
  const std::string html = to_html(page_of(visit, known, Means{}).main);
  CHECK(holds(html, "name=\"retirer\" value=\"1\""));
  CHECK(holds(html, "Ne plus soutenir"));
  visit.draft.state = Writing::received;
  CHECK(holds(page(visit, known), "Votre soutien est compté."));
  known.keeping->waiting = 1;
  CHECK(holds(page(visit, known), "Votre soutien sera compté dès qu’il y a du réseau."));
  visit.draft.undo = true;
  CHECK(holds(page(visit, known), "Votre soutien est retiré."));
  CHECK_FALSE(holds(page(visit, known), "7K2M"));
  Visit other = visit_of("/contributions/" + id_of(5) + "/soutenir");
  known.said = own(5, Way::arrived);
  known.said->supported = true;
  CHECK(holds(page(other, known), "Vous soutenez\u00A0:\n"));
  CHECK(holds(page(other, known), "Mes mots, 5."));
}

TEST_CASE("golden: the edit of one's own, on its device and with its code") {
  const std::string target = "/contributions/" + id_of(5) + "/modifier";
  Visit visit = visit_of(target);
  Known served{main_roadmap(), {}};
  served.said = own(5, Way::arrived);
  served.said->mine = false;
  check("edit_by_code", visit, served);
  check("en_edit_by_code", visit_of("/en" + target), served);
  Known known = device();
  known.said = own(5, Way::arrived);
  known.said->pending_words = "Mes nouveaux mots.";
  check("edit", visit, known);

  visit.draft.words = "Un brouillon";  // kept here, begun before
  CHECK(holds(page(visit, known), "Un brouillon"));
  visit.draft.state = Writing::faulty;
  visit.draft.words = "Encore d'autres mots";
  visit.typed = "7K2M";
  CHECK(holds(page(visit, served), "Ce n’est pas un code de dépôt"));
  CHECK(holds(page(visit, served), "Encore d'autres mots"));
  visit.draft.state = Writing::refused;
  visit.draft.reason = "not-yours";
  CHECK(holds(page(visit, served), "Ce code ne donne pas de droit"));
  CHECK(holds(page(visit, served), "Encore d'autres mots"));
  visit.draft.state = Writing::received;
  CHECK(holds(page(visit, served), "Vos mots sont changés."));
  CHECK(holds(page(visit, known), "attend d’être lue"));
  known.keeping->waiting = 1;
  CHECK(holds(page(visit, known), "# Gardé sur votre appareil"));
  visit.draft.undo = true;
  CHECK(holds(page(visit, served), "Votre contribution est retirée."));
  CHECK(holds(page(visit_of(target), Known{main_roadmap(), {}}), "n’est plus publiée"));
}

TEST_CASE("the line at the foot says what is kept, how old, what waits, and what went wrong") {
  const auto foot = [](const Keeping& keeping, const std::string& target = "/") {
    const std::string all = page(visit_of(target), device(keeping));
    return all.substr(all.rfind("----\n") + 5, all.rfind("— ") - all.rfind("----\n") - 5);
  };
  const std::string as_of = "Feuille de route arrêtée au 30\u00A0juin 2026. ";
  const std::string mine = " Mes contributions </mes-contributions>\n";
  CHECK(foot({}) == as_of + "Rien n’est gardé sur votre appareil.\n");  // as the server says it
  Keeping keeping;
  keeping.drafts = 1;
  CHECK(foot(keeping) == as_of + "Gardé sur votre appareil\u00A0: 1\u00A0brouillon." + mine);
  keeping.keeps = Keeps::own;
  keeping.waiting = 2;
  CHECK(foot(keeping) == as_of +
                             "Gardé sur votre appareil\u00A0: vos contributions, 1\u00A0brouillon. "
                             "2\u00A0à envoyer." +
                             mine);
  keeping = {Keeps::all, true, false, 0, 0, november, SyncState::offline};
  CHECK(foot(keeping) == as_of +
                             "Gardé sur votre appareil\u00A0: la feuille de route et tout ce qui "
                             "s’en dit. À jour au 3\u00A0novembre 2026. Le serveur ne répond "
                             "pas\u00A0: on réessaiera." +
                             mine);
  keeping.lasts = false;
  keeping.full = true;
  CHECK(holds(foot(keeping), "Gardé tant que cette page reste ouverte"));
  CHECK(holds(foot(keeping), "L’appareil est plein"));
  const std::pair<SyncState, std::string> troubles[] = {{SyncState::stuck, "headway"},
                                                        {SyncState::outdated, "too old"},
                                                        {SyncState::revoked, "no longer accepts"},
                                                        {SyncState::broken, "damaged"}};
  for (const auto& [state, words] : troubles) {
    keeping.sync = state;
    CHECK(holds(foot(keeping, "/en/actions"), words));
  }
  keeping.sync = SyncState::talking;
  CHECK_FALSE(holds(foot(keeping), "réessaiera"));
}

TEST_CASE("fault: a button for the program was shown where there was none to hear it") {
  const std::string html =
      to_html(page_of(visit_of("/mes-contributions"), Known{main_roadmap(), {}}, Means{}).main);
  CHECK(holds(
      html,
      "<button class=\"needs-program\" type=\"button\" data-live hidden value=\"act:keep\">"));
}

TEST_CASE("a shared computer: the page says what this device does with what was written on it") {
  Visit visit = visit_of("/actions/A1-03/ecrire");
  visit.draft.state = Writing::received;
  Known known = device();
  known.said = own(1, Way::kept);
  const auto html = [&] { return to_html(page_of(visit, known, Means{}).main); };
  CHECK(holds(html(), "act:part=" + id_of(1)));
  known.leaving = Leaving::once_sent;
  CHECK_FALSE(holds(html(), "act:part"));
  CHECK(holds(page(visit, known), "dès que ce sera envoyé"));
  known.leaving = Leaving::gone;
  known.said.reset();
  CHECK(holds(page(visit, known), "n’en garde plus rien"));
  CHECK(holds(page(visit, known), "7K2M-93QF-T0AX"));
  known.keeping.reset();
  known.leaving = Leaving::no;
  CHECK(holds(page(visit, known), "Rien n’y est gardé"));
  CHECK_FALSE(holds(html(), "act:part"));
}
