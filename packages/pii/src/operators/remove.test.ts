import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redact } from '../index.ts';
import { remove } from './remove.ts';
import { anyType, anyValue, seed } from '../../eval/arbitraries.ts';

it('leaves nothing of a value', () => {
  const property = fc.property(anyValue, anyType, (value, type) => remove().apply(value, type) === '');
  fc.assert(property, { seed });
  expect(redact('to a@b.example, now', { operators: { '*': remove() } }).text).toBe('to , now');
});
