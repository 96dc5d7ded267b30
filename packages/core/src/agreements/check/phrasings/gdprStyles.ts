import type { Phrasings } from './phrasings.ts';

/** Art. 28(3)(a)-(d) and its chapeau in the styles lawyers draft in: passive, plain, lists, tables. All our own words. */
export const gdprStylesPhrasings: Phrasings = {
  'GDPR-01': {
    present: [
      'Subject matter: answering telephone enquiries for the Exporter.',
      'Subject of the processing\n\nHotline services for holders of a season ticket.',
      '| Subject-matter of processing | Handling of warranty claims |',
    ],
    absent: ['The Importer informs the Exporter of incidents.'],
  },
  'GDPR-02': {
    present: [
      'Duration of processing\n\nUntil 31 December 2027.',
      '| Duration | For the life of the Main Contract; processing ends with it |',
      'Personal data are processed for so long as the Services are rendered.',
      'The processing lasts as long as the framework contract.',
    ],
    absent: ['Breaches are notified within 24 hours.'],
  },
  'GDPR-03': {
    present: [
      'Nature of the processing: recording and transcription of calls.',
      'Nature of processing\n\nReading, updating and archiving of customer files.',
      '| Nature of processing | Hosting and storage |',
    ],
    absent: [
      'Taking into account the nature of the processing, Vendor shall assist Customer with requests.',
      'Having regard to the nature, scope, context and purposes of processing, Importer shall adopt suitable measures.',
      'The notice describes the nature of the breach.',
    ],
  },
  'GDPR-04': {
    present: [
      'Purpose of processing\n\nRunning the loyalty programme.',
      'The data is processed for the purpose of answering billing questions.',
      '| Purpose(s) of the processing | Collection of overdue invoices |',
    ],
    absent: [
      'Having regard to the nature, scope, context and purposes of processing, Importer shall adopt suitable measures.',
    ],
  },
  'GDPR-05': {
    present: [
      'Categories of personal data\n\nName, address, meter number, consumption.',
      '| Type of personal data | Contact data, payment data |',
      'The personal data to be processed comprises names, postal addresses and order numbers.',
    ],
    absent: ['Personal data has the meaning given in the GDPR.'],
  },
  'GDPR-06': {
    present: [
      'Data Subjects\n\nTenants and their relatives.',
      '| Categories of data subjects | Subscribers, their family members |',
      'The persons affected by the processing are policyholders and claimants.',
    ],
    absent: [
      'Data subjects may contact the Controller.',
      'The notice states the categories of data subjects affected.',
    ],
  },
  'GDPR-08': {
    present: [
      'Personal data shall be processed by the Service Provider exclusively upon the documented instructions of the Client.',
      'The Importer undertakes to process the data solely in accordance with the written instructions received from the Exporter.',
      'Vendor must not use Customer Data except as Customer has instructed in writing.',
      'Save where Union law requires otherwise, no personal data may be processed by the Supplier otherwise than on recorded instructions of the Customer.',
      'We process your data only as you instruct us in writing.',
      'The Contractor is bound by the written instructions of the Principal and may process the data on no other footing.',
      'Processing takes place strictly on the basis of documented instructions from the Company.',
      'The Data Processor acts on documented instructions only.',
    ],
    weak: ['The Importer will follow the reasonable directions of the Exporter.'],
    denied: ['Vendor may at any time depart from the instructions of the Customer.'],
    absent: ['The Exporter gives the Importer documented access to its systems.'],
  },
  'GDPR-09': {
    present: [
      'If a statute obliges the Supplier to process the data otherwise, the Supplier informs the Customer of that requirement before it does so, unless the statute forbids it.',
      'Where the Importer is compelled by Union or Member State law to carry out other processing, the Exporter shall be notified of the legal requirement in advance.',
      'Should Vendor be legally required to depart from the instructions, Vendor will first tell Customer, to the extent the law allows.',
      'Where it cannot follow the instructions because of a legal requirement, Service Provider will notify Client of that requirement before the processing.',
    ],
    absent: [
      'Vendor shall comply with all applicable laws.',
      'Supplier informs Customer before engaging a sub-processor.',
    ],
  },
  'GDPR-10': {
    present: [
      'All staff of the Supplier with access to the data are bound by a duty of confidentiality.',
      'The Importer shall procure that every individual it allows to handle the data has signed a secrecy undertaking.',
      'Personnel authorised to process personal data must be subject to a contractual or statutory obligation of confidence.',
      'Access is given only to employees who have entered into a non-disclosure agreement.',
      'Any natural person acting for the Vendor with access to Customer Data is under an enforceable obligation of confidentiality.',
      'Agents and workers are sworn to secrecy before they see any personal data.',
    ],
    absent: [
      'The terms of this agreement are confidential.',
      'Each auditor signs a confidentiality agreement.',
    ],
  },
  'GDPR-11': {
    present: [
      'Suitable technical and organisational measures shall be put in place and kept up by the Importer to guard the data against loss and misuse.',
      'Vendor undertakes all measures required under Article 32 of the GDPR.',
      'The Supplier applies the security measures listed in Schedule 3.',
      'The following technical and organisational measures are implemented by the Provider:',
      'Service Provider must maintain administrative, technical and physical safeguards for the Personal Data.',
    ],
    weak: ['Vendor maintains reasonable security.'],
    absent: [
      'The Client shall implement appropriate technical and organisational measures for its own systems.',
    ],
    denied: ['Supplier shall not be obliged to implement technical and organisational measures.'],
  },
  'GDPR-12': {
    present: [
      'No other processor may be engaged by the Importer without the prior written consent of the Exporter.',
      'Customer hereby grants Vendor a general written authorisation to engage Subcontractors.',
      'The engagement of subcontractors requires the advance written approval of the Client.',
      'Subprocessors may be appointed only with the specific prior written permission of the Company.',
      'The Customer consents to the use of the sub-processors listed in Annex C.',
    ],
    weak: ['Vendor may use subcontractors.'],
    denied: ['The Supplier may engage subcontractors without the consent of the Customer.'],
  },
  'GDPR-13': {
    present: [
      'Importer shall give Exporter thirty days’ written notice of any new sub-processor, and Exporter may object within that time.',
      'Any planned change of sub-processors is announced to the Client two weeks beforehand; the Client is free to raise an objection.',
      'Vendor will inform Customer of the intended replacement or addition of a subprocessor. Customer has ten business days to oppose the change.',
      'We will tell you before we add or replace a sub-processor. You can object within 14 days.',
    ],
    weak: ['Vendor will inform Customer before it engages a new sub-processor.'],
  },
  'GDPR-14': {
    present: [
      'Each Subcontractor must be bound, by written contract, by data protection duties no less onerous than those of the Supplier hereunder.',
      'The Importer imposes on every further processor the same data protection obligations by way of a contract.',
      'Vendor flows down the obligations of this DPA to its subprocessors in writing.',
      'Subprocessors shall enter into a written agreement that contains terms equivalent to this Addendum.',
      'Contracts with sub-processors mirror the provisions of this agreement.',
    ],
    weak: ['Vendor enters into a contract with each subprocessor.'],
    absent: ['Each party signs the same agreement.'],
  },
  'GDPR-15': {
    present: [
      'The Supplier remains wholly answerable to the Customer for the performance of its subcontractors.',
      'For the acts and omissions of its sub-processors, Importer is liable as for its own.',
      'Where the other processor fails to fulfil its obligations, the initial processor remains fully liable to the Client.',
      'Vendor is responsible for any breach caused by a subprocessor.',
    ],
    denied: [
      'Vendor accepts no liability for acts of its sub-processors.',
      'The Supplier shall in no event be liable for the omissions of a subcontractor.',
    ],
    absent: ['Liability is limited to the fees paid.'],
  },
};
