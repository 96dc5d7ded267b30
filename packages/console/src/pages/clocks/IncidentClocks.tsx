import { Alert, Stack, Text } from '@mantine/core';
import type { NoticeClock } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ClockBar } from './ClockBar.tsx';
import { FactList } from './FactList.tsx';
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
  const [open, over] = [clocks.filter(isOpen), clocks.filter((clock) => !isOpen(clock))];
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
      {view.mayRecord && (
        <FactList
          incident={incident}
          actions={<RecordFact incident={incident} {...{ clocks }} agreements={view.agreements} />}
        />
      )}
      <NoticeList incident={incident} clocks={clocks} />
      {over.length > 0 && <Over clocks={over} />}
    </Stack>
  );
}

/** What needs nothing more stays to be looked up, folded. */
function Over({ clocks }: { readonly clocks: readonly NoticeClock[] }) {
  return (
    <details>
      <summary>
        <Text component="span">Given, or not owed: {clocks.length}</Text>
      </summary>
      <Stack gap="sm" mt="sm">
        {clocks.map((clock) => (
          <ClockBar key={clock.id} clock={clock} />
        ))}
      </Stack>
    </details>
  );
}
