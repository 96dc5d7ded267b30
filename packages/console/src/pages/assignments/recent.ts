import type { ReviewItem } from '../../api/types.ts';

/** Days within which a use counts as recent. */
export const RECENT_DAYS = 30;

/** Lines without an answer whose person used the access lately: they can be kept together. */
export function usedLately(items: readonly ReviewItem[], now: number): readonly ReviewItem[] {
  return items.filter(
    ({ answer, lastUse }) =>
      answer === null && lastUse !== null && now - Date.parse(lastUse) < RECENT_DAYS * 86_400_000,
  );
}
