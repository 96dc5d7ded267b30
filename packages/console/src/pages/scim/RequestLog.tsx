import { Code, Group, Table, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { queryClient } from '../../api/query.ts';
import { listen, type StreamStatus } from '../../api/sse.ts';
import type { DirectoryRequest } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { latest } from './latest.ts';

interface RequestLogProps {
  readonly vendor: string;
  readonly requests: readonly DirectoryRequest[];
}

/** The last requests of the directory, as they come. */
export function RequestLog({ vendor, requests }: RequestLogProps) {
  const { status, rows } = useRequests(vendor);
  const known = new Set(rows.map(({ id }) => id));
  const all = latest([...rows, ...requests.filter(({ id }) => !known.has(id))]);
  return (
    <section>
      <Group justify="space-between">
        <Title order={2}>Last requests</Title>
        <StatusMark tone={status === 'live' ? 'good' : 'wait'}>
          {status === 'live' ? 'Live' : status === 'connecting' ? 'Connecting' : 'Not live right now'}
        </StatusMark>
      </Group>
      <Text c="dimmed" mb="xs">
        What the directory asked and what became of it. Nothing that was sent is kept here.
      </Text>
      {all.length === 0 && <Text size="sm">No request yet. It appears here by itself.</Text>}
      {all.length > 0 && (
        <TableFrame cards label="Last requests">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">When</Table.Th>
                <Table.Th scope="col">Request</Table.Th>
                <Table.Th scope="col">Answer</Table.Th>
                <Table.Th scope="col">What it did</Table.Th>
                <Table.Th scope="col">Token</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((row) => (
                <Table.Tr key={row.id}>
                  <Cell label="When">
                    <Time at={row.at} />
                  </Cell>
                  <Cell label="Request">
                    <Code>
                      {row.method} {row.path}
                    </Code>
                  </Cell>
                  <Cell label="Answer">
                    <StatusMark tone={row.status < 400 ? 'good' : row.status < 500 ? 'warn' : 'bad'}>
                      {row.status}
                    </StatusMark>
                  </Cell>
                  <Cell label="What it did">{row.did}</Cell>
                  <Cell label="Token">{row.token ?? 'none that is good'}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

function readAnew(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['/api/vendors/:id/directory'] });
}

function useRequests(vendor: string) {
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const [rows, setRows] = useState<readonly DirectoryRequest[]>([]);
  useEffect(
    () =>
      listen({
        url: `/api/vendors/${encodeURIComponent(vendor)}/directory/stream`,
        onStatus: (now) => {
          setStatus(now);
          // A line that was opened anew says nothing of what came before it.
          if (now === 'live') void readAnew();
        },
        on: {
          request: (data) => {
            // The server's own event, of the type its contract names.
            const row = data as DirectoryRequest;
            setRows((old) => latest([row, ...old]));
            // People, groups and the use of tokens change with it.
            if (row.method !== 'GET') void readAnew();
          },
        },
      }),
    [vendor],
  );
  return { status, rows };
}
