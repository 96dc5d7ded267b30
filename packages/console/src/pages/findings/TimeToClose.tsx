import { Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { FindingTrends } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import classes from './findings.module.css';
import { severityWords } from './words.ts';

const WIDTH = 100;

/** Days from found to closed, by quarter and severity, as bars on one scale; a dashed line is when it was due. */
export function TimeToClose({ trends: { toClose, days } }: { readonly trends: FindingTrends }) {
  const longest = Math.max(
    1,
    ...toClose.flatMap(({ medianDays, severity }) => [medianDays, days[severity].due]),
  );
  const x = (value: number): number => (value / longest) * (WIDTH - 1);
  return (
    <section aria-labelledby="to-close">
      <Title order={2} id="to-close" mb="xs">
        How long it takes
      </Title>
      {toClose.length === 0 ? (
        <Text c="dimmed">None was closed yet.</Text>
      ) : (
        <div className={classes.bars}>
          {toClose.map(({ quarter, severity, closed, medianDays, late }) => {
            const due = days[severity].due;
            const isLate = medianDays > due;
            const said = `${daysOf(medianDays)}, ${count(closed, 'finding')}, ${String(late)} late`;
            return (
              <Fragment key={`${quarter} ${severity}`}>
                <span>
                  {quarter} {severityWords[severity]}
                </span>
                <svg
                  viewBox={`0 0 ${String(WIDTH)} 14`}
                  preserveAspectRatio="none"
                  role="img"
                  aria-label={`${quarter}, ${severityWords[severity]}: half were closed within ${said}; due after ${count(due, 'day')}`}
                >
                  <rect
                    className={isLate ? classes.late : classes.bar}
                    x={0}
                    y={2}
                    width={Math.max(0.5, x(medianDays))}
                    height={10}
                  />
                  <line className={classes.due} x1={x(due)} x2={x(due)} y1={0} y2={14} />
                </svg>
                <span>{said}</span>
              </Fragment>
            );
          })}
        </div>
      )}
      <Text size="sm" c="dimmed" component="details" mt={4}>
        <summary>How this is counted</summary>
        By the quarter in which a finding was closed: half of them took no longer than the bar (the median).
        The dashed line is the day on which one of that severity is due; late are those closed after their own
        day.
      </Text>
    </section>
  );
}

function daysOf(value: number): string {
  return value < 1 ? 'less than a day' : count(Math.round(value), 'day');
}
