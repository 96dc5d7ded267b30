import { Text } from '@mantine/core';
import type { SubProcessorView } from '../../../api/types.ts';
import { absolute } from '../../../components/instant.ts';
import { useServerNow } from '../../../hooks/useServerNow.ts';
import classes from './subProcessors.module.css';
import { shareOver, timeLeft } from './words.ts';

const DAY_MS = 86_400_000;

/** The running window: a bar, the time left in words, and the moment it closes with its zone. */
export function NoticeClock({
  view: { proposedAt, objectUntil, rule },
}: {
  readonly view: Pick<SubProcessorView, 'proposedAt' | 'objectUntil' | 'rule'>;
}) {
  const now = useServerNow(30_000);
  const over = shareOver(proposedAt, objectUntil, now);
  const last = Date.parse(objectUntil) - now < DAY_MS;
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        <div
          className={`${classes.over ?? ''} ${last ? (classes.last ?? '') : ''}`}
          style={{ width: `${String(Math.round(over * 100))}%` }}
        />
      </div>
      <Text size="sm">
        {over === 1 ? 'The time to answer is over' : `${timeLeft(objectUntil, now)} left to answer`}
      </Text>
      <Text size="xs" c="dimmed">
        until {absolute(objectUntil)}.{' '}
        {rule.authorisation === 'general' ? 'Silence is a yes.' : 'Only a yes counts.'}
      </Text>
    </div>
  );
}
