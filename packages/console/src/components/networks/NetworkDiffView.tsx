import { Stack, Text } from '@mantine/core';
import type { NetworkDiff } from '../../api/types.ts';
import { count } from '../count.ts';
import { StatusMark } from '../StatusMark.tsx';
import { barOf } from './addresses.ts';
import classes from './networks.module.css';

/** A hole of this many addresses or more is said aloud: a site has hundreds, not tens of thousands. */
const WIDE = 65_536;

interface NetworkDiffViewProps {
  readonly diff: NetworkDiff;
  readonly kind: 'company' | 'vendor';
}

/** What a change of a list would do: addresses that open and close, drawn, and who loses their way in. */
export function NetworkDiffView({ diff, kind }: NetworkDiffViewProps) {
  const { opens, closes, overlaps, cutOff, left, you, proposer } = diff;
  const wide = opens.v4 >= WIDE || BigInt(opens.v6) >> 64n >= BigInt(WIDE);
  return (
    <Stack gap={6} my="xs">
      <div className={classes.sizes}>
        <Size label="Opens" size={opens} className={classes.opens ?? ''} />
        <Size label="Closes" size={closes} className={classes.closes ?? ''} />
      </div>
      {wide && <StatusMark tone="bad">This opens a hole of {opens.words}.</StatusMark>}
      {left === 0 && (
        <StatusMark tone="bad">
          {kind === 'vendor'
            ? 'No range is left: nobody of this vendor gets in any more.'
            : 'No range is left: the company’s people get in from anywhere again.'}
        </StatusMark>
      )}
      {you === 'locked-out' && (
        <StatusMark tone="bad">You would be locked out, where you are now.</StatusMark>
      )}
      {proposer === 'locked-out' && you !== 'locked-out' && (
        <StatusMark tone="warn">The proposer would be locked out, where they were.</StatusMark>
      )}
      <StatusMark tone={cutOff.length > 0 ? 'warn' : 'good'}>
        {cutOff.length === 0
          ? 'Nobody who is signed in is cut off.'
          : `${count(cutOff.length, 'person', 'people')} with a live session ${cutOff.length === 1 ? 'is' : 'are'} cut off: ${cutOff.map(({ name }) => name).join(', ')}.`}
      </StatusMark>
      {overlaps.map(({ inner, outer }) => (
        <Text key={`${inner.id} ${outer.id}`} size="sm" c="dimmed">
          {inner.cidr} lies within {outer.cidr}: taking it away alone would change nothing.
        </Text>
      ))}
    </Stack>
  );
}

interface SizeProps {
  readonly label: string;
  readonly size: NetworkDiff['opens'];
  readonly className: string;
}

function Size({ label, size, className }: SizeProps) {
  return (
    <div className={classes.size}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
        <rect x={0} y={0} width={100} height={12} className={classes.track} />
        <rect x={0} y={0} width={barOf(size) * 100} height={12} className={className} />
      </svg>
      <Text size="sm" className="num">
        {size.words}
      </Text>
    </div>
  );
}
