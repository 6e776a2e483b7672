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

function morph(part, content, { asked, composing }) {
  const held = new Map();
  Idiomorph.morph(part, content, {
    morphStyle: 'innerHTML',
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

/**
 * `asked` is what was asked; `is_new` says that it is another screen, whose `main` shares
 * nothing with this one's; `composing` is the field of an unfinished composition, or null.
 */
export function patch(answer, { asked, is_new, composing }) {
  for (const name of ['header', 'main', 'footer']) {
    const part = document.getElementById(name);
    if (!part || answer[name] === undefined) continue;
    const template = document.createElement('template');
    template.innerHTML = answer[name];
    const content = template.content;
    if (is_same(part, content)) continue;
    if (is_new && name === 'main') {
      part.textContent = '';
      part.appendChild(document.importNode(content, true));
    } else {
      morph(part, Array.from(content.childNodes), { asked, composing });
    }
  }
  const status = document.getElementById('status');
  if (status && answer.status !== undefined && status.innerHTML !== answer.status) {
    status.innerHTML = answer.status;
  }
}
