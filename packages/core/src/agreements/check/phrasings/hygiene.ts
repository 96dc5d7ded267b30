import type { Phrasings } from './phrasings.ts';

/** Contract hygiene said, half said, denied and not said. All our own words. */
export const hygienePhrasings: Phrasings = {
  'HYG-EFFECTIVE-DATE': {
    present: ['This Agreement takes effect on 1 March 2026.', 'Effective Date: 3 May 2026'],
    absent: ['The parties meet monthly.'],
  },
  'HYG-LAW': {
    present: [
      'This DPA is governed by the laws of Ireland.',
      'The law of England and Wales applies to this contract.',
      'It shall be construed in accordance with Delaware law.',
    ],
    denied: ['The parties have elected not to include a governing law clause.'],
    absent: ['The parties meet monthly.'],
  },
  'HYG-SURVIVAL': {
    present: [
      'Clauses 5 and 8 survive termination.',
      'The duties of confidentiality continue to apply after the agreement has ended, for as long as Vendor retains data.',
    ],
    absent: ['The parties meet monthly.'],
  },
  'HYG-SIGNATURES': {
    present: ['Signed by: ____________', 'IN WITNESS WHEREOF the parties have executed this Agreement.'],
    denied: ['No separate signature block is included.'],
  },
  'HYG-NOTICES': {
    present: ['Notices under this Agreement shall be in writing and sent to the addresses above.'],
    denied: ['The parties have elected not to adopt a formal notice clause.'],
  },
  'HYG-LIABILITY': {
    present: ["Each party's aggregate liability is limited to twice the annual fees."],
    absent: ['Acme LLC is a limited liability company.'],
  },
  'HYG-PRECEDENCE': {
    present: ['If this DPA conflicts with the Master Agreement, this DPA prevails.'],
  },
  'HYG-INSURANCE': { present: ['Vendor shall maintain cyber insurance of at least EUR 5 million.'] },
  'HYG-EXIT': { present: ['Vendor provides transition assistance under the exit plan.'] },
  'HYG-AUDIT': {
    present: ["Customer may audit Vendor's records and premises."],
    denied: [
      "Vendor's SOC 2 report is the sole means by which Customer may verify compliance; no inspection is granted.",
    ],
    absent: ['Records are available to the Secretary.'],
  },
  'HYG-BREACH-HOURS': {
    present: [
      'Vendor notifies breaches within 36 hours.',
      'Provider shall report a breach no later than two business days after discovery.',
    ],
    weak: ['Vendor notifies breaches promptly.'],
  },
  'HYG-AI': { present: ['Customer Data shall not be used to train machine learning models.'] },
  'HYG-REMOTE': { present: ['Agents may not work from home.'] },
  'HYG-CLEAN-DESK': { present: ['Mobile phones and cameras are prohibited on the floor.'] },
  'HYG-BACKGROUND': { present: ['Vendor carries out background checks on all agents.'] },
  'HYG-TRAINING': {
    present: ['Agents receive privacy training every year.'],
    absent: ['Data is not used for training AI models.'],
  },
  'HYG-OFFBOARDING': { present: ['Access is revoked within four hours after a person leaves.'] },
  'HYG-LOCATION': { present: ['Data is stored only in data centres located in Germany.'] },
  'HYG-SUBLIST': { present: ['The current sub-processors are listed in Annex 3.'] },
  'HYG-DELETION-TIME': { present: ['Vendor deletes all data within 30 days after termination.'] },
  'HYG-DELETION-PROOF': { present: ['Vendor certifies the destruction in writing.'] },
};
