import { artefactOf, ruleOf } from '@cordon/core/protocols';
import { Tooltip } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import type { TicketProtocol } from '../../api/types.ts';
import classes from './protocols.module.css';

const SHORT = { value: 'may ask', confirm: 'confirm only', part: 'part only', never: 'never ask' } as const;

interface ArtefactProps {
  readonly of: TicketProtocol | null;
  readonly category: string;
  readonly label: string;
}

/**
 * What may be asked, read aloud, typed and sent of one field, beside it: the shortest word in sight, all of it on hover, on
 * focus and by touch, and at once to whoever listens.
 */
export function Artefact({ of, category, label }: ArtefactProps) {
  // What is not personal data has no rule.
  if (of === null || !category.startsWith('user.')) return null;
  const rule = ruleOf(of.protocol, category, label);
  const words = `${artefactOf(rule).join(' ')} Clause ${rule.clause}.`;
  const from = of.inForce ? '' : ' From the agreement; no protocol is in force yet.';
  return (
    <Tooltip
      label={
        <>
          {words}
          <br />
          {rule.says}
          {from}
        </>
      }
    >
      <button
        type="button"
        className={classes.artefact}
        data-ask={rule.ask}
        aria-label={`${label}, ${SHORT[rule.ask]}: ${words}${from}`}
      >
        <IconSpeakerphone size={13} stroke={1.7} aria-hidden />
        {SHORT[rule.ask]}
      </button>
    </Tooltip>
  );
}
