// What the file names of a labelled set of contract forms say: each is complete ("minimal-pass") or fails in one way
// ("missing-encryption-fail"). The tables map such a name to items of our checklists. They are written from the law and
// from reading the forms, generously, so that names of other forms of the set map too.

export type Family = 'baa' | 'dpa' | 'ccpa' | 'scc' | 'state' | 'uk';

export interface Label {
  readonly family: Family;
  readonly slug: string;
  /** All of these must be flagged: the clause is gone, denied or hollow. */
  readonly ids: readonly string[];
  /** Gone with the same clause, or changed beside it; flagging them is right and not asked. */
  readonly also: readonly string[];
}

type Row = readonly [pattern: RegExp, ids: string, also?: string];

const SECURITY_LIST =
  'GDPR-30 GDPR-31 GDPR-32 GDPR-33 HYG-ENCRYPTION HYG-CONTINUITY HYG-TESTING HYG-TOMS HYG-ACCESS';
const SIGNATURE_BLOCK = 'HYG-CONTACT HYG-DPO';

const dpa: readonly Row[] = [
  [/indemnif.*fines|controller-(indemnif|pays)|fines/, 'RF-CONTROLLER-PAYS'],
  [
    /soc2|soc-2|certificat.*audit|eliminates-audit|audit.*(replaced|in-lieu)/,
    'GDPR-20 RF-AUDIT-CERTIFICATES',
    'HYG-AUDIT HYG-DEFINITIONS HYG-AUDIT-FREQUENCY',
  ],
  [/roles?-unclear|role-designation/, 'HYG-PARTIES RF-ROLES', 'HYG-TERMS-GDPR HYG-SUB-ANCHOR'],
  [/(breach|notif).*(72|96|hour|day|window|late)/, 'RF-BREACH-LATE-GDPR', 'HYG-BREACH-HOURS GDPR-35'],
  [/deletion.*(processor|vendor)|processor-(choice|option|discretion).*delet/, 'RF-DELETION-CHOICE GDPR-18'],
  [/instructions.*deviat|deviat/, 'RF-INSTRUCTIONS GDPR-08'],
  [/breach-content|breach-elements|33-3/, 'GDPR-36'],
  [/undue-delay/, 'GDPR-35'],
  [
    /processor-breach-notice|breach-noti|breach-report/,
    'GDPR-35',
    'HYG-BREACH-HOURS HYG-BREACH-NOTICE HYG-TERMS-GDPR GDPR-36',
  ],
  [/breach-record|breach-document|breach-register/, 'GDPR-37'],
  [
    /art-?32|security-measures|technical-organi[sz]ational|\btoms\b/,
    'GDPR-11',
    `${SECURITY_LIST} RF-NO-MEASURES RF-NOTICE-DISCRETION`,
  ],
  [/pseudonym|encrypt/, 'GDPR-30', 'HYG-ENCRYPTION'],
  [/resilien|\bcia\b|confidentiality-integrity|ongoing/, 'GDPR-31'],
  [/restor|availab/, 'GDPR-32', 'HYG-CONTINUITY'],
  [/testing|regular-test/, 'GDPR-33', 'HYG-TESTING'],
  [/onward/, 'HYG-ONWARD'],
  [/\btia\b|transfer-impact/, 'HYG-TIA'],
  [/supplementary/, 'HYG-SUPPLEMENTARY'],
  [
    /scc|transfer-mechanism|cross-border|third-country|international-transfer/,
    'HYG-TRANSFER',
    'HYG-ONWARD HYG-TIA',
  ],
  [/subject-matter/, 'GDPR-01'],
  [/duration/, 'GDPR-02'],
  [/\bnature/, 'GDPR-03', 'GDPR-04'],
  [/purpose/, 'GDPR-04', 'GDPR-03'],
  [/data-subject-(rights|request|assist)|dsr|dsar|subject-access/, 'GDPR-16'],
  [/data-subjects|categories-of-data-subjects/, 'GDPR-06', 'HYG-TERMS-GDPR'],
  [/(types?|categories)-(of-)?(personal-)?data|data-types|data-categories/, 'GDPR-05'],
  [/controller-(obligations|rights)|rights-of-(the-)?controller/, 'GDPR-07'],
  [/infring|unlawful-instruction/, 'GDPR-21'],
  [/legal-requirement|law-conflict|compelled/, 'GDPR-09'],
  [/instruction/, 'GDPR-08', 'GDPR-09 GDPR-21 HYG-TERMS-PURPOSE RF-INSTRUCTIONS'],
  [/confidential/, 'GDPR-10'],
  [/dpia|impact-assessment/, 'GDPR-17 HYG-DPIA'],
  [/prior-consultation/, 'GDPR-17'],
  [/32-36|assistance|assist/, 'GDPR-17', 'HYG-DPIA'],
  [/flow-down/, 'GDPR-14', 'GDPR-13 GDPR-15'],
  [/sub-?processor.*(liab|responsib)/, 'GDPR-15'],
  [/sub-?processor.*(objection|notice|change)/, 'GDPR-13'],
  [/sub-?processor.*(authori|consent|approval)/, 'GDPR-12'],
  [/sub-?processor-list/, 'HYG-SUBLIST'],
  [/sub-?processor.*(anchor|term|defin)/, 'HYG-SUB-ANCHOR', 'HYG-SUBLIST'],
  [/sub-?processor/, 'GDPR-12', 'GDPR-13 GDPR-14 GDPR-15 HYG-SUBLIST HYG-SUB-ANCHOR HYG-SUB-NOTICE'],
  [/deletion|return|erasure/, 'GDPR-18', 'HYG-DELETION-TIME HYG-DELETION-PROOF'],
  [/compliance-demonstration|demonstrat/, 'GDPR-19', 'GDPR-20 HYG-AUDIT HYG-AUDIT-FREQUENCY'],
  [/audit|inspection/, 'GDPR-20', 'GDPR-19 HYG-AUDIT HYG-AUDIT-FREQUENCY RF-AUDIT-CERTIFICATES'],
  [/record/, 'HYG-RECORDS'],
  [/supervisory|authority-cooperation/, 'HYG-COOPERATION'],
  [/dpo|data-protection-officer|representative/, 'HYG-DPO', 'HYG-CONTACT'],
  [/special-categor|sensitive/, 'HYG-SPECIAL'],
  [/terminology|definitions?/, 'HYG-TERMS-GDPR', 'HYG-DEFINITIONS'],
  [/minimi[sz]ation/, 'HYG-MINIMISATION'],
];

const baa: readonly Row[] = [
  [/(breach|notif).*(\d+-day|window|late|hour)/, 'BAA-20 RF-BREACH-LATE-HIPAA', 'HYG-BREACH-HOURS'],
  [/roles?-unclear/, 'HYG-PARTIES RF-ROLES'],
  [/breach-discovery|discovery-trigger|discovery/, 'BAA-20', 'RF-NOTICE-DISCRETION'],
  [/breach-content|breach-elements|individual-identif|164-404/, 'BAA-21'],
  [/breach-noti|breach-report|unsecured/, 'BAA-20', 'BAA-OPT-DEFINITIONS HYG-BREACH-HOURS'],
  [/access-to-phi|access-to|individual-access|access-right/, 'BAA-07'],
  [/amendment/, 'BAA-08'],
  [/accounting/, 'BAA-09'],
  [/technical-safeguards/, 'BAA-OPT-TECHNICAL', 'BAA-04 BAA-14 BAA-OPT-ACCESS'],
  [/physical-safeguards|facility/, 'BAA-OPT-FACILITY', 'BAA-04'],
  [
    /administrative-safeguards|appropriate-safeguards|safeguards/,
    'BAA-04',
    'BAA-OPT-ACCESS BAA-14 BAA-OPT-TECHNICAL BAA-OPT-FACILITY',
  ],
  [/security-rule/, 'BAA-14', 'BAA-OPT-TECHNICAL BAA-OPT-FACILITY BAA-OPT-ACCESS'],
  [/encrypt/, 'BAA-OPT-ENCRYPTION', 'HYG-ENCRYPTION'],
  [/security-incident/, 'BAA-16', 'HYG-TERMS-GDPR'],
  [/impermissible|unauthori[sz]ed-(use|disclosure)/, 'BAA-05'],
  [/cure/, 'BAA-OPT-CURE'],
  [
    /termination-for-breach|termination-for-cause|material-breach/,
    'BAA-13',
    'BAA-OPT-CURE BAA-OPT-DEFINITIONS BAA-20 HYG-SURVIVAL HYG-BREACH-HOURS',
  ],
  [/sub(contractor|processor)-list/, 'BAA-OPT-SUBLIST', 'HYG-SUBLIST'],
  [/sub(contractor|processor).*(security|ephi)/, 'BAA-15'],
  [
    /flow-down|sub(contractor|processor)/,
    'BAA-06 BAA-18',
    'BAA-15 BAA-OPT-SUBLIST HYG-SUBLIST HYG-SUB-ANCHOR',
  ],
  [/minimum-necessary/, 'BAA-OPT-MINIMUM'],
  [/mitigat/, 'BAA-OPT-MITIGATION', 'HYG-MITIGATION'],
  [/training/, 'BAA-OPT-TRAINING', 'HYG-TRAINING HYG-TRAINING-FREQUENCY'],
  [/sanction/, 'BAA-OPT-SANCTIONS', 'HYG-DISCIPLINE'],
  [/risk-(assessment|analysis)/, 'BAA-OPT-RISK', 'HYG-RISK'],
  [/return|destruction|destroy/, 'BAA-12'],
  [/books|records|hhs|secretary/, 'BAA-11'],
  [/phi-reference|phi-definition/, 'BAA-OPT-PHI', 'BAA-OPT-DEFINITIONS RF-ROLES'],
  [/definitions|current-def/, 'BAA-OPT-DEFINITIONS'],
  [/permitted-use|permitted|use-limitation/, 'BAA-01', 'BAA-03'],
  [/further-use|no-other-use|prohibited-use/, 'BAA-03'],
  [/subpart-e|privacy-rule|delegated|ce-obligation|carry-out/, 'BAA-10'],
  [/management|administration/, 'BAA-OPT-MGMT', 'BAA-OPT-ASSURANCES'],
  [/aggregation/, 'BAA-OPT-AGGREGATION'],
  [/de-?identif/, 'BAA-OPT-DEIDENTIFY'],
  [/offshore|outside-us/, 'BAA-OPT-OFFSHORE'],
  [/sale|marketing|remuneration/, 'BAA-OPT-SALE'],
  [/contingency|backup|disaster/, 'BAA-OPT-CONTINGENCY'],
  [/access-control/, 'BAA-OPT-ACCESS'],
  [/audit-(log|control)|logging/, 'BAA-OPT-LOGS'],
  [/state-law/, 'HYG-STATE-LAW'],
  [/regulatory-(change|amend)|amend/, 'BAA-OPT-AMENDLAW'],
  [/interpret|ambigu/, 'BAA-OPT-INTERPRET'],
  [/covered-entity-obligation|ce-duties/, 'BAA-OPT-CEDUTIES'],
];

const ccpa: readonly Row[] = [
  [/combin|comming/, 'CC-10'],
  [/same-level|level-of-protection|level-protection/, 'CC-02'],
  [/sale|sell|sharing|share/, 'CC-06'],
  [/direct-(business-)?relationship|outside-relationship/, 'CC-09'],
  [/(retain|use|disclos).*(restrict|outside|other)|other-purpose|commercial-purpose/, 'CC-08'],
  [/limited-(and-)?specif/, 'CC-01'],
  [/business-purpose|specific-purpose|purpose/, 'CC-07', 'CC-01 CC-08'],
  [/cannot-(meet|comply)|inability|no-longer|unable|notify-if|notice-of-non/, 'CC-04'],
  [/remediat|stop-/, 'CC-05'],
  [/cyber|risk-assess/, 'CC-15'],
  [/consumer|request|dsr|rights-assist/, 'CC-11'],
  [/sub-?(processor|contractor)|flow-down/, 'CC-12'],
  [/certif/, 'CC-13'],
  [/monitor/, 'CC-14', 'CC-03 CC-16'],
  [/audit|reasonable-steps|compliance-verif/, 'CC-03', 'CC-16 HYG-AUDIT HYG-AUDIT-FREQUENCY'],
  [/delet|return/, 'HYG-DELETION-TIME', 'HYG-DELETION-PROOF'],
  [/compl/, 'CC-02'],
  [/deidentif|de-identif/, 'HYG-US-DEIDENTIFIED'],
  [/sensitive/, 'HYG-SPECIAL'],
];

const scc: readonly Row[] = [
  [/modif/, 'RF-SCC-MODIFIED', 'SCC914-2 SCC914-12 SCC914-14 SCC914-15.1 SCC914-15.2'],
  [/onward/, 'SCC914-8.8'],
  [/\btia\b|transfer-impact|local-law/, 'SCC914-14'],
  [/docking/, 'SCC914-7'],
  [
    /annex-(i|1)-?b|description-of-transfer/,
    'SCC914-A-I.B-SUBJECTS',
    'SCC914-A-I.B-DATA SCC914-A-I.B-FREQUENCY SCC914-A-I.B-NATURE SCC914-A-I.B-PURPOSE SCC914-A-I.B-RETENTION SCC914-A-I.B-SENSITIVE',
  ],
  [/annex-(i|1)-?c|competent|supervisory/, 'SCC914-A-I.C', 'SCC914-13 SCC914-13-AUTHORITY'],
  [/annex-(iii|3)|sub-?processor-list/, 'SCC914-A-III'],
  [/annex-(ii|2)|\btoms?\b|measures/, 'SCC914-A-II'],
  [
    /annex-(i|1)|parties/,
    'SCC914-A-I.A',
    'SCC914-A-I.A-CONTACT SCC914-A-I.B-SUBJECTS SCC914-A-I.B-DATA SCC914-A-I.B-FREQUENCY SCC914-A-I.B-NATURE SCC914-A-I.B-PURPOSE SCC914-A-I.B-RETENTION SCC914-A-I.B-SENSITIVE SCC914-A-I.C',
  ],
  [/third-party-benef/, 'SCC914-3'],
  [/sensitive/, 'SCC914-8.7'],
  [/governing-law/, 'SCC914-17', 'SCC914-17-STATE'],
  [/forum|jurisdiction/, 'SCC914-18', 'SCC914-18-COURTS'],
  [/signature/, 'SCC914-A-I.A-SIGNATURES'],
  [/government|public-auth/, 'SCC914-15.1', 'SCC914-15.2'],
  [/sub-?processor/, 'SCC914-9', 'SCC914-9-OPTION'],
  [/redress/, 'SCC914-11'],
  [/liability/, 'SCC914-12'],
  [/instruction/, 'SCC914-8.1'],
  [/security/, 'SCC914-8.6'],
  [/erasure|return|deletion/, 'SCC914-8.5'],
  [/audit|documentation/, 'SCC914-8.9'],
];

const state: readonly Row[] = [
  [/instruction/, 'HYG-US-INSTRUCTIONS'],
  [/\bnature|purpose/, 'HYG-US-NATURE'],
  [/duration/, 'HYG-US-DURATION'],
  [/type|categor/, 'HYG-US-TYPES'],
  [/confidential/, 'HYG-US-CONFIDENTIALITY'],
  [/delet|return/, 'HYG-US-DELETE', 'HYG-DELETION-TIME HYG-DELETION-PROOF'],
  [/demonstrat/, 'HYG-US-DEMONSTRATE'],
  [/dpia|data-protection-assess|impact|risk-assess/, 'HYG-US-ASSESS-HELP'],
  [/audit|assess/, 'HYG-US-ASSESSMENTS', 'HYG-AUDIT'],
  [/objection/, 'HYG-US-OBJECTION'],
  [/sub-?(contractor|processor)|flow-down/, 'HYG-US-SUBCONTRACTORS', 'HYG-US-OBJECTION'],
  [/consumer|rights|request/, 'HYG-US-RIGHTS'],
  [/breach|secur/, 'HYG-US-SECURITY', 'HYG-BREACH-NOTICE'],
  [/de-?identif|pseudonym/, 'HYG-US-DEIDENTIFIED'],
  [/sensitive/, 'HYG-SPECIAL'],
  [/child/, 'HYG-CHILDREN'],
];

const uk: readonly Row[] = [
  [/table-1|parties/, 'HYG-UK-PARTIES'],
  [/table-2|selected-scc|eu-scc/, 'HYG-UK-CLAUSES'],
  [/table-3|appendix/, 'HYG-UK-APPENDIX'],
  [/table-4|ending/, 'HYG-UK-ENDING'],
  [/mandatory/, 'HYG-UK-MANDATORY'],
  [/governing|england/, 'HYG-UK-LAW', 'HYG-LAW'],
  [/\bico\b|commissioner/, 'HYG-UK-ICO'],
  [/\btra\b|transfer-risk/, 'HYG-UK-TRA', 'HYG-TIA'],
  [/uk-gdpr/, 'HYG-UK-GDPR'],
];

/** Asked after the family's own table. */
const common: readonly Row[] = [
  [/signature/, 'HYG-SIGNATURES', SIGNATURE_BLOCK],
  [/governing-law/, 'HYG-LAW'],
  [/notice-clause|notices/, 'HYG-NOTICES', 'HYG-CONTACT BAA-21'],
  [/surviv/, 'HYG-SURVIVAL'],
  [/term-and-termination|termination|-term$|^term/, 'HYG-TERM', 'HYG-EXIT'],
  [/effective-date/, 'HYG-EFFECTIVE-DATE'],
  [/audit/, 'HYG-AUDIT', 'HYG-AUDIT-FREQUENCY RF-AUDIT-CERTIFICATES HYG-DEFINITIONS'],
  [/precedence|conflict/, 'HYG-PRECEDENCE'],
  [/indemni/, 'HYG-INDEMNITY'],
  [/liabil|\bcap\b/, 'HYG-LIABILITY'],
  [/insur/, 'HYG-INSURANCE'],
  [/assignment/, 'HYG-ASSIGNMENT'],
  [/location|residency/, 'HYG-LOCATION'],
  [/govern?ment|law-enforcement/, 'HYG-GOVERNMENT'],
  [/\bai\b|machine-learning/, 'HYG-AI'],
  [/contact/, 'HYG-CONTACT'],
  [/entire/, 'HYG-ENTIRE'],
  [/amend/, 'HYG-CHANGES'],
  [/breach/, 'HYG-BREACH-NOTICE', 'HYG-BREACH-HOURS'],
  [/security/, 'GDPR-11', SECURITY_LIST],
];

const tables: Readonly<Record<Family, readonly Row[]>> = { baa, dpa, ccpa, scc, state, uk };

/** Which family a file's name is of. */
export function familyOf(name: string): Family {
  if (name.startsWith('baa')) return 'baa';
  if (name.includes('ccpa')) return 'ccpa';
  if (name.startsWith('scc')) return 'scc';
  if (/(^|-)uk-|idta/.test(name)) return 'uk';
  return /state|vcdpa|virginia|colorado|texas|connecticut/.test(name) ? 'state' : 'dpa';
}

/**
 * @param name of a failing form, e.g. `baa-missing-encryption-fail.txt`
 * @returns the items that must be flagged, or null when no table knows the name
 */
export function labelOf(name: string): Label | null {
  const family = familyOf(name);
  const slug = name.replace(/-fail\.txt$/, '').replace(PREFIX, '');
  const clause = family === 'scc' ? /clause-(\d+)(?:-(\d))?/.exec(slug) : null;
  if (clause !== null) return label(family, slug, clauseIds(clause[1] ?? '', clause[2]), CLAUSE_ALSO);
  for (const [pattern, ids, also] of [...tables[family], ...common]) {
    if (pattern.test(slug)) return label(family, slug, ids, also);
  }
  return null;
}

const PREFIX =
  /^(baa-subcontractor|baa|dpa-ccpa-(?:service-provider|contractor|third-party)|dpa-controller-processor|dpa-processor-subprocessor|dpa-[a-z]*-?(?:multi-)?states?|scc-module-\d|uk-(?:idta|addendum)|dpa|scc|uk)-(?:missing-)?/;
/** Of a Clause 8 or 15, any part. The forms that lack one clause also reword others. */
const CLAUSE_ALSO = 'SCC914-1 SCC914-2 SCC914-A-I.B-PURPOSE SCC914-17-STATE SCC914-18-COURTS';

function clauseIds(number: string, part: string | undefined): string {
  if (part !== undefined) return `SCC914-${number}.${part}`;
  return number === '15' ? 'SCC914-15.1 SCC914-15.2' : `SCC914-${number}`;
}

function label(family: Family, slug: string, ids: string, also = ''): Label {
  return { family, slug, ids: ids.split(' '), also: also.split(' ').filter((id) => id !== '') };
}
