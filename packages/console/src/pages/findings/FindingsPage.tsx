import { Checkbox, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { FindingCard } from './FindingCard.tsx';
import { FindingTabs } from './FindingTabs.tsx';
import { RecordFinding } from './RecordFinding.tsx';

/** Where what is differs from what was agreed or confirmed: what it means, whose it is, and what ends it. */
export default function FindingsPage() {
  const { person } = useMe();
  const [search, change] = useUrl();
  const state = search.get('state') === 'closed' ? 'closed' : 'open';
  const mine = search.get('mine');
  const overdue = search.get('overdue');
  const vendor = search.get('vendor');
  const read = useRead('/api/findings', {}, { query: { state, mine, overdue, vendor }, every: 30_000 });
  const vendors = useRead('/api/findings/vendors', {}).data ?? [];
  const rows = read.data;
  const isVendor = person.role === 'vendor-admin';
  return (
    <>
      <PageHead
        title="Findings"
        lead={
          isVendor
            ? 'What was found about your work. Plan how it is mended, show that it is, and say so: somebody else looks again and closes it.'
            : 'Where what is differs from what was agreed or confirmed. Nothing closes one but a look that no longer finds it, or another person who looked again.'
        }
        actions={!isVendor && <RecordFinding vendors={vendors} />}
      />
      <FindingTabs current="/findings" />
      <PrintStamp
        filter={[`${state} findings`, mine && 'mine', overdue && 'overdue', vendor]
          .filter(Boolean)
          .join(', ')}
      />
      <Group mb="md" gap="md" className="no-print" align="end">
        <SegmentedControl
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
        {vendors.length > 1 && (
          <NativeSelect
            label="Vendor"
            value={vendor ?? ''}
            data={[
              { value: '', label: 'All' },
              ...vendors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => {
              change({ vendor: event.currentTarget.value });
            }}
          />
        )}
        <Checkbox
          label="Mine"
          checked={mine === 'yes'}
          onChange={(event) => {
            change({ mine: event.currentTarget.checked ? 'yes' : '' });
          }}
        />
        {state === 'open' && (
          <Checkbox
            label="Overdue"
            checked={overdue === 'yes'}
            onChange={(event) => {
              change({ overdue: event.currentTarget.checked ? 'yes' : '' });
            }}
          />
        )}
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="findings" height={200} />}
      {rows?.length === 0 && (
        <Text c="dimmed">
          {(mine ?? overdue ?? vendor)
            ? 'None is like that.'
            : state === 'open'
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
