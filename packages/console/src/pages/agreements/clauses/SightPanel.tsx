import { List, Table, Text, Title } from '@mantine/core';
import type { SightView } from '../../../api/types.ts';
import { Cell } from '../../../components/Cell.tsx';
import { count } from '../../../components/count.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';

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
export function SightSentence({ sight: { gain, lose } }: { readonly sight: SightView }) {
  return (
    <Text size="sm" fw={600}>
      {count(gain.agents, 'agent')} {gain.agents === 1 ? 'gains' : 'gain'} sight of{' '}
      {count(gain.fields, 'field')}, {count(lose.agents, 'agent')} {lose.agents === 1 ? 'loses' : 'lose'}{' '}
      sight of {count(lose.fields, 'field')}.
    </Text>
  );
}

/** Who would see more and who less, before anything is kept. */
export function SightPanel({ sight }: { readonly sight: SightView }) {
  const { rows, rules, problems, comparedWith } = sight;
  return (
    <section aria-labelledby="what-this-changes">
      <Title order={2} id="what-this-changes">
        What this changes
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        Compared with version {comparedWith}, as if every clause were confirmed.
      </Text>
      {problems.map(({ clause, problem }) => (
        <Text key={`${clause} ${problem}`} component="div" size="sm">
          <StatusMark tone="bad">
            {clause}: {problem}
          </StatusMark>
        </Text>
      ))}
      {rows.length > 0 && (
        <TableFrame cards label="Who sees more or less">
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
      )}
      <Rules title="New rules" rules={rules.added} />
      <Rules title="Rules that go" rules={rules.removed} />
    </section>
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

function Rules({ title, rules }: { readonly title: string; readonly rules: SightView['rules']['added'] }) {
  if (rules.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({rules.length})
      </summary>
      <List size="sm">
        {rules.map(({ clause, sentence }) => (
          <List.Item key={`${clause} ${sentence}`}>
            {clause}: {sentence}
          </List.Item>
        ))}
      </List>
    </details>
  );
}
