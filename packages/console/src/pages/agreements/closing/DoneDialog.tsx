import { Checkbox, FileInput, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClosingTask, DeletionMethod } from '../../../api/types.ts';
import { DayInput } from '../../../components/DayInput.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { ProseField } from '../../../components/redaction/ProseField.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { sha256Hex } from '../../../keys/sha256.ts';
import { useClosingAct } from './useClosing.ts';
import { hashOf, METHODS, taskName, taskWord } from './words.ts';

interface DoneDialogProps {
  readonly id: string;
  readonly task: ClosingTask;
  readonly onClose: () => void;
}

/** The vendor states how a task was done. A file of evidence stays here; only its hash is sent. */
export function DoneDialog({ id, task, onClose }: DoneDialogProps) {
  const [method, setMethod] = useState<DeletionMethod>(task.choice === 'return' ? 'returned' : 'erased');
  const [statement, setStatement] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [keeps, setKeeps] = useState(false);
  const [law, setLaw] = useState('');
  const [until, setUntil] = useState('');
  const state = useClosingAct(
    id,
    async () => {
      const evidence = file === null ? null : await sha256Hex(new Uint8Array(await file.arrayBuffer()));
      const said = statement.trim();
      const kept = keeps ? { law: law.trim(), until: `${until}T00:00:00Z` } : null;
      const words = {
        ...{ agreement: id, task: await taskWord(task.id), method, evidence, statement: await hashOf(said) },
        ...{ kept: kept === null ? null : await hashOf(kept.law), keptUntil: kept?.until ?? null },
      };
      return sendSigned(
        'POST /api/agreements/:id/closing/done',
        { id },
        { task: task.id, method, statement: said, evidence, kept },
        { act: 'closing-task-done', words },
      );
    },
    onClose,
  );
  const complete = statement.trim().length >= 3 && (!keeps || (law.trim().length >= 3 && until !== ''));
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`${taskName(task)}: done`}
      size="lg"
      act="State as done"
      disabled={!complete}
      sending={state.isPending}
      error={state.error}
      onSend={() => {
        state.mutate();
      }}
    >
      <NativeSelect
        label="How"
        value={method}
        data={Object.entries(METHODS).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          setMethod(event.currentTarget.value as DeletionMethod);
        }}
      />
      <ProseField
        label="Statement"
        description="What was deleted or returned, where, and that no copy is left. No customer data: it is not taken."
        data="refused"
        value={statement}
        onChange={setStatement}
      />
      <FileInput
        label="Evidence (optional)"
        description="A log or a protocol. It stays on this computer; its SHA-256 is kept, so that it can be shown later."
        value={file}
        onChange={setFile}
        clearable
      />
      <Checkbox
        label="A law requires keeping some of it"
        checked={keeps}
        onChange={(event) => {
          setKeeps(event.currentTarget.checked);
        }}
      />
      {keeps && (
        <Group grow>
          <TextInput
            label="Which law"
            value={law}
            onChange={(event) => {
              setLaw(event.currentTarget.value);
            }}
          />
          <DayInput label="Until" value={until} onDay={setUntil} />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        You sign it; your name, the time and the hash of this statement are entered in the ledger.
      </Text>
    </FormDialog>
  );
}
