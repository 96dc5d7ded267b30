/** A decision of the European Commission that the law of a country protects personal data well enough (GDPR Art. 45). */
export interface Adequacy {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Number in the Official Journal. */
  readonly decision: string;
  readonly date: string;
  /** What it covers, where it is not every recipient or every transfer. */
  readonly only?: string;
  /** The last day it holds, where it ends by itself. */
  readonly until?: string;
}

/**
 * Decisions in force, as they were known on `asOf`; a country that is not here demands a record of the transfer. The one for
 * the European Patent Organisation (2025/1382) is of no country, and no vendor is it.
 */
export const adequacy = {
  asOf: '2026-01-28',
  source:
    'https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en',
  decisions: [
    { country: 'AD', decision: '2010/625/EU', date: '2010-10-19' },
    { country: 'AR', decision: '2003/490/EC', date: '2003-06-30' },
    { country: 'BR', decision: '2026/179', date: '2026-01-26' },
    {
      country: 'CA',
      decision: '2002/2/EC',
      date: '2001-12-20',
      only: 'organisations under its federal act (PIPEDA)',
    },
    { country: 'CH', decision: '2000/518/EC', date: '2000-07-26' },
    { country: 'FO', decision: '2010/146/EU', date: '2010-03-05' },
    // Renewed on 19 December 2025, with a day on which it ends.
    { country: 'GB', decision: '2021/1772', date: '2021-06-28', until: '2031-12-27' },
    { country: 'GG', decision: '2003/821/EC', date: '2003-11-21' },
    {
      country: 'IL',
      decision: '2011/61/EU',
      date: '2011-01-31',
      only: 'data that is sent or then processed by automated means',
    },
    { country: 'IM', decision: '2004/411/EC', date: '2004-04-28' },
    { country: 'JE', decision: '2008/393/EC', date: '2008-05-08' },
    {
      country: 'JP',
      decision: '2019/419',
      date: '2019-01-23',
      only: 'businesses under its Act on the Protection of Personal Information, with the supplementary rules',
    },
    {
      country: 'KR',
      decision: '2022/254',
      date: '2021-12-17',
      only: 'recipients under its Personal Information Protection Act; no credit information that its financial authority supervises, no missions, no nominations by parties',
    },
    { country: 'NZ', decision: '2013/65/EU', date: '2012-12-19' },
    {
      country: 'US',
      decision: '2023/1795',
      date: '2023-07-10',
      only: 'organisations in the Data Privacy Framework',
    },
    { country: 'UY', decision: '2012/484/EU', date: '2012-08-21' },
  ] as readonly Adequacy[],
} as const;

const EEA: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

export type Transfer = 'inside' | 'adequate' | 'partly' | 'none';

/**
 * How a country stands: in the EEA, adequate, adequate for some recipients or transfers only, or neither.
 * @param on the day, e.g. `2026-11-02`: a decision that has run out counts no more
 */
export function transferTo(country: string, on: string): Transfer {
  if (EEA.has(country)) return 'inside';
  const found = adequacy.decisions.find((one) => one.country === country);
  if (found === undefined || (found.until !== undefined && on > found.until)) return 'none';
  return found.only === undefined ? 'adequate' : 'partly';
}

/** What a decision on a country covers, where it is not every recipient or every transfer. */
export function coversOnly(country: string): string | null {
  return adequacy.decisions.find((one) => one.country === country)?.only ?? null;
}

/** Whether a record of the transfer is demanded before data goes there (GDPR Art. 46; C-311/18). */
export function needsRecord(country: string, on: string): boolean {
  const to = transferTo(country, on);
  return to === 'partly' || to === 'none';
}
