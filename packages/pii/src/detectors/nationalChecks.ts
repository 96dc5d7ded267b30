import { luhn } from './checksums.ts';

/** Check digits of national numbers. Each takes the number without separators; none decides more than a score. */

/** United Kingdom NHS number: modulus 11. */
export function nhs(digits: string): boolean {
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** United States bank routing number (ABA): weights 3, 7, 1. */
export function aba(digits: string): boolean {
  return weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && digits !== '000000000';
}

/** National Provider Identifier: Luhn over the number with the prefix 80840 (CMS). */
export function npi(digits: string): boolean {
  return /^[12]/.test(digits) && luhn(`80840${digits}`);
}

/** Drug Enforcement Administration number: two letters and seven digits, the last a check digit. */
export function dea(value: string): boolean {
  const digits = value.slice(2);
  return weighted(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits[6]);
}

const vinValues = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Vehicle identification number (ISO 3779) with the North American check digit in place nine. */
export function vin(value: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (vinValues.indexOf(value[i] ?? '') % 10) * (vinWeights[i] ?? 0);
  return (sum % 11 === 10 ? 'X' : String(sum % 11)) === value[8];
}

const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Verhoeff's check, as Aadhaar numbers have it. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    check = Number(dihedral[check]?.[Number(permutation[i % 8]?.[digit])]);
  }
  return check === 0;
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}
