import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useDrillsSwitch } from '../../components/DrillsSwitch.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { Feeds } from './Feeds.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { useSignals } from './useSignals.ts';

/** Signals put together by who and when: the gravest first, each with its next step. */
export default function IncidentsPage() {
  const [search, change] = useUrl();
  const state = search.get('state') === 'ended' ? 'ended' : 'open';
  const [drills, drillsSwitch] = useDrillsSwitch();
  const read = useRead('/api/incidents', {}, { query: { state, drills }, every: 30_000 });
  const status = useSignals();
  const rows = read.data;
  return (
    <>
      <PageHead
        title="Incidents"
        lead="Use of customer data that stands out, put together by who did it and when. Nobody of a vendor sees this page."
      />
      <PrintStamp filter={`${state} incidents`} />
      <Group mb="md" gap="md">
        <SegmentedControl
          className="no-print"
          aria-label="Which incidents"
          value={state}
          onChange={(value) => {
            change({ state: value === 'ended' ? value : '' });
          }}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'ended', label: 'Ended' },
          ]}
        />
        {drillsSwitch}
      </Group>
      <Text size="sm" mb="sm" component="div" className="no-print">
        <StatusMark tone={status === 'live' ? 'good' : 'wait'}>
          {status === 'live' ? 'Live: what is found appears here by itself' : 'Connecting'}
        </StatusMark>
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="incidents" height={200} />}
      {rows?.length === 0 && (
        <Text c="dimmed">
          {state === 'open'
            ? 'Nothing is open. Every access is watched as it is entered; what stands out appears here within seconds.'
            : 'None has ended yet.'}
        </Text>
      )}
      <Stack gap="md" mb="xl">
        {rows?.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} below={1} />
        ))}
      </Stack>
      <Feeds />
    </>
  );
}
