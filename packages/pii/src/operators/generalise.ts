import { foldText } from '../fold.ts';
import { placeholder } from '../placeholder.ts';
import type { PiiType } from '../span.ts';
import { civil, readDate } from './dateForm.ts';
import type { Operator } from './operator.ts';

export interface GeneraliseRule {
  /** Width of an age band in years; 10 by default. */
  readonly ageBand?: number;
  /** Town -> region, for towns that may be told so. */
  readonly regions?: Readonly<Record<string, string>>;
}

/** Ages from here up are few enough to tell who it is (45 CFR 164.514(b)(2)(i)(C)). */
const oldest = 90;
/**
 * Three-digit areas with 20,000 people or fewer, which become 000 (45 CFR 164.514(b)(2)(i)(B); the areas of the
 * guidance of the Office for Civil Rights, census of 2000).
 */
const smallAreas = new Set('036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893'.split(' '));

/**
 * Says less of a value: ZIP3 of a US postal code, the outward half of a British one, an age band, the year of a birth or
 * other date, the region of a town, the network of an IPv4 address. What cannot be said so becomes a placeholder.
 * @throws RangeError for an age band that is not 5 to 50 years
 */
export function generalise({ ageBand = 10, regions = {} }: GeneraliseRule = {}): Operator {
  if (!Number.isInteger(ageBand) || ageBand < 5 || ageBand > 50)
    throw new RangeError('generalise: ageBand must be 5 to 50');
  const byTown = new Map(Object.entries(regions).map(([town, region]) => [foldText(town), region]));
  const rules: Partial<Record<PiiType, (value: string) => string | undefined>> = {
    ZIP: area,
    ADDRESS: (value) => area(value) ?? byTown.get(foldText(value)),
    LOC: (value) => byTown.get(foldText(value)) ?? area(value),
    AGE: (value) => band(value, ageBand),
    DATE_OF_BIRTH: year,
    DATE: year,
    IP: network,
  };
  return { name: 'generalise', apply: (value, type) => rules[type]?.(value.trim()) ?? placeholder(type) };
}

function area(value: string): string | undefined {
  const zip = /^(\d{3})\d{2}(?:-\d{4})?$/.exec(value)?.[1];
  if (zip !== undefined) return `${smallAreas.has(zip) ? '000' : zip}**`;
  return /^([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}$/i.exec(value)?.[1];
}

function band(value: string, width: number): string | undefined {
  const numbers = value.match(/\d+/g) ?? [];
  const age = Number(numbers[0]);
  if (numbers.length !== 1 || age > 130) return undefined;
  if (age >= oldest) return `${oldest}+`;
  const from = age - (age % width);
  return `${from}-${Math.min(from + width, oldest) - 1}`;
}

/** A date without a year tells no year. */
function year(value: string): string | undefined {
  if (!/\d{4}|\d\D+\d+\D+\d{2}$/.test(value)) return undefined;
  const date = readDate(value, 'month-first');
  return date === undefined ? undefined : String(civil(date.day).year);
}

function network(value: string): string | undefined {
  const head = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(value)?.[1];
  return head === undefined ? undefined : `${head}.0/24`;
}
