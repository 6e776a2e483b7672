// Puts an answer in the page.
//
// Promises: a part that says what the page already says is not touched at all, so the first
// answer on a freshly served page makes no mutation. Where something differs, what the person
// holds stays: focus, caret, selection, composition, scroll, open details (fields.js). A node
// with an id, or around one, is only ever changed into the node of the same id.
// Leaves out: addresses and focus after a navigation (start.js).
import { hold, is_field, note_details, settle, settle_details } from './fields.js';

// Attributes that the person's own state shows through: fields.js decides on them.
const held_attributes = {
  INPUT: ['value', 'checked'],
  TEXTAREA: ['value'],
  OPTION: ['selected'],
  DETAILS: ['open'],
  BUTTON: ['hidden'], // start.js shows those that need the program
};

function is_same(part, content) {
  const now = part.childNodes;
  const next = content.childNodes;
  return (
    now.length === next.length && Array.from(now).every((node, i) => node.isEqualNode(next[i]))
  );
}

/** What is the same is not walked: most of a page, at most keys. */
function keep(element) {
  if (element.querySelectorAll) element.querySelectorAll('details').forEach(note_details);
  if (element.tagName === 'DETAILS') note_details(element);
  return false;
}

function change_attributes(old, wanted) {
  const held = held_attributes[old.tagName] || [];
  old.getAttributeNames().concat(wanted.getAttributeNames()).forEach((name) => {
    const value = wanted.getAttribute(name);
    if (value === old.getAttribute(name) || held.includes(name)) return;
    if (name === 'tabindex' && old === document.activeElement) return;
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
  });
}

/** Not `.id`: of a form that is its field of that name. */
function id_of(node) {
  return (node.getAttribute && node.getAttribute('id')) || '';
}

function ids_inside(node) {
  return node.querySelectorAll ? Array.from(node.querySelectorAll('[id]'), id_of) : [];
}

function are_akin(old, wanted) {
  return old.nodeName === wanted.nodeName && id_of(old) === id_of(wanted);
}

/** Surely the same, whatever they say: by their id, or by one inside. */
function is_same_one(old, wanted) {
  if (!are_akin(old, wanted)) return false;
  if (id_of(old)) return true;
  const ids = ids_inside(wanted);
  return ids.length > 0 && ids_inside(old).some((id) => ids.includes(id));
}

/** For each of `wanted`, which of `old` becomes it. */
function origins(old, wanted) {
  const are_pairs = old.length === wanted.length && old.every((node, i) => (
    are_akin(node, wanted[i]) && !ids_inside(node).length && !ids_inside(wanted[i]).length
  ) || is_same_one(node, wanted[i]));
  if (are_pairs) return old;
  const left = old.slice();
  const from = wanted.map(() => null);
  [(node, one) => node.isEqualNode(one), is_same_one, are_akin].forEach((is_it) => {
    wanted.forEach((one, i) => {
      const at = from[i] ? -1 : left.findIndex((node) => is_it(node, one));
      if (at >= 0) from[i] = left.splice(at, 1)[0];
    });
  });
  return from;
}

/** What the field itself said: when the program was told where it is, all that was in the page. */
function is_echo(asked, field) {
  return Boolean(asked.first) || (asked.field !== undefined && asked.field === field.name);
}

/** `old` becomes `wanted`, which has the same name: what they share is not touched. */
function become(old, wanted, how) {
  // A field in which a character is being composed is left alone: the next answer has it.
  if (old === how.composing) return;
  if (old.isEqualNode(wanted)) {
    keep(old);
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = wanted.nodeValue;
    return;
  }
  const held = is_field(old) ? hold(old) : null;
  change_attributes(old, wanted);
  become_children(old, Array.from(wanted.childNodes), how);
  if (old.tagName === 'DETAILS') settle_details(old, wanted);
  if (held) settle(old, wanted, held, is_echo(how.asked, old));
}

function become_children(element, wanted, how) {
  const old = Array.from(element.childNodes);
  const from = origins(old, wanted);
  from.forEach((node, i) => node && become(node, wanted[i], how));
  order(element, old, from.map((node, i) => node || document.importNode(wanted[i], true)));
}

/** Takes out what does not stay, then moves as little as it can. */
function order(element, old, nodes) {
  const stays = new Set(nodes);
  old.forEach((node) => stays.has(node) || element.removeChild(node));
  let next = element.firstChild;
  nodes.forEach((node) => {
    if (node === next) next = next.nextSibling;
    else element.insertBefore(node, next);
  });
}

function read(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  // What only the server knew when it wrote the page stays as it stands there.
  template.content.querySelectorAll('.served:empty').forEach((empty) => {
    const there = document.getElementById(id_of(empty));
    if (there) there.childNodes.forEach((node) => empty.appendChild(node.cloneNode(true)));
  });
  return template.content;
}

/** Whether `edits` speak of the children that are there: an extension may have added its own. */
function fits(element, { was, now, put }) {
  if (put) return element.nodeType === Node.ELEMENT_NODE;
  const children = element.childNodes;
  return children.length === was && now.every((one) => !Array.isArray(one) ||
    typeof one[1] === 'string' || fits(children[one[0]], one[1]));
}

/** Puts the children in place: what stays is neither read nor moved. */
function arrange(element, { now, put }, how) {
  if (put) {
    const wanted = element.cloneNode(true);
    Object.keys(put).forEach((name) => {
      if (put[name]) wanted.setAttribute(name, put[name]);
      else wanted.removeAttribute(name);
    });
    become(element, wanted, how);
    return;
  }
  const old = Array.from(element.childNodes);
  order(element, old, now.map((one) => {
    if (typeof one === 'string') return document.importNode(read(one).firstChild, true);
    if (!Array.isArray(one)) return old[one];
    const child = old[one[0]];
    if (typeof one[1] !== 'string') {
      arrange(child, one[1], how);
      return child;
    }
    const wanted = read(one[1]).firstChild;
    if (child.nodeName !== wanted.nodeName) return document.importNode(wanted, true);
    become(child, wanted, how);
    return child;
  }));
}

/** Moving a node takes the focus from it: whoever had it gets it back. */
function refocus({ element, start, end }) {
  if (element === document.activeElement || !document.contains(element)) return;
  element.focus({ preventScroll: true });
  if (start !== null && start !== undefined) element.setSelectionRange(start, end);
}

/**
 * `asked` is what was asked; `is_new` says that it is another screen, whose `main` shares
 * nothing with this one's; `composing` is the field of an unfinished composition, or null.
 * False where the answer does not fit what the page holds, which is then as it was.
 */
export function patch(answer, { asked, is_new, composing }) {
  const parts = ['header', 'main', 'footer'].map((name) => [
    document.getElementById(name), answer[name], is_new && name === 'main',
  ]).filter(([part, said]) => part && said !== undefined);
  if (!parts.every(([part, said]) => typeof said === 'string' || fits(part, said))) return false;
  const element = document.activeElement;
  const focus = { element, start: element.selectionStart, end: element.selectionEnd };
  parts.forEach(([part, said, is_other]) => {
    if (typeof said !== 'string') {
      arrange(part, said, { asked, composing });
      return;
    }
    const content = read(said);
    if (is_same(part, content)) return;
    if (is_other) {
      part.textContent = '';
      part.appendChild(document.importNode(content, true));
    } else {
      become_children(part, Array.from(content.childNodes), { asked, composing });
    }
  });
  refocus(focus);
  const status = document.getElementById('status');
  const told = answer.status !== undefined && read(answer.status);
  if (status && told && !is_same(status, told)) {
    status.innerHTML = answer.status;
    status.removeAttribute('class'); // it repeats what the page shows: heard, not seen
  }
  return true;
}
