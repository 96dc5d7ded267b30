import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { ProtocolVersion, ProtocolView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { Changes } from './Changes.tsx';
import { Objections } from './Objections.tsx';
import { ProtocolEditor } from './ProtocolEditor.tsx';
import { RulesTable } from './RulesTable.tsx';
import { purposeName, stateWords } from './words.ts';

const WRITERS: readonly string[] = ['company-admin', 'privacy-officer'];

interface ProtocolDetailProps {
  readonly agreement: string;
  readonly purpose: string;
}

/** One protocol: what it says, who has read it, and how it came to say so; its officer writes the next version here. */
export function ProtocolDetail({ agreement, purpose }: ProtocolDetailProps) {
  const { person } = useMe();
  const [editing, setEditing] = useState(false);
  const read = useRead('/api/agreements/:id/protocols/:purpose', { id: agreement, purpose });
  const view = read.data;
  const writes = WRITERS.includes(person.role);
  return (
    <>
      <PageHead
        title={`Protocol for ${purposeName(purpose).toLowerCase()}`}
        lead={
          view === undefined ? undefined : `Under ${view.row.agreement.title}, with ${view.row.vendor.name}.`
        }
        actions={
          writes &&
          view !== undefined &&
          !editing && (
            <Button
              size="xs"
              onClick={() => {
                setEditing(true);
              }}
            >
              {view.row.version === null ? 'Write the first version' : 'Write the next version'}
            </Button>
          )
        }
      />
      <PrintStamp filter={`protocol for ${purpose}`} />
      <Text size="sm" mb="md" className="no-print">
        <Link className="link" to="/protocols">
          All protocols
        </Link>
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined && read.error === null && <Loading what="protocol" height={320} />}
      {view !== undefined &&
        (editing ? (
          <Stack gap="xl">
            <Objections view={view} />
            <ProtocolEditor
              view={view}
              onDone={() => {
                setEditing(false);
              }}
            />
          </Stack>
        ) : (
          <Shown view={view} />
        ))}
    </>
  );
}

function Shown({ view }: { readonly view: ProtocolView }) {
  const { row, versions, draft } = view;
  const newest = versions[0];
  return (
    <Stack gap="xl">
      <section aria-labelledby="rules">
        <Title order={2} id="rules" mb="xs">
          {newest === undefined
            ? 'What the agreement itself comes to'
            : `Version ${String(newest.protocol.version)}, in force`}
        </Title>
        {newest === undefined && (
          <Text size="sm" mb="sm" maw={720}>
            This is shown beside the fields already. Nobody has to acknowledge it, and no text is held to it,
            before the privacy officer puts a version in force.
          </Text>
        )}
        {row.narrowed > 0 && (
          <Text component="div" size="sm" mb="sm">
            <StatusMark tone="warn">
              {row.narrowed === 1 ? '1 rule goes' : `${String(row.narrowed)} rules go`} further than the terms
              in force now
            </StatusMark>
            . Everybody is held to the terms; write the next version to say so.
          </Text>
        )}
        <RulesTable protocol={newest?.protocol ?? draft} />
      </section>
      <Objections view={view} />
      {newest !== undefined && <People row={row} />}
      {versions.length > 0 && <Versions versions={versions} />}
    </Stack>
  );
}

function People({ row }: { readonly row: ProtocolView['row'] }) {
  return (
    <section aria-labelledby="people">
      <Title order={2} id="people" mb="xs">
        Who works for this purpose
      </Title>
      <TableFrame cards label="Who acknowledged it">
        <Table miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Person</Table.Th>
              <Table.Th scope="col">Role</Table.Th>
              <Table.Th scope="col">State</Table.Th>
              <Table.Th scope="col">Last acknowledged</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {row.people.map(({ person, accessRole, state, acknowledged }) => {
              const [tone, words] = stateWords[state];
              return (
                <Table.Tr key={`${person.id} ${accessRole}`}>
                  <Cell label="Person">{person.name}</Cell>
                  <Cell label="Role">{accessRole}</Cell>
                  <Cell label="State">
                    <StatusMark tone={tone}>{words}</StatusMark>
                  </Cell>
                  <Cell label="Last acknowledged">
                    {acknowledged === null ? (
                      'Never'
                    ) : (
                      <>
                        Version {acknowledged.version}, <Time at={acknowledged.at} stamp />,{' '}
                        <EntryLink entry={acknowledged.entry} />
                      </>
                    )}
                  </Cell>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function Versions({ versions }: { readonly versions: readonly ProtocolVersion[] }) {
  return (
    <section aria-labelledby="versions">
      <Title order={2} id="versions" mb="xs">
        Versions
      </Title>
      <Stack gap="sm">
        {versions.map(({ protocol, hash, putBy, putAt, graceUntil, entry, changes }) => (
          <div key={protocol.version}>
            <Group gap="xs">
              <Text fw={600}>Version {protocol.version}</Text>
              <Text size="sm">
                put in force by {putBy.name}, <Time at={putAt} stamp />, <EntryLink entry={entry} />
              </Text>
            </Group>
            <Text size="sm" c="dimmed">
              Grace until <Time at={graceUntil} stamp />. Written under version {protocol.terms.version} of
              the agreement. SHA-256 <code>{hash.slice(0, 16)}…</code>
            </Text>
            {changes.length > 0 && <Changes of={changes} />}
          </div>
        ))}
      </Stack>
    </section>
  );
}
