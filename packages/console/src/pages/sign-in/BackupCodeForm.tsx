import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

interface BackupCodeFormProps {
  readonly pending: boolean;
  readonly onCode: (code: string) => void;
}

/** Asks for one of the codes that were printed. */
export function BackupCodeForm({ pending, onCode }: BackupCodeFormProps) {
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
          label="Backup code"
          description="Ten letters and digits; each works once. You can then add a new factor, but reveal and sign nothing before."
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
          }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Button type="submit" loading={pending} disabled={code.trim().length < 10}>
          Use this code
        </Button>
      </Stack>
    </form>
  );
}
