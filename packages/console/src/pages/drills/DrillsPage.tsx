import { Alert, Progress, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { DrillsView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { DrillCard } from './DrillCard.tsx';
import { DrillTabs } from './DrillTabs.tsx';
import { RunButton } from './RunButton.tsx';
import { RunsTable } from './RunsTable.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import classes from './drills.module.css';

/** Scripted attacks on this installation: what each shows, what it came to, and when they are made again. */
export default function DrillsPage() {
  const { person } = useMe();
  const read = useRead('/api/drills', {}, { every: 2_000 });
  const view = read.data;
  const mayRun = person.role === 'company-admin' || person.role === 'security-officer';
  const canRun = mayRun && view?.ready === 'ready' && view.running === null;
  return (
    <>
      <PageHead
        title="Breach drills"
        lead="Attacks that Cordon makes on itself, with people and tickets made for it and on a customer that nobody is. Each has to be stopped by the control it names. What is made for them is taken away after it, and every step stands in the ledger under its run."
        actions={canRun && <RunButton names={[]} label="Run all now" />}
      />
      <DrillTabs current="/drills" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="drills" height={320} />
      ) : (
        <Stack gap="xl" mt="md">
          <Readiness ready={view.ready} />
          {view.running !== null && <Running running={view.running} />}
          <ScheduleForm schedule={view.schedule} mayChange={mayRun} />
          <section aria-labelledby="drills">
            <Title order={2} id="drills" mb="xs">
              Drills
            </Title>
            <Text size="xs" c="dimmed" mb="xs">
              Bars, oldest left: low passed, full height failed, an outline was not made. Points below them
              say how soon it was noticed: the lines are 0.1, 1, 10 and 100 seconds.
            </Text>
            <div className={classes.list}>
              {view.drills.map((drill) => (
                <DrillCard
                  key={drill.name}
                  drill={drill}
                  mayRun={canRun}
                  underWay={isUnderWay(view, drill.name)}
                />
              ))}
            </div>
          </section>
          <section aria-labelledby="runs">
            <Title order={2} id="runs" mb="xs">
              Runs
            </Title>
            {view.runs.length === 0 ? <Text c="dimmed">None so far.</Text> : <RunsTable runs={view.runs} />}
          </section>
        </Stack>
      )}
    </>
  );
}

function isUnderWay({ running }: DrillsView, name: string): boolean {
  const asked = running?.drills.some((one) => one === name) ?? false;
  return asked && running?.results.some(({ drill }) => drill === name) === false;
}

/** What is missing before drills can be made, and where it is done. */
function Readiness({ ready }: Pick<DrillsView, 'ready'>) {
  if (ready === 'ready') return null;
  return ready === 'not-found' ? (
    <Alert color="yellow" title="No agreement is in force">
      Drills are made under the terms that both sides signed. <Link to="/agreements">See the agreements</Link>
      .
    </Alert>
  ) : (
    <Alert color="yellow" title="No customer is a canary yet">
      Drills are made on a customer that nobody is, so that no real one is ever touched.{' '}
      <Link to="/canaries">Seed a canary</Link>.
    </Alert>
  );
}

function Running({ running }: { readonly running: NonNullable<DrillsView['running']> }) {
  const [made, all] = [running.results.length, running.drills.length];
  return (
    <div role="status">
      <Text size="sm" mb={4}>
        {made} of {all} made
      </Text>
      <Progress value={(100 * made) / all} aria-label={`Drills made: ${String(made)} of ${String(all)}`} />
    </div>
  );
}
