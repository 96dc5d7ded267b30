import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';

const YEAR_MS = 365 * 86_400_000;

/** Drafts from the base agreement. */
export function DraftForm() {
  const [open, setOpen] = useState(false);
  const vendors = useRead('/api/vendors', {}, { enabled: open });
  const sources = useRead('/api/sources', {}, { enabled: open });
  const [vendor, setVendor] = useState<string | null>(null);
  const [source, setSource] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const draft = useSend('POST /api/agreements', {}, ['/api/agreements']);
  const navigate = useNavigate();
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Draft agreement
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Draft an agreement"
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (vendor === null || source === null) return;
            const from = new Date();
            const until = new Date(from.getTime() + YEAR_MS);
            draft.mutate(
              { vendor, source, title, from: from.toISOString(), until: until.toISOString() },
              { onSuccess: ({ row }) => void navigate(`/agreements/${row.id}`) },
            );
          }}
        >
          <Stack>
            <TextInput
              label="Title"
              required
              minLength={3}
              value={title}
              onChange={(event) => {
                setTitle(event.currentTarget.value);
              }}
            />
            <Select
              label="Vendor"
              required
              data={(vendors.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={vendor}
              onChange={setVendor}
            />
            <Select
              label="Customer database"
              required
              data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={source}
              onChange={setSource}
            />
            <FormError error={draft.error} />
            <Button type="submit" loading={draft.isPending} disabled={vendor === null || source === null}>
              Draft for one year
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
