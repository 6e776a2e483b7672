// Makes the children of one element equal to those of another, touching as little as can be.
//
// A child with an id is found again by it, wherever it stands among its siblings; another by
// being the next of its kind. What is the same is not walked, what is gone is deleted, and what
// holds the focus is never moved: its neighbours are (moving an ancestor blurs a field).
// Leaves out: fields and details, whose state is the person's (`care`, from patch.js).

function move(parent, child, before) {
  // moveBefore keeps what insertBefore loses, where the browser has it.
  if (parent.moveBefore && child.isConnected) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}

function is_kind(node, wanted) {
  return node.nodeType === wanted.nodeType && node.nodeName === wanted.nodeName;
}

/** The first sibling from `at` on that could become `wanted`, which has no id. */
function next_of_kind(at, wanted) {
  let node = at;
  while (node && (node.id || !is_kind(node, wanted))) node = node.nextSibling;
  return node;
}

/** Brings `child` to stand at `at`, its later sibling or itself. */
function bring(parent, child, at) {
  if (!child.contains(document.activeElement)) {
    move(parent, child, at);
    return;
  }
  for (let node = at; node !== child; ) {
    const next = node.nextSibling;
    move(parent, node, null);
    node = next;
  }
}

function set_attributes(node, wanted, care) {
  for (const { name, value } of Array.from(wanted.attributes)) {
    if (node.getAttribute(name) !== value && !care.holds(node, name)) node.setAttribute(name, value);
  }
  for (const { name } of Array.from(node.attributes)) {
    if (!wanted.hasAttribute(name) && !care.holds(node, name)) node.removeAttribute(name);
  }
}

function morph_node(node, wanted, care) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  const done = care.begin(node, wanted);
  if (!done) return;
  set_attributes(node, wanted, care);
  morph(node, wanted, care);
  done();
}

/**
 * `care.begin(old, wanted)` gives what to do once `old` is made, or null to leave it alone;
 * `care.holds(old, name)` says that an attribute is not to be touched.
 */
export function morph(parent, wanted, care) {
  const ids = new Map();
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node.id) ids.set(node.id, node);
  let at = parent.firstChild;
  for (let next = wanted.firstChild; next; next = next.nextSibling) {
    let match = next.id ? ids.get(next.id) : next_of_kind(at, next);
    if (match && next.id) ids.delete(next.id);
    if (match && !is_kind(match, next)) match = null;
    if (!match) {
      parent.insertBefore(document.importNode(next, true), at);
      continue;
    }
    if (match !== at) bring(parent, match, at);
    at = match.nextSibling;
    if (!match.isEqualNode(next)) morph_node(match, next, care);
    else care.same(match);
  }
  while (at) {
    const next = at.nextSibling;
    parent.removeChild(at);
    at = next;
  }
}
