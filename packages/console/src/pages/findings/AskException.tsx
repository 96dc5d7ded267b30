import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { FindingDetail } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { endOfDay, lastDayBefore } from './day.ts';
import { useFindingAct } from './useFindingAct.ts';
import { severityWords } from './words.ts';

/** Asks to live with it until a day: somebody else decides. */
export function AskException({ finding }: { readonly finding: FindingDetail }) {
  const { id, severity, longestException } = finding;
  const [opened, setOpened] = useState(false);
  const [why, setWhy] = useState('');
  const [day, setDay] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const ask = useFindingAct(
    'POST /api/findings/:id/exception',
    { id },
    'finding-exception-asked',
    async (choice) => ({
      ...{ finding: id, until: new Date(choice.until).toISOString(), why: await textHash(choice.why) },
    }),
    close,
  );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpened(true);
        }}
      >
        Ask to live with it
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Live with it for a time"
        act="Ask"
        disabled={why.trim().length < 10 || day === ''}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({ why: why.trim(), until: endOfDay(day) });
        }}
      >
        <Text size="sm">
          An officer of the company who neither asks nor owns it decides. On the day after, it is open again
          by itself.
        </Text>
        <ProseField
          label="Why"
          description="What keeps it from being mended, and what lowers the risk meanwhile."
          data="refused"
          maxLength={2000}
          required
          value={why}
          onChange={setWhy}
        />
        <DayInput
          label="Until"
          description={`${severityWords[severity]} is accepted until ${lastDayBefore(longestException)} at the longest.`}
          max={lastDayBefore(longestException)}
          required
          value={day}
          onDay={setDay}
        />
      </FormDialog>
    </>
  );
}
