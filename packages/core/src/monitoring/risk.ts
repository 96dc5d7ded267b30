import type { Sign } from './signal.ts';

const HOUR = 3_600_000;

interface Weak {
  at: number;
  event: string;
}

export type KeptRisk = readonly [agent: string, weak: Readonly<Record<string, Weak>>];

/**
 * Weak signs of different kinds add up. Each kind counts once, however often it was seen, and fades: what one honest
 * habit repeats is no suspicion, what comes together from several sides is.
 */
export class Risk {
  private readonly agents: Map<string, Record<string, Weak>>;
  private readonly halfLifeHours: number;
  private readonly enough: number;
  private swept = 0;

  /**
   * @param halfLifeHours hours in which a sign loses half its weight
   * @param enough the sum of weights (each at most 1) that makes a signal
   */
  constructor(halfLifeHours: number, enough: number, kept: readonly KeptRisk[] = []) {
    this.halfLifeHours = halfLifeHours;
    this.enough = enough;
    this.agents = new Map(kept.map(([agent, weak]) => [agent, { ...weak }]));
  }

  /** Adds a weak sign. @returns one sign that names what it consists of, once the sum is enough; the sum then begins anew */
  add(agent: string, kind: string, sign: Sign, at: number): Sign | null {
    let weak = this.agents.get(agent);
    if (weak === undefined) {
      weak = {};
      this.agents.set(agent, weak);
    }
    weak[kind] = { at, event: sign.events.at(-1) ?? '' };
    let sum = 0;
    for (const { at: when } of Object.values(weak)) sum += this.weight(at - when);
    if (sum < this.enough) return null;
    const parts = Object.entries(weak).filter(([, { at: when }]) => this.weight(at - when) >= 0.25);
    this.agents.delete(agent);
    return {
      severity: 'medium',
      reason: `Several weak signs came together: ${parts.map(([name]) => name).join(', ')}.`,
      events: parts.map(([, { event }]) => event).filter((event) => event !== ''),
    };
  }

  private weight(age: number): number {
    return 0.5 ** (Math.max(0, age) / HOUR / this.halfLifeHours);
  }

  sweep(now: number): void {
    if (now - this.swept < this.halfLifeHours * HOUR) return;
    this.swept = now;
    for (const [agent, weak] of this.agents) {
      if (Object.values(weak).every(({ at }) => this.weight(now - at) < 0.05)) this.agents.delete(agent);
    }
  }

  kept(): KeptRisk[] {
    return [...this.agents];
  }
}
