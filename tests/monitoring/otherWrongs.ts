/** A line of the stream, before it is JSON. */
export type Line = Readonly<Record<string, unknown>>;

const HOUR = 3_600_000;
export const CUSTOMERS = 400_000;

export interface Worker {
  readonly name: string;
  readonly firm: Firm;
  readonly startsAt: number;
  readonly casesADay: number;
  readonly offDays: readonly [number, number];
  readonly address: string;
}

export interface Firm {
  readonly name: string;
  readonly people: number;
  readonly queue: string | null;
  readonly tellsState: boolean;
  readonly tellsPlace: boolean;
  readonly country: string;
  readonly startsAt: readonly number[];
  readonly cases: readonly [number, number];
}

/** Something wrong that one person does on so many of their days. */
export interface Wrong {
  readonly name: string;
  readonly days: number;
  readonly leaves?: true;
  readonly does: (worker: Worker, start: number) => void;
  done: number;
  from: number;
  until: number;
}

interface Hand {
  readonly chance: () => number;
  readonly between: (low: number, high: number) => number;
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly tell: (at: number, kind: string, worker: Worker, more?: Line) => void;
  readonly customer: (order?: number) => Line;
  readonly ticketOf: (worker: Worker, state: string) => Line;
  readonly startOf: (worker: Worker, day: number) => number;
}

/** Everything that is done wrong in the other stream, each by one person. */
export function wrongs({ between, whole, tell, customer, ticketOf }: Hand): Wrong[] {
  const row = { rows: 1, fields: ['name', 'email', 'phone'] };
  const wrong = (name: string, days: number, does: Wrong['does'], leaves?: true): Wrong => ({
    ...{ name, days, does, done: 0, from: Infinity, until: -Infinity },
    ...(leaves === true && { leaves }),
  });
  const times = (many: number, at: number, seconds: number, each: (at: number, nth: number) => void) => {
    for (let nth = 0; nth < many; nth += 1) each((at += between(0.4, 1.6) * seconds * 1000), nth);
  };
  return [
    wrong('decoy', 1, (worker, start) =>
      tell(start + HOUR, 'view', worker, { ...customer(), ...row, flags: ['honeytoken'] }),
    ),
    wrong(
      'ex-employee',
      3,
      (worker, start) =>
        times(25, start, 60, (at) => tell(at, 'view', worker, { ...customer(), ...row, flags: ['left'] })),
      true,
    ),
    wrong('counting-down', 1, (worker, start) => {
      const top = whole(1000, CUSTOMERS - 1);
      times(70, start + HOUR, 9, (at, nth) => tell(at, 'view', worker, { ...customer(top - nth), ...row }));
    }),
    wrong('skimming', 14, (worker, start) =>
      times(135, start, 190, (at) => tell(at, 'view', worker, { ...customer(), ...row })),
    ),
    wrong('skimming-a-little', 15, (worker, start) =>
      times(28, start, 900, (at) => tell(at, 'view', worker, { ...customer(), ...row })),
    ),
    wrong('dump', 1, (worker, start) =>
      tell(start + 2 * HOUR, 'download', worker, { rows: 12_000, fields: ['name', 'email'] }),
    ),
    wrong('slices', 2, (worker, start) =>
      times(30, start + HOUR, 60, (at) => tell(at, 'sql', worker, { rows: 200, fields: ['email'] })),
    ),
    wrong('rattling', 1, (worker, start) =>
      times(24, start + HOUR, 8, (at) =>
        tell(at, 'view', worker, { ...customer(), fields: ['dob'], ok: false }),
      ),
    ),
    wrong('robot', 1, (worker, start) => {
      for (let nth = 0; nth < 200; nth += 1)
        tell(start + HOUR + nth * 7000 + between(0, 150), 'view', worker, { ...customer(), ...row });
    }),
    wrong('elsewhere', 1, (worker, start) => {
      const stranger = {
        ...worker,
        address: '203.0.113.77',
        firm: { ...worker.firm, country: 'RU', tellsPlace: true },
      };
      times(60, start + 10 * HOUR, 20, (at) => tell(at, 'view', stranger, { ...customer(), ...row }));
    }),
    wrong('celebrities', 2, (worker, start) =>
      times(6, start + HOUR, 300, (at) =>
        tell(at, 'view', worker, { ...customer(900 * whole(1, 400)), ...row }),
      ),
    ),
    wrong('one-for-all', 2, (worker, start) => {
      const ticket = ticketOf(worker, 'agent-bound');
      times(30, start + HOUR, 120, (at) => tell(at, 'view', worker, { ...ticket, ...customer(), ...row }));
    }),
    wrong('skimming-under-tickets', 10, (worker, start) =>
      times(120, start, 210, (at) => {
        const whom = { ...ticketOf(worker, 'agent-bound'), ...customer() };
        tell(at, 'search', worker, { ...whom, rows: 1 });
        tell(at + 9000, 'view', worker, { ...whom, ...row });
      }),
    ),
    wrong('strolling', 2, (worker, start) => {
      const first = whole(0, CUSTOMERS / 2);
      times(40, start + HOUR, 150, (at, nth) =>
        tell(at, 'view', worker, {
          ...ticketOf(worker, 'in-hand'),
          ...customer(first + ((nth * 17) % 40) * 3),
          ...row,
        }),
      );
    }),
    wrong('unmasking', 2, (worker, start) =>
      times(60, start + HOUR, 100, (at) =>
        tell(at, 'unmask', worker, { ...customer(), rows: 1, fields: ['ssn'] }),
      ),
    ),
    wrong('middle-of-the-night', 2, (worker, start) =>
      times(30, start + 15 * HOUR, 60, (at) => tell(at, 'view', worker, { ...customer(), ...row })),
    ),
  ];
}
