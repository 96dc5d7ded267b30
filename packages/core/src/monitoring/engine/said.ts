import { severities, type Severity } from '../signal.ts';

const HOUR = 3_600_000;

export type KeptSaid = readonly [key: string, at: number, rank: number];

/** What was said of whom: the same is said again only when it is graver, or after some hours. */
export class Said {
  private readonly latest: Map<string, { at: number; rank: number }>;
  private swept = 0;

  constructor(kept: readonly KeptSaid[] = []) {
    this.latest = new Map(kept.map(([key, at, rank]) => [key, { at, rank }]));
  }

  /** @returns whether it is to be said now; then it is noted as said */
  isNews(kind: string, whom: string, severity: Severity, at: number, hours: number): boolean {
    const rank = severities.indexOf(severity);
    const key = `${kind}\n${whom}`;
    const before = this.latest.get(key);
    if (before !== undefined && rank <= before.rank && Math.abs(at - before.at) < hours * HOUR) {
      return false;
    }
    this.latest.set(key, { at: Math.max(at, before?.at ?? at), rank });
    return true;
  }

  /** @param longest the longest of the cool-downs, in hours */
  sweep(now: number, longest: number): void {
    if (now - this.swept < 6 * HOUR) return;
    this.swept = now;
    for (const [key, { at }] of this.latest) if (now - at > longest * HOUR) this.latest.delete(key);
  }

  kept(): KeptSaid[] {
    return [...this.latest].map(([key, { at, rank }]) => [key, at, rank] as const);
  }
}
