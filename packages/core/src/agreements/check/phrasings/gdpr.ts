import type { Phrasings } from './phrasings.ts';

/** Ways lawyers say, half say, deny and do not say what GDPR Art. 28(3) asks. All our own words. */
export const gdprPhrasings: Phrasings = {
  'GDPR-00': {
    present: [
      'This Data Protection Addendum forms part of the Framework Agreement between Elm Retail plc ("Customer") and Deskworks Ltd ("Provider").',
      'The parties have entered into this contract in writing; it is binding on the Processor with regard to the Controller.',
    ],
  },
  'GDPR-01': {
    present: [
      'The subject matter of the processing is first-line telephone support.',
      'Subject-matter: answering customer enquiries by chat.',
      'The object of the processing is the handling of warranty claims.',
    ],
    absent: ['The parties will meet each quarter.'],
  },
  'GDPR-02': {
    present: [
      'The processing will last for the term of the Services Agreement.',
      'Duration of processing: until the Services Agreement ends.',
      'Vendor processes Customer Data for as long as the support contract is in force.',
    ],
  },
  'GDPR-03': {
    present: [
      'Nature of the processing: viewing, amending and storing order records.',
      'The processing operations comprise consultation and storage of call recordings.',
    ],
    absent: [
      'Taking into account the nature of the processing, the Processor assists the Controller in answering requests.',
    ],
  },
  'GDPR-04': {
    present: [
      "The purpose of the processing is to resolve customers' billing questions.",
      'Personal data is processed solely for the purpose of providing customer care.',
    ],
  },
  'GDPR-05': {
    present: [
      'Types of personal data: name, postal address, order history.',
      'The categories of personal data concerned are contact details and payment status.',
      'The personal data processed includes account numbers and call recordings.',
    ],
  },
  'GDPR-06': {
    present: [
      'Categories of data subjects: subscribers and their household members.',
      "The data subjects are the Customer's shoppers and newsletter readers.",
      'The types of data subjects whose data is handled comprise patients and carers.',
    ],
    absent: ['Processor shall assist Controller in answering requests of data subjects.'],
  },
  'GDPR-07': {
    present: [
      'The Customer is responsible for having a legal basis for the processing.',
      'Company warrants that its instructions are lawful.',
      'The rights and obligations of the Controller are set out in clause 3.',
    ],
  },
  'GDPR-08': {
    present: [
      'The Processor may process the Personal Data only in accordance with the documented instructions of the Controller.',
      "Vendor shall not process Customer Personal Data other than on Customer's written instructions.",
      'Supplier will act solely on the written directions of the Client.',
      'Provider processes Customer Data exclusively as instructed by Customer in this DPA.',
      'The Contractor handles the data strictly on the documented instructions of the Company, also as regards transfers outside the EEA.',
      "Except on the Controller's documented instructions, the Processor shall not process the data.",
    ],
    weak: [
      "Provider shall use reasonable efforts to follow the Customer's written instructions only.",
      "Provider takes account of the Customer's instructions when it processes data.",
    ],
    denied: [
      'Processor may process personal data as it reasonably determines is necessary.',
      "Vendor may deviate from Customer's instructions where it considers this useful.",
    ],
    absent: ['The Controller pays the fees within thirty days.'],
  },
  'GDPR-09': {
    present: [
      'If a law requires the Processor to process the data otherwise, it shall inform the Controller of that legal requirement before processing.',
      'Where the Vendor is compelled by applicable law to process differently, it will notify the Customer beforehand unless prohibited.',
      'Should Union law oblige the Supplier to act without instructions, the Supplier tells the Client in advance of that requirement.',
    ],
    absent: ['The Processor shall comply with all applicable laws.'],
  },
  'GDPR-10': {
    present: [
      'Processor shall ensure that persons authorised to process the data have committed themselves to confidentiality.',
      'All Vendor employees with access to Customer Data are bound by written confidentiality undertakings.',
      'Provider will impose a duty of confidentiality on its personnel who handle Personal Data.',
      "The Supplier's staff sign non-disclosure agreements before they access personal data.",
      'Anyone acting for the Processor who sees the data is under a statutory obligation of secrecy.',
      'Contractor shall make sure its workers keep the personal data they process confidential.',
    ],
    weak: ['The Processor shall keep Customer Data confidential.'],
    denied: [
      'Processor is not required to obtain confidentiality undertakings from its personnel who process data.',
    ],
    absent: [
      'The Processor ensures the ongoing confidentiality, integrity and availability of its systems.',
      'Audit results are the confidential information of both parties.',
    ],
  },
  'GDPR-11': {
    present: [
      'Processor shall implement appropriate technical and organisational measures to protect the data.',
      'Vendor takes all measures required under Article 32 GDPR.',
      'Supplier will maintain the security measures described in Annex 2.',
      'Provider has put in place administrative, technical and physical safeguards.',
    ],
    weak: [
      'Processor will use commercially reasonable efforts to maintain appropriate technical and organisational measures.',
      'The Vendor maintains a security program.',
    ],
  },
  'GDPR-12': {
    present: [
      'Processor shall not engage another processor without the prior written authorisation of the Controller.',
      'Customer gives Vendor general authorisation to appoint sub-processors.',
      "Supplier may subcontract only with the Client's prior written consent.",
      "Provider obtains the Company's approval before it uses any sub-processor.",
      'The Customer hereby authorizes the use of the Subprocessors listed in Schedule 3.',
    ],
    weak: ['The Processor may use sub-processors to deliver the services.'],
    denied: ['Processor may engage sub-processors without the consent of the Controller.'],
    absent: ['The Processor shall pay its taxes.'],
  },
  'GDPR-13': {
    present: [
      'Processor shall inform Controller of intended changes concerning the addition or replacement of sub-processors, giving Controller the opportunity to object.',
      "Vendor will give 30 days' notice before engaging a new sub-processor. Customer may object to the new sub-processor within 14 days.",
      'Provider updates its sub-processor list and notifies Customer of additions; Customer may refuse a new sub-processor on reasonable grounds.',
    ],
    weak: ['Under the general authorisation, Provider informs Customer of new sub-processors.'],
  },
  'GDPR-14': {
    present: [
      'Sub-processors are bound by a written contract containing the same data protection obligations.',
      'Vendor will impose on each Subprocessor terms no less protective than those of this DPA.',
      'The Supplier flows down equivalent duties to its subcontractors by contract: they shall be bound by the same obligations.',
      'Processor shall ensure that every sub-processor agrees to substantially similar obligations.',
    ],
    weak: ['Processor enters into a written agreement with each sub-processor.'],
    absent: ['Processor shall notify the Controller of its sub-processors.'],
  },
  'GDPR-15': {
    present: [
      'The Processor remains fully liable to the Controller for the performance of the sub-processor.',
      'Vendor is responsible for the acts and omissions of its Subprocessors as for its own.',
      'Provider shall be accountable for its subcontractors.',
    ],
    denied: ['Provider is not liable for acts or omissions of its sub-processors.'],
  },
};
