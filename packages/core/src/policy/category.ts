/**
 * True when a grant of category `granted` covers a field of category `category`. Fides keys are paths: a key
 * covers itself and its descendants, so `user.contact` covers `user.contact.email` but not `user.contacts`.
 */
export function covers(granted: string, category: string): boolean {
  return category === granted || category.startsWith(`${granted}.`);
}

/** True for a well-formed key of the Fides taxonomy: lower-case words joined by dots. */
export function isCategory(key: string): boolean {
  return /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(key);
}

/** A Fides key as a person says it: `user.health_and_medical` becomes `health and medical`. */
export function categoryWords(key: string): string {
  return key
    .replace(/^user\.(?=.)/, '')
    .replaceAll('.', ' ')
    .replaceAll('_', ' ');
}
