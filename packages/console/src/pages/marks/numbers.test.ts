import { describe, expect, it } from 'vitest';
import { numbersIn, partsOf } from './numbers.ts';

describe('the numbers of a list', () => {
  it.each<[string, string, readonly string[]]>([
    ['a line each', '17\n18\r\n19', ['17', '18', '19']],
    ['of a table, the first column', 'customer_id;since\n17;2020\n"18";2021\n', ['17', '18']],
    ['each once, without blanks', ' 17 \n\n17', ['17']],
    ['without a heading', '17,Cruz\n18,Lim', ['17', '18']],
    ['nothing', ' \n', []],
  ])('%s', (_, text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it('are sent in parts that hold each of them once', () => {
    const numbers = Array.from({ length: 1201 }, (_, nth) => String(nth));
    expect(partsOf(numbers).map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(partsOf(numbers).flat()).toEqual(numbers);
    expect(partsOf([])).toEqual([]);
  });
});
