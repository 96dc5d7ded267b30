import { Alert, Anchor, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { ScopeView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { Cell } from '../../components/Cell.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { dayAfter, dayOf, startOfDay } from './days.ts';
import { ABOUT, ScopeAbout } from './ScopeAbout.tsx';
import { seenOf } from './seen.ts';

const DAY_MS = 86_400_000;

/** Exactly whose which fields somebody saw, for an incident's report: from the ledger, with what proves it. */
export default function ScopePage() {
  const [search, change] = useUrl();
  const [opened] = useState(() => Date.now());
  const about = Object.fromEntries(
    ABOUT.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const query = {
    ...about,
    from: search.get('from') ?? new Date(opened - 30 * DAY_MS).toISOString(),
    until: search.get('until') ?? new Date(opened).toISOString(),
  };
  const backwards = Date.parse(query.from) >= Date.parse(query.until);
  const scope = useRead('/api/ledger/scope', {}, { query, enabled: !backwards });
  const params = new URLSearchParams(query);
  return (
    <>
      <PageHead
        title="Whose data was seen"
        lead="Every customer and every field that the accesses of this window showed, read from the ledger’s own entries. Refusals and misses show nothing and are left out."
      />
      <ScopeAbout search={search} about={about} />
      <Group gap="sm" mb="md" className="no-print" role="search" aria-label="Window">
        <DayInput
          size="xs"
          label="From"
          value={dayOf(Date.parse(query.from))}
          onDay={(day) => {
            if (day !== '') change({ from: startOfDay(day) });
          }}
        />
        <DayInput
          size="xs"
          label="Until, this day too"
          value={dayOf(Date.parse(query.until) - 1)}
          onDay={(day) => {
            if (day !== '') change({ until: dayAfter(day) });
          }}
        />
      </Group>
      <ErrorAlert error={scope.error} onRetry={() => void scope.refetch()} />
      {backwards ? (
        <Text>This time ends before it begins: choose a later last day.</Text>
      ) : scope.isPending ? (
        <Loading what="what was seen" height={240} />
      ) : (
        scope.data !== undefined && <Answer view={scope.data} query={params} />
      )}
    </>
  );
}

function Answer({ view, query }: { readonly view: ScopeView; readonly query: URLSearchParams }) {
  const { completeness, indexed, customers, customersTotal, naming } = view;
  return (
    <>
      <Text size="lg" fw={600}>
        {count(customersTotal, naming === 'ticket' ? 'ticket' : 'customer')},{' '}
        {count(view.fieldsTotal, 'field')}, {count(view.entriesTotal, 'entry', 'entries')}
      </Text>
      <Text component="div" size="sm" role="status">
        <StatusMark tone={view.complete ? 'good' : 'warn'}>
          {view.complete
            ? `Complete: everything entered is in it${completeness.erased > 0 ? ' or erased by an entry that says so' : ''}, and nothing was changed`
            : `Not complete: indexed up to ${String(indexed.indexed)} of ${String(indexed.size)} entries, ${String(completeness.missing.length)} missing`}
        </StatusMark>
      </Text>
      {completeness.missing.length > 0 && (
        <Alert color="red" title="Entries were tampered with" my="sm">
          What opens {completeness.missing.length === 1 ? 'entry' : 'entries'}{' '}
          {completeness.missing.slice(0, 20).join(', ')} is missing or is not what was committed to, and no
          entry says why. Whoever the accesses were about cannot be told: count them as seen.
        </Alert>
      )}
      {completeness.erased > 0 && (
        <Text size="sm">
          What {count(completeness.erased, 'entry', 'entries')} of this time{' '}
          {completeness.erased === 1 ? 'was' : 'were'} of is erased, so nobody can be told here whom they were
          about. Two people decided it; {completeness.erasedUnder.length === 1 ? 'entry' : 'entries'}{' '}
          {completeness.erasedUnder.map(({ entry }) => String(entry)).join(', ')} state it.
        </Text>
      )}
      <Group gap="md" my="xs" className="no-print">
        <Anchor href={`/api/ledger/scope/openings?${query.toString()}`} size="sm" download>
          Download what proves it
        </Anchor>
        <Text size="sm" c="dimmed">
          Anybody checks it offline with <code>cordon ledger verify-proof</code>. Log size{' '}
          {view.log.size.toLocaleString('en')}.
        </Text>
      </Group>
      {customers.length === 0 ? (
        <Text c="dimmed">
          Nobody’s data was seen in this time. Look at a longer time, or at somebody else’s accesses.
        </Text>
      ) : (
        <SeenTable view={view} />
      )}
      {customers.length < customersTotal && (
        <Text size="sm">The first {customers.length} are shown; the file has all.</Text>
      )}
    </>
  );
}

function SeenTable({ view: { customers, naming } }: { readonly view: ScopeView }) {
  return (
    <TableFrame label="What was seen" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{naming === 'ticket' ? 'Ticket' : 'Customer'}</Table.Th>
            <Table.Th scope="col">What was seen</Table.Th>
            <Table.Th scope="col">Entries</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {customers.map(({ customer, source, fields, entries }) => (
            <Table.Tr key={`${source} ${customer}`}>
              <Cell label={naming === 'ticket' ? 'Ticket' : 'Customer'}>
                {customer === '' ? 'Not known' : customer}
              </Cell>
              <Cell label="What was seen">
                {seenOf(fields).map(({ how, what }) => (
                  <div key={how}>
                    <b>{how}:</b> {what}
                  </div>
                ))}
              </Cell>
              <Cell label="Entries">
                <Group gap={6}>
                  {entries.slice(0, 10).map((entry) => (
                    <span key={entry} style={{ whiteSpace: 'nowrap' }}>
                      <EntryLink entry={entry} />
                    </span>
                  ))}
                  {entries.length > 10 && <span>and {entries.length - 10} more</span>}
                </Group>
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
