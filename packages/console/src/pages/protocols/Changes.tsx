import type { ProtocolChange } from '../../api/types.ts';
import { breachName, channelName, channels, levelName, type Channel } from './words.ts';
import classes from './protocols.module.css';

/** What is different from a version before, in plain words. */
export function Changes({ of }: { readonly of: readonly ProtocolChange[] }) {
  return (
    <ul className={classes.breaches}>
      {of.map((change) => (
        <li key={`${change.category} ${change.what}`}>
          <strong>{change.label}:</strong> {sentenceOf(change)}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ what, before, after }: ProtocolChange): string {
  if (what === 'added') return 'new.';
  if (what === 'gone') return 'no longer part of it.';
  if (what === 'says') return `now says “${after ?? ''}”`;
  if (what === 'breach')
    return `typed all the same, it is now ${breachWord(after)}, not ${breachWord(before)}.`;
  if (!isChannel(what)) return `${before ?? ''} became ${after ?? ''}.`;
  return `${channelName[what].toLowerCase()}, “${levelName(what, before ?? '')}” became “${levelName(what, after ?? '')}”.`;
}

function breachWord(value: string | null): string {
  return (value === 'refuse' ? breachName.refuse : breachName.remove).toLowerCase();
}

function isChannel(what: string): what is Channel {
  return (channels as readonly string[]).includes(what);
}
