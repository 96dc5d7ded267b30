import type { FindingDetail } from '../../api/types.ts';

/**
 * A stop on the way from found to closed. `now` is where it stands; what lies behind has an instant where one is known, and is
 * `skipped` where nobody ever did it.
 */
export interface Stop {
  readonly name: string;
  readonly where: 'done' | 'skipped' | 'now' | 'ahead';
  readonly at: string | null;
}

const STOPS = ['Found', 'Planned', 'Said to be mended', 'Looked at again', 'Closed'] as const;

/** Which stop each state stands at; an accepted risk waits beside the way, at the first. */
const PLACE: Readonly<Record<FindingDetail['state'], number>> = {
  open: 0,
  exception: 0,
  planned: 1,
  'fix-claimed': 2,
  closed: 4,
};

/** The life of a finding as a way with five stops. Of a step that was taken several times the last is told. */
export function stopsOf({
  state,
  raisedAt,
  events,
  closed,
}: Pick<FindingDetail, 'state' | 'raisedAt' | 'events' | 'closed'>): readonly Stop[] {
  const place = PLACE[state];
  const lastOf = (act: string, answer?: string) =>
    events.findLast(
      (event) => event.act === act || (event.act === 'finding-answered' && event.detail === answer),
    )?.at ?? null;
  const instants = [
    raisedAt,
    lastOf('finding-planned', 'planned'),
    lastOf('finding-fix-claimed', 'mended'),
    lastOf('finding-retested') ?? closed?.at ?? null,
    closed?.at ?? null,
  ];
  return STOPS.map((name, nth) => ({
    name,
    where: whereOf(nth, place, state === 'closed', instants[nth] ?? null),
    at: nth <= place ? (instants[nth] ?? null) : null,
  }));
}

function whereOf(nth: number, place: number, closed: boolean, at: string | null): Stop['where'] {
  if (nth > place) return 'ahead';
  if (nth === place && !closed) return 'now';
  return at === null ? 'skipped' : 'done';
}
