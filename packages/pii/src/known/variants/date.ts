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
  const dayForms = [...new Set([day, plain]), ordinalOf(plain)];
  const names = [
    name,
    ...(name === 'may' ? [] : [name.slice(0, 3)]),
    ...(name === 'september' ? ['sept'] : []),
  ];
  const numbers = [
    [day, month],
    ...(plain === day && !month.startsWith('0') ? [] : [[plain, String(Number(month))] as const]),
  ] as const;
  const found: Variant[] = [];
  for (const y of [year, year.slice(2)]) {
    const score = y.length === 4 ? 1 : 0.8;
    for (const [d, m] of numbers) {
      for (const parts of [`${d}/${m}/${y}`, `${m}/${d}/${y}`]) found.push(...spelled(parts, score));
      if (y.length === 4) found.push(...spelled(`${y}/${m}/${d}`, score));
    }
    for (const m of names) {
      for (const d of dayForms)
        found.push(...spelled(`${d} ${m} ${y}`, score), ...spelled(`${m} ${d} ${y}`, score));
      if (m !== name) continue;
      for (const d of [plain, ordinalOf(plain)]) {
        found.push(...spelled(`${d} of ${m} ${y}`, score), ...spelled(`${m} the ${d} ${y}`, score));
      }
      if (y.length === 4) found.push(...spelled(`${y} ${m} ${plain}`, score));
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

function ordinalOf(day: string): string {
  const isTeen = Math.floor(Number(day) / 10) === 1;
  return day + (isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][Number(day) % 10] ?? 'th'));
}
