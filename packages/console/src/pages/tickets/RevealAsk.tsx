import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { RevealReason } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { REASONS } from './reasons.ts';
import classes from './card.module.css';

interface RevealAskProps {
  readonly label: string;
  /** The reason that is being sent. */
  readonly pending: RevealReason | null;
  readonly error: Error | null;
  /** What it waits for, when a second person has to approve it. */
  readonly waiting: ReactNode;
  readonly onReason: (reason: RevealReason, text: string) => void;
  readonly onCancel: () => void;
}

/** Asks why a value is needed; one click answers and reveals, Escape leaves. */
export function RevealAsk({ label, pending, error, waiting, onReason, onCancel }: RevealAskProps) {
  const [text, setText] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  // At first, and again when the act was refused: the buttons were off meanwhile, so the focus was lost.
  useEffect(() => first.current?.focus(), [error]);
  return (
    <div
      className={classes.ask}
      role="group"
      aria-label={`Why reveal ${label}?`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && pending === null) onCancel();
      }}
    >
      <Stack gap={6}>
        <Text size="sm">Why? One click reveals it. You sign it, and it stands in the ledger.</Text>
        <Group gap={6}>
          {REASONS.map(([reason, words], index) => (
            <Button
              key={reason}
              ref={index === 0 ? first : null}
              size="compact-sm"
              fw={500}
              variant="default"
              loading={pending === reason}
              disabled={pending !== null}
              onClick={() => {
                onReason(reason, text.trim());
              }}
            >
              {words}
            </Button>
          ))}
        </Group>
        <TextInput
          size="xs"
          label="More about it (not needed)"
          description="Kept without personal data"
          maxLength={500}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <FormError error={error} />
        {waiting}
        <Group>
          <Button size="compact-xs" variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
