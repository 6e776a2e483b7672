// The Worker of a tab in graphic view: the one of every tab (worker.js), and a stage.
//
// Promises: this tab's program answers for this tab alone: what it is told it draws, so it passes
// nothing on to another tab's, nor another's to its own; who leads the storage is settled as between
// a public page and the desk.
import '../worker.js';
import { open_stage } from './stage.js';

const take = self.onmessage;
let stage = null;

/** The program as the page's own, and drawing. */
function bring(address) {
  importScripts(address);
  const make = self.CairnPage;
  self.CairnPage = async (how) => {
    const core = await make(how);
    stage.attach(core);
    return core;
  };
}

self.onmessage = (event) => {
  const { data } = event;
  if (data.stage) {
    stage = open_stage(data.stage);
  } else if (data.program) {
    bring(data.program);
    take({ data: { ...data, wasm: `${data.wasm}#${Math.random()}` } });
  } else {
    take(event);
  }
};
