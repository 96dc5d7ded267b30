import { settingsActs, type Setting } from './acts.ts';

/** An entry of the ledger as it is read for this: what was done, by whom, and its words. */
export interface SettingsEntry {
  readonly entry: number;
  readonly act: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly person: string | null;
  /** The party of whoever acted. */
  readonly party: string | null;
  readonly words: Readonly<Record<string, unknown>>;
}

/** One change of Cordon's own settings, as it belongs to the population of an audit. */
export interface SettingsChange {
  readonly entry: number;
  readonly act: string;
  readonly of: Setting;
  readonly title: string;
  readonly at: number;
  /** Person id; null: a machine, or the shell. */
  readonly by: string | null;
  /** Who else acted on the same thing, up to the end of the period: for what two people change, null says that one was missing. */
  readonly secondPerson: string | null;
  /** Whether it takes two people at all. */
  readonly takesTwo: boolean;
  /** The vendor it is about; null: the company, or the installation. */
  readonly vendor: string | null;
}

/**
 * The changes of a period, oldest first.
 * @param entries every act on settings up to the end of the period, in the order of their entries: whoever decides within it
 *   may have been asked before it
 * @param from epoch milliseconds, inclusive; whoever reads the entries cut them at the end
 * @param vendors ids of parties that are vendors
 */
export function settingsChanges(
  entries: readonly SettingsEntry[],
  from: number,
  vendors: ReadonlySet<string>,
): readonly SettingsChange[] {
  const together = Map.groupBy(entries, keyOf);
  return entries.flatMap((entry) => {
    const known = settingsActs[entry.act];
    if (known === undefined || entry.at < from) return [];
    const key = keyOf(entry);
    const same = key === null ? [entry] : (together.get(key) ?? [entry]);
    const { act, at, person: by } = entry;
    return [
      {
        ...{ entry: entry.entry, act, of: known.of, title: known.title, at, by },
        secondPerson: same.find(({ person }) => person !== null && person !== by)?.person ?? null,
        takesTwo: known.about !== undefined && !alone.has(act),
        vendor: vendorOf(entry, same, vendors),
      },
    ];
  });
}

/** What an act is about, where two people act on one thing. */
function keyOf({ act, words }: SettingsEntry): string | null {
  const about = settingsActs[act]?.about;
  const id = about === undefined ? undefined : words[about];
  return typeof id === 'string' ? `${about ?? ''} ${id}` : null;
}

/** Nobody was let in before it, so one person may. */
const alone: ReadonlySet<string> = new Set(['networks-first-listed']);

/** Words of entries that name a party; whose act it was says less than whom it is about. */
const NAMES_A_PARTY = ['subjectParty', 'vendor', 'runBy', 'party'] as const;

/** A decision may say only what it decides about: then the proposal names the party. */
function vendorOf(
  entry: SettingsEntry,
  same: readonly SettingsEntry[],
  vendors: ReadonlySet<string>,
): string | null {
  for (const { words } of [entry, ...same]) {
    const named = NAMES_A_PARTY.map((word) => words[word]).find((value) => typeof value === 'string');
    if (named !== undefined) return vendors.has(named) ? named : null;
  }
  return entry.party !== null && vendors.has(entry.party) ? entry.party : null;
}
