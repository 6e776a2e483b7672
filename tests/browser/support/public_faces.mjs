// Every public face of what people say: what a stranger can get of it by page, search, file, feed,
// database or call of the protocol, as text to look for words in.
import assert from 'node:assert/strict';
import { read_database } from './faces.mjs';
import { every_address, get, public_rows } from './house.mjs';

const both = (paths) => paths.flatMap((path) => [path, `/en${path}`]);
const scopes = ({ action }) => [`talk/${action}`, 'talk/roadmap', 'roadmap', 'people'];
// Where a device finds its own in these states; to others the server tells all that is public.
const states = ['held', 'hidden'].map((state) => `/contributions?etat=${state}`);

/** Pages of one contribution alone: gone where it is. */
const its_own = (id) => ['', '/soutenir', '/signaler', '/modifier'].map((end) => `/contributions/${id}${end}`);

/**
 * `said`: {action, id, sought}, a contribution on `action` that says `sought`, a word to search by
 * which is none of those to look for. All addresses that tell of it or might: what a visitor can
 * follow to, what the catalogue of open data names, feeds, and what is its own.
 */
export async function every_face(house, { action, id, sought }) {
  const body = async (path) => (await get(house.origin + path)).body.toString();
  const files = [...(await body('/catalogue.jsonld')).matchAll(/"dcat:downloadURL":{"@id":"([^"]+)"}/g)]
    .map(([, file]) => new URL(file, house.origin).pathname)
    .filter((path) => path !== '/v1/snapshot');
  assert.ok(files.includes('/contributions.csv') && files.length > 10, `the catalogue: ${files}`);
  const map = /^Sitemap: (\S+)$/m.exec(await body('/robots.txt'));
  if (map) files.push(new URL(map[1]).pathname);
  const year = new Date().getFullYear();
  return [...new Set([
    ...(await every_address(house.origin)), ...files, '/robots.txt', '/catalogue.jsonld', `/transparence/${year}.json`,
    ...both([`/actions/${action}`, `/actions/${action}/ecrire?reponse=${id}`, `/actions/${action}.atom`,
      `/axes/${action[1]}.atom`, `/actions?q=${sought}`, '/contributions', `/contributions?q=${sought}`,
      `/contributions?sur=${action}`, ...states, ...its_own(id), `/contributions/${id}/contester`, '/participer',
      '/suites', '/synthese', '/bilan', `/bilan/${year}`, '/transparence', `/transparence/${year}`]),
  ])].sort();
}

/** The file of all that is public, as anybody takes it: {path, status, body}. */
export async function taken_snapshot(house) {
  const { status, headers } = await get(`${house.origin}/v1/snapshot`);
  assert.equal(status, 303);
  return { path: headers.location, ...(await get(house.origin + headers.location)) };
}

/** The words that its index finds. */
function indexed(bytes) {
  return read_database(bytes, (db) => {
    db.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, 'talk_words', 'row')");
    return db.selectValue("SELECT coalesce(group_concat(term, ' '), '') FROM terms");
  });
}

/** What each of these gives a stranger, and the protocol and the snapshot: texts by face. */
export async function read_faces(house, faces, said) {
  const texts = new Map();
  for (const face of faces) {
    const { status, body } = await get(house.origin + face);
    // A face that was not seen tells nothing.
    const may_be_gone = its_own(said.id).some((path) => face.endsWith(path));
    assert.ok(status === 200 || (status === 404 && may_be_gone), `${face} answers ${status}`);
    texts.set(face, body.toString());
  }
  for (const scope of scopes(said)) {
    texts.set(`sync ${scope}`, JSON.stringify(await public_rows(house.origin, scope)));
  }
  const { status, body } = await taken_snapshot(house);
  assert.equal(status, 200);
  texts.set('snapshot', body.toString('latin1'));
  texts.set('the index in the snapshot', await indexed(body));
  return texts;
}

/** Those that hold these words. */
export function telling(texts, words) {
  return [...texts].filter(([, text]) => text.includes(words)).map(([face]) => face).sort();
}

/** The faces that tell what is public of a contribution; no other does. `answered`: it has an official
 *  reply, and a support. */
export function faces_of_public({ action, id, sought }, answered) {
  const pages = [`/actions/${action}`, `/actions/${action}/ecrire?reponse=${id}`, '/participer', '/contributions',
    `/contributions?q=${sought}`, `/contributions?sur=${action}`, ...its_own(id), ...states];
  if (answered) pages.push('/suites', '/synthese');
  return [...both(pages), '/contributions.csv', '/contributions.json', `sync talk/${action}`, 'snapshot',
    'the index in the snapshot'].sort();
}
