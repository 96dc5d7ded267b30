import type { AgreementEntry } from '../../ledger/index.ts';
import type { PackFile } from './ports.ts';
import { jsonFile } from './versionFiles.ts';

/** Counts of what was done under an agreement. */
export interface Summary {
  add(entry: AgreementEntry): void;
  files(): readonly PackFile[];
}

/** Collects counts as entries come by: by kind, by answer, by person. */
export function summaryOf(): Summary {
  const kinds = new Map<string, number>();
  const codes = new Map<string, number>();
  const people = new Map<string, number>();
  let first: Date | null = null;
  let last: Date | null = null;
  const count = (of: Map<string, number>, key: unknown): void => {
    if (typeof key === 'string') of.set(key, (of.get(key) ?? 0) + 1);
  };
  return {
    add({ kind, at, body }) {
      const { code, person } = JSON.parse(body) as Record<string, unknown>;
      count(kinds, kind);
      count(codes, code);
      count(people, person);
      first ??= at;
      last = at;
    },
    files: () => [
      jsonFile('accesses/summary.json', {
        ...{ first, last },
        kinds: Object.fromEntries(kinds),
        refusals: Object.fromEntries(codes),
        people: Object.fromEntries(people),
      }),
    ],
  };
}
