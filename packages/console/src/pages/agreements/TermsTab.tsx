import { Code, Stack, Text } from '@mantine/core';
import type { AgreementView } from '../../api/types.ts';

/** The terms as they are applied: what the clauses compile to. */
export function TermsTab({ view }: { readonly view: AgreementView }) {
  return (
    <Stack>
      <Text>
        These terms decide; they are an annex of the signed agreement. They are compiled from the clauses of
        version {view.shown} and are changed by changing these.
      </Text>
      <Text size="sm" c="dimmed">
        Hash <Code>{view.termsHash}</Code>
      </Text>
      <Code block>{JSON.stringify(JSON.parse(view.terms), null, 2)}</Code>
    </Stack>
  );
}
