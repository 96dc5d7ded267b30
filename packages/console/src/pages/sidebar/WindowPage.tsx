import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { StepUpForm } from '../../app/StepUpForm.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { hearFrame, type Asked } from './window.ts';

interface Question {
  readonly asked: Asked;
  readonly answer: (token?: string) => void;
}

/** A window that a frame inside a helpdesk opened: here the person is signed in, and here they say that it may work. */
export default function WindowPage() {
  const [question, setQuestion] = useState<Question | null>(null);
  const [done, setDone] = useState(false);
  const opener = window.opener as Window | null;
  useEffect(() => {
    if (opener === null) return undefined;
    return hearFrame(opener, (asked, answer) => {
      setQuestion({ asked, answer });
    });
  }, [opener]);
  const finish = (token?: string): void => {
    question?.answer(token);
    setDone(true);
    window.close();
  };
  return (
    <Stack maw={440}>
      <PageHead title="Work in the helpdesk" />
      {opener === null && (
        <Text>
          A window that a helpdesk page opens. Close it, go back to the ticket in your helpdesk and press the
          button there: you are signed in now.
        </Text>
      )}
      {done && <Text role="status">Done. You can close this window.</Text>}
      {opener !== null && question === null && <Loading what="question of the helpdesk page" height={80} />}
      {!done && question?.asked.want === 'frame' && <HandOver asked={question.asked} onDone={finish} />}
      {!done && question?.asked.want === 'step-up' && (
        <StepUpForm
          onConfirmed={() => {
            finish();
          }}
        />
      )}
    </Stack>
  );
}

interface HandOverProps {
  readonly asked: Extract<Asked, { want: 'frame' }>;
  readonly onDone: (token: string) => void;
}

/** Signs that the frame may work in the person's name. */
function HandOver({ asked: { body }, onDone }: HandOverProps) {
  const open = useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const { frame, hint, publicKey, sealingKey } = body;
      const words = {
        ...{ frame, hint },
        ...{ frameKey: await textHash(publicKey), frameSealingKey: await textHash(sealingKey) },
      };
      return sendSigned('POST /api/sidebar/frames', {}, body, { act: 'frame-opened', words });
    },
    onSuccess: ({ token }) => {
      onDone(token);
    },
  });
  const { mutate } = open;
  // The click that opened this window was the person's word.
  useEffect(() => {
    mutate();
  }, [mutate]);
  if (open.error === null) return <Loading what="hand-over" height={80} />;
  return (
    <>
      <FormError error={open.error} />
      <Button
        variant="default"
        onClick={() => {
          window.close();
        }}
      >
        Close this window
      </Button>
    </>
  );
}
