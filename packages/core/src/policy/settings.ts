/** Reads one setting of a rule. `wanted` says in words what is accepted, for the person who drafts the terms. */
export interface Parser<T> {
  readonly wanted: string;
  readonly optional: boolean;
  /** The value, or `undefined` when it is not what is wanted. */
  readonly read: (value: unknown) => T | undefined;
}

/** The settings a kind of rule has: name -> parser. */
export type Parsers<S> = { readonly [K in keyof S]: Parser<S[K]> };

/**
 * Reads the settings of one condition, limit or duty.
 * @param rule the rule as it stands in the terms
 * @param common names that every rule of its effect has and that are read elsewhere
 * @returns the settings; or every problem, an unknown name among them: a misspelt setting must not quietly
 *   widen an access
 */
export function readSettings<S>(
  rule: Readonly<Record<string, unknown>>,
  common: readonly string[],
  parsers: Parsers<S>,
):
  { readonly ok: true; readonly settings: S } | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const settings: Partial<S> = {};
  for (const name in parsers) {
    const parser = parsers[name];
    const given = Object.hasOwn(rule, name) ? rule[name] : undefined;
    const value = parser.read(given);
    if (value === undefined && !(parser.optional && given === undefined)) {
      problems.push(`${name} must be ${parser.wanted}`);
    } else if (value !== undefined) settings[name] = value;
  }
  for (const name of Object.keys(rule)) {
    if (!common.includes(name) && !Object.hasOwn(parsers, name))
      problems.push(`${name} is not a setting of it`);
  }
  return problems.length === 0 ? { ok: true, settings: settings as S } : { ok: false, problems };
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most = 1_000_000): Parser<number> {
  return {
    wanted: `a whole number from ${String(least)} to ${String(most)}`,
    optional: false,
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined,
  };
}

/** A text that is not empty. */
export const text: Parser<string> = {
  wanted: 'a text',
  optional: false,
  read: (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined),
};

/** A list, not empty, of what `item` reads. */
export function listOf<T>(item: Parser<T>): Parser<readonly T[]> {
  return {
    wanted: `a list, not empty, each ${item.wanted}`,
    optional: false,
    read: (value) => {
      if (!Array.isArray(value) || value.length === 0) return undefined;
      const items = value.map(item.read);
      return items.every((each) => each !== undefined) ? items : undefined;
    },
  };
}

/** What `of` reads, or nothing at all. */
export function optional<T>(of: Parser<T>): Parser<T | undefined> {
  return { ...of, optional: true };
}

/** One of the words given. */
export function oneOf<T extends string>(...words: readonly T[]): Parser<T> {
  return {
    wanted: `one of ${words.join(', ')}`,
    optional: false,
    read: (value) => words.find((word) => word === value),
  };
}

/** True or false. */
export const flag: Parser<boolean> = {
  wanted: 'true or false',
  optional: false,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** An object, whatever it holds. */
export const object: Parser<Readonly<Record<string, unknown>>> = {
  wanted: 'an object',
  optional: false,
  read: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined,
};

/** A list of objects, which may be empty. */
export const objects: Parser<readonly Readonly<Record<string, unknown>>[]> = {
  wanted: 'a list of objects',
  optional: false,
  read: (value) => (Array.isArray(value) && value.length === 0 ? [] : listOf(object).read(value)),
};
