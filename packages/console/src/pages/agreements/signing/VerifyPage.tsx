import { Anchor, Button, Code, FileButton, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { send } from '../../../api/client.ts';
import type { VerifiedDocument } from '../../../api/types.ts';
import { FormError } from '../../../components/FormError.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';

/** Checks a signed PDF, whoever hands it over. */
export default function VerifyPage() {
  const verify = useMutation({
    gcTime: 0,
    mutationFn: async (file: File) => ({
      name: file.name,
      answer: await send('POST /api/agreements/verify-document', {}, file),
    }),
  });
  return (
    <>
      <PageHead
        title="Verify a signed PDF"
        lead="A signed agreement or a certificate of completion. Every byte of it is checked; the file is not kept."
        actions={
          <Button component={Link} to="/agreements" size="xs" variant="default">
            All agreements
          </Button>
        }
      />
      <Stack maw={760}>
        <Group>
          <FileButton
            accept="application/pdf"
            inputProps={{ 'aria-label': 'Signed PDF' }}
            onChange={(file) => {
              if (file !== null) verify.mutate(file);
            }}
          >
            {(props) => (
              <Button
                {...props}
                loading={verify.isPending}
                leftSection={<IconFileSearch size={18} aria-hidden />}
              >
                Choose a PDF
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            Offline: <Code>cordon agreement verify</Code> with the{' '}
            <Anchor href="/api/signing/signatures.pem" download inherit>
              certificates for signatures
            </Anchor>{' '}
            and{' '}
            <Anchor href="/api/signing/timestamps.pem" download inherit>
              for timestamps
            </Anchor>
            .
          </Text>
        </Group>
        <FormError error={verify.error} />
        <div aria-live="polite">
          {verify.data !== undefined && <Result name={verify.data.name} found={verify.data.answer} />}
        </div>
      </Stack>
    </>
  );
}

function Result({ name, found }: { readonly name: string; readonly found: VerifiedDocument }) {
  return (
    <Stack gap="sm">
      <Title order={2}>{name}</Title>
      <Text fw={600} component="div">
        <StatusMark tone={found.ok ? 'good' : 'bad'}>
          {found.ok ? 'Everything holds' : 'This document does not verify'}
        </StatusMark>
      </Text>
      {found.title !== null && (
        <Text size="sm">
          {found.title}, version {found.version}
        </Text>
      )}
      <Findings findings={found.findings} />
      {found.signatures.map((signature) => (
        <section key={signature.field} aria-label={`Signature of the ${signature.field}`}>
          <Title order={3}>{WHO[signature.field] ?? signature.field}</Title>
          <Text size="sm" mb={4}>
            {signature.certificate ?? 'Nobody that is trusted'}
            {signature.at !== null && (
              <>
                , <Time at={signature.at} />
              </>
            )}
          </Text>
          <Findings findings={signature.findings} />
          {signature.keyFingerprint !== null && <Hash name="Passkey" hash={signature.keyFingerprint} />}
        </section>
      ))}
      <section aria-label="Beside the signatures">
        <Title order={3}>Beside the signatures</Title>
        <List size="sm" listStyleType="none" spacing={2}>
          <List.Item>
            <StatusMark tone={found.entered ? 'good' : 'plain'}>
              {found.entered
                ? 'The ledger names this very file'
                : 'The ledger names no such file among your agreements'}
            </StatusMark>
          </List.Item>
          {found.reprinted !== null && (
            <List.Item>
              <StatusMark tone={found.reprinted ? 'good' : 'wait'}>
                {found.reprinted
                  ? 'The printed pages are the attached text'
                  : 'The printed pages differ from the attached text, or another version of Cordon printed them'}
              </StatusMark>
            </List.Item>
          )}
        </List>
        <Hash name="This file" hash={found.fileHash} />
        {found.documentHash !== null && <Hash name="Before any signature" hash={found.documentHash} />}
        {found.termsHash !== null && <Hash name="The terms in it" hash={found.termsHash} />}
      </section>
    </Stack>
  );
}

const WHO: Readonly<Record<string, string>> = {
  company: 'The company’s signature',
  vendor: 'The vendor’s signature',
  platform: 'The seal of the installation',
};

function Findings({ findings }: { readonly findings: VerifiedDocument['findings'] }) {
  return (
    <List size="sm" listStyleType="none" spacing={2}>
      {findings.map(({ ok, text }) => (
        <List.Item key={text}>
          <StatusMark tone={ok ? 'good' : 'bad'}>{text}</StatusMark>
        </List.Item>
      ))}
    </List>
  );
}

function Hash({ name, hash }: { readonly name: string; readonly hash: string }) {
  return (
    <Text size="sm" mt={4}>
      {name} (SHA-256) <Code style={{ overflowWrap: 'anywhere' }}>{hash}</Code>
    </Text>
  );
}
