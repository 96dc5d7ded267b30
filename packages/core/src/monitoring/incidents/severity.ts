import { severities, type Severity } from '../signal.ts';

/** What was seen in an incident: per data category (Fides key), how many customers' values. */
export interface Exposure {
  readonly category: string;
  readonly customers: number;
  /** Whether any of it was seen as it is; masked values weigh less. */
  readonly clear: boolean;
}

/** From how many customers on a class of data is worth which severity. */
interface Weight {
  readonly name: string;
  /** Fides keys; those below them are meant too. */
  readonly categories: readonly string[];
  readonly from: readonly (readonly [customers: number, severity: Severity])[];
}

/*
 * Classes by what a leak does to a person: GDPR Art. 9 and 34, WP250 rev.01 section IV.B; 500 is where HIPAA 164.406-408
 * and Cal. Civ. 1798.82(f) ask for more than a letter.
 */
const WEIGHTS: readonly Weight[] = [
  {
    name: 'special category or means of fraud',
    categories: [
      'user.health_and_medical',
      'user.biometric',
      'user.government_id',
      'user.financial',
      'user.authorization',
      'user.demographic.race_ethnicity',
      'user.demographic.political_opinion',
      'user.demographic.religious_belief',
      'user.demographic.sexual_orientation',
    ],
    from: [
      [1, 'high'],
      [100, 'critical'],
    ],
  },
  {
    name: 'contact or whereabouts',
    categories: ['user.contact', 'user.location', 'user.demographic', 'user.children'],
    from: [
      [1, 'medium'],
      [50, 'high'],
      [500, 'critical'],
    ],
  },
  {
    name: 'other personal data',
    categories: ['user'],
    from: [
      [1, 'low'],
      [20, 'medium'],
      [500, 'high'],
    ],
  },
];

export interface Graded {
  readonly severity: Severity;
  /** Sentences with numbers, the heaviest first. */
  readonly why: readonly string[];
}

/**
 * How grave an incident is: the gravest of its signals, raised by whose data was seen and how many. Never lower than a
 * signal said, and never lowered by more data.
 */
export function gradeOf(signals: readonly Severity[], exposures: readonly Exposure[]): Graded {
  const start: Graded = {
    severity: gravest(signals),
    why:
      signals.length === 0
        ? []
        : [`The gravest of its ${counted(signals.length, 'signal')} is ${gravest(signals)}.`],
  };
  const weighed = exposures.flatMap((exposure) => {
    const severity = weightOf(exposure);
    return severity === null ? [] : [{ severity, why: sentenceOf(exposure) }];
  });
  const severity = gravest([start.severity, ...weighed.map((one) => one.severity)]);
  const heaviest = weighed.toSorted((a, b) => rank(b.severity) - rank(a.severity)).map(({ why }) => why);
  return { severity, why: [...start.why, ...heaviest] };
}

/** An unknown category counts as the heaviest: what nobody classified may be anything. */
function weightOf({ category, customers, clear }: Exposure): Severity | null {
  if (customers <= 0) return null;
  const weight =
    WEIGHTS.find(({ categories }) =>
      categories.some((one) => category === one || category.startsWith(`${one}.`)),
    ) ?? WEIGHTS[0];
  const reached = weight?.from.filter(([from]) => customers >= from).at(-1)?.[1] ?? 'low';
  return clear ? reached : (severities[Math.max(0, rank(reached) - 1)] ?? 'low');
}

const rank = (severity: Severity): number => severities.indexOf(severity);

function gravest(all: readonly Severity[]): Severity {
  return all.reduce<Severity>((worst, one) => (rank(one) > rank(worst) ? one : worst), 'low');
}

function sentenceOf({ category, customers, clear }: Exposure): string {
  return `${category} of ${counted(customers, 'customer')}${clear ? '' : ', masked only'}.`;
}

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
