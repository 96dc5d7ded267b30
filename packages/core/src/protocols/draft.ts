import { covers, DEFAULT_DENY, type Policy } from '../policy/index.ts';
import { widestBounds, type Bound } from './bounds.ts';
import { narrower, type Protocol, type ProtocolRule } from './protocol.ts';
import { labelFor, sentenceFor } from './sentences.ts';

/** Whole numbers of these are worth stealing: a draft asks for a part of them at most, whoever may compare them. */
const SENSITIVE = ['user.financial.credit_card', 'user.financial.account_number', 'user.government_id'];

/**
 * The protocol the terms themselves come to: as far as they go, of what is sensitive less, and to nobody but the customer. It is
 * what the privacy officer begins with, and what is shown until a version is in force.
 * @param version of the protocol that is to come
 */
export function draftProtocol(policy: Policy, purpose: string, version: number): Protocol {
  return {
    ...{ agreement: policy.agreement, purpose, version },
    terms: { version: policy.terms.version, hash: policy.termsHash },
    rules: widestBounds(policy, purpose).map(ruleFor),
    ours: [],
    general: policy.terms.general?.clause ?? DEFAULT_DENY,
  };
}

function ruleFor({ category, labels, clause, ...bound }: Bound): ProtocolRule {
  const narrow = SENSITIVE.some((prefix) => covers(prefix, category));
  const reach = narrower(
    { ...bound, others: 'never' },
    { ...bound, others: 'never', ask: narrow ? 'part' : bound.ask },
  );
  const label = labelFor(category, labels);
  const { ask, aloud, note, customer, others } = reach;
  return {
    ...{ category, label, clause, ask, aloud, note, customer, others },
    // Where the customer may say it, a slip is mended; what may not even be asked for is not to be sent at all.
    breach: ask === 'never' || narrow ? 'refuse' : 'remove',
    says: sentenceFor(label, reach),
  };
}
