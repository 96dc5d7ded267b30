import { Text, Title } from '@mantine/core';
import type { Phishing } from '../../api/types.ts';
import classes from './phishing.module.css';
import { timeWords } from './words.ts';

const WIDTH = 300;

/** The last year, a vendor a row: of all messages delivered, how many were reported and how many worked. */
export function YearBars({ year }: { readonly year: Phishing['year'] }) {
  return (
    <section aria-labelledby="year">
      <Title order={2} id="year" mb="xs">
        The last year
      </Title>
      <ul className={classes.plain}>
        {year.map(({ vendor, counts }) => (
          <li key={vendor.id} className={classes.year}>
            <Text fw={600}>{vendor.name}</Text>
            {counts === null ? (
              <Text size="sm" c="dimmed">
                Fewer than five messages: too few to tell of.
              </Text>
            ) : (
              <>
                <Bars counts={counts} />
                <Text size="sm">
                  {counts.reported} of {counts.delivered} reported (half of them within{' '}
                  {timeWords(counts.medianSecondsToReport)}), {counts.fell} of {counts.mailed} mails worked
                </Text>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bars({ counts }: { readonly counts: NonNullable<Phishing['year'][number]['counts']> }) {
  const wide = (part: number, whole: number) => (whole === 0 ? 0 : (part / whole) * WIDTH);
  return (
    <svg className={classes.bars} viewBox={`0 0 ${String(WIDTH)} 22`} preserveAspectRatio="none" aria-hidden>
      <rect className={classes.ground} width={WIDTH} height="9" />
      <rect className={classes.reported} width={wide(counts.reported, counts.delivered)} height="9" />
      <rect className={classes.ground} y="12" width={WIDTH} height="9" />
      <rect className={classes.fell} y="12" width={wide(counts.fell, counts.mailed)} height="9" />
    </svg>
  );
}
