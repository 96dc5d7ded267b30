const DAY_MS = 86_400_000;

/** How often drills are made unless somebody says otherwise. */
export const MONTHLY_DAYS = 30;

/** When drills are due again. @param last begin of the last whole run, or of the installation @param everyDays null: by hand only */
export function dueAt(last: Date, everyDays: number | null): Date | null {
  return everyDays === null ? null : new Date(last.getTime() + everyDays * DAY_MS);
}
