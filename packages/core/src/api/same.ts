import type { Cell, Field } from '../kernel/index.ts';

/** What people put between the parts of a name or number and do not mean. */
const SEPARATORS = /[\s[\].,;:!?'"`’‘“”(){}<>/|_*#+&@–—-]/gu;

const plain = (text: string): string => text.normalize('NFKC').replace(SEPARATORS, '').toLowerCase();
const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');

/**
 * Whether a value is what a caller says, as the generated confirm views compare: case, blanks and punctuation do not
 * count, a telephone number may lack its country code, a date is year, month, day. What is empty once normalised matches
 * nothing.
 */
export function sameAsSaid(
  cell: Cell,
  said: string,
  { type, category }: Pick<Field, 'type' | 'category'>,
): boolean {
  if (cell === null) return false;
  switch (type) {
    case 'text':
      if (category.startsWith('user.contact.email')) return equal(lowered(cell), lowered(said));
      if (/^user\.contact\.(phone|fax)_number/.test(category)) return samePhone(cell, said);
      return equal(plain(cell), plain(said));
    case 'integer':
    case 'numeric':
      return equal(decimalOf(cell), decimalOf(said));
    case 'date':
      return equal(digitsOf(cell), digitsOf(said));
    case 'boolean':
    case 'timestamp':
    case 'json':
      return false;
  }
}

function equal(a: string, b: string): boolean {
  return a !== '' && a === b;
}

const lowered = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = ''] =
    /^\s*(-?)0*([0-9]*)(?:\.([0-9]*?)0*)?\s*$/.exec(text) ?? [];
  if (whole === '' && fraction === '' && !/[0-9]/.test(text)) return '';
  return `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Equal digits, or one number is the other with up to three digits (a country code) before it. */
function samePhone(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one).replace(/^0+/, ''), digitsOf(other).replace(/^0+/, '')];
  const shorter = Math.min(a.length, b.length);
  if (equal(a, b)) return true;
  return shorter >= 8 && Math.abs(a.length - b.length) <= 3 && a.slice(-shorter) === b.slice(-shorter);
}

/**
 * Whether a record was found rightly: APIs match parts and patterns where an exact-match look-up means the whole value.
 */
export function isExactly(cell: Cell, literal: string, { category }: Pick<Field, 'category'>): boolean {
  if (cell === null) return false;
  if (category.startsWith('user.contact.email')) return equal(lowered(cell), lowered(literal));
  if (/^user\.contact\.(phone|fax)_number/.test(category)) return samePhone(cell, literal);
  return equal(cell, literal.trim());
}
