import { matrix, matrixHtml, packPaths } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { toUtf8, type JsonValue } from '@cordon/ledger';
import type { AgreementLedger } from '../../ledger/index.ts';
import { pemOf } from '../../platform/signing/index.ts';
import type { AgreementDeps } from '../agreements.ts';
import { liveRows, type KnownFacts } from '../clauses/status.ts';
import { lifeFor, standingOf } from '../life/facts.ts';
import { see } from '../life/record.ts';
import { completionOf } from '../signing/completion.ts';
import { signedBy, termsOf } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import { annexOf, subProcessorViewOf } from '../subProcessors/view.ts';
import type { SubProcessorDeps } from '../subProcessors/index.ts';
import type { UndertakingDeps } from '../undertakings/index.ts';
import type { PackFile, PackSources } from './ports.ts';

interface SourceDeps {
  readonly agreements: AgreementDeps;
  readonly subProcessors: Pick<SubProcessorDeps, 'store' | 'standing'>;
  readonly undertakings: Pick<UndertakingDeps, 'store'>;
  readonly ledger: Pick<AgreementLedger, 'these'>;
  readonly protocolsOf: PackSources['protocolsOf'];
  readonly comparisonsOf: PackSources['comparisonsOf'];
  readonly trainingOf: (vendor: string, size: number) => Promise<readonly object[]>;
  readonly facts: (vendor: string) => Promise<KnownFacts>;
}

/** What the other parts of an agreement give to its pack. */
export function packSources(deps: SourceDeps): PackSources {
  const { agreements, subProcessors, undertakings } = deps;
  const { signing, now } = agreements;
  const signedByBoth = (agreement: Agreement, version: Version): boolean =>
    [agreement.controller, agreement.processor].every(({ id }) =>
      signedBy(agreement, version, id, signing.crypto),
    );
  return {
    async certify(agreement, asker) {
      for (const version of await agreements.store.versions(agreement.id)) {
        if (!signedByBoth(agreement, version)) continue;
        try {
          await completionOf(agreements, asker, agreement, version);
        } catch (error) {
          // A timestamp service that is down keeps nobody from the evidence; the pack says what is not in it.
          if (!(error instanceof Failure && error.code === 'signing-unavailable')) throw error;
        }
      }
    },

    documentsOf: (agreement, versions) => documentFiles(agreements, agreement, versions),

    async matrixHtml(agreement) {
      const seen = await see(agreements, agreement.id);
      if (seen.versions.length === 0) return null;
      const life = lifeFor(seen, now(), signing.crypto);
      const standing = standingOf(seen, life);
      const { controller, processor, title } = agreement;
      const unsigned = [controller, processor].filter(
        ({ id }) => !signedBy(agreement, standing, id, signing.crypto),
      );
      const rows = liveRows(matrix(standing.clauses, termsOf(standing)), await deps.facts(processor.id), {
        status: life.state,
        unsignedBy: unsigned.map(({ name }) => name),
      });
      const { version } = standing;
      const at = now().toISOString();
      return matrixHtml(rows, { title, controller: controller.name, processor: processor.name, version, at });
    },

    async subProcessorsOf(agreement) {
      const [list, { hash }] = await Promise.all([
        subProcessors.store.list(agreement.id),
        subProcessors.standing(agreement.id),
      ]);
      const views = list
        .toReversed()
        // Whoever reads the pack acts on nothing: an auditor may do the least.
        .map((sub) => subProcessorViewOf(sub, agreement, hash.toString('hex'), 'auditor', now()));
      return { register: views.map(({ may: _, ...view }) => view), annex: annexOf(views) };
    },

    protocolsOf: (agreement, size) => deps.protocolsOf(agreement, size),

    trainingOf: ({ processor }, size) => deps.trainingOf(processor.id, size),

    comparisonsOf: (agreement, scope) => deps.comparisonsOf(agreement, scope),

    async undertakingsOf({ processor }, size) {
      const rows = (await undertakings.store.list({ parties: [processor.id] })).toReversed();
      const texts = new Map<string, string>();
      for (const { textHash } of rows) {
        if (texts.has(textHash)) continue;
        texts.set(textHash, (await undertakings.store.text(textHash))?.text ?? '');
      }
      const indices = rows.map(({ index }) => index).filter((index) => index < size);
      const entries = new Map(
        (await deps.ledger.these(indices)).map(({ index, leaf, salt, body }) => [
          index,
          { index, leaf, salt: salt.toString('base64'), body: JSON.parse(body) as JsonValue },
        ]),
      );
      return rows.flatMap(({ index, at, ...row }) => {
        const entry = entries.get(index);
        const text = texts.get(row.textHash) ?? '';
        return entry === undefined ? [] : [{ ...row, at: at.toISOString(), entry, text }];
      });
    },

    eventsOf: ({ id }) => agreements.life.events(id),
  };
}

/** One document in memory at a time. */
async function* documentFiles(
  { signing: { store, authority } }: AgreementDeps,
  { id }: Agreement,
  versions: readonly Version[],
): AsyncGenerator<PackFile> {
  let any = false;
  for (const { version, signatures } of versions) {
    const signed = signatures.length < 2 ? null : await store.latest(id, version);
    if (signed === null) continue;
    any = true;
    yield { path: packPaths.document(version), bytes: signed.pdf };
    const completion = await store.completion(id, version);
    if (completion !== null) yield { path: packPaths.completion(version), bytes: completion.pdf };
  }
  if (!any) return;
  const anchors = await authority.anchors();
  yield { path: packPaths.anchors.signatures, bytes: toUtf8(pemOf(anchors.signatures)) };
  yield { path: packPaths.anchors.timestamps, bytes: toUtf8(pemOf(anchors.timestamps)) };
}
