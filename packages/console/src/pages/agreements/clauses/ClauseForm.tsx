import { Button, Fieldset, Group, SimpleGrid, Switch, Text, TextInput } from '@mantine/core';
import { send } from '../../../api/client.ts';
import type { Clause } from '../../../api/types.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { ByHand } from './ByHand.tsx';
import type { Editing, LibraryClause, Values } from './editing.ts';
import { VariableInput } from './VariableInput.tsx';

interface ClauseFormProps {
  readonly clause: Editing;
  readonly template: LibraryClause | undefined;
  /** The clause as the server would keep it, once it has been asked. */
  readonly asKept: Clause | undefined;
  readonly unfed: boolean;
  readonly particulars: Readonly<Record<string, string>>;
  /** Changes the clause with this key, if it still is what `when` says. */
  readonly onChange: (key: string, patch: Partial<Editing>, when?: (clause: Editing) => boolean) => void;
  readonly onRemove: (key: string) => void;
}

/** One clause while it is edited: its variables, or its words. */
export function ClauseForm(props: ClauseFormProps) {
  const { clause, template, asKept, unfed, particulars, onChange, onRemove } = props;
  const { key, from } = clause;

  const fill = (values: Values): void => {
    if (from === null) return;
    onChange(key, { from: { ...from, values }, byHand: false, effects: null });
    const same = (now: Editing): boolean => !now.byHand && now.from?.values === values;
    send('POST /api/library/render', {}, { clause: from.clause, values, particulars }).then(
      ({ title, text, problems, values: all }) => {
        onChange(
          key,
          problems.length > 0 ? { problems } : { title, text, problems, from: { ...from, values: all } },
          same,
        );
      },
      (error: unknown) => {
        onChange(
          key,
          { problems: [error instanceof Error ? error.message : 'The server did not answer.'] },
          same,
        );
      },
    );
  };

  return (
    <Fieldset aria-label={`Clause ${clause.id}`} p="sm" id={`edit-${clause.id}`}>
      <Group justify="space-between">
        <Group gap="sm">
          <TextInput
            aria-label="Number"
            size="xs"
            w={84}
            maxLength={20}
            value={clause.id}
            onChange={(event) => {
              onChange(key, { id: event.currentTarget.value });
            }}
          />
          <Text fw={600}>{clause.title}</Text>
        </Group>
        <Group gap="sm">
          {template !== undefined && (
            <Switch
              size="xs"
              label="Write by hand"
              aria-label={`Write clause ${clause.id} by hand`}
              checked={clause.byHand}
              onChange={(event) => {
                if (event.currentTarget.checked) onChange(key, { byHand: true, problems: [] });
                else fill(from?.values ?? {});
              }}
            />
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={`Remove clause ${clause.id}`}
            onClick={() => {
              onRemove(key);
            }}
          >
            Remove
          </Button>
        </Group>
      </Group>
      {clause.byHand ? (
        <ByHand
          clause={clause}
          onChange={(patch) => {
            onChange(key, patch);
          }}
        />
      ) : (
        <>
          <Text mt="xs">{clause.text}</Text>
          {template !== undefined && template.variables.length > 0 && (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mt="xs">
              {template.variables.map((variable) => (
                <VariableInput
                  key={variable.name}
                  variable={variable}
                  value={from?.values[variable.name]}
                  onChange={(value) => {
                    fill({ ...from?.values, [variable.name]: value });
                  }}
                />
              ))}
            </SimpleGrid>
          )}
        </>
      )}
      <Text size="sm" component="div" mt={4}>
        <div role="status">
          {clause.problems.map((problem) => (
            <StatusMark key={problem} tone="bad">
              {problem}
            </StatusMark>
          ))}
        </div>
        {unfed && template?.warning !== null && template !== undefined && (
          <StatusMark tone="bad">{template.warning}</StatusMark>
        )}
        {asKept !== undefined && asKept.awaits.length > 0 && (
          <StatusMark tone="wait">
            Waits for {asKept.awaits.map(({ name }) => name).join(' and ')} to confirm what it does
          </StatusMark>
        )}
      </Text>
    </Fieldset>
  );
}
