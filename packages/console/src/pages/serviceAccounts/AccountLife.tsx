import { Text } from '@mantine/core';
import { count } from '../../components/count.ts';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import classes from './serviceAccounts.module.css';
import { daysLeft } from './words.ts';

/** The longest an account lives. */
const MOST_DAYS = 90;
const SOON_DAYS = 14;
const WIDTH = 270;

/** How much of its life is left, drawn against the most one may have. */
export function AccountLife({ until }: { readonly until: string }) {
  const left = daysLeft(until, useNow(60_000));
  return (
    <div>
      <svg
        className={classes.life}
        viewBox={`0 0 ${String(WIDTH)} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${count(left, 'day')} left`}
      >
        <rect className={classes.ground} x="0" y="1" width={WIDTH} height="8" />
        <rect
          className={left <= SOON_DAYS ? classes.soon : classes.left}
          x="0"
          y="1"
          width={(Math.min(left, MOST_DAYS) / MOST_DAYS) * WIDTH}
          height="8"
        />
      </svg>
      <Text size="xs" c="dimmed">
        {count(left, 'day')} left, ends <Time at={until} stamp />
      </Text>
    </div>
  );
}
