import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgreementView, ClosingTask, ClosingView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { Cell } from '../../../components/Cell.tsx';
import { day } from '../../../components/instant.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { Time } from '../../../components/Time.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { DoneDialog } from './DoneDialog.tsx';
import { JudgeButtons } from './JudgeButtons.tsx';
import { useClosingAct } from './useClosing.ts';
import { METHODS, taskName, taskStatus, taskWord } from './words.ts';
import classes from './closing.module.css';

const DECIDERS = ['company-admin', 'privacy-officer', 'vendor-manager'];

interface DataTasksProps {
  readonly view: AgreementView;
  readonly closing: ClosingView;
}

/** What the vendor has to delete or return, each with its time and where it stands. */
export function DataTasks({ view, closing }: DataTasksProps) {
  const { person, party } = useMe();
  const { id, vendor } = view.row;
  const [doing, setDoing] = useState<ClosingTask | null>(null);
  const decides = DECIDERS.includes(person.role) && party.id === view.controller.id;
  const does = person.role === 'vendor-admin' && party.id === vendor.id;
  const { tasks, closedAt, days } = closing;
  if (tasks.length === 0)
    return <Text>Both parties never signed terms, so nothing was shown and nothing is owed.</Text>;
  if (closedAt === null) {
    return (
      <Text>
        After the end {vendor.name} has {days} days to delete or return:{' '}
        {tasks.map((task) => taskName(task).toLowerCase()).join('; ')}.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Text>
        {vendor.name} has {days} days after the end to delete or return the following.
      </Text>
      {decides && <Choose id={id} tasks={tasks} />}
      <TableFrame cards label="Deletion and return">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Due</Table.Th>
              <Table.Th>Where it stands</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Acts</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tasks.map((task) => (
              <Table.Tr key={task.id}>
                <Cell label="What">
                  <div>{taskName(task)}</div>
                  {task.clause !== null && (
                    <Text size="xs" c="dimmed">
                      clause {task.clause}
                    </Text>
                  )}
                </Cell>
                <Cell label="Due">{day(task.due)}</Cell>
                <Cell label="Where it stands">
                  <Where task={task} />
                </Cell>
                <Cell label="">
                  {does && (task.status === 'open' || task.status === 'disputed') && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={task.choice === null}
                      aria-label={`State as done: ${taskName(task)}`}
                      onClick={() => {
                        setDoing(task);
                      }}
                    >
                      State as done
                    </Button>
                  )}
                  {decides && task.status === 'done' && <JudgeButtons id={id} task={task} />}
                </Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {doing !== null && (
        <DoneDialog
          key={doing.id}
          id={id}
          task={doing}
          onClose={() => {
            setDoing(null);
          }}
        />
      )}
    </Stack>
  );
}

function Where({ task }: { readonly task: ClosingTask }) {
  const { done, choice, isData, disputedFor } = task;
  const { tone, text } = taskStatus(task);
  return (
    <>
      <StatusMark tone={tone}>{text}</StatusMark>
      {isData && choice !== null && (
        <Text size="xs" c="dimmed">
          to be {choice === 'delete' ? 'deleted' : 'returned'}
        </Text>
      )}
      {done !== null && (
        <Text size="xs" className={classes.statement ?? ''} component="div">
          {done.by}: {METHODS[done.method as keyof typeof METHODS]}. {done.statement}{' '}
          {done.kept !== null && `Kept until ${day(done.kept.until)}: ${done.kept.law}. `}
          {done.late && 'Late. '}
          <Time at={done.at} />, <EntryLink entry={done.entry} />
        </Text>
      )}
      {disputedFor !== null && <Text size="xs">Disputed: {disputedFor}</Text>}
    </>
  );
}

/** The choice between deletion and return is the controller's (GDPR Art. 28(3)(g)). */
function Choose({ id, tasks }: { readonly id: string; readonly tasks: readonly ClosingTask[] }) {
  const open = tasks.filter(
    ({ isData, status, choice }) => isData && (status === 'open' || status === 'disputed') && choice === null,
  );
  const choose = useClosingAct(id, async (choice: 'delete' | 'return') => {
    const tasks = open.map((task) => task.id);
    const named = (await Promise.all(tasks.map(taskWord))).join(' ');
    return sendSigned(
      'POST /api/agreements/:id/closing/choose',
      { id },
      { tasks, choice },
      { act: 'closing-task-chosen', words: { agreement: id, tasks: named, choice } },
    );
  });
  if (open.length === 0) return null;
  return (
    <div role="group" aria-label="Deletion or return">
      <Text>The choice is yours: what should happen with the data?</Text>
      <Group gap="xs" my={4}>
        {(['delete', 'return'] as const).map((choice) => (
          <Button
            key={choice}
            size="xs"
            variant={choice === 'delete' ? 'filled' : 'default'}
            loading={choose.isPending}
            onClick={() => {
              choose.mutate(choice);
            }}
          >
            {choice === 'delete' ? 'Have all deleted' : 'Have all returned'}
          </Button>
        ))}
      </Group>
      <FormError error={choose.error} />
    </div>
  );
}
