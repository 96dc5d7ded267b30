import {
  formatOf,
  readLog,
  reconcile,
  reportOf,
  STDERR_PREFIX,
  type EnteredAccess,
  type ReconcileReport,
} from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import type { Findings } from '../../assurance/index.ts';
import type { Acting } from '../../ledger/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { Sources } from '../sources.ts';
import type { KeptReconciliation, ReconciliationStore } from './store.ts';

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
  readonly reconciliations: Pick<ReconciliationStore, 'keep' | 'find'>;
  /** Writes what is owed to the ledger. */
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

/** Nobody: the command, or the clock. */
const NOBODY: Acting = { person: null, party: null, ip: null };

/**
 * Compares a source's own log with the ledger, both ways. What does not match becomes a finding; that it was compared is
 * kept and entered in one step, with the hash of the report.
 * @param text the log as PostgreSQL wrote it; nothing of its statements leaves this function
 * @param ownRoles logins of the company's own programs, whose reads are listed and no finding
 * @param actor who sent the log
 * @throws Failure `not-found`; `bad-request` for what is no such log
 */
export async function reconcileSource(
  deps: ReconcilingDeps,
  source: string,
  text: string,
  ownRoles: readonly string[] = [],
  actor: Acting = NOBODY,
  marginMs = MARGIN_MS,
): Promise<KeptReconciliation> {
  const { named, resources } = await deps.sources.loggedAs(source);
  const format = formatOf(text);
  const log = format === null ? null : readLog(text, format);
  if (log?.from == null || log.until === null) throw noLog();
  const [from, until] = [new Date(log.from.getTime() - marginMs), new Date(log.until.getTime() + marginMs)];
  const found = reconcile(log, named, await deps.accessesOf(source, resources, from, until), marginMs);
  const report = reportOf(source, found, ownRoles);
  if (report === null) throw noLog();
  await raiseAll(deps.findings, report);
  const logHash = textHash(text);
  const hash = textHash(canonicalText(JSON.parse(JSON.stringify(report)) as JsonValue));
  const at = deps.now();
  const words = {
    ...{ source, log: logHash, from: report.from, until: report.until, unread: report.unread },
    ...{ statements: report.statements, matched: report.matched, others: report.others.length },
    ...{ unaccounted: report.unaccounted.count, unmatched: report.unmatched.count, report: hash },
  };
  const id = await deps.reconciliations.keep(
    { report, hash, logHash, madeAt: at, madeBy: actor.person },
    { act: 'source-reconciled', ...actor, agreement: null, at, words },
  );
  await deps.settle();
  const kept = await deps.reconciliations.find(source, id);
  if (kept === null) throw new Failure('internal', 'a comparison that was kept is gone');
  return kept;
}

function noLog(): Failure {
  const wanted = `csvlog, jsonlog, or lines with log_line_prefix = '${STDERR_PREFIX}' and log_timezone = UTC`;
  return new Failure('bad-request', `This is no log of PostgreSQL that can be read: ${wanted}.`);
}

async function raiseAll(findings: Pick<Findings, 'raise'>, report: ReconcileReport): Promise<void> {
  const { source, unaccounted, unmatched, others } = report;
  const about = (what: string) => ({ about: `${source}/${what}`, source, vendor: null, agreement: null });
  const [first] = unaccounted.listed;
  if (first !== undefined) {
    const facts = { statements: unaccounted.count, first: first.at };
    await findings.raise({ kind: 'read-unaccounted', ...about('the reading login'), facts });
  }
  for (const { role, tables } of others.filter(({ own }) => !own)) {
    const facts = { role, tables: tables.join(', ') };
    await findings.raise({ kind: 'read-unaccounted', ...about(`role ${role}`), facts });
  }
  const [entry] = unmatched.listed;
  if (entry !== undefined) {
    const facts = { entries: unmatched.count, first: entry.entry };
    await findings.raise({ kind: 'access-unmatched', ...about('entries'), facts });
  }
}
