import type { Phrasings } from './phrasings.ts';

const dpa = 'This DPA is made under Article 28 GDPR. ';

/** Red flags raised (`present`), and honest clauses near them that must raise none (`absent`). All our own words. */
export const redFlagPhrasings: Phrasings = {
  'RF-DELETION-CHOICE': {
    present: [
      "At the end, data is deleted or returned at Vendor's option.",
      'Processor shall, in its sole discretion, delete or return the personal data.',
      'Supplier may choose whether to erase or return the data.',
    ],
    absent: [
      'Data is deleted or returned at the choice of the Controller.',
      "Vendor deletes or returns the data at Customer's sole discretion.",
    ],
  },
  'RF-AUDIT-CERTIFICATES': {
    present: [
      'Reports of independent auditors shall fully satisfy any audit right of the Customer.',
      'Verification takes place exclusively through the ISO 27001 certificate.',
      'Customer waives its right to audit.',
    ],
    absent: [
      'Customer shall first review the SOC 2 report and may audit if it is insufficient.',
      'Customer may not audit more than once a year.',
      'In deciding on an audit, the controller may take certifications into account.',
    ],
  },
  'RF-BREACH-LATE-GDPR': {
    present: [
      `${dpa}Processor shall notify Controller of a personal data breach within five days.`,
      `${dpa}Vendor informs Customer of data breaches no later than ninety-six (96) hours after becoming aware.`,
    ],
    absent: [
      `${dpa}Processor shall notify Controller of a personal data breach within 48 hours, so that Controller can notify the supervisory authority within 72 hours.`,
      `${dpa}Processor notifies a breach within 24 hours and sends a full report within 10 days.`,
      `${dpa}Processor gives notice of new sub-processors 30 days in advance.`,
    ],
  },
  'RF-INSTRUCTIONS': {
    present: [
      'Provider may deviate from the instructions if this is more efficient.',
      'Processor may process personal data as it sees fit.',
    ],
    absent: [
      'Processor shall not deviate from the instructions.',
      'Processor may decline to follow an instruction that infringes the GDPR.',
    ],
  },
  'RF-CONTROLLER-PAYS': {
    present: [
      'Controller shall indemnify Processor against all fines imposed by a supervisory authority.',
      'Customer will reimburse Vendor for any regulatory penalties.',
    ],
    absent: [
      'Processor shall indemnify Controller against fines.',
      'Controller shall not be required to indemnify Processor for fines.',
    ],
  },
  'RF-NO-MEASURES': {
    present: [`${dpa}Processor maintains appropriate technical and organisational measures.`],
    absent: [
      `${dpa}Processor maintains the appropriate technical and organisational measures set out in Annex II.`,
      `${dpa}Processor maintains appropriate technical and organisational measures. They include encryption at rest and role-based access control.`,
    ],
  },
  'RF-ROLES': {
    present: [
      'The terms are commercial labels only, without incorporation of the roles of controller and processor.',
    ],
    absent: ['Acme Ltd acts as controller and Desk GmbH as processor.'],
  },
  'RF-SUB-LIABILITY': {
    present: ['Vendor shall not be liable for the acts of its subcontractors.'],
    absent: ['Vendor is liable for the acts of its subcontractors.'],
  },
  'RF-OWN-USE': {
    present: ['Vendor may use Customer Data to improve its products and train its models.'],
    absent: ['Vendor shall not use Customer Data to train models.'],
  },
  'RF-SILENT-CONSENT': {
    present: ['Processor may replace sub-processors at any time without prior notice.'],
    absent: ['Processor may not engage sub-processors without prior notice.'],
  },
  'RF-DATA-RETAINED': {
    present: ['Vendor may retain Customer Data indefinitely.'],
    absent: ['Vendor may not retain Customer Data after the contract ends.'],
  },
};
