import { NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { CourseImports } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { ImportFile } from './ImportFile.tsx';
import { TrainingSystems } from './TrainingSystems.tsx';
import { courseTabs } from './words.ts';

/** Courses people passed in a training system of the vendor's own: files, systems that deliver, and who said what. */
export default function ImportsPage() {
  const { person, party } = useMe();
  const ofCompany = company.some((role) => role === person.role);
  const vendors = useRead('/api/vendors', {}, { enabled: ofCompany });
  const [url, change] = useUrl();
  const parties = ofCompany ? [party, ...(vendors.data ?? [])] : [party];
  const chosen = url.get('party') ?? (ofCompany ? (vendors.data?.[0]?.id ?? party.id) : party.id);
  const read = useRead('/api/parties/:id/completions', { id: chosen });
  return (
    <>
      <PageHead
        title="Passed elsewhere"
        lead="Courses that people passed in a training system of their own employer. They count as if they were passed here, for every client a person works for."
      />
      <PageTabs label="Courses" tabs={courseTabs(person.role)} current="/completions" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {ofCompany && (
        <NativeSelect
          label="People of"
          my="md"
          maw={320}
          value={chosen}
          data={parties.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => {
            change({ party: value });
          }}
        />
      )}
      {read.data === undefined && read.error === null && <Loading what="what was imported" height={240} />}
      {read.data !== undefined && (
        <Stack gap="xl" mt="md">
          {read.data.mayImport && <ImportFile key={chosen} party={chosen} imports={read.data} />}
          <TrainingSystems party={chosen} imports={read.data} />
          <Told of={read.data} />
        </Stack>
      )}
    </>
  );
}

function Told({ of: { told, courses } }: { readonly of: CourseImports }) {
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="told">
      <Title order={2} id="told" mb="xs">
        Imported
      </Title>
      {told.length === 0 && <Text c="dimmed">Nothing was imported yet.</Text>}
      {told.length > 0 && (
        <TableFrame label="Imported completions">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Person</Table.Th>
                <Table.Th>Course</Table.Th>
                <Table.Th>Version</Table.Th>
                <Table.Th>Passed</Table.Th>
                <Table.Th>Said by</Table.Th>
                <Table.Th>Ledger</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {told.map(({ person, course, version, passedAt, by, knownAt, entry }) => (
                <Table.Tr key={`${person.id} ${course} ${passedAt}`}>
                  <Table.Td>{person.name}</Table.Td>
                  <Table.Td>{titles.get(course) ?? course}</Table.Td>
                  <Table.Td>{version}</Table.Td>
                  <Table.Td>
                    <Time at={passedAt} stamp />
                  </Table.Td>
                  <Table.Td>
                    {by}, <Time at={knownAt} />
                  </Table.Td>
                  <Table.Td>{entry !== null && <EntryLink entry={entry} />}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}
