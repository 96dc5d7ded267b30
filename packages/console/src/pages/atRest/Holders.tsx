import { Alert, Stack, Text } from '@mantine/core';
import type { AtRestView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { heldElsewhere, holderSentence, providerWords } from './words.ts';

/** Who holds the outermost keys and the ledger's, and what is still on its way to them. */
export function Holders({ of }: { readonly of: AtRestView }) {
  const elsewhere = heldElsewhere(of);
  return (
    <Stack gap="xs" maw={720} mb="md">
      <Text>
        <StatusMark tone={of.provider === 'secret' ? 'wait' : 'good'}>
          {providerWords(of.provider)}.
        </StatusMark>{' '}
        {holderSentence(of.provider)}
      </Text>
      <Text>
        {of.ledgerSigner === 'own-process' ? (
          <>
            <StatusMark tone="good">The ledger is signed by a process of its own.</StatusMark> It signs only
            what continues the last checkpoint, so whoever takes this server cannot make it sign another past.
          </>
        ) : (
          <>
            <StatusMark tone="plain">The ledger is signed by this server.</StatusMark> Its key lies with the
            server&rsquo;s other keys. The command <code>cordon signer</code> can keep it in a process of its
            own.
          </>
        )}
      </Text>
      {elsewhere.map(([provider, keys]) => (
        <Alert key={provider} variant="light" title="The keys are being moved">
          {count(keys, 'key is', 'keys are')} still with: {providerWords(provider)}. Choose &ldquo;Rotate
          keys&rdquo; to move the rest, and only then take that provider out of the settings.
        </Alert>
      ))}
      {of.waiting > 0 && (
        <Alert variant="light" title="Tickets that came before their agreement">
          {count(of.waiting, 'ticket is', 'tickets are')} still under the key of the vendor. They are put
          under the key of the agreement while people work; this goes on by itself.
        </Alert>
      )}
    </Stack>
  );
}
