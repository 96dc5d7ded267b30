/** Why nothing of some work is shown now, as the server says it. */
export interface Stop {
  readonly code: string;
  readonly text: string;
  readonly next: string;
}

/** One of the person's assignments; `stop` is null while what it shows may be on the screen. */
export interface Work {
  readonly id: string;
  readonly purpose: string;
  readonly stop: Stop | null;
}

/** Reads what the line tells; what cannot be read is no work at all. */
export function worksOf(data: unknown): readonly Work[] {
  const work = typeof data === 'object' && data !== null && 'work' in data ? data.work : null;
  return Array.isArray(work) ? (work as Work[]) : [];
}

/** Whether anything that might be on the screen may not be any more: its work ended, stopped, or is another one now. */
export function lost(before: readonly Work[], now: readonly Work[]): boolean {
  return open(before).some(({ id }) => !open(now).some((one) => one.id === id));
}

/** Whether work may be shown now that was not before. */
export function gained(before: readonly Work[], now: readonly Work[]): boolean {
  return lost(now, before);
}

/**
 * Why a purpose shows nothing now; null while any work of it does, or when nothing is known of it.
 * @param purpose null: of any
 */
export function stopOf(work: readonly Work[], purpose: string | null): Stop | null {
  const meant = work.filter((one) => purpose === null || one.purpose === purpose);
  // The latest assignment says it best.
  return open(meant).length > 0 ? null : (meant.at(-1)?.stop ?? null);
}

function open(work: readonly Work[]): readonly Work[] {
  return work.filter(({ stop }) => stop === null);
}
