import { Badge, Tooltip } from '@mantine/core';
import type { Treatment } from '../../api/types.ts';

const WORDS: Readonly<Record<Treatment, string>> = {
  clear: 'clear',
  partial: 'in part',
  generalise: 'coarse',
  token: 'stand-in',
  redact: 'removed',
  hidden: 'hidden',
};

/** A quiet chip that says how a value is shown; the reason and its clause come on hover and on focus. */
export function TreatmentChip({
  treatment,
  clause,
  reason,
}: {
  readonly treatment: Treatment;
  readonly clause: string;
  readonly reason: string;
}) {
  return (
    <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Badge variant="default" size="sm" radius="sm" tabIndex={0} tt="none" fw={500}>
        {WORDS[treatment]}, {clause}
      </Badge>
    </Tooltip>
  );
}
