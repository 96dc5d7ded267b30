/** What a fact of a finding is to its reader: entries of the ledger or a recording that can be opened, an instant, or words. */
export type Fact =
  | { readonly kind: 'entries'; readonly entries: readonly number[] }
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'recording'; readonly id: string }
  | { readonly kind: 'words'; readonly words: string };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** @param value a number under `entries` counts them; a text lists which */
export function factOf(name: string, value: string | number): Fact {
  if (typeof value === 'number') {
    return name === 'entry' || name === 'first'
      ? { kind: 'entries', entries: [value] }
      : { kind: 'words', words: String(value) };
  }
  if (name === 'entries' && /^\d+( \d+)*$/.test(value)) {
    return { kind: 'entries', entries: value.split(' ').map(Number) };
  }
  if (name === 'recording') return { kind: 'recording', id: value };
  return INSTANT.test(value) ? { kind: 'instant', at: value } : { kind: 'words', words: value };
}

/** `mapVersion` reads `map version`. */
export function factName(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
