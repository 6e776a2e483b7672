// The Worker of a tab in graphic view: the one of every tab (worker.js), and a stage.
//
// Promises: this tab's program answers for this tab alone: what it is told it draws, so it passes
// nothing on to another tab's, nor another's to its own; who leads the storage is settled as between
// a public page and the desk.
import '../worker.js';
import { open_stage } from './stage.js';

const most = 2000000; // bytes of what people said, compressed: more is read as text
const take = self.onmessage;
let stage = null;
let begun = null;

/** The server's file of all that everyone may read, where there is one and it is not large. */
async function whole_file() {
  try {
    const answer = await fetch('/v1/snapshot', { method: 'HEAD', cache: 'no-store' });
    return answer.ok && Number(answer.headers.get('content-length')) < most ? '/v1/snapshot' : '';
  } catch (error) {
    return '';
  }
}

/** The program as the page's own, and drawing; participation too, which is in no file of the site. */
async function bring(data) {
  const whole = await whole_file();
  importScripts(data.program);
  const make = self.CairnPage;
  self.CairnPage = (how) => make({
    ...how,
    ready(core) {
      stage.attach(core);
      if (whole) core._cairn_begin_whole();
      how.ready(core);
    },
  });
  take({ data: { ...data, wasm: `${data.wasm}#${Math.random()}`, snapshot: whole || data.snapshot } });
}

self.onmessage = (event) => {
  const { data } = event;
  if (data.stage) {
    stage = open_stage(data.stage);
  } else if (data.program) {
    begun = bring(data);
  } else {
    begun.then(() => take(event));
  }
};
