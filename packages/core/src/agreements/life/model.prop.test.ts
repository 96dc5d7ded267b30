import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actKinds, lifeOf, may, type ActKind, type LifeEvent, type Side } from './index.ts';

/*
 * The life against a model that is kept another way: the model changes flags and lists as acts happen, the life folds
 * what was recorded. Both are asked before every act whether it may be done, and after it where the agreement stands.
 */

interface ModelVersion {
  readonly from: number;
  readonly until: number;
  readonly signedBy: Set<Side>;
  lastSignature: number;
  void: boolean;
}

class Model {
  clock = 0;
  shown = false;
  redlined = false;
  suspended = false;
  over = false;
  readonly versions: ModelVersion[] = [
    { from: 5, until: 20, signedBy: new Set(), lastSignature: 0, void: false },
  ];

  complete(): ModelVersion[] {
    return this.versions.filter(({ signedBy }) => signedBy.size === 2);
  }

  waiting(): ModelVersion | null {
    const last = this.versions.at(-1);
    return this.over || last === undefined || last.void || last.signedBy.size === 2 ? null : last;
  }

  inTime(at = this.clock): boolean {
    return this.complete().some(
      ({ from, until, lastSignature }) => Math.max(from, lastSignature) <= at && at < until,
    );
  }

  pass(by: number): void {
    this.clock += by;
    const complete = this.complete();
    if (complete.length > 0 && complete.every(({ until }) => until <= this.clock)) this.over = true;
  }

  state(): string {
    if (this.over) return 'ended';
    if (this.complete().length > 0) {
      if (this.suspended) return 'suspended';
      return this.inTime() ? 'in-force' : 'signed';
    }
    if (!this.shown) return 'draft';
    return this.redlined ? 'negotiated' : 'offered';
  }

  /** The last moment that signed terms cover from now on without a gap. */
  covered(): number {
    let at = this.clock;
    while (this.inTime(at)) at++;
    return at;
  }

  allows(act: ActKind, side: Side): boolean {
    if (this.over || (side === 'processor' && !this.shown)) return false;
    const company = side === 'controller';
    const waiting = this.waiting();
    const signable = waiting !== null && this.clock < waiting.until;
    switch (act) {
      case 'offer':
        return company && !this.shown && signable;
      case 'withdraw':
        return company && ['offered', 'negotiated'].includes(this.state());
      case 'propose':
        return true;
      case 'sign':
        return signable && !waiting.signedBy.has(side) && (company || waiting.signedBy.has('controller'));
      case 'renew': {
        const known = waiting === null ? this.complete() : [...this.complete(), waiting];
        return this.inTime() && known.every(({ until }) => until <= this.covered());
      }
      case 'suspend':
        return ['signed', 'in-force'].includes(this.state());
      case 'resume':
        return company && this.state() === 'suspended';
      case 'terminate':
      case 'end-for-breach':
        return company;
    }
  }

  propose(from: number, until: number): void {
    for (const version of this.versions) if (version.signedBy.size < 2) version.void = true;
    this.versions.push({ from, until, signedBy: new Set(), lastSignature: 0, void: false });
    this.redlined = this.shown;
  }

  apply(act: ActKind, side: Side, from: number, until: number): void {
    const waiting = this.waiting();
    if (act === 'offer') this.shown = true;
    if (act === 'withdraw') {
      this.shown = this.redlined = false;
      if (waiting !== null && waiting.signedBy.size > 0) waiting.void = true;
    }
    if (act === 'propose' || act === 'renew') this.propose(from, until);
    if (act === 'sign' && waiting !== null) {
      this.shown = true;
      waiting.signedBy.add(side);
      waiting.lastSignature = this.clock;
    }
    if (act === 'suspend') this.suspended = true;
    if (act === 'resume') this.suspended = false;
    if (act === 'terminate' || act === 'end-for-breach') this.over = true;
  }
}

/** The events an agreement has recorded, and what time it is. */
interface Real {
  now: number;
  readonly events: LifeEvent[];
}

class Act implements fc.Command<Model, Real> {
  readonly act: ActKind;
  readonly side: Side;
  readonly from: number;
  readonly length: number;
  readonly wait: number;

  constructor(act: ActKind, side: Side, from: number, length: number, wait: number) {
    this.act = act;
    this.side = side;
    this.from = from;
    this.length = length;
    this.wait = wait;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    model.pass(this.wait);
    real.now += this.wait;
    const before = lifeOf(real.events, real.now);
    agree(model, real);
    for (const side of ['controller', 'processor'] as const) {
      const allowed = actKinds.filter((kind) => model.allows(kind, side));
      expect(before.acts[side], `${before.state} at ${String(real.now)}`).toEqual(allowed);
    }
    const refused = may(before, this.act, this.side);
    if (refused !== null) return;
    const from = real.now + this.from;
    const until = from + this.length;
    real.events.push(...this.recorded(model.versions.length, real.now, { from, until }));
    model.apply(this.act, this.side, from, until);
    agree(model, real);
  }

  recorded(versions: number, at: number, span: { from: number; until: number }): LifeEvent[] {
    const by = this.side;
    switch (this.act) {
      case 'offer':
        return [{ kind: 'offered', by, at }];
      case 'withdraw':
        return [{ kind: 'withdrawn', by, at }];
      case 'propose':
      case 'renew':
        return [{ kind: 'proposed', version: versions + 1, by, at, span }];
      case 'sign':
        return [{ kind: 'signed', version: versions, by, at }];
      case 'suspend':
        return [{ kind: 'suspended', by, at }];
      case 'resume':
        return [{ kind: 'resumed', by, at }];
      case 'terminate':
        return [{ kind: 'ended', reason: 'terminated', at }];
      case 'end-for-breach':
        return [{ kind: 'ended', reason: 'breached', at }];
    }
  }

  toString(): string {
    return `+${String(this.wait)} ${this.side} ${this.act} [${String(this.from)}, +${String(this.length)})`;
  }
}

function agree(model: Model, real: Real): void {
  const life = lifeOf(real.events, real.now);
  const waiting = model.waiting();
  const next = waiting === null ? null : waiting.signedBy.has('controller') ? 'processor' : 'controller';
  expect({
    state: life.state,
    pending: life.pending?.version ?? null,
    awaits: life.awaits,
    endsAt: life.endsAt,
  }).toEqual({
    state: model.state(),
    pending: waiting === null ? null : model.versions.length,
    awaits: next,
    endsAt: !model.over && model.inTime() ? model.covered() : null,
  });
}

const side = fc.constantFrom<Side>('controller', 'processor');
/** Endings are rare: most runs should live long enough to be worth looking at. */
const kind = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<ActKind>('offer', 'propose', 'sign', 'sign', 'sign', 'sign') },
  { weight: 6, arbitrary: fc.constantFrom<ActKind>('withdraw', 'renew', 'suspend', 'resume') },
  { weight: 1, arbitrary: fc.constantFrom<ActKind>('terminate', 'end-for-breach') },
);
const step = fc
  .tuple(kind, side, fc.integer({ min: -4, max: 12 }), fc.integer({ min: 1, max: 25 }), fc.nat(4))
  .map(([act, by, from, length, wait]) => new Act(act, by, from, length, wait));

describe('the life of an agreement', () => {
  it('stands where the model stands after any acts, and lets the same acts through', () => {
    const reached = new Map<string, number>();
    const holds = fc.property(fc.commands([step], { maxCommands: 40, size: 'max' }), (commands) => {
      const model = new Model();
      const events: LifeEvent[] = [
        { kind: 'drafted', version: 1, by: 'controller', at: 0, span: { from: 5, until: 20 } },
      ];
      fc.modelRun(() => ({ model, real: { now: 0, events } }), commands);
      reached.set(model.state(), (reached.get(model.state()) ?? 0) + 1);
    });
    fc.assert(holds, { seed: 20261125, numRuns: 1500 });
    // The commands do get around: every state was where some run ended.
    expect([...reached.keys()].toSorted()).toEqual(
      ['draft', 'ended', 'in-force', 'negotiated', 'offered', 'signed', 'suspended'].toSorted(),
    );
  });
});
