import { hash32 } from './kept.ts';

const MANY = 500;

/**
 * What is kept of the few agents of whom something was told, such as a new factor: nothing of all the others. Plain JSON, by
 * hash of the agent.
 */
export interface Few<T> {
  kept: Record<number, T>;
  many: number;
}

const keyOf = (agent: string): number => hash32(agent) >>> 0;

export const noneYet = <T>(): Few<T> => ({ kept: {}, many: 0 });

export function ofAgent<T>(few: Few<T>, agent: string): T | undefined {
  return few.many === 0 ? undefined : few.kept[keyOf(agent)];
}

/** Lets go of an agent. */
export function letGo<T>(few: Few<T>, agent: string): void {
  const key = String(keyOf(agent));
  few.kept = Object.fromEntries(Object.entries(few.kept).filter(([one]) => one !== key));
  few.many = Object.keys(few.kept).length;
}

/**
 * Keeps something of an agent.
 * @param isOver whether what is kept of another may go, asked when there are many; when none may, all go: more than five
 *   hundred at once is a new system, not an attack
 */
export function keepOf<T>(few: Few<T>, agent: string, value: T, isOver: (kept: T) => boolean): void {
  if (few.many >= MANY) {
    const left = Object.entries(few.kept).filter(([, kept]) => !isOver(kept));
    few.kept = left.length < MANY ? Object.fromEntries(left) : {};
  }
  few.kept[keyOf(agent)] = value;
  few.many = Object.keys(few.kept).length;
}
