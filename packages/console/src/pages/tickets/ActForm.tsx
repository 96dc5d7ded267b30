import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FormError } from '../../components/FormError.tsx';
import type { FieldChoice } from './useAct.ts';

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
  readonly onAct: (choice: FieldChoice, value: string) => void;
  /** What came of it. */
  readonly children: ReactNode;
}

/** Choose a field, type a value, act. The typed value is gone from the form once it was sent. */
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
    onAct,
    children,
  } = props;
  const [chosen, setChosen] = useState(0);
  const [value, setValue] = useState('');
  const choice = choices[chosen] ?? choices[0];
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
            data={choices.map((one, index) => ({ value: String(index), label: one.label }))}
            value={String(chosen)}
            onChange={(event) => {
              setChosen(Number(event.currentTarget.value));
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
            value={value}
            onChange={(event) => {
              setValue(event.currentTarget.value);
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
