import type { FindingKind } from '@cordon/core/assurance';
import type { Findings } from '../assurance/index.ts';
import { aboutOf, type Drift } from './drift.ts';
import type { Sources } from './sources.ts';

const OF_DATABASE: readonly FindingKind[] = [
  'column-unmapped',
  'column-retyped',
  'map-entry-gone',
  'reach-open',
  'single-lock',
  'login-writes',
];
const OF_API: readonly FindingKind[] = ['path-unmapped', 'path-retyped'];

/** What one look at a source found. */
export interface Looked {
  readonly source: string;
  readonly drift: readonly Drift[];
  /** Parts that did not answer: what changed there is not known, and nothing of them is settled. */
  readonly silent: readonly ('database' | 'api')[];
}

/**
 * Looks at what a source holds now and compares it with its confirmed map: names and types only. What is new or of another
 * type is hidden already, whether or not anybody looks; here it becomes a finding, and a finding whose thing was
 * confirmed or is gone is settled.
 */
export async function lookForDrift(
  { sources, findings }: { readonly sources: Pick<Sources, 'look'>; readonly findings: Findings },
  source: string,
): Promise<Looked> {
  const parts = await sources.look(source);
  const looked = [
    { part: 'database' as const, kinds: OF_DATABASE },
    { part: 'api' as const, kinds: OF_API },
  ];
  for (const { part, kinds } of looked) {
    const drift = parts[part];
    if (drift === null || drift === 'silent') continue;
    for (const one of drift) {
      const { kind, resource, field, found } = one;
      const facts = { resource, ...(field !== null && { field }), ...(found !== undefined && { found }) };
      await findings.raise({
        kind,
        about: aboutOf(source, one),
        source,
        vendor: null,
        agreement: null,
        facts,
      });
    }
    await findings.settle(
      kinds,
      source,
      drift.map((one) => aboutOf(source, one)),
    );
  }
  return {
    source,
    drift: looked.flatMap(({ part }) => {
      const found = parts[part];
      return found === null || found === 'silent' ? [] : found;
    }),
    silent: looked.flatMap(({ part }) => (parts[part] === 'silent' ? [part] : [])),
  };
}
