import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { announce } from '../../app/announce.ts';
import { FormError } from '../../components/FormError.tsx';
import { chosenField, keyOfChoice, type FieldChoice } from './fieldChoice.ts';

interface ActFormProps {
  readonly title: string;
  readonly hint: string;
  readonly choices: readonly FieldChoice[];
  /** Name of the field the value is typed into. */
  readonly label: string;
  readonly act: string;
  readonly shortest: number;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly error: Error | null;
  /** Where the value is typed. */
  readonly input?: Ref<HTMLInputElement>;
  readonly onAct: (choice: FieldChoice, value: string) => void;
  /** What came of it. */
  readonly children: ReactNode;
}

/**
 * Type a value, act. The field is the one the value looks like, until one is chosen by hand; it is always shown before it
 * is sent. The typed value is gone from the form once it was sent.
 */
export function ActForm(props: ActFormProps) {
  const {
    title,
    hint,
    choices,
    label,
    act,
    shortest,
    pending,
    disabled = false,
    error,
    input,
    onAct,
    children,
  } = props;
  const [byHand, setByHand] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const choice = chosenField(choices, byHand, value);
  if (choice === undefined) return null;
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onAct(choice, value.trim());
        setValue('');
      }}
    >
      <Stack gap={6}>
        <div>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </div>
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label="Field"
            size="xs"
            data={choices.map((one) => ({ value: keyOfChoice(one), label: one.label }))}
            value={keyOfChoice(choice)}
            onChange={(event) => {
              setByHand(event.currentTarget.value);
            }}
          />
          <TextInput
            label={label}
            size="xs"
            flex={1}
            miw={120}
            required
            withAsterisk={false}
            minLength={shortest}
            maxLength={200}
            autoComplete="off"
            {...(input !== undefined && { ref: input })}
            value={value}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              const next = chosenField(choices, byHand, typed);
              if (next !== undefined && next !== choice && typed !== '') announce(`Field: ${next.label}`);
              setValue(typed);
            }}
          />
          <Button type="submit" size="xs" variant="default" loading={pending} disabled={disabled}>
            {act}
          </Button>
        </Group>
        <FormError error={error} />
        <div role="status">{children}</div>
      </Stack>
    </form>
  );
}
