import { List, Text } from '@mantine/core';
import type { Training } from '../../api/types.ts';
import classes from './training.module.css';
import { STATE_ORDER, STATES } from './words.ts';

interface CourseBarsProps {
  readonly label: string;
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly counts: Training['courses'][number]['counts'];
    readonly stopped: number;
  }[];
}

/** How many people stand how, a bar a row: drawn, and said in words beside it. */
export function CourseBars({ label, rows }: CourseBarsProps) {
  return (
    <List listStyleType="none" spacing="md" aria-label={label}>
      {rows.map(({ id, title, counts, stopped }) => {
        const parts = STATE_ORDER.map((state) => ({ state, count: counts[state] ?? 0 })).filter(
          ({ count }) => count > 0,
        );
        return (
          <List.Item key={id} className={classes.row ?? ''}>
            <Text fw={600}>{title}</Text>
            <div className={classes.bar} aria-hidden>
              {parts.map(({ state, count }) => (
                <div key={state} className={classes.part} data-state={state} style={{ flexGrow: count }} />
              ))}
            </div>
            <Text size="sm">
              {parts.map(({ state, count }) => (
                <span key={state} className={classes.count}>
                  <span className={classes.swatch} data-state={state} aria-hidden /> {STATES[state].text}:{' '}
                  {String(count)}
                </span>
              ))}
              {stopped > 0 && (
                <strong>
                  {stopped === 1 ? '1 person is' : `${String(stopped)} people are`} kept from customer data.
                </strong>
              )}
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}
