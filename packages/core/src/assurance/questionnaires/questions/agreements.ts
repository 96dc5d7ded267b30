import { choice, since, yesNo, type Question } from '../question.ts';

/** Agreements, the law, who owes what, and documents. */
export const aboutAgreements: readonly Question[] = [
  yesNo(
    'agr-signed',
    'agreements-signed',
    'Is there a signed agreement with each client before your people see its data?',
    'Without one nobody may work with the data, whoever asks for it.',
    { evidence: 'agreement' },
  ),
  yesNo(
    'agr-signers',
    'agreements-signed',
    'Do you keep a list of who may sign such agreements for you?',
    'A signature of somebody who may not sign binds nobody.',
  ),
  yesNo(
    'agr-undertakings',
    'agreements-signed',
    'Has everybody who sees customer data promised confidentiality in writing?',
    'The law asks for it of each person, not only of the company.',
    { evidence: 'undertakings' },
  ),
  yesNo(
    'cla-instructions',
    'clauses-present',
    'Do your people use customer data only as the client instructs?',
    'Any other use makes you answerable for it yourself.',
  ),
  yesNo(
    'cla-breach',
    'clauses-present',
    'Is it written down who tells the client of a breach, and within how many hours?',
    'The client’s own clock runs from the moment it could have known.',
    { evidence: 'breach-clause' },
  ),
  yesNo(
    'cla-deletion',
    'clauses-present',
    'Do you delete or hand back everything when an agreement ends, and state it in writing?',
    'What stays behind is a breach that nobody watches.',
    { evidence: 'deletion-clause' },
  ),
  yesNo(
    'cla-liability',
    'clauses-present',
    'Are you insured against the damage of a breach?',
    'A duty to pay is worth what can be paid.',
    { evidence: 'insurance' },
  ),
  choice(
    [
      { id: 'eea', label: 'Only in the EEA, or where it decided that the law is adequate' },
      { id: 'safeguards', label: 'Elsewhere too, each place under standard clauses or rules of the group' },
      { id: 'unclear', label: 'Elsewhere too, not all under safeguards', gap: true },
    ],
    'fra-where',
    'frameworks-met',
    'From which countries is customer data worked with?',
    'Data of people in the EEA may go elsewhere only under safeguards.',
    { ifNo: 'Which countries are they, and which safeguards will there be by when?' },
  ),
  yesNo(
    'fra-records',
    'frameworks-met',
    'Do you keep records of what you process for whom?',
    'The law asks a processor for them too.',
  ),
  yesNo(
    'fra-contact',
    'frameworks-met',
    'Is somebody named who answers for data protection?',
    'A client in a breach has no time to look for whom to call.',
  ),
  yesNo(
    'fra-requests',
    'frameworks-met',
    'Do requests of customers about their own data reach the client within two working days?',
    'The client has a month to answer, and you hold some of what it needs.',
  ),
  yesNo(
    'res-subs',
    'responsibilities-split',
    'Do you name every sub-processor to the client before it gets any data?',
    'The client may object, and can only do so in time.',
  ),
  yesNo(
    'res-passed-on',
    'responsibilities-split',
    'Are your sub-processors bound by the same duties as you?',
    'A chain holds as much as its weakest agreement.',
  ),
  yesNo(
    'res-owners',
    'responsibilities-split',
    'Does each duty of the agreement have one person with you who sees to it?',
    'What is everybody’s task is done by nobody.',
  ),
  yesNo(
    'doc-versions',
    'documents-auditable',
    'Can you show which version of a policy held on a given day?',
    'Whether a rule was kept depends on which rule there was.',
  ),
  since(
    365,
    'doc-reviewed',
    'documents-auditable',
    'When was your information security policy last reviewed?',
    'A policy that nobody reads again tells of a company that is no more.',
    { ifNo: 'When will it be reviewed, and by whom?', file: true },
  ),
];
