import { PLACES } from './grammar.ts';

/** Whether two syntax trees say the same; places in the text do not count. */
export function sameTree(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((each, nth) => sameTree(each, other[nth]));
  }
  return sameFields(one as Record<string, unknown>, other as Record<string, unknown>);
}

function sameFields(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  let left = 0;
  for (const field in one) {
    if (PLACES.has(field) || one[field] === undefined) continue;
    left++;
    if (!sameTree(one[field], other[field])) return false;
  }
  for (const field in other) {
    if (!PLACES.has(field) && other[field] !== undefined) left--;
  }
  return left === 0;
}
