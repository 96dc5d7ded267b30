import { Button, Card, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SubjectRequest, SubjectRequests } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { day } from '../../components/instant.ts';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { shortId } from '../../components/shortId.ts';
import { useServerNow } from '../../hooks/useServerNow.ts';
import { useAnswering, useLook, usePrinting } from './acts.ts';
import { AskNames, NamesState } from './Names.tsx';
import { clockOf } from './day.ts';
import { Extend } from './Extend.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { Suspend } from './Suspend.tsx';
import classes from './subjectReports.module.css';

interface RequestCardProps {
  readonly request: SubjectRequest;
  readonly recipients: SubjectRequests['recipients'];
}

/** One request: its clock, what may be done next, and the report once it was looked at. */
export function RequestCard({ request, recipients }: RequestCardProps) {
  const { id, kind, source, from, until, asked, extended, answered, names, mayExtend, suspensions } = request;
  const [named, setNamed] = useState(false);
  const look = useLook(id);
  const print = usePrinting(id);
  const answer = useAnswering(id);
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={id}>
      <Stack gap="xs">
        <Title order={3} id={id} size="h4">
          Request {shortId(id)}
        </Title>
        <Text size="sm" component="div">
          A customer of {source.name}, about {from === null ? 'all the time' : `the time from ${day(from)}`}{' '}
          until {day(until)}. Opened by {asked.by.name}, <EntryLink entry={asked.entry} at={asked.at} />
          {!request.free && '. They had one within twelve months: a fee may be asked, told beforehand'}
        </Text>
        <Clock request={request} />
        {extended !== null && (
          <Text size="sm" component="div">
            Extended, <EntryLink entry={extended.entry} at={extended.at} />: {extended.reason}
          </Text>
        )}
        {suspensions.map(({ entry, recipient, agency, until: end }) => (
          <Text size="sm" component="div" key={entry}>
            Nothing is told of {recipient.name} until {day(end)}, since{' '}
            {agency === 'health-oversight' ? 'a health oversight agency' : 'law enforcement'} said so,{' '}
            <EntryLink entry={entry} />
          </Text>
        ))}
        <NamesState request={request} />
        {names?.granted === true && (
          <Checkbox
            label="With the names of the agents"
            checked={named}
            onChange={(event) => {
              setNamed(event.currentTarget.checked);
              look.reset();
            }}
          />
        )}
        <Group gap={6}>
          <SmallAct act={look} input={{ named }} label="Look at the report" main={look.data === undefined} />
          <Button
            size="compact-xs"
            variant={look.data === undefined ? 'default' : 'filled'}
            loading={print.isPending}
            onClick={() => {
              print.mutate({ named });
            }}
          >
            Save the signed PDF
          </Button>
          {answered === null && <SmallAct act={answer} input={{}} label="The customer has it" />}
          {mayExtend && <Extend request={id} kind={kind} />}
          {kind === 'access' && names === null && <AskNames request={id} />}
          {kind === 'accounting' && answered === null && <Suspend request={id} recipients={recipients} />}
        </Group>
        <FormError error={look.error ?? print.error ?? answer.error} />
        <div role="status">
          {print.isSuccess && (
            <Text size="sm">Saved. The file is kept nowhere else; its hash is an entry.</Text>
          )}
        </div>
        {look.data !== undefined && <ReportPreview report={look.data} />}
      </Stack>
    </Card>
  );
}

/** How long until an answer is due, drawn and in words. */
function Clock({ request: { receivedAt, dueAt, answered } }: { readonly request: SubjectRequest }) {
  const now = useServerNow(60_000);
  if (answered !== null) {
    const late = Date.parse(answered.at) > Date.parse(dueAt);
    return (
      <Text size="sm" component="div">
        <StatusMark tone={late ? 'bad' : 'good'}>
          {late ? 'Answered too late' : 'Answered in time'}
        </StatusMark>{' '}
        by {answered.by.name}, <EntryLink entry={answered.entry} at={answered.at} />
      </Text>
    );
  }
  const { share, over } = clockOf(receivedAt, dueAt, now);
  return (
    <div>
      <Text size="sm" component="div">
        <StatusMark tone={over ? 'bad' : share > 0.75 ? 'warn' : 'wait'}>
          {over ? 'Overdue since' : 'Due by'} {day(dueAt)}
        </StatusMark>{' '}
        received {day(receivedAt)}
      </Text>
      <div className={classes.clock} data-over={over || undefined} aria-hidden>
        <div style={{ width: `${String(100 * share)}%` }} />
      </div>
    </div>
  );
}
