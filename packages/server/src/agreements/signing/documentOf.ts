import type { AgreementDocument } from '@cordon/core/agreements';
import { describe } from '@cordon/core/policy';
import type { Agreement, Version } from '../store.ts';
import { termsOf } from '../standing.ts';

/** A version as the document that is printed, compared, copied and signed. */
export function documentOf(agreement: Agreement, version: Version): AgreementDocument {
  const terms = termsOf(version);
  return {
    agreement: agreement.id,
    version: version.version,
    title: agreement.title,
    controller: agreement.controller,
    processor: agreement.processor,
    from: terms.inForce.from,
    until: terms.inForce.until,
    clauses: version.clauses,
    effects: describe(terms).map(({ clause, effect, sentence }) => ({ clause, effect, sentence })),
    terms: version.terms,
    termsHash: version.hash.toString('hex'),
  };
}
