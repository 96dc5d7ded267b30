import { Button, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { file } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { OscalDocumentPage } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { day } from '../../components/instant.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { CatalogTable } from './CatalogTable.tsx';
import { MODELS } from './models.ts';

/** A document of others: a catalog's controls against ours, or what an assessment or a plan says. */
export default function DocumentPage() {
  const { id = '' } = useParams();
  const read = useRead('/api/frameworks/documents/:id', { id });
  const page = read.data;
  return (
    <>
      <PageHead
        title={page?.document.title ?? 'A document of others'}
        lead={page !== undefined && <Lead page={page} />}
        actions={page !== undefined && <Save id={id} />}
      />
      <Link className="link no-print" to="/frameworks">
        All frameworks
      </Link>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {page === undefined ? (
        read.error === null && <Loading what="document" height={320} />
      ) : (
        <Stack mt="md">
          {page.document.model === 'catalog' ? <CatalogTable page={page} /> : <Items items={page.items} />}
        </Stack>
      )}
    </>
  );
}

function Lead({ page: { document } }: { readonly page: OscalDocumentPage }) {
  const { model, version, oscalVersion, importedBy, importedAt, entry } = document;
  return (
    <>
      {MODELS[model]}, version {version}, written in OSCAL {oscalVersion}. Brought by {importedBy.name}{' '}
      <Time at={importedAt} />, <EntryLink entry={entry} />.
    </>
  );
}

function Save({ id }: { readonly id: string }) {
  const save = useMutation({
    mutationFn: async () => {
      const bytes = await file('/api/frameworks/documents/:id/document.json', { id });
      saveFile(`oscal-${id}.json`, 'application/json', bytes);
    },
  });
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        loading={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        Save it as it came
      </Button>
      <FormError error={save.error} />
    </div>
  );
}

function Items({ items }: Pick<OscalDocumentPage, 'items'>) {
  if (items.length === 0) return <Text c="dimmed">It says nothing was found.</Text>;
  return (
    <TableFrame cards label="What it says">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">What</Table.Th>
            <Table.Th scope="col">Where it stands, in its own words</Table.Th>
            <Table.Th scope="col">Due</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ title, description, status, due }, nth) => (
            // Titles of others may repeat.
            <Table.Tr key={`${String(nth)} ${title}`}>
              <Cell label="What">
                {title}
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {description}
                </Text>
              </Cell>
              <Cell label="Where it stands">{status ?? 'not said'}</Cell>
              <Cell label="Due">{due === null ? 'not said' : day(due)}</Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
