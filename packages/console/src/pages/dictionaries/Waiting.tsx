import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { DictionaryEntry } from '../../api/types.ts';
import { sentenceCase } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { kindWords } from '../../components/piiKinds.ts';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useSettling } from './acts.ts';
import { Word } from './Word.tsx';
import { KINDS, ORIGINS } from './words.ts';

interface WaitingProps {
  readonly entries: readonly DictionaryEntry[];
  readonly texts: ReadonlyMap<string, string>;
}

/** What waits for a second person. Whoever decides has seen the words. */
export function Waiting({ entries, texts }: WaitingProps) {
  const mine = entries.filter(
    ({ id, state, mayDecide }) => mayDecide && state === 'proposed' && texts.has(id),
  );
  const approve = useSettling('proposed', true);
  return (
    <section aria-labelledby="waiting">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="waiting">
          Waits for a second person
        </Title>
        {mine.length > 1 && (
          <SmallAct
            act={approve}
            input={mine.map(({ id }) => id)}
            label={`Approve all ${String(mine.length)}`}
          />
        )}
      </Group>
      <FormError error={approve.error} />
      {entries.length === 0 && <Text c="dimmed">Nothing waits.</Text>}
      <Stack gap="xs">
        {entries.map((entry) => (
          <WaitingCard key={entry.id} entry={entry} text={texts.get(entry.id)} />
        ))}
      </Stack>
    </section>
  );
}

function WaitingCard({
  entry,
  text,
}: {
  readonly entry: DictionaryEntry;
  readonly text: string | undefined;
}) {
  const { id, kind, type, purpose, origin, state, proposed, retiring, mayDecide } = entry;
  const about = state === 'retiring' ? 'retiring' : 'proposed';
  const asked = state === 'retiring' && retiring !== null ? retiring : proposed;
  const yes = useSettling(about, true);
  const no = useSettling(about, false);
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text size="sm" component="div">
            {KINDS[kind]}: <Word kind={kind} text={text} />
            {type !== null && `, as ${kindWords(type).toLowerCase()}`}
            {purpose !== null && `, for ${sentenceCase(purpose).toLowerCase()} only`}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            {state === 'retiring' ? 'To be retired, asked' : 'Proposed'} by {asked.by.name},{' '}
            <EntryLink entry={asked.entry} at={asked.at} />
            {state === 'proposed' && (
              <>
                ,{' '}
                {origin === 'miss' ? (
                  <Link className="link" to="/quality/misses">
                    {ORIGINS[origin]}
                  </Link>
                ) : (
                  ORIGINS[origin]
                )}
              </>
            )}
          </Text>
        </div>
        {!mayDecide ? (
          <StatusMark tone="wait">Somebody else decides</StatusMark>
        ) : text === undefined ? (
          <StatusMark tone="warn">Show the words to decide</StatusMark>
        ) : (
          <Group gap={6}>
            <SmallAct act={yes} input={[id]} label={state === 'retiring' ? 'Retire' : 'Approve'} main />
            <SmallAct act={no} input={[id]} label={state === 'retiring' ? 'Keep' : 'Refuse'} />
          </Group>
        )}
      </Group>
      <FormError error={yes.error ?? no.error} />
    </Card>
  );
}
