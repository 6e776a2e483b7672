// Following without an account: every feed and calendar of the site, read by well-kept readers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { ask, render, root, serve } from './support/cairn.mjs';

const origin = 'https://roadmap.example';
let site, server, pages;
before(async () => {
  site = await render(['--origin', origin], join(root, 'content/numerique-responsable'));
  ({ pages } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')));
  server = await serve(site);
});
after(() => server.stop());

const reader = `
import feedparser, json, sys
def told(text):
  feed = feedparser.parse(text, sanitize_html=False)
  return {"bozo": bool(feed.bozo), "why": str(feed.get("bozo_exception", "")),
    "version": feed.version, "id": feed.feed.get("id"), "title": feed.feed.get("title"),
    "links": [l.href for l in feed.feed.links],
    "entries": [{"id": e.id, "title": e.title, "at": e.updated_parsed is not None, "link": e.link}
      for e in feed.entries]}
print(json.dumps([told(text.encode()) for text in json.load(sys.stdin)]))`;

/** All texts in one run of the reader (Debian's own Python has it). */
const parsed = (texts) => JSON.parse(execFileSync('/usr/bin/python3', ['-c', reader],
  { input: JSON.stringify(texts), maxBuffer: 1 << 26 }));

test('each page that changes names its feed, and each feed is sound Atom', async () => {
  const changing = pages.filter(({ path }) => /\/(actions(\/[^/]+)?|axes\/\d+)$/.test(path));
  assert.ok(changing.length > 70);
  const ids = new Set();
  const texts = [];
  for (const { path } of changing) {
    const page = (await ask(server.port, `GET ${path}`)).body.toString();
    const [, named] = /<link rel="alternate" type="application\/atom\+xml" href="([^"]+)">/.exec(page);
    assert.equal(named, `${path}.atom`);
    assert.ok(page.includes(`href="${named}"`), 'and a person finds it');
    const answer = await ask(server.port, `GET ${named}`);
    assert.equal(answer.status, 200, named);
    assert.equal(answer.fields['content-type'], 'application/atom+xml');
    texts.push(answer.body.toString());
  }
  parsed(texts).forEach((feed, i) => {
    const { path } = changing[i];
    const named = `${path}.atom`;
    assert.equal(feed.bozo, false, `${named}: ${feed.why}`);
    assert.equal(feed.version, 'atom10');
    assert.ok(!ids.has(feed.id), `${named} has an id of its own`);
    ids.add(feed.id);
    assert.deepEqual(feed.links.sort(), [origin + path, `${origin}${named}`].sort());
    assert.ok(feed.entries.length <= 50);
    assert.equal(new Set(feed.entries.map((entry) => entry.id)).size, feed.entries.length);
    for (const entry of feed.entries) {
      assert.ok(entry.at && entry.title && entry.link.startsWith(origin), JSON.stringify(entry));
      assert.ok(!/\[\[|\]\]/.test(entry.title), entry.title);
    }
    if (path === '/actions') assert.ok(feed.entries.length > 20);
  });
});

test('the calendar holds each dated milestone once, as a reader of calendars reads it', async () => {
  for (const path of ['/jalons.ics', '/en/jalons.ics']) {
    const answer = await ask(server.port, `GET ${path}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.fields['content-type'], 'text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(answer.body.toString()));
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    assert.ok(events.length > 90);
    assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
    for (const event of events) {
      assert.ok(event.startDate.isDate && event.endDate.compare(event.startDate) > 0, event.uid);
      assert.ok(event.summary && event.component.getFirstPropertyValue('dtstamp'));
      assert.ok(event.component.getFirstPropertyValue('url').startsWith(origin));
    }
    const invented = events.filter((event) => /\((exemple|example)\)$/.test(event.summary));
    assert.ok(invented.length > 50, 'what is invented says so');
  }
});
