// web/patch.js alone, over hand-made parts: what the person holds survives an answer, and is
// rewritten only where the program has a new word on it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { build } from 'esbuild';
import { join } from 'node:path';
import { root } from './support/house.mjs';
import { open_chromium } from './support/chromium.mjs';

let browser, page, script;
before(async () => {
  const bundle = await build({
    entryPoints: [join(root, 'web/patch.js')], bundle: true, write: false, format: 'iife',
    globalName: 'Patch', target: 'es2018',
  });
  script = bundle.outputFiles[0].text;
  browser = await open_chromium();
  page = await browser.newPage();
});
after(async () => {
  if (browser) await browser.close();
});
beforeEach(async () => {
  await page.goto('about:blank');
  await page.setContent('<header id="header"></header><main id="main"></main>' +
    '<p id="status" role="status"></p><footer id="footer"></footer>');
  await page.evaluate(script + ';window.Patch = Patch');
});

/** The server's page, then what the person does in it. */
function serve(main, act) {
  return page.evaluate(([html, code]) => {
    document.getElementById('main').innerHTML = html;
    new Function(code)();
  }, [main, act || '']);
}

function answer(main, asked = {}, more = {}) {
  return page.evaluate(([html, what, rest]) => {
    const composing = rest.composing ? document.querySelector(rest.composing) : null;
    Patch.patch({ main: html, ...rest.answer }, {
      asked: what, is_new: Boolean(rest.is_new), composing,
    });
  }, [main, asked, more]);
}

const of = (expression) => page.evaluate(expression);

test('open details stay open, closed ones closed, until the program says otherwise', async () => {
  const closed = '<p>one</p><details id="d"><summary>s</summary>x</details>';
  const open = '<p>two</p><details id="d" open=""><summary>s</summary>x</details>';
  await serve(closed, 'document.getElementById("d").open = true');
  await answer(closed.replace('one', '1'));
  assert.equal(await of('d.open'), true);
  await answer(closed.replace('one', 'again'));
  assert.equal(await of('d.open'), true);
  await answer(open);
  await of('d.open = false');
  await answer(open.replace('two', '2'));
  assert.equal(await of('d.open'), false, 'closed by the person, and the program says the same');
  await answer(closed);
  await answer(open);
  assert.equal(await of('d.open'), true, 'a new word');
});

test('a field typed in keeps its words while the program repeats itself', async () => {
  const form = (n, value) => `<p>${n}</p><input id="a" name="q" value="${value}">`;
  await serve(form(1, 'x'), 'a.focus(); a.value = "xyz"; a.setSelectionRange(1, 2)');
  await answer(form(2, 'x'));
  assert.deepEqual(await of('[a.value, a.selectionStart, a.selectionEnd, document.activeElement.id]'),
    ['xyz', 1, 2, 'a']);
  await answer(form(3, 'xy'), { field: 'q' });
  assert.equal(await of('a.value'), 'xyz', 'the echo of an older value');
  await answer(form(4, 'xyz'), { field: 'axe' });
  assert.equal(await of('a.value'), 'xyz');
  await answer(form(5, ''), {});
  assert.deepEqual(await of('[a.value, document.activeElement.id]'), ['', 'a'], 'cleared');
});

test('a field without a value is not emptied by an answer about something else', async () => {
  const form = (n) => `<p>${n}</p><input id="a" name="nom"><textarea id="t" name="m"></textarea>` +
    '<input id="c" type="checkbox" name="c" value="1"><input id="r" type="radio" name="r" value="2">';
  await serve(form(1), 'a.value = "moi"; t.value = "mots"; c.checked = true; r.checked = true');
  await answer(form(2));
  assert.deepEqual(await of('[a.value, t.value, c.checked, r.checked]'), ['moi', 'mots', true, true]);
  assert.equal(await of('a.hasAttribute("value")'), false);
});

test('a select follows the person, then the program’s new word', async () => {
  const select = (n, chosen) => `<p>${n}</p><select id="s" name="axe">` +
    ['', '1', '2'].map((v) => `<option value="${v}"${v === chosen ? ' selected=""' : ''}>${v}</option>`)
      .join('') + '</select>';
  await serve(select(1, ''), 's.value = "2"');
  await answer(select(2, '1'), { field: 'axe' });
  assert.equal(await of('s.value'), '2', 'the echo of an older choice');
  await answer(select(3, '2'), { field: 'axe' });
  assert.equal(await of('s.value'), '2');
  await answer(select(4, ''), {});
  assert.equal(await of('s.value'), '');
});

test('a field in composition is left alone', async () => {
  const form = (n, value) => `<p>${n}</p><input id="a" name="q" value="${value}">`;
  await serve(form(1, 'x'), 'a.focus(); a.value = "xあ"');
  await answer(form(2, ''), {}, { composing: '#a' });
  assert.deepEqual(await of('[a.value, a.getAttribute("value")]'), ['xあ', 'x']);
});

test('the same words touch nothing; another screen replaces all', async () => {
  await serve('<p id="p">one</p>', 'window.p0 = document.getElementById("p")');
  await of(`window.n = 0; new MutationObserver((r) => (window.n += r.length)).observe(document,
    { subtree: true, childList: true, attributes: true, characterData: true })`);
  await answer('<p id="p">one</p>', {}, { answer: { status: '', header: '', footer: '' } });
  assert.equal(await of('Promise.resolve().then(() => window.n)'), 0);
  await answer('<p id="p">one!</p>');
  assert.equal(await of('window.p0 === document.getElementById("p")'), true);
  await answer('<p id="p">two</p>', {}, { is_new: true });
  assert.equal(await of('window.p0 === document.getElementById("p")'), false);
});

test('any page becomes any other, whatever its shape; what has an id stays itself in its list', async () => {
  const wrong = await page.evaluate(() => {
    let seed = 7;
    const dice = (n) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const names = ['p', 'div', 'ul', 'section', 'h2', 'span'];
    let ids;
    const element = (depth) => {
      const name = names[dice(names.length)];
      const id = dice(3) ? '' : ids.splice(dice(ids.length), 1)[0];
      const look = dice(4) ? '' : ` class="${'abc'[dice(3)]}"`;
      return `<${name}${id ? ` id="${id}"` : ''}${look}>${depth ? children(depth - 1) : 'x'}</${name}>`;
    };
    const children = (depth) => Array.from({ length: dice(5) },
      () => (dice(4) ? element(depth) : ['word', ' ', 'other'][dice(3)])).join('');
    const main = document.getElementById('main');
    const said = document.createElement('div');
    const found = [];
    for (let i = 0; i < 400; i++) {
      ids = Array.from({ length: 30 }, (_, k) => `k${k}`);
      const html = children(3);
      said.innerHTML = html;
      const before = new Map(Array.from(main.children, (one) => [`${one.nodeName}${one.id}`, one]));
      const from = main.innerHTML;
      Patch.patch({ main: html }, { asked: {}, is_new: false, composing: null });
      const same = main.childNodes.length === said.childNodes.length &&
        Array.from(main.childNodes).every((node, k) => node.isEqualNode(said.childNodes[k]));
      const kept = Array.from(main.children).every((one) => !one.id ||
        !before.has(`${one.nodeName}${one.id}`) || before.get(`${one.nodeName}${one.id}`) === one);
      if (!same || !kept) found.push(`${i} (${same}, ${kept}): ${from} → ${html}: ${main.innerHTML}`);
    }
    return found;
  });
  assert.deepEqual(wrong.slice(0, 2), []);
});

test('a field keeps its focus, its caret and its words when its place changes', async () => {
  const rows = (...keys) => keys.map((key) => `<div><p>${key}</p><input id="${key}" name="${key}"></div>`).join('');
  await serve(rows('a', 'b', 'c'), 'c.focus(); c.value = "mots"; c.setSelectionRange(1, 3); window.c0 = c');
  await answer(rows('c', 'd', 'a'));
  await answer(rows('a', 'c'));
  await answer(rows('c', 'a'));
  assert.deepEqual(await of('[document.activeElement.id, c.value, c.selectionStart, c.selectionEnd, c === c0]'),
    ['c', 'mots', 1, 3, true]);
});

test('what comes before a form does not make it another form', async () => {
  const form = (notice) => `<section>${notice}<div><input id="a" name="a"></div></section>`;
  await serve(form(''), 'a.focus(); a.value = "mots"; window.a0 = a');
  await answer(form('<div><p id="fault">one mistake</p></div>'));
  assert.deepEqual(await of('[document.activeElement.id, a.value, a === a0]'), ['a', 'mots', true]);
  await answer(form(''));
  assert.deepEqual(await of('[document.activeElement.id, a.value, a === a0]'), ['a', 'mots', true]);
});

test('an attribute alone is changed without reading the rest', async () => {
  await serve('<p><a href="/old" hreflang="en">English</a></p><input id="q" name="q" value="a">',
    'q.focus(); q.value = "abc"');
  const put = (at, what) => ({ was: 2, now: [0, 1].map((i) => (i === at ? [i, what] : i)) });
  await answer(put(0, { was: 1, now: [[0, { put: { href: '/new', hreflang: '' } }]] }));
  assert.equal(await of('document.querySelector("p").innerHTML'), '<a href="/new">English</a>');
  await answer(put(1, { put: { value: 'ab' } }), { field: 'q' });
  assert.deepEqual(await of('[q.value, q.getAttribute("value")]'), ['abc', 'ab'], 'an echo');
  await answer(put(1, { put: { value: 'x' } }));
  assert.deepEqual(await of('[q.value, q.getAttribute("value")]'), ['x', 'x'], 'a new word');
  await answer(put(1, { put: { value: '' } }));
  assert.deepEqual(await of('[q.value, q.hasAttribute("value")]'), ['', false]);
});

test('fault: a form that has a field named id was put in anew, with all that was typed in it', async () => {
  const form = (id, more) => `<form id="f">${more}<textarea id="t"></textarea><input type="hidden" name="id" value="${id}"></form>`;
  await serve(form('1', ''), 'document.getElementById("t").value = "typed"; document.getElementById("t").focus()');
  await answer(form('2', '<p>once more</p>'));
  assert.equal(await of('document.getElementById("t").value'), 'typed');
  assert.equal(await of('document.activeElement.id'), 't');
  assert.equal(await of('document.querySelector("[name=id]").value'), '2');
});
