// The floor of old browsers: without modules, WebAssembly or recent CSS a page is whole (rung 0).
// What a browser does not know it must be able to ignore without losing anything essential; so
// this reads the style sheet, the script and the pages, and names what could break an old one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { every_address, get, open_house, root } from './support/house.mjs';

let house, pages, style;
before(async () => {
  house = await open_house({ lived_in: true });
  pages = new Map();
  for (const path of await every_address(house.origin)) {
    pages.set(path, (await get(house.origin + path)).body.toString());
  }
  style = pages.get('/').match(/<style>([^]*?)<\/style>/)[1];
});
after(() => house && house.close());

/**
 * The rules of a style sheet: [{selector, body, within}], where `within` lists the at-rules
 * around. A style rule that holds another one is given with `nested` true.
 */
function rules_of(css) {
  const clean = css.replace(/\/\*[^]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '""');
  const found = [];
  const around = [];
  let text = '';
  for (const letter of clean) {
    if (letter === '{') {
      const parent = around[around.length - 1];
      if (parent && !parent.prelude.startsWith('@')) parent.nested = true;
      // Declarations before a nested rule are not part of its prelude.
      around.push({ prelude: text.split(';').pop().trim(), body: '', nested: false });
      text = '';
    } else if (letter === '}') {
      const rule = around.pop();
      rule.body += text;
      text = '';
      const within = around.map((one) => one.prelude);
      if (!rule.prelude.startsWith('@') || !/[{}]/.test(rule.body)) {
        found.push({ selector: rule.prelude, body: rule.body, within, nested: rule.nested });
      }
    } else {
      text += letter;
      if (letter === ';' && around.length) {
        around[around.length - 1].body += text;
        text = '';
      }
    }
  }
  return found;
}

test('the style sheet has nothing that takes an essential rule with it', () => {
  for (const css of [style, readFileSync(join(root, 'web/style.css'), 'utf8')]) {
    const wrong = [];
    for (const { selector, body, within, nested } of rules_of(css)) {
      const tested = [selector, ...within].some((rule) => rule.startsWith('@supports'));
      const said = selector.replace(/\s+/g, ' ').slice(0, 60);
      if (nested) wrong.push(`${said}: a rule inside a rule`);
      if (tested) continue;
      // An unknown selector takes its whole rule with it.
      if (/:has\(|:is\(|:where\(|:user-valid|:popover-open|:state\(/.test(selector)) {
        wrong.push(`${said}: a selector that old browsers drop with its rule`);
      }
      const takes_outline = /^\s*outline:\s*(none|0)\s*;?\s*$/.test(body); // no loss if lost
      if (selector.includes(':focus-visible') && selector.includes(',') && !takes_outline) {
        wrong.push(`${said}: :focus-visible shares its rule with others`);
      }
      if (/outline:\s*(none|0)\b/.test(body) && !selector.includes(':not(:focus-visible)')) {
        wrong.push(`${said}: takes the outline away`);
      }
      const declarations = body.split(';').map((one) => one.split(/:([^]*)/).map((s) => s.trim()));
      declarations.forEach(([property, value], i) => {
        if (!value || property.startsWith('--')) return;
        if (!/color-mix\(|light-dark\(|oklch\(|lch\(|lab\(|\b\d+(dvh|svh|lvh|dvw|cqi|cqw)\b|round\(/
          .test(value)) return;
        // Something an old browser knows must come first, for the same property.
        const before = declarations.slice(0, i).some(([other]) => other === property);
        if (!before) wrong.push(`${said}: ${property}: ${value} has nothing to fall back on`);
      });
    }
    for (const at of ['@layer', '@container', '@scope', '@property', '@starting-style']) {
      // Ignored with all it holds: only for what can be missed, inside @supports.
      if (new RegExp(`${at}\\b[^;{]*\\{`).test(css)) wrong.push(`${at}: its rules would be lost`);
    }
    assert.deepEqual(wrong, []);
  }
});

test('the page needs no script, and has none an old browser would try to run', () => {
  for (const [path, html] of pages) {
    const scripts = html.match(/<script\b[^>]*>/g) || [];
    for (const tag of scripts) {
      assert.match(tag, /\btype="module"/, `${path}: ${tag}`);
      assert.match(tag, /\bsrc="\/assets\//, path);
    }
    assert.ok(scripts.length <= 1, path);
    assert.ok(!/<script[^>]*>[^<]/.test(html), `${path}: an inline script`);
    assert.ok(!/\bnomodule\b|<noscript/.test(html), path);
    const tags = html.replace(/<style>[^]*?<\/style>/, '').match(/<[a-z][^>]*>/g);
    for (const tag of tags) {
      const bare = tag.replace(/"[^"]*"/g, '""');
      assert.ok(!/\son[a-z]+=/.test(bare), `${path}: ${tag}`);
      assert.ok(!/\sstyle=/.test(bare), `${path}: ${tag}`);
      assert.ok(!/<(dialog|template|slot|[a-z]+-[a-z-]+)\b/.test(bare), `${path}: ${tag}`);
    }
    assert.ok(!/\shref="javascript:/.test(html), path);
  }
});

test('every form works by itself: an action, a method, a button, named fields', () => {
  for (const [path, html] of pages) {
    for (const [form] of html.matchAll(/<form\b[^]*?<\/form>/g)) {
      assert.match(form, /^<form[^>]* action="\/[^"]*"/, path);
      assert.match(form, /^<form[^>]* method="(get|post)"/, path);
      assert.match(form, /<button\b(?![^>]*type="button")/, path);
      for (const [field] of form.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
        assert.match(field, / name="/, `${path}: ${field}`);
      }
    }
  }
});

test('the script is written in what the first browsers with modules can read', async () => {
  for (const name of ['data-worker', 'src']) {
    const address = pages.get('/').match(new RegExp(`\\b${name}="(/assets/[^"]+)"`))[1];
    const code = (await get(house.origin + address)).body.toString();
    // Lowering to ES2018 leaves it as it is: there was nothing newer in it.
    const [low, same] = await Promise.all(['es2018', 'esnext'].map(
      (target) => transform(code, { target, minify: false })));
    assert.equal(low.code, same.code, name);
    assert.ok(!/\.(replaceChildren|at|replaceAll|flat|flatMap|allSettled)\(/.test(code), name);
  }
});

test('nothing of the page is hidden until a script comes', () => {
  for (const { selector, body } of rules_of(style)) {
    assert.ok(!/\.(js|no-js|script)\b/.test(selector), selector);
    if (/visibility:\s*hidden|display:\s*none/.test(body)) {
      assert.ok(!/(^|,)\s*(html|body|main|header|footer)\s*($|,)/.test(selector), selector);
    }
  }
});
