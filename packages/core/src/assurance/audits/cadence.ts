/** The day an audit is due: so many months after the last one, or after the agreement came into force. */
export function nextAudit(last: Date, everyMonths: number): Date {
  const due = new Date(last);
  const day = due.getUTCDate();
  due.setUTCMonth(due.getUTCMonth() + everyMonths, 1);
  // The last of a month that has no such day.
  const length = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
  due.setUTCDate(Math.min(day, length));
  return due;
}

/**
 * How often an agreement wants an audit, by its duties; the shortest of several.
 * @returns months, and the clause that says so; null when it wants none
 */
export function cadenceOf(
  duties: readonly { readonly clause: string; readonly kind: string; readonly [setting: string]: unknown }[],
): { readonly clause: string; readonly everyMonths: number } | null {
  const stated = duties.flatMap(({ clause, kind, everyMonths }) =>
    kind === 'audit' && typeof everyMonths === 'number' ? [{ clause, everyMonths }] : [],
  );
  return stated.toSorted((a, b) => a.everyMonths - b.everyMonths)[0] ?? null;
}
