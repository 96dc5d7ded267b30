import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { queryClient } from '../../api/query.ts';
import type { CloseFindingBody, FindingView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { aboutOf, named } from './named.ts';
import { factName, factOf, type Fact } from './fact.ts';

type How = CloseFindingBody['how'];

/** One finding: what, about what, since when, what ends it; and the two ways in which a person ends it. */
export function FindingCard({ finding }: { readonly finding: FindingView }) {
  const {
    id,
    title,
    severity,
    meaning,
    next,
    about,
    names,
    facts,
    raisedAt,
    seenAt,
    closed,
    entry,
    mayClose,
  } = finding;
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
      <Text size="sm" my={4} title={about} style={{ overflowWrap: 'anywhere' }}>
        {aboutOf(finding)}
      </Text>
      <Text size="sm">
        {meaning} {closed === null && next}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {Object.entries(facts).map(([name, value]) => (
          <Fragment key={name}>
            {name !== 'entry' && `${factName(name)}: `}
            <FactText fact={factOf(name, typeof value === 'string' ? named(value, names) : value)} />
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

/** What is known of it: entries lead to what happened, and instants read like all others. */
function FactText({ fact }: { readonly fact: Fact }) {
  switch (fact.kind) {
    case 'entries':
      return fact.entries.map((entry, nth) => (
        <Fragment key={entry}>
          {nth > 0 && ', '}
          <EntryLink entry={entry} />
        </Fragment>
      ));
    case 'instant':
      return <Time at={fact.at} />;
    case 'recording':
      return (
        <Link className="link" to={`/recordings/${fact.id}`}>
          watch it
        </Link>
      );
    case 'words':
      return <span style={{ overflowWrap: 'anywhere' }}>{fact.words}</span>;
  }
}
