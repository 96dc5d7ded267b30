import { Button, Fieldset, Group, Stack, TextInput, Textarea } from '@mantine/core';
import type { Clause } from '../../api/types.ts';

interface ClauseEditorProps {
  readonly clauses: readonly Clause[];
  readonly onChange: (clauses: readonly Clause[]) => void;
}

/** The words of the agreement, clause by clause; folded away until one wants to change them. */
export function ClauseEditor({ clauses, onChange }: ClauseEditorProps) {
  const edit = (index: number, patch: Partial<Clause>): void => {
    onChange(clauses.map((clause, at) => (at === index ? { ...clause, ...patch } : clause)));
  };
  return (
    <details>
      <summary>Words of the clauses ({clauses.length})</summary>
      <Stack gap="sm" mt="sm">
        {clauses.map((clause, index) => (
          // Clauses keep their place while they are edited; an id may be empty or double for a moment.
          <Fieldset key={index} legend={`Clause ${clause.id}`} p="sm">
            <Group gap="xs" align="flex-end">
              <TextInput
                label="Number"
                size="xs"
                w={80}
                maxLength={20}
                value={clause.id}
                onChange={(event) => {
                  edit(index, { id: event.currentTarget.value });
                }}
              />
              <TextInput
                label="Title"
                size="xs"
                flex={1}
                maxLength={200}
                value={clause.title}
                onChange={(event) => {
                  edit(index, { title: event.currentTarget.value });
                }}
              />
              <Button
                size="xs"
                variant="default"
                aria-label={`Remove clause ${clause.id}`}
                onClick={() => {
                  onChange(clauses.filter((_, at) => at !== index));
                }}
              >
                Remove
              </Button>
            </Group>
            <Textarea
              label="Text"
              size="sm"
              autosize
              minRows={2}
              maxLength={8000}
              value={clause.text}
              onChange={(event) => {
                edit(index, { text: event.currentTarget.value });
              }}
            />
          </Fieldset>
        ))}
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            onChange([...clauses, { id: '', title: '', text: '' }]);
          }}
        >
          Add clause
        </Button>
      </Stack>
    </details>
  );
}
