import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { Attestation } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { Files } from '../questionnaires/Files.tsx';
import { TimeStrip } from './TimeStrip.tsx';

interface AttestationCardProps {
  readonly attestation: Attestation;
  readonly mayJudge: boolean;
  readonly mayAdd: boolean;
}

const STATES: Readonly<Record<Attestation['state'], readonly [Tone, string]>> = {
  waits: ['wait', 'Waits'],
  refused: ['plain', 'Refused'],
  good: ['good', 'Counts'],
  'ends-soon': ['warn', 'Ends soon'],
  ended: ['bad', 'Over'],
};

export const refresh = () => queryClient.invalidateQueries({ queryKey: ['/api/attestations'] });

async function judge(id: string, verdict: 'accepted' | 'refused', because: string | null) {
  const words = { attestation: id, verdict, because: because === null ? null : await textHash(because) };
  const signed = { act: 'attestation-judged', words };
  return sendSigned('POST /api/attestations/:id/judge', { id }, { verdict, because }, signed);
}

/** One paper: whose, what it covers, how much of its time is left, and what the company does with it. */
export function AttestationCard({ attestation, mayJudge, mayAdd }: AttestationCardProps) {
  const { id, title, vendor, control, issuer, scope, state, entry, files, refusedBecause } = attestation;
  const withStepUp = useStepUp();
  const accepting = useMutation({
    mutationFn: () => withStepUp(() => judge(id, 'accepted', null)),
    onSuccess: refresh,
  });
  const [tone, words] = STATES[state];
  const waits = state === 'waits';
  const lacks = attestation.kind !== 'statement' && files.length === 0;
  return (
    <Card withBorder component="article" aria-labelledby={`att-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4" id={`att-${id}`}>
          {control ?? title}
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm">
        {vendor.name}: by {issuer}, for {scope}. Stated by {attestation.statedBy.name},{' '}
        <EntryLink entry={entry} />.
      </Text>
      <TimeStrip attestation={attestation} />
      <Files
        files={files}
        open
        label={`${title} of ${vendor.name}`}
        add={
          mayAdd && waits
            ? async (file) => {
                await send('POST /api/attestations/:id/files', { id }, file);
                await refresh();
              }
            : null
        }
      />
      {refusedBecause !== null && <Text size="sm">Refused: {refusedBecause}</Text>}
      {mayJudge && waits && (
        <>
          <Text size="sm" mt="xs">
            {lacks ? 'It cannot be accepted before its file is there.' : attestation.look}
          </Text>
          <FormError error={accepting.error} />
          <Group gap="xs" mt="xs" className="no-print">
            <Button
              size="xs"
              disabled={lacks}
              aria-describedby={`att-${id}`}
              loading={accepting.isPending}
              onClick={() => {
                accepting.mutate();
              }}
            >
              Accept
            </Button>
            <Refuse id={id} />
          </Group>
        </>
      )}
    </Card>
  );
}

function Refuse({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  const withStepUp = useStepUp();
  const refusing = useMutation({
    mutationFn: () => withStepUp(() => judge(id, 'refused', because.trim())),
    onSuccess: refresh,
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-describedby={`att-${id}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Refuse
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Refuse it"
        act="Refuse"
        disabled={because.trim().length < 3}
        sending={refusing.isPending}
        error={refusing.error}
        onSend={() => {
          refusing.mutate();
        }}
      >
        <ProseField
          label="What is wrong with it"
          description="The vendor reads this, and states it anew."
          value={because}
          data="refused"
          maxLength={600}
          required
          onChange={setBecause}
        />
      </FormDialog>
    </>
  );
}
