import type { z } from 'zod';
import type { overview, windowView } from './schemas.ts';
import type { AccessStore } from './store.ts';

/** What the officer's first page needs of other features. */
export interface OverviewDeps {
  readonly now: () => Date;
  readonly vendors: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
  readonly openReveals: (now: Date) => Promise<number>;
  readonly liveSessions: () => Promise<number>;
  readonly pendingRebinds: () => Promise<
    readonly {
      readonly id: string;
      readonly ticket: string;
      readonly askedBy: { readonly name: string };
      readonly askedAt: Date;
    }[]
  >;
  /** Agreements in force, with their end. */
  readonly ending: () => Promise<z.infer<typeof overview>['ending']>;
}

const DRAWN_MINUTES = 60;
const ENDING_DAYS = 90;

/** Now: what runs, what waits, what ends. */
export async function overviewOf(
  deps: OverviewDeps,
  accesses: AccessStore,
): Promise<z.infer<typeof overview>> {
  const now = deps.now();
  const [vendors, perMinute, today, openReveals, liveSessions, rebinds, ending] = await Promise.all([
    deps.vendors(),
    accesses.perMinute(new Date(now.getTime() - DRAWN_MINUTES * 60_000)),
    accesses.count(new Date(now.getTime() - 24 * 3_600_000)),
    deps.openReveals(now),
    deps.liveSessions(),
    deps.pendingRebinds(),
    deps.ending(),
  ]);
  return {
    perMinute: perMinute.map((point) => ({ ...point, minute: point.minute.toISOString() })),
    vendors: [...vendors],
    openReveals,
    liveSessions,
    refusedToday: today.refused,
    accessesToday: today.ok,
    pendingApprovals: rebinds.map(({ id, ticket, askedBy, askedAt }) => ({
      id,
      kind: 'rebind',
      text: `${askedBy.name} asks to tie ticket ${ticket} to another customer.`,
      at: askedAt.toISOString(),
    })),
    ending: ending.filter(({ daysLeft }) => daysLeft <= ENDING_DAYS),
  };
}

/** An auditor's scope, with counts over it. */
export async function windowOf(accesses: AccessStore, person: string): Promise<z.infer<typeof windowView>> {
  const windows = await accesses.windowsOf(person);
  return {
    agreements: await Promise.all(
      windows.map(async ({ agreement, title, vendor, source, from, until }) => {
        const { ok, refused, reveals, people } = await accesses.count(from, { agreement, until });
        return {
          agreement,
          title,
          vendor,
          source,
          from: from.toISOString(),
          until: until.toISOString(),
          accesses: ok,
          refused,
          reveals,
          people,
        };
      }),
    ),
  };
}
