import { Button, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { queryClient, useRead } from '../../api/query.ts';
import type { QuestionnaireRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { company } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { sendQuestionnaire } from './acts.ts';
import { stateWords } from './words.ts';

/** What vendors were asked about their own work: who owes answers, and which wait for a review. */
export default function QuestionnairesPage() {
  const { person } = useMe();
  const mayAsk = company.some((role) => role === person.role);
  const read = useRead('/api/questionnaires', {});
  return (
    <>
      <PageHead
        title="Assessments of vendors"
        lead={
          mayAsk
            ? 'What a vendor says about its own work, over the 25 practices. What Cordon knows is filled in before it is asked.'
            : 'What your clients ask about your work. What is known is filled in already; answers are kept as you give them.'
        }
        actions={mayAsk && <SendButton />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="assessments" height={200} />
      ) : read.data.length === 0 ? (
        <Text c="dimmed">
          {mayAsk
            ? 'No vendor was asked yet. Send one the questions; it takes a minute.'
            : 'Nobody asked anything yet.'}
        </Text>
      ) : (
        <Rows rows={read.data} />
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly QuestionnaireRow[] }) {
  return (
    <TableFrame label="Assessments" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Vendor</Table.Th>
            <Table.Th>Where it stands</Table.Th>
            <Table.Th>Due</Table.Th>
            <Table.Th>Answered</Table.Th>
            <Table.Th>Not kept</Table.Th>
            <Table.Th>Accepted</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const [tone, words] = row.overdue ? (['bad', 'Overdue'] as const) : stateWords[row.state];
            return (
              <Table.Tr key={row.id}>
                <Cell label="Vendor">
                  <Link className="link" to={`/questionnaires/${row.id}`}>
                    {row.vendor.name}
                  </Link>
                </Cell>
                <Cell label="Where it stands">
                  <StatusMark tone={tone}>{words}</StatusMark>
                </Cell>
                <Cell label="Due">
                  <Time at={row.dueAt} />
                </Cell>
                <Cell label="Answered">
                  {row.complete} of {row.asked}
                </Cell>
                <Cell label="Not kept">
                  {row.gaps}
                  {row.partly > 0 && `, ${String(row.partly)} partly`}
                </Cell>
                <Cell label="Accepted">{row.accepted}</Cell>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function SendButton() {
  const [open, setOpen] = useState(false);
  const vendors = useRead('/api/vendors', {}, { enabled: open });
  const [chosen, setChosen] = useState('');
  const [dueOn, setDueOn] = useState(() => inDays(21));
  const withStepUp = useStepUp();
  const navigate = useNavigate();
  const vendor = chosen === '' ? (vendors.data?.[0]?.id ?? '') : chosen;
  const sending = useMutation({
    mutationFn: () => withStepUp(() => sendQuestionnaire(vendor, dueOn)),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/questionnaires'] });
      await navigate(`/questionnaires/${id}`);
    },
  });
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Ask a vendor
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Ask a vendor"
        act="Send the questions"
        disabled={vendor === '' || dueOn === ''}
        sending={sending.isPending}
        error={sending.error ?? vendors.error}
        onSend={() => {
          sending.mutate();
        }}
      >
        <Stack>
          <Text size="sm">
            Its admins are reminded 7, 3 and 1 days before it is due. Whoever has no account there gets a
            link, on the next page.
          </Text>
          <NativeSelect
            label="Vendor"
            value={vendor}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
            data={(vendors.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DayInput label="Due at the end of" value={dueOn} onDay={setDueOn} />
        </Stack>
      </FormDialog>
    </>
  );
}
