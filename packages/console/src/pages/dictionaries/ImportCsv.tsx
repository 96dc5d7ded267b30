import { readEntriesCsv } from '@cordon/core/dictionaries/view';
import { Button, Code, FileInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { count } from '../../components/count.ts';
import type { DictionaryWritten } from '../../api/types.ts';
import { useProposal } from './acts.ts';
import { writtenOf } from './words.ts';

interface ImportCsvProps {
  readonly onProposed: (made: readonly (readonly [id: string, text: string])[]) => void;
}

/** Most entries of one proposal; the server decides by the same. */
const MOST = 500;

/** Proposes the entries of a spreadsheet's file, once each of them can be one. */
export function ImportCsv({ onProposed }: ImportCsvProps) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({ gcTime: 0, mutationFn: checked });
  const propose = useProposal((ids, { entries }) => {
    if (ids.length === entries.length) onProposed(ids.map((id, nth) => [id, entries[nth]?.text ?? '']));
    setOpen(false);
  });
  const entries = check.data ?? [];
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setFile(null);
          check.reset();
          propose.reset();
          setOpen(true);
        }}
      >
        From a CSV file
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Entries from a CSV file"
        act={entries.length === 0 ? 'Propose them' : `Propose ${count(entries.length, 'entry', 'entries')}`}
        disabled={entries.length === 0}
        sending={propose.isPending}
        error={check.error ?? propose.error}
        onSend={() => {
          propose.mutate({ origin: 'import', entries });
        }}
      >
        <Text size="sm">
          The first line names the columns: <Code>kind,type,purpose,text</Code>. Kind is <Code>word</Code>,{' '}
          <Code>pattern</Code> or <Code>allow</Code>; type is a kind of data such as <Code>ORG</Code> or{' '}
          <Code>PERSON</Code>; an empty purpose means every one. At most {MOST} rows. What is in the
          dictionary already is passed over.
        </Text>
        <FileInput
          label="CSV file"
          placeholder="Choose a file"
          accept=".csv,text/csv"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            check.reset();
            if (chosen !== null) check.mutate(chosen);
          }}
        />
        <Text size="sm" role="status">
          {entries.length > 0 && `${count(entries.length, 'entry', 'entries')} can be proposed.`}
        </Text>
      </FormDialog>
    </>
  );
}

/** @throws Error in plain words that name the first row that cannot be one */
async function checked(file: File): Promise<readonly DictionaryWritten[]> {
  const read = readEntriesCsv(await file.text());
  if (!read.ok) throw new Error(read.why);
  const written = writtenOf(read.entries);
  if (typeof written === 'string') throw new Error(written);
  if (written.length > MOST) throw new Error(`At most ${String(MOST)} rows at once.`);
  const { problems } = await send(
    'POST /api/dictionaries/try',
    {},
    {
      ...{ text: '', purpose: null, writing: [...written] },
    },
  );
  const wrong = problems.findIndex((problem) => problem !== null);
  if (wrong >= 0) throw new Error(`Row ${String(wrong + 1)}: ${problems[wrong] ?? ''}`);
  return written;
}
