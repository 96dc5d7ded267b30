import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import type { CompletenessView } from '../../../api/types.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { categoryWords } from '../../../components/dataWords.ts';

type Item = CompletenessView['items'][number];

const NAMES: Readonly<Record<string, string>> = {
  gdpr: 'GDPR',
  hipaa: 'HIPAA',
  ccpa: 'CCPA',
  hygiene: 'Good practice',
};

interface CompletenessProps {
  readonly report: CompletenessView;
  /** Adds a clause of the library; nothing is offered without it. */
  readonly onAdd?: (clause: string, number: string) => void;
}

/** For each law the agreement is written for: how much of it is answered, what is not, and the clause that would. */
export function Completeness({ report, onAdd }: CompletenessProps) {
  return (
    <Stack gap={2} component="section" aria-label="Completeness" className="no-print">
      <Text size="sm" c="dimmed">
        What the law and good practice ask of the contract, and how much of it this version answers:
      </Text>
      {report.frameworks.map((framework) => (
        <Framework
          key={framework}
          name={NAMES[framework] ?? categoryWords(framework)}
          items={report.items.filter((item) => item.framework === framework && item.status !== 'n/a')}
          {...(onAdd !== undefined && { onAdd })}
        />
      ))}
    </Stack>
  );
}

interface FrameworkProps {
  readonly name: string;
  readonly items: readonly Item[];
  readonly onAdd?: (clause: string, number: string) => void;
}

function Framework({ name, items, onAdd }: FrameworkProps) {
  const open = items.filter(({ status }) => status !== 'present');
  const must = open.filter(({ by }) => by === 'contract');
  const answered = items.length - open.length;
  return (
    <div>
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" w={110}>
          {name}
        </Text>
        <Progress
          flex={1}
          maw={260}
          value={items.length === 0 ? 0 : (100 * answered) / items.length}
          aria-label={`${name} answered`}
        />
        <Text size="sm" component="div">
          <StatusMark tone={must.length > 0 ? 'bad' : open.length > 0 ? 'wait' : 'good'}>
            {answered} of {items.length} answered
            {must.length > 0 && `, ${String(must.length)} the contract must say`}
          </StatusMark>
        </Text>
      </Group>
      {open.length > 0 && (
        <details>
          <summary>
            {name}: {open.length} open
          </summary>
          <List size="sm" spacing={4}>
            {open.map((item) => (
              <List.Item key={item.id}>
                <OpenItem item={item} {...(onAdd !== undefined && { onAdd })} />
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </div>
  );
}

function OpenItem({ item, onAdd }: { readonly item: Item; readonly onAdd?: FrameworkProps['onAdd'] }) {
  const { id, title, requirement, citation, status, where, clauses, by } = item;
  return (
    <>
      <b>{title}</b>
      {by === 'contract' && ' (must)'}: {requirement}{' '}
      {status === 'weak' && `Clause ${where ?? ''} answers it, but has a gap or waits for a confirmation. `}
      <Text span size="xs" c="dimmed">
        {id}, {citation}
      </Text>{' '}
      {onAdd !== undefined &&
        clauses.map(({ clause, title: name, number }) => (
          <Button
            key={clause}
            size="compact-xs"
            variant="default"
            onClick={() => {
              onAdd(clause, number);
            }}
          >
            Add clause “{name}”
          </Button>
        ))}
    </>
  );
}
