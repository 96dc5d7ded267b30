import { Button, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { ServiceAccount } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Whoever answers for an account says that it is still needed. */
export function RenewButton({ account: { id, name, days: before } }: { readonly account: ServiceAccount }) {
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState(before);
  const withStepUp = useStepUp();
  const renew = useDecision(
    'POST /api/service-accounts/:id/renew',
    { id },
    { act: 'service-account-renewed', words: { account: id } },
    ['/api/service-accounts'],
    () => {
      setOpen(false);
    },
    withStepUp,
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Renew ${name}`}
        onClick={() => {
          renew.reset();
          setOpen(true);
        }}
      >
        Renew
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`Renew ${name}`}
        act="It is still needed"
        sending={renew.isPending}
        error={renew.error}
        onSend={() => {
          renew.mutate({ days });
        }}
      >
        <NumberInput
          label="Days from now"
          description="90 at most. Its secrets end when they would have."
          min={1}
          max={90}
          allowDecimal={false}
          value={days}
          onChange={(value) => {
            setDays(Number(value));
          }}
        />
        <Text size="sm" c="dimmed">
          You answer for it: that the tool is still used, from these ranges, for this purpose.
        </Text>
      </FormDialog>
    </>
  );
}
