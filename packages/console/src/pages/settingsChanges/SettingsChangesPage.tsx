import { Group, Table, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { SettingsChange } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useUrl } from '../../hooks/useUrl.ts';

const MINUTE = 60_000;
const DAY = 24 * 3_600_000;
const MONTH = 30 * DAY;

/** Every change of Cordon's own settings in a time: what, when, by whom, and who was the second person. */
export default function SettingsChangesPage() {
  const [search, change] = useUrl();
  // Whole days, so that the address of what is read stays the same while it is looked at.
  const today = Math.floor(useNow(MINUTE) / DAY) * DAY;
  const from = search.get('from') ?? dayOf(today - MONTH);
  const until = search.get('until') ?? dayOf(today + DAY);
  const period = { from: `${from}T00:00:00Z`, until: `${until}T00:00:00Z` };
  const read = useRead('/api/settings-changes', {}, { query: period });
  const changes = read.data?.changes;
  return (
    <>
      <PageHead
        title="Changes of settings"
        lead="Thresholds, networks, witnesses, data maps, keys and ways in: whoever changes what the controls hang on stands here. An auditor asks for all of it."
      />
      <PrintStamp filter={`changes of settings from ${from} until ${until}`} />
      <Group gap="sm" mb="md" align="end" role="search" aria-label="Which time" className="no-print">
        <DayInput
          label="From"
          value={from}
          onDay={(day) => {
            change({ from: day });
          }}
        />
        <DayInput
          label="Until, not included"
          value={until}
          onDay={(day) => {
            change({ until: day });
          }}
        />
        {changes !== undefined && <Text size="sm">{count(changes.length, 'change')}</Text>}
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {changes === undefined && read.error === null && <Loading what="changes" height={200} />}
      {changes?.length === 0 && (
        <Text c="dimmed">No setting was changed in this time, in what you may look at.</Text>
      )}
      {changes !== undefined && changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function Changes({ changes }: { readonly changes: readonly SettingsChange[] }) {
  return (
    <TableFrame cards label="Changes">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Entry</Table.Th>
            <Table.Th scope="col">What</Table.Th>
            <Table.Th scope="col">By</Table.Th>
            <Table.Th scope="col">Second person</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ entry, at, title, by, secondPerson, takesTwo }) => (
            <Table.Tr key={entry}>
              <Cell label="Entry">
                <EntryLink entry={entry} at={at} />
              </Cell>
              <Cell label="What">{title}</Cell>
              <Cell label="By">{by?.name ?? 'Cordon, or its operator'}</Cell>
              <Cell label="Second person">
                <Second name={secondPerson?.name ?? null} takesTwo={takesTwo} />
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Second({ name, takesTwo }: { readonly name: string | null; readonly takesTwo: boolean }) {
  if (name !== null) return name;
  return takesTwo ? <StatusMark tone="warn">Nobody by then</StatusMark> : 'one person may';
}
