// The tabs of one browser: one leads, and holds the program and the storage for all.
//
// Whoever holds the lock "cairn" leads. The lock goes with its tab, however that ends. Only tabs
// that are seen wait in line for it; a leader that is not seen lets go when one does, and soon by
// itself, since a phone puts it to sleep with all that it holds. The
// others speak to the leader over a channel; it answers those of its own version of the program,
// and the rest help themselves (worker.js).
//
// Promises: at most one leader at any time; what is asked is answered by the leader, or by the
// one that takes its place, or is given back (null) in time; where the browser has no locks, each
// tab is alone.

const answers_within = 30000; // ms: a leader that has heard may be loading
const lets_go_after = 3000; // ms out of sight: what was just said may still be on its way

export async function open_channel({ name, lead, leave, answer, news, drain, forget }) {
  if (!navigator.locks || typeof BroadcastChannel !== 'function') {
    // Nobody can say whether another tab has the files open: opening them will.
    return { is_alone: true, is_leader: () => true, see() {}, tell() {}, renew() {}, quit() {} };
  }
  let me = '';
  let state = 'follower'; // or "leader", "gone"
  let visible = true;
  let line = null; // what ends the wait for the lock
  let let_go = null;
  let asked = 0;
  let nap = 0;
  const waiting = new Map();
  const channel = new BroadcastChannel('cairn');
  const tell = (what) => channel.postMessage(what);

  function renew() {
    me = `${Math.random()}`;
  }

  function give_back(number) {
    const { resolve, timer } = waiting.get(number);
    clearTimeout(timer);
    waiting.delete(number);
    return resolve;
  }

  function hold() {
    if (state !== 'follower' || !visible) return null;
    state = 'leader';
    line = null;
    const held = new Promise((resolve) => {
      let_go = resolve;
    });
    waiting.forEach((one, number) => give_back(number)(null));
    tell({ leads: true }); // what nobody heard while nobody led is said again
    lead();
    return held;
  }

  /** Waits in line, and leads when its turn comes. */
  function queue_up() {
    if (state !== 'follower' || line || !visible) return;
    line = new AbortController();
    const after = () => {
      line = null;
      queue_up();
    };
    navigator.locks.request('cairn', { signal: line.signal }, hold).then(after, after);
    tell({ want: true });
  }

  async function step_down(into) {
    if (state !== 'leader') return;
    state = into;
    await leave();
    let_go();
  }

  function see(is_visible) {
    visible = is_visible;
    clearTimeout(nap);
    if (visible) queue_up();
    else if (line) line.abort();
    else if (state === 'leader') {
      tell({ hidden: true });
      nap = setTimeout(step_down, lets_go_after, 'follower');
    }
  }

  function wait(number, within) {
    const one = waiting.get(number);
    clearTimeout(one.timer);
    one.timer = setTimeout(() => give_back(number)(null), within);
  }

  async function hear({ from, number, message }) {
    tell({ to: from, number, heard: true });
    const told = await answer(from, message);
    if (told) tell({ to: from, number, told });
  }

  channel.onmessage = ({ data }) => {
    if (data.forget) forget();
    if (data.to === me && waiting.has(data.number)) {
      if (data.heard) wait(data.number, answers_within);
      else give_back(data.number)(data.told);
    } else if (state === 'leader') {
      if (data.want && !visible) step_down('follower');
      if (data.drain) drain();
      if (data.message && data.name === name) hear(data);
      else if (data.message) tell({ to: data.from, number: data.number, told: null });
    } else if (state === 'follower') {
      if (data.news && data.but !== me) news();
      if (visible && (data.hidden || data.leads)) tell({ want: true });
      if (data.leads) waiting.forEach(({ said }) => tell(said));
    }
  };
  renew();

  await new Promise((resolve) => {
    const after = () => {
      resolve();
      queue_up();
    };
    navigator.locks.request('cairn', { ifAvailable: true }, (lock) => {
      if (!lock) return null;
      const held = hold();
      resolve();
      return held;
    }).then(after, after);
  });

  return {
    is_leader: () => state === 'leader',
    see,
    /** To every other tab: {news, but}, {drain}, {forget}. */
    tell,
    /** This tab is another to whoever leads: what it shows came from elsewhere. */
    renew,
    /** The leader's answer, or null where it gives none, or does not hear within that many ms. */
    ask(message, within) {
      asked += 1;
      const number = asked;
      const said = { from: me, number, name, message };
      return new Promise((resolve) => {
        waiting.set(number, { resolve, said, timer: 0 });
        wait(number, within);
        tell(said);
      });
    },
    /** It may be put to sleep at any moment, or (`for_ever`) its time is over. */
    async quit(for_ever) {
      visible = false;
      if (line) line.abort();
      await step_down(for_ever ? 'gone' : 'follower');
      if (for_ever) state = 'gone';
    },
  };
}
