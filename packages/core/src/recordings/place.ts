/** Addresses of the console a recording may name, as patterns. A value that stands in an address is in none of them. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^\/tickets\/?$/, '/tickets'],
  [/^\/tickets\/[^/]+\/?$/, '/tickets/:ticket'],
  [/^\/sidebar\/[^/]+\/?$/, '/sidebar/:sidebar'],
];

/** @returns the pattern of an address, without what is asked and where on the page; `/` for every other one */
export function placeOf(address: string): string {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(address)?.[1] ?? address.replace(/[?#].*$/s, '');
  return places.find(([pattern]) => pattern.test(path))?.[1] ?? '/';
}
