import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AuditView } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ActDialog } from './ActDialog.tsx';
import { useAsking } from './acts.ts';
import { lineWords } from './words.ts';

/** Asks a party for something that shows what a paper or a conclusion rests on. */
export function AskEvidence({ audit }: { readonly audit: AuditView }) {
  const [of, setOf] = useState<'company' | 'vendor'>('vendor');
  const [line, setLine] = useState('');
  const [asks, setAsks] = useState('');
  const [due, setDue] = useState('');
  const ask = useAsking(audit.id);
  return (
    <ActDialog
      button="Ask for evidence"
      act="Ask"
      disabled={asks.trim().length < 3 || due === ''}
      sending={ask.isPending}
      error={ask.error}
      onSend={(done) => {
        ask.mutate(
          { of, line: line === '' ? null : line, asks: asks.trim(), dueAt: `${due}T23:59:59.000Z` },
          {
            onSuccess: () => {
              setAsks('');
              done();
            },
          },
        );
      }}
    >
      <NativeSelect
        label="Of whom"
        value={of}
        data={[
          { value: 'vendor', label: audit.vendor.name },
          { value: 'company', label: 'The company' },
        ]}
        onChange={({ currentTarget: { value } }) => {
          setOf(value === 'company' ? 'company' : 'vendor');
        }}
      />
      <NativeSelect
        label="About"
        description="Whoever is asked sees which item it is"
        value={line}
        data={[
          { value: '', label: 'The audit as a whole' },
          ...audit.papers.map((paper) => ({ value: paper.line, label: lineWords(paper) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          setLine(value);
        }}
      />
      <Textarea
        label="What is asked for"
        maxLength={1000}
        value={asks}
        onChange={({ currentTarget: { value } }) => {
          setAsks(value);
        }}
      />
      <DayInput label="By when" value={due} onDay={setDue} />
    </ActDialog>
  );
}
