// The staff's desk is for everybody who works at it: each of its screens, in each of its states, has no
// fault that axe can find, reflows, can be walked by keyboard, is small, and says its language; each in
// French and English, one of them in light and one in dark, one of them walked and in forced colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bring_axe, violations } from './support/axe.mjs';
import { open_chromium } from './support/chromium.mjs';
import { reach, states_of } from './support/desk_states.mjs';
import { desk_story } from './support/desk_story.mjs';
import { open_house } from './support/house.mjs';
import { walk } from './support/keyboard.mjs';
import { faults, space } from './support/reflow.mjs';

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

let house, browser, people, states;
before(async () => {
  house = await open_house({ lived_in: true });
  browser = await open_chromium();
  const story = await desk_story(browser, house);
  people = story.people;
  states = states_of(house, story.said);
});
after(async () => {
  if (browser) await browser.close();
  if (house) await house.close();
});

/** All that is wrong with what stands on that page; `walked`: the width at which it is gone through by
 *  Tab, or none. */
async function look(page, { lang, colorScheme, walked }) {
  const wrong = [];
  const reflow = async (how) => {
    for (const fault of await page.evaluate(faults)) wrong.push(`${how}: ${fault}`);
  };
  const said = await page.evaluate(() => document.documentElement.lang);
  if (said !== lang) wrong.push(`says that it is in ${said}`);
  const nodes = await page.evaluate(() => document.querySelectorAll('*:not(svg *)').length);
  if (nodes > 600) wrong.push(`${nodes} nodes`);
  // What was sent back stands in its list, and a preview is the page it shows.
  const elsewhere = await page.evaluate(() => [...document.querySelectorAll('a[aria-current=page]')]
    .map((a) => a.pathname)
    .filter((path) => !location.pathname.startsWith(path) && !location.pathname.endsWith('/apercu')));
  if (elsewhere.length) wrong.push(`says that it is ${elsewhere}`);

  await page.emulateMedia({ colorScheme, forcedColors: 'none' });
  await page.setViewportSize(narrow);
  await reflow('320 px');
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await reflow('320 px, details open');
  let stops = 0;
  const by_tab = async () => {
    const told = await walk(page);
    stops = told.stops;
    wrong.push(...told.wrong);
  };
  if (walked === narrow) await by_tab();
  await bring_axe(page);
  wrong.push(...(await violations(page, '')));
  if (walked) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    wrong.push(...(await violations(page, 'forced colours')));
    await page.emulateMedia({ colorScheme, forcedColors: 'none' });
  }
  await page.setViewportSize(wide);
  if (walked === wide) await by_tab();
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await reflow('1280 px, text doubled');
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize(narrow);
  await space(page);
  await reflow('320 px, text spacing');
  return { wrong, nodes, stops };
}

/** One state in one language: what is wrong with it, each fault with its name. */
async function seen(desk, state, way) {
  const name = `${way.lang} ${state.at}${state.called ? ` (${state.called})` : ''}`;
  const nothing = { nodes: 0, stops: 0 };
  if (state.is_offline) await house.down();
  await desk.page.setViewportSize(wide);
  const told = await reach(desk, state, way.lang).then(() => look(desk.page, way))
    .catch((error) => ({ ...nothing, wrong: [`is not reached: ${error.message}`] }));
  await house.up();
  return { ...told, wrong: told.wrong.map((fault) => `${name} ${fault}`) };
}

/** How a state is looked at, by turns. */
const ways = [
  [{ lang: 'fr', colorScheme: 'light', walked: wide }, { lang: 'en', colorScheme: 'dark' }],
  [{ lang: 'fr', colorScheme: 'dark' }, { lang: 'en', colorScheme: 'light', walked: narrow }],
  [{ lang: 'fr', colorScheme: 'light' }, { lang: 'en', colorScheme: 'dark', walked: wide }],
  [{ lang: 'fr', colorScheme: 'dark', walked: narrow }, { lang: 'en', colorScheme: 'light' }],
];

for (const role of ['nobody', 'lead', 'editor', 'moderator', 'relay', 'operator', 'guard', 'reader']) {
  test(`every screen of ${role}`, async () => {
    const wrong = [];
    const sum = { screens: 0, stops: 0, nodes: 0 };
    for (const [i, state] of states[role].entries()) {
      for (const way of ways[i % ways.length]) {
        const told = await seen(people[role], state, way);
        wrong.push(...told.wrong);
        sum.screens += 1;
        sum.stops += told.stops;
        sum.nodes = Math.max(sum.nodes, told.nodes);
      }
    }
    console.log(`# ${role}: ${sum.screens} screens, ${sum.stops} stops, at most ${sum.nodes} nodes, ${wrong.length} faults`);
    assert.equal(wrong.slice(0, 40).join('\n'), '');
  });
}
