import type { Phrasings } from './phrasings.ts';

/** California contracts in other styles. All our own words. */
export const ccpaStylesPhrasings: Phrasings = {
  'CC-01': {
    present: [
      'Company discloses Personal Information to Vendor only for the limited and specified purposes below.',
      'The parties agree that personal information is made available to Contractor solely for specified business purposes.',
    ],
  },
  'CC-02': {
    present: [
      'Vendor shall comply with the CCPA and give personal information the same level of privacy protection that the CCPA demands of a business.',
      'Personal Information must enjoy the same degree of privacy protection as Title 1.81.5 requires.',
    ],
    weak: ['Both parties comply with the California Consumer Privacy Act.'],
    absent: ['Vendor sells widgets of the same quality.'],
  },
  'CC-03': {
    present: [
      'Business is entitled to take reasonable and appropriate steps to make sure that Vendor uses the personal information in keeping with the CCPA.',
      'Vendor grants Company the right to verify, by yearly assessments and automated scans, that its use of personal information is compliant.',
    ],
    denied: ['Company has no right to audit Vendor for compliance.'],
  },
  'CC-04': {
    present: [
      'Vendor must tell Company within five business days if it decides that it can no longer meet its obligations under the CCPA.',
      'Should Contractor be unable to comply with the CCPA, it shall give Business notice at once.',
    ],
    absent: ['Vendor notifies Company of consumer requests.'],
  },
  'CC-05': {
    present: [
      'Upon notice, Company may take reasonable steps to halt and put right any unauthorized use of personal information.',
      'Business has the right to stop and remediate unauthorised use.',
    ],
  },
  'CC-06': {
    present: [
      'Personal Information shall be neither sold nor shared by Vendor.',
      'Vendor is prohibited from selling personal information or sharing it.',
      'Contractor will refrain from the sale or sharing of personal information.',
    ],
    weak: ['Vendor shall not sell personal information.'],
    denied: ['Vendor may sell or share Personal Information.'],
  },
  'CC-08': {
    present: [
      'Vendor shall not keep, use or disclose personal information for any reason other than the business purposes above.',
      'Any retention, use or disclosure for Contractor’s own commercial purposes is prohibited.',
    ],
  },
  'CC-09': {
    present: [
      'No use of the data may be made outside the direct business relationship of the parties.',
      'Vendor is barred from disclosing personal information beyond its direct relationship with Company.',
    ],
  },
  'CC-10': {
    present: [
      'Personal information from Business must be kept apart and may not be combined with that from other clients.',
      'Vendor shall refrain from merging personal information with data it gets from other sources.',
    ],
    denied: ['Vendor may combine personal information with data from other customers.'],
  },
  'CC-11': {
    present: [
      'Vendor shall enable Business to comply with consumer requests.',
      'Consumer requests are answered by Contractor as Company directs, within ten days.',
    ],
    denied: ['Vendor has no obligation to assist with consumer requests.'],
  },
  'CC-12': {
    present: [
      'Before another person is engaged to process the personal information, Company is notified, and that person is bound by a written contract to the same terms.',
      'Contractor must give notice of each subcontractor and tie it by written agreement to all the duties of this Addendum.',
    ],
    weak: ['Vendor notifies Company of new subcontractors.'],
  },
  'CC-15': {
    present: [
      'Vendor shall cooperate with the cybersecurity audit of the Business and supply what its risk assessment needs.',
    ],
    absent: ['Vendor audits its suppliers.'],
  },
};
