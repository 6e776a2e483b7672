// The tabs of one browser: one leads, and holds the program and the storage for all.
//
// Whoever holds the lock "cairn" leads. The lock goes with its tab, however that ends. A hidden
// leader lets go when a tab that is seen waits for it. The others speak to it over a channel named
// after the program's version: tabs of two versions never speak to one another, and the second
// keeps nothing until the first is closed.
//
// Promises: at most one leader at any time; where the browser has no locks, each tab is alone.

const hears_within = 3000; // ms: a leader that a phone has put to sleep does not
const answers_within = 30000; // it may be loading

export async function open_channel({ name, lead, leave, answer, news }) {
  const can = navigator.locks && typeof BroadcastChannel === 'function';
  const me = `${Math.random()}`.slice(2);
  let state = 'alone'; // or "leader", "follower"
  let visible = true;
  let let_go = null;
  let asked = 0;
  const waiting = new Map();
  if (!can) {
    // Nobody can say whether another tab has the files open: opening them will.
    return { is_leader: () => true, is_follower: () => false, see() {}, news() {}, ask: null };
  }
  const channel = new BroadcastChannel(`cairn ${name}`);

  function hold() {
    state = 'leader';
    // What nobody heard while nobody led.
    channel.postMessage({ leads: true });
    return new Promise((resolve) => {
      let_go = resolve;
    });
  }

  /** Waits in line, and leads when its turn comes. */
  function queue_up() {
    state = 'follower';
    navigator.locks.request('cairn', () => {
      const held = hold();
      lead();
      return held;
    }).then(queue_up, () => {});
    if (visible) channel.postMessage({ want: true });
  }

  async function step_down() {
    if (state !== 'leader') return;
    state = 'follower';
    await leave();
    let_go();
  }

  function give_up(number, within) {
    const asked_for = waiting.get(number);
    clearTimeout(asked_for.timer);
    asked_for.timer = setTimeout(() => {
      waiting.delete(number);
      asked_for.resolve(null);
    }, within);
  }

  async function hear({ from, number, message }) {
    channel.postMessage({ to: from, number, heard: true });
    const told = await answer(from, message);
    if (told) channel.postMessage({ to: from, number, told });
  }

  channel.onmessage = ({ data }) => {
    if (data.to === me && waiting.has(data.number)) {
      give_up(data.number, answers_within);
      if (!data.told) return;
      const { resolve, timer } = waiting.get(data.number);
      clearTimeout(timer);
      waiting.delete(data.number);
      resolve(data.told);
    } else if (state === 'follower') {
      if (data.news && data.but !== me) news();
      if (data.leads) waiting.forEach(({ message }, number) => channel.postMessage({ from: me, number, message }));
    } else if (state === 'leader') {
      if (data.want && !visible) step_down();
      if (data.message) hear(data);
    }
  };

  await new Promise((resolve) => {
    navigator.locks.request('cairn', { ifAvailable: true }, (lock) => {
      resolve();
      if (lock) return hold();
      queue_up();
      return null;
    }).then(() => {
      if (state === 'follower' && let_go) queue_up();
    }, () => {});
  });

  return {
    is_leader: () => state === 'leader',
    is_follower: () => state === 'follower',
    see(is_visible) {
      visible = is_visible;
      if (visible && state === 'follower') channel.postMessage({ want: true });
    },
    /** Tells every other tab but `but`. */
    news: (but) => channel.postMessage({ news: true, but }),
    /** The leader's answer, or null where it gave none in time. */
    ask(message) {
      asked += 1;
      const number = asked;
      return new Promise((resolve) => {
        waiting.set(number, { resolve, message, timer: 0 });
        give_up(number, hears_within);
        channel.postMessage({ from: me, number, message });
      });
    },
  };
}
