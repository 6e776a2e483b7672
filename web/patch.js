// Puts an answer in the page.
//
// Promises: a part that says what the page already says is not touched at all, so the first
// answer on a freshly served page makes no mutation. Where something differs, what the person
// holds stays: focus, caret, selection, composition, scroll, open details (fields.js).
// Leaves out: addresses and focus after a navigation (start.js).
import { hold, is_field, note_details, settle, settle_details } from './fields.js';
import { morph } from './morph.js';

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

/** How the person's state is kept while a part is made anew. */
function care_for(asked, composing) {
  return {
    begin(old, wanted) {
      // A field in which a character is being composed is left alone: the next answer has it.
      if (old === composing) return null;
      if (old.tagName === 'DETAILS') return () => settle_details(old, wanted);
      if (!is_field(old)) return () => {};
      const held = hold(old);
      const is_echo = asked.field !== undefined && asked.field === old.name;
      return () => settle(old, wanted, held, is_echo);
    },
    holds(old, name) {
      if (name === 'tabindex') return old === document.activeElement;
      return (held_attributes[old.tagName] || []).includes(name);
    },
    same(old) {
      if (old.tagName === 'DETAILS') note_details(old);
      if (old.querySelectorAll) old.querySelectorAll('details').forEach(note_details);
    },
  };
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
      morph(part, content, care_for(asked, composing));
    }
  }
  const status = document.getElementById('status');
  if (status && answer.status !== undefined && status.innerHTML !== answer.status) {
    status.innerHTML = answer.status;
  }
}
