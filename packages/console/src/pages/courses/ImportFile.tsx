import { Button, Code, FileInput, Group, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { CompletionsLooked, CourseImports } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';

interface ImportFileProps {
  readonly party: string;
  readonly imports: CourseImports;
}

/** Takes in a list of completions: first what it would do, line by line, then all of that. */
export function ImportFile({ party, imports }: ImportFileProps) {
  const [csv, setCsv] = useState('');
  const withStepUp = useStepUp();
  const look = useSend('POST /api/parties/:id/completions/look', { id: party });
  const take = useDecision(
    'POST /api/parties/:id/completions',
    { id: party },
    {
      act: 'completions-imported',
      words: { subjectParty: party },
      // The list itself is no word of the entry: what it comes to is.
      says: ({ difference }) => ({ difference }),
    },
    ['/api/parties/:id/completions', '/api/course-register'],
    () => {
      setCsv('');
      look.reset();
    },
    withStepUp,
  );
  const given = (text: string): void => {
    setCsv(text);
    look.reset();
    take.reset();
  };
  return (
    <section aria-labelledby="import">
      <Title order={2} id="import">
        Import a list
      </Title>
      <Text size="sm" maw={720} mb="xs">
        A table with the columns <Code>person</Code> (e-mail address, user name or external id),{' '}
        <Code>course</Code> and <Code>passed</Code>, and <Code>version</Code> where it was not the newest.
        Nothing older than {count(imports.backdatedDays, 'day')} is taken. Courses are{' '}
        {imports.courses.map(({ id }) => id).join(', ')}.
      </Text>
      <Stack maw={720}>
        <FileInput
          label="File"
          placeholder="CSV"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => {
            void file?.text().then(given);
          }}
        />
        <Textarea
          label="Or the lines themselves"
          autosize
          minRows={4}
          maxRows={12}
          value={csv}
          placeholder={'person,course,passed\nada@example.com,privacy,2026-11-02'}
          onChange={({ currentTarget: { value } }) => {
            given(value);
          }}
        />
        <Group>
          <Button
            variant="default"
            disabled={csv.trim() === ''}
            loading={look.isPending}
            onClick={() => {
              look.mutate({ csv });
            }}
          >
            See what it would do
          </Button>
        </Group>
        <FormError error={look.error} />
      </Stack>
      {look.data !== undefined && (
        <Found
          found={look.data}
          taking={take.isPending}
          error={take.error}
          onTake={(difference) => {
            take.mutate({ csv, difference });
          }}
        />
      )}
      <Text size="sm" role="status">
        {take.data !== undefined &&
          `${count(take.data.taken, 'completion')} taken in, as entry ${String(take.data.entry)}.`}
      </Text>
    </section>
  );
}

interface FoundProps {
  readonly found: CompletionsLooked;
  readonly taking: boolean;
  readonly error: Error | null;
  readonly onTake: (difference: string) => void;
}

function Found({ found, taking, error, onTake }: FoundProps) {
  const { fresh, known, problems, difference } = found;
  return (
    <Stack mt="md" maw={720}>
      <Text role="status">
        {count(fresh.length, 'completion')} would be new, {known} stood already,{' '}
        {count(problems.length, 'line')} cannot be taken.
      </Text>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ line, problem }) => (
            <li key={line}>
              Line {line}: {problem}
            </li>
          ))}
        </ul>
      )}
      {fresh.length > 0 && (
        <>
          <TableFrame label="What would be new">
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Line</Table.Th>
                  <Table.Th>Person</Table.Th>
                  <Table.Th>Course</Table.Th>
                  <Table.Th>Version</Table.Th>
                  <Table.Th>Passed</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {fresh.map(({ line, person, course, version, passedAt, counts }) => (
                  <Table.Tr key={`${String(line)} ${person.id}`}>
                    <Table.Td>{line}</Table.Td>
                    <Table.Td>{person.name}</Table.Td>
                    <Table.Td>{course}</Table.Td>
                    <Table.Td>
                      {version}
                      {!counts && ', which no longer counts'}
                    </Table.Td>
                    <Table.Td>
                      <Time at={passedAt} stamp />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </TableFrame>
          <Group>
            <Button
              loading={taking}
              onClick={() => {
                onTake(difference);
              }}
            >
              Take in {count(fresh.length, 'completion')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            You say by this that these people passed. It is signed, entered in the ledger, and stands beside
            each of them with your name.
          </Text>
        </>
      )}
      <FormError error={error} />
    </Stack>
  );
}
