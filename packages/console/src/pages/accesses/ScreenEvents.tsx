import { Text, Title } from '@mantine/core';
import type { AccessDetail } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { screenWords } from '../../components/screen/words.ts';

/** What the browser told while the data of this access stood on its screen. Nothing told is said to prove nothing. */
export function ScreenEvents({ screen }: Pick<AccessDetail, 'screen'>) {
  return (
    <section aria-labelledby="screen">
      <Title order={2} id="screen" mb={6}>
        On the screen
      </Title>
      {screen.length > 0 && (
        <ul>
          {screen.map(({ entry, what, times, at }) => (
            <li key={entry}>
              {screenWords(what, times)}, <EntryLink entry={entry} at={at} />
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" c="dimmed">
        {screen.length === 0 ? 'The browser told of no copy, print or leaving. ' : 'As the browser told it. '}
        A browser can be made to keep quiet, and a screen can be photographed: that nothing is told proves
        nothing.
      </Text>
    </section>
  );
}
