import { Button, Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { ExportLookBody, ExportLooked } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { ExportContent } from '../approvals/index.ts';

const REASONS = [
  ['customer-asked', 'The customer asked for their data'],
  ['handover', 'A handover'],
  ['complaint', 'A complaint'],
  ['legal', 'A duty of the law'],
  ['other', 'Another reason'],
] as const;

const BLANK: ExportLookBody = { tickets: [], format: 'csv', reason: 'customer-asked' };

/** Asks for an export in two steps: what would go, then the ask, which is signed over exactly that. */
export function AskExport() {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(BLANK);
  const look = useMutation({
    mutationFn: (body: ExportLookBody) => send('POST /api/exports/look', {}, body),
  });
  const ask = useDecision(
    'POST /api/exports',
    {},
    {
      act: 'export-asked',
      words: {},
      says: ({ tickets, ...choice }) => ({ ...choice, tickets: tickets.length }),
    },
    ['/api/approvals', '/api/exports'],
    () => {
      setOpen(false);
    },
    useStepUp(),
  );
  const looked: ExportLooked | undefined = look.data;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setForm(BLANK);
          look.reset();
          ask.reset();
          setOpen(true);
        }}
      >
        Ask for an export
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Ask for an export"
        size="lg"
        act={looked === undefined ? 'See what would go' : 'Ask a second person'}
        disabled={form.tickets.length === 0}
        sending={look.isPending || ask.isPending}
        error={look.error ?? ask.error}
        onSend={() => {
          if (looked === undefined) look.mutate(form);
          else ask.mutate({ ...form, request: looked.hash });
        }}
      >
        {looked === undefined ? <Fields form={form} onForm={setForm} /> : <Seen looked={looked} />}
      </FormDialog>
    </>
  );
}

function Seen({ looked }: { readonly looked: ExportLooked }) {
  return (
    <Stack gap="xs">
      <ExportContent request={looked.request} />
      <Text size="sm">
        You sign that you ask for exactly this. Somebody of the company approves it or not; the file is then
        made as long as your tickets are in hand, and you fetch it once.
      </Text>
    </Stack>
  );
}

interface FieldsProps {
  readonly form: ExportLookBody;
  readonly onForm: (form: ExportLookBody) => void;
}

function Fields({ form, onForm }: FieldsProps) {
  const list = useRead('/api/tickets', {});
  const inHand = list.data?.items.filter((ticket) => ticket.inHand) ?? [];
  return (
    <>
      <Checkbox.Group
        label="Of which tickets in your hand"
        value={[...form.tickets]}
        onChange={(tickets) => {
          onForm({ ...form, tickets });
        }}
      >
        <Stack gap={6} mt={4}>
          {inHand.map(({ id, externalId, subjectLine, purpose }) => (
            <Checkbox key={id} value={id} label={`${externalId}, ${subjectLine} (${purpose})`} />
          ))}
          {list.data !== undefined && inHand.length === 0 && (
            <Text size="sm" c="dimmed">
              None is in your hand. Take a ticket first.
            </Text>
          )}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        label="As"
        data={[
          { value: 'csv', label: 'CSV, for a spreadsheet' },
          { value: 'jsonl', label: 'JSON lines' },
        ]}
        value={form.format}
        onChange={(event) => {
          onForm({ ...form, format: event.currentTarget.value === 'jsonl' ? 'jsonl' : 'csv' });
        }}
      />
      <NativeSelect
        label="Because of"
        data={REASONS.map(([value, label]) => ({ value, label }))}
        value={form.reason}
        onChange={(event) => {
          const chosen = REASONS.find(([value]) => value === event.currentTarget.value);
          onForm({ ...form, reason: chosen?.[0] ?? 'other' });
        }}
      />
    </>
  );
}
