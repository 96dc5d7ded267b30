import type { Phrasings } from './phrasings.ts';

/** Good practice in the styles lawyers draft in, and what only sounds like it. All our own words. */
export const hygieneStylesPhrasings: Phrasings = {
  'HYG-SUPERCAP': {
    present: [
      'Liability is limited to the fees of one year, but for breaches of confidentiality to five million euro.',
      'The cap is EUR 1 million, save for a breach of data protection duties.',
      'Nothing in this clause limits the liability of Provider for a loss of personal data.',
      'Liability under Clause 6 (data protection) is outside the general cap.',
    ],
    absent: [
      "Each party's liability is limited to the yearly fees.",
      'Vendor limits access to personal data to trained agents.',
    ],
  },
  'HYG-INDEMNITY': {
    present: [
      'The Supplier keeps the Client free and harmless from third-party claims.',
      'Vendor shall hold Customer harmless against any claim its breach gives rise to.',
      'Provider makes Customer whole for what its breach costs.',
      'The Processor bears every loss that its breach of this contract causes.',
    ],
    absent: ['The Processor scans files for harmful code.', 'Provider tells Customer of claims.'],
  },
  'HYG-PRECEDENCE': {
    present: [
      'Where the two contracts differ, this DPA goes before the master agreement.',
      'Should a schedule be at odds with the body, the body governs.',
      'In case of deviations, the standard contractual clauses have priority.',
    ],
    absent: ['The Provider ranks incidents by gravity.', 'Different security controls apply per site.'],
  },
  'HYG-SURVIVAL': {
    present: [
      'The duty of secrecy outlasts this contract.',
      'Clauses 4 and 7 bind the parties even after the end of this agreement.',
      'Confidentiality remains binding for five years after expiry of the agreement.',
      'These obligations extend beyond the term.',
    ],
    absent: ['Data is erased after the end of the services.', 'Access ends when a person leaves.'],
  },
  'HYG-CHANGES': {
    present: [
      'This contract is changed only by a document that both parties have signed.',
      'No alteration of this agreement is valid unless made in writing.',
      'A new version of this agreement takes its place when each party has signed it.',
      'Changes to these terms need the signature of both parties.',
    ],
    absent: ['Passwords are changed every 90 days.', 'Provider announces changes of its prices.'],
  },
  'HYG-EXIT': {
    present: [
      'At the end the Provider helps a successor to take over the work.',
      'Vendor moves the work to the new provider that Customer names.',
      'Supplier supports the migration to a replacement supplier.',
      'The Agency hands over all open cases.',
    ],
    absent: ['This agreement binds the parties, their heirs and successors.'],
  },
  'HYG-ENTIRE': {
    present: [
      'This agreement contains all that the parties have agreed on the matter.',
      'There are no side agreements.',
      'It replaces all earlier agreements on personal data.',
      'Should a clause be void, the rest stands.',
      'If any term is ineffective, the other provisions are not affected.',
    ],
    absent: ['A consent given by mistake is void.', 'The Provider replaces lost badges.'],
  },
  'HYG-DEFINITIONS': {
    present: [
      'Words of the GDPR mean here what the GDPR says they mean there.',
      'Terms are understood as defined by Article 4.',
      'Processing is to be read in the sense of Article 4(2).',
      'Capitalised words bear the meaning the Glossary gives them.',
    ],
    weak: ['The Processor keeps to the contract.'],
  },
  'HYG-SUB-NOTICE': {
    present: [
      '3. Sub-processors\n\nThe Provider announces each addition or replacement 21 days ahead.',
      'Sub-processors. Supplier updates the register; Customer may object to a planned change within two weeks.',
      '3. Sub-processors\n\nChanges to the list are told to the Client one month beforehand.',
    ],
    absent: [
      'The Provider informs the Customer of every new sub-processor.',
      'Prices\n\nThe replacement of a badge is charged after 30 days.',
    ],
  },
  'HYG-TRAINING': {
    present: [
      'Every agent completes an e-learning course on privacy.',
      'Staff attend a workshop on data protection.',
      'New employees are taught how to handle personal data.',
      'Each person takes a course in security before the first shift.',
    ],
    absent: [
      'In the course of their work, staff see personal data.',
      'Personnel shall, of course, keep secrets.',
    ],
  },
  'HYG-TRAINING-FREQUENCY': {
    present: ['Agents pass the course on privacy every 12 months.', 'Staff attend a workshop each year.'],
    weak: ['Staff are trained in privacy.'],
    absent: ['In the course of a year, staff change every desk.'],
  },
  'HYG-LOGGING': {
    present: [
      'Each access to a customer file is recorded.',
      'The Provider keeps a record of every access to Personal Data.',
      'All access is entered in a journal that the Client and its auditors can read.',
      'The system records who viewed which file.',
      'User actions are logged.',
    ],
    weak: ['The Provider may log each access.'],
    absent: [
      'A request for access by a data subject is recorded in the ticket.',
      'Calls are recorded for quality.',
    ],
  },
  'HYG-MITIGATION': {
    present: [
      'After an incident the Provider at once limits the harm.',
      'Supplier stops the breach immediately.',
      'Vendor repairs without delay the damage an unauthorised disclosure has done.',
    ],
    absent: ['The Supplier limits its liability for damage.', 'The contract ends at once upon insolvency.'],
  },
  'HYG-KEYS': {
    present: [
      'Keys that encrypt the data are held by the Customer.',
      'The Provider holds no private key of the Client.',
      'Keys for encryption are rotated every quarter.',
      'Decryption stays with the Client, who alone controls the keys.',
    ],
    absent: ['The Provider keeps the keys of the building.', 'Key personnel keep encrypted laptops.'],
  },
  'HYG-CONTINUITY': {
    present: [
      'After a failure the Provider restores its services within eight hours.',
      'The recovery time objective is four hours.',
      'Work moves to a second site when the first one fails.',
      'Systems are redundant.',
      'The Vendor backs up the case system nightly.',
    ],
    absent: [
      'The Provider resumes the services once the suspension for unpaid fees ends.',
      'The agent restores the goodwill of the caller.',
    ],
  },
  'HYG-TESTING': {
    present: [
      'The Provider tests and evaluates its measures once a year.',
      'Security is tested by an independent firm.',
      'The effectiveness of controls is verified; the controls are tested each quarter.',
      'Vendor has its systems scanned for weaknesses.',
    ],
    absent: ['The Provider tests headsets before use.', 'No real records serve as test data.'],
  },
  'HYG-RECORDS': {
    present: [
      'Agreement under Article 28\n\nThe Processor keeps a record of its processing.',
      'Agreement under Article 28\n\nThe Provider maintains a register of the processing it carries out for the Controller.',
      'Agreement under Article 28\n\nVendor keeps an inventory of processing activities.',
    ],
    absent: [
      'Agreement under Article 28\n\nThe Processor keeps health records safe after the processing ends.',
    ],
  },
  'HYG-SPECIAL': {
    present: [
      'Data concerning health is processed.',
      'No biometric or genetic data is handled.',
      'Agents see no data on religious beliefs.',
    ],
    absent: ['Employees keep occupational health and safety rules.'],
  },
  'HYG-MINIMISATION': {
    present: [
      'Agents see only the data they need for the ticket.',
      'Card numbers are masked.',
      'The Provider asks for as little personal data as the ticket takes.',
      'Telephone numbers are shown in part.',
    ],
    absent: ['Staff wear masks on the floor.', 'The contract may be redacted before others see its data.'],
  },
  'HYG-OWNERSHIP': {
    present: [
      "The data stays the Client's.",
      'All Customer Data belongs to the Customer.',
      'The Provider does not acquire any right in the data.',
      'Customer retains all rights in its data.',
    ],
    absent: [
      "Data stays in the Customer's systems.",
      'Headsets that belong to the Customer are returned clean.',
    ],
  },
};

/** The same of contracts on health data. */
export const hipaaPracticePhrasings: Phrasings = {
  'BAA-OPT-MITIGATION': {
    present: [
      'If a person breaks this contract, Business Associate limits the harm at once.',
      'Business Associate undoes, as far as practicable, the ill effects of a wrongful disclosure.',
    ],
    absent: ['Business Associate limits its liability for damage from unauthorized use.'],
  },
  'BAA-OPT-TRAINING': {
    present: [
      'Workforce members attend a yearly course on HIPAA.',
      'Each person passes the privacy course before the first access to PHI.',
    ],
    absent: ['In the course of its services, the workforce sees PHI.'],
  },
  'BAA-OPT-OFFSHORE': {
    present: [
      'PHI is not sent abroad.',
      'PHI is stored in Ohio. A transfer to any other place needs the consent of Covered Entity.',
      'Business Associate shall not move PHI to another country.',
      'No PHI leaves the country.',
    ],
    absent: ['Disputes are heard by courts of Ohio, not by courts abroad.', 'PHI is kept in locked rooms.'],
  },
  'BAA-OPT-CONTINGENCY': {
    present: [
      'Business Associate restores its systems within one day of an outage.',
      'PHI is backed up every night.',
    ],
    absent: ['Services resume when a payment that was late has come in.'],
  },
  'BAA-OPT-LOGS': {
    present: ['Every access to PHI is recorded.', 'Business Associate keeps a log of all access to ePHI.'],
    absent: ["An individual's request for access to PHI is recorded within five days."],
  },
};
