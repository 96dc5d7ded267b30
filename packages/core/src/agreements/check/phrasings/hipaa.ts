import type { Phrasings } from './phrasings.ts';

/** Ways to say, half say, deny and not say what 45 CFR 164.504(e) and 164.314(a) ask. All our own words. */
export const hipaaPhrasings: Phrasings = {
  'BAA-01': {
    present: [
      'Business Associate may use and disclose PHI only as necessary to perform the Services.',
      'Vendor is permitted to use Protected Health Information solely to provide the call-centre functions described in Exhibit A.',
    ],
    absent: ['The parties meet monthly.'],
  },
  'BAA-02': {
    present: [
      'Business Associate shall not use PHI in any manner that would violate Subpart E if done by Covered Entity.',
      'No use or disclosure is authorised that would not be permissible under the Privacy Rule if made by Covered Entity itself.',
    ],
    absent: ['Business Associate uses PHI for the Services.'],
  },
  'BAA-03': {
    present: [
      'Business Associate shall not use or further disclose PHI other than as permitted by this Agreement or required by law.',
      'Vendor will use and disclose PHI only as this BAA allows or as the law requires.',
      'Except as provided in this BAA, Business Associate may not use PHI.',
    ],
  },
  'BAA-04': {
    present: [
      'Business Associate shall use appropriate safeguards to prevent use or disclosure not provided for here.',
      'Vendor maintains reasonable and appropriate administrative, technical and physical safeguards for ePHI.',
    ],
    weak: ['Business Associate keeps PHI secure under a security program.'],
    absent: ['Business Associate files an annual report.'],
  },
  'BAA-05': {
    present: [
      'Business Associate shall report to Covered Entity any use or disclosure of PHI not provided for by this Agreement.',
      'Vendor will notify Client of each unauthorized use or disclosure of PHI and every breach of unsecured PHI.',
    ],
    absent: ['Business Associate keeps records.'],
  },
  'BAA-06': {
    present: [
      'Any subcontractor that receives PHI shall agree to the same restrictions and conditions.',
      'Business Associate obtains from each agent terms no less stringent than the restrictions here with respect to PHI.',
    ],
    weak: ['Subcontractors with PHI sign a written agreement.'],
    absent: ['Business Associate hires qualified staff.'],
  },
  'BAA-07': {
    present: [
      'Business Associate shall provide access to PHI in a designated record set within ten days of a request.',
      'Vendor makes PHI available to the individual or to Client under 45 CFR 164.524.',
    ],
    denied: ["Business Associate has no obligation to make PHI available for individuals' access."],
    absent: ['Unauthorized access to PHI is prohibited.'],
  },
  'BAA-08': {
    present: [
      'Business Associate will make amendments to PHI in a designated record set as directed by Covered Entity.',
      'PHI is made available for amendment as 45 CFR 164.526 requires.',
    ],
    absent: ['Any amendment of this Agreement must be in writing.'],
  },
  'BAA-09': {
    present: [
      'Business Associate documents disclosures and provides an accounting of disclosures.',
      'Vendor keeps a log of disclosures and supplies it to Client for accountings.',
    ],
    absent: ['The accounts are settled monthly.'],
  },
  'BAA-10': {
    present: [
      'To the extent Business Associate carries out an obligation of Covered Entity under Subpart E, it shall comply with the requirements that apply to Covered Entity.',
      "Where Covered Entity's Privacy Rule obligations are delegated, Vendor performs them in compliance with the Privacy Rule.",
    ],
  },
  'BAA-11': {
    present: [
      'Internal practices, books and records are made available to the Secretary.',
      'Business Associate shall give HHS access to its records on the use of PHI.',
    ],
    absent: ['Business Associate keeps its books in order.'],
  },
  'BAA-12': {
    present: [
      'Upon termination Business Associate shall return or destroy all PHI and retain no copies; if that is infeasible, it extends the protections of this BAA to the PHI.',
    ],
    weak: ['Upon termination Business Associate shall destroy all PHI.'],
    denied: ['Business Associate has no obligation to return or destroy PHI upon termination.'],
    absent: ['Obligations to protect PHI survive termination.'],
  },
  'BAA-13': {
    present: [
      'Covered Entity may terminate this BAA if Business Associate violates a material term.',
      'If Vendor breaches this BAA and does not cure, Client has the right to terminate at once.',
    ],
    weak: ["Either party may terminate on sixty days' notice."],
    absent: ['Upon termination Business Associate shall return PHI.'],
  },
  'BAA-14': {
    present: [
      'Business Associate shall comply with Subpart C of 45 CFR Part 164.',
      'Vendor implements the safeguards required by the HIPAA Security Rule.',
    ],
    absent: ['Business Associate locks its doors.'],
  },
  'BAA-15': {
    present: [
      'Business Associate shall ensure that subcontractors with electronic PHI agree in writing to protect it.',
      'Vendor requires every agent receiving ePHI to enter into a business associate agreement.',
    ],
  },
  'BAA-16': {
    present: [
      'Business Associate shall report any security incident of which it becomes aware.',
      'Vendor notifies Client of security incidents within three days.',
    ],
    absent: ['Business Associate reports its revenue.'],
  },
  'BAA-20': {
    present: [
      'Business Associate notifies Covered Entity of a breach without unreasonable delay and no later than 10 days after discovery.',
      'Vendor reports every breach of unsecured PHI within five business days of discovering it, without unreasonable delay.',
    ],
    weak: [
      'Business Associate will report a breach without unreasonable delay and no later than 30 days following confirmation of the breach.',
    ],
    denied: [
      'Business Associate shall notify Covered Entity of a breach within ninety (90) days of discovery.',
    ],
  },
  'BAA-21': {
    present: [
      'The breach report shall identify each individual affected, describe what happened and state the steps taken to mitigate.',
      "Business Associate's notice of a breach contains the information required by 45 CFR 164.410(c).",
    ],
  },
  'BAA-OPT-MINIMUM': {
    present: [
      'Business Associate makes reasonable efforts to limit PHI to the minimum necessary.',
      'Vendor requests no more PHI than is needed: only the least amount for the task is used.',
    ],
  },
  'BAA-OPT-MITIGATION': {
    present: [
      'Business Associate mitigates, to the extent practicable, any harmful effect of a disclosure in violation.',
    ],
  },
  'BAA-OPT-TRAINING': {
    present: ['Vendor trains its workforce on HIPAA every year.', 'All personnel receive privacy training.'],
    absent: ['Vendor shall not use PHI for training AI models.'],
  },
  'BAA-OPT-SANCTIONS': { present: ['Vendor disciplines workforce members who violate its policies.'] },
  'BAA-OPT-ENCRYPTION': {
    present: ['Business Associate shall encrypt all ePHI.'],
    absent: ['Business Associate shall protect PHI.'],
  },
  'BAA-OPT-RISK': { present: ['Business Associate performs an annual risk analysis.'] },
  'BAA-OPT-OFFSHORE': { present: ['PHI shall not be stored outside the United States.'] },
};
