import { Text } from '@mantine/core';
import type { NoticeClock } from '../../api/types.ts';
import classes from './clocks.module.css';
import { workedBy } from './words.ts';

/** Where each number of a clock comes from: its marks as times, how it is counted, what was taken, what was taken back. */
export function ClockReasons({ clock }: { readonly clock: NoticeClock }) {
  const { why, taken, counted, limit, asCorrected, due } = clock;
  const shown = workedBy(clock);
  const marks = shown.reminders.flatMap(({ mark, moment }) =>
    mark === 0 ? [] : [`${String(mark)} %: ${moment.words}.`],
  );
  const reasons = [
    ...(shown.from === null ? [] : [`Begins ${shown.from.words}.`]),
    ...(asCorrected === null ? why : [asCorrected.why]),
    `How long: ${limit}.`,
    ...marks,
    ...taken,
    counted,
    ...(asCorrected === null
      ? []
      : [
          `Strictly${due === null ? '' : ` by ${due.words}`}: counted from a time that was stated and taken back since. Taking something back makes no strict time later.`,
        ]),
  ];
  return (
    <ul className={classes.why}>
      {[...new Set(reasons)].map((reason) => (
        <li key={reason}>
          <Text size="sm">{reason}</Text>
        </li>
      ))}
    </ul>
  );
}
