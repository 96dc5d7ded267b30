import { Button, Card, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { NearMiss } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { FormError } from '../../components/FormError.tsx';
import { KINDS } from './words.ts';

type Kind = NearMiss['kind'];

/** Tells of a near miss. Who tells it is kept nowhere, and the form says so. */
export function TellForm() {
  const [kind, setKind] = useState<Kind>('wrong-customer');
  const [text, setText] = useState('');
  const tell = useSend('POST /api/awareness/near-misses', {}, ['/api/awareness/near-misses'], () => {
    setText('');
    announce('Thank you. It was told, and not by whom.');
  });
  return (
    <Card withBorder mb="lg" maw={720}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          tell.mutate({ kind, text });
        }}
      >
        <Stack gap="sm">
          <NativeSelect
            label="What nearly happened"
            data={(Object.keys(KINDS) as Kind[]).map((value) => ({ value, label: KINDS[value] }))}
            value={kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as Kind);
            }}
          />
          <Textarea
            label="How it came about, and what stopped it"
            description="Leave out names, numbers and addresses: it is not sent while it holds one."
            minRows={3}
            autosize
            maxLength={1000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Text size="sm">
            Your name is not kept with it, nor in the ledger, and it is never used against anybody. If data
            did leave or somebody was harmed, that is no near miss: tell your team lead now, since customers
            have to be told in time.
          </Text>
          <FormError error={tell.error} />
          <div>
            <Button type="submit" disabled={text.trim().length < 10} loading={tell.isPending}>
              Tell of it
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
