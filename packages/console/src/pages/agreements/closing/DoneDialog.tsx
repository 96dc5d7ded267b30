import { Checkbox, FileInput, Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { send } from '../../../api/client.ts';
import type { ClosingTask, DeletionMethod } from '../../../api/types.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { sha256Hex } from '../../../keys/sha256.ts';
import { useClosingAct } from './useClosing.ts';
import { METHODS, taskName } from './words.ts';

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
    async () =>
      send(
        'POST /api/agreements/:id/closing/done',
        { id },
        {
          task: task.id,
          method,
          statement,
          evidence: file === null ? null : await sha256Hex(new Uint8Array(await file.arrayBuffer())),
          kept: keeps ? { law, until: `${until}T00:00:00Z` } : null,
        },
      ),
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
      <Textarea
        label="Statement"
        description="What was deleted or returned, where, and that no copy is left. No customer data: it is taken out."
        minRows={3}
        autosize
        value={statement}
        onChange={(event) => {
          setStatement(event.currentTarget.value);
        }}
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
          <TextInput
            label="Until"
            type="date"
            value={until}
            onChange={(event) => {
              setUntil(event.currentTarget.value);
            }}
          />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        Your name, the time and the hash of this statement are entered in the ledger.
      </Text>
    </FormDialog>
  );
}
