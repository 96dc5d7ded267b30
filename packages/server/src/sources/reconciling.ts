import {
  formatOf,
  readLog,
  reconcile,
  STDERR_PREFIX,
  type EnteredAccess,
  type Reconciliation,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Findings } from '../assurance/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { Sources } from './sources.ts';

/** How far the clocks of Cordon and of a source may be apart. */
const MARGIN_MS = 2_000;

export interface ReconcilingDeps {
  readonly sources: Pick<Sources, 'loggedAs'>;
  readonly accessesOf: (
    source: string,
    tables: readonly string[],
    from: Date,
    until: Date,
  ) => Promise<readonly EnteredAccess[]>;
  readonly findings: Pick<Findings, 'raise'>;
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}

/**
 * Compares a source's own log with the ledger, both ways. What does not match becomes a finding; that it was compared, with
 * which result, is entered.
 * @param text the log as PostgreSQL wrote it; nothing of its statements leaves this function
 * @param ownRoles logins of the company's own programs, whose reads are listed and no finding
 * @throws Failure `not-found`; `bad-request` for what is no such log
 */
export async function reconcileSource(
  deps: ReconcilingDeps,
  source: string,
  text: string,
  ownRoles: readonly string[] = [],
  marginMs = MARGIN_MS,
): Promise<Reconciliation> {
  const { named, resources } = await deps.sources.loggedAs(source);
  const format = formatOf(text);
  const log = format === null ? null : readLog(text, format);
  if (log?.from == null || log.until === null) {
    const wanted = `csvlog, jsonlog, or lines with log_line_prefix = '${STDERR_PREFIX}' and log_timezone = UTC`;
    throw new Failure('bad-request', `This is no log of PostgreSQL that can be read: ${wanted}.`);
  }
  const [from, until] = [new Date(log.from.getTime() - marginMs), new Date(log.until.getTime() + marginMs)];
  const found = reconcile(log, named, await deps.accessesOf(source, resources, from, until), marginMs);
  await raiseAll(deps.findings, source, found, ownRoles);
  await deps.enterAct({
    ...{
      act: 'source-reconciled',
      person: null,
      party: null,
      agreement: null,
      ip: null,
      code: null,
      at: deps.now(),
    },
    words: {
      ...{ source, from: log.from.toISOString(), until: log.until.toISOString(), unread: found.unread },
      ...{ statements: found.statements, matched: found.matched, others: found.others.length },
      ...{ unaccounted: found.unaccounted.length, unmatched: found.unmatched.length },
      report: textHash(canonicalText(JSON.parse(JSON.stringify(found)) as JsonValue)),
    },
  });
  return found;
}

async function raiseAll(
  findings: Pick<Findings, 'raise'>,
  source: string,
  { unaccounted, unmatched, others }: Reconciliation,
  ownRoles: readonly string[],
): Promise<void> {
  const about = (what: string) => ({ about: `${source}/${what}`, source, vendor: null, agreement: null });
  const [first] = unaccounted;
  if (first !== undefined) {
    const facts = { statements: unaccounted.length, first: first.at.toISOString() };
    await findings.raise({ kind: 'read-unaccounted', ...about('the reading login'), facts });
  }
  for (const { role, tables } of others.filter((one) => !ownRoles.includes(one.role))) {
    const facts = { role, tables: tables.join(', ') };
    await findings.raise({ kind: 'read-unaccounted', ...about(`role ${role}`), facts });
  }
  const [entry] = unmatched;
  if (entry !== undefined) {
    const facts = { entries: unmatched.length, first: entry.entry };
    await findings.raise({ kind: 'access-unmatched', ...about('entries'), facts });
  }
}

/** Whether everything matches. */
export function agrees(
  { unaccounted, unmatched, others, unread }: Reconciliation,
  ownRoles: readonly string[],
): boolean {
  const foreign = others.filter(({ role }) => !ownRoles.includes(role));
  return unaccounted.length + unmatched.length + foreign.length + unread === 0;
}
