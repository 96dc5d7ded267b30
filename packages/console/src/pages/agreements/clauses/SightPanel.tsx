import { List, Text, Title } from '@mantine/core';
import type { SightView } from '../../../api/types.ts';
import { SightRows } from '../../../components/sight/SightRows.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';

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
      <SightRows rows={rows} label="Who sees more or less" />
      <Rules title="New rules" rules={rules.added} />
      <Rules title="Rules that go" rules={rules.removed} />
    </section>
  );
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
