import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { Unsealing } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useAsking } from './acts.ts';
import { UNSEALING } from './words.ts';

/** Asks the other side to open together what an erasure sealed. */
export function AskUnsealing({ erasure }: { readonly erasure: string }) {
  const [opened, setOpened] = useState(false);
  const [ground, setGround] = useState<Unsealing['ground']>('claim');
  const ask = useAsking(erasure, () => {
    setOpened(false);
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpened(true);
        }}
      >
        Ask to unseal
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title="Unseal what was erased"
        act="Ask the other side"
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate(ground);
        }}
      >
        <Text size="sm">
          Privacy officer and auditor open it together. Once the other agreed, both may look for a day; every
          look is an entry.
        </Text>
        <NativeSelect
          label="Ground"
          data={Object.entries(UNSEALING).map(([value, label]) => ({ value, label }))}
          value={ground}
          onChange={(event) => {
            setGround(event.currentTarget.value as Unsealing['ground']);
          }}
        />
      </FormDialog>
    </>
  );
}
