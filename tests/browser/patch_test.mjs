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
