import { Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { OscalDocumentView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { MODELS } from './models.ts';
import classes from './frameworks.module.css';

/** Catalogs, assessments and plans that people brought. */
export function Documents({ documents }: { readonly documents: readonly OscalDocumentView[] }) {
  return (
    <section aria-labelledby="brought" className="no-print">
      <Title order={2} id="brought" mb="xs">
        Brought by people
      </Title>
      {documents.length === 0 ? (
        <Text c="dimmed" maw={720}>
          None so far. Bring a catalog of your own framework in OSCAL and say which of our controls answer it;
          or an assessment or a plan of a vendor, to have it beside your findings.
        </Text>
      ) : (
        <TableFrame cards label="Documents">
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Title</Table.Th>
                <Table.Th scope="col">What</Table.Th>
                <Table.Th scope="col">Answered</Table.Th>
                <Table.Th scope="col">Brought</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {documents.map((document) => (
                <Row key={document.id} document={document} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

function Row({ document }: { readonly document: OscalDocumentView }) {
  const { id, model, title, version, controls, answered, importedBy, importedAt, entry } = document;
  return (
    <Table.Tr>
      <Cell label="Title">
        <Link className="link" to={`/frameworks/${id}`}>
          {title}
        </Link>{' '}
        <Text span size="xs" c="dimmed">
          version {version}
        </Text>
      </Cell>
      <Cell label="What">{MODELS[model]}</Cell>
      <Cell label="Answered">
        {model === 'catalog' ? (
          <>
            {answered} of {controls}
            <Share of={controls} is={answered} />
          </>
        ) : (
          'not mapped'
        )}
      </Cell>
      <Cell label="Brought">
        {importedBy.name}, <Time at={importedAt} />, <EntryLink entry={entry} />
      </Cell>
    </Table.Tr>
  );
}

/** The same drawn. */
function Share({ is, of }: { readonly is: number; readonly of: number }) {
  return (
    <svg className={classes.share} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <rect width={100} height={8} rx={2} />
      <rect width={of === 0 ? 0 : (100 * is) / of} height={8} rx={2} />
    </svg>
  );
}
