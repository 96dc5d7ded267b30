import type { Phrasings } from './phrasings.ts';

/** Business associate contracts in other styles. All our own words. */
export const hipaaStylesPhrasings: Phrasings = {
  'BAA-01': {
    present: [
      'BA is authorized to use PHI solely as needed to carry out the billing functions set out in the Services Agreement.',
      'Vendor may disclose health information only for the purposes described in Exhibit A.',
    ],
    absent: ['Covered Entity gives notice of its privacy practices.'],
  },
  'BAA-02': {
    present: [
      'PHI must not be used by Contractor in a way that would breach Subpart E if the Covered Entity had done so itself.',
      'No use or disclosure that would be impermissible under the Privacy Rule if made by the Covered Entity is authorized by this Agreement.',
    ],
    absent: ['A violation of the Privacy Rule is a breach of this Agreement.'],
  },
  'BAA-03': {
    present: [
      'PHI shall not be used or further disclosed otherwise than as this Agreement or the law permits or requires.',
      'Vendor will refrain from any use or disclosure of PHI except as allowed by this Agreement or as required by law.',
    ],
  },
  'BAA-04': {
    present: [
      'Suitable safeguards shall be employed by Contractor to keep PHI from being used or disclosed otherwise than as agreed.',
      'Vendor must put in place administrative, technical and physical protections for PHI that are reasonable and appropriate.',
    ],
    absent: ['Covered Entity shall use appropriate safeguards for PHI in its own systems.'],
  },
  'BAA-05': {
    present: [
      'Any use or disclosure of PHI not allowed under this Agreement shall be reported to the Covered Entity.',
      'Contractor must inform Covered Entity when it learns of an unauthorized disclosure of PHI.',
    ],
  },
  'BAA-06': {
    present: [
      'Subcontractors who receive PHI must agree to the identical restrictions and conditions that bind the Vendor.',
      'Vendor shall see to it that its agents and subcontractors are subject to requirements no less strict than those of this Agreement.',
    ],
    denied: ['Vendor is not required to bind subcontractors to the same restrictions.'],
  },
  'BAA-07': {
    present: [
      'Within ten days of a request, Vendor shall furnish the Covered Entity with the PHI in a designated record set so that the individual can inspect it.',
      'So that the Covered Entity can meet 45 C.F.R. 164.524, PHI is made available on request.',
    ],
    absent: [
      'Vendor is not required to disclose PHI to the Secretary.',
      'Vendor prevents unauthorized access to PHI.',
    ],
  },
  'BAA-08': {
    present: [
      'Corrections to PHI in a designated record set that the Covered Entity directs are incorporated by Vendor.',
      'Vendor will make any amendment of PHI that Covered Entity asks for under 164.526.',
    ],
    absent: ['The parties may amend this Agreement in writing.'],
  },
  'BAA-09': {
    present: [
      'Vendor keeps a record of disclosures of PHI from which an accounting of disclosures is made for an individual.',
    ],
    absent: ['Vendor keeps financial accounts.'],
  },
  'BAA-10': {
    present: [
      'Where Vendor is to perform a duty of the Covered Entity under Subpart E, it shall follow the requirements of Subpart E that apply to that duty.',
      'To the extent Contractor carries out one or more obligations of Covered Entity under the Privacy Rule, it must comply with the Privacy Rule in doing so.',
    ],
    absent: [
      'The parties will amend this Agreement as is needed for either party to comply with the Privacy Rule.',
      'Covered Entity shall comply with the Privacy Rule.',
    ],
  },
  'BAA-11': {
    present: [
      'Internal practices, books and records about the use of PHI shall be open to the Secretary of HHS.',
      'Vendor will give the Office for Civil Rights access to its policies and records on request.',
    ],
    absent: ['Vendor shall not notify the Secretary without consent.'],
  },
  'BAA-12': {
    present: [
      'At the end of this Agreement Vendor shall give back or destroy all PHI. Where that is not feasible, the protections of this Agreement go on for as long as PHI is kept.',
      'On expiry all PHI must be returned or destroyed, no copies being kept; if this is infeasible, Contractor extends the protections hereof and limits further use.',
    ],
    weak: ['On termination Vendor will destroy all PHI.'],
    denied: ['Vendor shall have no obligation to return or destroy PHI upon termination.'],
  },
  'BAA-13': {
    present: [
      'Should Vendor violate a material term, Covered Entity has the right to end this Agreement.',
      'The Hospital may terminate this Agreement forthwith upon a material breach by Contractor.',
    ],
    weak: ['Either party may terminate this Agreement on sixty days notice.'],
    absent: [
      'Upon termination PHI is returned.',
      'Vendor may suspend access after termination of the account.',
    ],
  },
  'BAA-14': {
    present: [
      'With regard to electronic PHI, Contractor shall observe Subpart C of 45 CFR Part 164.',
      'Vendor must meet the applicable standards of the Security Rule.',
    ],
    absent: ['The parties wish to cooperate in good faith.'],
  },
  'BAA-15': {
    present: [
      'Any subcontractor that handles electronic PHI must first sign a business associate contract.',
      'Vendor obtains written assurances from subcontractors that hold ePHI that they will protect it.',
    ],
  },
  'BAA-16': {
    present: [
      'All security incidents of which Vendor becomes aware are to be reported to the Covered Entity.',
      'Vendor shall report to Hospital each Security Incident, whether or not successful.',
    ],
    absent: ['Vendor reports breaches of this Agreement to its board.'],
  },
  'BAA-20': {
    present: [
      'A Breach of Unsecured PHI shall be notified to the Covered Entity without unreasonable delay and at the latest ten days after it was discovered.',
      'Vendor must report any breach of unsecured PHI within seventy-two (72) hours after becoming aware of it.',
    ],
    weak: ['Vendor reports breaches of unsecured PHI to Covered Entity.'],
    denied: [
      'Vendor notifies Covered Entity of a breach of unsecured PHI within ninety (90) days of discovery.',
    ],
  },
  'BAA-21': {
    present: [
      'The breach report names each individual affected and describes what happened, the types of PHI involved, the steps individuals should take and what Vendor does to investigate and mitigate.',
    ],
    weak: ['The breach report lists the individuals affected.'],
  },
  'BAA-OPT-ENCRYPTION': {
    present: ['ePHI is encrypted at rest and in transit.'],
    absent: ['Covered Entity shall encrypt all PHI that it sends.'],
  },
  'BAA-OPT-TRAINING': {
    present: ['Security measures in place:\n\nPeople:\n- Training on HIPAA each year\n- Background checks'],
    absent: ['Vendor does not train models on PHI.'],
  },
  'BAA-OPT-MITIGATION': {
    present: [
      'Harmful effects of a use or disclosure in violation of this Agreement shall be lessened as far as practicable.',
    ],
    absent: ['If Vendor does not cure the breach within 30 days, Hospital may terminate.'],
  },
};
