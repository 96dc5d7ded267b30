import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api/client.ts';
import type { RevealReason, RevealResult } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { signAct } from '../../keys/acts.ts';
import { Countdown } from './Countdown.tsx';

const REASONS: readonly (readonly [RevealReason, string])[] = [
  ['customer-asked', 'The customer asked about it'],
  ['delivery-problem', 'A delivery problem'],
  ['payment-problem', 'A payment problem'],
  ['identity-check', 'To check who this is'],
  ['legal-request', 'A legal request'],
];

interface Props {
  readonly ticket: string;
  readonly resource: string;
  readonly rowKey: string;
  readonly field: string;
  readonly label: string;
}

/** Shows one value in clear for some minutes: reason, fresh second factor, countdown, gone. */
export function RevealButton({ ticket, resource, rowKey, field, label }: Props) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<RevealReason>('customer-asked');
  const [text, setText] = useState('');
  const [shown, setShown] = useState<RevealResult | null>(null);
  const withStepUp = useStepUp();
  const reveal = useMutation({
    mutationFn: () =>
      withStepUp(async () => {
        const act = { act: 'reveal', ticket, resource, field, key: rowKey, reason } as const;
        const { actId, actAt, signature } = await signAct(act);
        const body = { resource, field, key: rowKey, reason, actId, actAt, signature };
        return send('POST /api/tickets/:ticket/reveal', { ticket }, text === '' ? body : { ...body, text });
      }),
    onSuccess: (result) => {
      setShown(result);
      setAsking(false);
    },
  });
  if (shown !== null) {
    return (
      <Shown
        label={label}
        reveal={shown}
        onGone={() => {
          setShown(null);
        }}
      />
    );
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          setAsking(true);
        }}
        aria-label={`Reveal ${label}`}
      >
        Reveal
      </Button>
      <Modal
        opened={asking}
        onClose={() => {
          setAsking(false);
        }}
        title={`Reveal ${label}`}
      >
        <Stack>
          <Text size="sm">One value, for some minutes. It is signed by you and stands in the ledger.</Text>
          <Radio.Group
            label="Why do you need it?"
            value={reason}
            onChange={(value) => {
              setReason(value);
            }}
          >
            <Stack gap="xs" mt="xs">
              {REASONS.map(([value, words]) => (
                <Radio key={value} value={value} label={words} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label="More, if needed"
            description="Kept without personal data"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <FormError error={reveal.error} />
          <Group justify="flex-end">
            <Button
              loading={reveal.isPending}
              onClick={() => {
                reveal.mutate();
              }}
            >
              Reveal for five minutes
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** The revealed value with its countdown; it leaves the page when the time is over. */
function Shown({
  label,
  reveal,
  onGone,
}: {
  readonly label: string;
  readonly reveal: RevealResult;
  readonly onGone: () => void;
}) {
  const now = useNow(500);
  const left = new Date(reveal.expiresAt).getTime() - now;
  const gone = left <= 0;
  useEffect(() => {
    if (gone) onGone();
  }, [gone, onGone]);
  if (gone) return null;
  return (
    <Group gap="xs" wrap="nowrap" role="status" aria-label={`${label} revealed`}>
      <Text size="md" fw={600}>
        {reveal.value ?? 'None'}
      </Text>
      <Countdown leftMs={left} />
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          void send('DELETE /api/reveals/:id', { id: reveal.id }, undefined);
          onGone();
        }}
      >
        Hide
      </Button>
    </Group>
  );
}
