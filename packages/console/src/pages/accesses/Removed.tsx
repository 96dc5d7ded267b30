import { Text } from '@mantine/core';
import type { AccessDetail } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { REMOVED } from './words.ts';

const GROUNDS: Readonly<Record<string, string>> = {
  'term-over': 'since its term was over',
  'subject-request': 'since the customer asked for it',
  objection: 'since the customer objected',
  unlawful: 'since it should not have been processed',
};

/** What of an entry was removed, when, by whom and under which entry. The proof of its leaf holds all the same. */
export function Removed({ removed }: { readonly removed: NonNullable<AccessDetail['removed']> }) {
  const { what, at, entry, ground, by } = removed;
  return (
    <div>
      <StatusMark tone="stop">{REMOVED[what]}</StatusMark>
      <Text size="sm" component="div">
        <Time at={at} />, under <EntryLink entry={entry} />, by {by.join(' and ')},{' '}
        {GROUNDS[ground] ?? ground}.
        {what === 'bodies'
          ? ' That it was entered is still proven below.'
          : ' It lies sealed until claims are barred: the privacy officer and an auditor can open it together.'}
      </Text>
    </div>
  );
}
