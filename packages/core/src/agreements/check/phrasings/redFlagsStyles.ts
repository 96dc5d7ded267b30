import type { Phrasings } from './phrasings.ts';

const dpa = 'This DPA is made under Article 28 GDPR. ';
const named =
  'This DPA under Article 28 GDPR is made between Lumen Ltd ("Lumen"), acting as controller, and Quill GmbH ("Quill"). Quill acts as the processor. ';

/** Red flags and honest clauses near them in other styles. All our own words. */
export const redFlagStylesPhrasings: Phrasings = {
  'RF-DELETION-CHOICE': {
    present: [
      'Upon expiry the Importer shall, at its own election, destroy or give back the data.',
      'It is for the Contractor to decide whether the data is returned or erased.',
      `${named}At the end of the services the data is deleted or returned as Quill sees fit.`,
      `${named}On termination, Quill may elect to return or delete the personal data.`,
    ],
    absent: [
      `${named}On termination, Lumen may elect to have the personal data returned or deleted.`,
      'On termination you may choose whether we return or delete the data.',
    ],
  },
  'RF-AUDIT-CERTIFICATES': {
    present: [
      'The Importer’s yearly ISO 27001 certificate takes the place of, and is in lieu of, any audit by the Exporter.',
      'Client’s right to audit shall be deemed satisfied by delivery of a SOC 2 report.',
      'No audits by the Customer are permitted; the Customer relies exclusively on third party reports.',
    ],
    absent: [
      'The Supplier will give the Client its SOC 2 report each year; the Client may also audit on site.',
      'Audits are limited to one a year unless a breach has occurred.',
    ],
  },
  'RF-BREACH-LATE-GDPR': {
    present: [
      `${dpa}The Importer will tell the Exporter of a data breach no later than ten (10) business days after it becomes aware of it.`,
      `${dpa}A security incident shall be reported to the Client within one week.`,
    ],
    absent: [
      `${dpa}A security incident shall be reported to the Client within three days.`,
      `${dpa}The Client may terminate if a breach is not cured within thirty days of notice.`,
    ],
  },
  'RF-BREACH-LATE-HIPAA': {
    present: [
      'This Business Associate Agreement is made under HIPAA. Vendor shall report a Breach of Unsecured PHI within one hundred (100) days of its discovery.',
    ],
    absent: [
      'This Business Associate Agreement is made under HIPAA. Vendor shall report a Breach of Unsecured PHI within ten days of its discovery.',
    ],
  },
  'RF-INSTRUCTIONS': {
    present: [
      'The Supplier follows the instructions of the Client where practicable.',
      'Importer may process the data as it deems appropriate.',
    ],
    absent: ['The Supplier follows the instructions of the Client.'],
  },
  'RF-CONTROLLER-PAYS': {
    present: [
      'Any administrative fine imposed on the Supplier shall be borne by the Client.',
      'The Exporter shall hold the Importer harmless from regulatory penalties.',
      `${named}Lumen shall indemnify Quill against all fines of a supervisory authority.`,
    ],
    absent: [
      'The Importer shall hold the Exporter harmless from regulatory penalties.',
      `${named}Quill shall indemnify Lumen against all fines of a supervisory authority.`,
    ],
  },
  'RF-SUB-LIABILITY': {
    present: ['The Importer shall in no event be liable for what its sub-processors do.'],
    absent: ['The Importer is liable for what its sub-processors do.'],
  },
  'RF-OWN-USE': {
    present: [
      'Supplier is entitled to use Client Data for its own purposes, such as marketing.',
      `${named}Quill may use the personal data for its own business purposes.`,
    ],
    absent: ['Supplier may use Client Data only to provide the services and not for its own purposes.'],
  },
  'RF-NOTICE-DISCRETION': {
    present: ['The Importer notifies a personal data breach in its sole discretion.'],
    absent: ['The Importer notifies a personal data breach without undue delay.'],
  },
};
