import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { send } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { OriginalView, UnsealPurpose, UnsealResult } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { Time } from '../../components/Time.tsx';
import { signAct } from '../../keys/acts.ts';
import { openSealed } from '../../keys/sealed.ts';
import { sessionKeys } from '../../keys/sessionKey.ts';
import { Unsealed } from './Unsealed.tsx';

const PURPOSES: readonly (readonly [UnsealPurpose, string])[] = [
  ['complaint-handling', 'A complaint'],
  ['data-subject-request', 'A request of the customer'],
  ['incident-investigation', 'An incident'],
  ['legal-obligation', 'A legal obligation'],
];

const THREAD = 'conversation';
const FIELD = 'original';

/** What was typed before it was redacted: whether it is kept, until when, and the one way to open it. */
export function Original({ entry }: { readonly entry: number }) {
  const about = useRead('/api/accesses/:entry/original', { entry });
  const original = about.data?.original;
  return (
    <section aria-labelledby="original">
      <Title order={2} id="original" mb={6}>
        What was typed
      </Title>
      <ErrorAlert error={about.error} onRetry={() => void about.refetch()} />
      {original === null && (
        <Text size="sm" c="dimmed">
          Dropped: nothing was taken out, the agreement keeps no originals, or the days it keeps them are
          over.
        </Text>
      )}
      {original != null && <Kept key={entry} entry={entry} original={original} />}
    </section>
  );
}

interface KeptProps {
  readonly entry: number;
  readonly original: NonNullable<OriginalView['original']>;
}

function Kept({ entry, original }: KeptProps) {
  const { ticket, pieces, keptUntil } = original;
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<(UnsealResult & { readonly text: string }) | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const withStepUp = useStepUp();
  const open = useMutation({
    gcTime: 0,
    mutationFn: ({ purpose, reason }: { readonly purpose: UnsealPurpose; readonly reason: string }) =>
      withStepUp(async () => {
        const key = String(entry);
        const act = { act: 'unseal', ticket, resource: THREAD, field: FIELD, key, reason: purpose } as const;
        const signed = await signAct(act);
        const body = { purpose, reason, ...signed };
        const result = await send('POST /api/accesses/:entry/unseal', { entry }, body);
        const { session, sealing } = await sessionKeys();
        const place = { session, entry: result.entry, ticket, resource: THREAD, field: FIELD } as const;
        const opened = await openSealed(result.sealed, sealing, { purpose: 'original', ...place });
        return { ...result, text: String(opened.text) };
      }),
    onSuccess: (result) => {
      setShown(result);
      setAsking(false);
      announce('What was typed is shown. It is hidden again by itself.');
    },
  });
  if (shown !== null) {
    return (
      <Unsealed
        opened={shown}
        onGone={() => {
          setShown(null);
          open.reset();
          announce('What was typed is hidden again.');
        }}
      />
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {pieces === 1 ? 'One piece was removed.' : `${pieces} pieces were removed.`} The original is kept,
        sealed, until <Time at={keptUntil} stamp />.
      </Text>
      {asking ? (
        <Ask
          pending={open.isPending}
          error={open.error}
          onAsk={(purpose, reason) => {
            open.mutate({ purpose, reason });
          }}
          onCancel={() => {
            setAsking(false);
            open.reset();
          }}
        />
      ) : (
        <Button
          ref={button}
          size="compact-sm"
          variant="light"
          onClick={() => {
            setAsking(true);
          }}
        >
          Unseal
        </Button>
      )}
    </Stack>
  );
}

interface AskProps {
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onAsk: (purpose: UnsealPurpose, reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks what for and why. It is signed, stands in the ledger, and the vendor and the auditor see it. */
function Ask({ pending, error, onAsk, onCancel }: AskProps) {
  const [purpose, setPurpose] = useState<UnsealPurpose | null>(null);
  const [reason, setReason] = useState('');
  const ready = purpose !== null && reason.trim().length >= 3;
  return (
    <form
      aria-label="Unseal what was typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) onAsk(purpose, reason.trim());
      }}
    >
      <Stack gap="xs">
        <Text size="sm">You sign it. It stands in the ledger, and the vendor and the auditor see it.</Text>
        <Radio.Group
          label="What for"
          value={purpose ?? ''}
          onChange={(value) => {
            setPurpose(PURPOSES.find(([one]) => one === value)?.[0] ?? null);
          }}
        >
          <Stack gap={6} mt={4}>
            {PURPOSES.map(([value, words], index) => (
              <Radio key={value} value={value} label={words} {...(index === 0 && { autoFocus: true })} />
            ))}
          </Stack>
        </Radio.Group>
        <ProseField
          label="Why"
          description="Kept without personal data"
          data="removed"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <FormError error={error} />
        <Group gap="sm">
          <Button type="submit" size="compact-sm" disabled={!ready} loading={pending}>
            Unseal now
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
