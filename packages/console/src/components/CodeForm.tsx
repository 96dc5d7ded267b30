import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

interface CodeFormProps {
  readonly pending: boolean;
  readonly onCode: (code: string) => void;
  readonly autoFocus?: boolean;
  /** Another way is offered first. */
  readonly secondary?: boolean;
  readonly action?: string;
}

/** Asks for the six digits of an authenticator app. */
export function CodeForm({
  pending,
  onCode,
  autoFocus = false,
  secondary = false,
  action = 'Confirm code',
}: CodeFormProps) {
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
        setCode('');
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Code from your authenticator app"
          description="Six digits"
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6));
          }}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          {...(autoFocus ? { 'data-autofocus': true } : {})}
        />
        <Button
          type="submit"
          loading={pending}
          disabled={code.length !== 6}
          variant={secondary ? 'default' : 'filled'}
        >
          {action}
        </Button>
      </Stack>
    </form>
  );
}
