import { EmptyState, Group, NativeSelect, Table, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { QualityConversationRow } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { count } from '../../components/count.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { QualityTabs } from './QualityTabs.tsx';
import { codeWords, KINDS, lasted, removedWord } from './words.ts';

/** Conversations without personal data, to be read and judged. */
export default function ConversationsPage() {
  const [search] = useUrl();
  const chosen = (name: string): string => search.get(name) ?? '';
  const since = chosen('since');
  const all = useRead('/api/quality/conversations', {}, { every: 30_000 });
  const list = all.data ?? [];
  const rows = list.filter(
    ({ vendor, team, queue, removed, began }) =>
      (chosen('vendor') === '' || vendor.id === chosen('vendor')) &&
      (chosen('team') === '' || team?.id === chosen('team')) &&
      (chosen('queue') === '' || queue === chosen('queue')) &&
      (chosen('type') === '' || chosen('type') in removed) &&
      (since === '' || began.slice(0, 10) >= since),
  );
  return (
    <>
      <PageHead
        title="Quality"
        lead="Conversations as their customers had them, without the personal data. Reading one is entered in the ledger, like any access."
      />
      <QualityTabs />
      <ErrorAlert error={all.error} onRetry={() => void all.refetch()} />
      {all.data === undefined ? (
        all.error === null && <Loading what="conversations" height={320} />
      ) : list.length === 0 ? (
        <EmptyState
          icon={<IconChecklist aria-hidden />}
          title="None so far"
          description="A contact centre sends its chats and transcripts here with a key. They are anonymised first; what cannot be stays sealed under Withheld."
        />
      ) : (
        <>
          <Filters list={list} />
          <Text size="sm" c="dimmed" mb="xs" role="status">
            {count(rows.length, 'conversation')}
          </Text>
          <Conversations rows={rows} />
        </>
      )}
    </>
  );
}

function Filters({ list }: { readonly list: readonly QualityConversationRow[] }) {
  const [search, change] = useUrl();
  const options = (all: string, pairs: readonly (readonly [string, string])[]) => [
    { value: '', label: all },
    ...[...new Map(pairs)].map(([value, label]) => ({ value, label })),
  ];
  const select = (name: string, label: string, pairs: readonly (readonly [string, string])[]) =>
    new Map(pairs).size > 1 && (
      <NativeSelect
        size="xs"
        label={label}
        value={search.get(name) ?? ''}
        onChange={(event) => {
          change({ [name]: event.currentTarget.value });
        }}
        data={options('All', pairs)}
      />
    );
  return (
    <Group gap="sm" align="flex-end" mb="sm" role="search" aria-label="Filter conversations">
      {select(
        'vendor',
        'Vendor',
        list.map(({ vendor }) => [vendor.id, vendor.name]),
      )}
      {select(
        'team',
        'Team',
        list.flatMap(({ team }) => (team === null ? [] : [[team.id, team.name] as const])),
      )}
      {select(
        'queue',
        'Queue',
        list.map(({ queue }) => [queue, codeWords(queue)]),
      )}
      {select(
        'type',
        'Removed',
        list.flatMap(({ removed }) => Object.keys(removed).map((type) => [type, removedWord(type)] as const)),
      )}
      <DayInput
        size="xs"
        label="Since"
        value={search.get('since') ?? ''}
        onDay={(since) => {
          change({ since });
        }}
      />
    </Group>
  );
}

function Conversations({ rows }: { readonly rows: readonly QualityConversationRow[] }) {
  return (
    <TableFrame label="Conversations" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Ticket</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>Team</Table.Th>
            <Table.Th>Queue</Table.Th>
            <Table.Th>Reason</Table.Th>
            <Table.Th className="num">Took</Table.Th>
            <Table.Th className="num">Removed</Table.Th>
            <Table.Th className="num">Score</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ id, number, kind, began, vendor, team, queue, reason, seconds, removed, score }) => (
            <Table.Tr key={id}>
              <Cell label="Ticket">
                <Link className="link" to={`/quality/conversations/${id}`}>
                  {KINDS[kind]} of {number}
                </Link>
              </Cell>
              <Cell label="When">
                <Time at={began} />
              </Cell>
              <Cell label="Team">{[vendor.name, team?.name].filter(Boolean).join(', ')}</Cell>
              <Cell label="Queue">{codeWords(queue)}</Cell>
              <Cell label="Reason">{codeWords(reason)}</Cell>
              <Cell label="Took" className="num">
                {lasted(seconds)}
              </Cell>
              <Cell label="Removed" className="num">
                {Object.values(removed).reduce((sum, one) => sum + one, 0)}
              </Cell>
              <Cell label="Score" className="num">
                {score === null ? 'not yet' : `${String(score)} %`}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
