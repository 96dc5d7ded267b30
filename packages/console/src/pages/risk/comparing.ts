/** What is in one list of facts and not in the other. */
export interface FactChange {
  readonly name: string;
  readonly gone: readonly unknown[];
  readonly added: readonly unknown[];
}

type Facts = Readonly<Record<string, unknown>>;

/** What of the facts is another thing than it was, by name; a list item by item. */
export function factChanges(before: Facts, after: Facts): readonly FactChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => {
      const [old, now] = [itemsOf(before[name]), itemsOf(after[name])];
      return { name, gone: without(old, now), added: without(now, old) };
    })
    .filter(({ gone, added }) => gone.length + added.length > 0);
}

/** Sections whose text is another one, with both. */
export function textChanges(
  before: readonly Text[],
  after: readonly Text[],
): readonly { readonly title: string; readonly was: string; readonly is: string }[] {
  return after.flatMap(({ section, title, text }) => {
    const was = before.find((one) => one.section === section)?.text ?? '';
    return was === text ? [] : [{ title, was, is: text }];
  });
}

interface Text {
  readonly section: string;
  readonly title: string;
  readonly text: string;
}

function itemsOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** Facts are canonical: what reads alike is the same. */
function without(all: readonly unknown[], known: readonly unknown[]): readonly unknown[] {
  const texts = new Set(known.map((one) => JSON.stringify(one)));
  return all.filter((one) => !texts.has(JSON.stringify(one)));
}
