import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { ParticularsForm } from './clauses/ParticularsForm.tsx';

const YEAR_MS = 365 * 86_400_000;

/** The day of a moment as a date field wants it, in UTC. */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Drafts from the base agreement for outsourced support. */
export function DraftForm() {
  const [open, setOpen] = useState(false);
  const vendors = useRead('/api/vendors', {}, { enabled: open });
  const sources = useRead('/api/sources', {}, { enabled: open });
  const library = useRead('/api/library', {}, { enabled: open });
  const [addenda, setAddenda] = useState<string[]>([]);
  const [particulars, setParticulars] = useState<Readonly<Record<string, string>>>({});
  const {
    form: given,
    change,
    field,
    needed,
  } = useForm({ title: '', vendor: '', source: '', from: '', until: '' });
  const navigate = useNavigate();
  const draft = useSend('POST /api/agreements', {}, ['/api/agreements'], ({ row }) => {
    void navigate(`/agreements/${row.id}`);
  });
  const vendor = given.vendor === '' ? (vendors.data?.[0]?.id ?? '') : given.vendor;
  const source = given.source === '' ? (sources.data?.[0]?.id ?? '') : given.source;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          draft.reset();
          change({ from: dayOf(Date.now()), until: dayOf(Date.now() + YEAR_MS) });
          setOpen(true);
        }}
      >
        Draft agreement
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Draft an agreement"
        act="Draft"
        disabled={vendor === '' || source === '' || given.from >= given.until}
        sending={draft.isPending}
        error={vendors.error ?? sources.error ?? library.error ?? draft.error}
        onSend={() => {
          const { title, from, until } = given;
          draft.mutate({
            ...{ vendor, source, title: title.trim(), from: instant(from), until: instant(until) },
            ...{ addenda, particulars: { ...particulars } },
          });
        }}
      >
        <Text size="sm" c="dimmed">
          It starts from the base agreement for outsourced support. Nothing is in force before both parties
          sign.
        </Text>
        <TextInput label="Title" minLength={3} {...needed('title')} />
        <NativeSelect
          label="Vendor"
          data={(vendors.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...field('vendor')}
          value={vendor}
        />
        <NativeSelect
          label="Customer database"
          data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...field('source')}
          value={source}
        />
        <Group grow>
          <TextInput type="date" label="From" description="00:00 UTC" {...needed('from')} />
          <TextInput type="date" label="Until" description="00:00 UTC" {...needed('until')} />
        </Group>
        <Checkbox.Group
          label="Also applies"
          description="Adds the clauses that law asks for. The agreement itself follows the GDPR, Article 28."
          value={addenda}
          onChange={setAddenda}
        >
          <Stack gap={4} mt={4}>
            {(library.data?.addenda ?? []).map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
        <details>
          <summary>Names, contacts, places (can be filled in later)</summary>
          <ParticularsForm
            fields={library.data?.particulars ?? []}
            values={particulars}
            onChange={setParticulars}
          />
        </details>
        {vendors.data?.length === 0 && (
          <Missing>
            There is no vendor yet.{' '}
            <Link className="link" to="/vendors">
              Add the vendor first
            </Link>
          </Missing>
        )}
        {sources.data?.length === 0 && (
          <Missing>
            There is no customer database yet.{' '}
            <Link className="link" to="/sources">
              A company admin connects it first
            </Link>
          </Missing>
        )}
      </FormDialog>
    </>
  );
}

/** What a draft cannot do without. */
function Missing({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" role="status">
      {children}
    </Text>
  );
}

function instant(day: string): string {
  return `${day}T00:00:00.000Z`;
}
