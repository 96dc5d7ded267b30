import { Stack, Text } from '@mantine/core';
import type { Device } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { FOUND } from './words.ts';
import classes from './posture.module.css';

/** Every rule of the agreed state and how a device stands against it; what is not kept says why it matters and how it is mended. */
export function RuleList({ device }: { readonly device: Device }) {
  return (
    <ul className={classes.rules} aria-label={`Rules for ${device.name}`}>
      {device.rules.map(({ rule, title, wrong, found, why, mend }) => (
        <li key={rule} data-found={found}>
          <Stack gap={2}>
            <StatusMark tone={FOUND[found].tone}>
              {FOUND[found].text}: {found === 'broken' ? wrong : title}
            </StatusMark>
            {found !== 'kept' && (
              <>
                <Text size="sm">
                  {found === 'broken'
                    ? mend
                    : 'The device has not told this yet. It reports every quarter of an hour while it is connected.'}
                </Text>
                <Text size="sm" c="dimmed">
                  {why}
                </Text>
              </>
            )}
          </Stack>
        </li>
      ))}
    </ul>
  );
}
