import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Attestations, StateAttestationBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { refresh } from './AttestationCard.tsx';

type Stated = Omit<StateAttestationBody, 'actId' | 'actAt' | 'signature'>;

async function attest(stated: Stated) {
  const { kind, control, issuer, scope, madeOn, validUntil } = stated;
  const words = {
    ...{ kind, madeOn, validUntil, issuer: await textHash(issuer), scope: await textHash(scope) },
    control: control === null ? null : await textHash(control),
  };
  return sendSigned('POST /api/attestations', {}, stated, { act: 'attestation-stated', words });
}

const EMPTY: Stated = {
  kind: 'soc2-type2',
  control: null,
  issuer: '',
  scope: '',
  madeOn: '',
  validUntil: '',
};

/** A vendor's admin states something, for a time; the file follows on its card. */
export function StateButton({ view }: { readonly view: Attestations }) {
  const [open, setOpen] = useState(false);
  const [stated, setStated] = useState<Stated>(EMPTY);
  const withStepUp = useStepUp();
  const sending = useMutation({
    mutationFn: () =>
      withStepUp(() => attest({ ...stated, issuer: stated.issuer.trim(), scope: stated.scope.trim() })),
    onSuccess: async () => {
      setOpen(false);
      setStated(EMPTY);
      await refresh();
    },
  });
  const change = (patch: Partial<Stated>): void => {
    setStated((before) => ({ ...before, ...patch }));
  };
  const most = view.kinds.find(({ kind }) => kind === stated.kind)?.mostMonths ?? 12;
  const controls = view.owed.map(({ control }) => control);
  const full = [stated.issuer.trim(), stated.scope.trim(), stated.madeOn, stated.validUntil].every(
    (text) => text !== '',
  );
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        State something
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="State something about your company"
        act="Sign it"
        disabled={!full || (stated.kind === 'statement') !== (stated.control !== null)}
        sending={sending.isPending}
        error={sending.error}
        onSend={() => {
          sending.mutate();
        }}
      >
        <NativeSelect
          label="What it is"
          value={stated.kind}
          onChange={(event) => {
            const kind = event.currentTarget.value as Stated['kind'];
            change({ kind, control: kind === 'statement' ? (controls[0] ?? null) : null });
          }}
          data={view.kinds
            .filter(({ kind }) => kind !== 'statement' || controls.length > 0)
            .map(({ kind, title }) => ({ value: kind, label: title }))}
        />
        {stated.control !== null && (
          <NativeSelect
            label="What the agreement asks for"
            value={stated.control}
            onChange={(event) => {
              change({ control: event.currentTarget.value });
            }}
            data={controls}
          />
        )}
        <TextInput
          label="Who made it"
          required
          maxLength={120}
          value={stated.issuer}
          onChange={(event) => {
            change({ issuer: event.currentTarget.value });
          }}
        />
        <TextInput
          label="What it covers"
          description="Sites, services, systems"
          required
          maxLength={300}
          value={stated.scope}
          onChange={(event) => {
            change({ scope: event.currentTarget.value });
          }}
        />
        <DayInput
          label="Made on, or its period began on"
          value={stated.madeOn}
          onDay={(madeOn) => {
            change({ madeOn });
          }}
        />
        <DayInput
          label="Good until the end of"
          description={`At most ${String(most)} months after it was made`}
          value={stated.validUntil}
          onDay={(validUntil) => {
            change({ validUntil });
          }}
        />
        <Text size="sm">Its file goes with it on the next page; the company looks at both.</Text>
      </FormDialog>
    </>
  );
}
