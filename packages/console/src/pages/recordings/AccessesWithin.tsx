import { Text, UnstyledButton } from '@mantine/core';
import type { RecordingWatched } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { kindName } from '../accesses/words.ts';
import { clockOf } from './words.ts';
import classes from './recordings.module.css';

/** An access and when it was: milliseconds from the first event, below zero for what the page was made of. */
export type AccessMark = RecordingWatched['accesses'][number] & { readonly offset: number };

interface AccessesWithinProps {
  readonly marks: readonly AccessMark[];
  readonly at: number;
  readonly onSeek: (at: number) => void;
}

/** What the ledger has of this person on this ticket meanwhile; the number opens the entry, the time goes there. */
export function AccessesWithin({ marks, at, onSeek }: AccessesWithinProps) {
  if (marks.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None: nothing of a customer was shown or done.
      </Text>
    );
  }
  const last = marks.findLastIndex(({ offset }) => Math.max(0, offset) <= at);
  return (
    <ol className={classes.within}>
      {marks.map(({ entry, kind, ok, fields, offset }, nth) => (
        <li key={entry} data-now={nth === last || undefined}>
          <UnstyledButton
            className={classes.when}
            aria-label={`Go to ${clockOf(offset)}`}
            onClick={() => {
              onSeek(offset);
            }}
          >
            {clockOf(offset)}
          </UnstyledButton>
          <div>
            <StatusMark tone={ok ? 'good' : 'stop'}>{kindName(kind)}</StatusMark>{' '}
            <Text span size="xs">
              <EntryLink entry={entry} />
            </Text>
            {kind !== 'read' && fields.length > 0 && (
              <Text size="xs" c="dimmed">
                {fields.slice(0, 3).join(', ')}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
