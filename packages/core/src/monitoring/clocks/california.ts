import { mostOf, type Known } from './known.ts';
import { afterDays, pointAt, type Point } from './moment.ts';
import { applying, plain, type Rule } from './rule.ts';
import { toll } from './toll.ts';

const RESIDENT_DAYS = 30;
const GENERAL_DAYS = 15;
/** More than this many residents: the Attorney General gets a sample (1798.82(f)). */
const GENERAL_OVER = 500;
const CALIFORNIA = 'US-CA';

/**
 * Cal. Civ. Code 1798.82 as amended by SB 446 from 1 January 2026. Delay "to determine the scope of the breach and restore
 * the reasonable integrity of the data system" ((a)(2)(B)) is for a person to claim and prove; it moves no clock here.
 */
export function californiaRules(known: Known): readonly Rule[] {
  const applies = applying('California’s law', known.law('california'));
  const shared = {
    notOwed: [
      ...applies.notOwed,
      ...(known.answer('encrypted') === true
        ? ['What was taken was encrypted and its key was not taken (1798.82(a)).']
        : []),
    ],
    taken: applies.taken,
  };
  const most = mostOf(known, CALIFORNIA);
  const unknown =
    most === undefined ? ['How many live in California is not told: taken as more than 500.'] : [];
  const residents = (start: Point): Point => afterDays(start, RESIDENT_DAYS);
  const told = known.everSent('california-residents').map(({ at, zone }) => pointAt(at, zone));
  const starts = [
    ...told.map((point) => ({ ...point, why: 'Residents were told then.' })),
    // By then at the latest residents are told: whoever is late with them is not given more time here.
    ...known.company.map((start) => ({
      ...toll(residents(start), known.statements).due,
      why: 'Residents are to be told by then at the latest, and this follows.',
    })),
  ];
  const counted =
    'Calendar days; the day it began is not counted, the last one is (Cal. Civ. Code 10). Where the last day is a holiday section 10 would allow the next: not taken, so this is the earliest reading.';
  return [
    {
      ...{ ...plain, ...shared, id: 'california-owner', kind: 'california-owner', law: 'california' },
      ...{ citation: 'Cal. Civ. Code 1798.82(b)', by: 'vendor', to: 'company' },
      limit: 'immediately following discovery',
      counted: 'The law names no number.',
      starts: known.vendor,
      waitsFor: 'It starts when the vendor knows. Nobody said so yet: ask the vendor.',
      ...{ dueFrom: null, tolls: true },
    },
    {
      ...{ ...plain, id: 'california-residents', kind: 'california-residents', law: 'california' },
      ...{ citation: 'Cal. Civ. Code 1798.82(a)', by: 'company', to: 'individuals' },
      ...{ limit: '30 calendar days', counted, starts: known.company, tolls: true, dueFrom: residents },
      waitsFor: 'It starts when the company discovers it or is told.',
      notOwed: [...shared.notOwed, ...(most === 0 ? ['Nobody affected lives in California.'] : [])],
      taken: [
        ...shared.taken,
        ...(most === undefined ? ['How many live in California is not told: taken as some.'] : []),
      ],
    },
    {
      ...{ ...plain, id: 'california-attorney-general', kind: 'california-attorney-general' },
      ...{ law: 'california', citation: 'Cal. Civ. Code 1798.82(f)', by: 'company', to: 'attorney-general' },
      ...{ limit: '15 calendar days after residents are told', counted, starts },
      waitsFor: 'It starts when residents are told.',
      dueFrom: (start) => afterDays(start, GENERAL_DAYS),
      notOwed: [
        ...shared.notOwed,
        ...(most !== undefined && most <= GENERAL_OVER
          ? [`At most ${String(most)} live in California, which is not more than 500.`]
          : []),
      ],
      taken: [...shared.taken, ...unknown],
    },
  ];
}
