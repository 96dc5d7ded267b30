import { List, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FormDialog } from './FormDialog.tsx';

interface CloseDialogProps<R extends string> {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'lg';
  /** What happens in the next second, one line each, in numbers. */
  readonly effects: readonly string[];
  readonly reasons: readonly (readonly [reason: R, words: string])[];
  /** What the button says that does it. */
  readonly act: string;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly onSend: (reason: R) => void;
  /** What stands before it all, such as why the numbers are old. */
  readonly children?: ReactNode;
}

/** Takes access away from somebody: says in numbers what that does, and asks why. The first reason is chosen already. */
export function CloseDialog<R extends string>(props: CloseDialogProps<R>) {
  const { opened, onClose, title, size, effects, reasons, act, sending, error, onSend, children } = props;
  const [reason, setReason] = useState<R | undefined>(reasons[0]?.[0]);
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={title}
      {...(size !== undefined && { size })}
      act={act}
      danger
      disabled={reason === undefined}
      sending={sending}
      error={error}
      onSend={() => {
        if (reason !== undefined) onSend(reason);
      }}
    >
      {children}
      <div>
        <Text size="sm">In the next second:</Text>
        <List size="sm">
          {effects.map((effect) => (
            <List.Item key={effect}>{effect}</List.Item>
          ))}
        </List>
      </div>
      <Radio.Group
        label="Why?"
        value={reason ?? ''}
        onChange={(value) => {
          setReason(reasons.find(([known]) => known === value)?.[0]);
        }}
      >
        <Stack gap={6} mt={4}>
          {reasons.map(([value, words]) => (
            <Radio key={value} value={value} label={words} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
