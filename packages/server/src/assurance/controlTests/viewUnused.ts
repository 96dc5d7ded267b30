import type { Working } from '@cordon/core/agreements';
import type { Unused } from '@cordon/core/assurance';
import type { z } from 'zod';
import type { ControlTestDeps } from './deps.ts';
import type { NarrowerDeps } from './narrower.ts';
import type { unusedPermissionsView } from './schemas.ts';
import { TIMEOUT_MS } from './running.ts';
import { sightOfUnused } from './unused.ts';

export interface UnusedDeps {
  /** What each active agent of a vendor works as. */
  readonly agentsOf: (vendor: string) => Promise<readonly Working[]>;
  readonly titleOf: (agreement: string) => Promise<string>;
  readonly newestOf: NarrowerDeps['newestOf'];
}

type View = z.infer<typeof unusedPermissionsView>;

/** Of each agreement in force: what nobody used for 90 days, and who would see what less without it. */
export async function viewUnused(
  deps: Pick<ControlTestDeps, 'open' | 'terms' | 'now'> & UnusedDeps,
): Promise<View> {
  const ground = deps.open({ now: deps.now(), terms: await deps.terms(), scans: [], timeout: TIMEOUT_MS });
  const agreements = (await ground.unused()).map(async (found): Promise<View['agreements'][number]> => {
    const { agreement, vendor, version, judged, proposed, kept } = found;
    const sight = sightOfUnused(found, await deps.agentsOf(vendor));
    return {
      ...{ agreement, vendor, version, judged, title: await deps.titleOf(agreement) },
      newest: (await deps.newestOf(agreement))?.version ?? version,
      ...{ proposed: proposed.map(viewOf), kept: kept.map(viewOf) },
      sight:
        sight === null ? null : (JSON.parse(JSON.stringify(sight)) as View['agreements'][number]['sight']),
    };
  });
  return { agreements: await Promise.all(agreements) };
}

function viewOf(unused: Unused): View['agreements'][number]['proposed'][number] {
  const { clause, purpose, what } = unused;
  const operation =
    unused.what === 'operation' ? unused.operation : unused.what === 'right' ? unused.right : null;
  const category = unused.what === 'category' || unused.what === 'right' ? unused.category : null;
  return { clause, purpose, what, operation, category };
}
