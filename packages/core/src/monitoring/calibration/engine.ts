import type { Thresholds } from './calibration.ts';

/** How norms are learnt, when the same is said again, and how weak signs add up. */
export const engineThresholds = {
  engine: {
    coolDownHours: {
      value: 72,
      unit: 'hours',
      evidence:
        'the same finding about the same agent is one case for a reviewer; a graver one is said at once',
    },
    latenessMinutes: {
      value: 10,
      unit: 'minutes',
      evidence: 'feeds of helpdesks and directories arrive minutes apart',
    },
  },
  norms: {
    peerDays: { value: 40, unit: 'agent days', evidence: 'a 95th percentile rests on two of forty' },
    livePeers: {
      value: 8,
      unit: 'agents',
      evidence: 'cold start (Panther: explicit thresholds until a baseline is known, research 4.2)',
    },
    ownDays: {
      value: 3,
      unit: 'worked days',
      evidence: 'own history only ever excuses, so little of it will do',
    },
    firstDays: { value: 5, unit: 'worked days or hours', evidence: 'a working week' },
    mostGrown: {
      value: 1.5,
      unit: 'times',
      evidence: 'what skill and season add; more is found, however slowly it came',
    },
    windowWeeks: { value: 13, unit: 'weeks', evidence: '90-day baseline (Panther, research 4.2)' },
    mostBusy: {
      value: 3,
      unit: 'times',
      evidence: 'an outage doubles a day; more than threefold is no outage of this queue',
    },
    seasonHours: {
      value: 60,
      unit: 'agent hours',
      evidence: 'ten agents over six weeks, or thirty over two',
    },
    quickSeconds: { value: 60, unit: 'seconds', evidence: 'research 4.3, rule 18: closed within a minute' },
    bulkRows: { value: 10, unit: 'rows', evidence: 'a look-up with several hits has fewer' },
    forgetDays: { value: 180, unit: 'days', evidence: 'twice the window' },
  },
  risk: {
    halfLifeHours: { value: 24, unit: 'hours', evidence: 'weak signs of one shift belong together' },
    enough: { value: 2.5, unit: 'kinds', evidence: 'three kinds within a shift, or more over two days' },
  },
} as const satisfies Thresholds;
