import type { BreachNoticeDraft } from '../../api/types.ts';

/** As a draft says it of what nobody knows. */
const NOT_KNOWN = 'Not known yet.';

/** Which parts still say nothing. The server checks the same, and the numbers, when the notice is given. */
export function missingParts(
  { parts }: BreachNoticeDraft,
  texts: Readonly<Record<string, string>>,
): BreachNoticeDraft['parts'] {
  return parts.filter(({ id }) => {
    const text = texts[id] ?? '';
    return text.trim() === '' || text.includes(NOT_KNOWN);
  });
}
