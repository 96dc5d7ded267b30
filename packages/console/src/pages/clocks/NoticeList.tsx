import { Button, Card, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { BreachNotices, NoticeClock } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { saveNotice, useGivingUp } from './acts.ts';
import { nameOf } from './words.ts';

type Notice = BreachNotices['notices'][number];

interface NoticeListProps {
  readonly incident: string;
  readonly clocks: readonly NoticeClock[];
}

/** Notices that were given: whether they went out, and the files. */
export function NoticeList({ incident, clocks }: NoticeListProps) {
  const read = useRead('/api/clocks/:incident/notices', { incident }, { every: 30_000 });
  return (
    <ListSection id="notices" title="Notices" none="None was made so far.">
      {(read.data?.notices ?? []).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} clock={clocks.find(({ id }) => id === notice.clock)} />
      ))}
    </ListSection>
  );
}

function NoticeCard({ notice, clock }: { readonly notice: Notice; readonly clock: NoticeClock | undefined }) {
  const save = useMutation({ mutationFn: (as: 'pdf' | 'txt') => saveNotice(notice.id, as) });
  const to = clock === undefined ? notice.clock : nameOf(clock);
  return (
    <Card withBorder padding="sm" component="article" aria-label={`Notice: ${to}`}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Text size="sm">
            {to}
            {notice.missing.length > 0 && `, ${String(notice.missing.length)} contents missing`}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            By {notice.by.name}, <EntryLink entry={notice.entry} at={notice.madeAt} />
          </Text>
        </div>
        {notice.people === null ? <Sent notice={notice} /> : <Mailed people={notice.people} />}
      </Group>
      <Group gap={6} mt="xs">
        {(['pdf', 'txt'] as const).map((as) => (
          <Button
            key={as}
            size="compact-xs"
            variant="default"
            loading={save.isPending}
            aria-label={`Save as ${as === 'pdf' ? 'PDF' : 'text'}: ${to}`}
            onClick={() => {
              save.mutate(as);
            }}
          >
            {as === 'pdf' ? 'PDF' : 'Text'}
          </Button>
        ))}
      </Group>
      {notice.people !== null && notice.people.failing > 0 && (
        <GiveUp id={notice.id} people={notice.people} />
      )}
      <FormError error={save.error} />
    </Card>
  );
}

type People = NonNullable<Notice['people']>;

/** How far a notice to those affected is. */
function Mailed({ people: { total, mailed, givenUp, failing } }: { readonly people: People }) {
  const done = mailed + givenUp === total;
  const tone = failing > 0 || givenUp > 0 ? 'warn' : done ? 'good' : 'wait';
  return (
    <StatusMark tone={tone}>
      Mailed to {mailed} of {count(total, 'person', 'people')}, each by themselves
      {failing > 0 && `; ${String(failing)} not taken yet, tried again`}
      {givenUp > 0 && `; ${String(givenUp)} given up: tell them another way`}
    </StatusMark>
  );
}

/** Ends trying, and erases what is left of the list. */
function GiveUp({ id, people }: { readonly id: string; readonly people: People }) {
  const giveUp = useGivingUp(id);
  const left = people.total - people.mailed - people.givenUp;
  return (
    <>
      <Button
        mt="xs"
        size="compact-xs"
        variant="default"
        loading={giveUp.isPending}
        onClick={() => {
          giveUp.mutate(undefined);
        }}
      >
        Stop trying, and erase {count(left, 'address', 'addresses')} that {left === 1 ? 'is' : 'are'} left
      </Button>
      <FormError error={giveUp.error} />
    </>
  );
}

/** Whether it is out of the house. */
function Sent({ notice: { address, sentAt, problem, nextAt, tries } }: { readonly notice: Notice }) {
  if (address === null) return <StatusMark tone="plain">Made as a file</StatusMark>;
  if (sentAt !== null) {
    return (
      <StatusMark tone="good">
        Mailed to {address}, <Time at={sentAt} />
      </StatusMark>
    );
  }
  if (problem === null) return <StatusMark tone="wait">About to be mailed to {address}</StatusMark>;
  return (
    <StatusMark tone="bad">
      {problem === 'no-mail-server' ? 'No mail server is set: export it' : 'The mail server did not take it'},
      tried {tries === 1 ? 'once' : `${String(tries)} times`}
      {nextAt !== null && (
        <>
          , again <Time at={nextAt} />
        </>
      )}
    </StatusMark>
  );
}
