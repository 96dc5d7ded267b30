import { expect, it } from 'vitest';
import { categoryWords, listWords, plainWords, sentenceCase } from './dataWords.ts';

it('writes machine names as people do', () => {
  expect(plainWords('insurance_member_id')).toBe('insurance member id');
  expect(sentenceCase('agreement-signed')).toBe('Agreement signed');
  expect(sentenceCase('')).toBe('');
});

it('says a category without the word every category begins with', () => {
  expect(categoryWords('user.contact.phone_number')).toBe('contact phone number');
  expect(categoryWords('system.operations')).toBe('system operations');
  expect(categoryWords('user')).toBe('user');
});

it('lists names as one phrase', () => {
  expect(listWords(['customers', 'staff_notes'])).toBe('Customers, staff notes');
});
