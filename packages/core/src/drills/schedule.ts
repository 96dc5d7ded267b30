const DAY_MS = 86_400_000;

/** How often drills are made unless somebody says otherwise. */
export const MONTHLY_DAYS = 30;

/** When drills are due again. @param last begin of the last whole run, null before the first @param everyDays null: by hand only */
export function dueAt(last: Date | null, everyDays: number | null): Date | null {
  if (everyDays === null) return null;
  return new Date((last?.getTime() ?? 0) + everyDays * DAY_MS);
}
