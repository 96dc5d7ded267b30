import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AtRestView, RotateBody } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { heldElsewhere, providerWords } from './words.ts';
import { useDecision } from '../../keys/useDecision.ts';

type What = RotateBody['what'];

/** New keys while people work: whoever reads meanwhile notices nothing. */
export function RotateKeys({ of }: { readonly of: Pick<AtRestView, 'provider' | 'keys'> }) {
  const { provider } = of;
  const canMove = heldElsewhere(of).length > 0;
  const { person } = useMe();
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<What>('data-keys');
  const withStepUp = useStepUp();
  const rotate = useDecision(
    'POST /api/at-rest/rotate',
    {},
    {
      act: 'keys-rotation-asked',
      words: {},
      says: (choice) => ({ what: choice.what, dataKey: choice.key }),
    },
    ['/api/at-rest'],
    () => {
      setOpen(false);
      announce('The keys were rotated.');
    },
    withStepUp,
  );
  if (person.role !== 'company-admin' && person.role !== 'security-officer') return null;
  return (
    <>
      <Group mt="md">
        <Button
          variant="default"
          onClick={() => {
            rotate.reset();
            setOpen(true);
          }}
        >
          Rotate keys
        </Button>
        {rotate.data !== undefined && (
          <Text size="sm">
            {count(rotate.data.dataKeys, 'key')} and{' '}
            {count(rotate.data.ticketKeys, 'key of a ticket', 'keys of tickets')} rotated,{' '}
            <EntryLink entry={rotate.data.entry} />
          </Text>
        )}
      </Group>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Rotate keys"
      >
        <Stack>
          <Text size="sm">
            New keys are made and what hangs on the old ones is wrapped anew. Nothing is unsealed, and nobody
            who works notices. You sign it, and it stands in the ledger.
          </Text>
          <Radio.Group
            label="Which keys?"
            value={what}
            onChange={(value) => {
              setWhat(value === 'provider' || value === 'move' ? value : 'data-keys');
            }}
          >
            <Stack gap={6} mt={4}>
              <Radio value="data-keys" label="One for each vendor and agreement" />
              <Radio
                value="provider"
                label="Those of the key provider"
                disabled={provider === 'secret'}
                description={provider === 'secret' ? 'CORDON_SECRET cannot make new keys.' : undefined}
              />
              {canMove && (
                <Radio
                  value="move"
                  label={`Move them to: ${providerWords(provider)}`}
                  description="From the provider that held them before. What was destroyed stays destroyed in both."
                />
              )}
            </Stack>
          </Radio.Group>
          <FormError error={rotate.error} />
          <Group justify="flex-end">
            <Button
              variant="default"
              onClick={() => {
                setOpen(false);
              }}
            >
              Cancel
            </Button>
            <Button
              loading={rotate.isPending}
              onClick={() => {
                rotate.mutate({ what, key: null });
              }}
            >
              Rotate now
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
