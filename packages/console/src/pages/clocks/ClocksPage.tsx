import { Button, EmptyState, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { NoticeClocks } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ClockBar } from './ClockBar.tsx';
import { isOpen } from './words.ts';

/** More of one incident stand on its own page. */
const SHOWN = 3;

/** Every clock that runs, of every incident: the ones due first first. */
export default function ClocksPage() {
  const read = useRead('/api/clocks', {}, { every: 30_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Breach clocks"
        lead="When each notice of a breach is due, to whom, and why. What nobody told yet is taken so that a notice is owed, and owed earlier."
        actions={view?.mayRecord === true && <OpenIncident />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="clocks" height={320} />
      ) : view.incidents.length === 0 ? (
        <EmptyState
          icon={<IconHourglassHigh aria-hidden />}
          title="No clock runs"
          description={
            view.mayRecord
              ? 'A clock starts with the first fact that is recorded of an incident: when you became aware of it.'
              : 'The clock of your agreement stands here once the company records that you know of a breach.'
          }
        />
      ) : (
        <Stack gap="xl">
          {view.incidents.map((one) => (
            <IncidentSection key={one.incident} incident={one} />
          ))}
        </Stack>
      )}
    </>
  );
}

function IncidentSection({
  incident: { incident, clocks },
}: {
  readonly incident: NoticeClocks['incidents'][number];
}) {
  const open = clocks.filter(isOpen);
  const more = open.length - SHOWN;
  return (
    <section aria-labelledby={`of-${incident}`}>
      <Title order={2} id={`of-${incident}`} mb="xs">
        Incident {incident}
      </Title>
      <Stack gap="sm">
        {open.length === 0 && <Text c="dimmed">Every notice was given, or is not owed.</Text>}
        {open.slice(0, SHOWN).map((clock) => (
          <ClockBar key={clock.id} clock={clock} />
        ))}
        <Link className="link" to={`/clocks/${encodeURIComponent(incident)}`}>
          {more > 0 ? `${String(more)} more clocks, facts and notices` : 'Facts and notices'} of incident{' '}
          {incident}
        </Link>
      </Stack>
    </section>
  );
}

/** Goes to an incident by its number. */
function OpenIncident() {
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const known = /^[A-Za-z0-9_.:-]{1,80}$/.test(id.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (known) void navigate(`/clocks/${encodeURIComponent(id.trim())}`);
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label="Number of the incident"
          placeholder="inc_2026_11"
          value={id}
          onChange={(event) => {
            setId(event.currentTarget.value);
          }}
        />
        <Button type="submit" disabled={!known}>
          Open it
        </Button>
      </Group>
    </form>
  );
}
