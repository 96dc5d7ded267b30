import { protocolText } from '@cordon/core/protocols';
import { Alert, Button, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import type { ProtocolRule, ProtocolView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { textHash } from '../../keys/sha256.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Changes } from './Changes.tsx';
import { RuleFields } from './RuleFields.tsx';

const WAIT_MS = 300;
const FIRST_GRACE_HOURS = 72;
const MOST_GRACE_HOURS = 720;

interface ProtocolEditorProps {
  readonly view: ProtocolView;
  readonly onDone: () => void;
}

/** The next version, rule by rule within what the agreement lets, and what it changes before it is put in force. */
export function ProtocolEditor({ view, onDone }: ProtocolEditorProps) {
  const { row, versions, draft, bounds } = view;
  const [rules, setRules] = useState(() => startOf(view));
  const [own, setOwn] = useState((versions[0]?.protocol.ours ?? draft.ours).join('\n'));
  const [hours, setHours] = useState<number | string>(FIRST_GRACE_HOURS);
  const ours = own
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [settled] = useDebouncedValue(JSON.stringify({ rules, ours }), WAIT_MS);
  const at = { id: row.agreement.id, purpose: row.purpose };
  const look = useQuery({
    queryKey: ['protocol-look', at, settled],
    queryFn: () =>
      send(
        'POST /api/agreements/:id/protocols/:purpose/look',
        at,
        JSON.parse(settled) as { rules: ProtocolRule[]; ours: string[] },
      ),
  });
  const put = usePutting(view, onDone);
  const problems = look.data?.problems ?? [];
  const changes = look.data?.changes ?? [];
  const graceHours = typeof hours === 'number' ? hours : -1;
  const ready =
    look.isSuccess && settled === JSON.stringify({ rules, ours }) && problems.length === 0 && graceHours >= 0;
  return (
    <Stack gap="lg">
      <Text size="sm" maw={720}>
        Each choice goes as far as the agreement lets, and no further. A sentence is what your agents read;
        keep it short.
      </Text>
      <Stack gap="sm">
        {rules.map((rule) => (
          <RuleFields
            key={rule.category}
            rule={rule}
            bound={bounds.find(({ category }) => category === rule.category)}
            problems={problems.filter(({ category }) => category === rule.category)}
            onChange={(next) => {
              setRules(rules.map((one) => (one.category === next.category ? next : one)));
            }}
          />
        ))}
      </Stack>
      <Textarea
        label="Addresses and numbers of your own"
        description="One a line: an e-mail address, @ and a domain for all its addresses, or a phone number. They may be sent to customers."
        autosize
        minRows={2}
        maw={480}
        value={own}
        onChange={(event) => {
          setOwn(event.currentTarget.value);
        }}
      />
      <NumberInput
        label="Grace, in hours"
        description="So long an acknowledgement of the version before still does. With 0, whoever has not read this one is stopped at once."
        min={0}
        max={MOST_GRACE_HOURS}
        maw={480}
        value={hours}
        onChange={setHours}
      />
      {problems.length > 0 && (
        <Alert color="yellow" variant="light" title="This cannot be put in force" role="status">
          <ul>
            {problems.map(({ category, channel, problem }) => (
              <li key={`${category} ${String(channel)} ${problem}`}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      {changes.length > 0 && (
        <Alert variant="light" title={`What changes for ${String(row.people.length)} people`}>
          <Changes of={changes} />
        </Alert>
      )}
      <FormError error={look.error ?? put.error} />
      <Group>
        <Button
          disabled={!ready}
          loading={put.isPending}
          onClick={() => {
            put.mutate({ rules, ours, graceHours });
          }}
        >
          Put version {draft.version} in force
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** What is in force, with the data that came since; the terms where they are narrower now are told by the look. */
function startOf({ versions, draft }: ProtocolView): readonly ProtocolRule[] {
  const before = versions[0]?.protocol.rules ?? [];
  return draft.rules.map((rule) => before.find(({ category }) => category === rule.category) ?? rule);
}

interface Put {
  readonly rules: readonly ProtocolRule[];
  readonly ours: readonly string[];
  readonly graceHours: number;
}

/** Signs the hash of the very text that was shown, made here. */
function usePutting({ row, draft }: ProtocolView, onDone: () => void) {
  const withStepUp = useStepUp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ rules, ours, graceHours }: Put) => {
      const protocol = { ...draft, rules: [...rules], ours: [...ours] };
      const hash = await textHash(protocolText(protocol));
      const { agreement, purpose, version, terms } = protocol;
      const words = { agreement, purpose, version, hash, terms: terms.hash, graceHours };
      return withStepUp(() =>
        sendSigned(
          'POST /api/agreements/:id/protocols/:purpose',
          { id: row.agreement.id, purpose },
          { rules: protocol.rules, ours: protocol.ours, version, hash, graceHours },
          { act: 'protocol-put-in-force', words },
        ),
      );
    },
    onSuccess: async () => {
      await Promise.all(
        ['/api/agreements/:id/protocols/:purpose', '/api/protocols'].map((path) =>
          client.invalidateQueries({ queryKey: [path] }),
        ),
      );
      onDone();
    },
  });
}
