// Every screen of the desk, and every state a screen of it can be in: whose it is, at which address
// (without /en), what is there, what is then done, and what comes of it.
import { fill, invite, later } from './desk_hands.mjs';

const button = (form) => `main form#${form} button:not([type=button])`;
const wrong = 'main [aria-invalid=true], main .wrong';

/** Fills the form and sends it. */
const sent = (form, values = {}) => async (desk) => {
  await fill(desk, typeof values === 'function' ? values() : values);
  await desk.click(button(form));
};

let count = 0;
/** Words that nobody wrote before. */
const fresh = (words) => `${words} ${count += 1}`;

const coming_in = (house) => [
  { at: '/equipe', there: '#code' },
  { at: '/equipe', there: '#code', called: 'with a link',
    then: (desk) => desk.see('(location.hash = arguments[0])', invite(house, fresh('Lien'), '--role', 'editor').split('#')[1]),
    is: 'document.querySelector("#code").value.length > 11' },
  { at: '/equipe/ecrire', there: '#code', called: 'half a code', then: sent('activation', { code: 'abc' }), comes: wrong },
  { at: '/equipe/ecrire', there: '#code', called: 'another code', then: sent('activation', { code: 'A'.repeat(43) }), comes: wrong },
];

const a_leads = (said) => [
  { at: '/equipe', there: 'main a[href*="reprise="]' },
  { at: '/equipe/actions/A1-12/ecrire', there: '#mise-a-jour' },
  { at: '/equipe/actions/A2-05/ecrire', there: '#mise-a-jour', called: 'with mistakes', comes: wrong,
    then: sent('mise-a-jour', { etat: 'late', raison_fr: '', raison_en: '', debut: 'hier', fin: 'demain', suite: 'bientôt',
      nouveau_fr: 'Un jalon', nouveau_date: '', question_fr: 'Oui ou non ?', choix_fr: 'Oui', ouvre: 'un jour' }) },
  { at: '/equipe', there: 'main a[href*="/actions/A1-04/ecrire?reprise="]', called: 'taken up again', comes: '.beside',
    then: (desk) => desk.click('main a[href*="/actions/A1-04/ecrire?reprise="]') },
  { at: '/equipe/actions/A1-05/ecrire', there: '#mise-a-jour', called: 'published', comes: 'main ul.acts a.act',
    then: sent('mise-a-jour', () => ({ note_fr: fresh('Un mot'), note_en: fresh('A word') })), gone: '#mise-a-jour' },
  { at: '/equipe/actions/A3-01/ecrire', there: 'main nav', called: 'another’s' },
  { at: '/equipe/reponses', there: '#ensemble-form' },
  { at: '/equipe/reponses?page=2', there: '#ensemble-form' },
  { at: '/equipe/reponses?etat=toutes', there: '#ensemble-form' },
  { at: '/equipe/reponses/ecrire', there: '#ensemble-form', called: 'none chosen', comes: wrong, then: sent('ensemble-form') },
  { at: '/equipe/reponses', there: '#ensemble-form', called: 'one gathered', comes: wrong,
    then: async (desk) => {
      await desk.click('main input[name^="c-"]');
      await sent('ensemble-form', { faire: 'reunir' })(desk);
    } },
  { at: '/equipe/reponses?etat=toutes', there: `[name="c-${said.stays}"]`, called: 'a theme given', comes: 'main p strong',
    then: async (desk) => {
      await desk.click(`[name="c-${said.stays}"]`);
      await sent('ensemble-form', { faire: 'classer', theme: 'energie' })(desk);
    },
    is: '!document.querySelector("[name^=\\"c-\\"]:checked")' },
  { at: `/equipe/reponses/${said.stays}/ecrire`, there: 'button[value^="act:apart="]' },
  { at: `/equipe/reponses/${said.other}/ecrire`, there: '#reponse', called: 'blank', comes: wrong, then: sent('reponse') },
  { at: `/equipe/reponses/${said.answered}/ecrire`, there: '#reponse', called: 'answered', gone: '#reponse',
    then: sent('reponse', { texte: 'C’est prévu.', suite: 'adapted' }) },
  { at: `/equipe/reponses/${'0'.repeat(32)}/ecrire`, there: 'main nav', called: 'of nothing' },
  ...['/equipe/textes', '/equipe/personnes', '/equipe/saisie/ecrire', '/equipe/moderation'].map(
    (at) => ({ at, there: 'main nav', called: 'not a lead’s' })),
];

const an_editors = () => [
  { at: '/equipe', there: 'main a[href*="reprise="]' },
  { at: '/equipe/textes', there: '#derniers' },
  ...['page', 'action', 'term', 'law'].map((kind) => ({ at: `/equipe/textes?genre=${kind}`, there: 'main nav' })),
  ...['page/regles', 'action/A1-03', 'axis/1', 'pack/numerique-responsable'].map(
    (thing) => ({ at: `/equipe/textes/${thing}/ecrire`, there: '#textes' })),
  { at: '/equipe/textes/page/en-bref/ecrire', there: '#textes', called: 'with mistakes', comes: wrong,
    then: sent('textes', { 't-title-fr': 'Aide [[ici|/nulle-part]]', 't-title-en': '<b>Help</b>' }) },
  { at: '/equipe/textes/action/A1-02/ecrire', there: '#textes', called: 'sent', gone: '#textes',
    then: sent('textes', () => ({ 't-title-fr': fresh('Réparer'), 't-title-en': fresh('Repair'), note_fr: 'Plus clair' })) },
  { at: '/equipe/textes/action/A1-02/ecrire?retour=1', there: '#textes' },
  { at: '/equipe', there: 'main a[href*="page/aide/ecrire?reprise="]', called: 'taken up again', comes: '.beside',
    then: (desk) => desk.click('main a[href*="page/aide/ecrire?reprise="]') },
  { at: '/equipe/textes/action/nouvelle-1/ecrire', there: '#textes' },
  { at: '/equipe/textes/action/nouvelle-2/ecrire', there: '#textes', called: 'sent empty', comes: wrong, then: sent('textes') },
  { at: '/equipe/textes/page/aide/apercu', there: 'main .notice' },
  { at: '/equipe/textes/action/A1-03/apercu', there: 'main .notice' },
  { at: '/equipe/textes/page/rien/ecrire', there: 'main nav', called: 'of nothing' },
  { at: '/equipe/retraits/A1-01/ecrire', there: '#retrait' },
  { at: '/equipe/retraits/A1-01/ecrire', there: '#retrait', called: 'without a reason', comes: wrong, then: sent('retrait') },
  { at: '/equipe/retraits/A3-11/ecrire', there: '#retrait', called: 'put back?' },
];

const a_moderators = (said) => [
  { at: '/equipe', there: '#moderation' },
  { at: '/equipe/moderation', there: '#choisies' },
  { at: '/equipe/moderation?etat=masquees', there: '#attendent' },
  { at: '/equipe/moderation/ecrire', there: '#choisies', called: 'none chosen', comes: wrong, then: sent('choisies', { verdict: 'hide' }) },
  ...['reported', 'masked', 'appealed'].map((name) => ({
    at: `/equipe/moderation/${said[name]}/ecrire`, there: '#decision', called: name })),
  { at: `/equipe/moderation/${said.reported}/ecrire`, there: '#decision', called: 'without reasons', comes: wrong,
    then: sent('decision', { verdict: 'blackout', motif: '', faits: '', passages: 'rien de tel' }) },
  { at: '/equipe/reponses?etat=toutes', there: '#ensemble-form' },
  { at: '/equipe/moderation', there: '#choisies', called: 'several decided', comes: 'main p strong',
    then: async (desk) => {
      await desk.click('main form#choisies input[name^="c-"]');
      await sent('choisies', { verdict: 'publish' })(desk);
    } },
  { at: `/equipe/moderation/${said.masked}/ecrire`, there: '#decision', called: 'decided', gone: '#decision',
    then: sent('decision', { verdict: 'publish' }) },
];

const a_relays = () => [
  { at: '/equipe', there: 'main a.act[href$="/saisie/ecrire"]' },
  { at: '/equipe/saisie/ecrire?sujet=A2-01&origine=workshop', there: '#saisie' },
  { at: '/equipe/saisie/ecrire', there: '#saisie', called: 'empty', comes: wrong, then: sent('saisie', { sujet: '', texte: '' }) },
  { at: '/equipe/saisie/ecrire', there: '#saisie', called: 'kept', comes: 'p.code',
    then: sent('saisie', () => ({ sujet: 'A2-01', texte: fresh('Le guichet'), lieu: 'Échirolles' })) },
  { at: '/equipe/saisie/ecrire', there: '#saisie', called: 'kept without a network', is_offline: true, comes: '#ecrit',
    then: async (desk, start) => {
      await sent('saisie', () => ({ sujet: 'A2-01', texte: fresh('Le guichet') }))(desk);
      await desk.comes('document.querySelector("p.code")');
      await desk.go(`${start}/equipe`);
    } },
];

const person = 'main a[href*="/personnes/"]:has-text("Lead")';
const to_person = async (desk, way) => {
  const href = await desk.page.getAttribute(person, 'href');
  await desk.go(href.replace('/ecrire', way));
};
const an_operators = () => [
  { at: '/equipe', there: 'main a.act[href$="/personnes"]' },
  { at: '/equipe/personnes', there: '#liste' },
  { at: '/equipe/personnes/ecrire', there: '#invitation' },
  { at: '/equipe/personnes/ecrire', there: '#invitation', called: 'without a name', comes: wrong, then: sent('invitation') },
  { at: '/equipe/personnes/ecrire', there: '#invitation', called: 'with its link', comes: '#qr img',
    then: async (desk) => {
      await desk.click('#editor');
      await sent('invitation', () => ({ nom: fresh('Ana') }))(desk);
      await desk.comes('document.querySelector("#lien")');
      await desk.click('button[value="act:qr"]');
    } },
  { at: '/equipe/personnes', there: '#liste', called: 'a person', comes: '#droits-de', then: (desk) => to_person(desk, '/ecrire') },
  { at: '/equipe/personnes', there: '#liste', called: 'a right less', comes: 'main .wrong',
    then: async (desk) => {
      await to_person(desk, '/ecrire');
      await desk.comes('document.querySelector("#droits-de")');
      await desk.click('#axe-2');
      await desk.click(button('droits-de'));
    } },
  { at: '/equipe/personnes', there: '#liste', called: 'one more device', comes: '#invitation',
    then: (desk) => to_person(desk, '/inviter/ecrire') },
  { at: '/equipe/personnes', there: '#liste', called: 'all taken back', comes: '#retrait',
    then: (desk) => to_person(desk, '/retirer/ecrire') },
  { at: '/equipe/personnes', there: '#liste', called: 'a device taken back', comes: '#retrait',
    then: async (desk) => {
      await to_person(desk, '/ecrire');
      await desk.comes('document.querySelector("main a[href*=\\"/retirer/ecrire?quoi=\\"]")');
      await desk.click('main a[href*="/retirer/ecrire?quoi="]');
    } },
  { at: `/equipe/personnes/${'0'.repeat(32)}/ecrire`, there: 'main nav', called: 'of nobody' },
];

const code = 'sésame 7';
const a_guards = () => [
  { at: '/equipe/verrou/ecrire', there: '#serrure' },
  { at: '/equipe/verrou/ecrire', there: '#serrure', called: 'too short', comes: wrong, then: sent('serrure', { nouveau: 'abc', encore: 'abd' }) },
  { at: '/equipe/verrou/ecrire', there: '#serrure', called: 'changed', gone: '#serrure',
    then: async (desk) => {
      const has_one = await desk.see('Boolean(document.querySelector("#actuel"))');
      await sent('serrure', { ...(has_one ? { actuel: code } : {}), nouveau: code, encore: code })(desk);
    } },
  { at: '/equipe/verrou/ecrire', there: '#actuel', called: 'another code', comes: wrong,
    then: sent('serrure', { actuel: 'autre', nouveau: code, encore: code }) },
  // From here on it is closed.
  { at: '/equipe', there: '#verrou, main nav', called: 'left alone', comes: '#verrou',
    then: async (desk) => {
      if (await desk.see('document.querySelector("#verrou") === null')) await later(desk, 16);
    } },
  { at: '/equipe/moderation', there: '#verrou', called: 'closed, a wrong code', comes: wrong, then: sent('verrouille', { verrou: 'faux' }) },
  { at: '/equipe/ecrire', there: '#activation', called: 'closed' },
];

const a_readers = (said) => [
  { at: '/mes-suivis', there: 'button[value="act:unfollow=roadmap"]', called: 'with what is new' },
  { at: '/actions/A2-05/repondre', there: '#choix', called: 'a question' },
  { at: `/contributions/${said.stays}`, there: 'main h1', called: 'the one that stays' },
  { at: `/contributions/${said.later}`, there: 'main h1', called: 'one that was gathered' },
];

/** By whose device they are seen. */
export const states_of = (house, said) => ({
  nobody: coming_in(house),
  lead: a_leads(said),
  editor: an_editors(),
  moderator: a_moderators(said),
  relay: a_relays(),
  operator: an_operators(),
  guard: a_guards(),
  reader: a_readers(said),
});

/** Goes there, in French or English, as that state says. */
export async function reach(desk, state, lang) {
  const start = lang === 'en' ? '/en' : '';
  const there = (selector) => desk.comes('document.querySelector(arguments[0]) !== null', selector);
  await desk.go(start + state.at);
  await there(state.there);
  if (state.then) await state.then(desk, start);
  if (state.comes) await there(state.comes);
  if (state.gone) await desk.comes('document.querySelector(arguments[0]) === null', state.gone);
  if (state.is) await desk.comes(state.is);
}
