// Following without an account: every feed and calendar of the site, read by well-kept readers, and
// held against RFC 4287 and RFC 5545 by strict ones, which samples with one fault each must not pass.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { ask, render, root, serve } from './support/cairn.mjs';
import { faults_in } from './support/strict.mjs';

const origin = 'https://roadmap.example';
let site, server, pages, french;
before(async () => {
  site = await render(['--origin', origin], join(root, 'content/numerique-responsable'));
  ({ pages } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')));
  server = await serve(site);
  // One language, and no address of its own: links are relative.
  french = await serve(await render([], join(root, 'content/vallon')));
});
after(() => Promise.all([server, french].map((one) => one.stop())));

const text_at = async ({ port }, path) => (await ask(port, `GET ${path}`)).body.toString();

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
  faults_in('atom', texts).forEach((faults, i) => assert.deepEqual(faults, [], changing[i].path));
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
    assert.deepEqual(faults_in('ics', [answer.body.toString()]), [[]], path);
    assert.equal(ICAL.design.strict, true);
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

test('a site in one language, without an address: sound too', async () => {
  const feeds = await Promise.all(['/actions.atom', '/axes/1.atom', '/actions/A1-01.atom']
    .map((path) => text_at(french, path)));
  assert.ok(feeds.every((text) => text.includes('href="/actions')));
  assert.deepEqual(faults_in('atom', feeds), [[], [], []]);
  assert.deepEqual(faults_in('ics', [await text_at(french, '/jalons.ics')]), [[]]);
});

/** Each change of a sound text makes it another one, and is found out under its name. */
function each_is_found(kind, sound, changes) {
  const broken = changes.map(([from, to]) => {
    const text = sound.replace(from, to);
    assert.notEqual(text, sound, `${from}`);
    return text;
  });
  assert.deepEqual(faults_in(kind, [sound]), [[]]);
  faults_in(kind, broken).forEach((faults, i) => {
    const [from, to, named] = changes[i];
    assert.match(faults.join('\n'), named, `${from} → ${to}`);
  });
}

test('a feed with one fault is found out, whichever it is', async () => {
  const sound = await text_at(server, '/actions/A1-03.atom');
  const id = /<entry><id>([^<]+)/.exec(sound)[1];
  each_is_found('atom', sound, [
    ['</feed>', '', /XML/],
    [/<id>[^<]*<\/id>/, '', /grammar: .*feed/], [/<title>[^<]*<\/title>/, '<title></title>', /grammar: .*title/],
    [/<entry><id>[^<]*<\/id>/, '<entry>', /grammar: .*entry/], [id, 'A1-03-m1', /grammar: .*\bid\b/],
    [/<updated>[^<]*/, '$& ', /grammar: .*updated/], [/<updated>[^<]*/, '<updated>2026-06-30', /grammar: .*updated/],
    [/<updated>[^<]*/, '<updated>2026-02-30T00:00:00Z', /grammar: .*updated/],
    [/<updated>[^<]*/, '<updated>2026-06-30T00:00:00', /grammar: .*updated/],
    [/<author>.*?<\/author>/, '', /grammar: .*feed/], [/<name>[^<]*<\/name>/, '', /grammar: .*author/],
    [/<rights>/, '<rights><b/>', /grammar: .*rights/], [/<summary>/, '<summary type="html">', /grammar: .*summary/],
    [/ xml:lang="fr"/, '', /grammar: .*(lang|feed)/], ['<entry>', '<pubDate/><entry>', /grammar: .*(pubDate|feed)/],
    ['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', /grammar/],
    [/(<link rel="alternate"[^>]*)\/>/, '$1>x</link>', /grammar: .*link/], [/(rel="self" type=")[^"]*/, '$1atom', /grammar: .*link/],
    [/href="https:/, 'href="javascript:', /grammar: .*link/], [/<link rel="self"[^>]*>/, '', /§4.1.1: a link to itself/],
    [/<link rel="alternate"[^>]*>/, '$&$&', /§4.1.1: one alternate/],
    [/(<entry>.*?)<link [^>]*>/, '$1', /grammar: .*entry/], [/(<entry>.*?)(<link [^>]*>)/, '$1$2$2', /§4.1.2/],
    [/<entry>.*?<\/entry>/, '$&$&', /§4.1.1: entries of one id/], [id, /<id>([^<]+)/.exec(sound)[1], /§4.2.6/],
  ]);
});

test('a calendar with one fault is found out, whichever it is', async () => {
  const sound = await text_at(server, '/jalons.ics');
  const event = /BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/.exec(sound)[0];
  each_is_found('ics', sound, [
    [/\r\n/, '\n', /§3.1: a line ends/], ['SUMMARY:', `SUMMARY:${'x'.repeat(76)}`, /§3.1: a line of/],
    [/\r\n /, '\r\n', /§3.1: no content line/], ['SUMMARY:', 'SUMMARY:\t\u0007', /§3.1: no content line/],
    ['END:VCALENDAR\r\n', '', /§3.4: .*no end/], ['BEGIN:VEVENT\r\n', '', /§3.4/], ['BEGIN:VEVENT', 'BEGIN:VEVENTS', /§3.6/],
    [/PRODID:.*\r\n/, '', /§3.6: PRODID[^]*vobject/], ['VERSION:2.0\r\n', '', /§3.6: VERSION/], ['VERSION:2.0', 'VERSION:1.0', /§3.7.4/],
    ['CALSCALE', 'METHOD:PUBLISH\r\nCALSCALE', /§3.7.2/],
    [/UID:.*\r\n/, '', /§3.6.1.*without UID[^]*vobject/], [/DTSTAMP:.*\r\n/, '', /without DTSTAMP[^]*vobject/],
    [/DTSTART.*\r\n/, '', /without DTSTART/], [/DTSTART.*\r\n/, '$&$&', /DTSTART more than once[^]*vobject/],
    [/(DTSTAMP:\d+T\d+)Z/, '$1', /§3.8.7.2/], [/(DTSTART;VALUE=DATE:)\d{4}/, '$12090', /§3.8.2.2/],
    [/(DTSTART;VALUE=DATE:\d{4})\d{4}/, '$11341', /vobject/], [/;VALUE=DATE/, '', /§3.3.4/],
    [/DTEND.*\r\n/, '$&DURATION:P1D\r\n', /an end and a duration/], [event, event + event, /§3.8.4.7/],
    ['SUMMARY:', 'SUMMARY:a, b', /§3.3.11/], ['SUMMARY:', 'SUMMARY:\\x', /§3.3.11/],
    ['TRANSPARENT', 'CLEAR', /§3.8.2.7/], ['URL:https:', 'URL:javascript:', /§3.3.13/],
  ]);
});
