import type { ProtocolPerson, ProtocolRule } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

/** What a level of a channel is called in a table, and in the field where it is chosen. */
export const levels = {
  ask: { value: 'May ask', confirm: 'Confirm only', part: 'Part shown', never: 'Never' },
  aloud: { full: 'In full', part: 'Part shown', never: 'Never' },
  note: { part: 'Part shown', never: 'Never' },
  customer: { full: 'In full', part: 'Part shown', never: 'Never' },
  others: { full: 'In full', part: 'Part shown', never: 'Never' },
} as const;

export type Channel = keyof typeof levels;

export const channels = ['ask', 'aloud', 'note', 'customer', 'others'] as const satisfies readonly Channel[];

export const channelName: Readonly<Record<Channel, string>> = {
  ask: 'Ask',
  aloud: 'Read aloud',
  note: 'In notes',
  customer: 'To the customer',
  others: 'To others',
};

export const breachName = { refuse: 'Refused', remove: 'Removed' } as const;

/** A level in words. */
export function levelOf(rule: ProtocolRule, channel: Channel): string {
  return levelName(channel, rule[channel]);
}

/** The same of a level that came as a text; itself where it is none. */
export function levelName(channel: Channel, level: string): string {
  const names: Readonly<Record<string, string>> = levels[channel];
  return names[level] ?? level;
}

/** How somebody stands to the version in force. */
export const stateWords: Readonly<Record<ProtocolPerson['state'], readonly [tone: Tone, words: string]>> = {
  acknowledged: ['good', 'Acknowledged'],
  grace: ['wait', 'Still to read'],
  owed: ['warn', 'Stopped until read'],
};

/** A purpose of the terms as a person reads it: `order-support` becomes `Order support`. */
export function purposeName(purpose: string): string {
  const words = purpose.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
