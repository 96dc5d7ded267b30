import type { Phrasings } from './phrasings.ts';

/** Ways to say, half say, deny and not say what 11 CCR 7051 asks. All our own words. */
export const ccpaPhrasings: Phrasings = {
  'CC-01': {
    present: [
      'Business discloses Personal Information only for the limited and specified purposes in Exhibit A.',
      'Personal information is made available solely for the business purposes listed below.',
    ],
  },
  'CC-02': {
    present: [
      'Service Provider shall comply with the CCPA and provide the same level of privacy protection as it requires.',
      'Contractor gives personal information the level of protection the statute demands of businesses, and the same privacy protections.',
    ],
    weak: ['Service Provider shall comply with its obligations under the CCPA.'],
    absent: ['Service Provider pays taxes.'],
  },
  'CC-03': {
    present: [
      'Business may take reasonable and appropriate steps to ensure that Service Provider uses Personal Information consistently with the CCPA.',
      "Company has the right to audit the service provider's compliance yearly.",
      'Service Provider shall permit manual reviews and automated scans of its systems by Business to assess compliance.',
    ],
    denied: ['The SOC 2 report is accepted in lieu of any audit of compliance by Business.'],
  },
  'CC-04': {
    present: [
      'Service Provider shall notify Business within five days if it can no longer meet its obligations under the CCPA.',
      'Vendor informs Company should it become unable to comply with these requirements.',
    ],
    absent: ['Service Provider meets its obligations.'],
  },
  'CC-05': {
    present: [
      'Upon notice Business may take steps to stop and remediate unauthorized use of personal information.',
      'Company can suspend the processing and require Vendor to correct any use that is not authorized.',
    ],
  },
  'CC-06': {
    present: [
      'Service Provider shall not sell or share Personal Information.',
      'Vendor is prohibited from selling personal information and from sharing it for advertising.',
      'Neither the sale nor the sharing of Personal Information is allowed.',
    ],
    weak: ['Service Provider shall not sell Personal Information.'],
    denied: ['Service Provider may sell or share Personal Information.'],
  },
  'CC-08': {
    present: [
      'Service Provider shall not retain, use or disclose Personal Information for any purpose other than the Business Purposes.',
      'Vendor uses personal information only for the business purposes above and for no commercial purpose of its own.',
    ],
  },
  'CC-09': {
    present: [
      'Personal Information shall not be used outside of the direct business relationship between the parties.',
    ],
    absent: ['The parties have a long relationship.'],
  },
  'CC-10': {
    present: [
      'Service Provider shall not combine Personal Information with information from other sources.',
      'Vendor may not commingle or merge the data with data of another customer.',
    ],
    denied: ['Service Provider may combine Personal Information with other data for its insights.'],
    absent: ['Fees are invoiced monthly.'],
  },
  'CC-11': {
    present: [
      'Service Provider enables Business to comply with consumer requests.',
      'Vendor assists Company when consumers exercise their rights.',
    ],
    denied: ['Vendor has no obligation to assist with consumer requests.'],
  },
  'CC-12': {
    present: [
      'Service Provider notifies Business before engaging a subcontractor. Subcontractors are bound by a written contract with the same obligations.',
    ],
    weak: ['Service Provider binds its subcontractors by a contract with equivalent terms.'],
  },
  'CC-15': {
    present: ["Service Provider cooperates with Business's cybersecurity audit and risk assessment."],
  },
};
