// The dates of what a person does today, as programs write them, as people type and read them.

/** `today`: one moment for all of a test, so that no month turns in the middle of it. */
export function dates_of(today = new Date()) {
  const [year, month] = today.toISOString().split('-');
  const in_years = (more, then) => `${Number(year) + more}-${then}`;
  return {
    year,
    day: today.toISOString().slice(0, 10),
    month: `${year}-${month}`,
    in_words: new Intl.DateTimeFormat('fr', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(today),
    // What is promised: later than any month it is.
    next: in_years(1, '03'),
    end: in_years(3, '06'),
  };
}

/** "2026-11" as one types it: "11/2026". */
export const typed = (month) => month.split('-').reverse().join('/');
