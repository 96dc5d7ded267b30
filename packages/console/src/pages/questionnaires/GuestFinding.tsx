import { Button, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fileByLink, sendByLink } from '../../api/byLink.ts';
import type { AnswerFindingByLinkBody, ByLink } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { Time } from '../../components/Time.tsx';
import { Files } from './Files.tsx';

type Says = AnswerFindingByLinkBody['says'];
type What = Says['what'];

const WHERE: Readonly<Partial<Record<NonNullable<ByLink['finding']>['state'], string>>> = {
  closed: 'It is closed. Nothing more is needed from you.',
  'fix-claimed': 'It was said to be mended. It is looked at again before it is closed.',
  planned: 'It is planned to be mended. Say so here when it is.',
  exception: 'Its risk is accepted for a time.',
};

interface GuestFindingProps {
  readonly token: string;
  readonly finding: NonNullable<ByLink['finding']>;
  readonly again: () => Promise<unknown>;
}

/** One finding as whoever has a link sees it, and how they answer: with words, files, and what they say of its fix. */
export function GuestFinding({ token, finding, again }: GuestFindingProps) {
  const where = WHERE[finding.state];
  return (
    <section aria-labelledby="finding">
      <Title order={2} id="finding" mb={4}>
        {finding.title}
      </Title>
      <Text mb="sm">
        {finding.meaning} Found <Time at={finding.raisedAt} />.
      </Text>
      {finding.told !== null && (
        <Text mb="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {finding.told}
        </Text>
      )}
      {finding.answers.map((answer) => (
        <Text key={answer.id} size="sm" mb="xs" style={{ whiteSpace: 'pre-wrap' }}>
          You answered <Time at={answer.at} />: {answer.text}
        </Text>
      ))}
      <Text role="status" mb="sm">
        {where}
      </Text>
      {finding.state !== 'closed' && <Answer token={token} finding={finding} again={again} />}
    </section>
  );
}

function Answer({ token, finding, again }: GuestFindingProps) {
  const { mayPlan, mayClaim } = finding;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<What>('answer');
  const [day, setDay] = useState('');
  const what = (chosen === 'mended' && mayClaim) || (chosen === 'planned' && mayPlan) ? chosen : 'answer';
  const answering = useMutation({
    mutationFn: () => {
      const says: Says =
        what === 'planned' ? { what, until: new Date(`${day}T23:59:59`).toISOString() } : { what };
      return sendByLink(token, 'finding', { text: text.trim(), says });
    },
    onSuccess: () => {
      setText('');
      setChosen('answer');
      return again();
    },
  });
  return (
    <Stack gap="sm">
      <Files
        files={finding.files}
        open={false}
        label="that shows it is mended"
        add={async (file) => {
          await fileByLink(token, null, file);
          await again();
        }}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answering.mutate();
        }}
      >
        <Stack gap="sm">
          <ProseField
            label="Your answer"
            description="What was done about it, and when. Leave out people’s names and anything of customers. The files go with it."
            value={text}
            data="refused"
            rows={4}
            maxLength={2000}
            required
            onChange={setText}
          />
          {(mayPlan || mayClaim) && (
            <Radio.Group label="Is it mended?" value={what} onChange={setChosen}>
              <Stack gap={4} mt={4}>
                {mayClaim && <Radio value="mended" label="It is mended" />}
                {mayPlan && <Radio value="planned" label="It will be, by a day" />}
                <Radio value="answer" label="This is an answer only" />
              </Stack>
            </Radio.Group>
          )}
          {what === 'planned' && <DayInput label="Mended by" required value={day} onDay={setDay} />}
          <FormError error={answering.error} />
          <div>
            <Button
              type="submit"
              disabled={text.trim().length < 3 || (what === 'planned' && day === '')}
              loading={answering.isPending}
            >
              Send your answer
            </Button>
          </div>
        </Stack>
      </form>
      <Text size="sm" role="status">
        {answering.isSuccess && 'Your answer was sent. It is looked at again before this is closed.'}
      </Text>
    </Stack>
  );
}
