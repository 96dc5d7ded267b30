import { askingBreaches } from '@cordon/core/protocols';
import { Alert } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { ApiError } from '../../api/error.ts';
import type { ProtocolBreach, TicketProtocol } from '../../api/types.ts';
import { Breaches } from './Breaches.tsx';

interface WritingHintProps {
  readonly of: TicketProtocol | null;
  readonly text: string;
  /** The answer to the last try to send it, if it was refused. */
  readonly error: Error | null;
  /** What was taken out of what was sent last. */
  readonly taken: readonly ProtocolBreach[];
}

/**
 * What the protocol says of a text: while it is typed, whether it asks for what may not be asked for, found here in the browser
 * from the text alone; once it was sent, what the server refused or took out. What is on file is looked for by the server only.
 */
export function WritingHint({ of, text, error, taken }: WritingHintProps) {
  const typed = of?.inForce === true ? askingBreaches(of.protocol, text) : [];
  const refused = error instanceof ApiError ? error.breaches : [];
  const said = refused.length > 0 ? refused : typed;
  return (
    <div role="status">
      {said.length > 0 && (
        <Alert
          variant="light"
          color="yellow"
          icon={<IconSpeakerphone size={18} aria-hidden />}
          title={
            refused.length > 0
              ? 'Not sent: the protocol does not let it'
              : 'This would be refused by the protocol'
          }
        >
          <Breaches of={said} />
        </Alert>
      )}
      {said.length === 0 && text === '' && taken.length > 0 && (
        <Alert
          variant="light"
          icon={<IconSpeakerphone size={18} aria-hidden />}
          title="Sent without what the protocol takes out"
        >
          <Breaches of={taken} />
        </Alert>
      )}
    </div>
  );
}
