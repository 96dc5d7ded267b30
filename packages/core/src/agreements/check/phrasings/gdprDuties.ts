import type { Phrasings } from './phrasings.ts';

/** The same for Art. 28(3)(e)-(h), Art. 32 and Art. 33. All our own words. */
export const gdprDutiesPhrasings: Phrasings = {
  'GDPR-16': {
    present: [
      'Processor shall assist Controller in responding to requests from data subjects.',
      'Vendor will help Customer to fulfil its obligations to individuals exercising their rights.',
      'Supplier forwards access requests of data subjects to the Client within two days and supports the reply.',
      'Provider provides tools enabling Customer to respond to data subject requests.',
    ],
    weak: ['If a data subject complains, the Processor will direct the complaint to the Controller.'],
    absent: ['The Controller informs data subjects about the processing.'],
    denied: ['Processor has no obligation to assist Controller with data subject requests.'],
  },
  'GDPR-17': {
    present: [
      'Processor assists Controller in ensuring compliance with Articles 32 to 36 GDPR.',
      'Vendor shall help with the security of processing, with data breach notifications to the authority, with impact assessments and with prior consultation of the supervisory authority.',
    ],
    weak: [
      'Processor shall assist with data protection impact assessments.',
      'Processor assists under Articles 32 to 36 with security, breach notification and prior consultation.',
    ],
  },
  'GDPR-18': {
    present: [
      'On termination Processor shall, at the choice of the Controller, delete or return all personal data.',
      'When the services end, Vendor returns or destroys all Customer Data as Customer elects.',
      'After the end of the contract the Supplier will erase the data or hand it back, as instructed by the Client.',
      "Upon expiry, Provider shall at Customer's option securely destroy all copies or return the data.",
    ],
    weak: ['Upon termination the data will be deleted within 30 days.'],
    denied: [
      "Upon termination Processor shall, at Processor's option, delete or return the personal data.",
      'At the end of the contract the data is returned or deleted at the sole discretion of the Vendor.',
    ],
    absent: ['Processor assists with requests for rectification and erasure.'],
  },
  'GDPR-19': {
    present: [
      'Processor makes available all information necessary to demonstrate compliance with Article 28.',
      'Vendor will provide Customer with the records needed to verify compliance with this DPA.',
      'On request the Supplier shall furnish documentation proving its adherence to these obligations.',
    ],
    absent: ['Processor keeps its records confidential.'],
    denied: ['Processor shall not be obliged to make available information to demonstrate compliance.'],
  },
  'GDPR-20': {
    present: [
      'Processor shall allow for and contribute to audits, including inspections, by the Controller or its auditor.',
      "Customer may audit Vendor's compliance once a year on 30 days' notice.",
      'Company has the right to inspect the premises where its data is handled and to audit the systems.',
      'Supplier permits the Client or an independent auditor to carry out audits and on-site inspections.',
    ],
    denied: [
      'Customer accepts the annual SOC 2 report in lieu of any audit.',
      "The certificates shall be deemed to satisfy Controller's audit rights.",
      'Controller has no right to audit the Processor.',
      'The ISO certificate is the sole means of verifying compliance; no audit takes place.',
      "This DPA does not grant Customer any right to inspect or audit Vendor's facilities.",
    ],
    absent: ['Processor performs an internal audit of its accounts.'],
  },
  'GDPR-21': {
    present: [
      'Processor shall immediately inform Controller if, in its opinion, an instruction infringes the GDPR.',
      'If Vendor believes that an instruction violates data protection law, it will notify Customer without delay.',
      'Supplier alerts the Client where a direction appears unlawful.',
    ],
    absent: ['Processor follows all instructions.'],
  },
  'GDPR-30': {
    present: ['Data is encrypted at rest.', 'Annex: pseudonymisation of identifiers; TLS 1.3.'],
    weak: ['Cryptographic protection is applied to storage.'],
    absent: ['Doors are locked.'],
  },
  'GDPR-31': {
    present: ['The ongoing confidentiality, integrity, availability and resilience of systems is ensured.'],
    absent: ['Doors are locked.'],
  },
  'GDPR-32': {
    present: [
      'Processor can restore access to data in a timely manner after an incident.',
      'Daily backups are taken and recovery is rehearsed.',
    ],
    weak: ['Redundant infrastructure limits the effect of an incident.'],
  },
  'GDPR-33': {
    present: [
      'The effectiveness of the measures is tested and evaluated regularly.',
      'An annual penetration test is carried out.',
    ],
  },
  'GDPR-34': {
    present: ["The Processor's personnel process the data only on instructions from the Controller."],
    absent: ['Processor trains its personnel.'],
  },
  'GDPR-35': {
    present: [
      'Processor shall notify Controller without undue delay after becoming aware of a personal data breach.',
      'Vendor will inform Customer of any security breach immediately and within 24 hours at the latest.',
      'Supplier reports data breaches to the Client as soon as it learns of them.',
    ],
    weak: ['Processor shall notify Controller promptly of any personal data breach.'],
    denied: ['Processor may notify Controller of a breach at its sole discretion.'],
    absent: ['Controller shall answer within two days.'],
  },
  'GDPR-36': {
    present: [
      'The breach notice shall describe the nature of the breach, the categories and approximate number of data subjects concerned, the likely consequences and the measures taken.',
    ],
    weak: ['In case of a breach Processor gives sufficient information to notify the authority.'],
  },
  'GDPR-37': {
    present: [
      'Processor shall document every personal data breach, its effects and the remedial action.',
      'Vendor maintains a register of all security incidents.',
    ],
  },
};
