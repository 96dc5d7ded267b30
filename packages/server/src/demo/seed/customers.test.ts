import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { customerAt, type Customer } from './customers.ts';
import { MOST_CUSTOMERS } from './most.ts';

const COUNT = 4_000;
const all = Array.from({ length: COUNT }, (_, index) => customerAt(index + 1));
const orders = all.flatMap((customer) => customer.orders);

function hashOf(customers: readonly Customer[]): string {
  return createHash('sha256').update(JSON.stringify(customers)).digest('hex');
}

/** ISO/IEC 7812-1, annex B, written apart from the code that makes the digit. */
function luhn(number: string): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = Array.from(number, Number).reduceRight(
    ({ total, second }, digit) => ({
      total: total + (second ? (doubled[digit] ?? 0) : digit),
      second: !second,
    }),
    { total: 0, second: false },
  );
  return sum.total % 10 === 0;
}

describe('customerAt', () => {
  it('gives the same customer whatever was asked before', () => {
    const ids = [3_999, 7, 42, 1];
    expect(ids.map(customerAt)).toEqual(ids.map((id) => all[id - 1]));
  });

  it('gives the same customers in another process', () => {
    const code = `
      import { createHash } from 'node:crypto';
      import { customerAt } from ${JSON.stringify(path.join(import.meta.dirname, 'customers.ts'))};
      const some = Array.from({ length: 500 }, (_, index) => customerAt(500 - index)).reverse();
      process.stdout.write(createHash('sha256').update(JSON.stringify(some)).digest('hex'));`;
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(other).toBe(hashOf(all.slice(0, 500)));
  });

  it.each([0, -1, 1.5, Number.NaN, MOST_CUSTOMERS + 1])('has no customer %s', (id) => {
    expect(() => customerAt(id)).toThrow(RangeError);
  });

  it('never gives two customers the same address, number or order, up to the last one', () => {
    const spread = Array.from({ length: 7_000 }, (_, index) => customerAt((index + 1) * 10));
    for (const values of [
      spread.map(({ email }) => email),
      spread.map(({ phone }) => phone),
      spread.map(({ reference }) => reference),
      spread.flatMap((customer) => customer.orders.map(({ number }) => number)),
      spread.flatMap((customer) => customer.orders.map(({ id }) => String(id))),
    ]) {
      expect(new Set(values).size).toBe(values.length);
    }
    expect(spread.at(-1)?.id).toBe(MOST_CUSTOMERS);
  });

  it('does not tell the id by anything an agent may see', () => {
    const telling = all.filter(({ id, reference, email, orders: own }) =>
      [reference, email, ...own.map(({ number }) => number)].some(
        (text) => Number(text.replaceAll(/\D/g, '')) === id,
      ),
    );
    expect(telling).toEqual([]);
  });
});

describe('what is made up stays clearly so', () => {
  it('uses the mail domains of RFC 2606 only', () => {
    for (const { email } of all) expect(email).toMatch(/^[a-z][a-z0-9._]*@example\.(com|org|net)$/);
  });

  it('uses the telephone numbers kept for fiction only, in many regions', () => {
    for (const { phone } of all) expect(phone).toMatch(/^\+1[2-9]\d\d55501\d\d$/);
    expect(new Set(all.map(({ phone }) => phone.slice(2, 5))).size).toBeGreaterThan(300);
  });

  it('uses card numbers of the published test ranges, with a right check digit', () => {
    const numbers = orders.map(({ card }) => card.number);
    for (const number of numbers) {
      expect(number).toMatch(/^(42424242|41111111|55555555|22230031|60111111|37828224)/);
      expect(luhn(number)).toBe(true);
    }
    expect(luhn('4111111111111112')).toBe(false);
    expect(new Set(numbers).size).toBeGreaterThan(numbers.length / 3);
  });
});

describe('the shop', () => {
  it('holds grown-ups born on days that exist', () => {
    for (const { dateOfBirth } of all) {
      expect(new Date(dateOfBirth).toISOString().slice(0, 10)).toBe(dateOfBirth);
      expect(dateOfBirth >= '1938-01-01' && dateOfBirth <= '2006-12-31').toBe(true);
    }
  });

  it('has nobody order before they were a customer, and nothing in the future', () => {
    for (const { sinceDays, orders: own, prescriptions } of all) {
      for (const { daysAgo } of [...own, ...prescriptions]) {
        expect(daysAgo).toBeGreaterThanOrEqual(1);
        expect(daysAgo).toBeLessThanOrEqual(sinceDays);
      }
    }
  });

  it('tracks what left the house, and only that', () => {
    for (const { status, tracking } of orders) {
      expect(tracking === null).toBe(status === 'processing' || status === 'cancelled');
    }
    expect(new Set(orders.map(({ status }) => status)).size).toBe(5);
  });

  it('keeps the newest order first', () => {
    for (const { orders: own } of all) {
      const days = own.map(({ daysAgo }) => daysAgo);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
    }
  });
});
