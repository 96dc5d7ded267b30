import { awarenessParts, GROUP, partNames, type Board, type ShownGroup } from '@cordon/core/people/awareness';
import type { z } from 'zod';
import type { AwarenessDeps, MeasuredVendor } from './deps.ts';
import { NO_SITE } from './figures.ts';
import { measure } from './measuring.ts';
import type { awarenessView } from './schemas.ts';

const MONTHS = 12;

type View = z.infer<typeof awarenessView>;

/** The boards of these vendors as they stand now, with their months and the formula. */
export async function viewAwareness(deps: AwarenessDeps, vendors: readonly MeasuredVendor[]): Promise<View> {
  return {
    group: GROUP,
    formula: partNames.map((part) => {
      const { weight, title, formula } = awarenessParts[part];
      return { part, weight, title, formula };
    }),
    vendors: await Promise.all(vendors.map((vendor) => viewVendor(deps, vendor))),
  };
}

async function viewVendor(deps: AwarenessDeps, vendor: MeasuredVendor): Promise<View['vendors'][number]> {
  const [board, snapshots, sites] = await Promise.all([
    measure(deps, vendor.id),
    deps.store.snapshots(vendor.id, MONTHS),
    deps.store.sites(vendor.id),
  ]);
  const nameOf = (team: string | null) =>
    team === null ? vendor.name : team === NO_SITE ? 'No site' : (sites.get(team) ?? team);
  const group = ({ parts, ...shown }: ShownGroup) => ({
    ...shown,
    name: nameOf(shown.team),
    parts: [...parts],
  });
  return {
    vendor: { id: vendor.id, name: vendor.name },
    at: deps.now().toISOString(),
    total: group(board.total),
    teams: board.teams.map(group),
    months: snapshots.map(({ month, board: was, madeAt, entry }) => ({
      ...{ month: month.slice(0, 7), madeAt: madeAt.toISOString(), entry },
      ...monthView(was, nameOf),
    })),
  };
}

function monthView({ total, teams }: Board, nameOf: (team: string | null) => string) {
  return {
    ...{ score: total.score, confidence: total.confidence },
    parts: total.parts.map(({ part, share }) => ({ part, share })),
    teams: teams.map(({ team, score }) => ({ team: team ?? '', name: nameOf(team), score })),
  };
}
