import { Button } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { endOfDay } from './day.ts';
import { useFindingAct } from './useFindingAct.ts';

/** How it is mended, and until when. */
export function PlanFix({ finding: id, main }: { readonly finding: string; readonly main: boolean }) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const plan = useFindingAct(
    'POST /api/findings/:id/plan',
    { id },
    'finding-planned',
    async (choice) => ({
      ...{ finding: id, until: new Date(choice.until).toISOString(), plan: await textHash(choice.text) },
    }),
    close,
  );
  return (
    <>
      <Button
        size="xs"
        variant={main ? 'filled' : 'default'}
        onClick={() => {
          plan.reset();
          setOpened(true);
        }}
      >
        Plan it
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="How it is mended"
        act="Keep the plan"
        disabled={text.trim().length < 5 || day === ''}
        sending={plan.isPending}
        error={plan.error}
        onSend={() => {
          plan.mutate({ text: text.trim(), until: endOfDay(day) });
        }}
      >
        <ProseField
          label="Plan"
          description="What is done, and by which role. Without names and data of customers."
          data="refused"
          maxLength={2000}
          required
          value={text}
          onChange={setText}
        />
        <DayInput label="Mended by" required value={day} onDay={setDay} />
      </FormDialog>
    </>
  );
}
