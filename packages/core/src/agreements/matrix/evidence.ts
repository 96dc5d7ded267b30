/** How one sees that an obligation is kept. Clauses of the library name these keys; the server knows their state. */
export const evidence = {
  signed: 'Valid signatures of both parties under the version.',
  terms: 'The signed terms decide every access, and their hash stands in each entry.',
  ledger: 'Entries of the ledger, each with its proof.',
  'second-factor': 'The second factor of everybody with an account.',
  networks: 'The list of networks the processor works from.',
  suspension: 'Suspensions in the ledger; a suspended person is refused.',
  posture: 'Reports of the state of devices.',
  training: 'Results of the courses.',
  undertakings: 'Signed undertakings of each person.',
  'background-checks': 'Attestations of background checks.',
  'clean-desk': 'Attestations and inspections of the floor.',
  insurance: 'The certificate of insurance.',
  'sub-processors': 'The register of sub-processors and its announcements.',
  'security-tests': 'Reports of security tests.',
  locations: 'Sites of the processor, with their countries.',
  requests: 'The record of requests of data subjects.',
  'breach-notices': 'The register of incidents and notices.',
  deletion: 'The signed certificate of deletion.',
  audits: 'Reports and findings of audits.',
  witnesses: 'Cosignatures under the checkpoint of the ledger.',
  none: 'Asked for in an audit; Cordon keeps no record of it.',
} as const satisfies Record<string, string>;

export type EvidenceKey = keyof typeof evidence;

/** True for a key of the table. */
export function isEvidence(key: string): key is EvidenceKey {
  return Object.hasOwn(evidence, key);
}
