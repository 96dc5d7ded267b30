import { Card, List, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { UnusedPermissions as View } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { DraftNarrower } from './DraftNarrower.tsx';
import { SightRows, SightSentence } from '../../components/sight/SightRows.tsx';

type Agreement = View['agreements'][number];
type Unused = Agreement['proposed'][number];

/** What agreements permit and nobody used, as narrower terms: what would go, and who would see what less. */
export function UnusedPermissions({ mayDraft }: { readonly mayDraft: boolean }) {
  const read = useRead('/api/controls/unused', {});
  return (
    <section aria-labelledby="unused">
      <Title order={2} id="unused" mb="xs">
        Permitted and not used
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        What nobody used for 90 days can go from the agreement: nobody’s work needs it, and nobody would see
        more without it.
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="permissions" height={80} />}
      {read.data?.agreements.length === 0 && <Text c="dimmed">No agreement is in force.</Text>}
      {read.data?.agreements.map((agreement) => (
        <UnusedOf key={agreement.agreement} of={agreement} mayDraft={mayDraft} />
      ))}
    </section>
  );
}

interface UnusedOfProps {
  readonly of: Agreement;
  readonly mayDraft: boolean;
}

function UnusedOf({ of, mayDraft }: UnusedOfProps) {
  const { title, version, judged, proposed, kept } = of;
  return (
    <Card withBorder padding="sm" mb="sm" component="article" aria-label={title}>
      <Title order={3} size="h5">
        {title}, version {version}
      </Title>
      {!judged ? (
        <Text size="sm">In force for less than 90 days: too early to say what is not used.</Text>
      ) : proposed.length === 0 ? (
        <Text size="sm">Everything it permits was used.</Text>
      ) : (
        <Narrower of={of} mayDraft={mayDraft} />
      )}
      {kept.length > 0 && (
        <details>
          <summary>
            <Text size="sm" component="span">
              Not used and to be kept: {kept.length}
            </Text>
          </summary>
          <Text size="sm" c="dimmed">
            Each of these also restricts what another clause gives. Without it somebody would see more.
          </Text>
          <UnusedList of={kept} />
        </details>
      )}
    </Card>
  );
}

function Narrower({ of, mayDraft }: UnusedOfProps) {
  const { title, proposed, sight } = of;
  return (
    <>
      <Text size="sm" mt={4}>
        Narrower terms would lack:
      </Text>
      <UnusedList of={proposed} />
      {sight !== null && (
        <>
          <SightSentence sight={sight} />
          <SightRows rows={sight.rows} label={`Who sees what less under ${title}`} />
        </>
      )}
      <DraftNarrower of={of} mayDraft={mayDraft} />
    </>
  );
}

function UnusedList({ of }: { readonly of: readonly Unused[] }) {
  return (
    <List size="sm" mb={6}>
      {of.map((unused) => (
        <List.Item key={wordsOf(unused)}>{wordsOf(unused)}</List.Item>
      ))}
    </List>
  );
}

function wordsOf({ clause, purpose, what, operation, category }: Unused): string {
  const where = `Clause ${clause}, ${purpose}:`;
  if (what === 'permission') return `${where} all of it`;
  if (what === 'right') return `${where} ${operation ?? ''} of ${category ?? ''}`;
  return `${where} ${operation ?? category ?? ''}`;
}
