// The kiosk's own exchanges: its heartbeat, and sealed bags handed to the server.
//
// Promises: a bag is let go of when the server says that it is durable, and at no other word; what
// is no reply of this protocol (a captive portal's page) is no network; without one it asks ever
// less often, up to a quarter of an hour.
import { bags, change_state, drop_bags, keep_self, load_state } from './store.js';

const often = 60000; // ms, as long as somebody answers
const seldom = 900000;
const most = 8; // bags of one request
const most_letters = 350000; // of them together
const patience = 30000; // ms

let self_of = null;
let version = '';
let fails = 0;
let timer = 0;
let running = false;
let alone = false; // the last request was refused as a whole: bags go one by one
let unkept = []; // bags for which there was no room
let told_lately = new Set(); // there, and not durable yet: asked about once all others were sent
let standing = ''; // of this kiosk with the server: '' or why it may bring nothing
const unreadable = new Set(); // by the server's word: kept, and not sent again before a new start
let state_of = async () => ({});
let on_standing = () => {};

async function post(messages) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), patience);
  try {
    const answer = await fetch('/v1/sync', {
      method: 'POST',
      body: JSON.stringify(messages),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${self_of.secret}` },
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
    });
    alone = answer.status === 400 || answer.status === 413;
    if (!alone && answer.status !== 200) return null;
    const told = alone ? null : await answer.json();
    return Array.isArray(told) && told.some(({ welcome }) => welcome) ? told : null;
  } catch (error) {
    return null;
  } finally {
    clearTimeout(late);
  }
}

async function used() {
  try {
    return (await navigator.storage.estimate()).usage || 0;
  } catch (error) {
    return 0;
  }
}

/** As many as one request holds. */
function few(all) {
  let letters = 0;
  return all.slice(0, alone ? 1 : most).filter(({ sealed }, i) => {
    letters += sealed.length;
    return i === 0 || letters < most_letters;
  });
}

/** What the server said of this kiosk, its keys and its clock. */
async function hear(told) {
  const { welcome } = told.find((one) => one.welcome);
  const kiosk = (told.find((one) => one.kiosk) || {}).kiosk;
  const refusal = told.find(({ refuse }) => refuse && !refuse.scope);
  standing = kiosk ? '' : (refusal ? refusal.refuse.code : 'rights-revoked');
  on_standing(standing);
  const now = Date.now();
  await change_state(() => (standing ? { standing }
    : { standing, heard: now, ran: 0, offset: welcome.server_time - now })).catch(() => {}); // a full disk
  if (standing) return;
  const changed = kiosk.place !== self_of.place || kiosk.seal.id !== self_of.seal.id;
  self_of = { ...self_of, place: kiosk.place, seal: kiosk.seal, sign: self_of.sign || kiosk.sign };
  if (changed) await keep_self(self_of).catch(() => {});
}

/** One request: {more: whether another is to follow}, or null: nobody answered. */
async function exchange() {
  // Where its own store fails, what is in memory goes all the same.
  const all = unkept.concat(await bags().catch(() => [])).filter(({ bag }) => !unreadable.has(bag));
  const fresh = all.filter(({ bag }) => !told_lately.has(bag));
  if (!fresh.length) told_lately = new Set();
  const some = few(fresh.length ? fresh : all);
  const { age = -1, synced_at = 0 } = await state_of();
  const { ran = 0 } = await load_state().catch(() => ({}));
  const told = await post([{ hello: { protocol: 1, build: version, schema: 2 } },
    // Of a clock that went back, the hours it ran; -1: nobody knows.
    { kiosk: { version, waiting: all.length, age: age < 0 && synced_at > Date.now() ? ran : age, storage: await used(), clock: Date.now() } },
    ...some.map((deposit) => ({ deposit }))]);
  if (alone && some.length) {
    // Refused as a whole: one by one, and what no server takes must not stand before the others.
    if (some.length === 1) unreadable.add(some[0].bag);
    return { more: true };
  }
  if (!told) return null;
  await hear(told);
  if (standing) return { more: false };
  const done = told.map((one) => one.deposited).filter((one) => one && one.durable).map(({ bag }) => bag);
  told.forEach(({ deposited }) => deposited && deposited.refused && unreadable.add(deposited.bag));
  unkept = unkept.filter(({ bag }) => !done.includes(bag));
  await drop_bags(done).catch(() => {}); // they are told again: the server knows them
  some.forEach(({ bag }) => done.includes(bag) || told_lately.add(bag));
  return { more: fresh.length > some.length };
}

async function run() {
  if (running) return;
  running = true;
  clearTimeout(timer);
  let heard = null;
  try {
    do heard = await exchange(); while (heard && heard.more);
  } catch (error) {
    // Its own store failed: the next time is soon enough.
  }
  running = false;
  fails = heard ? 0 : fails + 1;
  const wait = Math.min(seldom, often * 2 ** Math.min(fails, 4));
  timer = setTimeout(run, wait * (0.75 + Math.random() / 2));
}

/** `what`: {version, state, stands}: `state()` of the program, asked at each heartbeat; `stands(why)`. */
export function start_courier(own, what) {
  self_of = own;
  version = what.version;
  state_of = what.state;
  on_standing = what.stands;
  run();
  window.addEventListener('online', run);
}

/** A bag was kept; or `bag`, for which there was no room, has to go now. True where it went. */
export async function send_soon(bag) {
  if (bag) unkept.push(bag);
  else setTimeout(run, 1000);
  if (!bag) return true;
  await run();
  return !unkept.includes(bag);
}

/** The first word of a kiosk to the server: its invitation. {place, seal, sign} | {error}. */
export async function enrol(secret, invitation) {
  self_of = { secret };
  const told = await post([{ hello: { protocol: 1, build: '', schema: 2, invitation } },
    { kiosk: { version: '', waiting: 0, age: -1, storage: 0, clock: Date.now() } }]);
  if (!told) return { error: 'no_network' };
  const { kiosk } = told.find((one) => one.kiosk) || {};
  return kiosk || { error: 'bad_invitation' };
}
