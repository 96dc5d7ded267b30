import { violationKinds, violations } from '@cordon/core/people/conduct';
import { Card, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { OwnConduct } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { ActDialog } from './CaseForms.tsx';
import classes from './conduct.module.css';
import { appeal, giveSide, report } from './signing.ts';
import { WhatHappened } from './WhatHappened.tsx';
import { ownStateWords, reportWords, stepMeans, stepWords } from './words.ts';

const LEAST = 10;

/** What is recorded about whoever looks, what they may say to it, and what they reported. */
export default function MyConductPage() {
  const read = useRead('/api/me/conduct', {});
  const view = read.data;
  return (
    <>
      <PageHead
        title="My conduct"
        lead="What you are asked about, your side of it, what was decided, and how to appeal. Nobody decides before you were asked."
        actions={view !== undefined && <Report colleagues={view.colleagues} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="your conduct" height={240} />
      ) : (
        <Stack gap="xl">
          <ListSection
            id="about-me"
            title="About me"
            none="Nothing is asked of you, and nothing was decided about you."
          >
            {view.cases.map((one) => (
              <OwnCase key={one.id} own={one} />
            ))}
          </ListSection>
          <ListSection id="reported" title="What I reported" none="You reported nothing.">
            {view.reports.map(({ id, violation, receivedOn, state, answer }) => {
              const [tone, words] = reportWords[state];
              return (
                <div key={id}>
                  <StatusMark tone={tone}>{words}</StatusMark>{' '}
                  <Text span size="sm">
                    {violations[violation].title}, {receivedOn}.{answer !== null && ` ${answer}`}
                  </Text>
                </div>
              );
            })}
          </ListSection>
        </Stack>
      )}
    </>
  );
}

function OwnCase({ own }: { readonly own: OwnConduct['cases'][number] }) {
  const { id, agreement, violation, state, summary, facts, hearingUntil, statement, decision, may } = own;
  const [tone, words] = ownStateWords(state);
  return (
    <Card withBorder component="article" aria-labelledby={`own-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4" id={`own-${id}`}>
          {violations[violation].title}
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm">
        {agreement.title}.{' '}
        {own.clauses.length === 0
          ? 'The house rule says how it is decided.'
          : `Clause ${own.clauses.join(', ')}.`}
      </Text>
      <Text className={classes.said} my="xs">
        {summary}
      </Text>
      <details>
        <summary>What it rests on</summary>
        <List size="sm">
          {facts.map(({ entry, at, kind }) => (
            <List.Item key={entry}>
              Entry {entry}, <Time at={at} stamp />: {kind.replaceAll('-', ' ')}
            </List.Item>
          ))}
        </List>
      </details>
      {statement !== null && (
        <>
          <Text fw={600} mt="sm">
            Your side
          </Text>
          <Text className={classes.said}>{statement}</Text>
        </>
      )}
      {may.includes('state') && hearingUntil !== null && <GiveSide id={id} until={hearingUntil} />}
      {decision !== null && <Decided own={own} />}
    </Card>
  );
}

function Decided({ own }: { readonly own: OwnConduct['cases'][number] }) {
  const { id, decision, inForce, appealUntil, may } = own;
  if (decision === null) return null;
  return (
    <>
      <Text fw={600} mt="sm">
        {stepWords[decision.step]}
        {decision.until !== null && (
          <>
            {' '}
            until <Time at={decision.until} stamp />
          </>
        )}
      </Text>
      <Text className={classes.said}>{decision.why}</Text>
      <Text size="sm" mt="xs">
        {inForce ? stepMeans[decision.step] : 'It closes nothing now.'}{' '}
        {decision.course !== null && inForce && (
          <Link className="link" to="/courses">
            Open your courses
          </Link>
        )}
      </Text>
      {own.appeal !== null && (
        <>
          <Text fw={600} mt="sm">
            Your appeal
          </Text>
          <Text className={classes.said}>{own.appeal}</Text>
        </>
      )}
      {own.appealAnswer !== null && (
        <>
          <Text fw={600} mt="sm">
            {own.appealAnswer.granted ? 'It was granted' : 'It was refused'} <Time at={own.appealAnswer.at} />
          </Text>
          <Text className={classes.said}>{own.appealAnswer.why}</Text>
        </>
      )}
      {may.includes('appeal') && appealUntil !== null && <Appeal id={id} until={appealUntil} />}
    </>
  );
}

interface SayProps {
  readonly label: string;
  readonly title: string;
  readonly act: string;
  readonly asks: string;
  readonly hint: string;
  readonly until: string;
  readonly send: (text: string) => Promise<unknown>;
}

/** One's own words, once, until a day. */
function Say({ label, title, act, asks, hint, until, send }: SayProps) {
  const [text, setText] = useState('');
  return (
    <Group mt="sm" gap="xs" className="no-print">
      <ActDialog
        {...{ main: true, label, title, act }}
        disabled={text.trim().length < LEAST}
        send={() => send(text.trim())}
      >
        <ProseField
          label={asks}
          description={hint}
          value={text}
          data="refused"
          rows={6}
          maxLength={4000}
          required
          onChange={setText}
        />
      </ActDialog>
      <Text size="sm">
        Until <Time at={until} stamp />
      </Text>
    </Group>
  );
}

function GiveSide({ id, until }: { readonly id: string; readonly until: string }) {
  return (
    <Say
      label="Give my side"
      title="Your side of it"
      act="Sign and send it"
      asks="What you did, and why"
      hint="You can say it once. Name no customer and nobody else: the entries do."
      until={until}
      send={(text) => giveSide(id, text)}
    />
  );
}

function Appeal({ id, until }: { readonly id: string; readonly until: string }) {
  return (
    <Say
      label="Appeal"
      title="Your appeal"
      act="Sign and appeal"
      asks="What is wrong with the decision"
      hint="Two people who did not decide read it. The step stays in force until they decided."
      until={until}
      send={(text) => appeal(id, text)}
    />
  );
}

function Report({ colleagues }: { readonly colleagues: OwnConduct['colleagues'] }) {
  const [person, setPerson] = useState('');
  const [violation, setViolation] = useState(violationKinds[0] ?? 'data-taken');
  const [text, setText] = useState('');
  const about = person === '' ? (colleagues[0]?.id ?? '') : person;
  return (
    <ActDialog
      label="Report something"
      title="Report something you saw"
      act="Sign and report it"
      disabled={about === '' || text.trim().length < LEAST}
      send={() => report({ person: about, violation, text: text.trim() })}
    >
      <Text size="sm">
        The company sees that it was you; your colleagues and your employer do not.{' '}
        <Link className="link" to="/report-conduct">
          Report without your name
        </Link>{' '}
        instead.
      </Text>
      <NativeSelect
        label="About"
        value={about}
        onChange={(event) => {
          setPerson(event.currentTarget.value);
        }}
        data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <WhatHappened
        violation={violation}
        onViolation={setViolation}
        text={text}
        onText={setText}
        hint="When and where. Leave customers’ names and data out."
      />
    </ActDialog>
  );
}
