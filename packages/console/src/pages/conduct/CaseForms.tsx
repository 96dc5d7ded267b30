import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import type { ConductCase, ConductProposeBody } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { addFact, askHearing, propose, proposeAppeal } from './signing.ts';
import { useActing } from './useActing.ts';
import { stepMeans, stepWords } from './words.ts';

const LEAST = 10;

interface ActDialogProps {
  readonly label: string;
  readonly main?: boolean;
  readonly title: string;
  readonly act: string;
  readonly disabled: boolean;
  readonly send: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** A button, and the form behind it. */
export function ActDialog({ label, main = false, title, act, disabled, send, children }: ActDialogProps) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  const sending = useActing(send, close);
  return (
    <>
      <Button
        {...(!main && { variant: 'default' })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={title}
        act={act}
        disabled={disabled}
        sending={sending.isPending}
        error={sending.error}
        onSend={() => {
          sending.mutate(undefined);
        }}
      >
        {children}
      </FormDialog>
    </>
  );
}

/** The end of a day as the clock of whoever decides has it. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function AddFact({ view: { id, hearing } }: { readonly view: ConductCase }) {
  const [entry, setEntry] = useState('');
  return (
    <ActDialog
      label="Cite an entry"
      title="Cite an entry of the ledger"
      act="Sign it"
      disabled={!/^\d+$/.test(entry.trim())}
      send={() => addFact(id, Number(entry.trim()))}
    >
      {hearing !== null && (
        <Text size="sm">
          The person has to be asked for their side again: nobody is judged by what they never saw.
        </Text>
      )}
      <TextInput
        label="Number of the entry"
        description="It has to be by or about the person."
        inputMode="numeric"
        value={entry}
        onChange={(event) => {
          setEntry(event.currentTarget.value);
        }}
      />
    </ActDialog>
  );
}

export function AskHearing({ view: { id, earliestHearing, ladder } }: { readonly view: ConductCase }) {
  const least = dayOf(earliestHearing);
  const [day, setDay] = useState(least);
  return (
    <ActDialog
      main
      label="Ask for their side"
      title="Ask the person for their side"
      act="Sign and ask"
      disabled={day < least}
      send={() => askHearing(id, endOf(day))}
    >
      <Text size="sm">
        They are told by mail, read what happened and what proves it, and may answer once. They have at least{' '}
        {ladder.hearingDays} days.
      </Text>
      <DayInput label="Until the end of" value={day} min={least} required onDay={setDay} />
    </ActDialog>
  );
}

export function Propose({ view: { id, ladder } }: { readonly view: ConductCase }) {
  const { data } = useRead('/api/conduct', {});
  const courses = data?.courses ?? [];
  const open = ladder.steps.filter((one) => one.open).map(({ step }) => step);
  const [step, setStep] = useState<ConductProposeBody['step']>(open[0] ?? 'none');
  const [day, setDay] = useState('');
  const [course, setCourse] = useState('');
  const [why, setWhy] = useState('');
  const chosen = course === '' ? (courses[0]?.id ?? '') : course;
  return (
    <ActDialog
      main
      label="Say what you would decide"
      title="What you would decide"
      act="Sign it"
      disabled={why.trim().length < LEAST || (step === 'suspension' && day === '')}
      send={() =>
        propose(id, {
          ...{ step, why: why.trim(), until: step === 'suspension' ? endOf(day) : null },
          course: step === 'retraining' ? chosen : null,
        })
      }
    >
      <NativeSelect
        label="Step"
        description={stepMeans[step]}
        value={step}
        onChange={(event) => {
          setStep(event.currentTarget.value as typeof step);
        }}
        data={[...open, 'none' as const].map((one) => ({ value: one, label: stepWords[one] }))}
      />
      {step === 'suspension' && (
        <DayInput
          label="Until the end of"
          value={day}
          min={dayOf(new Date().toISOString())}
          required
          onDay={setDay}
        />
      )}
      {step === 'retraining' && (
        <NativeSelect
          label="Course"
          value={chosen}
          onChange={(event) => {
            setCourse(event.currentTarget.value);
          }}
          data={courses.map((one) => ({ value: one.id, label: one.title }))}
        />
      )}
      <ProseField
        label="Why"
        description="The second person and the person themselves read this."
        value={why}
        data="refused"
        maxLength={2000}
        required
        onChange={setWhy}
      />
    </ActDialog>
  );
}

export function ProposeAppeal({ id }: { readonly id: string }) {
  const [granted, setGranted] = useState('refuse');
  const [why, setWhy] = useState('');
  return (
    <ActDialog
      main
      label="Say how you would decide the appeal"
      title="How you would decide the appeal"
      act="Sign it"
      disabled={why.trim().length < LEAST}
      send={() => proposeAppeal(id, { granted: granted === 'grant', why: why.trim() })}
    >
      <NativeSelect
        label="The appeal"
        description="Granted, what the step took is given back at once and it never counts."
        value={granted}
        onChange={(event) => {
          setGranted(event.currentTarget.value);
        }}
        data={[
          { value: 'grant', label: 'Grant it' },
          { value: 'refuse', label: 'Refuse it' },
        ]}
      />
      <ProseField
        label="Why"
        description="The second person and the person themselves read this."
        value={why}
        data="refused"
        maxLength={2000}
        required
        onChange={setWhy}
      />
    </ActDialog>
  );
}
