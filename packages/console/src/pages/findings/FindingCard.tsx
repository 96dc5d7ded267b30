import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Fragment } from 'react';
import { queryClient } from '../../api/query.ts';
import type { CloseFindingBody, FindingView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';

type How = CloseFindingBody['how'];

/** One finding: what, about what, since when, what ends it; and the two ways in which a person ends it. */
export function FindingCard({ finding }: { readonly finding: FindingView }) {
  const { id, title, severity, meaning, next, about, facts, raisedAt, seenAt, closed, entry, mayClose } =
    finding;
  const withStepUp = useStepUp();
  const close = useMutation({
    mutationFn: (how: How) =>
      withStepUp(() =>
        sendSigned(
          'POST /api/findings/:id/close',
          { id },
          { how },
          { act: 'finding-closed', words: { finding: id, how } },
        ),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/findings'] }),
  });
  return (
    <Card withBorder component="article" aria-labelledby={`finding-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={`finding-${id}`}>
          {title}
        </Title>
        <StatusMark tone={closed !== null ? 'plain' : severity === 'grave' ? 'bad' : 'warn'}>
          {closed === null ? (severity === 'grave' ? 'Today' : 'Open') : endings[closed.how]}
        </StatusMark>
      </Group>
      <Text ff="monospace" size="sm" my={4} style={{ overflowWrap: 'anywhere' }}>
        {about}
      </Text>
      <Text size="sm">
        {meaning} {closed === null && next}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {Object.entries(facts).map(([name, value]) => (
          <Fragment key={name}>
            {name !== 'entry' && `${factWords(name)}: `}
            <Fact name={name} value={value} />
            {'. '}
          </Fragment>
        ))}
        Found <Time at={raisedAt} />, seen last <Time at={seenAt} />
        {entry !== null && (
          <>
            , <EntryLink entry={entry} />
          </>
        )}
        {closed?.by != null && (
          <>
            . {closed.by.name} closed it <Time at={closed.at} />
          </>
        )}
      </Text>
      <FormError error={close.error} />
      {mayClose && (
        <Group gap="xs" mt="sm" className="no-print">
          {choices.map(([how, label]) => (
            <Button
              key={how}
              size="xs"
              variant="default"
              aria-describedby={`finding-${id}`}
              loading={close.isPending && close.variables === how}
              onClick={() => {
                close.mutate(how);
              }}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </Card>
  );
}

const endings: Readonly<Record<NonNullable<FindingView['closed']>['how'], string>> = {
  settled: 'Settled by itself',
  accepted: 'Accepted as it is',
  mended: 'Mended',
};

const choices: readonly (readonly [How, string])[] = [
  ['mended', 'It is mended'],
  ['accepted', 'Accept it as it is'],
];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Entries lead to what happened, and instants read like all others. */
function Fact({ name, value }: { readonly name: string; readonly value: string | number }) {
  const text = String(value);
  if (name === 'entry' || name === 'entries') {
    const entries = text.split(' ').filter((part) => /^\d+$/.test(part));
    return entries.map((entry, nth) => (
      <Fragment key={entry}>
        {nth > 0 && ', '}
        <EntryLink entry={Number(entry)} />
      </Fragment>
    ));
  }
  if (INSTANT.test(text)) return <Time at={text} />;
  return <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
}

/** `mapVersion` reads `map version`. */
function factWords(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
