import { Button, Checkbox, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountingSuspensionBody, SubjectRequests } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useSuspending } from './acts.ts';
import { startOf } from './day.ts';
import { AGENCIES } from './words.ts';

interface SuspendProps {
  readonly request: string;
  readonly recipients: SubjectRequests['recipients'];
}

/** Holds a recipient back for as long as an agency wants it (45 CFR 164.528(a)(2)). */
export function Suspend({ request, recipients }: SuspendProps) {
  const [opened, setOpened] = useState(false);
  const [recipient, setRecipient] = useState(recipients[0]?.id ?? '');
  const [agency, setAgency] = useState<AccountingSuspensionBody['agency']>('health-oversight');
  const [written, setWritten] = useState(false);
  const [until, setUntil] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const suspend = useSuspending(request, close);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          suspend.reset();
          setOpened(true);
        }}
      >
        An agency wants silence
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Hold a recipient back"
        act="Hold it back"
        disabled={recipient === '' || until === ''}
        sending={suspend.isPending}
        error={suspend.error}
        onSend={() => {
          suspend.mutate({ recipient, agency, written, until: startOf(until) });
        }}
      >
        <Text size="sm">
          Only where an agency said that telling would impede its work, and for how long. What was only said
          holds for 30 days at most. The customer is not told of it; nothing is left out of the ledger.
        </Text>
        <NativeSelect
          label="Say nothing of"
          data={recipients.map(({ id, name }) => ({ value: id, label: name }))}
          value={recipient}
          onChange={(event) => {
            setRecipient(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Who said so"
          data={Object.entries(AGENCIES).map(([value, label]) => ({ value, label }))}
          value={agency}
          onChange={(event) => {
            setAgency(event.currentTarget.value as AccountingSuspensionBody['agency']);
          }}
        />
        <Checkbox
          label="In writing"
          checked={written}
          onChange={(event) => {
            setWritten(event.currentTarget.checked);
          }}
        />
        <DayInput label="Until" value={until} onDay={setUntil} />
      </FormDialog>
    </>
  );
}
