import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import type { AgreementView, ClosingView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { Certificate } from './Certificate.tsx';
import { DataTasks } from './DataTasks.tsx';
import { Destruction } from './Destruction.tsx';
import { HandOver } from './HandOver.tsx';
import { Holds } from './Holds.tsx';
import { Pack } from './Pack.tsx';
import { STEPS, STEP_STATES } from './words.ts';
import classes from './closing.module.css';

/** The end of an agreement: five steps, each with who has to do what by when. */
export function ClosingTab({ view }: { readonly view: AgreementView }) {
  const { id } = view.row;
  const { party } = useMe();
  const read = useRead('/api/agreements/:id/closing', { id }, { every: 15_000 });
  const closing = read.data;
  const company = party.id === view.controller.id;
  if (closing === undefined) {
    return read.error === null ? (
      <Loading what="end of the agreement" height={240} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  return (
    <Stack gap={0}>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {closing.closedAt === null && (
        <Text mb="sm">
          The agreement has not ended. This is what its end takes, in this order; nothing here happens by
          itself.
        </Text>
      )}
      <Steps closing={closing} />
      <Part number={1} title={STEPS.handover}>
        <HandOver view={view} closing={closing} />
      </Part>
      <Part number={2} title={STEPS.access}>
        <Access view={view} closing={closing} />
      </Part>
      <Part number={3} title={STEPS.data}>
        <DataTasks view={view} closing={closing} />
        <Holds id={id} closing={closing} />
      </Part>
      <Part number={4} title={STEPS.certificate}>
        <Certificate view={view} closing={closing} />
      </Part>
      <Part number={5} title={STEPS.pack}>
        <Pack id={id} />
      </Part>
      {company && <Destruction id={id} closing={closing} />}
    </Stack>
  );
}

function Steps({ closing }: { readonly closing: ClosingView }) {
  return (
    <ol className={classes.steps} aria-label="Progress">
      {closing.steps.map(({ step, state }, at) => (
        <li key={step} className={classes.step} data-state={state}>
          <Text fw={600} size="sm">
            {at + 1}. {STEPS[step]}
          </Text>
          <Text size="sm" component="div">
            <StatusMark tone={STEP_STATES[state].tone}>{STEP_STATES[state].text}</StatusMark>
          </Text>
        </li>
      ))}
    </ol>
  );
}

interface PartProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ number, title, children }: PartProps) {
  const heading = `closing-${number}`;
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <Title order={2} id={heading} mb="xs">
        {number}. {title}
      </Title>
      {children}
    </section>
  );
}

/** How fast access closed, in numbers. */
function Access({
  view,
  closing: { end, closedAt },
}: {
  readonly view: AgreementView;
  readonly closing: ClosingView;
}) {
  if (end === null) {
    return (
      <Text>
        {closedAt === null
          ? `Access of ${view.row.vendor.name} is open. It closes in the second somebody ends the agreement, with the button above.`
          : 'The agreement ran out, so nothing is shown any more. End it with the button above, so that it is entered.'}
      </Text>
    );
  }
  return (
    <Text component="div">
      <StatusMark tone="good">Closed within {(end.milliseconds / 1000).toFixed(2)} s</StatusMark>
      {': '}
      {count(end.sessionsClosed, 'session')} and {count(end.revealsClosed, 'reveal')}, <Time at={end.at} />,{' '}
      <EntryLink entry={end.entry} />
    </Text>
  );
}
