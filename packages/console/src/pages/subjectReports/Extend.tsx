import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useExtending } from './acts.ts';
import type { Kind } from './words.ts';

/** Takes more time, once, with the reason that the customer is told. */
export function Extend({ request, kind }: { readonly request: string; readonly kind: Kind }) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const extend = useExtending(request, close);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          extend.reset();
          setOpened(true);
        }}
      >
        Take more time
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Take more time"
        act="Extend it"
        disabled={reason.trim().length < 10}
        sending={extend.isPending}
        error={extend.error}
        onSend={() => {
          extend.mutate(reason.trim());
        }}
      >
        <Text size="sm">
          {kind === 'access'
            ? 'Two further months, once. Tell the customer within the first month, with the reason.'
            : '30 further days, once. Tell the customer in writing within the 60 days, with the reason and the new date.'}
        </Text>
        <Textarea
          label="Reason, as the customer is told"
          description="No names of customers here; at least 10 letters."
          maxLength={500}
          autosize
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </>
  );
}
