import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { FindingCard } from './FindingCard.tsx';

/** Where what is differs from what was agreed or confirmed: what it means, and what ends it. */
export default function FindingsPage() {
  const [search, change] = useUrl();
  const state = search.get('state') === 'closed' ? 'closed' : 'open';
  const read = useRead('/api/findings', {}, { query: { state }, every: 30_000 });
  const rows = read.data;
  return (
    <>
      <PageHead
        title="Findings"
        lead="Where what is differs from what was agreed or confirmed. A look that no longer finds it settles it by itself."
      />
      <PrintStamp filter={`${state} findings`} />
      <SegmentedControl
        mb="md"
        className="no-print"
        aria-label="Which findings"
        value={state}
        onChange={(value) => {
          change({ state: value === 'closed' ? value : '' });
        }}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'closed', label: 'Closed' },
        ]}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="findings" height={200} />}
      {rows?.length === 0 && (
        <Text c="dimmed">
          {state === 'open'
            ? 'Nothing is open. Sources, the helpdesk’s seats, the source’s own log and canaries are looked at by themselves; what differs stands here.'
            : 'None was closed yet.'}
        </Text>
      )}
      <Stack gap="md">
        {rows?.map((finding) => (
          <FindingCard key={finding.id} finding={finding} />
        ))}
      </Stack>
    </>
  );
}
