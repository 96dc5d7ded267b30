import { GROUP, type Figures, type TeamFigures } from './figures.ts';
import { guarded } from './guarded.ts';
import { awarenessParts, partNames, scoreOf, type AwarenessPart, type Score } from './score.ts';

/** One part of the formula for one group. */
export interface ShownPart {
  readonly part: AwarenessPart;
  /** From 0 to 1, in steps of a twentieth, so that one person more or less is not to be read from two months. */
  readonly share: number | null;
  /** Why there is none: nobody feeds it, or it would tell of fewer than a group. */
  readonly missing: 'no-feed' | 'too-few' | null;
}

/** What is told of a vendor or a team. */
export interface ShownGroup extends Score {
  /** Null: the whole vendor. */
  readonly team: string | null;
  /** How many people; null where even that is held back. */
  readonly people: number | null;
  readonly parts: readonly ShownPart[];
  /** Minutes until half of those who reported had done so; it is told and weighs nothing, since a late report must not cost. */
  readonly medianMinutes: number | null;
}

/** What is told of a vendor and its teams together. */
export interface Board {
  readonly total: ShownGroup;
  readonly teams: readonly ShownGroup[];
}

/** In steps of a twentieth. */
const STEPS = 20;

/**
 * What may be told of a vendor and its teams. Each part of the formula is held back by itself, by how many people it is about: of
 * a team of thirty in which two were reached by a message, nothing is told of phishing. Where a part is shown for all but one team, the total
 * less the others would be that team; so the next smallest goes with it, until what is held back is a group of its own.
 * @param teams every person of the vendor stands in one of them, once
 * @param whole of the vendor: median times are not a sum
 */
export function boardOf(whole: Figures, teams: readonly TeamFigures[], group = GROUP): Board {
  const people = guarded(
    teams.map((team) => team.people),
    whole.people,
    group,
  );
  const guards = Object.fromEntries(
    partNames.map((part) => {
      const { of } = awarenessParts[part];
      const told = teams.map((team, nth) => (people.parts[nth] === true ? (of(team) ?? 0) : null));
      return [part, guardPart(told, of(whole) ?? 0, teams.map(of), group)];
    }),
  ) as Readonly<Record<AwarenessPart, ReturnType<typeof guarded>>>;
  return {
    total: shownOf(whole, null, people.total, (part) => guards[part].total),
    teams: teams.map((team, nth) =>
      shownOf(team, team.team, people.parts[nth] === true, (part) => guards[part].parts[nth] === true),
    ),
  };
}

/** A part is held back at least where the team itself is. */
function guardPart(
  told: readonly (number | null)[],
  total: number,
  all: readonly (number | null)[],
  group: number,
): ReturnType<typeof guarded> {
  const counts = all.map((count) => count ?? 0);
  const held = told.map((count) => count === null);
  return guarded(counts, total, group, held);
}

function shownOf(
  figures: Figures,
  team: string | null,
  isTold: boolean,
  mayTell: (part: AwarenessPart) => boolean,
): ShownGroup {
  const parts = partNames.map((part): ShownPart => {
    const { of, count } = awarenessParts[part];
    const all = of(figures);
    if (all === null) return { part, share: null, missing: 'no-feed' };
    if (!isTold || !mayTell(part) || all === 0) return { part, share: null, missing: 'too-few' };
    return { part, share: Math.round((STEPS * count(figures)) / all) / STEPS, missing: null };
  });
  const shares = Object.fromEntries(parts.map(({ part, share }) => [part, share]));
  const reported = figures.phishing?.reported ?? 0;
  const reportsTold = parts.some(({ part, share }) => part === 'reported' && share !== null);
  return {
    ...scoreOf(shares as Readonly<Record<AwarenessPart, number | null>>),
    ...{ team, people: isTold ? figures.people : null, parts },
    medianMinutes: reportsTold && reported >= GROUP ? (figures.phishing?.medianMinutes ?? null) : null,
  };
}
