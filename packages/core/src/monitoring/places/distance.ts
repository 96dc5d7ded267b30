import { countries } from './countries.ts';

const EARTH_KM = 6371;
const RADIAN = Math.PI / 180;

/**
 * The least way between two countries, in kilometres: of their middles, less both radii, so that neighbours are no journey.
 * @param one, other ISO 3166-1 alpha-2
 * @returns null when one is not on the list
 */
export function kilometresBetween(one: string, other: string): number | null {
  const [a, b] = [countries[one], countries[other]];
  if (a === undefined || b === undefined) return null;
  const north = (b[0] - a[0]) * RADIAN;
  const east = (b[1] - a[1]) * RADIAN;
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(a[0] * RADIAN) * Math.cos(b[0] * RADIAN) * Math.sin(east / 2) ** 2;
  return Math.max(0, 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half))) - a[2] - b[2]);
}
