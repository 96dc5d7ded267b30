import { Text, Title } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { ConductCase } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { Time } from '../../components/Time.tsx';
import classes from './conduct.module.css';
import { stepWords } from './words.ts';

/** Pixels by which each step stands higher than the one before. */
const RISE = 14;
const LOWEST = 84;

/** The agreed ladder: what is open in this case, what was decided, and where the person stood before. */
export function Ladder({ view: { ladder, decision, proposal } }: { readonly view: ConductCase }) {
  const chosen = decision?.step ?? proposal?.outcome.step;
  const { clauses, decidedBy, hearingDays, appealDays } = ladder;
  const from =
    clauses.length === 0
      ? 'The house rule, since no clause of the agreement speaks of it'
      : `Clause ${clauses.join(', ')}`;
  return (
    <section aria-labelledby="ladder">
      <Title order={2} id="ladder" mb="xs">
        The ladder
      </Title>
      <Text size="sm" mb="xs">
        {from}: {count(hearingDays, 'day')} to answer,{' '}
        {decidedBy === 'one-of-each'
          ? 'one person of each party decides'
          : 'two people of the company decide'}
        , and an appeal within {count(appealDays, 'day')}. An earlier step opens the one above it while it
        counts.
      </Text>
      <ol className={classes.ladder}>
        {ladder.steps.map(({ step, open, months, before }, rung) => (
          <li
            key={step}
            className={classes.rung}
            data-open={open}
            data-chosen={step === chosen}
            style={{ '--rung-height': `${String(LOWEST + rung * RISE)}px` } as CSSProperties}
          >
            <strong>{stepWords[step]}</strong>
            <span>
              {step === chosen ? (decision === null ? 'Proposed' : 'Decided') : open ? 'Open' : 'Not open'}
            </span>
            <span>Counts {count(months, 'month')}</span>
            {before.map((at) => (
              <span key={at}>
                Before: <Time at={at} stamp />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
