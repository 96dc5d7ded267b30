import { Failure, type DataMap } from '@cordon/core/kernel';
import type { AgreementDeps } from '../agreements/index.ts';
import type { Findings } from '../assurance/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { HandSettings } from './byHand.settings.ts';
import { composeSources, sourceParts } from './compose.ts';
import { asActs, connecting, explained, ONE_LOCK, type Acts } from './connecting.ts';
import { lookForDrift } from './driftWatch.ts';
import { mustBeLookedAt, type FieldRef, type SourceDraft } from './draft.ts';
import { withApi } from './map/withApi.ts';
import { mustBeGoodMap } from './mapProblems.ts';
import type { KeptReport } from './shadow/report.store.ts';
import { goingLive, makeReport, mustBeCurrent } from './shadow/shadow.ts';

/** What an operator does with sources from the shell: the same steps as in the console, entered without a person. */
export interface ByHand {
  /** @param beside a known source that an API belongs to */
  draft(settings: HandSettings, beside: string | null): Promise<SourceDraft>;
  /** @returns the entry. @throws Failure `already-done`, `bad-request` */
  connect(
    source: {
      readonly id: string;
      readonly name: string;
      readonly map: DataMap;
      readonly confirmed: readonly FieldRef[];
    },
    settings: HandSettings,
  ): Promise<number>;
  report(id: string): Promise<KeptReport>;
  /** @param hash of the report that was read. @returns the entry */
  live(id: string, hash: string): Promise<number>;
}

type Ground = Pick<Awaited<ReturnType<typeof composeSources>>, 'sources' | 'reports' | 'sourceChanged'> & {
  readonly agreementDeps: AgreementDeps;
  readonly enterAct: EnterAct;
  readonly findings: Findings;
  readonly now: () => Date;
};

export function composedByHand(ground: Ground): ByHand {
  const { sources, enterAct, now } = ground;
  const parts = sourceParts(ground);
  const entered = async (
    acts: Acts,
    words: Readonly<Record<string, string | number>>,
    work: () => Promise<void>,
  ): Promise<number> => {
    let last = -1;
    const nobody = { person: null, party: null, agreement: null, ip: null, code: null };
    const enter = async (act: string): Promise<void> => {
      last = await enterAct({ act, ...nobody, at: now(), words: { ...words, byHand: true } });
    };
    await asActs(enter, acts, work);
    return last;
  };
  const draft: ByHand['draft'] = async (settings, beside) => {
    const known = beside === null ? null : await sources.dataMapOf(beside);
    if (beside !== null && known === null) throw new Failure('not-found', `no source ${beside}`);
    return explained(() =>
      settings.kind === 'database'
        ? sources.draft('draft', settings.ownerUrl)
        : sources.draftApi(settings.api, settings.document, known),
    );
  };

  return {
    draft,
    async connect({ id, name, map, confirmed }, settings) {
      const known = await sources.find(id);
      const isApi = settings.kind === 'api';
      if (known !== null && (!isApi || known.parts.api)) throw new Failure('already-done');
      const whole = known === null ? { ...map, source: id, version: 1 } : withApi(known.map, map);
      mustBeGoodMap(whole, { database: !isApi || known?.parts.database === true, api: isApi });
      mustBeLookedAt(map, await draft(settings, known === null ? null : id), confirmed);
      const oneLock = settings.kind === 'database' && settings.oneLock;
      const words = {
        ...{ source: id, mapVersion: whole.version, resources: whole.resources.length },
        ...(oneLock && ONE_LOCK),
      };
      const entry = await entered(connecting, words, () =>
        explained(async () => {
          if (settings.kind === 'database') {
            const source = { id, name, ownerUrl: settings.ownerUrl, map: whole };
            await sources.connect({ ...source, ...(oneLock && { oneLock }) }, null, 'shadow');
          } else if (known === null) await sources.addApi({ id, name, api: settings.api, map: whole }, null);
          else await sources.connectApi(id, settings.api, whole, 'shadow');
          await parts.changed(id);
        }),
      );
      // The lock that is not there is found at once, not at the next look.
      if (oneLock) await lookForDrift(ground, id);
      return entry;
    },
    report: (id) => makeReport(parts, id, null),
    async live(id, hash) {
      const kept = await mustBeCurrent(parts, id, hash);
      return entered(goingLive, { source: id, map: kept.report.map, report: hash }, async () => {
        if (!(await parts.reports.goLive(id, kept, now()))) throw new Failure('conflict');
        await parts.changed(id);
      });
    },
  };
}
