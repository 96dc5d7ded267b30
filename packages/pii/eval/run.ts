import type { Labelled } from './dataset.ts';
import { score, type Found, type Score } from './score.ts';

/** What is compared: finds spans in texts; texts of one conversation come together and in order. */
export interface System {
  readonly name: string;
  find(texts: readonly Labelled[]): Promise<readonly (readonly Found[])[]> | readonly (readonly Found[])[];
}

export interface Measured {
  readonly system: string;
  readonly set: string;
  readonly score: Score;
  /** bytes of UTF-8 per microsecond of this process's CPU time, all its threads: MB/s */
  readonly speed: number;
}

/** Runs one system over one set, once. */
export async function measure(system: System, set: string, texts: readonly Labelled[]): Promise<Measured> {
  const before = process.cpuUsage();
  const found = await system.find(texts);
  const { user, system: kernel } = process.cpuUsage(before);
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { system: system.name, set, score: score(texts, found), speed: bytes / Math.max(1, user + kernel) };
}

/** Turns of one conversation together, in order; a text without a group is alone. Gives indexes. */
export function conversations(texts: readonly Labelled[]): number[][] {
  const groups = new Map<string, number[]>();
  const all: number[][] = [];
  texts.forEach(({ group }, index) => {
    const before = group === undefined ? undefined : groups.get(group);
    if (before !== undefined) {
      before.push(index);
      return;
    }
    const fresh = [index];
    if (group !== undefined) groups.set(group, fresh);
    all.push(fresh);
  });
  return all;
}
