import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { StatusMark } from '../../../components/StatusMark.tsx';
import type { LibraryClause } from './editing.ts';

interface AddClauseProps {
  readonly clauses: readonly LibraryClause[];
  /** Ids of the clauses that are in already. */
  readonly used: ReadonlySet<string>;
  readonly onAdd: (clause: LibraryClause) => void;
  readonly onBlank: () => void;
}

/** Adds a clause of the library, or one of one's own. */
export function AddClause({ clauses, used, onAdd, onBlank }: AddClauseProps) {
  const left = clauses.filter(({ id }) => !used.has(id));
  const [chosen, setChosen] = useState('');
  const clause = left.find(({ id }) => id === chosen) ?? left[0];
  return (
    <Stack gap="xs" component="section" aria-label="Add a clause">
      <Group align="flex-end">
        <NativeSelect
          label="Clause of the library"
          miw={260}
          data={left.map(({ id, title, number }) => ({
            value: id,
            label: `${number ?? ''} ${title}`.trim(),
          }))}
          value={clause?.id ?? ''}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          disabled={clause === undefined}
          onClick={() => {
            if (clause !== undefined) onAdd(clause);
          }}
        >
          Add clause
        </Button>
        <Button variant="default" onClick={onBlank}>
          Add a clause of our own
        </Button>
      </Group>
      {clause !== undefined && (
        <>
          <Text size="sm" c="dimmed">
            {clause.text}
          </Text>
          {clause.warning !== null && <StatusMark tone="warn">{clause.warning}</StatusMark>}
        </>
      )}
    </Stack>
  );
}
