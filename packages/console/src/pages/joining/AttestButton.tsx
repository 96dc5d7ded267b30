import { Button, FileInput, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { AttestCheckBody, Joiner } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sha256Hex } from '../../keys/sha256.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { CHECKS } from './words.ts';

type Kind = AttestCheckBody['kind'];

/** Attests that somebody was looked into. The paper stays in this browser: its hash goes. */
export function AttestButton({ joiner: { id, name } }: { readonly joiner: Joiner }) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('identity');
  const [checkedOn, setCheckedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [evidence, setEvidence] = useState('');
  const close = (): void => {
    setOpen(false);
    setEvidence('');
  };
  const attest = useDecision(
    'POST /api/joining/people/:id/checks',
    { id },
    { act: 'background-check-attested', words: { subjectPerson: id } },
    ['/api/joining'],
    () => {
      close();
      announce(`The check of ${name} was attested to.`);
    },
    useStepUp(),
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Attest a check of ${name}`}
        onClick={() => {
          attest.reset();
          setOpen(true);
        }}
      >
        Attest a check
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`Attest to a check of ${name}`}
        act="Sign and attest"
        disabled={checkedOn === '' || expiresOn === '' || evidence === ''}
        sending={attest.isPending}
        error={attest.error}
        onSend={() => {
          attest.mutate({ kind, checkedOn, expiresOn, evidence });
        }}
      >
        <NativeSelect
          label="What was checked"
          data={(Object.keys(CHECKS) as Kind[]).map((value) => ({ value, label: CHECKS[value] }))}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as Kind);
          }}
        />
        <DayInput label="Made on" value={checkedOn} onDay={setCheckedOn} />
        <DayInput label="Good until" value={expiresOn} onDay={setExpiresOn} />
        <FileInput
          label="Its paper"
          description="It stays with you. Only its SHA-256 is sent, so that nobody can put another paper in its place."
          placeholder="Choose the file"
          onChange={(file) => {
            setEvidence('');
            void file?.arrayBuffer().then(async (bytes) => {
              setEvidence(await sha256Hex(new Uint8Array(bytes)));
            });
          }}
        />
        <Text size="sm">
          You sign that the check was made and nothing spoke against this work. What was found stays out of
          Cordon.
        </Text>
      </FormDialog>
    </>
  );
}
