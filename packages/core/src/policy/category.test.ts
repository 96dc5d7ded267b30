import { describe, expect, it } from 'vitest';
import { categoryWords, covers, isCategory } from './category.ts';

describe('covers', () => {
  it.each([
    ['user', 'user.contact.email', true],
    ['user.contact', 'user.contact.email', true],
    ['user.contact.email', 'user.contact.email', true],
    ['user.contact.email', 'user.contact', false],
    ['user.contact', 'user.contacts', false],
    ['user.contact', 'user.contact_email', false],
    ['', 'user', false],
  ])('%s over %s is %s', (granted, category, expected) => {
    expect(covers(granted, category)).toBe(expected);
  });
});

describe('isCategory', () => {
  it.each([
    ['user.contact.email', true],
    ['user.health_and_medical', true],
    ['', false],
    ['user.', false],
    ['.user', false],
    ['User', false],
    ['user contact', false],
    ['user.*', false],
  ])('%s: %s', (key, expected) => {
    expect(isCategory(key)).toBe(expected);
  });
});

it('says a key in words', () => {
  expect(categoryWords('user.contact.email')).toBe('contact email');
  expect(categoryWords('user.health_and_medical')).toBe('health and medical');
  expect(categoryWords('user')).toBe('user');
});
