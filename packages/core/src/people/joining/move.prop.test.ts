import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveTo, type Held, type Place } from './move.ts';

/* A person moves between agreements, roles, queues and sites. Whatever they hold was given for a place. */

const agreement = fc.constantFrom('agr_1', 'agr_2');
const accessRole = fc.constantFrom('tier1', 'tier2');
const purpose = fc.constantFrom('orders', 'billing');
const site = fc.constantFrom('cebu', 'manila');
const place: fc.Arbitrary<Place> = fc.record({ agreement, accessRole, purpose, site });
/** One role for each agreement and purpose, as assignments are. */
const work = fc.uniqueArray(place, {
  maxLength: 3,
  selector: (one) => `${one.agreement} ${one.purpose}`,
});

/** What comes with work at a place. */
function heldAt(
  { agreement: of, accessRole: role, purpose: queue, site: where }: Place,
  nth: string,
): Held[] {
  return [
    { kind: 'assignment', id: `a${nth}`, agreement: of, accessRole: role, purpose: queue, site: where },
    { kind: 'door-credential', id: `c${nth}`, agreement: of, purpose: queue },
    { kind: 'value-on-screen', id: `r${nth}`, agreement: of },
    { kind: 'ticket-in-hand', id: `t${nth}`, purpose: queue },
    { kind: 'device', id: `d${nth}`, site: where },
    { kind: 'badge', id: `b${nth}`, site: where },
  ];
}

const allows = (held: readonly Held[]) =>
  held
    .filter(({ kind }) => kind === 'assignment')
    .map(
      (one) =>
        `${String(one.agreement)} ${String(one.accessRole)} ${String(one.purpose)} ${String(one.site)}`,
    )
    .sort();
const wanted = (places: readonly Place[]) =>
  places.map((one) => `${one.agreement} ${one.accessRole} ${one.purpose} ${String(one.site)}`).sort();

class Desk {
  held: readonly Held[] = [];
  made = 0;
  places: readonly Place[] = [];
}

class MoveCommand implements fc.Command<{ places: readonly Place[] }, Desk> {
  readonly to: readonly Place[];
  constructor(to: readonly Place[]) {
    this.to = to;
  }
  check = () => true;
  run(model: { places: readonly Place[] }, real: Desk): void {
    const { ends, stays, gives } = moveTo(real.held, this.to);
    expect([...ends, ...stays].length).toBe(real.held.length);
    real.held = [...stays, ...gives.flatMap((one) => heldAt(one, String((real.made += 1))))];
    model.places = this.to;
    real.places = this.to;
    // What may be done is exactly the new work: nothing of an old place, and nothing of the new one missing.
    expect(allows(real.held)).toEqual(wanted(model.places));
    for (const one of real.held) {
      const of = model.places.filter(
        (at) =>
          (one.agreement === undefined || one.agreement === at.agreement) &&
          (one.purpose === undefined || one.purpose === at.purpose) &&
          (one.site === undefined || one.site === at.site),
      );
      expect(of).not.toEqual([]);
    }
  }
  toString = () => `move to ${JSON.stringify(this.to)}`;
}

it('after any moves nobody keeps a permission of a place they left', () => {
  const commands = fc.commands([work.map((to) => new MoveCommand(to))], { maxCommands: 12 });
  fc.assert(
    fc.property(commands, (moves) => {
      fc.modelRun(() => ({ model: { places: [] }, real: new Desk() }), moves);
    }),
    { numRuns: 300 },
  );
});

it('who moves nowhere keeps nothing', () => {
  fc.assert(
    fc.property(work, (places) => {
      const held = places.flatMap((one, nth) => heldAt(one, String(nth)));
      expect(moveTo(held, []).stays).toEqual([]);
    }),
  );
});

it('moving to where one is ends nothing and gives nothing', () => {
  fc.assert(
    fc.property(work, (places) => {
      const held = places.flatMap((one, nth) => heldAt(one, String(nth)));
      expect(moveTo(held, places)).toMatchObject({ ends: [], gives: [] });
    }),
  );
});
