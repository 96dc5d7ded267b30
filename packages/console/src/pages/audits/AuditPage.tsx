import { Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { AuditView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { day } from '../../components/instant.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { Beside } from './Beside.tsx';
import { Conclusions } from './Conclusions.tsx';
import { NextStep } from './NextStep.tsx';
import { Papers } from './Papers.tsx';
import { Population } from './Population.tsx';
import { Results } from './Results.tsx';
import classes from './audits.module.css';
import { HISTORY, STAGES, STEPS, stepsDone } from './words.ts';

/** One audit: its way drawn, the next step, and all that was looked at, asked and concluded. */
export default function AuditPage() {
  const { id = '' } = useParams();
  const read = useRead('/api/audits/:id', { id }, { every: 10_000 });
  const audit = read.data;
  return (
    <>
      <PageHead
        title="Audit"
        lead={
          audit && (
            <>
              <Link className="link" to={`/agreements/${audit.agreement.id}`}>
                {audit.agreement.title}
              </Link>{' '}
              with {audit.vendor.name}, {day(audit.from)} to {day(audit.until)}
            </>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {audit === undefined ? (
        read.error === null && <Loading what="audit" height={320} />
      ) : (
        <Stack gap="xl">
          <Way audit={audit} />
          {audit.population !== null && <Population audit={audit} population={audit.population} />}
          <Results audit={audit} />
          <Papers audit={audit} />
          <Beside audit={audit} />
          <Conclusions audit={audit} />
          <Responses audit={audit} />
          <History audit={audit} />
        </Stack>
      )}
    </>
  );
}

function Way({ audit }: { readonly audit: AuditView }) {
  const done = stepsDone(audit.stage);
  const { words, tone } = STAGES[audit.stage];
  return (
    <section aria-label="Where it stands">
      <ol className={classes.steps}>
        {STEPS.map((step, nth) => {
          const state = nth < done ? 'done' : nth === done && audit.stage !== 'abandoned' ? 'now' : 'later';
          return (
            <li
              key={step}
              className={classes.step}
              data-state={state}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              {step}
              {state === 'done' && <span className="visually-hidden">, done</span>}
            </li>
          );
        })}
      </ol>
      <StatusMark tone={tone}>{words}</StatusMark>
      <NextStep audit={audit} />
    </section>
  );
}

const SIDES = { company: 'The company', vendor: 'The vendor' } as const;

function Responses({ audit: { responses } }: { readonly audit: AuditView }) {
  if (responses.length === 0) return null;
  return (
    <section aria-labelledby="responses">
      <Title order={2} id="responses" mb="xs">
        Responses
      </Title>
      {responses.map(({ side, text, at, by }) => (
        <Text key={side} mb={4}>
          <strong>
            {SIDES[side]}
            {by !== null && `, ${by}`}
          </strong>{' '}
          <Time at={at} />: {text}
        </Text>
      ))}
    </section>
  );
}

function History({ audit: { history, entry, plannedBy, plannedAt } }: { readonly audit: AuditView }) {
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" mb="xs">
        What happened
      </Title>
      <Text size="sm">
        {plannedBy.name} planned it <Time at={plannedAt} />, <EntryLink entry={entry} />
      </Text>
      {history.map((step) => (
        <Text size="sm" key={`${String(step.entry)} ${step.kind}`}>
          {HISTORY[step.kind] ?? step.kind}
          {step.about !== null && ` (${step.about})`}
          {step.by !== null && ` by ${step.by}`} <Time at={step.at} />, <EntryLink entry={step.entry} />
        </Text>
      ))}
    </section>
  );
}
