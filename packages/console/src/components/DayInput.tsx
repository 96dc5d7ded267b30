import { TextInput, type TextInputProps } from '@mantine/core';

interface DayInputProps extends Omit<TextInputProps, 'type' | 'value' | 'onChange'> {
  readonly label: string;
  /** As `2026-09-01`; empty when none is chosen. */
  readonly value: string;
  readonly onDay: (day: string) => void;
}

/** A day. */
export function DayInput({ onDay, ...input }: DayInputProps) {
  return (
    <TextInput
      type="date"
      {...input}
      onChange={(event) => {
        onDay(event.currentTarget.value);
      }}
    />
  );
}
