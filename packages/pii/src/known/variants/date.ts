import { spelled, whole, type Variant } from './variant.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** An ISO date in the orders and with the month names people write; anything else as it is. */
export function dateVariants(value: string): Variant[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value.trim());
  const [, year = '', month = '', day = ''] = match ?? [];
  const name = months[Number(month) - 1];
  if (match === null || name === undefined) return whole(value);
  const plain = String(Number(day));
  const dayForms = [...new Set([day, plain]), ...['st', 'nd', 'rd', 'th'].map((end) => plain + end)];
  const names = [
    name,
    ...(name === 'may' ? [] : [name.slice(0, 3)]),
    ...(name === 'september' ? ['sept'] : []),
  ];
  const found: Variant[] = [];
  for (const y of [year, year.slice(2)]) {
    const score = y.length === 4 ? 1 : 0.8;
    for (const [d, m] of new Set([
      [day, month],
      [plain, String(Number(month))],
      [plain, month],
    ] as const)) {
      for (const parts of [`${d}/${m}/${y}`, `${m}/${d}/${y}`]) found.push(...spelled(parts, score));
      if (y.length === 4) found.push(...spelled(`${y}/${m}/${d}`, score));
    }
    for (const m of names) {
      for (const d of dayForms)
        found.push(...spelled(`${d} ${m} ${y}`, score), ...spelled(`${m} ${d} ${y}`, score));
      found.push(...spelled(`${plain}th of ${m} ${y}`.replace(/^(\d+)th/, ordinal), score));
    }
  }
  const near = { score: 0.8, needs: 'birth' } as const;
  for (const m of names) {
    for (const d of dayForms) {
      for (const one of [`${d} ${m}`, `${m} ${d}`]) {
        found.push(...spelled(one, 1).map((variant) => ({ ...variant, ...near })));
      }
    }
  }
  return found;
}

function ordinal(_: string, day: string): string {
  const last = Number(day) % 10;
  const teen = Math.floor(Number(day) / 10) === 1;
  return day + (teen ? 'th' : (['th', 'st', 'nd', 'rd'][last] ?? 'th'));
}
