import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import type { RevealReason, RevealResult } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { signAct } from '../../keys/acts.ts';
import { Revealed } from './Revealed.tsx';
import classes from './card.module.css';

const REASONS: readonly (readonly [RevealReason, string])[] = [
  ['customer-asked', 'Customer asked'],
  ['delivery-problem', 'Delivery problem'],
  ['payment-problem', 'Payment problem'],
  ['identity-check', 'Identity check'],
  ['legal-request', 'Legal request'],
];

interface RevealCellProps {
  readonly ticket: string;
  readonly resource: string;
  readonly rowKey: string;
  readonly field: string;
  readonly label: string;
}

/** Shows one value in clear for some minutes, in place: one click for the reason, a fresh second factor, gone again. */
export function RevealCell({ ticket, resource, rowKey, field, label }: RevealCellProps) {
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const [shown, setShown] = useState<RevealResult | null>(null);
  const [wasShown, setWasShown] = useState(false);
  const withStepUp = useStepUp();
  const reveal = useMutation({
    gcTime: 0,
    mutationFn: (reason: RevealReason) =>
      withStepUp(async () => {
        const what = { resource, field, key: rowKey, reason };
        const signed = await signAct({ act: 'reveal', ticket, ...what });
        const more = text.trim() === '' ? {} : { text: text.trim() };
        return send('POST /api/tickets/:ticket/reveal', { ticket }, { ...what, ...signed, ...more });
      }),
    onSuccess: (result) => {
      setShown(result);
      setAsking(false);
      setText('');
    },
  });

  if (shown !== null) {
    return (
      <Revealed
        key={shown.id}
        label={label}
        reveal={shown}
        onGone={() => {
          setShown(null);
          setWasShown(true);
          reveal.reset();
        }}
      />
    );
  }
  if (!asking) {
    return (
      <>
        <Button
          size="compact-xs"
          variant="light"
          aria-label={`Reveal ${label}`}
          onClick={() => {
            setAsking(true);
          }}
        >
          Reveal
        </Button>
        <Text span size="xs" c="dimmed" role="status">
          {wasShown && 'Hidden again'}
        </Text>
      </>
    );
  }
  return (
    <div className={classes.ask} role="group" aria-label={`Why reveal ${label}?`}>
      <Stack gap={6}>
        <Text size="sm">Why? One click reveals it. You sign it, and it stands in the ledger.</Text>
        <Group gap={6}>
          {REASONS.map(([reason, words], index) => (
            <Button
              key={reason}
              size="compact-sm"
              variant="default"
              loading={reveal.isPending && reveal.variables === reason}
              disabled={reveal.isPending}
              data-autofocus={index === 0}
              onClick={() => {
                reveal.mutate(reason);
              }}
            >
              {words}
            </Button>
          ))}
        </Group>
        <TextInput
          size="xs"
          label="More about it (not needed)"
          description="Kept without personal data"
          maxLength={500}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <FormError error={reveal.error} />
        <Group>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setAsking(false);
              reveal.reset();
            }}
          >
            Cancel
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
