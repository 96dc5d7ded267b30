import { violationKinds } from '@cordon/core/people/conduct';
import { Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { FrontDoor } from '../sign-in/FrontDoor.tsx';
import { WhatHappened } from './WhatHappened.tsx';
import { reportWords } from './words.ts';

const LEAST = 10;

/** Where anybody at a vendor reports what they saw without saying who they are, and asks what became of it. */
export default function UnnamedPage() {
  return (
    <FrontDoor title="Report without a name">
      <Stack gap="xl">
        <Write />
        <Ask />
      </Stack>
    </FrontDoor>
  );
}

function Write() {
  const [violation, setViolation] = useState(violationKinds[0] ?? 'data-taken');
  const [text, setText] = useState('');
  const telling = useMutation({
    mutationFn: () => send('POST /api/conduct/unnamed-reports', {}, { violation, text: text.trim() }),
    gcTime: 0,
  });
  if (telling.data !== undefined) {
    return (
      <div role="status">
        <Text>The company has your report. This code is shown this once:</Text>
        <Code block my="xs">
          {telling.data.receipt}
        </Code>
        <Text size="sm">
          Write it down where only you find it. With it you can ask below what became of your report.
        </Text>
      </div>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        telling.mutate();
      }}
    >
      <Stack>
        <Text size="sm">
          It is taken from your employer’s own network and reaches the company alone. Neither your session,
          your address nor the time of day is kept: only the day, what kind it is, and what you write.
        </Text>
        <WhatHappened
          violation={violation}
          onViolation={setViolation}
          text={text}
          onText={setText}
          hint="Where, and on which shift. Leave out names, customers’ and your own: say where somebody sits instead."
        />
        <FormError error={telling.error} />
        <Button type="submit" disabled={text.trim().length < LEAST} loading={telling.isPending}>
          Report it
        </Button>
      </Stack>
    </form>
  );
}

function Ask() {
  const [receipt, setReceipt] = useState('');
  const asking = useMutation({
    mutationFn: () =>
      send('POST /api/conduct/unnamed-reports/look', {}, { receipt: receipt.trim().toUpperCase() }),
    gcTime: 0,
  });
  const found = asking.data;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="Code of an earlier report"
          autoComplete="off"
          value={receipt}
          onChange={(event) => {
            setReceipt(event.currentTarget.value);
          }}
        />
        <FormError error={asking.error} />
        <Button type="submit" variant="default" disabled={receipt.trim() === ''} loading={asking.isPending}>
          Ask what became of it
        </Button>
        {found !== undefined && (
          <div role="status">
            <StatusMark tone={reportWords[found.state][0]}>{reportWords[found.state][1]}</StatusMark>{' '}
            <Text span size="sm">
              Reported on {found.receivedOn}. {found.answer}
            </Text>
          </div>
        )}
      </Stack>
    </form>
  );
}
