// Puts an answer in the page.
//
// Promises: a part that says what the page already says is not touched at all, so the first
// answer on a freshly served page makes no mutation. Where something differs, what the person
// holds stays: focus, caret, selection, composition, scroll, open details (fields.js).
// Leaves out: addresses and focus after a navigation (start.js).
import { Idiomorph } from 'idiomorph';
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

function morph(part, content, style, { asked, composing }) {
  const held = new Map();
  Idiomorph.morph(part, content, {
    morphStyle: style,
    callbacks: {
      beforeNodeMorphed(old, wanted) {
        // A field in which a character is being composed is left alone: the next answer has it.
        if (old === composing) return false;
        if (old.isEqualNode(wanted)) return keep(old);
        if (is_field(old)) held.set(old, hold(old));
        return true;
      },
      beforeAttributeUpdated(name, element) {
        if (name === 'tabindex' && element === document.activeElement) return false;
        return !(held_attributes[element.tagName] || []).includes(name);
      },
      afterNodeMorphed(old, wanted) {
        if (old.tagName === 'DETAILS') settle_details(old, wanted);
        const mine = held.get(old);
        if (mine) settle(old, wanted, mine, asked.field !== undefined && asked.field === old.name);
      },
    },
  });
}

function read(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  // What only the server knew when it wrote the page stays as it stands there.
  template.content.querySelectorAll('.served:empty').forEach((empty) => {
    const there = document.getElementById(empty.id);
    if (there) there.childNodes.forEach((node) => empty.appendChild(node.cloneNode(true)));
  });
  return template.content;
}

/** Whether `edits` speak of the children that are there: an extension may have added its own. */
function fits(element, { was, now }) {
  const children = element.childNodes;
  return children.length === was && now.every((one) => !Array.isArray(one) ||
    typeof one[1] === 'string' || fits(children[one[0]], one[1]));
}

/** Puts the children in place: what stays is neither read nor moved. */
function arrange(element, { now }, how) {
  const old = Array.from(element.childNodes);
  const stays = new Set();
  const wanted = now.map((one) => {
    if (typeof one === 'string') return one;
    const child = old[Array.isArray(one) ? one[0] : one];
    stays.add(child);
    if (Array.isArray(one)) {
      if (typeof one[1] === 'string') morph(child, read(one[1]).firstChild, 'outerHTML', how);
      else arrange(child, one[1], how);
    }
    return child;
  });
  old.forEach((child) => stays.has(child) || element.removeChild(child));
  let next = element.firstChild;
  wanted.forEach((one) => {
    if (one === next) next = next.nextSibling;
    else element.insertBefore(typeof one === 'string' ? read(one) : one, next);
  });
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
      morph(part, Array.from(content.childNodes), 'innerHTML', { asked, composing });
    }
  });
  const status = document.getElementById('status');
  const told = answer.status !== undefined && read(answer.status);
  if (status && told && !is_same(status, told)) {
    status.innerHTML = answer.status;
    status.removeAttribute('class'); // it repeats what the page shows: heard, not seen
  }
  return true;
}
