import { Alert, Group, Stack } from '@mantine/core';
import type { NoticeClock } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ClockBar } from './ClockBar.tsx';
import classes from './clocks.module.css';
import { FactList } from './FactList.tsx';
import { FromLedger } from './FromLedger.tsx';
import { GiveNotice } from './GiveNotice.tsx';
import { NoticeList } from './NoticeList.tsx';
import { RecordFact } from './RecordFact.tsx';
import { isOpen } from './words.ts';

/** Clocks, facts and notices of one incident, as its own page and any other may show them. */
export function IncidentClocks({ incident }: { readonly incident: string }) {
  const read = useRead('/api/clocks/:incident', { incident }, { every: 30_000 });
  const view = read.data;
  if (view === undefined) {
    return read.error === null ? (
      <Loading what="clocks" height={320} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  const [one] = view.incidents;
  const clocks = one?.clocks ?? [];
  const over = clocks.filter((clock) => !isOpen(clock));
  const waiting = clocks.filter(({ state }) => state === 'waiting');
  const open = clocks.filter((clock) => isOpen(clock) && clock.state !== 'waiting');
  const unsent = one?.unsentReminders ?? 0;
  return (
    <Stack gap="xl">
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {unsent > 0 && (
        <Alert color="yellow" title="Reminders wait for the mail server">
          {unsent === 1 ? '1 reminder was' : `${String(unsent)} reminders were`} not taken yet. They are tried
          again; nothing is lost.
        </Alert>
      )}
      {view.mayRecord && (
        <Group>
          <RecordFact incident={incident} clocks={clocks} agreements={view.agreements} />
          <FromLedger incident={incident} agreements={view.agreements} />
        </Group>
      )}
      <Taken clocks={open} />
      <ListSection
        id="running"
        title="Owed"
        none={
          clocks.length === 0
            ? 'No clock runs. Record a fact: when you became aware.'
            : 'Nothing is owed any more.'
        }
      >
        {open.map((clock) => (
          <ClockBar key={clock.id} clock={clock}>
            <GiveNotice incident={incident} clock={clock} />
          </ClockBar>
        ))}
      </ListSection>
      {waiting.length > 0 && <Folded title="Not begun yet" incident={incident} clocks={waiting} />}
      {view.mayRecord && <FactList incident={incident} clocks={clocks} agreements={view.agreements} />}
      <NoticeList incident={incident} clocks={clocks} />
      {over.length > 0 && <Folded title="Given, or not owed" incident={null} clocks={over} />}
    </Stack>
  );
}

interface FoldedProps {
  readonly title: string;
  /** Null where there is nothing to give any more. */
  readonly incident: string | null;
  readonly clocks: readonly NoticeClock[];
}

/** What needs nothing now stays to be looked up, folded. */
function Folded({ title, incident, clocks }: FoldedProps) {
  return (
    <details>
      <summary>
        {title}: {clocks.length}
      </summary>
      <Stack gap="sm" mt="sm">
        {clocks.map((clock) => (
          <ClockBar key={clock.id} clock={clock}>
            {incident !== null && <GiveNotice incident={incident} clock={clock} />}
          </ClockBar>
        ))}
      </Stack>
    </details>
  );
}

/** What nobody told: answering it may end a clock, and never makes one later. */
function Taken({ clocks }: { readonly clocks: readonly NoticeClock[] }) {
  const taken = [...new Set(clocks.flatMap((clock) => clock.taken))];
  if (taken.length === 0) return null;
  return (
    <Alert color="blue" title="Not told yet, and taken on the safe side">
      <ul className={classes.why}>
        {taken.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Alert>
  );
}
