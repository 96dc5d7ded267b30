import { newNumbering, type Numbering } from '../numbering.ts';
import { placeholder } from '../placeholder.ts';
import type { Operator } from './operator.ts';

/** `[EMAIL]`: what kind of value stood there. */
export function label(): Operator {
  return { name: 'placeholder', apply: (_, type) => placeholder(type) };
}

/**
 * `[PERSON_1]`: the same number for the same value, in the order values come.
 * @param numbering of the case; it remembers raw values as long as it is kept
 */
export function pseudonym(numbering: Numbering = newNumbering()): Operator {
  return {
    name: 'pseudonym',
    apply: (value, type) => placeholder(type, numbering.of(type, value)),
    reserve: (text) => numbering.reserve(text),
  };
}
