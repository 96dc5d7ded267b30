import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '../../components/DayInput.tsx';
import { ActDialog } from './ActDialog.tsx';
import { useInterview } from './acts.ts';

const NOTHING = { with: '', on: '', notes: '' };

/** Puts down what somebody said; people stand in it by their function. */
export function AddInterview({ id }: { readonly id: string }) {
  const [said, setSaid] = useState(NOTHING);
  const keep = useInterview(id);
  return (
    <ActDialog
      button="Add an interview"
      act="Keep it"
      disabled={said.with.trim().length < 2 || said.on === '' || said.notes.trim().length < 3}
      sending={keep.isPending}
      error={keep.error}
      onSend={(done) => {
        keep.mutate(
          { with: said.with.trim(), on: said.on, notes: said.notes.trim() },
          {
            onSuccess: () => {
              setSaid(NOTHING);
              done();
            },
          },
        );
      }}
    >
      <TextInput
        label="Who, by their function"
        description="e.g. team lead of the night shift"
        maxLength={120}
        value={said.with}
        onChange={({ currentTarget: { value } }) => {
          setSaid({ ...said, with: value });
        }}
      />
      <DayInput
        label="When"
        value={said.on}
        onDay={(on) => {
          setSaid({ ...said, on });
        }}
      />
      <Textarea
        label="What was said"
        maxLength={4000}
        autosize
        minRows={3}
        value={said.notes}
        onChange={({ currentTarget: { value } }) => {
          setSaid({ ...said, notes: value });
        }}
      />
    </ActDialog>
  );
}
