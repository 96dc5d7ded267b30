import { toBase64 } from '@cordon/ledger';
import { Button, Checkbox, FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FindingDetail } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { sha256Hex, textHash } from '../../keys/sha256.ts';
import { useFindingAct } from './useFindingAct.ts';

/** Bytes that a file may have, as the server takes it. */
const MOST = 3 * 1024 * 1024;
const ENTRIES = /^\d+( \d+)*$/;

/** A text, entries of the ledger, the agreement's documents, a file: what shows that it is mended. */
export function GiveEvidence({ finding }: { readonly finding: FindingDetail }) {
  const { id, agreement } = finding;
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [entries, setEntries] = useState('');
  const [cites, setCites] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const close = (): void => {
    setOpened(false);
  };
  const give = useFindingAct(
    'POST /api/findings/:id/evidence',
    { id },
    'finding-evidence-given',
    async (choice) => ({
      ...{ finding: id, text: await textHash(choice.text), entries: choice.entries.join(' ') },
      document: choice.document,
      file: file === null ? null : await sha256Hex(new Uint8Array(await file.arrayBuffer())),
    }),
    () => {
      close();
      setText('');
      setEntries('');
      setFile(null);
    },
  );
  const send = async (): Promise<void> => {
    const numbers = entries.trim() === '' ? [] : entries.trim().split(' ').map(Number);
    const bytes = file === null ? null : new Uint8Array(await file.arrayBuffer());
    give.mutate({
      ...{ text: text.trim(), entries: numbers, document: cites ? agreement : null },
      file: file === null || bytes === null ? null : { name: file.name, content: toBase64(bytes) },
    });
  };
  const tooLarge = file !== null && file.size > MOST;
  const unclear = entries.trim() !== '' && !ENTRIES.test(entries.trim());
  return (
    <>
      <Button
        mt="sm"
        size="xs"
        variant="default"
        className="no-print"
        onClick={() => {
          give.reset();
          setOpened(true);
        }}
      >
        Give evidence
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Evidence"
        size="lg"
        act="Give it"
        disabled={text.trim().length < 3 || tooLarge || unclear}
        sending={give.isPending}
        error={give.error}
        onSend={() => void send()}
      >
        <ProseField
          label="What shows it"
          description="Both sides read this. Without names and data of customers."
          data="refused"
          maxLength={2000}
          required
          value={text}
          onChange={setText}
        />
        <TextInput
          label="Entries of the ledger (optional)"
          description="Numbers with blanks between."
          error={unclear ? 'Only numbers, with one blank between.' : null}
          value={entries}
          onChange={(event) => {
            setEntries(event.currentTarget.value);
          }}
        />
        {agreement !== null && (
          <Checkbox
            label="The documents of the agreement show it"
            checked={cites}
            onChange={(event) => {
              setCites(event.currentTarget.checked);
            }}
          />
        )}
        <FileInput
          label="File (optional)"
          description="At most 3 MB, without data of customers. It is kept sealed, and its SHA-256 is signed."
          error={tooLarge ? 'This file is larger than 3 MB.' : null}
          value={file}
          onChange={setFile}
          clearable
        />
      </FormDialog>
    </>
  );
}
