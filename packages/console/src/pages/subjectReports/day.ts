const DAY_MS = 86_400_000;

/**
 * The moment a day stands for that was typed: its end, but never later than now.
 * @param day as an input of type date has it, `2026-11-02`
 * @param now epoch milliseconds
 */
export function endOf(day: string, now: number): string {
  return new Date(Math.min(new Date(`${day}T00:00`).getTime() + DAY_MS - 1, now)).toISOString();
}

/** The first moment of a day that was typed. */
export function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

/** How much of the time for an answer has gone, from 0 to 1, and whether it is over. */
export function clockOf(receivedAt: string, dueAt: string, now: number): { share: number; over: boolean } {
  const [from, until] = [Date.parse(receivedAt), Date.parse(dueAt)];
  const share = until > from ? (now - from) / (until - from) : 1;
  return { share: Math.max(0, Math.min(1, share)), over: now > until };
}
