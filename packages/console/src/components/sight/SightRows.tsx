import { List, Table, Text } from '@mantine/core';
import type { SightView } from '../../api/types.ts';
import { Cell } from '../Cell.tsx';
import { count } from '../count.ts';
import { StatusMark } from '../StatusMark.tsx';
import { TableFrame } from '../TableFrame.tsx';

type FieldChange = SightView['rows'][number]['gains'][number];

const SEEN = {
  clear: 'in clear',
  partial: 'in part',
  generalise: 'as a range',
  token: 'as a stand-in',
  redact: 'removed',
  hidden: 'hidden',
} as const;

/** The change in one sentence. */
export function SightSentence({
  sight: { gain, lose },
}: {
  readonly sight: Pick<SightView, 'gain' | 'lose'>;
}) {
  return (
    <Text size="sm" fw={600}>
      {count(gain.agents, 'agent')} {gain.agents === 1 ? 'gains' : 'gain'} sight of{' '}
      {count(gain.fields, 'field')}, {count(lose.agents, 'agent')} {lose.agents === 1 ? 'loses' : 'lose'}{' '}
      sight of {count(lose.fields, 'field')}.
    </Text>
  );
}

/** Role by role, which fields are shown more and which less. */
export function SightRows({ rows, label }: { readonly rows: SightView['rows']; readonly label: string }) {
  if (rows.length === 0) return null;
  return (
    <TableFrame cards label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Role and purpose</Table.Th>
            <Table.Th scope="col" className="num">
              Agents
            </Table.Th>
            <Table.Th scope="col">Sees more</Table.Th>
            <Table.Th scope="col">Sees less</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ role, purpose, agents, gains, loses }) => (
            <Table.Tr key={`${role} ${purpose}`}>
              <Cell label="Role and purpose">
                {role}, {purpose}
              </Cell>
              <Cell label="Agents" className="num">
                {agents}
              </Cell>
              <Cell label="Sees more">
                <Changes changes={gains} tone="warn" />
              </Cell>
              <Cell label="Sees less">
                <Changes changes={loses} tone="good" />
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Changes({
  changes,
  tone,
}: {
  readonly changes: readonly FieldChange[];
  readonly tone: 'warn' | 'good';
}) {
  if (changes.length === 0) return <>nothing</>;
  return (
    <List size="sm" listStyleType="none">
      {changes.map(({ resource, field, label, before, after }) => (
        <List.Item key={`${resource}.${field}`}>
          <StatusMark tone={tone}>
            {label}: {words(before)} → {words(after)}
          </StatusMark>
        </List.Item>
      ))}
    </List>
  );
}

function words({ treatment, rights }: Pick<FieldChange['after'], 'treatment' | 'rights'>): string {
  const may = rights.map((right) => (right === 'lookup' ? 'look up' : right));
  return may.length === 0 ? SEEN[treatment] : `${SEEN[treatment]}, may ${may.join(', ')}`;
}
