/** A field of the customer record that a value can be typed for. */
export interface FieldChoice {
  readonly resource: string;
  readonly field: string;
  readonly label: string;
  readonly category: string;
}

/** What names a choice, whatever stands beside it in the list. */
export function keyOfChoice({ resource, field }: FieldChoice): string {
  return JSON.stringify([resource, field]);
}

const LONG_POSTAL_CODE = /^\d{5}-\d{4}$/;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** What a value of some category looks like. Words alone look like a name, a street and a city: they point at nothing. */
const SHAPES: readonly (readonly [category: string, looksLikeIt: (text: string) => boolean])[] = [
  ['user.contact.email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)],
  [
    'user.contact.phone_number',
    (text) =>
      /^\+?[\d\s().-]{7,30}$/.test(text) &&
      !isDay(text) &&
      !LONG_POSTAL_CODE.test(text) &&
      digitsIn(text) >= 7 &&
      digitsIn(text) <= 15,
  ],
  ['user.demographic.date_of_birth', isDay],
  [
    'user.contact.address.postal_code',
    (text) =>
      LONG_POSTAL_CODE.test(text) ||
      /^(?:\d{4,6}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d)$/i.test(text),
  ],
  ['user.unique_id', isNumberWithLetters],
  ['user.behavior.purchase_history', isNumberWithLetters],
  ['user.health_and_medical.insurance_beneficiary_id', isNumberWithLetters],
];

/** `2002-06-18`, `18.6.2002`. */
function isDay(text: string): boolean {
  return /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/.test(text);
}

/** `HH-0502833`, `C0068394`. */
function isNumberWithLetters(text: string): boolean {
  return /^#?[a-z]{1,4}[-_ ]?\d[\d-]{2,}$/i.test(text);
}

/**
 * The field a typed value looks like one of. A wrong one costs a try, so it is said only when no other field of the list
 * could be meant.
 * @returns null when none, or more than one, is
 */
export function guessedFrom(choices: readonly FieldChoice[], typed: string): FieldChoice | null {
  const text = typed.trim();
  const found = choices.filter(({ category }) =>
    SHAPES.some(([of, looksLikeIt]) => isWithin(category, of) && looksLikeIt(text)),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isWithin(category: string, of: string): boolean {
  return category === of || category.startsWith(`${of}.`);
}

/**
 * The field a value is sent for: the one chosen by hand while the list has it, else the one it looks like, else the first.
 * @param byHand key of the choice, or null
 */
export function chosenField(
  choices: readonly FieldChoice[],
  byHand: string | null,
  typed: string,
): FieldChoice | undefined {
  return choices.find((one) => keyOfChoice(one) === byHand) ?? guessedFrom(choices, typed) ?? choices[0];
}
