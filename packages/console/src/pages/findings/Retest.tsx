import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useFindingAct } from './useFindingAct.ts';

/** Another person looks again, and says what they saw. */
export function Retest({ finding: id }: { readonly finding: string }) {
  const [opened, setOpened] = useState(false);
  const [passes, setPasses] = useState('');
  const [saw, setSaw] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const retest = useFindingAct(
    'POST /api/findings/:id/retest',
    { id },
    'finding-retested',
    async (choice) => ({ finding: id, passes: choice.passes, saw: await textHash(choice.saw) }),
    close,
  );
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          retest.reset();
          setOpened(true);
        }}
      >
        I looked again
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="What you saw"
        act={passes === 'no' ? 'Open it again' : 'Close the finding'}
        disabled={passes === '' || saw.trim().length < 10}
        sending={retest.isPending}
        error={retest.error}
        onSend={() => {
          retest.mutate({ passes: passes === 'yes', saw: saw.trim() });
        }}
      >
        <Radio.Group label="Is it mended?" required value={passes} onChange={setPasses}>
          <Group mt={4}>
            <Radio value="yes" label="Yes, I saw that it is" />
            <Radio value="no" label="No" />
          </Group>
        </Radio.Group>
        <ProseField
          label="What you looked at"
          description="Where, when, and what was there. Without names and data of customers."
          data="refused"
          maxLength={2000}
          required
          value={saw}
          onChange={setSaw}
        />
      </FormDialog>
    </>
  );
}
