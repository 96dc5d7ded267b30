/** A machine's name as a person writes it: `date_of_birth` -> `date of birth`, `agreement-signed` -> `agreement signed`. */
export function plainWords(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ');
}

/** The same at the start of a sentence: `Date of birth`. */
export function sentenceCase(name: string): string {
  const words = plainWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A key of the Fides taxonomy in words: `user.contact.email` -> `contact email`. */
export function categoryWords(key: string): string {
  return plainWords(key.replace(/^user\.(?=.)/, '').replaceAll('.', ' '));
}

/** Several machine names as one phrase: `Customers, addresses`. */
export function listWords(names: readonly string[]): string {
  return sentenceCase(names.map(plainWords).join(', '));
}
