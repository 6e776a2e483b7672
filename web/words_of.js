// The words of the program, which carries none: a reader has one language.
//
// Promises: those of a language travel once, beside the program; another's when a page in it is
// asked for; what failed is asked for again.
// Leaves out: the few words of the page's own script (words.js).

/** The language of the page that a message is about; null where it says none. */
export function lang_of(text) {
  const [, path] = /^\w+:(\/[^?\s]*)/.exec(text || '') || [];
  if (!path) return null;
  return /^\/en(\/|$)/.test(path) ? 'en' : 'fr';
}

/**
 * `list`: the addresses of all tables, one a language ("/assets/words-fr-<hash>.txt …"). Gives
 * what fetches the files of a language, as bytes, within so many ms where that is said.
 */
export function make_words(list, get) {
  const asked = new Map();
  function words_in(lang, within) {
    if (!asked.has(lang)) {
      const late = new AbortController();
      const timer = within && setTimeout(() => late.abort(), within);
      const files = list.split(' ').filter((address) => address.includes(`-${lang}-`))
        .map((address) => get(address, { signal: late.signal }).then((answer) => answer.arrayBuffer()));
      const all = Promise.all(files);
      all.then(() => clearTimeout(timer), () => asked.delete(lang));
      asked.set(lang, all);
    }
    return asked.get(lang);
  }
  words_in.forget = (lang) => asked.delete(lang);
  return words_in;
}
