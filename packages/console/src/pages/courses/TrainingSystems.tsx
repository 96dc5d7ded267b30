import { Button, Code, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { CourseImports } from '../../api/types.ts';
import { ConnectByName } from '../../components/ConnectByName.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { useDecision } from '../../keys/useDecision.ts';

interface TrainingSystemsProps {
  readonly party: string;
  readonly imports: CourseImports;
}

/** Training systems that deliver by themselves, each with a secret of its own. */
export function TrainingSystems({ party, imports: { systems, mayImport } }: TrainingSystemsProps) {
  return (
    <section aria-labelledby="systems">
      <Group justify="space-between">
        <Title order={2} id="systems">
          Training systems
        </Title>
        {mayImport && <Connect party={party} />}
      </Group>
      {systems.length === 0 && <Text c="dimmed">No training system delivers by itself.</Text>}
      <ul>
        {systems.map(({ id, name, heardAt }) => (
          <li key={id}>
            {name}:{' '}
            {heardAt === null ? (
              'has told nothing yet'
            ) : (
              <>
                last heard <Time at={heardAt} />
              </>
            )}{' '}
            {mayImport && <Revoke id={id} name={name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Revoke({ id, name }: { readonly id: string; readonly name: string }) {
  const revoke = useDecision(
    'POST /api/course-systems/:id/revoke',
    { id },
    { act: 'course-system-revoked', words: { system: id }, closes: true },
    ['/api/parties/:id/completions'],
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={revoke.isPending}
        aria-label={`Revoke: ${name}`}
        onClick={() => {
          revoke.mutate({});
        }}
      >
        Revoke
      </Button>
      <FormError error={revoke.error} />
    </>
  );
}

function Connect({ party }: { readonly party: string }) {
  return (
    <ConnectByName
      title="Connect a training system"
      warning="Whoever has its secret says who passed. Give it to the training system alone."
      list="/api/parties/:id/completions"
      connect={async (name) =>
        sendSigned(
          'POST /api/parties/:id/course-systems',
          { id: party },
          { name },
          { act: 'course-system-made', words: { subjectParty: party, name: await textHash(name) } },
        )
      }
      shown={(made, close) => <Connected made={made} onClose={close} />}
    />
  );
}

interface ConnectedProps {
  readonly made: { readonly id: string; readonly secret: string } | null;
  readonly onClose: () => void;
}

/** How it delivers, and its secret. */
function Connected({ made, onClose }: ConnectedProps) {
  return (
    <Modal opened={made !== null} onClose={onClose} title="Training system connected" size="lg">
      {made !== null && (
        <Stack>
          <Text size="sm">
            It sends JSON to this address, signed with HMAC-SHA256 over the timestamp, a dot and the body:
          </Text>
          <Code block>{`POST ${location.origin}/api/course-systems/${made.id}/completions
x-cordon-timestamp: seconds since 1970
x-cordon-signature: v1=hex

{"completions":[{"person":"ada@example.com","course":"privacy","passedAt":"2026-11-02T10:00:00Z"}]}`}</Code>
          <SecretOnce secret={made.secret} label="The secret">
            This is the only time the secret is shown. Copy it into the training system now.
          </SecretOnce>
        </Stack>
      )}
    </Modal>
  );
}
