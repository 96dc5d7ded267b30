import type { Device, Devices, MyDevices } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** What a state of a device is called, and how good it is. */
export const STATES: Readonly<Record<Device['state'], { readonly tone: Tone; readonly text: string }>> = {
  ok: { tone: 'good', text: 'As agreed' },
  failing: { tone: 'bad', text: 'Breaks a rule' },
  unknown: { tone: 'warn', text: 'Told too little' },
  stale: { tone: 'warn', text: 'Report too old' },
  silent: { tone: 'wait', text: 'Silent' },
  retired: { tone: 'plain', text: 'Retired' },
};

/** In the order in which they want looking after. */
export const STATE_ORDER: readonly Device['state'][] = [
  'failing',
  'unknown',
  'stale',
  'silent',
  'ok',
  'retired',
];

export const KINDS: Readonly<Record<Device['kind'], string>> = {
  desktop: 'Desktop',
  laptop: 'Laptop',
  'thin-client': 'Thin client',
  other: 'Other',
};

export const FOUND: Readonly<
  Record<Device['rules'][number]['found'], { readonly tone: Tone; readonly text: string }>
> = {
  kept: { tone: 'good', text: 'Kept' },
  broken: { tone: 'bad', text: 'Broken' },
  unknown: { tone: 'warn', text: 'Not told' },
};

/** What keeps somebody out, where its page says the rest. */
export const STOPS: Readonly<Record<NonNullable<MyDevices['stop']>['code'], string>> = {
  'device-failing': 'You cannot work yet: mend what is broken below.',
  'device-stale':
    'You cannot work yet: the last report is too old. Connect the device and wait for the next.',
  'device-elsewhere':
    'You cannot work yet: no device of yours reported lately from the network you are on. Sit at it and wait for its next report.',
  'device-unknown': 'You cannot work yet: no device of yours has told all that is asked.',
};

/** What the agreement asks, in one sentence. */
export function askedWords(asked: Devices['asked']): string {
  if (asked === null) return 'No agreement in force asks for the state of devices: nobody is refused by it.';
  const { clause, goodForMinutes } = asked;
  const good =
    goodForMinutes === null
      ? ''
      : ` A report is good for ${spanOf(goodForMinutes)}, and then access is refused.`;
  return `Clause ${clause} lets people work only on devices in the agreed state.${good}`;
}

function spanOf(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? '24 hours' : `${String(minutes / 1440)} days`;
  return minutes % 60 === 0 ? `${String(minutes / 60)} hours` : `${String(minutes)} minutes`;
}
