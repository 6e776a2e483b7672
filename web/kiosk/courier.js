// The kiosk's own exchanges: its heartbeat, and sealed bags handed to the server.
//
// Promises: a bag is let go of when the server says that it is durable, and at no other word; what
// is no reply of this protocol (a captive portal's page) is no network; without one it asks ever
// less often, up to a quarter of an hour.
import { bags, drop_bags, keep_self, keep_state, load_state } from './store.js';

const often = 60000; // ms, as long as somebody answers
const seldom = 900000;
const most = 8; // bags of one request
const patience = 30000; // ms

let self_of = null;
let version = '';
let fails = 0;
let timer = 0;
let running = false;
let unkept = []; // bags for which there was no room
const unreadable = new Set(); // by the server's word: kept, and not sent again before a new start
let state_of = async () => ({});

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
    const told = answer.status === 200 ? await answer.json() : null;
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

/** What the server said of this kiosk, its keys and its clock. */
async function hear(told) {
  const { welcome } = told.find((one) => one.welcome);
  const kiosk = (told.find((one) => one.kiosk) || {}).kiosk;
  await keep_state({ ...(await load_state()), heard: Date.now(), ran: 0, offset: welcome.server_time - Date.now() });
  if (!kiosk) return;
  const changed = kiosk.place !== self_of.place || kiosk.seal.id !== self_of.seal.id;
  self_of = { ...self_of, place: kiosk.place, seal: kiosk.seal, sign: self_of.sign || kiosk.sign };
  if (changed) await keep_self(self_of);
}

/** One request, and what came of it; how many bags it brought to the server, or null: nobody answered. */
async function exchange() {
  const all = unkept.concat(await bags()).filter(({ bag }) => !unreadable.has(bag));
  const some = all.slice(0, most);
  const { age = -1 } = await state_of();
  const told = await post([{ hello: { protocol: 1, build: version, schema: 2 } },
    { kiosk: { version, waiting: all.length, age, storage: await used(), clock: Date.now() } },
    ...some.map((deposit) => ({ deposit }))]);
  if (!told) return null;
  await hear(told);
  const done = told.map((one) => one.deposited).filter((one) => one && one.durable).map(({ bag }) => bag);
  told.forEach(({ deposited }) => deposited && deposited.refused && unreadable.add(deposited.bag));
  unkept = unkept.filter(({ bag }) => !done.includes(bag));
  await drop_bags(done);
  return { brought: done.length, more: all.length > some.length && done.length > 0 };
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

/** `what`: {version, state}: of the program, asked at each heartbeat. */
export function start_courier(own, what) {
  self_of = own;
  version = what.version;
  state_of = what.state;
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
