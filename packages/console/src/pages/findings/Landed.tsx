import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useFindingAct } from './useFindingAct.ts';

interface LandedProps {
  readonly finding: string;
  readonly proposal: string;
}

/** Another than who proposed it says what is in force now, where no machine can tell. */
export function Landed({ finding, proposal }: LandedProps) {
  const [opened, setOpened] = useState(false);
  const [after, setAfter] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const land = useFindingAct(
    'POST /api/findings/:id/proposals/:proposal/landed',
    { id: finding, proposal },
    'finding-change-landed',
    async (choice) => ({ finding, proposal, after: await textHash(choice.after) }),
    close,
  );
  return (
    <>
      <Button
        mt="xs"
        size="compact-xs"
        variant="default"
        className="no-print"
        onClick={() => {
          land.reset();
          setOpened(true);
        }}
      >
        It is in force
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="What is in force now"
        act="Say that it is in force"
        disabled={after.trim().length < 5}
        sending={land.isPending}
        error={land.error}
        onSend={() => {
          land.mutate({ after: after.trim() });
        }}
      >
        <ProseField
          label="As it is now"
          description="It stands beside what was asked for."
          data="refused"
          maxLength={2000}
          required
          value={after}
          onChange={setAfter}
        />
      </FormDialog>
    </>
  );
}
