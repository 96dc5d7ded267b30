import { Code, Text } from '@mantine/core';
import type { ServiceAccount, ServiceSecret } from '../../api/types.ts';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import classes from './serviceAccounts.module.css';

/** The secrets that work: when each ends, when and where it was used last. Whoever lost sight of one ends it here. */
export function Secrets({ account }: { readonly account: ServiceAccount }) {
  const { id, name, secrets, mayEnd } = account;
  if (secrets.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No secret works at present: nobody comes in by it.
      </Text>
    );
  }
  return (
    <ul className={classes.rows} aria-label={`Secrets of ${name}`}>
      {secrets.map((secret) => (
        <li key={secret.id}>
          <div>
            <Code className={classes.id}>{secret.id}</Code>
            <Text size="xs" c="dimmed">
              Ends <Time at={secret.expiresAt} />, <LastUse secret={secret} />
            </Text>
          </div>
          {mayEnd && (
            <RevokeButton
              name={`secret ${secret.id}`}
              revoke={() => endSecret(id, secret.id)}
              refresh="/api/service-accounts"
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function LastUse({ secret: { lastUsedAt, lastUsedFrom } }: { readonly secret: ServiceSecret }) {
  if (lastUsedAt === null) return 'not used yet';
  return (
    <>
      used last <Time at={lastUsedAt} />
      {lastUsedFrom !== null && ` from ${lastUsedFrom}`}
    </>
  );
}

function endSecret(account: string, secret: string) {
  const signed = { act: 'service-secret-ended', words: { account, secret }, closes: true };
  return sendSigned(
    'POST /api/service-accounts/:id/secrets/:secret/end',
    { id: account, secret },
    {},
    signed,
  );
}
