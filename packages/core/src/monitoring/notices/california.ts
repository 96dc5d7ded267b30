import { contact, data, heldBack, mayHoldNumbers, measures, nature, part, steps } from './contents.ts';
import type { Part } from './part.ts';

/** As the law wants them, word for word (1798.82(d)(1)(A)). */
const HEADINGS = [
  'What Happened',
  'What Information Was Involved',
  'What We Are Doing',
  'What You Can Do',
  'For More Information',
] as const;

const [HAPPENED, INVOLVED, DOING, CAN_DO, MORE] = HEADINGS;

export const CALIFORNIA_TITLE = 'Notice of Data Breach';

/** Cal. Civ. Code 1798.82(d): the five headings, and what must stand below them. */
export const californiaParts: readonly Part[] = [
  part(nature, HAPPENED, 'Cal. Civ. Code 1798.82(d)(2)(E)'),
  {
    id: 'date-of-breach',
    heading: HAPPENED,
    citation: 'Cal. Civ. Code 1798.82(d)(2)(C)',
    asks: 'the date of the breach, estimated or as a range',
    say: ({ occurred }) =>
      occurred === null ? null : `Date of the breach: ${occurred.from} to ${occurred.until}.`,
  },
  part(heldBack, HAPPENED, 'Cal. Civ. Code 1798.82(d)(2)(D)'),
  part(data, INVOLVED, 'Cal. Civ. Code 1798.82(d)(2)(B)'),
  part(measures, DOING, 'Cal. Civ. Code 1798.82(d)(1)(A)'),
  {
    id: 'offer',
    heading: DOING,
    citation: 'Cal. Civ. Code 1798.82(d)(2)(G)',
    asks: 'the offer of identity theft prevention for at least 12 months at no cost',
    say: ({ offer }) => offer,
    neededWhen: mayHoldNumbers,
  },
  part(steps, CAN_DO, 'Cal. Civ. Code 1798.82(d)(1)(A)'),
  {
    id: 'agencies',
    heading: CAN_DO,
    citation: 'Cal. Civ. Code 1798.82(d)(2)(F)',
    asks: 'toll-free numbers and addresses of the large credit reporting agencies',
    say: ({ agencies }) => agencies,
    neededWhen: mayHoldNumbers,
  },
  part(contact, MORE, 'Cal. Civ. Code 1798.82(d)(2)(A)'),
];

/** 1798.82(f): one sample of what residents get, without anything of theirs in it. */
export const generalParts: readonly Part[] = [
  {
    id: 'organisation',
    heading: 'Organisation',
    citation: 'Cal. Civ. Code 1798.82(f)',
    asks: 'who gives the notice',
    say: ({ company }) => company,
  },
  {
    id: 'told-individuals',
    heading: 'Notice to residents',
    citation: 'Cal. Civ. Code 1798.82(f)',
    asks: 'when residents were told',
    say: ({ toldIndividuals }) =>
      toldIndividuals === null ? null : `Residents were told on ${toldIndividuals}.`,
  },
  ...californiaParts.map((one) => ({ ...one, heading: `Sample: ${one.heading}` })),
];
