import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntryProof } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { changeOneByte, isOpen, verifyEntry } from './verify.ts';
import type { Step } from './verify.ts';

interface Run {
  readonly change: string | null;
  readonly steps: readonly Step[];
}

const HOLDS = {
  open: 'The proof holds',
  removed: 'The proof of the leaf holds; its content is gone',
} as const;

/** Checks the entry's proof with the ledger package, in this browser, without asking the server. */
export function VerifyPanel({ proof }: { readonly proof: EntryProof }) {
  const [run, setRun] = useState<Run | null>(null);
  const holds = run?.steps.every((step) => step.ok) ?? false;
  return (
    <Stack gap="xs">
      <Group gap="xs" className="no-print">
        <Button
          size="xs"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          onClick={() => {
            setRun({ change: null, steps: verifyEntry(proof) });
          }}
        >
          Verify in this browser
        </Button>
        {isOpen(proof) && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              const tampered = changeOneByte(proof);
              setRun({ change: tampered.change, steps: verifyEntry(tampered.proof) });
            }}
          >
            Change one byte and try again
          </Button>
        )}
      </Group>
      <div role="status">
        {run !== null && (
          <Stack gap={6}>
            {run.change !== null && (
              <Text size="sm">
                Changed in a copy of the body: <Code>{run.change}</Code>
              </Text>
            )}
            <Text component="div" fw={600}>
              <StatusMark tone={holds ? 'good' : 'bad'}>
                {holds ? HOLDS[isOpen(proof) ? 'open' : 'removed'] : 'The proof does not hold'}
              </StatusMark>
            </Text>
            <Steps steps={run.steps} />
          </Stack>
        )}
      </div>
      <Carry proof={proof} />
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Key of the log: {proof.vkey}. Compare it with the one you were given another way.
      </Text>
    </Stack>
  );
}

/** The proof as a file, for whoever is to check it elsewhere and asks no server. */
function Carry({ proof: { index, vkey } }: { readonly proof: EntryProof }) {
  const file = `/api/ledger/entries/${String(index)}/proof-file`;
  const command = `npx cordon-ledger verify-proof entry-${String(index)}.tlog-proof --key ${vkey}`;
  return (
    <Stack gap={4} className="no-print">
      <Group gap="xs">
        <Button size="xs" variant="default" component="a" href={file} download>
          Download the proof file
        </Button>
        <Button size="xs" variant="default" component="a" href={`${file}?body=without`} download>
          Without what it says, for a customer
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        It proves this entry without Cordon. Whoever has it checks it with:
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {command}
      </Code>
    </Stack>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol style={{ margin: 0, paddingLeft: 22 }}>
      {steps.map(({ name, ok, detail }) => (
        <li key={name}>
          <Group gap={6}>
            <Text span size="sm">
              {name}:
            </Text>
            <Text span size="sm">
              <StatusMark tone={ok ? 'good' : 'bad'}>{ok ? 'ok' : 'failed'}</StatusMark>
            </Text>
          </Group>
          <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {detail}
          </Text>
        </li>
      ))}
    </ol>
  );
}
