/** How much a violation weighs. */
export const gravities = ['light', 'serious', 'grave'] as const;
export type Gravity = (typeof gravities)[number];

interface ViolationWords {
  /** What a case of this kind weighs unless two people say less of it by a milder step. */
  readonly gravity: Gravity;
  readonly title: string;
  readonly example: string;
}

/** What somebody at work on customers' data can do wrong. */
export const violations = {
  'data-taken': {
    gravity: 'grave',
    title: 'Customer data was taken out',
    example: 'photographed, copied to a private place, sold or passed on',
  },
  'control-bypassed': {
    gravity: 'grave',
    title: 'A control was got round on purpose',
    example: 'a blocker against the recorder, a borrowed badge, another person’s session',
  },
  'looked-without-reason': {
    gravity: 'serious',
    title: 'A customer was looked at without a reason from the work',
    example: 'a neighbour, a celebrity, a former partner',
  },
  'secret-shared': {
    gravity: 'serious',
    title: 'A password, code or device was shared',
    example: 'a colleague signed in as them',
  },
  'not-reported': {
    gravity: 'serious',
    title: 'An incident was seen and not reported',
    example: 'a mail to the wrong customer, a lost laptop',
  },
  'told-the-wrong-person': {
    gravity: 'serious',
    title: 'A customer’s data was told to somebody else',
    example: 'a caller who was not confirmed',
  },
  'device-at-desk': {
    gravity: 'light',
    title: 'A phone or paper at a desk where it is not allowed',
    example: 'a phone beside the keyboard',
  },
  'screen-left-open': {
    gravity: 'light',
    title: 'A screen was left open',
    example: 'unlocked during a break',
  },
  'duty-missed': {
    gravity: 'light',
    title: 'A duty of the work was missed again and again',
    example: 'courses, undertakings, reviews that were not answered',
  },
} as const satisfies Record<string, ViolationWords>;

export type Violation = keyof typeof violations;

export const violationKinds = Object.keys(violations) as readonly Violation[];
