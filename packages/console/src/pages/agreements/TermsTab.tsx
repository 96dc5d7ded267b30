import { Code, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgreementView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { VersionEditor } from './VersionEditor.tsx';

/** The terms as they are applied, and for the company's drafters a new version of them. */
export function TermsTab({ view }: { readonly view: AgreementView }) {
  const { person } = useMe();
  const mayDraft = person.role === 'company-admin' || person.role === 'vendor-manager';
  const [pretty] = useState(() => JSON.stringify(JSON.parse(view.terms), null, 2));
  return (
    <Stack>
      <Text>
        These terms decide; they are an annex of the signed agreement. A new version is in force once both
        parties have signed it, and until then the one before it stays.
      </Text>
      <Text size="sm" c="dimmed">
        Hash <Code>{view.termsHash}</Code>
      </Text>
      {mayDraft && view.row.status !== 'ended' ? (
        <VersionEditor view={view} pretty={pretty} />
      ) : (
        <Code block>{pretty}</Code>
      )}
    </Stack>
  );
}
