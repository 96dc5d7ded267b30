import type { Phrasings } from './phrasings.ts';

/** The same for Art. 28(3)(e)-(h), Art. 32 and Art. 33. All our own words. */
export const gdprDutiesStylesPhrasings: Phrasings = {
  'GDPR-16': {
    present: [
      'Requests from individuals wishing to exercise their rights shall be passed on to the Client without delay, and the Supplier shall help the Client to answer them.',
      'The Importer supports the Exporter, by suitable technical and organisational measures, in meeting its duty to answer applications of data subjects under Chapter III.',
      'Upon request, Vendor must provide Customer with the information needed to respond to a data subject access request.',
      'Service Provider will cooperate with Company in honouring the rights of data subjects.',
      'We help you answer requests from data subjects.',
    ],
    absent: ['The Client answers requests of data subjects.', 'Data subjects have rights under the GDPR.'],
    denied: ['Vendor shall not be obliged to assist Customer in responding to data subject requests.'],
  },
  'GDPR-17': {
    present: [
      'Taking into account the information available to it, the Importer shall aid the Exporter in complying with Articles 32 to 36 of the Regulation.',
      'Supplier shall give the Client reasonable help with (a) the security of processing, (b) notifying personal data breaches to the supervisory authority and to data subjects, (c) data protection impact assessments and (d) prior consultation.',
    ],
    weak: [
      'Vendor shall provide reasonable help with data protection impact assessments and consultations with the supervisory authority.',
      'Importer will support Exporter in the notification of a personal data breach to the supervisory authority.',
    ],
    absent: [
      'Vendor shall notify Customer of each personal data breach without undue delay.',
      'Vendor acts under this Addendum to fulfil its obligations to Customer.',
    ],
  },
  'GDPR-18': {
    present: [
      'When the services come to an end the Importer shall, as the Exporter may elect, hand back or erase the personal data and destroy all copies.',
      'On expiry or termination, and at the option of the Client, all personal data shall be returned to the Client or securely destroyed.',
      'Within thirty (30) days of the end of the contract, Supplier must, at Customer’s direction, delete or give back Customer Data.',
      'Upon termination you may choose whether we return or delete your personal data.',
      'After the end of the provision of services, Vendor shall at the written request of the Company either return or erase all personal data.',
    ],
    weak: [
      'After termination the Supplier deletes all personal data.',
      'At the end of the contract Vendor shall return the personal data and delete its copies.',
    ],
    denied: [
      'On termination the Importer shall, at its sole option, erase or hand back the personal data.',
      'It is for the Supplier to decide whether the data is returned or deleted on termination.',
    ],
    absent: ['Data subjects may ask for erasure of their personal data.'],
  },
  'GDPR-19': {
    present: [
      'All information needed to evidence compliance with Article 28 shall be made available to the Exporter on demand.',
      'Supplier must on request hand the Client whatever documents show that it meets its obligations.',
      'Importer will furnish records demonstrating its compliance with this Addendum.',
      'Upon request, Vendor will make available to Customer such information in its possession as relates to its compliance with data protection law.',
    ],
    absent: ['The Client can demonstrate its own compliance.', 'Vendor keeps records of its staff.'],
    denied: ['Vendor is under no obligation to provide information demonstrating compliance.'],
  },
  'GDPR-20': {
    present: [
      'The Client, or an auditor appointed by it, shall be entitled to inspect the premises and systems of the Supplier on reasonable notice.',
      'Importer submits its facilities to audit by the Exporter.',
      'Audits and inspections by the Company or its mandated auditor are permitted, and the Contractor shall contribute to them.',
      'You may audit us once a year, on site if you wish.',
      'Upon five business days’ notice Customer may carry out an on-site audit of Vendor.',
    ],
    denied: [
      'No audits or inspections of the Supplier by the Client are permitted.',
      'The Client shall accept the Supplier’s ISO 27001 certificate in place of any audit.',
      'Customer’s audit rights are satisfied exclusively by Vendor’s SOC 2 report.',
      'Vendor shall not be obliged to allow audits of its premises.',
    ],
    absent: ['Vendor maintains an audit trail.'],
  },
  'GDPR-21': {
    present: [
      'If, in the opinion of the Importer, an instruction breaches data protection law, the Exporter shall be informed at once.',
      'Supplier must immediately alert Client where it considers an instruction to be unlawful.',
      'Should an order of the Principal contravene the Regulation, the Contractor shall point this out to the Principal without delay.',
      'We will tell you immediately if we think that one of your instructions infringes the GDPR.',
    ],
    weak: ['Vendor may refuse an instruction that violates the GDPR.'],
    absent: ['Client’s instructions shall comply with the GDPR.'],
  },
  'GDPR-30': {
    present: ['All drives are encrypted.', '| Encryption in transit | TLS 1.3 |'],
    absent: [
      'Vendor shall not attempt to re-identify pseudonymised data.',
      'The Customer shall encrypt the files it sends.',
    ],
  },
  'GDPR-32': {
    present: [
      'Systems can be brought back after an outage: data is restored from back-ups within four hours.',
      'Vendor maintains a disaster recovery plan.',
    ],
    absent: ['Vendor shall delete the data from all backups.'],
  },
  'GDPR-33': {
    present: [
      'The effectiveness of the measures is tested, assessed and evaluated at regular intervals.',
      'A yearly penetration test is carried out by an outside firm.',
    ],
    absent: ['The parties review the fees every year.'],
  },
  'GDPR-34': {
    present: [
      'Persons acting under the authority of the Importer process the data only as the Exporter has instructed.',
      'Employees of the Supplier shall not handle personal data other than on instructions from the Client.',
    ],
    absent: ['Vendor trains its employees.'],
  },
  'GDPR-35': {
    present: [
      'Any breach of security affecting the data shall be reported to the Exporter without undue delay after the Importer becomes aware of it.',
      'Supplier must tell Client of a data breach forthwith, and at the latest within 36 hours.',
      'In case of a personal data breach the Client is to be alerted immediately.',
      'We will notify you of a personal data breach without undue delay.',
    ],
    weak: ['Vendor notifies Customer of a personal data breach within forty-eight (48) hours.'],
    denied: [
      'Vendor shall not be obliged to notify Customer of personal data breaches without undue delay.',
      'Vendor notifies Customer of a personal data breach in its sole discretion.',
    ],
  },
  'GDPR-36': {
    present: [
      'The report on the data breach sets out what happened, how many data subjects and records are affected and of which categories, the likely consequences, and the steps taken or proposed to contain it.',
      'Breach notices shall include:\n(a) a description of the personal data breach;\n(b) the categories and approximate number of individuals and records concerned;\n(c) the probable effects of the breach;\n(d) remedial measures taken.',
    ],
    weak: [
      'Vendor notifies Customer of the breach with sufficient information to allow it to notify the authority.',
      'The breach notice describes the nature of the breach.',
    ],
  },
  'GDPR-37': {
    present: [
      'Every personal data breach is documented with its facts, its effects and the remedial action.',
      'Importer keeps a register of breaches.',
    ],
    absent: ['Vendor maintains the incident policies named in its security documentation.'],
  },
};
