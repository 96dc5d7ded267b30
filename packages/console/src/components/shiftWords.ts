import type { AssignmentView, Shift } from '../api/types.ts';

const DAY_NAMES = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
} as const;

export type Day = keyof typeof DAY_NAMES;

export const days = Object.keys(DAY_NAMES) as readonly Day[];

export function dayName(day: Day): string {
  return DAY_NAMES[day];
}

/** `Mon to Fri, 08:00 to 17:00 (Asia/Manila)`. */
export function shiftWords(shift: Shift | null): string {
  if (shift === null) return 'Always';
  return `${daysWords(shift.days)}, ${shift.from} to ${shift.to} (${shift.timeZone})`;
}

function daysWords(given: readonly Day[] | undefined): string {
  const worked = days.filter((day) => given?.includes(day) ?? true);
  if (worked.length === days.length) return 'Every day';
  const [first, last] = [worked[0], worked.at(-1)];
  const together =
    first !== undefined &&
    last !== undefined &&
    days.indexOf(last) - days.indexOf(first) === worked.length - 1;
  return together && worked.length > 2
    ? `${dayName(first)} to ${dayName(last)}`
    : worked.map(dayName).join(', ');
}

/** What was changed about the shift that runs or comes next, in words; null when nothing was. */
export function changeWords({ changes }: Pick<AssignmentView, 'changes'>, now: number): string | null {
  const ahead = changes.filter(({ until }) => Date.parse(until) > now);
  const words = [
    ...(ahead.some(({ because }) => because === 'extend') ? ['extended'] : []),
    ...(ahead.some(({ because }) => because === 'swap') ? ['swapped'] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
