import type { Lexicon } from '../match/phrase.ts';

/** The words of the trade, so that rules can say what they mean. In the spelling of `text/tokens.ts`. */
export const lexicon: Lexicon = {
  // Who.
  CONTROLLER:
    'controller|controllers|customer|client|data exporter|exporter|covered entity|business|company|principal|subscriber|purchaser|upstreamprocessor|mainprocessor|initialprocessor|appointingprocessor|upstream ba|us|covered entities',
  PROCESSOR:
    'processor|provider|vendor|supplier|contractor|business associate|data importer|importer|service provider|subprocessor|agency|consultant|we|subcontractor|outsourcer|licensor',
  SUBPROCESSOR:
    'subprocessor*|subcontract*|subservice*|other processor*|another processor*|further processor*|additional processor*|downstream vendor*|downstream provider*|downstream processor*|third party processor*|third party provider*|third party service provider*|third party vendor*|third part* ~6 PROCESSES|engag* ~3 third part*|delegate*|affiliate* ~3 third part*|onward processor*|sub processors|subvendor*|downstream contractor*|downstream entit*',
  STAFF:
    'personnel|employee*|staff|persons|workforce|individuals authorized|agents|agent|people|workers|team members|anyone|those ~3 authorized|every person|each person|any person|everyone|everybody|anybody|all who|those who|natural person acting|every individual|each individual|such individuals|those individuals|all individuals|representatives|individuals who|contractors',
  INDIVIDUAL:
    'data subject*|individual*|consumer*|natural person*|patient*|person concerned|persons concerned',
  AUTHORITY:
    'supervisory authorit*|data protection authorit*|regulator*|regulatory authorit*|commissioner|competent authorit*|ico|cnil|privacy authorit*|government authorit*|governmental authorit*|attorney general|enforcement authorit*',
  /** One word for each side, to stand inside phrases: `at VENDOR ~2 option`. */
  VENDOR:
    'processor|provider|vendor|supplier|contractor|importer|subprocessor|agency|subcontractor|associate|outsourcer|us|we',
  BUYER: 'controller|customer|client|company|exporter|principal|business|entity|you|your',
  /** Those who do the work, one word each. */
  HANDS:
    'personnel|employee*|staff|person|persons|workers|people|individuals|agents|representatives|workforce|anyone|everyone',
  // What.
  DATA: 'personal data|customer data|personal information|protected health information|phi|ephi|client data|company data|controller data|health records|chr|customer personal data|data|information',
  PHI: 'protected health information|phi|ephi|health information|health records|health data|medical information|patient data|patient information|chr',
  PI: 'personal information|personal data|consumer data|consumer information|pi|data|information',
  LAW: 'applicable law*|data protection law*|privacy law*|union law|member state law*|member state*|law ~6 subject|laws ~6 subject|legal requirement*|legal obligation*|by law|regulation 2016 679|gdpr|statut*|domestic law|eu law|mandatory law|laws',
  GDPR: 'gdpr|general data protection regulation|2016 679|data protection act 2018|dsgvo',
  HIPAA: 'hipaa|health insurance portability|164.504|164.502|164.314|hitech|164.308|160.103',
  CCPA: 'ccpa|cpra|california consumer privacy|california privacy rights|1798|1798.100|1798.140',
  STATE_LAW:
    'vcdpa|colorado privacy act|connecticut data privacy|ctdpa|utah consumer privacy|ucpa|texas data privacy|tdpsa|virginia consumer data|oregon consumer privacy|montana consumer data|iowa consumer data|delaware personal data privacy|tennessee information protection|indiana consumer data|new jersey data|nebraska data privacy|new hampshire privacy|maryland online data|minnesota consumer data|kentucky consumer data|rhode island data|florida digital bill|us state privacy|u.s state privacy',
  MEMBER_STATE:
    'austria|belgium|bulgaria|croatia|cyprus|czech|czechia|denmark|estonia|finland|france|germany|greece|hungary|ireland|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden|paris|berlin|dublin|madrid|amsterdam|vienna|norway|iceland|liechtenstein',
  MORE_MEASURES:
    'penetration test*|backup*|logging|monitoring|training|certification|iso|soc|access review*|incident response|vulnerability|at rest|in transit|authentication|mfa|multi factor|physical|minimiz*|testing|restor*|access control*|segregat*|firewall*|antivirus',
  // Left open in a form.
  BLANK:
    '§blank|tbd|tbc|to be completed|to be specified|to be determined|to be inserted|insert ~4 name|insert ~4 date|specify ~3 time period|insert ~3 period|to be agreed|fill in|insert here',
  SECRECY:
    'confidential*|secrecy|nondisclosure|non disclosure|secret|obligation ~2 confidence|duty ~2 confidence|obligations ~2 confidence|sworn to',
  HELP: 'assist*|help|helps|helping|support|supports|supporting|cooperat*|co operat*|aid|aids|facilitat*|collaborat*',
  CHOICE:
    'at BUYER ~3 choice|at BUYER ~3 election|at BUYER ~3 option|at BUYER ~3 discretion|at BUYER ~3 direction|at BUYER ~4 request|choice of ~3 BUYER|option of ~3 BUYER|election of ~3 BUYER|discretion of ~3 BUYER|request of ~3 BUYER|direction of ~3 BUYER|at its choice ~3 BUYER|as ~2 BUYER ~3 elect*|as ~2 BUYER ~3 choos*|as ~2 BUYER ~3 direct*|as ~2 BUYER ~3 instruct*|as ~2 BUYER ~3 request*|as ~2 BUYER ~3 require*|as ~2 BUYER ~3 prefer*|BUYER chooses|BUYER decides|BUYER prefers|BUYER elects|BUYER may choose|BUYER may elect|BUYER may decide|BUYER can choose|BUYER may ~2 instruct|BUYER say|BUYER says|whichever ~3 BUYER|upon ~6 instruction*|on ~6 instruction*|in accordance with ~4 instructions|BUYER ~2 instruction*|upon ~4 written direction|upon BUYER ~3 request|on BUYER ~3 request|upon ~2 written request|on ~2 written request|as directed|as instructed|as requested|upon request|on request|BUYER demand*|on demand|elect* whether|choose* whether|BUYER may give ~8 notice',
  // Whose choice it must not be.
  OWN_CHOICE:
    'at VENDOR ~2 option|at VENDOR ~2 choice|at VENDOR ~2 discretion|at VENDOR ~2 election|at VENDOR sole|in VENDOR ~2 discretion|option of ~2 VENDOR|choice of ~2 VENDOR|discretion of ~2 VENDOR|election of ~2 VENDOR|VENDOR sole discretion|VENDOR may choose|VENDOR may elect|VENDOR may decide|VENDOR shall choose|VENDOR shall decide|VENDOR can choose|VENDOR elects|VENDOR chooses|VENDOR decides|VENDOR to decide|VENDOR to choose|VENDOR own choice|VENDOR option|VENDOR choice|whichever ~3 VENDOR|as ~2 VENDOR ~2 sees fit|as ~2 VENDOR ~2 deems',
  // Doing.
  /** The verb and its noun, not the processor. */
  PROCESSES: 'process|processes|processed|processing',
  NOTIFY:
    'notif*|inform*|report*|alert*|tell|tells|told|advise|advises|give notice|gives notice|giving notice|provide notice|provide ~3 notice|prior notice|written notice|advance notice|disclose to|communicate to|make ~3 aware|bring ~6 attention|announce*|days notice|days written notice|days prior|give ~4 notice|gives ~4 notice|with ~6 notice|shall send|sends|in writing of|hear from|days in advance|warn*|point ~3 out|points ~3 out|give ~6 notice|draw ~6 attention',
  ASSIST:
    'assist*|help|helps|helping|support|supports|supporting|cooperat*|co operat*|aid|aids|enabl*|reasonable assistance|facilitat*|contribut*|fulfil*|collaborat*|provide ~4 information|work with',
  BREACH:
    'personal data breach*|data breach*|security breach*|breach of security|breach of unsecured|breach of phi|breaches of unsecured|breaches of phi|breach of protected|breaches of protected|security incident*|data incident*|breach of personal data|breaches of personal data|incident*|breach|breaches|unauthorized access|unauthorized disclosure|unauthorized acquisition|accidental loss|unlawful access|loss of ~3 data|compromise of',
  ENGAGE:
    'engag*|appoint*|use|uses|using|subcontract*|retain|retains|hire|hires|involv*|delegat*|recruit*|employ|add|adding|instruct|instructs|avail|outsourc*|call on|calls on|bring in|brings in|entrust*|commission',
  DELETE:
    'delet*|eras*|destroy*|destruct*|purg*|wip*|expung*|shred*|dispos*|sanitiz*|securely remove*|render ~3 unreadable|overwrit*',
  RETURN:
    'return*|hand ~3 back|hands ~3 back|give back|gives back|transfer back|hand over|hands over|restitut*|surrender*|export ~6 back|deliver ~3 back|send ~3 back|deliver up',
  END: 'terminat*|expir*|end of|ends|services end|service end|contract end|agreement end|cessation|ceas*|completion|conclusion|no longer required|no longer needed|wind down|end ~3 services|come to an end|comes to an end|ended|has ended|after ~3 agreement|finish*|close of|over|lapse*',
  CONTRACT:
    'contract*|agreement|agreements|written|in writing|agrees|agree|binding|bound|terms|legal act|instrument',
  SAME: 'same|equivalent|no less|not less|substantially similar|similar|identical|at least as|equal|comparable|materially similar|as protective|as stringent|as restrictive|as strict|least as|back to back|flow down|flows down|flow ~3 down|pass ~4 down|passes ~4 down|mirror*|corresponding|consistent with|substantially the|like obligations|extend* the protections|identical ~3 terms|all ~3 obligations|as onerous|those set out|this dpa|this addendum|this agreement|this baa|these clauses',
  AUDIT:
    'audit*|inspect*|on site|onsite|examin* ~6 premises|examin* ~6 systems|examin* ~4 facilities|verification visit*|assessment of ~5 compliance|site visit*|visit ~6 premises|visit ~6 facilities|compliance review*|review ~8 facilities|monitor ~4 compliance|verify ~6 compliance|verif* ~4 compliance|check ~4 compliance|assess ~4 compliance|inspection',
  PROMPT:
    'undue delay|unreasonable delay|without delay|immediate*|at once|forthwith|straight away|straightaway|as soon as|no later than|not later than|within ~4 hours|within ~4 hour',
  MEASURES:
    'technical and organizational|organizational and technical|technical ~4 organizational|security measures|measures ~6 article 32|measures ~6 art 32|toms|security controls|safeguards',
  TRANSFER:
    'transfer*|third countr*|outside the eea|outside the european|outside the eu|outside the uk|outside the united kingdom|cross border|international organization*|export*|restricted transfer*|offshore',
  SCC: 'standard contractual clauses|standard data protection clauses|model clauses|scc|sccs|2021 914|eu clauses|idta|international data transfer|binding corporate rules|adequacy|article 46|data privacy framework',
  // Good practice.
  PRIVACY: 'data protection|personal data|confidential*|privacy|data security|data breach*',
  PAPER: 'agreement|addendum|dpa|baa|contract|clauses|terms',
  /** Learning that is not called training. "In the course of" is none. */
  COURSE:
    'pass ~3 course*|passes ~3 course*|passed ~3 course*|complet* ~4 course*|attend* ~4 course*|take ~3 course*|takes ~3 course*|course on|courses on|courses in|elearning|instructed in|instructed on|briefed on|briefing* on|schooled|taught|workshop*|lesson*|seminar*',
  /** Access leaves a trace. */
  ACCESS_LOG:
    'access* ~6 logged|access* ~6 recorded|access* ~6 entered|access* ~6 ledger|access* ~6 journal|access* ~6 traceable|access ~6 leaves a trace|access* ~6 audit record*|log ~4 access|logs ~4 access|record ~2 access|records ~2 access|records ~2 who|log of ~3 access|logs of|record of ~3 access|records of ~3 access|log of ~3 activit*|actions ~4 logged|actions ~4 recorded|activity ~4 logged|activity ~4 recorded|activities ~4 logged|activities ~4 recorded|who accessed|who ~3 viewed|who ~3 opened',
  /** Work goes on, or comes back, after a failure. */
  RECOVERY:
    'restor* ~6 service|restor* ~6 services|restor* ~6 operation*|restor* ~4 data|restor* ~6 systems|resum* ~6 service|resum* ~6 services|resum* ~6 operations|recover* ~6 service|recover* ~6 services|recover* ~6 systems|recovery time|recovery point|rto|fallback|failover|fail over|redundan*|emergency plan*|standby|second site|secondary site|alternate site|alternative site|back up|backs up|backed up',
  RECORDS: 'record*|books|log|logs|register|documentation|document*',
};
