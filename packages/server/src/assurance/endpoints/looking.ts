import { isOfTime, judgeEndpoint, type EndpointFailing, type EndpointLook } from '@cordon/core/assurance';
import type { Findings } from '../finding.ts';
import type { Log } from '../../platform/log.ts';
import type { Endpoint, EndpointStore } from './store.ts';

/** What looks at endpoints need of the rest. */
export interface EndpointDeps {
  readonly store: EndpointStore;
  readonly findings: Pick<Findings, 'raise' | 'settle'>;
  readonly probe: (endpoint: Endpoint) => Promise<EndpointLook>;
  /** Runs work unless a look is under way already, on any replica. @returns null when one is */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly now: () => Date;
  readonly log: Log;
}

const DAY_MS = 86_400_000;

/** Looks at every endpoint that was not looked at for a day. One that is named is looked at with the next round. */
export async function lookAtDue(deps: EndpointDeps, isStopping: () => boolean = () => false): Promise<void> {
  const { store, now } = deps;
  const due = await store.due(new Date(now().getTime() - DAY_MS));
  if (due.length === 0) return;
  await deps.alone(async () => {
    for (const endpoint of due) {
      if (isStopping()) return;
      await lookAt(deps, endpoint);
    }
    await tellFindings(deps);
  });
}

/** One look, kept. */
export async function lookAt({ store, probe, now }: EndpointDeps, endpoint: Endpoint): Promise<void> {
  const look = await probe(endpoint);
  const at = now();
  const failings = judgeEndpoint(look, { http: endpoint.speaks === 'http' }, at);
  await store.keep({ endpoint: endpoint.id, at, look, failings });
}

/** Raises what the latest look at each endpoint says, and takes back what it says no more. */
export async function tellFindings({
  store,
  findings,
}: Pick<EndpointDeps, 'store' | 'findings'>): Promise<void> {
  const endpoints = await store.list(null);
  const looks = await store.looks(
    endpoints.map(({ id }) => id),
    1,
  );
  const still: Record<'endpoint-weak' | 'certificate-expiring', string[]> = {
    'endpoint-weak': [],
    'certificate-expiring': [],
  };
  for (const { id, vendor, host, port } of endpoints) {
    const seen = looks.find(({ endpoint }) => endpoint === id);
    if (seen === undefined) continue;
    const raise = async (kind: keyof typeof still, failings: readonly EndpointFailing[], more = {}) => {
      if (failings.length === 0) return;
      still[kind].push(id);
      const facts = { host, port, failings: failings.toSorted().join(' '), ...more };
      await findings.raise({ kind, about: id, source: null, vendor: vendor.id, agreement: null, facts });
    };
    await raise(
      'endpoint-weak',
      seen.failings.filter((one) => !isOfTime(one)),
    );
    const ends = seen.look.reached ? { ends: seen.look.certificate.notAfter } : {};
    await raise('certificate-expiring', seen.failings.filter(isOfTime), ends);
  }
  for (const kind of ['endpoint-weak', 'certificate-expiring'] as const)
    await findings.settle([kind], null, still[kind]);
}
