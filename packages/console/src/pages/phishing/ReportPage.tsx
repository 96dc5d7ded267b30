import { Button, Code, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead, useSend } from '../../api/query.ts';
import type { MyPhishing } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ReportThanks } from '../../components/ReportThanks.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { MailPreview } from './MailPreview.tsx';

/** Reporting a message that looks wrong, and what one’s own exercises came to. */
export default function ReportPage() {
  const read = useRead('/api/phishing/mine', {});
  const mine = read.data;
  return (
    <>
      <PageHead
        title="Report a message"
        lead="Anything that looks wrong: a mail that hurries you, a stranger who asks for data, a link you did not expect. Nobody is blamed for reporting too much."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {mine === undefined ? (
        read.error === null && <Loading what="your reports" height={240} />
      ) : (
        <Stack gap="xl">
          <ReportMail address={mine.reportAddress} />
          <Own messages={mine.messages} />
        </Stack>
      )}
    </>
  );
}

function ReportMail({ address }: { readonly address: string }) {
  const [mail, setMail] = useState('');
  const report = useSend('POST /api/phishing/reports', {}, ['/api/phishing/mine'], () => {
    setMail('');
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        report.mutate({ ticket: null, mail });
      }}
    >
      <Stack gap="sm" maw={720} align="flex-start">
        <Text>
          Forward the mail to <Code>{address}</Code>, or paste it here with its link. Do not open the link.
        </Text>
        <Textarea
          w="100%"
          label="The mail"
          description="It is looked through for the mark of an exercise and kept nowhere"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={40_000}
          value={mail}
          onChange={({ currentTarget }) => {
            setMail(currentTarget.value);
          }}
        />
        <Button type="submit" loading={report.isPending}>
          Report it
        </Button>
        <FormError error={report.error} />
        {report.data !== undefined && <ReportThanks exercise={report.data.exercise} />}
      </Stack>
    </form>
  );
}

const OUTCOMES: Readonly<
  Record<MyPhishing['messages'][number]['outcome'], { readonly tone: Tone; readonly words: string }>
> = {
  reported: { tone: 'good', words: 'You reported it' },
  fell: { tone: 'warn', words: 'It worked' },
  nothing: { tone: 'plain', words: 'You did nothing' },
};

function Own({ messages }: Pick<MyPhishing, 'messages'>) {
  return (
    <section aria-labelledby="own">
      <Title order={2} id="own" mb="xs">
        Exercises you were sent
      </Title>
      {messages.length === 0 ? (
        <Text c="dimmed">None that are over.</Text>
      ) : (
        <Stack gap="sm" maw={720}>
          {messages.map(({ at, outcome, template, courseAt }) => (
            <div key={at}>
              <Text size="sm" mb={4}>
                <Time at={at} />.{' '}
                <StatusMark tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].words}</StatusMark>
                {courseAt !== null && ' You were given the course.'}
              </Text>
              <MailPreview template={template} />
            </div>
          ))}
        </Stack>
      )}
    </section>
  );
}
