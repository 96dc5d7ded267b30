import { Text, Title } from '@mantine/core';
import type { QualityConversation } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import classes from './quality.module.css';

/** What others said of it. */
export function Reviews({ reviews }: { readonly reviews: QualityConversation['reviewed'] }) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <Title order={2} id="reviews" mb="xs">
        Reviews
      </Title>
      <ul className={classes.misses}>
        {reviews.map(({ person, at, score, comment, entry }) => (
          <li key={person.id} className={classes.turn}>
            <Text size="sm">
              {person.name}: {score === null ? 'nothing judged' : `${String(score)} %`}
            </Text>
            {comment !== null && <Text size="sm">{comment}</Text>}
            <Text size="xs" c="dimmed">
              <EntryLink entry={entry} at={at} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
