import { Button, Code, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../../api/client.ts';
import { ApiError } from '../../../api/error.ts';
import type { AgreementView, ClosingView, DeletionCertificate } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { absolute, day } from '../../../components/instant.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { assertOver } from '../signing/signature.ts';
import { readyCertificate, type ReadyCertificate } from './readyCertificate.ts';
import { readStatement } from './statement.ts';
import { useClosingAct } from './useClosing.ts';
import { METHODS, taskName } from './words.ts';

interface CertificateProps {
  readonly view: AgreementView;
  readonly closing: ClosingView;
}

/** The vendor's signed certificate of deletion, and its signing. */
export function Certificate({ view, closing }: CertificateProps) {
  const { person, party } = useMe();
  const { certificates, closedAt, tasks } = closing;
  const signs = person.role === 'vendor-admin' && party.id === view.row.vendor.id;
  const open = tasks.filter(({ status }) => status === 'open' || status === 'disputed').length;
  const newest = certificates.findLast(({ valid }) => valid) ?? certificates.at(-1);
  return (
    <Stack gap="xs">
      {newest === undefined ? (
        <Text>
          {closedAt === null || open > 0
            ? `${view.row.vendor.name} certifies deletion when nothing is left to do.`
            : `Everything is stated as done. ${view.row.vendor.name} signs the certificate next.`}
        </Text>
      ) : (
        <Signed certificate={newest} />
      )}
      {signs && closedAt !== null && open === 0 && (
        <SignCertificate
          id={view.row.id}
          vendor={view.row.vendor.id}
          person={person.id}
          again={newest?.valid === true}
        />
      )}
    </Stack>
  );
}

function Signed({ certificate }: { readonly certificate: DeletionCertificate }) {
  const { text, by, at, entry, hash, valid, keyFingerprint } = certificate;
  return (
    <article aria-label="Certificate of deletion">
      {valid ? (
        <StatusMark tone="good">Signed by {by.name} with a passkey</StatusMark>
      ) : (
        <StatusMark tone="bad">The signature of {by.name} does not hold</StatusMark>
      )}
      , <EntryLink entry={entry} at={at} />
      <Statement text={text} />
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 of the signed text: {hash}
        <br />
        SHA-256 of the key: {keyFingerprint}
      </Text>
    </article>
  );
}

/** The certificate in words; what is signed is the text itself, which is shown below it. */
function Statement({ text }: { readonly text: string }) {
  const { controller, processor, endedAt, items, exceptions, subProcessors } = readStatement(text);
  return (
    <Stack gap={4}>
      <Text>
        {processor.name} certifies to {controller.name}: after the end of the agreement on {absolute(endedAt)}{' '}
        the following was deleted or returned, with all copies
        {subProcessors.length > 0 && `, also at ${subProcessors.join(', ')}`}.
      </Text>
      <TableFrame label="What was deleted or returned">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>How</Table.Th>
              <Table.Th>Done</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.task}>
                <Table.Td>{taskName(item)}</Table.Td>
                <Table.Td>{METHODS[item.method]}</Table.Td>
                <Table.Td>{day(item.doneAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      <Text size="sm">
        {exceptions.length === 0
          ? 'Nothing is kept because of a law.'
          : `Kept because a law requires it: ${exceptions.map(({ task, law, until }) => `${task}, ${law}, until ${day(until)}`).join('; ')}.`}
      </Text>
    </Stack>
  );
}

interface SignProps {
  readonly id: string;
  readonly vendor: string;
  readonly person: string;
  readonly again: boolean;
}

function SignCertificate({ id, vendor, person, again }: SignProps) {
  const withStepUp = useStepUp();
  const [draft, setDraft] = useState<ReadyCertificate | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const sign = useClosingAct(
    id,
    async ({ statement, passkeys, rpId }: ReadyCertificate) => {
      const assertion = await assertOver(statement, { passkeys, rpId });
      const body = { issuedAt: statement.at, hash: statement.certificate, assertion };
      return withStepUp(() => send('POST /api/agreements/:id/certificate', { id }, body));
    },
    () => {
      setDraft(null);
    },
  );
  const read = async (): Promise<void> => {
    try {
      sign.reset();
      setError(null);
      setDraft(await readyCertificate(id, vendor, person));
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error('It could not be read.'));
    }
  };
  return (
    <>
      <Group>
        <Button size="xs" variant={again ? 'default' : 'filled'} onClick={() => void read()}>
          {again ? 'Sign a new certificate' : 'Read and sign the certificate'}
        </Button>
      </Group>
      <FormError error={error} />
      {error instanceof ApiError && error.code === 'passkey-needed' && (
        <Link className="link" to="/settings">
          Add a passkey in Settings
        </Link>
      )}
      <Modal
        opened={draft !== null}
        onClose={() => {
          setDraft(null);
        }}
        title="Certificate of deletion"
        size="xl"
      >
        {draft !== null && (
          <Stack>
            <Statement text={draft.text} />
            <details>
              <summary>The very text that is signed</summary>
              <Code block>{draft.text}</Code>
            </details>
            <Text size="sm" c="dimmed">
              Your passkey signs its hash, your name and party, the agreement and the time. Its key never
              leaves your device, so nobody else can certify for you, whoever runs the server. SHA-256, made
              by this browser: <Code>{draft.statement.certificate}</Code>
            </Text>
            <FormError error={sign.error} />
            <Group justify="flex-end">
              <Button
                loading={sign.isPending}
                onClick={() => {
                  sign.mutate(draft);
                }}
              >
                Sign now
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
