import { flushCompileCache } from 'node:module';
import { compose } from '../../packages/server/src/compose.ts';
import type { SigningStep } from '../../packages/server/src/agreements/signing/ports.ts';
import { SoftwareAuthenticator } from '../../packages/server/src/demo/authenticator.ts';
import { signWith } from '../../packages/server/src/demo/signature.ts';
import { Failure } from '@cordon/core/kernel';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { openPools } from '../../packages/server/src/platform/db.ts';
import { loadKeys } from '../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { createDerivedKeyProvider } from '../../packages/server/src/platform/localKeyProvider.ts';
import { createMailer } from '../../packages/server/src/platform/mail.ts';

/** What this process is told to do. */
export interface SigningOrder {
  readonly baseUrl: string;
  readonly appUrl: string;
  readonly ledgerUrl: string;
  readonly secret: string;
  /** Signed one after the other. */
  readonly agreements: readonly string[];
  readonly person: string;
  readonly party: string;
  /** After which step it is killed; null: it lives. */
  readonly dieAt: SigningStep | null;
}

/*
 * A whole Cordon that starts over a given database, signs for one party, and is killed at a step if told to: by the
 * kernel, with nothing said or tidied before. It says what came of each agreement, as a JSON list.
 */
// Who is killed keeps nothing of what it compiled for the next one.
flushCompileCache();
const order = JSON.parse(process.argv[2] ?? '') as SigningOrder;
const { baseUrl, appUrl, ledgerUrl, person, party, dieAt } = order;
const pools = openPools({ appUrl, ledgerUrl }, silentLog);
const keys = await loadKeys({ dataDir: '/nonexistent', secret: order.secret });
const house = await compose({
  ...{ baseUrl, appUrl, pools, clock: systemClock, log: silentLog },
  keys,
  keyProvider: createDerivedKeyProvider(keys),
  mailer: createMailer({ smtpUrl: undefined, from: 'cordon@localhost' }),
});
const { agreementDeps } = house;
const reached = async (step: SigningStep) => {
  if (step !== dieAt) return;
  process.kill(process.pid, 'SIGKILL');
  // Nothing more happens in this process, not even while the signal is on its way.
  await new Promise(() => undefined);
};
const signing = { ...agreementDeps, signing: { ...agreementDeps.signing, reached } };
const outcomes: string[] = [];
for (const agreement of order.agreements) {
  try {
    await signWith(new SoftwareAuthenticator(baseUrl), signing, { person, party, ip: null }, agreement, 1);
    outcomes.push('signed');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    outcomes.push((error as Failure).code);
  }
}
process.stdout.write(JSON.stringify(outcomes));
await house.close();
await pools.close();
