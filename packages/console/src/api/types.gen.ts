export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbandonAuditBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            why: string;
        };
        AbsenceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            reason: components["schemas"]["AbsenceReason"];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        /** @description When somebody is away: those that run or come first */
        AbsenceList: {
            absences: components["schemas"]["AbsenceView"][];
            maySay: boolean;
        };
        /** @enum {string} */
        AbsenceReason: "leave" | "training" | "other";
        AbsenceSaid: {
            id: string;
        };
        AbsenceView: {
            /** @description When they were back early */
            endedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            id: string;
            over: boolean;
            reason: components["schemas"]["AbsenceReason"];
            saidBy: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        AccessDetail: {
            /** @description Canonical JSON of the entry body */
            body: string | null;
            /** @description Null once the body was removed */
            decision: components["schemas"]["DecisionView"] | null;
            /** @description The person's accesses of the hour before, oldest first */
            lastHour: components["schemas"]["AccessRow"][];
            proof: components["schemas"]["EntryProof"];
            removed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description The two people */
                by: string[];
                /** @description The entry that states it */
                entry: number;
                ground: string;
                /**
                 * @description bodies: all of it. openings: whom it was about
                 * @enum {string}
                 */
                what: "bodies" | "openings";
            } | null;
            row: components["schemas"]["AccessRow"];
            /** @description What the browser told while the data of this access was on its screen */
            screen: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                times: number;
                /** @enum {string} */
                what: "value-copied" | "page-printed" | "screen-left";
            }[];
        };
        AccessList: {
            /** @description How far the list can tell: indexed up to N of M */
            indexed: {
                indexed: number;
                size: number;
            };
            items: components["schemas"]["AccessRow"][];
            /** @description Pass as `before` for the next page */
            next: number | null;
        };
        AccessRow: {
            agent: components["schemas"]["PersonRef"];
            agreement: string | null;
            agreementTitle: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            code: string | null;
            entry: number;
            fields: string[];
            flags: string[];
            ip: string | null;
            kind: string;
            ok: boolean;
            /** @description What two people had removed: all of its content, or whom it was about */
            removed: ("bodies" | "openings") | null;
            resource: string | null;
            rows: number;
            /** @description Name of the site */
            site: string | null;
            ticket: string | null;
            /** @description Number of the ticket in the helpdesk */
            ticketNumber: string | null;
            ticketState: string | null;
            vendor: components["schemas"]["PartyRef"];
        };
        AccountingRulingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            purpose: string;
            /** @enum {string} */
            ruling: "treatment-payment-operations" | "to-the-individual" | "incident-to-permitted" | "authorised" | "directory-or-care" | "national-security" | "custody" | "limited-data-set" | "before-compliance-date" | "none";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AccountingSuspensionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            agency: "health-oversight" | "law-enforcement";
            recipient: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            /** @description Whether the agency said it in writing */
            written: boolean;
        };
        AcknowledgeProtocolBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            hash: string;
            purpose: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            version: number;
        };
        /** @description Signed over the canonical JSON of the values */
        ActBody: {
            act: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            reason: components["schemas"]["RevealReason"];
            resource: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            values: {
                [key: string]: string;
            };
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        ActMap: {
            /** @description JSON in which a text {name} stands for the value of a parameter */
            body?: {
                [key: string]: unknown;
            };
            label: string;
            /** @enum {string} */
            method: "POST" | "PUT" | "PATCH";
            name: string;
            params: {
                label: string;
                name: string;
                use: {
                    /** @constant */
                    kind: "subject";
                } | {
                    field: string;
                    /** @constant */
                    kind: "held";
                } | {
                    /** @constant */
                    kind: "key";
                } | {
                    category: string | null;
                    /** @constant */
                    kind: "typed";
                    most: number;
                } | {
                    /** @constant */
                    kind: "choice";
                    values: string[];
                } | {
                    /** @constant */
                    kind: "number";
                    least: number;
                    most: number;
                };
            }[];
            path: string;
            says: string;
        };
        ActResult: {
            entry: number;
            /**
             * @description `unknown`: it may have been done. Look before it is done again
             * @enum {string}
             */
            result: "done" | "refused" | "unknown";
        };
        AdditionsBody: {
            /** @description A newer OpenAPI document of the source’s API, as JSON or YAML */
            document: string;
        };
        AddressCount: {
            /** @description IPv4 addresses */
            v4: number;
            /** @description IPv6 addresses, a decimal number that may be larger than a double */
            v6: string;
            words: string;
        };
        /** @description Exactly whose data was seen, from the ledger */
        AffectedView: {
            /** @description Every entry opens, or an entry says why not, and all were searched */
            complete: boolean;
            customers: {
                customer: string;
                entries: number[];
                fields: {
                    field: string;
                    how: string;
                    resource: string;
                    times: number;
                }[];
                source: string;
            }[];
            customersTotal: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            missing: number[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        AgentNamesBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Why the customer cannot use their rights without the names */
            essential: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description How the agents’ own rights were taken into account */
            weighed: string;
        };
        AgentNamesDecision: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            grant: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AgreementRow: {
            /** @description Whose signature comes next; nobody once all is signed, or it ended */
            awaits: components["schemas"]["PartyRef"][];
            daysLeft: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            id: string;
            reason: components["schemas"]["EndedBecause"] | null;
            /** @description A version that lasts longer waits for signatures */
            renewing: boolean;
            /**
             * Format: date-time
             * @description Since when it stands so
             */
            since: string;
            source: string;
            status: components["schemas"]["AgreementStatus"];
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: components["schemas"]["PartyRef"];
            version: number;
        };
        /** @enum {string} */
        AgreementStatus: "draft" | "offered" | "negotiated" | "signed" | "in-force" | "suspended" | "ended";
        AgreementView: {
            clauses: components["schemas"]["Clause"][];
            controller: components["schemas"]["PartyRef"];
            effects: components["schemas"]["EffectSentence"][];
            endedAt: string | null;
            /** @description The version in force now */
            inForce: number | null;
            life: components["schemas"]["LifeView"];
            newest: number;
            particulars: components["schemas"]["Particulars"];
            roles: {
                purpose: string;
                role: string;
            }[];
            row: components["schemas"]["AgreementRow"];
            /** @description The version whose clauses and terms these are */
            shown: number;
            /** @description Canonical JSON of the terms: the bytes that are hashed and signed */
            terms: string;
            /** @description SHA-256, hex */
            termsHash: string;
            versions: components["schemas"]["VersionView"][];
        };
        Alert: {
            /** @description Such as `incident/inc_...` */
            about: string;
            agent: string | null;
            agentName: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            deliveries: {
                channel: string;
                channelName: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                dueAt: string;
                problem: ("receiver-unreachable" | "receiver-refused" | "no-mail-server" | "mail-failed" | "person-gone") | null;
                toldAt: string | null;
                tries: number;
            }[];
            /** @description The run of breach drills it is of: nobody is called */
            drill: string | null;
            id: string;
            /** @enum {string} */
            kind: "incident-opened" | "incident-worse" | "decision-overdue" | "trial";
            reason: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            taken: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: string;
                name: string;
            } | null;
            vendor: string | null;
            vendorName: string | null;
        };
        AlertChannel: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            addedAt: string;
            /** @description Another channel, told when nobody took the alert after so many minutes */
            escalation: {
                minutes: number;
                to: string;
            } | null;
            id: string;
            /**
             * @description Told from this severity on
             * @enum {string}
             */
            least: "low" | "medium" | "high" | "critical";
            name: string;
            /** @description Hours in which only what is critical is told; the rest at their end */
            quiet: components["schemas"]["Shift"] | null;
            /** @description Told of these vendors only; null for all */
            vendors: string[] | null;
            way: {
                /** @constant */
                kind: "mail";
                name: string;
                person: string;
                /** @description False when they left or are suspended */
                reached: boolean;
            } | {
                baseUrl: string;
                /** @constant */
                kind: "webhook";
            };
        };
        AlertChannelBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Another channel, told when nobody took the alert after so many minutes */
            escalation: {
                minutes: number;
                to: string;
            } | null;
            /**
             * @description Told from this severity on
             * @enum {string}
             */
            least: "low" | "medium" | "high" | "critical";
            name: string;
            /** @description Hours in which only what is critical is told; the rest at their end */
            quiet: components["schemas"]["Shift"] | null;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description Told of these vendors only; null for all */
            vendors: string[] | null;
            way: {
                /** @constant */
                kind: "mail";
                person: string;
            } | {
                /** @description Where alerts are posted */
                baseUrl: string;
                credential: {
                    header: string;
                    value: string;
                } | null;
                /** @constant */
                kind: "webhook";
                /** @enum {string} */
                reach: "public" | "private" | "loopback";
            };
        };
        AlertChannelMade: {
            channel: components["schemas"]["AlertChannel"];
            /** @description What messages are signed with (Standard Webhooks). Told once; null of a mail */
            secret: string | null;
        };
        AlertChannels: {
            channels: components["schemas"]["AlertChannel"][];
        };
        AlertClosingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        Alerts: {
            /** @description The newest 100 */
            alerts: components["schemas"]["Alert"][];
            untaken: number;
        };
        AnswerBody: {
            secret: string;
            text: string;
        };
        AnswerEvidenceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            answer: string;
            files: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AnswerFindingByLinkBody: {
            says: {
                /** @enum {string} */
                what: "answer" | "mended";
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                /** @constant */
                what: "planned";
            };
            text: string;
        };
        AnswerLookBody: {
            secret: string;
        };
        AnswerReviewBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            answer: "keep" | "remove";
            assignments: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AnswersBody: {
            answers: {
                question: string;
                text: string;
                value: string;
            }[];
        };
        AnswersFile: {
            /** @description The entry that holds this hash */
            entry: number;
            /** @description C2SP tlog-proof of that entry, verified offline */
            proof: string;
            /** @description Canonical JSON */
            record: string;
            sha256: string;
            /** @description Key of the ledger; compare it with what its owner tells you */
            vkey: string;
        };
        AnswerView: {
            answered: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            decideBy: string;
            decision: ("kept" | "undone") | null;
            /** @enum {string} */
            step: "step-up" | "slow-down" | "suspend-agent";
        };
        ApiBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Address below which the paths of the document lie */
            baseUrl: string;
            /** @description The fields somebody looked at: all that the draft says are unclear */
            confirmed: {
                field: string;
                resource: string;
            }[];
            /** @description What Cordon says who it is with; null where nothing is asked for */
            credential: {
                header: string;
                value: string;
            } | null;
            /** @description OpenAPI 3.0 or 3.1, as JSON or YAML */
            document: string;
            /** @description A new source, or one that has no API yet */
            id: string;
            /** @description What the API holds; it is added to the map of a known source */
            map: components["schemas"]["DataMap"];
            /** @description Of a known source, the name it has */
            name: string;
            /**
             * @description Where the address leads: the internet, a network of the company, or this machine
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ApiDraftBody: {
            /** @description Address below which the paths of the document lie */
            baseUrl: string;
            /** @description What Cordon says who it is with; null where nothing is asked for */
            credential: {
                header: string;
                value: string;
            } | null;
            /** @description OpenAPI 3.0 or 3.1, as JSON or YAML */
            document: string;
            /**
             * @description Where the address leads: the internet, a network of the company, or this machine
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description The source the API belongs to, unless it is new */
            source?: string;
        };
        ApprovalView: {
            agreement: {
                id: string;
                title: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedUntil: string;
            /** @description Whose people may approve it */
            company: components["schemas"]["PartyRef"];
            decidedAt: string | null;
            decidedBy: components["schemas"]["PersonRef"] | null;
            /** @description SHA-256 of exactly this request: what the second person signs */
            hash: string;
            id: string;
            person: components["schemas"]["PersonRef"];
            reason: string;
            request: components["schemas"]["ExportRequest"] | components["schemas"]["RevealRequest"];
            standsUntil: string | null;
            /** @enum {string} */
            state: "asked" | "approved" | "refused" | "withdrawn" | "over";
            vendor: components["schemas"]["PartyRef"];
        };
        AskDomainBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            domain: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AskEvidenceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            asks: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            line: string | null;
            /** @enum {string} */
            of: "company" | "vendor";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AskRestoreDrillBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AssessBody: {
            about: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            conclusion: "acceptable" | "with-measures" | "ask-authority";
            draft: string;
            /** @enum {string} */
            kind: "dpia" | "transfer";
            /** Format: date */
            reviewOn: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            texts: {
                section: string;
                text: string;
            }[];
        };
        AssessmentQuestion: {
            answer: {
                /** @constant */
                kind: "yes-no";
            } | {
                /** @constant */
                kind: "choice";
                options: {
                    /** @constant */
                    gap?: true;
                    id: string;
                    label: string;
                }[];
            } | {
                /** @constant */
                kind: "date";
                withinDays: number;
            } | {
                /** @constant */
                kind: "number";
                most: number;
                unit: string;
            };
            asks: string;
            /** @description A document is wanted with it */
            file: boolean;
            files: components["schemas"]["EvidenceFile"][];
            given: {
                asked: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                origin: "person" | "link" | "cordon" | "file";
                problem: ("not-an-answer" | "follow-up-missing" | "in-the-future") | null;
                /** @description Where it was known from */
                says: string | null;
                stance: ("kept" | "partly" | "gap" | "not-applicable") | null;
                text: string;
                value: string;
                verdict: ("accepted" | "asked-back") | null;
            } | null;
            id: string;
            /** @description Asked where the practice is not wholly kept */
            ifNo: string;
            practice: string;
            practiceTitle: string;
            why: string;
        };
        Assessments: {
            assessments: {
                about: string;
                /** @description SHA-256 of the canonical facts: what is signed. Null for an auditor */
                draft: string | null;
                /** @description From terms in force, data map and ledger */
                facts: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                kind: "dpia" | "transfer";
                newest: {
                    /** @description The facts are others now than were assessed */
                    changed: boolean;
                    /** @enum {string} */
                    conclusion: "acceptable" | "with-measures" | "ask-authority";
                    entry: number;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    madeAt: string;
                    madeBy: components["schemas"]["PersonRef"];
                    reviewOn: string;
                    texts: {
                        section: string;
                        text: string;
                        title: string;
                    }[];
                    version: number;
                    /** @description False: it tells of other agreements too, and its facts are left out */
                    whole: boolean;
                } | null;
                sections: {
                    section: string;
                    title: string;
                }[];
                title: string;
            }[];
            mayAssess: boolean;
        };
        AssessmentVersions: {
            /** @description Newest first */
            versions: {
                /** @enum {string} */
                conclusion: "acceptable" | "with-measures" | "ask-authority";
                entry: number;
                /** @description As they were assessed */
                facts: {
                    [key: string]: unknown;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                madeAt: string;
                madeBy: components["schemas"]["PersonRef"];
                reviewOn: string;
                texts: {
                    section: string;
                    text: string;
                    title: string;
                }[];
                version: number;
                /** @description False: it tells of other agreements too, and its facts are left out */
                whole: boolean;
            }[];
        };
        AssignCourseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            course: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            due: string;
            /** @description The incident it answers, where one does */
            incident?: string;
            person: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AssignFindingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            person: string | null;
            /** @enum {string} */
            side: "company" | "vendor";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AssignmentView: {
            accessRole: string;
            agreement: {
                id: string;
                title: string;
            };
            changes: {
                /** @enum {string} */
                because: "swap" | "extend";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                /** @enum {string} */
                kind: "on" | "off";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            }[];
            /** @description Hours after its end the shift may be extended to; 0 for none */
            extendableHours: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            id: string;
            party: string;
            person: components["schemas"]["PersonRef"];
            purpose: string;
            shift: components["schemas"]["Shift"] | null;
            site: {
                id: string;
                name: string;
            } | null;
            /** @description When they next come on or go off shift */
            turnsAt: string | null;
            until: string | null;
            /** @description Within the shift, or an extension of it */
            working: boolean;
        };
        AssuranceLink: {
            address: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            madeBy: components["schemas"]["PersonRef"];
            mailed: boolean;
            revokedAt: string | null;
            /** @description When it was used last */
            usedAt: string | null;
        };
        AssuranceLinks: {
            /** @description To a finding, by whoever had a link */
            answers: components["schemas"]["FindingAnswer"][];
            /** @description Of a finding */
            files: components["schemas"]["EvidenceFile"][];
            links: components["schemas"]["AssuranceLink"][];
        };
        AtRestView: {
            columns: {
                columns: string[];
                holds: string;
                /** @enum {string} */
                protection: "ticket-key" | "data-key" | "provider-key" | "installation-key" | "hash" | "public" | "disk";
                table: string;
            }[];
            /** @description Values from before that are not sealed yet */
            inClear: number;
            keys: components["schemas"]["DataKeyView"][];
            /**
             * @description Who holds the key of the ledger
             * @enum {string}
             */
            ledgerSigner: "own-process" | "server";
            provider: string;
            /** @description Keys of tickets from before their agreement, not yet put under its key */
            waiting: number;
        };
        AttachmentView: {
            decision: components["schemas"]["DecisionView"];
            entry: number;
            mark: string;
            removed: number;
            resource: string;
            /** @description Name and text, sealed to this session */
            sealed: components["schemas"]["SealedValue"];
        };
        Attestation: {
            /** @description The agreement’s words, of a statement it asks for */
            control: string | null;
            daysLeft: number;
            entry: number;
            files: components["schemas"]["EvidenceFile"][];
            id: string;
            issuer: string;
            judgedBy: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            kind: "soc2-type2" | "soc2-type1" | "iso-27001" | "iso-27701" | "pen-test" | "insurance" | "pci-dss" | "hitrust" | "clean-desk" | "background-checks" | "statement";
            /** @description What to look at before it is accepted */
            look: string;
            /** Format: date */
            madeOn: string;
            refusedBecause: string | null;
            scope: string;
            /** @enum {string} */
            state: "waits" | "refused" | "good" | "ends-soon" | "ended";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            statedAt: string;
            statedBy: components["schemas"]["PersonRef"];
            title: string;
            /** Format: date */
            validUntil: string;
            vendor: components["schemas"]["PartyRef"];
        };
        Attestations: {
            attestations: components["schemas"]["Attestation"][];
            kinds: {
                /** @enum {string} */
                kind: "soc2-type2" | "soc2-type1" | "iso-27001" | "iso-27701" | "pen-test" | "insurance" | "pci-dss" | "hitrust" | "clean-desk" | "background-checks" | "statement";
                mostMonths: number;
                title: string;
            }[];
            mayJudge: boolean;
            mayState: boolean;
            /** @description Statements that agreements in force ask for */
            owed: {
                agreement: string;
                clause: string;
                control: string;
                everyMonths: number;
                late: boolean;
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        AttestCheckBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date
             * @description A day in UTC, as 2026-11-03
             */
            checkedOn: string;
            /** @description SHA-256, hex, of the evidence; the evidence itself stays where it is */
            evidence: string;
            /**
             * Format: date
             * @description A day in UTC, as 2026-11-03
             */
            expiresOn: string;
            /** @enum {string} */
            kind: "identity" | "employment" | "criminal-record" | "sanctions";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AuditActBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AuditConclusionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            conclusion: "met" | "met-with-exceptions" | "not-met" | "not-concluded";
            criterion: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        AuditedSites: {
            sites: {
                id: string;
                name: string;
                vendor: string;
            }[];
        };
        AuditInterviewBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            notes: string;
            /** Format: date */
            on: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            with: string;
        };
        AuditPaperBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            line: string;
            marks: {
                [key: string]: "pass" | "fail" | "na";
            };
            note: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        AuditResponseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        AuditRow: {
            agreement: {
                id: string;
                title: string;
            };
            /** @description Null for the vendor until the report is made */
            exceptions: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            plannedAt: string;
            plannedBy: components["schemas"]["PersonRef"];
            reauditOf: string | null;
            reportedAt: string | null;
            /** @enum {string} */
            stage: "planned" | "period-runs" | "to-count" | "to-draw" | "running" | "to-report" | "reported" | "to-close" | "closed" | "abandoned";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: components["schemas"]["PartyRef"];
        };
        Audits: {
            audits: components["schemas"]["AuditRow"][];
            due: {
                agreement: {
                    id: string;
                    title: string;
                };
                clause: string | null;
                dueAt: string | null;
                everyMonths: number | null;
                last: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    audit: string;
                } | null;
                overdue: boolean;
                vendor: components["schemas"]["PartyRef"];
                /** @description What an auditor may look at; null: all of it */
                window: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    until: string;
                } | null;
            }[];
            mayPlan: boolean;
        };
        AuditView: {
            agreement: {
                id: string;
                title: string;
            };
            byRole: boolean;
            clauses: string[];
            commitment: string | null;
            criteria: {
                conclusion: ("met" | "met-with-exceptions" | "not-met" | "not-concluded") | null;
                criterion: string;
                text: string;
                words: string;
            }[];
            /** @description Entry of the plan */
            entry: number;
            /** @description Null for the vendor until the report is made */
            exceptions: number | null;
            /** @description SHA-256 of the signed file */
            file: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            history: {
                about: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: string | null;
                entry: number;
                kind: string;
            }[];
            id: string;
            interviews: {
                notes: string;
                on: string;
                with: string;
            }[];
            may: ("commit" | "draw" | "work" | "report" | "respond" | "close" | "abandon" | "plan-again")[];
            papers: {
                at: string | null;
                deviates: boolean;
                entry: number | null;
                /** @enum {string} */
                kind: "accesses" | "people" | "settings";
                line: string;
                marks: {
                    [key: string]: "pass" | "fail" | "na";
                } | null;
                note: string;
                person: components["schemas"]["PersonRef"] | null;
                says: string[];
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            plannedAt: string;
            plannedBy: components["schemas"]["PersonRef"];
            population: {
                /** @description Size of the witnessed checkpoint */
                checkpoint: number;
                /** @description Entries of the ledger in the period, each accounted for */
                entries: number;
                first: number | null;
                idle: number;
                last: number | null;
                lists: {
                    count: number;
                    /** @enum {string} */
                    kind: "accesses" | "people" | "settings";
                    /** @description By the rule of the plan */
                    toDraw: number;
                }[];
                out: {
                    count: number;
                    reason: string;
                    words: string;
                }[];
                root: string;
                unlisted: number;
            } | null;
            practices: ("agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness")[];
            reauditOf: string | null;
            /** @description SHA-256 of the report as it stands; what its auditor signs */
            report: string | null;
            reportedAt: string | null;
            requests: components["schemas"]["EvidenceRequest"][];
            responses: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: string | null;
                /** @enum {string} */
                side: "company" | "vendor";
                text: string;
            }[];
            results: {
                deviations: number;
                drawn: number;
                high: number;
                /** @enum {string} */
                kind: "accesses" | "people" | "settings";
                looked: number;
                low: number;
            }[];
            reviews: {
                kept: number;
                open: number;
                removed: number;
                review: string;
            }[];
            rule: {
                confidence: number;
                expected: number;
                tolerable: number;
            };
            seed: string | null;
            /** @enum {string} */
            stage: "planned" | "period-runs" | "to-count" | "to-draw" | "running" | "to-report" | "reported" | "to-close" | "closed" | "abandoned";
            tests: {
                [key: string]: {
                    asks: string;
                    id: string;
                }[];
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: components["schemas"]["PartyRef"];
        };
        Awareness: {
            formula: {
                formula: string;
                /** @enum {string} */
                part: "training" | "not-caught" | "reported" | "quickly" | "spaced" | "near-misses";
                title: string;
                weight: number;
            }[];
            /** @description Fewest people anything is told of */
            group: number;
            vendors: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                months: {
                    confidence: number;
                    entry: number;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    madeAt: string;
                    /** @description As 2026-11 */
                    month: string;
                    parts: {
                        /** @enum {string} */
                        part: "training" | "not-caught" | "reported" | "quickly" | "spaced" | "near-misses";
                        share: number | null;
                    }[];
                    score: number | null;
                    teams: {
                        name: string;
                        score: number | null;
                        team: string;
                    }[];
                }[];
                teams: components["schemas"]["AwarenessGroup"][];
                total: components["schemas"]["AwarenessGroup"];
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        AwarenessGroup: {
            /** @description Share of the weights that the score rests on; what is missing lowers this */
            confidence: number;
            /** @description Until half of those who reported had; weighs nothing */
            medianMinutes: number | null;
            name: string;
            parts: {
                missing: ("no-feed" | "too-few") | null;
                /** @enum {string} */
                part: "training" | "not-caught" | "reported" | "quickly" | "spaced" | "near-misses";
                /** @description From 0 to 1, in steps of 0.05 */
                share: number | null;
            }[];
            /** @description Null: fewer than a group, or it would give one away */
            people: number | null;
            score: number | null;
            /** @description Site id; null: the whole vendor */
            team: string | null;
        };
        BackupCodeBody: {
            code: string;
        };
        /** @description Shown this once: only their hashes are kept */
        BackupCodesMade: {
            codes: string[];
        };
        Backups: {
            /** @description Newest first; none for an auditor */
            backups: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                bytes: number;
                entries: number;
                entry: number;
                id: string;
                /** @enum {string} */
                lockedWith: "passphrase" | "public-key";
                rows: number;
                /** @description Of the file as it lies there, hexadecimal */
                sha256: string;
                /** @description The keys were written too, to a file of their own */
                withKeys: boolean;
            }[];
            /** @description Newest first; an auditor’s are those of its time */
            drills: components["schemas"]["RestoreDrill"][];
            everyDays: number;
            /** @description Null while there is nothing to back up */
            nextAt: string | null;
            /** @description The one that waits or runs */
            open: components["schemas"]["RestoreDrill"] | null;
            overdueSince: string | null;
        };
        /** @enum {string} */
        BadgeDirection: "in" | "out" | "unknown";
        BadgeEventsBody: {
            /** @description None says that the system is alive */
            events: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description The number on the badge; kept as a keyed hash alone */
                badge: string;
                direction?: components["schemas"]["BadgeDirection"];
                /** @description The reader, as it stands in the register */
                door: string;
                /** @description Of the event, where the system numbers them */
                id?: string;
                /** @enum {string} */
                result?: "granted" | "denied";
            }[];
        };
        BadgeFileBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            columns: {
                at: string;
                badge: string;
                direction: string | null;
                door: string;
                id: string | null;
                result: string | null;
            };
            csv: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description Of times that name no zone */
            utcOffsetMinutes: number;
        };
        BadgeFileLook: {
            columns: {
                at: string;
                badge: string;
                direction: string | null;
                door: string;
                id: string | null;
                result: string | null;
            };
            csv: string;
            /** @description Of times that name no zone */
            utcOffsetMinutes: number;
        };
        BadgeFileView: {
            events: number;
            from: string | null;
            headings: string[];
            /** @description Columns that were named and are not there */
            missing: string[];
            /** @description Lines that cannot be read, the first fifty; what they say is not repeated */
            problems: {
                line: number;
                problem: string;
            }[];
            /** @description Readers that stand in no register */
            unknownDoors: string[];
            unread: number;
            until: string | null;
        };
        BadgeLayoutBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            doors: {
                code: string;
                direction: components["schemas"]["BadgeDirection"];
                /** @description The zone it leads from; null: outside */
                from: string | null;
                name: string;
                /** @description The zone it leads into */
                zone: string;
            }[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            zones: {
                kind: components["schemas"]["BadgeZoneKind"];
                name: string;
            }[];
        };
        BadgesGiven: {
            given: number;
        };
        BadgesTaken: {
            /** @description Told before */
            repeated: number;
            taken: number;
            /** @description At readers that stand in no register: not kept */
            unknownDoors: number;
        };
        BadgeSystemBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        BadgeSystemMade: {
            id: string;
            /** @description Shown once */
            secret: string;
        };
        /** @enum {string} */
        BadgeZoneKind: "public" | "work" | "restricted";
        /**
         * @description How the ticket was tied to its customer; `agent` is only a claim
         * @enum {string}
         */
        BindingKind: "request" | "mail" | "caller" | "agent";
        Blocker: {
            code: string;
            /** @description The one step that mends it */
            mend: string;
            /** @description What stops this person from working, in plain words */
            text: string;
        };
        BoardReportView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            findings: {
                closed: number;
                /** @description A month in UTC: `2026-11` */
                month: string;
                /** @description At the end of the month, or now */
                open: number;
                opened: number;
            }[];
            incidents: {
                grave: number;
                /** @description A month in UTC: `2026-11` */
                month: string;
                other: number;
            }[];
            practices: {
                fails: number;
                holds: number;
                /** @description A month in UTC: `2026-11` */
                month: string;
                /** @description Not tested, too old, or nothing looks at it */
                unknown: number;
            }[];
            vendors: {
                /** @description Median over the year; null when none was closed */
                daysToClose: number | null;
                findingsOpen: number;
                id: string;
                /** @description Over the year */
                incidents: number;
                name: string;
            }[];
        };
        BreachNoticeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description To whom it is mailed; null: it is made as a file */
            address: string | null;
            clock: string;
            /** @description Those affected: each gets a mail of their own, and the address is erased then */
            people?: {
                addresses: string[];
                /** @description Base64 of 32 random bytes */
                salt: string;
            };
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description By part, as the draft names them */
            texts: {
                [key: string]: string;
            };
        };
        BreachNoticeDraft: {
            /** @description Where the addressee reads it, where that is known */
            addresses: string[];
            /** @description How the law wants it, where a mail is not it */
            handedIn: string | null;
            /** @description Law enforcement asked to wait */
            heldBack: boolean;
            /** @enum {string} */
            kind: "contract" | "gdpr-33-2" | "gdpr-33-1" | "gdpr-34" | "hipaa-410" | "hipaa-individuals" | "hipaa-media" | "hipaa-hhs" | "hipaa-hhs-year" | "california-owner" | "california-residents" | "california-attorney-general";
            mailed: boolean;
            missing: components["schemas"]["MissingContent"][];
            parts: {
                asks: string;
                citation: string;
                heading: string;
                id: string;
                text: string;
            }[];
            /** @description The provision under which a first phase may lack contents */
            phases: string | null;
            title: string;
            to: string;
            /** @description To each of those affected, by a list of addresses */
            toPeople: boolean;
        };
        BreachNoticeGiven: {
            id: string;
        };
        BreachNoticeGiveUpBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        BreachNotices: {
            notices: {
                address: string | null;
                by: components["schemas"]["PersonRef"];
                clock: string;
                entry: number;
                finishedAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "contract" | "gdpr-33-2" | "gdpr-33-1" | "gdpr-34" | "hipaa-410" | "hipaa-individuals" | "hipaa-media" | "hipaa-hhs" | "hipaa-hhs-year" | "california-owner" | "california-residents" | "california-attorney-general";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                madeAt: string;
                missing: string[];
                nextAt: string | null;
                /** @description Of one to those affected: how far it is */
                people: {
                    failing: number;
                    givenUp: number;
                    mailed: number;
                    total: number;
                } | null;
                problem: ("mail-failed" | "no-mail-server") | null;
                sentAt: string | null;
                tries: number;
            }[];
        };
        ByLink: {
            company: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            finding: {
                answers: components["schemas"]["FindingAnswer"][];
                files: components["schemas"]["EvidenceFile"][];
                mayClaim: boolean;
                mayPlan: boolean;
                meaning: string;
                next: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                raisedAt: string;
                /** @enum {string} */
                state: "open" | "planned" | "fix-claimed" | "exception" | "closed";
                title: string;
                /** @description What a reviewer saw */
                told: string | null;
            } | null;
            questionnaire: components["schemas"]["Questionnaire"] | null;
            vendor: components["schemas"]["PartyRef"];
        };
        CalibrationBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Thresholds to change */
            changes: {
                kind: string;
                name: string;
                value: number;
            }[];
            containment: {
                automatic: ("step-up" | "slow-down" | "suspend-agent") | null;
                /** @description Left to whoever is slowed */
                customersAnHour: number;
                decideWithinHours: number;
            };
            days: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            version: number;
            why: string;
        };
        CalibrationLookBody: {
            /** @description Thresholds to change */
            changes: {
                kind: string;
                name: string;
                value: number;
            }[];
            days: number;
        };
        CalibrationView: {
            containment: {
                automatic: ("step-up" | "slow-down" | "suspend-agent") | null;
                /** @description Left to whoever is slowed */
                customersAnHour: number;
                decideWithinHours: number;
            };
            thresholds: {
                evidence: string;
                kind: string;
                name: string;
                unit: string;
                value: number;
            }[];
            verdicts: {
                falsePositive: number;
                kind: string;
                real: number;
                unjudged: number;
            }[];
            /** @description 0 for what Cordon ships with */
            version: number;
            versions: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                changed: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
                compared: components["schemas"]["ComparedView"];
                version: number;
                why: string;
            }[];
        };
        CanaryActBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        CanaryBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** Format: email */
            address: string;
            label: string;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            source: string;
            subject: string;
        };
        CanaryContact: {
            agreement: {
                id: string;
                title: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            canary: string;
            /** @description Under which it was shown, reveals first */
            entries: number[];
            id: string;
            /** @description Who was shown that address; null for the one on file */
            person: components["schemas"]["PersonRef"] | null;
            sender: string;
            vendor: components["schemas"]["PartyRef"] | null;
            /** @enum {string} */
            via: "mail" | "lookup" | "test";
        };
        CanaryList: {
            canaries: components["schemas"]["CanaryView"][];
            contacts: components["schemas"]["CanaryContact"][];
            /** @description Whether mail to them arrives here */
            receives: boolean;
        };
        CanaryView: {
            /** @description On file; each person is shown another */
            address: string;
            id: string;
            label: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            seededAt: string;
            source: string;
            /** @description The customer’s number in the source */
            subject: string;
        };
        CardGroup: {
            decision: components["schemas"]["DecisionView"];
            label: string;
            resource: string;
            rows: {
                cells: components["schemas"]["CellView"][];
                key: string;
            }[];
        };
        CellView: {
            category: string;
            /** @description The clause that sets this treatment */
            clause: string;
            field: string;
            label: string;
            /** @description Why it is shown this way, one sentence */
            reason: string;
            rights: components["schemas"]["Right"][];
            treatment: components["schemas"]["Treatment"];
            value: string | null;
        };
        CertificateBody: {
            assertion: {
                authenticatorData: string;
                clientDataJSON: string;
                credentialId: string;
                signature: string;
            };
            /** Format: hex */
            hash: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            issuedAt: string;
        };
        CertificateDraft: {
            allowCredentials: {
                id: string;
                transports: string[];
                /** @constant */
                type: "public-key";
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            issuedAt: string;
            rpId: string;
            /** @description What is signed; its SHA-256 as canonical JSON is the challenge, made by the browser itself */
            statement: {
                agreement: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description SHA-256 of the text, hex */
                certificate: string;
                party: string;
                person: string;
                /** @constant */
                type: "cordon-deletion/v1";
            };
            text: string;
            /** @constant */
            userVerification: "required";
        };
        ChangeDeviceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            kind: "desktop" | "laptop" | "thin-client" | "other";
            name: string;
            people: string[];
            shared: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            site: string | null;
        };
        ChangeLandedBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            after: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        CheckBody: {
            frameworks?: components["schemas"]["CheckFramework"][];
            text: string;
        };
        CheckedItem: {
            /**
             * @description contract: the contract itself must say it; statute: the duty stands without it
             * @enum {string}
             */
            by: "contract" | "statute" | "advice";
            citation: string;
            framework: components["schemas"]["CheckFramework"];
            id: string;
            requirement: string;
            /**
             * @description For red flags, `present` means that the flag is raised
             * @enum {string}
             */
            status: "present" | "weak" | "denied" | "absent" | "n/a";
            title: string;
            /** @description The sentence it rests on */
            where: string | null;
        };
        /** @enum {string} */
        CheckFramework: "gdpr" | "hipaa" | "ccpa" | "scc-914" | "scc-915" | "hygiene" | "red-flags";
        ChecklistItem: {
            /**
             * @description Who mends it
             * @enum {string}
             */
            by: "themselves" | "vendor" | "company";
            /** @description The clause that asks for it; null: every agreement does */
            clause: string | null;
            /** @description What access is refused with while it is open */
            code: string;
            mend: string;
            /** @description Checks or courses that are missing */
            missing: string[];
            refusal: string;
            /**
             * @description soon: done, and runs out within 30 days
             * @enum {string}
             */
            state: "done" | "soon" | "open";
            /** @enum {string} */
            step: "account" | "second-factor" | "undertaking" | "background-check" | "training" | "device" | "network" | "assignment";
            title: string;
            until: string | null;
        };
        CheckView: {
            items: components["schemas"]["CheckedItem"][];
            /** @description Nothing the law asks of the contract is absent or denied, and no red flag is raised */
            ok: boolean;
            sets: {
                /** @description False when the text is not written for this law */
                asked: boolean;
                framework: components["schemas"]["CheckFramework"];
                regulation: string;
                regulationVersion: string;
                title: string;
            }[];
        };
        ChooseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            choice: "delete" | "return";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            tasks: string[];
        };
        ChooseDeviceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            device: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        CitationView: {
            agreement: string | null;
            clause: string;
            /** @enum {string} */
            effect: "permission" | "condition" | "limit" | "duty" | "default";
            field: string | null;
            text: string;
            /** @description The clause's title, or the house rule's */
            title: string;
        };
        ClaimFixBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        Clause: {
            /** @description Sides that have not confirmed what it does */
            awaits: components["schemas"]["PartyRef"][];
            /** @description Only of a clause written by hand */
            effects: components["schemas"]["Effects"] | null;
            /** @description The clause of the library it was made from */
            from: {
                clause: string;
                values: {
                    [key: string]: string | number | boolean | string[];
                };
            } | null;
            id: string;
            /** @description Of a pending clause: what it would do once both sides have confirmed it */
            meant: {
                clause: string;
                /** @enum {string} */
                effect: "permission" | "condition" | "limit" | "duty" | "default";
                sentence: string;
            }[];
            /**
             * @description library: reads as its template; confirmed: by hand, both sides confirmed what it does
             * @enum {string}
             */
            state: "library" | "confirmed" | "pending";
            text: string;
            title: string;
        };
        ClauseChange: {
            after: string | null;
            /** @description Its number in the older text */
            before: string | null;
            /** @description What a clause written by hand is meant to do, when that changed */
            effects: {
                after: unknown | null;
                before: unknown | null;
            } | null;
            /**
             * @description `moved`: the same words under another number or in another place
             * @enum {string}
             */
            kind: "unchanged" | "changed" | "added" | "removed" | "moved";
            readonly text: components["schemas"]["DiffPart"][];
            readonly title: components["schemas"]["DiffPart"][];
            readonly values: {
                after: (string | number | boolean | string[]) | null;
                before: (string | number | boolean | string[]) | null;
                name: string;
            }[];
        };
        ClauseEdit: {
            effects?: components["schemas"]["Effects"];
            from?: {
                clause: string;
                values: {
                    [key: string]: string | number | boolean | string[];
                };
            };
            /** @description The number of a clause, such as 4.6 */
            id: string;
            text: string;
            title: string;
        };
        /** @description An instant, its zone, and both in words */
        ClockMoment: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            words: string;
            zone: string;
        };
        ClosingStep: {
            /** @enum {string} */
            state: "done" | "next" | "waits" | "late";
            /** @enum {string} */
            step: "handover" | "access" | "data" | "certificate" | "pack";
        };
        ClosingTask: {
            about: string | null;
            choice: ("delete" | "return") | null;
            clause: string | null;
            disputedFor: string | null;
            done: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: string;
                entry: number;
                /** @description SHA-256 of what the vendor keeps as evidence, hex */
                evidence: string | null;
                kept: {
                    law: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    until: string;
                } | null;
                late: boolean;
                method: string;
                statement: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            due: string;
            /** @description A legal hold keeps it: it must not be deleted now */
            held: boolean;
            id: string;
            isData: boolean;
            /** @enum {string} */
            kind: "category" | "notes" | "exports" | "recordings" | "sub-processor" | "credentials" | "devices";
            overdue: boolean;
            /** @enum {string} */
            status: "open" | "done" | "confirmed" | "disputed";
        };
        ClosingView: {
            /** @description Came back to the company and wait there */
            back: components["schemas"]["OpenConversation"][];
            certificates: components["schemas"]["DeletionCertificate"][];
            closedAt: string | null;
            /** @description Days the terms leave for deletion */
            days: number;
            destructions: components["schemas"]["Destruction"][];
            end: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                /** @description From the end until all was closed and entered */
                milliseconds: number;
                revealsClosed: number;
                sessionsClosed: number;
            } | null;
            handovers: components["schemas"]["HandoverView"][];
            holds: components["schemas"]["LegalHold"][];
            open: components["schemas"]["OpenConversation"][];
            retainedUntil: string | null;
            steps: components["schemas"]["ClosingStep"][];
            targets: components["schemas"]["HandoverTarget"][];
            tasks: components["schemas"]["ClosingTask"][];
        };
        CommitAuditBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            commitment: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description What would have been alerted under the old and the new thresholds */
        ComparedView: {
            after: {
                [key: string]: number;
            };
            before: {
                [key: string]: number;
            };
            days: number;
            events: number;
        };
        Completeness: {
            /** @description Nothing is missing and everything entered is in it */
            complete: boolean;
            entries: number;
            /** @description An entry says that what opens them was erased */
            erased: number;
            /** @description The entries that say so, and of how many of these */
            erasedUnder: {
                entries: number;
                entry: number;
            }[];
            indexed: {
                indexed: number;
                size: number;
            };
            /** @description Entries that do not open, and nothing says why: tampering */
            missing: number[];
            opened: number;
        };
        CompletenessView: {
            frameworks: ("gdpr" | "hipaa" | "ccpa" | "scc-914" | "scc-915" | "hygiene" | "red-flags")[];
            items: {
                /** @enum {string} */
                by: "contract" | "statute" | "advice";
                citation: string;
                /** @description Clauses of the library that answer it, with a number that is free */
                clauses: {
                    clause: string;
                    number: string;
                    title: string;
                }[];
                /** @enum {string} */
                framework: "gdpr" | "hipaa" | "ccpa" | "scc-914" | "scc-915" | "hygiene" | "red-flags";
                id: string;
                requirement: string;
                /** @enum {string} */
                status: "present" | "weak" | "denied" | "absent" | "n/a";
                title: string;
                where: string | null;
            }[];
        };
        CompletionsBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            csv: string;
            /** @description Of the difference that was shown */
            difference: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        CompletionsDelivered: {
            known: number;
            problems: {
                line: number;
                problem: string;
            }[];
            taken: number;
        };
        CompletionsDelivery: {
            completions: {
                course: string;
                passedAt: string;
                /** @description E-mail address, user name or external id */
                person: string;
                /** @description The newest where it is left out */
                version?: number;
            }[];
        };
        CompletionsLookBody: {
            csv: string;
        };
        CompletionsLooked: {
            /** @description SHA-256 of what would be taken */
            difference: string;
            fresh: {
                /** @description False: that version no longer counts */
                counts: boolean;
                course: string;
                line: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                passedAt: string;
                person: components["schemas"]["PersonRef"];
                version: number;
            }[];
            /** @description Told before */
            known: number;
            /** @description Lines nothing is taken from; what stands in them is not repeated */
            problems: {
                line: number;
                problem: string;
            }[];
        };
        CompletionsTaken: {
            entry: number;
            known: number;
            taken: number;
        };
        Conduct: {
            cases: components["schemas"]["ConductRow"][];
            courses: {
                id: string;
                title: string;
            }[];
            reports: components["schemas"]["ConductReport"][];
            vendors: {
                agreements: {
                    id: string;
                    title: string;
                }[];
                cases: number;
                grave: number;
                /** @description Cases after the step before was asked for */
                since: number;
                step: ("corrective-plan" | "suspension" | "termination") | null;
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        ConductAppealBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        ConductAppealDecideBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            granted: boolean;
            proposal: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ConductAppealProposeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            granted: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            why: string;
        };
        ConductCase: {
            acts: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Name; null where whoever looks is not to know */
                by: string | null;
                cites: number | null;
                entry: number | null;
                granted: boolean | null;
                kind: string;
                outcome: {
                    /** @description Set for retraining */
                    course: string | null;
                    /** @enum {string} */
                    step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
                    /** @description Set for a suspension */
                    until: string | null;
                } | null;
                /** @enum {string} */
                side: "company" | "vendor";
                text: string | null;
                until: string | null;
            }[];
            agreement: {
                id: string;
                title: string;
            };
            appealProposal: {
                by: string;
                granted: boolean;
                id: string;
            } | null;
            appealUntil: string | null;
            basis: string | null;
            decision: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: string[];
                /** @description Set for retraining */
                course: string | null;
                /** @enum {string} */
                step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
                /** @description Set for a suspension */
                until: string | null;
            } | null;
            /** @description When the next of the agreed times runs out */
            due: string | null;
            /**
             * Format: date-time
             * @description The soonest day that a hearing asked for now may run out
             */
            earliestHearing: string;
            facts: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                code: string | null;
                entry: number;
                kind: string;
            }[];
            /** @enum {string} */
            gravity: "light" | "serious" | "grave";
            hearing: {
                stated: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            } | null;
            id: string;
            /** @description Whether it takes something from the person now */
            inForce: boolean;
            ladder: {
                appealDays: number;
                /** @description Empty: the house rule */
                clauses: string[];
                /** @enum {string} */
                decidedBy: "one-of-each" | "controller";
                hearingDays: number;
                steps: {
                    /** @description When the person came to this step before, while it counts */
                    before: string[];
                    /** @description How long it counts against a later case */
                    months: number;
                    open: boolean;
                    /** @enum {string} */
                    step: "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
                }[];
            };
            /** @description What whoever asks may do now */
            may: ("fact" | "hearing" | "propose" | "decide" | "take-back" | "appeal-propose" | "appeal-decide" | "appeal-take-back")[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            openedBy: components["schemas"]["PersonRef"];
            proposal: {
                by: string;
                id: string;
                outcome: {
                    /** @description Set for retraining */
                    course: string | null;
                    /** @enum {string} */
                    step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
                    /** @description Set for a suspension */
                    until: string | null;
                };
            } | null;
            reporter: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            source: "incident" | "audit" | "report" | "observed";
            /** @enum {string} */
            state: "gathering" | "hearing" | "heard" | "proposed" | "decided" | "appealed" | "appeal-proposed" | "upheld" | "overturned" | "dismissed";
            /** @description What was decided; null while nothing is */
            step: ("none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination") | null;
            subject: components["schemas"]["PersonRef"];
            summary: string;
            vendor: components["schemas"]["PartyRef"];
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
            /** @description Whether the next step can be mine */
            waitsForMe: boolean;
        };
        ConductCounts: {
            cases: number;
            /** @enum {string} */
            gravity: "light" | "serious" | "grave";
            /** @description Decided with the whole time to answer, or an answer */
            heardInTime: number;
            /** @enum {string} */
            state: "gathering" | "hearing" | "heard" | "proposed" | "decided" | "appealed" | "appeal-proposed" | "upheld" | "overturned" | "dismissed";
            step: ("none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination") | null;
            twoDecided: number;
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
        };
        ConductDecideBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            proposal: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
        };
        ConductFactBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            entry: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ConductHearingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        ConductProposeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            course: string | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
            until: string | null;
            why: string;
        };
        ConductReport: {
            answer: string | null;
            case: string | null;
            entry: number;
            id: string;
            party: components["schemas"]["PartyRef"];
            /** Format: date */
            receivedOn: string;
            /** @description Null for who gave no name, and for all but the company */
            reporter: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            state: "received" | "case" | "set-aside";
            subject: components["schemas"]["PersonRef"] | null;
            text: string;
            unnamed: boolean;
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
        };
        ConductReportBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            person: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
        };
        ConductRow: {
            agreement: {
                id: string;
                title: string;
            };
            /** @description When the next of the agreed times runs out */
            due: string | null;
            /** @enum {string} */
            gravity: "light" | "serious" | "grave";
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            /** @enum {string} */
            state: "gathering" | "hearing" | "heard" | "proposed" | "decided" | "appealed" | "appeal-proposed" | "upheld" | "overturned" | "dismissed";
            /** @description What was decided; null while nothing is */
            step: ("none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination") | null;
            subject: components["schemas"]["PersonRef"];
            vendor: components["schemas"]["PartyRef"];
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
            /** @description Whether the next step can be mine */
            waitsForMe: boolean;
        };
        /** @description Where somebody stands by all of their cases */
        ConductStanding: {
            /** @description Cases in which nobody decided yet */
            open: number;
            steps: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                countsUntil: string;
                inForce: boolean;
                /** @enum {string} */
                step: "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
            }[];
        };
        ConductStatementBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        ConfirmBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            field: string;
            resource: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            value: string;
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        ConfirmClausesBody: {
            /** @description The version that was read: what it says is what is confirmed */
            base: number;
            /** @description Confirmed together, or none of them */
            clauses: string[];
        };
        ConfirmResult: {
            /** @description True once enough matched: the caller is confirmed, the card opens */
            bound: boolean;
            entry: number;
            match: boolean;
            matchesNeeded: number;
            triesLeft: number;
        };
        ConsistencyProof: {
            checkpoint: string;
            from: number;
            hashes: string[];
            to: number;
        };
        /** @description Signed where the session has a key */
        ContainBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @enum {string} */
            reason: "data-leak" | "account-taken-over" | "insider" | "malware" | "drill" | "other";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        ContainIncidentBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            step: "step-up" | "slow-down" | "suspend-agent" | "suspend-vendor";
            target: string;
        };
        ContainmentView: {
            /** @description What containing the vendor closes */
            atStake: {
                credentials: number;
                liveSessions: number;
                openReveals: number;
                openTickets: number;
                people: number;
            };
            contained: {
                /** @description Who wants it released; another person has to agree */
                asked: {
                    by: components["schemas"]["PersonRef"];
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    until: string;
                } | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                /** @enum {string} */
                reason: "data-leak" | "account-taken-over" | "insider" | "malware" | "drill" | "other";
            } | null;
        };
        /** @description What was taken away */
        ContainResult: {
            credentials: number;
            links: number;
            reveals: number;
            sessions: number;
        };
        ControlPass: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            /** @description Null: the schedule */
            askedBy: components["schemas"]["PersonRef"] | null;
            couldNotRun: number | null;
            endedAt: string | null;
            /** @description Null until it is done */
            failed: number | null;
            id: string;
            /** @description The test at this place is being made */
            made: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "broke-off";
            /** @description In the order they are made in */
            tests: string[];
        };
        ControlPasses: {
            /** @description The last that ended */
            last: components["schemas"]["ControlPass"] | null;
            running: components["schemas"]["ControlPass"] | null;
            waiting: components["schemas"]["ControlPass"] | null;
        };
        Controls: {
            /** @description Of people and agreements among the failing items */
            names: {
                id: string;
                name: string;
            }[];
            practices: {
                /** @enum {string} */
                id: "agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness";
                title: string;
            }[];
            tests: components["schemas"]["ControlTestView"][];
            /** @description Whose items there are */
            vendors: {
                id: string;
                name: string;
            }[];
        };
        ControlTestView: {
            everyHours: number;
            freshHours: number;
            /** @description Newest first */
            history: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                failed: number | null;
                population: number | null;
                /** @enum {string} */
                state: "passes" | "fails" | "stale" | "never-run" | "nothing-to-test" | "could-not-run";
            }[];
            id: string;
            last: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                failed: number | null;
                /** @description The first of those that fail */
                failing: {
                    id: string;
                    vendor: string | null;
                    why: string;
                }[];
                ms: number;
                /** @description Null: of the company, and not told to the reader */
                population: number | null;
            } | null;
            /** @description Null: at the next look */
            nextAt: string | null;
            /** @description What it is made on */
            population: string;
            /** @enum {string} */
            practice: "agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness";
            /**
             * @description Only `passes` is green
             * @enum {string}
             */
            state: "passes" | "fails" | "stale" | "never-run" | "nothing-to-test" | "could-not-run";
            /** @description What holds while it passes */
            title: string;
        };
        ControlView: {
            id: string;
            /** @enum {string} */
            practice: "agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness";
            references: {
                citation: string;
                /** @enum {string} */
                framework: "gdpr" | "hipaa" | "ccpa" | "iso27001" | "soc2" | "nist80053" | "scf";
                reference: string;
            }[];
            text: string;
        };
        CopiedClause: {
            readonly confirmedBy?: string[];
            effects?: components["schemas"]["Effects"];
            from?: {
                clause: string;
                values: {
                    [key: string]: string | number | boolean | string[];
                };
            };
            id: string;
            text: string;
            title: string;
        };
        CopyReading: {
            readonly changes: components["schemas"]["ClauseChange"][];
            /** @description Comments; they were not read */
            comments: number;
            /** @description The clauses as the copy has them */
            readonly matched: components["schemas"]["CopiedClause"][];
            /** @description Numbers of clauses the copy does not have */
            readonly missing: string[];
            /** @description Heads and feet of pages, contents, our own annexes */
            readonly skipped: string[];
            /** @description Tracked changes; they were read as accepted */
            tracked: number;
            /** @description Text that belongs to no clause */
            readonly unmatched: string[];
            /** @description The newest version, which the copy was compared with */
            version: number;
        };
        CopyText: {
            comments: number;
            text: string;
            tracked: number;
        };
        CourseBlock: {
            inlines: components["schemas"]["CourseInline"][];
            /** @constant */
            kind: "text";
        } | {
            inlines: components["schemas"]["CourseInline"][];
            /** @constant */
            kind: "note";
        } | {
            items: components["schemas"]["CourseInline"][][];
            /** @constant */
            kind: "list";
            ordered: boolean;
        } | {
            head: string[];
            /** @constant */
            kind: "table";
            rows: string[][];
        } | {
            alt: string;
            /** @constant */
            kind: "picture";
            name: string;
        };
        CourseChanges: {
            lines: {
                /** @enum {string} */
                kind: "same" | "added" | "removed";
                text: string;
            }[];
            questions: {
                added: string[];
                changed: string[];
                removed: string[];
            };
            sections: {
                added: string[];
                changed: string[];
                removed: string[];
            };
            settings: string[];
        };
        CourseDraftLookBody: {
            /** @description Markdown with front matter */
            body: string;
        };
        CourseDraftLooked: {
            /** @description Against the newest version in this language */
            changes: components["schemas"]["CourseChanges"] | null;
            hash: string;
            /** @description As it would be read; null while something is wrong */
            preview: {
                id: string;
                language: string;
                minutes: number;
                questions: {
                    answers: string[];
                    because: string;
                    id: string;
                    /** @enum {string} */
                    kind: "single" | "multiple" | "order";
                    right: number[];
                    teaches: string;
                    text: string;
                }[];
                quiz: components["schemas"]["CourseQuiz"];
                sections: components["schemas"]["CourseSection"][];
                title: string;
            } | null;
            problems: components["schemas"]["CourseProblem"][];
            /** @description What it would be published as */
            publishes: {
                translation: boolean;
                version: number;
            } | null;
        };
        CourseDraftSaved: {
            revision: number;
        };
        CourseImports: {
            /** @description The oldest completion that is taken */
            backdatedDays: number;
            courses: {
                id: string;
                title: string;
                version: number;
            }[];
            mayImport: boolean;
            party: {
                id: string;
            };
            systems: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                createdAt: string;
                heardAt: string | null;
                id: string;
                name: string;
            }[];
            /** @description The newest hundred */
            told: {
                /** @description The person who imported it, or the training system */
                by: string;
                course: string;
                entry: number | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                knownAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                passedAt: string;
                person: components["schemas"]["PersonRef"];
                version: number;
            }[];
        };
        CourseInline: {
            /** @enum {string} */
            kind: "plain" | "strong" | "em" | "code" | "link";
            text: string;
            /** @description Of a link: https alone */
            to?: string;
        };
        CoursePaper: {
            course: string;
            id: string;
            language: string;
            needed: number;
            /** @description Before a paper is handed in, nothing here says which answer is right */
            questions: {
                answers: {
                    key: string;
                    text: string;
                }[];
                given: string[];
                id: string;
                /** @enum {string} */
                kind: "single" | "multiple" | "order";
                text: string;
            }[];
            result: {
                entry: number;
                next: components["schemas"]["NextPaper"];
                of: number;
                passed: boolean;
                questions: {
                    answer: string[];
                    because: string;
                    id: string;
                    right: boolean;
                    teaches: {
                        id: string;
                        title: string;
                    };
                }[];
                score: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                submittedAt: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            startedAt: string;
            title: string;
            version: number;
        };
        CoursePlaceBody: {
            read: string[];
            section: string;
            version: number;
        };
        /** @description What is wrong in which line, from 1 */
        CourseProblem: {
            line: number;
            problem: string;
        };
        CoursePublished: {
            entry: number;
            version: number;
        };
        CourseQuiz: {
            /** @description Papers that may fail in a day */
            attempts: number;
            /** @description Right answers that pass */
            needed: number;
            /** @description Percent */
            pass: number;
            questions: number;
            /** @description Minutes from a failed paper to the next */
            wait: number;
        };
        CourseRegister: {
            courses: {
                id: string;
                languages: string[];
                /** @description Languages that other courses are in and this one is not */
                missing: string[];
                /** @enum {string} */
                origin: "cordon" | "company";
                /** @description People who passed it in a version that counts */
                passed: number;
                title: string;
                version: number;
                versions: components["schemas"]["CourseVersionRef"][];
                withdrawnAt: string | null;
            }[];
            drafts: {
                course: string;
                language: string;
                revision: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                savedAt: string;
                savedBy: components["schemas"]["PersonRef"];
            }[];
        };
        /** @description What is in a scenario teaches at once and counts nowhere */
        CourseSection: {
            blocks: components["schemas"]["CourseBlock"][];
            id: string;
            scenarios: {
                answers: {
                    because: string;
                    right: boolean;
                    text: string;
                }[];
                blocks: components["schemas"]["CourseBlock"][];
                id: string;
                title: string;
            }[];
            title: string;
        };
        CourseSystemBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        CourseSystemMade: {
            id: string;
            /** @description Shown once */
            secret: string;
        };
        CourseText: {
            body: string;
            course: string;
            language: string;
            /** @description Of a draft; 0 where none was saved */
            revision: number;
            /** @description 0 for a draft */
            version: number;
        };
        CourseVersionRef: {
            /** @description Whether who passed it has still passed the course */
            counts: boolean;
            entry: number;
            hash: string;
            language: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            publishedAt: string;
            /** @description Null: it came with the product */
            publishedBy: components["schemas"]["PersonRef"] | null;
            title: string;
            version: number;
        };
        CourseView: {
            /** @description Whether it is there in the language that was asked for */
            asked: boolean;
            hash: string;
            id: string;
            language: string;
            languages: string[];
            minutes: number;
            next: components["schemas"]["NextPaper"];
            /** @description The last time, in a version that counts */
            passedAt: string | null;
            passedBy: ("attempt" | "import" | "spaced") | null;
            quiz: components["schemas"]["CourseQuiz"];
            /** @description Ids of the sections that were read */
            read: string[];
            /** @description Where they are */
            section: string | null;
            sections: components["schemas"]["CourseSection"][];
            title: string;
            version: number;
        };
        /** @enum {string} */
        CustomerMark: "vip" | "colleague" | "high-value";
        DataKeyView: {
            agreement: {
                id: string;
                title: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            party: components["schemas"]["PartyRef"];
            provider: string;
            /** @description Messages and files that open with it */
            sealed: number;
            /** @enum {string} */
            state: "current" | "replaced" | "destroyed";
            /** @description Keys of tickets that hang on it */
            tickets: number;
            /**
             * Format: date-time
             * @description When the provider last wrapped it
             */
            wrappedAt: string;
        };
        DataMap: {
            resources: components["schemas"]["ResourceMap"][];
            source: string;
            version: number;
        };
        DecideApprovalBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description The hash of the request that was looked at */
            request: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DecideBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DecideContainmentBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            decision: "kept" | "undone";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DecideFindingExceptionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DecideServiceAccountBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DecisionView: {
            allow: boolean;
            citations: components["schemas"]["CitationView"][];
            code: string | null;
            /** @description Ledger entry index; null only in a preview */
            entry: number | null;
            /** @description The decision in one sentence, clauses named */
            sentence: string;
        };
        DeletionCertificate: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
            hash: string;
            id: string;
            /** @description SHA-256 of the key it was signed with, hex */
            keyFingerprint: string;
            /** @description Canonical JSON: the bytes whose hash is signed */
            text: string;
            /** @description Whether text and signature were found to hold just now */
            valid: boolean;
        };
        /** @enum {string} */
        DeletionMethod: "erased" | "overwritten" | "crypto-erased" | "destroyed" | "returned" | "revoked" | "handed-in" | "none-held";
        DeliveredTicket: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /** @description Number of the ticket in the helpdesk */
            externalId: string;
            messages: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @default [] */
                attachments: {
                    /**
                     * Format: base64
                     * @description Base64; more than 1 MiB is named but not kept
                     */
                    body: string;
                    id: string;
                    mediaType: string;
                    name: string;
                }[];
                /** @enum {string} */
                author: "customer" | "agent" | "system";
                body: string;
                /** @description Unique within the ticket */
                id: string;
            }[];
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            purpose: string;
            /** @description Null for a caller nobody has confirmed */
            requester: {
                /**
                 * @description A signed-in request, or authenticated mail from the address on file
                 * @enum {string}
                 */
                by: "request" | "mail";
                /** @description Id of the customer in the source */
                subject: string;
            } | null;
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            subjectLine: string;
            /**
             * Format: date-time
             * @description The helpdesk’s time of this state: one that is older than what came before changes nothing
             */
            updatedAt?: string;
            /** @description Id of the vendor whose queue it is in */
            vendor: string;
        };
        DeliveryKeyBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DeliveryKeyMade: {
            id: string;
            name: string;
            /** @description Told once */
            secret: string;
        };
        DeliveryKeyView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
        };
        DeliveryResult: {
            /** @description False when the ticket was there already */
            created: boolean;
            id: string;
        };
        Destruction: {
            approvedBy: components["schemas"]["PersonRef"] | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            counts: {
                attachments: number;
                keys?: number;
                messages: number;
                reveals: number;
                tickets: number;
            } | null;
            doneAt: string | null;
            entry: number | null;
            id: string;
        };
        Device: {
            heardAt: string | null;
            id: string;
            /** @enum {string} */
            kind: "desktop" | "laptop" | "thin-client" | "other";
            name: string;
            party: components["schemas"]["PartyRef"];
            people: components["schemas"]["PersonRef"][];
            /** @description Programs that Cordon knows and found on it, by name */
            programs: string[];
            retiredAt: string | null;
            rules: {
                /** @enum {string} */
                found: "kept" | "broken" | "unknown";
                mend: string;
                rule: string;
                title: string;
                why: string;
                /** @description What is the case while it is broken */
                wrong: string;
            }[];
            /** @description Several people take turns at it */
            shared: boolean;
            site: {
                id: string;
                name: string;
            } | null;
            /**
             * @description stale: its report is too old for an agreement; silent: nothing came for two days
             * @enum {string}
             */
            state: "ok" | "failing" | "unknown" | "stale" | "silent" | "retired";
            /** @description The name of its system; null while it told none */
            system: string | null;
            /** @description The oldest report that the verdict rests on */
            toldAt: string | null;
        };
        Devices: {
            /** @description The strictest clause in force that asks for the state of devices */
            asked: {
                agreement: string;
                clause: string;
                /** @description Null: a report never grows too old */
                goodForMinutes: number | null;
            } | null;
            devices: components["schemas"]["Device"][];
            mayChange: boolean;
        };
        DeviceSecret: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
            /** @enum {string} */
            use: "enroll" | "forward";
        };
        DeviceSecretMade: {
            /** @description Flags for osqueryd; for a shipper none */
            flags: string[];
            id: string;
            /** @description Told once */
            secret: string;
        };
        Dictionary: {
            entries: components["schemas"]["DictionaryEntry"][];
            purposes: string[];
        };
        DictionaryDecision: {
            /** @enum {string} */
            about: "proposed" | "retiring";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            ids: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description An entry without its word */
        DictionaryEntry: {
            decided: components["schemas"]["DictionaryStep"] | null;
            id: string;
            /** @enum {string} */
            kind: "word" | "pattern" | "allow";
            /** @description It waits, and for somebody like the asker */
            mayDecide: boolean;
            miss: string | null;
            /** @enum {string} */
            origin: "hand" | "import" | "miss";
            proposed: components["schemas"]["DictionaryStep"];
            purpose: string | null;
            retired: components["schemas"]["DictionaryStep"] | null;
            retiring: components["schemas"]["DictionaryStep"] | null;
            /** @enum {string} */
            state: "proposed" | "in-force" | "retiring" | "retired" | "refused";
            type: string | null;
        };
        /** @description The words are signed and entered as a salted commitment */
        DictionaryProposal: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            entries: components["schemas"]["DictionaryWritten"][];
            /** @enum {string} */
            origin: "hand" | "import";
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DictionaryProposed: {
            ids: string[];
        };
        DictionaryRetirement: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            ids: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description Who, when, and the ledger entry of it */
        DictionaryStep: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
        };
        DictionaryTried: {
            present: {
                /** @description dictionary, pattern, or what of Cordon found it */
                by: string;
                end: number;
                /** @description UTF-16 code units, as a browser counts */
                start: number;
                type: string;
            }[];
            /** @description Of each being written: why it cannot be */
            problems: (string | null)[];
            /** @description With what waits, and with what is being written */
            proposed: {
                /** @description dictionary, pattern, or what of Cordon found it */
                by: string;
                end: number;
                /** @description UTF-16 code units, as a browser counts */
                start: number;
                type: string;
            }[];
        };
        DictionaryTry: {
            purpose: string | null;
            text: string;
            /** @description What is being written and not yet proposed */
            writing: components["schemas"]["DictionaryWritten"][];
        };
        DictionaryWords: {
            /** @description The entry of this look */
            entry: number;
            words: {
                id: string;
                text: string;
            }[];
        };
        DictionaryWritten: {
            /**
             * @description allow: never removed, unless it is a value of the customer
             * @enum {string}
             */
            kind: "word" | "pattern" | "allow";
            /** @description Texts of this purpose only; null for all */
            purpose: string | null;
            text: string;
            /** @description What it is taken for; null for what is allowed */
            type: ("PERSON" | "TITLE" | "LOC" | "ORG" | "ADDRESS" | "ZIP" | "EMAIL" | "PHONE" | "CREDIT_CARD" | "CARD_CVV" | "CARD_EXPIRY" | "IBAN" | "SWIFT" | "BANK_ROUTING" | "SSN" | "ACCOUNT" | "DATE_OF_BIRTH" | "DATE" | "AGE" | "NATIONALITY" | "IP" | "MAC" | "URL" | "USERNAME" | "PASSWORD" | "PIN" | "CRYPTO" | "JWT" | "API_KEY" | "AWS_ACCESS_KEY" | "AWS_SECRET_KEY" | "PRIVATE_KEY" | "PASSPORT" | "DRIVER_ID" | "LICENSE_PLATE" | "VEHICLE_ID" | "DEVICE_ID" | "COORDINATES" | "MRN" | "HEALTH_ID" | "NPI" | "DEA" | "TAX_ID" | "NATIONAL_ID" | "US_ITIN" | "UK_NINO" | "UK_NHS" | "UK_UTR" | "CA_SIN" | "CA_HEALTH" | "IN_AADHAAR" | "IN_PAN" | "IN_NREGA" | "IN_VOTER" | "OTHER") | null;
        };
        /** @description A stretch of text that both have, or only the newer or the older one */
        DiffPart: {
            /** @enum {string} */
            kind: "same" | "added" | "removed";
            text: string;
        };
        DirectoryRequest: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description What it did, in words and names of attributes; no value */
            did: string;
            id: number;
            method: string;
            /** @description The template, as /Users/{id} */
            path: string;
            status: number;
            token: string | null;
        };
        DirectoryRotateBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description How long it is good for; a year at most */
            days: number;
            /** @description How long the old one stays good beside it */
            overlapHours: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DirectoryToken: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            id: string;
            /** @enum {string} */
            kind: "scim" | "roster";
            label: string;
            lastUsedAt: string | null;
            networks: string[];
            scopes: ("read" | "users" | "groups")[];
            /**
             * @description `replaced`: another took its place, and both are good until this one runs out
             * @enum {string}
             */
            state: "good" | "replaced" | "run-out" | "revoked";
        };
        DirectoryTokenBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description How long it is good for; a year at most */
            days: number;
            /** @enum {string} */
            kind: "scim" | "roster";
            label: string;
            /** @description Where it may be used from; empty: from anywhere */
            networks: string[];
            scopes: ("read" | "users" | "groups")[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DirectoryTokenMade: {
            /** @description Shown this once */
            secret: string;
            token: components["schemas"]["DirectoryToken"];
        };
        DirectoryView: {
            /** @description The SCIM address to give to the identity provider */
            address: string;
            groups: {
                agreementTitle: string | null;
                id: string;
                mapping: components["schemas"]["GroupMapping"] | null;
                members: number;
                name: string;
                siteName: string | null;
            }[];
            people: {
                neither: number;
                roster: number;
                scim: number;
            };
            requests: components["schemas"]["DirectoryRequest"][];
            tokens: components["schemas"]["DirectoryToken"][];
            vendor: {
                id: string;
                name: string;
            };
        };
        DisconnectHelpdeskBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        Done: {
            /** @constant */
            done: true;
        };
        DoorAddress: {
            host: string;
            port: number;
            /** @description Entered encrypted, and in no other way */
            tls: boolean;
        };
        DoorCredentialBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * @description postgres: a database tool. http: a tool that calls an API
             * @enum {string}
             */
            door: "postgres" | "http";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            ticket: string;
        };
        DoorCredentialMade: {
            credential: components["schemas"]["DoorCredentialView"];
            /** @description What a database tool names as its database */
            database: string;
            /** @description Told once; only a hash or a SCRAM verifier of it is kept */
            secret: string;
        };
        DoorCredentialView: {
            agreement: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /**
             * @description postgres: a database tool. http: a tool that calls an API
             * @enum {string}
             */
            door: "postgres" | "http";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /** @description Also the user name at a door that asks for one */
            id: string;
            lastUsedAt: string | null;
            /** @description The range it may be used from */
            network: string;
            purpose: string;
            ticket: string;
        };
        DoorsView: {
            /** @description Null while the door is closed */
            postgres: components["schemas"]["DoorAddress"] | null;
        };
        DraftBody: {
            addenda?: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            particulars?: components["schemas"]["Particulars"];
            source: string;
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: string;
        };
        DraftNarrowerAnswer: {
            /** @description Of what nobody used, how much it lacks */
            drafted: number;
            /** @description How much no change of clauses takes away by itself */
            left: number;
            version: number;
        };
        DraftNarrowerBody: Record<string, never>;
        DrawAuditBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            nonce: string;
            root: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        DrillReport: {
            /** @description The entry that holds this hash */
            entry: number;
            /** @description C2SP tlog-proof of that entry, verified offline */
            proof: string;
            /** @description Canonical JSON */
            report: string;
            sha256: string;
        };
        DrillResult: {
            blocked: boolean | null;
            clause: string | null;
            /** @description Whether a clock would run, had it been real */
            clockStarted: (boolean | "none-needed") | null;
            /** @description Null: nothing watches */
            detected: boolean | null;
            /** @enum {string} */
            drill: "credential-stuffing" | "ip-bypass" | "ticket-rebinding" | "privilege-escalation" | "ticketless-access" | "enumeration" | "bulk-sql" | "mask-bypass" | "reveal-abuse" | "leavers-session" | "expired-agreement" | "ledger-tampering" | "stolen-door-credential" | "phishing-click" | "replica-cut-off";
            entries: number[];
            expectedControl: string;
            notices: {
                drafts: {
                    clock: string;
                    due: string | null;
                    /** @description What the ledger has to give and did not */
                    lacks: string[];
                    /** @description What people write */
                    people: string[];
                    title: string;
                }[];
                why: string;
            } | null;
            /** @description Whether the ledger gives each notice all that it can */
            noticesReady: (boolean | "none-needed") | null;
            /** @description Null: it was not made, and `why` says why */
            passed: boolean | null;
            /** @description Containment: kept out before the control was reached, so that nothing is shown of it */
            stoppedBy: ("control" | "containment") | null;
            timeToContainMs: number | null;
            timeToDetectMs: number | null;
            tried: {
                /** @description Epoch milliseconds of the answer */
                at: number | null;
                code: string | null;
                entry: number | null;
                /** @enum {string} */
                got: "ground" | "no-ground" | "stopped" | "elsewhere" | "contained" | "through";
                what: string;
            }[];
            why: string;
        };
        DrillRun: {
            agreement: string;
            /** @description Null: the schedule, or the shell */
            askedBy: components["schemas"]["PersonRef"] | null;
            drills: ("credential-stuffing" | "ip-bypass" | "ticket-rebinding" | "privilege-escalation" | "ticketless-access" | "enumeration" | "bulk-sql" | "mask-bypass" | "reveal-abuse" | "leavers-session" | "expired-agreement" | "ledger-tampering" | "stolen-door-credential" | "phishing-click" | "replica-cut-off")[];
            endedAt: string | null;
            /** @description Holds the hash of the report */
            entry: number | null;
            failed: boolean;
            id: string;
            results: components["schemas"]["DrillResult"][];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            startedAt: string;
            whole: boolean;
        };
        Drills: {
            drills: {
                attack: string;
                expectedControl: string;
                /** @description Newest first */
                history: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    passed: boolean | null;
                    run: string;
                    timeToDetectMs: number | null;
                }[];
                last: components["schemas"]["DrillResult"] | null;
                /** @enum {string} */
                name: "credential-stuffing" | "ip-bypass" | "ticket-rebinding" | "privilege-escalation" | "ticketless-access" | "enumeration" | "bulk-sql" | "mask-bypass" | "reveal-abuse" | "leavers-session" | "expired-agreement" | "ledger-tampering" | "stolen-door-credential" | "phishing-click" | "replica-cut-off";
                /** @description It needs a feed that nothing gives yet */
                noFeed: boolean;
                /**
                 * @description Whether it has to be noticed, or leaves nothing in Cordon to notice
                 * @enum {string}
                 */
                notice: "must" | "nothing";
                title: string;
            }[];
            /**
             * @description Whether there is an agreement and a canary to make them on
             * @enum {string}
             */
            ready: "ready" | "not-found" | "drill-without-canary";
            running: components["schemas"]["DrillRun"] | null;
            runs: {
                agreement: string;
                /** @description Null: the schedule, or the shell */
                askedBy: components["schemas"]["PersonRef"] | null;
                drills: ("credential-stuffing" | "ip-bypass" | "ticket-rebinding" | "privilege-escalation" | "ticketless-access" | "enumeration" | "bulk-sql" | "mask-bypass" | "reveal-abuse" | "leavers-session" | "expired-agreement" | "ledger-tampering" | "stolen-door-credential" | "phishing-click" | "replica-cut-off")[];
                endedAt: string | null;
                /** @description Holds the hash of the report */
                entry: number | null;
                failed: boolean;
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                startedAt: string;
                whole: boolean;
            }[];
            schedule: {
                everyDays: number | null;
                nextAt: string | null;
            };
        };
        Effects: {
            conditions?: ({
                kind: string;
            } & {
                [key: string]: unknown;
            })[];
            continuityLease?: {
                hours: number;
                reviewWithinHours: number;
            };
            duties?: ({
                /** @enum {string} */
                by: "controller" | "processor";
                kind: string;
            } & {
                [key: string]: unknown;
            })[];
            emergencyAccess?: {
                approvers: number;
                minutes: number;
                reviewWithinHours: number;
            };
            /** @constant */
            general?: true;
            grants?: {
                fields: {
                    category: string;
                    confirm?: boolean;
                    lookup?: boolean;
                    reveal?: {
                        approval?: boolean;
                        minutes: number;
                        stepUp: boolean;
                    };
                    /** @enum {string} */
                    treatment: "clear" | "partial" | "generalise" | "token" | "redact" | "hidden";
                }[];
                purposes: string[];
            }[];
            inFlight?: {
                minutes: number;
            };
            limits?: ({
                kind: string;
                max: number;
            } & {
                [key: string]: unknown;
            })[];
            permissions?: {
                fields: {
                    category: string;
                    confirm?: boolean;
                    lookup?: boolean;
                    reveal?: {
                        approval?: boolean;
                        minutes: number;
                        stepUp: boolean;
                    };
                    /** @enum {string} */
                    treatment: "clear" | "partial" | "generalise" | "token" | "redact" | "hidden";
                }[];
                operations: ("read" | "lookup" | "confirm" | "reveal" | "note" | "reply" | "act" | "export")[];
                purpose: string;
                roles: string[];
                stepUp?: boolean;
                /** @enum {string} */
                subjects: "ticket-in-hand" | "every-customer";
            }[];
            quality?: {
                keepDays: number;
                leastGroup: number;
                roles: string[];
                withheldDays: number;
            };
            sealedOriginals?: {
                days: number;
                minutes: number;
            };
            ticketInHand?: {
                atOnce: number;
                minutes: number;
            };
            witnessQuorum?: {
                least: number;
            };
        };
        EffectSentence: {
            clause: string;
            /** @enum {string} */
            effect: "permission" | "condition" | "limit" | "duty" | "default";
            sentence: string;
            /** @description A condition nothing feeds yet: it would refuse everybody */
            unfed: boolean;
        };
        EmergencyBody: {
            accessRole: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            person: string;
            /** @enum {string} */
            reason: "danger-to-life" | "legal-deadline" | "security" | "other";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            ticket: string;
        };
        EmergencyView: {
            accessRole: string;
            agreement: {
                id: string;
                title: string;
            };
            approvedBy: components["schemas"]["PersonRef"][];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            /** @description The clause of the terms in force that allows it */
            clause: string | null;
            endedAt: string | null;
            finding: boolean | null;
            from: string | null;
            id: string;
            /** @description Approvals that are missing while it is asked for */
            needed: number | null;
            /** @description The review that is owed was not made in time: a finding */
            overdue: boolean;
            person: components["schemas"]["PersonRef"];
            reason: string;
            reviewDueAt: string | null;
            reviewedAt: string | null;
            reviewedBy: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            state: "asked" | "running" | "over" | "reviewed" | "withdrawn";
            ticket: string;
            /** @description Number of the ticket in the helpdesk */
            ticketNumber: string;
            until: string | null;
            vendor: components["schemas"]["PartyRef"];
        };
        EnableTotpBody: {
            password: string;
        };
        EnableTotpResult: {
            totpURI: string;
        };
        EndAbsenceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EndBadgeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Then whoever uses it is looked for */
            lost: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EndBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * @default terminated
             * @enum {string}
             */
            reason: "terminated" | "breached";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * @description Ends although open conversations are left with nobody; refused without it
             * @default false
             */
            strand: boolean;
            vendorName: string;
        };
        /** @enum {string} */
        EndedBecause: "terminated" | "breached" | "expired";
        EndFindingExceptionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EndMarksBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            mark: components["schemas"]["CustomerMark"];
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            source: string;
            subjects: string[];
        };
        Endpoint: {
            certificate: {
                /** @description That word; absent in looks of before it was read */
                authoritySays?: ("good" | "revoked" | "unknown" | "stale") | null;
                issuer: string;
                keyBits: number | null;
                keyType: string;
                matchesHost: boolean;
                names: string;
                notAfter: string;
                notBefore: string;
                signature: string;
                /** @description The authority’s word came with it (OCSP) */
                stapled: boolean;
                trusted: boolean;
            } | null;
            failings: {
                /** @enum {string} */
                id: "forbidden-address" | "unreachable" | "no-tls" | "tls-1.0" | "tls-1.1" | "no-encryption" | "no-authentication" | "no-forward-secrecy" | "untrusted" | "revoked" | "wrong-name" | "expired" | "expiring" | "short-key" | "weak-signature" | "no-http" | "to-plain" | "no-hsts" | "no-content-policy" | "no-nosniff" | "loose-cookies";
                mend: string;
                says: string;
                /** @enum {string} */
                severity: "grave" | "open";
            }[];
            /** @description How many failings each look found, newest first */
            history: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                failings: number;
            }[];
            host: string;
            id: string;
            /** @description Null: not yet */
            lookedAt: string | null;
            mayChange: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            namedAt: string;
            namedBy: components["schemas"]["PersonRef"];
            port: number;
            /**
             * @description What kind of address it may be at; other than public for the company alone
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @enum {string} */
            speaks: "http" | "tls";
            /** @enum {string} */
            usedFor: "sign-in" | "desktop" | "helpdesk" | "files" | "api" | "mail" | "other";
            vendor: components["schemas"]["PartyRef"];
            /** @description Those it agrees to */
            versions: ("TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3")[];
            weakSuites: ("no-encryption" | "no-authentication" | "no-forward-secrecy")[];
        };
        EndpointActBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EndPreview: {
            agents: number;
            liveSessions: number;
            openReveals: number;
            stranded: {
                assignee: string | null;
                id: string;
                subjectLine: string;
            }[];
            vendor: components["schemas"]["PartyRef"];
        };
        EndResult: {
            entry: number;
            revealsClosed: number;
            sessionsClosed: number;
            stranded: number;
        };
        EndServiceAccountBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        EndServiceSecretBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        EndSiemReceiverBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        EndTabletopBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            lesson: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EndTrainingRuleBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        EntryProof: {
            /** @description Canonical JSON of the body; null once it was removed */
            body: string | null;
            checkpoint: string;
            /** @description RFC 6962 inclusion path, base64 */
            hashes: string[];
            index: number;
            /** @description Canonical JSON of the leaf: the bytes that are hashed */
            leaf: string;
            /** @description Base64, opens the commitment */
            salt: string | null;
            size: number;
            vkey: string;
        };
        Erasing: {
            erasures: components["schemas"]["Erasure"][];
            mayPropose: boolean;
            mayUnseal: boolean;
            unsealings: components["schemas"]["Unsealing"][];
        };
        Erasure: {
            decided: components["schemas"]["ErasureStep"] | null;
            /** @enum {string} */
            ground: "term-over" | "subject-request" | "objection" | "unlawful";
            hash: string;
            id: string;
            /**
             * @description bodies: content past its term. openings: what says that entries are about one customer
             * @enum {string}
             */
            kind: "bodies" | "openings";
            mayDecide: boolean;
            parts: {
                agreement: string | null;
                doneAt: string | null;
                entries: number;
                /** @description The entry that states it */
                entry: number | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                openings: number;
                /** @description Entries, as `12-40,44` */
                ranges: string;
                /** @description Openings that lie sealed until claims are barred */
                sealed: number;
                title: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            }[];
            proposed: components["schemas"]["ErasureStep"];
            /** @enum {string} */
            state: "proposed" | "approved" | "refused" | "done";
            /** @description While it waits, and for the company only */
            subject: string | null;
        };
        ErasureDecision: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ErasureLook: {
            /** @description Over all parts: what both people sign */
            hash: string;
            held: {
                agreement: string;
                entries: number;
                title: string;
            }[];
            /** @description Entries for the next erasure: this one is full */
            left: number;
            parts: {
                agreement: string | null;
                entries: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                openings: number;
                /** @description Entries, as `12-40,44` */
                ranges: string;
                title: string | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            }[];
        };
        ErasureProposal: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Of bodies: under this agreement only; null for all */
            agreement: string | null;
            entries: number;
            /** @enum {string} */
            ground: "term-over" | "subject-request" | "objection" | "unlawful";
            /**
             * @description bodies: content past its term. openings: what says that entries are about one customer
             * @enum {string}
             */
            kind: "bodies" | "openings";
            /** @description The hash that was looked at */
            parts: string;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description Of openings: the number of the customer in the source */
            subject: string | null;
        };
        ErasureProposed: {
            id: string;
        };
        ErasureStep: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
        };
        ErrorBody: {
            error: {
                /** @description What of a text the PII protocol does not let go on */
                breaches?: components["schemas"]["ProtocolBreach"][];
                citations?: components["schemas"]["CitationView"][];
                code: string;
                /** @description The ledger entry of the refusal, when it is one */
                entry?: number;
                /** @description Paths of the body that were not accepted */
                fields?: string[];
                message: string;
                requestId: string;
            };
        };
        EvidenceFile: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            addedAt: string;
            bytes: number;
            entry: number;
            id: string;
            question: string | null;
            /** @description Hexadecimal; stands in the entry */
            sha256: string;
            /** @enum {string} */
            type: "pdf" | "png" | "jpg";
        };
        EvidenceRequest: {
            agreement: {
                id: string;
                title: string;
            };
            answer: string | null;
            answeredAt: string | null;
            answeredBy: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            asks: string;
            audit: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            entry: number;
            files: {
                bytes: number;
                id: string;
                name: string;
                sha256: string;
            }[];
            id: string;
            line: string | null;
            overdue: boolean;
            party: components["schemas"]["PartyRef"];
        };
        EvidenceRequests: {
            requests: components["schemas"]["EvidenceRequest"][];
        };
        EvidenceView: {
            exports: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                askedAt: string;
                askedBy: components["schemas"]["PersonRef"] | null;
                entries: number;
                entriesDone: number;
                entry: number | null;
                finishedAt: string | null;
                id: string;
                /** @description SHA-256 of its manifest, hex; null until it is whole */
                manifest: string | null;
            }[];
        };
        /** @description Signed where the session has a key; what closes access waits for no key */
        ExceptionEndBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        ExceptionList: {
            /** @description Empty for a vendor: they are the company’s own */
            emergencies: components["schemas"]["EmergencyView"][];
            leases: components["schemas"]["LeaseView"][];
            /** @description What the terms in force allow */
            may: {
                agreement: {
                    id: string;
                    title: string;
                };
                emergency: {
                    approvers: number;
                    clause: string;
                    minutes: number;
                } | null;
                /** @description What a lease may let stand; null where the terms know none */
                lease: {
                    clause: string;
                    hours: number;
                    kinds: string[];
                } | null;
                party: string;
            }[];
        };
        ExceptionReviewBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            finding: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ExportBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            format: "csv" | "jsonl";
            /** @enum {string} */
            reason: "customer-asked" | "handover" | "complaint" | "legal" | "other";
            request: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description Tickets in your hand; never all */
            tickets: string[];
        };
        ExportFile: {
            entry: number;
            mediaType: string;
            name: string;
            /** @description The text of the file, sealed to this session */
            sealed: components["schemas"]["SealedValue"];
        };
        ExportLookBody: {
            /** @enum {string} */
            format: "csv" | "jsonl";
            /** @enum {string} */
            reason: "customer-asked" | "handover" | "complaint" | "legal" | "other";
            /** @description Tickets in your hand; never all */
            tickets: string[];
        };
        /** @description What would go, and the hash that is asked, approved and signed */
        ExportLooked: {
            hash: string;
            request: components["schemas"]["ExportRequest"];
        };
        ExportProgress: {
            /** @description Why it was stopped */
            code: string | null;
            done: number;
            entries: number[];
            /** @description SHA-256 of the file */
            file: string | null;
            /** @description The id of its approval */
            id: string;
            /** @description One ticket and one entry each */
            pieces: number;
            readyUntil: string | null;
            rows: number;
            /** @enum {string} */
            state: "waiting" | "running" | "ready" | "downloaded" | "stopped" | "expired";
        };
        /** @description Exactly what would go, and no value of it */
        ExportRequest: {
            /** @enum {string} */
            format: "csv" | "jsonl";
            /** @constant */
            kind: "export";
            purpose: string;
            resources: {
                fields: {
                    /** @description The clause that lets it be seen like this */
                    clause: string;
                    field: string;
                    label: string;
                    treatment: components["schemas"]["Treatment"];
                }[];
                resource: string;
                rows: number;
            }[];
            rows: number;
            /** @description Different customers */
            subjects: number;
            tickets: {
                id: string;
                number: string;
                rows: number;
            }[];
        };
        ExportTraced: {
            /** @description Exports it was held against */
            exports: number;
            /** @description The best first, five at most */
            fits: {
                agreement: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                askedAt: string;
                /** @description The customer made up for it is in the piece */
                canary: boolean;
                /** @description That any of the exports fits as well though it is not from it */
                chance: number;
                entries: number[];
                id: string;
                /** @description Marks in the piece that fit */
                matched: number;
                /** @description Certain enough to name */
                named: boolean;
                person: components["schemas"]["PersonRef"];
                pieces: number;
                vendor: string;
            }[];
        };
        ExtendBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            hours: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description What is watched, and what cannot be yet */
        FeedsView: {
            detectors: {
                kind: string;
                /** @description Sources that have told nothing yet: no feed */
                missing: string[];
            }[];
            sources: {
                /** @description False: no feed, so nothing can be told */
                connected: boolean;
                /** @description Null: nothing was told yet */
                lastAt: string | null;
                source: string;
            }[];
        };
        FieldFinding: {
            field: string;
            /** @description Counts, and never a value */
            reasons: string[];
            resource: string;
            /** @enum {string} */
            sure: "sure" | "likely" | "unclear";
        };
        FieldMap: {
            /** @description Key of the Fides taxonomy */
            category: string;
            /** @description What people wrote: shown without personal data */
            freeText?: boolean;
            label: string;
            name: string;
            /** @enum {string} */
            type: "text" | "integer" | "numeric" | "boolean" | "date" | "timestamp" | "json";
        };
        FindingAnswer: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            entry: number | null;
            id: string;
            text: string;
        };
        FindingDetail: {
            /** @description What it is about, by ids */
            about: string;
            agreement: string | null;
            /** @description Until when somebody asks to live with it */
            askedUntil: string | null;
            claimedAt: string | null;
            /** @description Whether somebody said by a link that it is mended */
            claimedByLink: boolean;
            closed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                how: "settled" | "retested" | "accepted" | "mended";
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            /** @description The duty that brought that day forward; null where its severity alone says it */
            dueBy: {
                agreement: string;
                clause: string;
                duty: string;
                hours: number;
                /** @description What its severity alone would give */
                insteadOfDays: number;
            } | null;
            /**
             * @description What closes it: the next look of what found it, or another person who looks again
             * @enum {string}
             */
            ends: "look" | "person";
            /** @description Ledger entry with which it was raised */
            entry: number | null;
            events: {
                act: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Null for Cordon itself */
                by: components["schemas"]["PersonRef"] | null;
                detail: string | null;
                entry: number | null;
                id: string;
                text: string | null;
            }[];
            evidence: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Null for somebody of the vendor without an account, by a link */
                by: components["schemas"]["PersonRef"] | null;
                /** @description Agreement whose documents show it */
                document: string | null;
                entries: number[];
                /** @description The entry that proves it */
                entry: number | null;
                file: {
                    bytes: number;
                    hash: string;
                    name: string;
                } | null;
                /** @description Files that came by a link */
                files: {
                    bytes: number;
                    entry: number;
                    id: string;
                    /** @enum {string} */
                    type: "pdf" | "png" | "jpg";
                }[];
                id: string;
                text: string;
            }[];
            /** @description Until when its risk is accepted */
            exceptionUntil: string | null;
            facts: {
                [key: string]: string | number;
            };
            id: string;
            kind: string;
            /**
             * Format: date-time
             * @description The last day that an exception of this severity may have
             */
            longestException: string;
            /** @description Whether a claim has it looked at again at once */
            looksAtOnce: boolean;
            /** @description What the reader may do with it now */
            may: string[];
            meaning: string;
            /** @description Of the ids in it, those whose names the reader may know */
            names: {
                id: string;
                /** @enum {string} */
                kind: "person" | "ticket" | "agreement" | "party";
                name: string;
            }[];
            /** @description What ends it */
            next: string;
            /** @enum {string} */
            origin: "test" | "audit" | "drill" | "incident" | "drift" | "reviewer";
            overdue: boolean;
            owner: {
                person: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                side: "company" | "vendor";
            };
            planUntil: string | null;
            practice: {
                id: string;
                title: string;
            };
            proposals: {
                /** @description As it was when it landed */
                after: string[] | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                before: string[];
                by: components["schemas"]["PersonRef"];
                /** @enum {string} */
                change: "terms" | "threshold" | "training" | "control";
                id: string;
                landedAt: string | null;
                landedBy: components["schemas"]["PersonRef"] | null;
                mayLand: boolean;
                /** @description As it is now, where code can tell */
                now: string[] | null;
                part: string | null;
                target: string | null;
                text: string;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            raisedAt: string;
            /**
             * Format: date-time
             * @description When a look last found it still so
             */
            seenAt: string;
            severity: components["schemas"]["FindingSeverity"];
            source: string | null;
            /** @enum {string} */
            state: "open" | "planned" | "fix-claimed" | "exception" | "closed";
            /** @enum {string} */
            step: "plan" | "mend" | "look" | "retest" | "decide" | "wait" | "none";
            title: string;
            /** @description What a reviewer saw */
            told: string | null;
            vendor: string | null;
        };
        FindingEvidenceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            document: string | null;
            entries: number[];
            file: {
                /** @description Base64 */
                content: string;
                name: string;
            } | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        FindingExceptionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            why: string;
        };
        /** @enum {string} */
        FindingSeverity: "critical" | "high" | "medium" | "low";
        FindingTrends: {
            accepted: number;
            days: {
                critical: {
                    due: number;
                    exception: number;
                };
                high: {
                    due: number;
                    exception: number;
                };
                low: {
                    due: number;
                    exception: number;
                };
                medium: {
                    due: number;
                    exception: number;
                };
            };
            improved: {
                count: number;
                /** @enum {string} */
                kind: "terms" | "threshold" | "training" | "control";
                quarter: string;
            }[];
            open: {
                critical: number;
                high: number;
                low: number;
                medium: number;
            };
            overdue: number;
            recurring: {
                kind: string;
                times: number;
                title: string;
                vendor: string | null;
            }[];
            toClose: {
                closed: number;
                late: number;
                medianDays: number;
                quarter: string;
                severity: components["schemas"]["FindingSeverity"];
            }[];
        };
        FindingView: {
            /** @description What it is about, by ids */
            about: string;
            agreement: string | null;
            closed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                how: "settled" | "retested" | "accepted" | "mended";
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            /** @description The duty that brought that day forward; null where its severity alone says it */
            dueBy: {
                agreement: string;
                clause: string;
                duty: string;
                hours: number;
                /** @description What its severity alone would give */
                insteadOfDays: number;
            } | null;
            /**
             * @description What closes it: the next look of what found it, or another person who looks again
             * @enum {string}
             */
            ends: "look" | "person";
            /** @description Ledger entry with which it was raised */
            entry: number | null;
            /** @description Until when its risk is accepted */
            exceptionUntil: string | null;
            facts: {
                [key: string]: string | number;
            };
            id: string;
            kind: string;
            meaning: string;
            /** @description Of the ids in it, those whose names the reader may know */
            names: {
                id: string;
                /** @enum {string} */
                kind: "person" | "ticket" | "agreement" | "party";
                name: string;
            }[];
            /** @description What ends it */
            next: string;
            /** @enum {string} */
            origin: "test" | "audit" | "drill" | "incident" | "drift" | "reviewer";
            overdue: boolean;
            owner: {
                person: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                side: "company" | "vendor";
            };
            practice: {
                id: string;
                title: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            raisedAt: string;
            /**
             * Format: date-time
             * @description When a look last found it still so
             */
            seenAt: string;
            severity: components["schemas"]["FindingSeverity"];
            source: string | null;
            /** @enum {string} */
            state: "open" | "planned" | "fix-claimed" | "exception" | "closed";
            /** @enum {string} */
            step: "plan" | "mend" | "look" | "retest" | "decide" | "wait" | "none";
            title: string;
            vendor: string | null;
        };
        Floor: {
            minutes: number;
            queues: {
                /** @description Accesses in each of equal parts of the time */
                course: number[];
                customers: number;
                /** @description Worked on by people who were made for a drill */
                drill: boolean;
                ok: number;
                people: number;
                /** @description Purpose of the tickets; null for accesses without a ticket */
                queue: string | null;
                refused: number;
                /** @description Accesses of a customer that no ticket in hand explains */
                unexplained: number;
                vendor: string;
                vendorName: string;
            }[];
        };
        FlowDown: {
            /** Format: date */
            contractDate: string;
            /** @description SHA-256 of the contract, hex; the contract itself stays with the vendor */
            documentHash?: string;
            /** @description Where the contract says so */
            reference: string;
            /** @description The version of this agreement whose terms its contract passes on */
            version: number;
        };
        FlowDownBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** Format: date */
            contractDate: string;
            /** @description SHA-256 of the contract, hex; the contract itself stays with the vendor */
            documentHash?: string;
            /** @description Where the contract says so */
            reference: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description The version of this agreement whose terms its contract passes on */
            version: number;
        };
        FrameBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Of the frame’s own choosing */
            frame: string;
            /** @description By the frame’s key over both and its id (cordon-session-keys/v1) */
            frameSignature: string;
            hint: string;
            /** @description What the frame signs with */
            publicKey: string;
            /** @description What is sealed to it */
            sealingKey: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        FrameOpened: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /** @description Worth nothing without the frame’s key */
            token: string;
        };
        FrameworksView: {
            controls: components["schemas"]["ControlView"][];
            documents: components["schemas"]["OscalDocumentView"][];
            frameworks: {
                /** @enum {string} */
                id: "gdpr" | "hipaa" | "ccpa" | "iso27001" | "soc2" | "nist80053" | "scf";
                /** @enum {string} */
                kind: "law" | "standard";
                places: {
                    citation: string;
                    controls: string[];
                    reference: string;
                }[];
                title: string;
            }[];
        };
        GiveBadgesBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            badges: {
                number: string;
                person: string;
            }[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description Who of those that were invited is given work now */
        GiveInvitedBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            people: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        GroupMapping: {
            /** @description For agents: the role of the terms */
            accessRole: string | null;
            /**
             * @description The agreement in force its members are given this work under; null: work is given by hand
             * @default null
             */
            agreement: string | null;
            purpose: string | null;
            /** @enum {string} */
            role: "team-lead" | "qa-analyst" | "agent";
            /**
             * @description Null for always
             * @default null
             */
            shift: components["schemas"]["Shift"] | null;
            /**
             * @description Null for each person’s own
             * @default null
             */
            site: string | null;
        };
        /** @description Null takes it back */
        GroupMappingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            mapping: components["schemas"]["GroupMapping"] | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        HandInBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        HandInByLinkBody: Record<string, never>;
        HandoverBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * @default vendor
             * @enum {string}
             */
            from: "vendor" | "company";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description An agreement in force on the same source; null: the company */
            to: string | null;
        };
        HandoverResult: {
            /** @description Had no purpose there: back to the company */
            back: number;
            moved: number;
        };
        HandoverTarget: {
            agreement: string;
            /** @description How many of the open conversations its terms have a purpose for */
            takes: number;
            title: string;
            vendor: components["schemas"]["PartyRef"];
        };
        HandoverView: {
            agreement: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
            from: components["schemas"]["PartyRef"];
            id: string;
            tickets: number;
            to: components["schemas"]["PartyRef"];
        };
        Health: {
            /** @description Age of the newest heartbeat that went round through the database; null before the first */
            heardMsAgo: number | null;
            /** @description Whether signed-in requests are answered */
            serving: boolean;
        };
        HelpdeskAnswer: {
            helpdesk: components["schemas"]["HelpdeskView"] | null;
        };
        HelpdeskBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            baseUrl: string;
            /** @description RT: an authentication token. Zendesk: an OAuth token, or login/token:secret */
            credential: string;
            /** @description The field that names the customer: its name (RT) or its number (Zendesk) */
            customerField: string;
            /** @description Whether the vendor’s agents see comments among the company’s own people */
            internalComments: boolean;
            /** @enum {string} */
            kind: "rt" | "zendesk";
            queues: {
                purpose: string;
                /** @description Name of the queue (RT) or number of the group (Zendesk) */
                queue: string;
                vendor: string;
            }[];
            /**
             * @description Where the helpdesk is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Who sets that field for the company: logins (RT) or numbers of users (Zendesk) */
            setters: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        HelpdeskView: {
            baseUrl: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            connectedAt: string;
            /** @description The field that names the customer: its name (RT) or its number (Zendesk) */
            customerField: string;
            /** @description Whether the vendor’s agents see comments among the company’s own people */
            internalComments: boolean;
            /** @enum {string} */
            kind: "rt" | "zendesk";
            /** @description When Cordon last looked */
            lookedAt: string | null;
            /** @description A code: what went wrong at the last look */
            problem: string | null;
            queues: {
                purpose: string;
                /** @description Name of the queue (RT) or number of the group (Zendesk) */
                queue: string;
                vendor: string;
            }[];
            /**
             * @description Where the helpdesk is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Vendors’ people whose own seat there shows what Cordon masks */
            seats: {
                name: string;
                person: string;
                seat: string;
                sights: components["schemas"]["SeatSight"][];
                vendor: string;
            }[];
            seatsAt: string | null;
            /** @description Who sets that field for the company: logins (RT) or numbers of users (Zendesk) */
            setters: string[];
            /** @description Tickets still to be read, as far as the helpdesk says */
            waiting: number;
            /** @description When a look last went well */
            wellAt: string | null;
            /** @description Comments and closings still to be written there */
            writing: number;
        };
        HintBody: {
            /** @description Base64 SPKI of the frame’s P-256 key */
            publicKey: string;
            /** @description The JWT the helpdesk signed */
            token: string;
        };
        HintSaid: {
            /** @description What the helpdesk’s server signed on the way */
            token: string;
        };
        HintTaken: {
            hint: string;
        };
        HintView: {
            /** @description Cordon’s id of the ticket the helpdesk shows */
            ticket: string;
        };
        HistoryItem: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description Its ledger entry */
            entry: number | null;
            /** @enum {string} */
            kind: "drafted" | "offered" | "withdrawn" | "proposed" | "signed" | "suspended" | "resumed" | "ended" | "expired";
            party: components["schemas"]["PartyRef"] | null;
            person: components["schemas"]["PersonRef"] | null;
            reason: ("terminated" | "breached") | null;
            seq: number;
            version: number | null;
        };
        HoldBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            category: string | null;
            /** @enum {string} */
            reason: "litigation" | "regulator" | "investigation" | "audit" | "tax" | "subject-request";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ImportAnswersBody: {
            entry: number;
            proof: string;
            record: string;
            sha256: string;
            vkey: string;
        };
        ImportedAnswers: {
            filled: number;
            /** @description Name of the ledger that the file is proven by */
            from: string;
            /** @description Answered here already, and left as they are */
            kept: number;
        };
        ImportOscalBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            document: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        IncidentFactBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @description False: only that they know by then is told; the earliest time known is taken */
            exact: boolean;
            /** @enum {string} */
            kind: "vendor-aware" | "company-aware";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @enum {string} */
            kind: "vendor-should-have-known" | "company-should-have-known";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            applies: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "law";
            /** @enum {string} */
            law: "gdpr" | "hipaa" | "california";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "risk";
            /** @enum {string} */
            risk: "unlikely" | "likely" | "high";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            is: boolean;
            /** @enum {string} */
            kind: "encrypted" | "low-probability" | "vendor-is-agent";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            count: number;
            /** @constant */
            kind: "affected";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            count: number;
            /** @constant */
            kind: "residents";
            /** @description ISO 3166-2, such as US-CA */
            place: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            form: ("written" | "oral") | null;
            /** @constant */
            kind: "law-enforcement";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            until: string | null;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "contract";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            clock: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "sent";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description False: a first phase */
            whole: boolean;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /** @enum {string} */
            about: "happened" | "consequences" | "taken" | "proposed" | "steps" | "delayReason" | "offer" | "listOfPeople";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "telling";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "categories";
            names: string[];
            /** @enum {string} */
            of: "people" | "data";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            count: number;
            /** @constant */
            kind: "records";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            clauses: string[];
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "clauses";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            /** @constant */
            kind: "occurred";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            is: boolean;
            /** @enum {string} */
            kind: "identity-numbers" | "held-back";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            /** @constant */
            kind: "agencies";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The fact in whose place it is stated, which is taken back, and why */
            corrects?: {
                fact: number;
                reason: string;
            };
            email?: string;
            /** @constant */
            kind: "contact";
            name: string;
            phone?: string;
            postal?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            web?: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        };
        IncidentFacts: {
            facts: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                fact: {
                    [key: string]: unknown;
                };
                id: number;
                inPlaceOf: number | null;
                /** @description Null while it stands */
                withdrawn: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    by: components["schemas"]["PersonRef"] | null;
                    reason: string;
                } | null;
            }[];
        };
        IncidentLedgerBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Whose accesses; null: everybody’s */
            agent: string | null;
            /** @description Under which agreement; null: any */
            agreement: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            /** @description IANA time zone in which days are counted: where whoever owes the notice works */
            zone: string;
        };
        IncidentNoteBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        IncidentRow: {
            agents: components["schemas"]["PersonRef"][];
            /** @description The run of breach drills it is of; null: it is real */
            drill: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            firstAt: string;
            id: string;
            kinds: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            lastAt: string;
            /** @description The one thing to do next */
            next: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            owner: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            signals: number;
            /** @enum {string} */
            state: "open" | "investigating" | "contained" | "closed" | "false-positive";
            /** @description Acts of Cordon itself that no person has decided about */
            undecided: number;
            unjudged: number;
            vendor: components["schemas"]["PartyRef"];
        };
        IncidentView: {
            acts: {
                act: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                detail: string | null;
                entry: number | null;
            }[];
            agents: components["schemas"]["PersonRef"][];
            /** @description Agreements its evidence is under */
            agreements: string[];
            clauses: {
                agreement: string;
                clause: string;
                entries: number;
            }[];
            contained: {
                /** @description It was closed before; undoing opens nothing */
                already: boolean;
                answer: string | null;
                answeredAt: string | null;
                /** @description The clauses that say so; none for the company’s own setting */
                cites: {
                    agreement: string;
                    clause: string;
                }[];
                /** @description What is left to whoever is slowed */
                customersAnHour: number | null;
                decideBy: string | null;
                decidedAt: string | null;
                decidedBy: components["schemas"]["PersonRef"] | null;
                decision: ("kept" | "undone") | null;
                doneAt: string | null;
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                orderedAt: string;
                /** @description Null for Cordon itself */
                orderedBy: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                step: "step-up" | "slow-down" | "suspend-agent" | "suspend-vendor" | "end-agreement";
                target: components["schemas"]["PersonRef"];
                toldAt: string | null;
                why: string;
            }[];
            /** @description The run of breach drills it is of; null: it is real */
            drill: string | null;
            /** @description Agreements with the vendor that ended since it opened */
            ended: {
                agreement: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                entry: number | null;
            }[];
            exposed: {
                category: string;
                clear: boolean;
                customers: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            firstAt: string;
            id: string;
            kinds: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            lastAt: string;
            list: components["schemas"]["SignalView"][];
            /** @description Where it may be moved now */
            moves: ("open" | "investigating" | "contained" | "closed" | "false-positive")[];
            /** @description The one thing to do next */
            next: string;
            /** @enum {string} */
            nextStep: "take" | "decide" | "judge" | "contain" | "write-up" | "dismiss" | "close" | "none";
            notes: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                id: string;
                text: string;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            owner: components["schemas"]["PersonRef"] | null;
            /** @description What Cordon may close by itself, and how soon a person decides */
            policy: {
                automatic: ("step-up" | "slow-down" | "suspend-agent" | "suspend-vendor" | "end-agreement") | null;
                /** @description The clauses that say so; none for the company’s own setting */
                cites: {
                    agreement: string;
                    clause: string;
                }[];
                decideWithinHours: number;
            };
            postMortem: string | null;
            proposed: {
                /** @enum {string} */
                step: "step-up" | "slow-down" | "suspend-agent" | "suspend-vendor" | "end-agreement";
                target: {
                    id: string;
                    name: string;
                };
                why: string;
            }[];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            signals: number;
            /** @enum {string} */
            state: "open" | "investigating" | "contained" | "closed" | "false-positive";
            /** @description Acts of Cordon itself that no person has decided about */
            undecided: number;
            unjudged: number;
            vendor: components["schemas"]["PartyRef"];
            /** @description Why it is as grave as it is */
            why: string[];
        };
        InspectionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            items: {
                item: components["schemas"]["InspectionItem"];
                note: string;
                /** @description SHA-256 of pictures in `photos` */
                photos: string[];
                verdict: components["schemas"]["InspectionVerdict"];
            }[];
            /** @description JPEGs without EXIF or any word, painted before they are sent */
            photos: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @enum {string} */
        InspectionItem: "doors-closed" | "badges-worn" | "visitor-log" | "screens-outside" | "phones-away" | "clean-desks" | "screens-locked" | "paper-destroyed" | "media-none" | "cameras-running";
        InspectionList: {
            inspections: components["schemas"]["InspectionView"][];
            items: {
                item: components["schemas"]["InspectionItem"];
                text: string;
            }[];
            mayInspect: boolean;
        };
        InspectionPhoto: {
            /** Format: base64 */
            jpeg: string;
        };
        InspectionSigned: {
            entry: number;
            failed: number;
            id: string;
        };
        /** @enum {string} */
        InspectionVerdict: "pass" | "fail" | "na";
        InspectionView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: {
                company: boolean;
                id: string;
                name: string;
            };
            entry: number;
            id: string;
            items: {
                item: components["schemas"]["InspectionItem"];
                note: string;
                photos: string[];
                text: string;
                verdict: components["schemas"]["InspectionVerdict"];
            }[];
            site: string;
            /** @description SHA-256 of what was signed */
            statement: string;
        };
        InvitationView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /** @description Shown once, when no mail server is set */
            link: string | null;
            mailed: boolean;
            person: string;
        };
        /** @description What stands between an agent and data, agreement by agreement */
        Joiner: {
            agreements: {
                id: string;
                items: components["schemas"]["ChecklistItem"][];
                ready: boolean;
                title: string;
            }[];
            checks: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                attestedAt: string;
                attestedBy: components["schemas"]["PersonRef"];
                entry: number;
                /** @description SHA-256 of the evidence, which the vendor keeps */
                evidence: string;
                id: string;
                /** @enum {string} */
                kind: "identity" | "employment" | "criminal-record" | "sanctions";
                /**
                 * Format: date
                 * @description A day in UTC, as 2026-11-03
                 */
                on: string;
                over: boolean;
                /**
                 * Format: date
                 * @description A day in UTC, as 2026-11-03
                 */
                until: string;
            }[];
            id: string;
            left: boolean;
            name: string;
            party: components["schemas"]["PartyRef"];
            site: string | null;
            siteId: string | null;
            suspended: boolean;
            work: {
                accessRole: string;
                agreement: string;
                id: string;
                purpose: string;
            }[];
        };
        JudgeAnswersBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description What is asked back; null where it is accepted */
            asked: string | null;
            questions: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            verdict: "accepted" | "asked-back";
        };
        JudgeAttestationBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Why it is refused; null where it is accepted */
            because: string | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            verdict: "accepted" | "refused";
        };
        JudgeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Why not; null confirms */
            dispute: string | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            task: string;
        };
        JudgeSignalBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            verdict: "real" | "false-positive";
            why: string;
        };
        /** @description One site, or one network */
        LeaseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            hours: number;
            kinds: string[];
            /**
             * @description A network of the vendor, by id
             * @default null
             */
            network: string | null;
            /** @enum {string} */
            reason: "disaster" | "outage" | "provider-failure" | "other";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @default null */
            site: string | null;
        };
        LeaseView: {
            agreement: {
                id: string;
                title: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            /** @description The clause of the terms in force that allows it */
            clause: string | null;
            companyBy: components["schemas"]["PersonRef"] | null;
            endedAt: string | null;
            finding: boolean | null;
            from: string | null;
            hours: number;
            id: string;
            kinds: string[];
            network: string | null;
            /** @description The review that is owed was not made in time: a finding */
            overdue: boolean;
            reason: string;
            reviewDueAt: string | null;
            reviewedAt: string | null;
            reviewedBy: components["schemas"]["PersonRef"] | null;
            site: {
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            state: "asked" | "running" | "over" | "reviewed" | "withdrawn";
            until: string | null;
            vendor: components["schemas"]["PartyRef"];
            vendorBy: components["schemas"]["PersonRef"] | null;
        };
        /** @description Signed where the session has a key; what closes access waits for no key */
        LeaveBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @enum {string} */
            reason: "resigned" | "dismissed" | "contract-ended" | "other";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        LeaverProof: {
            /** @description What was found working then */
            alive: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            back: boolean;
            entries: {
                entry: number;
                /** @description C2SP tlog-proof, verified without Cordon */
                proof: string;
            }[];
            /** @constant */
            format: "cordon-leaver-proof/v1";
            /** @description What they held */
            held: number;
            id: string;
            items: {
                /** @description When it was shut, in ms after the act */
                afterMs: number | null;
                entry: number | null;
                id: string;
                /** @enum {string} */
                kind: "session" | "passkey" | "authenticator" | "backup-codes" | "password" | "company-account" | "door-credential" | "service-account" | "service-secret" | "sidebar-token" | "api-key" | "link" | "value-on-screen" | "assignment" | "ticket-in-hand" | "lease" | "emergency" | "approval" | "export" | "assessment-link" | "device" | "badge" | "presence" | "alert-channel" | "shared-secret";
                title: string;
                /** @description Whether it works at this moment */
                works: boolean;
            }[];
            /** @description When the last thing was shut, in ms after the act */
            lastMs: number | null;
            lookedAt: string | null;
            /** @description The entry of the first look */
            lookEntry: number | null;
            party: components["schemas"]["PartyRef"];
            person: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description When everything was read again for this answer
             */
            readAt: string;
            /** @description Milliseconds from the act until all was shut and had been read again; null: not read again yet */
            tookMs: number | null;
            /** @description Secrets they were shown that others go on using: somebody puts others in their place */
            toReplace: string[];
            /**
             * @description closed: all that was theirs was shut, is entered and was found shut just now
             * @enum {string}
             */
            verdict: "closed" | "not-closed";
            /** @description Why it is not */
            why: string[];
        };
        LeaverRow: {
            /** @description What was found working then */
            alive: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            back: boolean;
            /** @description What they held */
            held: number;
            id: string;
            lookedAt: string | null;
            party: components["schemas"]["PartyRef"];
            person: components["schemas"]["PersonRef"];
            /** @description Milliseconds from the act until all was shut and had been read again; null: not read again yet */
            tookMs: number | null;
        };
        LeaverView: {
            /** @description What was found working then */
            alive: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            back: boolean;
            /** @description What they held */
            held: number;
            id: string;
            items: {
                /** @description When it was shut, in ms after the act */
                afterMs: number | null;
                entry: number | null;
                id: string;
                /** @enum {string} */
                kind: "session" | "passkey" | "authenticator" | "backup-codes" | "password" | "company-account" | "door-credential" | "service-account" | "service-secret" | "sidebar-token" | "api-key" | "link" | "value-on-screen" | "assignment" | "ticket-in-hand" | "lease" | "emergency" | "approval" | "export" | "assessment-link" | "device" | "badge" | "presence" | "alert-channel" | "shared-secret";
                title: string;
                /** @description Whether it works at this moment */
                works: boolean;
            }[];
            /** @description When the last thing was shut, in ms after the act */
            lastMs: number | null;
            lookedAt: string | null;
            /** @description The entry of the first look */
            lookEntry: number | null;
            party: components["schemas"]["PartyRef"];
            person: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description When everything was read again for this answer
             */
            readAt: string;
            /** @description Milliseconds from the act until all was shut and had been read again; null: not read again yet */
            tookMs: number | null;
            /** @description Secrets they were shown that others go on using: somebody puts others in their place */
            toReplace: string[];
            /**
             * @description closed: all that was theirs was shut, is entered and was found shut just now
             * @enum {string}
             */
            verdict: "closed" | "not-closed";
            /** @description Why it is not */
            why: string[];
        };
        LedgerStatus: {
            /** @description The signed checkpoint note */
            checkpoint: string;
            checkpointAt: string | null;
            /** @description Verifier keys before the ledger’s key was changed, newest first */
            formerKeys: string[];
            origin: string;
            root: string;
            /** @description Whether the log is public below /log/ */
            served: boolean;
            size: number;
            /** @description C2SP signed-note verifier key */
            vkey: string;
            witnesses: {
                at: string | null;
                name: string;
            }[];
            writable: boolean;
        };
        LedgerToken: {
            agreement: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            id: string;
            label: string;
            lastUsedAt: string | null;
            madeBy: components["schemas"]["PersonRef"];
            /** @enum {string} */
            state: "good" | "run-out" | "revoked";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        LedgerTokenBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            /** @description How long it is good for */
            days: number;
            /**
             * Format: date-time
             * @description Entries from this time on
             */
            from: string;
            label: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description and before this one
             */
            until: string;
        };
        LedgerTokenMade: {
            /** @description Shown this once */
            secret: string;
            token: components["schemas"]["LedgerToken"];
        };
        LedgerWitness: {
            agreement: {
                id: string;
                title: string;
            } | null;
            askedAt: string | null;
            claims: number | null;
            /** @description It has seen more entries than there are, or others */
            contradicts: ("ahead" | "inconsistent") | null;
            /** @description What it cosigned last, and when by its own clock */
            cosigned: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                size: number;
            } | null;
            decided: components["schemas"]["WitnessStep"] | null;
            id: string;
            mayDecide: boolean;
            mayRemove: boolean;
            /** @description May refuse what they proposed themselves */
            mayTakeBack: boolean;
            /** @description How many minutes ago it cosigned, each minute of the last hour once, newest first */
            minutes: number[];
            name: string;
            proposed: components["schemas"]["WitnessStep"];
            /**
             * @description Where the witness is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            removed: components["schemas"]["WitnessStep"] | null;
            removing: components["schemas"]["WitnessStep"] | null;
            required: boolean;
            runBy: components["schemas"]["PartyRef"] | null;
            /** @enum {string} */
            state: "proposed" | "in-force" | "refused" | "removing" | "removed";
            url: string;
            vkey: string;
        };
        LedgerWitnesses: {
            /** @description Those that a witness may be proposed for */
            agreements: {
                id: string;
                title: string;
                vendor: components["schemas"]["PartyRef"];
            }[];
            /** @description What shows that entries are missing here; while there is any, nothing is shown */
            behind: {
                agreement: string | null;
                size: number | null;
                /** @enum {string} */
                why: "ahead" | "inconsistent";
                witness: string | null;
            }[];
            mayPropose: boolean;
            witnesses: components["schemas"]["LedgerWitness"][];
        };
        Left: {
            /** @description The record of it; null: they had gone, and held nothing */
            leaver: string | null;
        };
        LegalHold: {
            category: string | null;
            id: string;
            liftAskedBy: components["schemas"]["PersonRef"] | null;
            liftedAt: string | null;
            liftedBy: components["schemas"]["PersonRef"] | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            placedAt: string;
            placedBy: components["schemas"]["PersonRef"];
            /** @enum {string} */
            reason: "litigation" | "regulator" | "investigation" | "audit" | "tax" | "subject-request";
        };
        LibraryView: {
            addenda: {
                id: string;
                title: string;
            }[];
            clauses: {
                answers: string[];
                citations: string[];
                id: string;
                /** @description The number it has in its template */
                number: string | null;
                template: string | null;
                /** @description With the defaults put in */
                text: string;
                title: string;
                variables: {
                    default: string | number | boolean | string[];
                    help: string | null;
                    label: string;
                    max: number | null;
                    min: number | null;
                    name: string;
                    options: {
                        label: string;
                        value: string;
                    }[];
                    /** @enum {string} */
                    type: "integer" | "text" | "word" | "time" | "choice" | "list";
                    unit: string | null;
                }[];
                /** @description What to know before adding it */
                warning: string | null;
            }[];
            particulars: {
                default: string;
                /** @description Set by the server */
                fixed: boolean;
                help: string | null;
                label: string;
                name: string;
                /** @enum {string} */
                of: "controller" | "processor" | "both";
            }[];
        };
        LifeView: {
            /** @description What each side may do next; which of its people may, their role says */
            acts: {
                controller: ("offer" | "withdraw" | "propose" | "sign" | "renew" | "suspend" | "resume" | "terminate" | "end-for-breach")[];
                processor: ("offer" | "withdraw" | "propose" | "sign" | "renew" | "suspend" | "resume" | "terminate" | "end-for-breach")[];
            };
            /** @description Whether both have signed a version */
            agreed: boolean;
            /** @description When nothing of it is in force any more, renewals counted in */
            endsAt: string | null;
            /** @description Whether other words were proposed after the offer, before both signed */
            negotiated: boolean;
            /** @description Whether the vendor may read it */
            offered: boolean;
            /** @description The version that waits for signatures */
            pending: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                signedBy: components["schemas"]["PartyRef"][];
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                version: number;
            } | null;
            /** @description The version whose time it is, suspended or not */
            running: number | null;
            suspendedBy: components["schemas"]["PartyRef"] | null;
        };
        LiftBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Refuses the wish to lift it */
            keep: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        LinkBody: {
            /** @description What stands behind the # of the link */
            secret: string;
        };
        LinkSubject: {
            id: string;
            /** @enum {string} */
            kind: "questionnaire" | "finding";
        };
        LinkView: {
            email: string | null;
            name: string | null;
            party: string | null;
            role: components["schemas"]["PersonRole"];
            /** @description The first link of an installation: asks for e-mail and company */
            setUp: boolean;
        };
        LiveBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            report: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        LogWatchBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            everyDays: number | null;
            /** @description Logins of the company’s own programs: their reads are listed and no finding */
            own: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        LogWatchView: {
            /** @description Null while no comparison is wanted */
            everyDays: number | null;
            /** @description False with one lock: no view tells Cordon’s reads from others */
            matchable: boolean;
            overdueSince: string | null;
            /** @description Logins of the company’s own programs */
            own: string[];
            /** @description Last round over its folder; null when the server reads none */
            ran: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Why the last file was not compared */
                code: string | null;
                files: number;
            } | null;
            /** @description Up to when logs were compared */
            until: string | null;
        };
        LookByLinkBody: Record<string, never>;
        LookupBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            field: string;
            resource: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            value: string;
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        LookupResult: {
            /** @description True on an unbound ticket, for a hit and a miss alike: now confirm with the caller */
            claimed: boolean;
            entry: number;
            lookupsLeft: number | null;
            sentence: string;
            /** @description Tickets in your hand that belong to the customer found */
            tickets: string[];
        };
        Made: {
            id: string;
        };
        MadeLink: {
            link: components["schemas"]["AssuranceLink"];
            /** @description Told once, where no mail server took it */
            url: string | null;
        };
        MakeDeviceSecretBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            party: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            use: "enroll" | "forward";
        };
        MakeLinkBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** Format: email */
            address: string;
            days: number;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            subject: components["schemas"]["LinkSubject"];
        };
        MakePhishingSenderBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** Format: email */
            address: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            url: string;
        };
        MakeServiceSecretBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        MapBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description The fields somebody looked at: all that the draft says are unclear */
            confirmed: {
                field: string;
                resource: string;
            }[];
            /** @description A newer OpenAPI document of the source’s API, as JSON or YAML */
            document?: string;
            /** @description The next version of the map */
            map: components["schemas"]["DataMap"];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        MapControlBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            answers: boolean;
            control: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            theirs: string;
        };
        MapLookBody: {
            map: components["schemas"]["DataMap"];
        };
        MappingLookBody: {
            mapping: components["schemas"]["GroupMapping"] | null;
        };
        /** @description What a mapping would give whom; nothing is written */
        MappingLooked: {
            count: number;
            /**
             * @description `changed`: ends and is given otherwise; `by-hand`, `ended-by-hand`: people gave or ended it, and that stands; `role-only`: no work, as the mapping names no agreement; `no-site`: the site is closed; `passed-over`: left, an administrator, or in a more trusted role
             * @enum {string}
             */
            outcome: "given" | "changed" | "ends" | "same" | "by-hand" | "ended-by-hand" | "role-only" | "no-site" | "passed-over";
            /** @description The first of them, by name */
            people: components["schemas"]["PersonRef"][];
        }[];
        MapSight: {
            agreement: string;
            gain: {
                agents: number;
                fields: number;
            };
            lose: {
                agents: number;
                fields: number;
            };
            rows: {
                agents: number;
                gains: {
                    after: {
                        clause: string;
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    before: {
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    category: string;
                    field: string;
                    label: string;
                    resource: string;
                }[];
                loses: {
                    after: {
                        clause: string;
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    before: {
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    category: string;
                    field: string;
                    label: string;
                    resource: string;
                }[];
                purpose: string;
                role: string;
            }[];
            /** @enum {string} */
            standing: "in-force" | "signed" | "draft";
            title: string;
            vendor: components["schemas"]["PartyRef"];
            version: number;
        };
        MarkCustomersBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            mark: components["schemas"]["CustomerMark"];
            /** @description For one colleague: who of us they are, so that their own look is told apart */
            person: string | null;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            source: string;
            subjects: string[];
        };
        MarkedCustomer: {
            id: string;
            mark: components["schemas"]["CustomerMark"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            markedAt: string;
            markedBy: components["schemas"]["PersonRef"];
            /** @description Who a colleague is, where that was said */
            person: components["schemas"]["PersonRef"] | null;
            source: string;
            /** @description The customer’s number in the source */
            subject: string;
        };
        MarkedCustomers: {
            counts: {
                customers: number;
                mark: components["schemas"]["CustomerMark"];
                source: string;
            }[];
            /** @description Two hundred at most */
            newest: components["schemas"]["MarkedCustomer"][];
        };
        MarksChanged: {
            /** @description The others were so before */
            changed: number;
        };
        MatrixView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            rows: {
                because: string;
                clause: string;
                does: string;
                duties: string[];
                evidenced: string;
                items: string[];
                obligation: string;
                /** @enum {string} */
                owner: "controller" | "processor" | "both";
                /** @enum {string} */
                status: "met" | "due" | "failing" | "no-evidence";
            }[];
            /** @description The same for one sheet of paper: evidence by letters, explained in the legend */
            sheet: {
                legend: {
                    letter: string;
                    text: string;
                }[];
                rows: {
                    because: string | null;
                    clause: string;
                    obligation: string;
                    /** @enum {string} */
                    owner: "controller" | "processor" | "both";
                    says: string;
                    seenIn: string[];
                    /** @enum {string} */
                    status: "met" | "due" | "failing" | "no-evidence";
                }[];
            };
            version: number;
        };
        MessageView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            attachments: {
                id: string;
                name: string;
                /** @description False when personal data cannot be taken out of it, or it was too large to keep */
                readable: boolean;
                /** @description Whether it may be revealed, as field `attachments` */
                revealable: boolean;
                /** @description Bytes */
                size: number;
            }[];
            /** @enum {string} */
            author: "customer" | "agent" | "system" | "note";
            by: string | null;
            id: string;
            /** @description Pieces of personal data replaced in this text */
            removed: number;
            text: string;
        };
        /**
         * @description `backup-code`: neither reveals nor signs until a factor is enrolled
         * @enum {string}
         */
        MfaMethod: "totp" | "passkey" | "backup-code" | "sso";
        MissingContent: {
            asks: string;
            citation: string;
            part: string;
            /** @enum {string} */
            why: "not-said" | "wrong-number";
        };
        MissingWork: {
            agreement: {
                id: string;
                title: string;
            };
            /** @description Those of them who were invited for work that the agreement names */
            invited: string[];
            /** @description Agents who work under it as nothing */
            people: components["schemas"]["PersonRef"][];
        };
        MoveBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description The assignments they have, as far as the asker knows */
            before: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description Their own site from now on */
            site: string | null;
            /** @description All the work they have from now on */
            work: {
                accessRole: string;
                agreement: string;
                purpose: string;
                /** @default null */
                shift: components["schemas"]["Shift"] | null;
                /**
                 * @description Null for their own
                 * @default null
                 */
                site: string | null;
            }[];
        };
        Moved: {
            /** @description Things of the old place that ended */
            ended: number;
            /** @description Work that is new */
            given: number;
        };
        MoveIncidentBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            to: "open" | "investigating" | "contained" | "closed" | "false-positive";
        };
        MyCourse: {
            /** @description Whether it is there in the language that was asked for */
            asked: boolean;
            id: string;
            language: string;
            minutes: number;
            next: components["schemas"]["NextPaper"];
            /** @description The last time, in a version that counts */
            passedAt: string | null;
            passedBy: ("attempt" | "import" | "spaced") | null;
            quiz: components["schemas"]["CourseQuiz"];
            /** @description Ids of the sections that were read */
            read: string[];
            /** @description Where they are */
            section: string | null;
            sections: number;
            title: string;
            version: number;
        };
        MyDevices: {
            /** @description The strictest clause in force that asks for the state of devices */
            asked: {
                agreement: string;
                clause: string;
                /** @description Null: a report never grows too old */
                goodForMinutes: number | null;
            } | null;
            /** @description The device of this session */
            chosen: string | null;
            /** @description Ids of those that count for this session */
            counts: string[];
            devices: components["schemas"]["Device"][];
            /** @description Why their state keeps this session out now; null: it does not, or nobody asks */
            stop: {
                /** @enum {string} */
                code: "device-failing" | "device-unknown" | "device-stale" | "device-elsewhere";
            } | null;
        };
        MyPhishing: {
            messages: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                courseAt: string | null;
                /** @enum {string} */
                outcome: "reported" | "fell" | "nothing";
                template: components["schemas"]["PhishingTemplate"];
            }[];
            reportAddress: string;
        };
        MyProtocols: {
            accessRole: string;
            acknowledged: components["schemas"]["ProtocolAcknowledged"] | null;
            agreement: {
                id: string;
                title: string;
            };
            /** @description Since the version I acknowledged last */
            changes: components["schemas"]["ProtocolChange"][];
            graceUntil: string | null;
            /** @description Null: none was put in force */
            hash: string | null;
            /** @description As it holds for my role */
            protocol: components["schemas"]["PiiProtocol"];
            purpose: string;
            /** @enum {string} */
            state: "acknowledged" | "grace" | "owed" | "not-in-force";
        }[];
        MyTraining: {
            courses: components["schemas"]["OwedCourse"][];
            /** @description The course to open first: what keeps one out, else what is due soonest */
            next: string | null;
            passed: components["schemas"]["PassedCourse"][];
        };
        MyUndertaking: {
            /** @description No data is shown before the current text is signed */
            asked: boolean;
            company: components["schemas"]["PartyRef"];
            current: components["schemas"]["UndertakingText"] | null;
            /** @description The version that was announced; it may be signed ahead */
            next: components["schemas"]["UndertakingText"] | null;
            nextSigned: components["schemas"]["SignedUndertaking"] | null;
            party: components["schemas"]["PartyRef"];
            person: components["schemas"]["PersonRef"];
            /** @description My signature on the current text */
            signed: components["schemas"]["SignedUndertaking"] | null;
        };
        NameableTicket: {
            /** @description The agreement whose clause would open it */
            agreement: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            lastWorkAt: string;
            /** @description Number of the ticket in the helpdesk */
            number: string;
            purpose: string;
            /** @description Roles of the terms through whose eyes it can be seen */
            roles: string[];
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            vendor: components["schemas"]["PartyRef"];
        };
        NameEndpointBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            host: string;
            port: number;
            /**
             * @description What kind of address it may be at; other than public for the company alone
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            speaks: "http" | "tls";
            /** @enum {string} */
            usedFor: "sign-in" | "desktop" | "helpdesk" | "files" | "api" | "mail" | "other";
            vendor: string;
        };
        NearMiss: {
            id: string;
            /** @enum {string} */
            kind: "wrong-customer" | "caller-not-who-they-said" | "message" | "screen-seen" | "sent-wrong" | "left-open" | "other";
            lesson: string | null;
            lessonAt: string | null;
            /** @description As 2026-11 */
            month: string;
            /** @description Null: none, or one of fewer people than a group */
            site: string | null;
            text: string;
            vendor: string;
        };
        /** @description What nearly went wrong. Who says so is not kept */
        NearMissBody: {
            /** @enum {string} */
            kind: "wrong-customer" | "caller-not-who-they-said" | "message" | "screen-seen" | "sent-wrong" | "left-open" | "other";
            text: string;
        };
        NearMissLessonBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            lesson: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        Network: {
            cidr: string;
            id: string;
            label: string;
            site: string | null;
        };
        NetworkChange: {
            adds: components["schemas"]["Network"][];
            base: number;
            /** @description People it cut off when it was done */
            cutOff: number | null;
            decidedAt: string | null;
            decidedBy: components["schemas"]["PersonRef"] | null;
            /** @description While it waits: what it would do now */
            diff: components["schemas"]["NetworkDiff"] | null;
            /** @description The ledger entry of each step */
            entries: {
                decided: number | null;
                proposed: number | null;
                reviewed: number | null;
            };
            id: string;
            /** @enum {string} */
            kind: "two-people" | "first" | "urgent";
            mayConfirm: boolean;
            mayReview: boolean;
            mayWithdraw: boolean;
            party: components["schemas"]["NetworkParty"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            proposedAt: string;
            proposedBy: components["schemas"]["PersonRef"];
            removes: components["schemas"]["Network"][];
            reviewedAt: string | null;
            reviewedBy: components["schemas"]["PersonRef"] | null;
            /**
             * @description `stale`: the list was changed since it was proposed, so it can only be withdrawn
             * @enum {string}
             */
            state: "pending" | "stale" | "done" | "withdrawn";
        };
        NetworkChangeBody: {
            adds: {
                /** @description A range in CIDR notation, as 203.0.113.0/24, or one address; no wider than /8, IPv6 /12 */
                cidr: string;
                label: string;
                site: string | null;
            }[];
            /** @description The revision of the list it is made against */
            base: number;
            party: string;
            /** @description Ids */
            removes: string[];
        };
        NetworkCloseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description The revision of the list it is made against */
            base: number;
            party: string;
            removes: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        NetworkConfirmBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description The revision of the list it is made against */
            base: number;
            /** @description Needed from whoever would lock themselves out: how many people it cuts off */
            cutOff?: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        NetworkDiff: {
            closes: components["schemas"]["AddressCount"];
            /** @description People with a live session who would be outside, by where they signed in */
            cutOff: {
                id: string;
                name: string;
                sessions: number;
            }[];
            /** @description Ranges the list would hold */
            left: number;
            /** @description Addresses somebody may come from after it and may not before */
            opens: components["schemas"]["AddressCount"];
            overlaps: {
                inner: components["schemas"]["Network"];
                outer: components["schemas"]["Network"];
            }[];
            /** @enum {string} */
            proposer: "not-concerned" | "stay-inside" | "locked-out";
            /**
             * @description What it would do to whoever looks at it, at their address now
             * @enum {string}
             */
            you: "not-concerned" | "stay-inside" | "locked-out";
        };
        NetworkParty: {
            id: string;
            /** @enum {string} */
            kind: "company" | "vendor";
            name: string;
        };
        /** @description A change, signed */
        NetworkProposeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            adds: {
                /** @description A range in CIDR notation, as 203.0.113.0/24, or one address; no wider than /8, IPv6 /12 */
                cidr: string;
                label: string;
                site: string | null;
            }[];
            /** @description The revision of the list it is made against */
            base: number;
            party: string;
            /** @description Ids */
            removes: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        NetworksView: {
            /** @description Where the request came from */
            address: string | null;
            /** @description There never was a list: the company sets it by one person */
            first: boolean;
            /** @description Requests since this server started that claimed another address without coming from a named proxy; told to the company */
            ignoredHeaders: number | null;
            mayCloseNow: boolean;
            mayPropose: boolean;
            networks: components["schemas"]["Network"][];
            party: components["schemas"]["NetworkParty"];
            /** @description How often the list was changed; a change is made against it */
            revision: number;
            sites: components["schemas"]["Site"][];
        };
        NextInjectBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            inject: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        NextPaper: {
            /** @description From when */
            at: string | null;
            /** @description Papers that are left of a day */
            left: number | null;
            may: boolean;
            /** @description The paper that was begun */
            open: string | null;
            why: ("open" | "wait" | "spent") | null;
        };
        NoticeClock: {
            agreement: {
                id: string;
                title: string;
                vendor: string;
            } | null;
            /** @description The same by what was not taken back; the clock’s own times are the strict ones */
            asCorrected: {
                due: components["schemas"]["ClockMoment"] | null;
                from: components["schemas"]["ClockMoment"] | null;
                late: boolean;
                reminders: {
                    mark: 0 | 50 | 80 | 100;
                    moment: components["schemas"]["ClockMoment"];
                }[];
                /** @enum {string} */
                state: "waiting" | "running" | "tolled" | "overdue" | "partly" | "done" | "not-owed";
                why: string;
            } | null;
            /** @enum {string} */
            by: "vendor" | "company";
            citation: string;
            counted: string;
            /**
             * @description Whose discovery it is counted from
             * @enum {string}
             */
            discovery: "own" | "vendor";
            due: components["schemas"]["ClockMoment"] | null;
            from: components["schemas"]["ClockMoment"] | null;
            id: string;
            /** @enum {string} */
            kind: "contract" | "gdpr-33-2" | "gdpr-33-1" | "gdpr-34" | "hipaa-410" | "hipaa-individuals" | "hipaa-media" | "hipaa-hhs" | "hipaa-hhs-year" | "california-owner" | "california-residents" | "california-attorney-general";
            late: boolean;
            /** @enum {string} */
            law: "contract" | "gdpr" | "hipaa" | "california";
            limit: string;
            /** @description ISO 3166-2, of a duty towards one state alone */
            place: string | null;
            reminders: {
                mark: 0 | 50 | 80 | 100;
                moment: components["schemas"]["ClockMoment"];
            }[];
            /** @enum {string} */
            state: "waiting" | "running" | "tolled" | "overdue" | "partly" | "done" | "not-owed";
            /** @description What nobody told, and what was taken instead, so that a notice is owed, and earlier */
            taken: string[];
            /** @enum {string} */
            to: "company" | "supervisory-authority" | "individuals" | "media" | "hhs" | "attorney-general";
            tolledUntil: components["schemas"]["ClockMoment"] | null;
            why: string[];
        };
        NoticeClocks: {
            /** @description Those whose duty can be recorded, with the shortest hours it gives */
            agreements: {
                hours: number | null;
                id: string;
                title: string;
            }[];
            incidents: {
                clocks: components["schemas"]["NoticeClock"][];
                incident: string;
                /** @description Reminders that no mail server has taken yet */
                unsentReminders: number;
            }[];
            mayRecord: boolean;
        };
        NoticeRule: {
            /** @enum {string} */
            authorisation: "general" | "specific";
            /** @description Null when the terms say nothing: then only a yes counts */
            clause: string | null;
            noticeDays: number;
            objectionDays: number;
        };
        ObjectionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            reason: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        OpenConductCaseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            basis: string | null;
            entries: number[];
            person: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @enum {string} */
            source: "incident" | "audit" | "report" | "observed";
            summary: string;
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
        };
        OpenConversation: {
            assignee: string | null;
            binding: ("request" | "mail" | "caller" | "agent") | null;
            id: string;
            purpose: string;
            subjectLine: string;
        };
        OpenReviewBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        OriginalView: {
            /** @description Null where what was typed was dropped, or its time is over */
            original: {
                /** @enum {string} */
                act: "note" | "reply" | "reveal";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                keptUntil: string;
                /** @description Pieces of personal data that the record does not have */
                pieces: number;
                ticket: string;
            } | null;
        };
        OscalDocumentPage: {
            controls: {
                groups: string[];
                id: string;
                /** @description Controls of ours that answer it, as people said */
                ours: string[];
                parent: string | null;
                /** @description Controls of ours whose references name this id: nobody said so yet */
                proposed: string[];
                title: string;
                withdrawn: boolean;
            }[];
            document: components["schemas"]["OscalDocumentView"];
            items: {
                description: string;
                due: string | null;
                status: string | null;
                title: string;
            }[];
        };
        OscalDocumentView: {
            /** @description Of its controls, those that one of ours answers */
            answered: number;
            controls: number;
            entry: number;
            /** @description SHA-256 of the text that was brought, hex */
            hash: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            importedAt: string;
            importedBy: components["schemas"]["PersonRef"];
            /** @enum {string} */
            model: "catalog" | "assessment-results" | "plan-of-action-and-milestones";
            oscalVersion: string;
            title: string;
            version: string;
        };
        OscalImported: {
            id: string;
        };
        OsqueryPack: {
            queries: {
                [key: string]: {
                    interval: number;
                    platform?: string;
                    query: string;
                    /** @constant */
                    snapshot: true;
                };
            };
        };
        Overview: {
            accessesToday: number;
            ending: {
                agreement: string;
                daysLeft: number;
                renewing: boolean;
                title: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                vendor: string;
            }[];
            liveSessions: number;
            openReveals: number;
            pendingApprovals: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                id: string;
                kind: string;
                text: string;
            }[];
            perMinute: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                minute: string;
                ok: number;
                refused: number;
                vendor: string;
            }[];
            refusedToday: number;
            vendors: components["schemas"]["PartyRef"][];
        };
        OwedCourse: {
            /** @description Rules that ask for it: "agreement clause", or the id of a rule */
            causes: string[];
            /** @description When access closes: the grace of the clause included */
            closesAt: string | null;
            course: string;
            reasons: ("role" | "purpose" | "clause" | "risk" | "phishing" | "incident" | "new-clause" | "regulation" | "conduct" | "joining" | "hand")[];
            /**
             * @description due and grace are still good; expired and never close access where a clause asks for the course
             * @enum {string}
             */
            state: "current" | "due" | "grace" | "expired" | "never";
            /** @description It keeps its person from customer data now */
            stops: boolean;
            title: string;
            /** @description When it has to be passed anew */
            until: string | null;
        };
        /** @description What is recorded about whoever asks, and what they reported */
        OwnConduct: {
            cases: {
                agreement: {
                    id: string;
                    title: string;
                };
                appeal: string | null;
                appealAnswer: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    granted: boolean;
                    why: string;
                } | null;
                appealUntil: string | null;
                clauses: string[];
                decision: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    /** @description Set for retraining */
                    course: string | null;
                    /** @enum {string} */
                    step: "none" | "reminder" | "warning" | "retraining" | "suspension" | "removal" | "termination";
                    /** @description Set for a suspension */
                    until: string | null;
                    why: string;
                } | null;
                facts: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    code: string | null;
                    entry: number;
                    kind: string;
                }[];
                hearingUntil: string | null;
                id: string;
                inForce: boolean;
                may: ("state" | "appeal")[];
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                openedAt: string;
                /** @enum {string} */
                state: "gathering" | "hearing" | "heard" | "proposed" | "decided" | "appealed" | "appeal-proposed" | "upheld" | "overturned" | "dismissed";
                statement: string | null;
                summary: string;
                /** @enum {string} */
                violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
            }[];
            /** @description Whom one may report */
            colleagues: components["schemas"]["PersonRef"][];
            reports: {
                answer: string | null;
                id: string;
                /** Format: date */
                receivedOn: string;
                /** @enum {string} */
                state: "received" | "case" | "set-aside";
                /** @enum {string} */
                violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
            }[];
        };
        PaperAnswerBody: {
            answer: string[];
            question: string;
        };
        Particulars: {
            [key: string]: string;
        };
        PartyRef: {
            id: string;
            name: string;
        };
        PassedCourse: {
            certificate: {
                entry: number;
                hash: string;
                /** Format: uuid */
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                madeAt: string;
            } | null;
            /** Format: uuid */
            completion: string;
            course: string;
            entry: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            passedAt: string;
            /** @enum {string} */
            source: "attempt" | "import" | "spaced";
            title: string;
            version: number;
        };
        PasskeyOptions: {
            [key: string]: unknown;
        };
        PasskeyResponse: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
        } & {
            [key: string]: unknown;
        };
        Peers: {
            /** @description How far back */
            days: number;
            standings: {
                /** @description How many peers have less */
                above: number;
                /** @enum {string} */
                measure: "customers" | "lookups" | "reveals" | "refused" | "unexplained" | "rows";
                /** @description A day on which they worked; null when on none */
                own: number | null;
                /** @description The same of each of their peers, without names, smallest first */
                peers: number[];
            }[];
        };
        PersonBody: {
            accessRole: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description For an auditor: one agreement and a period */
            audit?: {
                agreement: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            };
            /** Format: email */
            email: string;
            name: string;
            party: string;
            purpose: string | null;
            role: components["schemas"]["PersonRole"];
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            site: string | null;
        };
        PersonRef: {
            id: string;
            name: string;
        };
        /** @enum {string} */
        PersonRole: "company-admin" | "privacy-officer" | "security-officer" | "vendor-manager" | "vendor-admin" | "team-lead" | "agent" | "qa-analyst" | "auditor";
        PersonRow: {
            /** @description What they were invited for */
            accessRole: string | null;
            /** @description What they work as */
            assignments: {
                accessRole: string;
                agreement: string;
                id: string;
                purpose: string;
            }[];
            blockers: components["schemas"]["Blocker"][];
            /** @description Null: the directory gives none */
            email: string | null;
            id: string;
            /** @description Their directory or roster says that they left */
            left: boolean;
            liveSessions: number;
            name: string;
            party: components["schemas"]["PartyRef"];
            purpose: string | null;
            ready: boolean;
            role: components["schemas"]["PersonRole"];
            site: string | null;
            suspendedBy: ("company" | "vendor") | null;
            ticketsInHand: number;
        };
        Phishing: {
            campaigns: components["schemas"]["PhishingCampaign"][];
            domains: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                askedAt: string;
                domain: string;
                mine: boolean;
                party: components["schemas"]["PartyRef"];
                verifiedAt: string | null;
            }[];
            mayPlan: boolean;
            mayVerify: boolean;
            plannable: {
                agreement: {
                    id: string;
                    title: string;
                };
                sites: components["schemas"]["PersonRef"][];
                vendor: components["schemas"]["PartyRef"];
            }[];
            reportAddress: string;
            reports: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                id: string;
                person: components["schemas"]["PersonRef"];
                ticket: string | null;
                vendor: components["schemas"]["PartyRef"];
                /** @enum {string} */
                via: "workspace" | "mailbox";
            }[];
            senders: {
                address: string;
                id: string;
                name: string;
            }[];
            templates: components["schemas"]["PhishingTemplate"][];
            year: {
                counts: {
                    clicked: number;
                    delivered: number;
                    fell: number;
                    mailed: number;
                    medianSecondsToReport: number | null;
                    noise: {
                        [key: string]: number;
                    };
                    opened: number;
                    raw: {
                        clicked: number;
                        submitted: number;
                    };
                    reported: number;
                    submitted: number;
                } | null;
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        PhishingActBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        PhishingCampaign: {
            agreement: {
                id: string;
                title: string;
            };
            authorisations: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                name: string;
                /** @enum {string} */
                side: "company" | "vendor";
            }[];
            endedAt: string | null;
            endedWhy: ("over" | "stopped") | null;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            madeBy: components["schemas"]["PersonRef"];
            rates: {
                phishProne: number | null;
                reportRate: number | null;
            } | null;
            scope: components["schemas"]["PhishingScope"];
            startedAt: string | null;
            /** @enum {string} */
            state: "draft" | "authorised" | "running" | "ended";
            vendor: components["schemas"]["PartyRef"];
        };
        PhishingCampaignDetail: {
            agreement: {
                id: string;
                title: string;
            };
            authorisations: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                name: string;
                /** @enum {string} */
                side: "company" | "vendor";
            }[];
            endedAt: string | null;
            endedWhy: ("over" | "stopped") | null;
            hours: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                planned: number;
                sent: number;
            }[];
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            madeBy: components["schemas"]["PersonRef"];
            mayReadNames: boolean;
            mayStart: boolean;
            result: components["schemas"]["PhishingResult"] | null;
            scope: components["schemas"]["PhishingScope"];
            /** @description For which side the asker may authorise it */
            side: ("company" | "vendor") | null;
            sites: components["schemas"]["PersonRef"][];
            startedAt: string | null;
            /** @enum {string} */
            state: "draft" | "authorised" | "running" | "ended";
            vendor: components["schemas"]["PartyRef"];
        };
        PhishingClosingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        PhishingNames: {
            courseAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            fellAt: string;
            person: components["schemas"]["PersonRef"];
        }[];
        PhishingResult: {
            delivered: number;
            groups: {
                counts: {
                    clicked: number;
                    delivered: number;
                    fell: number;
                    mailed: number;
                    medianSecondsToReport: number | null;
                    noise: {
                        [key: string]: number;
                    };
                    opened: number;
                    raw: {
                        clicked: number;
                        submitted: number;
                    };
                    reported: number;
                    submitted: number;
                };
                rates: {
                    phishProne: number | null;
                    reportRate: number | null;
                    resilience: number | null;
                };
                site: string | null;
            }[];
            leftOut: {
                [key: string]: number;
            };
            people: number;
            sent: number;
            /** @description Null while fewer people were reached than may be told of */
            told: {
                counts: {
                    clicked: number;
                    delivered: number;
                    fell: number;
                    mailed: number;
                    medianSecondsToReport: number | null;
                    noise: {
                        [key: string]: number;
                    };
                    opened: number;
                    raw: {
                        clicked: number;
                        submitted: number;
                    };
                    reported: number;
                    submitted: number;
                };
                rates: {
                    phishProne: number | null;
                    reportRate: number | null;
                    resilience: number | null;
                };
                repeat: number | null;
            } | null;
        };
        PhishingScope: {
            agreement: string;
            course: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            limitPercent: number;
            /**
             * @description Who may know who fell, beside themselves: nobody, or the vendor’s admin
             * @enum {string}
             */
            names: "nobody" | "trainer";
            /** @enum {string} */
            people: "agents" | "everybody";
            perHour: number;
            sender: string | null;
            sites: string[] | null;
            templates: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: string;
        };
        PhishingTemplate: {
            asks: string[];
            fromName: string;
            id: string;
            /** @enum {string} */
            kind: "credential" | "colleague" | "customer";
            link: string | null;
            subject: string;
            tells: {
                piece: string;
                why: string;
            }[];
            text: string[];
            title: string;
        };
        PiiProtocol: {
            agreement: string;
            /** @description The clause cited where none speaks of a kind of data */
            general: string;
            /** @description Addresses and numbers of the parties themselves */
            ours: string[];
            purpose: string;
            rules: components["schemas"]["ProtocolRule"][];
            /** @description The terms it was written under */
            terms: {
                hash: string;
                version: number;
            };
            version: number;
        };
        PlanAuditBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            byRole: boolean;
            clauses: string[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            practices: ("agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness")[];
            reauditOf: string | null;
            rule: {
                confidence: number;
                expected: number;
                tolerable: number;
            };
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        PlanCampaignBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            scope: {
                agreement: string;
                course: boolean;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                limitPercent: number;
                /**
                 * @description Who may know who fell, beside themselves: nobody, or the vendor’s admin
                 * @enum {string}
                 */
                names: "nobody" | "trainer";
                /** @enum {string} */
                people: "agents" | "everybody";
                perHour: number;
                sender: string | null;
                sites: string[] | null;
                templates: string[];
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                vendor: string;
            };
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        PlanFindingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        PostMortemBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            text: string;
        };
        PracticesView: {
            areas: {
                id: string;
                practices: {
                    controls: components["schemas"]["ControlView"][];
                    evidence: {
                        path: string;
                        title: string;
                    }[];
                    /** @enum {string} */
                    id: "agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness";
                    /** @enum {string} */
                    state: "fails" | "could-not-run" | "stale" | "never-run" | "no-test" | "nothing-to-test" | "passes";
                    /** @description The worst first */
                    tests: {
                        everyHours: number;
                        /** @description From which age a result says nothing any more */
                        freshHours: number;
                        id: string;
                        last: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 instant
                             */
                            at: string;
                            failed: number;
                            /** @description The first of those that failed */
                            failing: {
                                id: string;
                                vendor: string | null;
                                why: string;
                            }[];
                            /** @description How many were looked at */
                            looked: number;
                            ran: boolean;
                        } | null;
                        /** @description What is looked at */
                        population: string;
                        /** @enum {string} */
                        state: "fails" | "could-not-run" | "stale" | "never-run" | "no-test" | "nothing-to-test" | "passes";
                        title: string;
                    }[];
                    title: string;
                }[];
                title: string;
            }[];
            /**
             * Format: date-time
             * @description As of when; for an auditor at most the end of their window
             */
            at: string;
        };
        PreviewBody: {
            agreement: string;
            purpose: string;
            role: string;
            /** @description The one in force when it is left out; where none is, the one to read first */
            version?: number;
        };
        PreviewField: {
            category: string;
            clause: string;
            field: string;
            label: string;
            /** @description Synthetic raw value */
            raw: string | null;
            reason: string;
            rights: components["schemas"]["Right"][];
            /** @description The same value as the agent would see it */
            shown: string | null;
            treatment: components["schemas"]["Treatment"];
        };
        PreviewView: {
            groups: {
                decision: components["schemas"]["DecisionView"];
                fields: components["schemas"]["PreviewField"][];
                label: string;
                resource: string;
            }[];
            /** @description Whether accesses are decided by this version now; otherwise it is what they would be */
            inForce: boolean;
            purpose: string;
            role: string;
            /** @constant */
            synthetic: true;
            version: number;
        };
        ProposeChangeBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            change: "terms" | "threshold" | "training" | "control";
            part: string | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            target: string | null;
            text: string;
        };
        ProposeServiceAccountBody: {
            accessRole: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            /** @description How long it lives, from when it counts */
            days: number;
            name: string;
            /** @description Where it may be used from: ranges within those its party lists */
            networks: string[];
            /** @description Who answers for it */
            owner: string;
            purpose: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ProtocolAcknowledged: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The ledger entry with the signature */
            entry: number;
            /** @description Whether entry and signature were found to hold just now */
            holds: boolean;
            version: number;
        };
        ProtocolBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            graceHours: number;
            /** @description SHA-256 of its canonical JSON as the officer’s browser made it */
            hash: string;
            ours: string[];
            rules: components["schemas"]["ProtocolRule"][];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description The number it gets: the newest and one */
            version: number;
        };
        /** @description What a text does that the PII protocol does not let it */
        ProtocolBreach: {
            category: string;
            clause: string;
            /** @enum {string} */
            does: "asks" | "says";
            label: string;
            sentence: string;
            /** @enum {string} */
            then: "refuse" | "remove";
        };
        ProtocolChange: {
            after: string | null;
            before: string | null;
            category: string;
            label: string;
            /** @enum {string} */
            what: "ask" | "aloud" | "note" | "customer" | "others" | "breach" | "says" | "added" | "gone";
        };
        ProtocolLookBody: {
            ours: string[];
            rules: components["schemas"]["ProtocolRule"][];
        };
        ProtocolLooked: {
            changes: components["schemas"]["ProtocolChange"][];
            problems: components["schemas"]["ProtocolProblem"][];
        };
        ProtocolObjectionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description SHA-256 of the canonical JSON of what was read */
            hash: string;
            reason: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description The version in force, or the number the draft would get */
            version: number;
        };
        ProtocolPerson: {
            accessRole: string;
            acknowledged: components["schemas"]["ProtocolAcknowledged"] | null;
            person: components["schemas"]["PersonRef"];
            /** @enum {string} */
            state: "acknowledged" | "grace" | "owed";
        };
        ProtocolProblem: {
            category: string;
            channel: ("ask" | "aloud" | "note" | "customer" | "others") | null;
            clause: string;
            problem: string;
        };
        ProtocolRow: {
            agreement: {
                id: string;
                title: string;
            };
            entry: number | null;
            graceUntil: string | null;
            hash: string | null;
            /** @description Rules that the terms in force now do not let go as far as they say; they are held to the terms */
            narrowed: number;
            /** @description Who works for this purpose now */
            people: components["schemas"]["ProtocolPerson"][];
            purpose: string;
            putAt: string | null;
            vendor: components["schemas"]["PartyRef"];
            /** @description Null: none was put in force */
            version: number | null;
        };
        ProtocolRule: {
            /**
             * @description Read out in a call
             * @enum {string}
             */
            aloud: "full" | "part" | "never";
            /**
             * @description `confirm`: the customer says it, and it is confirmed
             * @enum {string}
             */
            ask: "value" | "confirm" | "part" | "never";
            /**
             * @description What becomes of a text that says it all the same
             * @enum {string}
             */
            breach: "refuse" | "remove";
            /** @description Key of the Fides taxonomy */
            category: string;
            /** @description The clause of the agreement behind it */
            clause: string;
            /**
             * @description Sent to the customer
             * @enum {string}
             */
            customer: "full" | "part" | "never";
            label: string;
            /**
             * @description Typed into notes
             * @enum {string}
             */
            note: "part" | "never";
            /**
             * @description Typed into what leaves for others
             * @enum {string}
             */
            others: "full" | "part" | "never";
            /** @description One sentence beside the field */
            says: string;
        };
        ProtocolVersion: {
            /** @description Against the version before; empty for the first */
            changes: components["schemas"]["ProtocolChange"][];
            entry: number;
            /**
             * Format: date-time
             * @description Until then the version before still does
             */
            graceUntil: string;
            /** @description SHA-256 of its canonical JSON, hex */
            hash: string;
            protocol: components["schemas"]["PiiProtocol"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            putAt: string;
            putBy: components["schemas"]["PersonRef"];
        };
        ProtocolView: {
            /** @description All there ever were, newest first */
            acknowledgements: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description The ledger entry with the signature */
                entry: number;
                /** @description Whether entry and signature were found to hold just now */
                holds: boolean;
                party: string;
                person: components["schemas"]["PersonRef"];
                version: number;
            }[];
            /** @description How far the terms go */
            bounds: {
                /** @enum {string} */
                aloud: "full" | "part" | "never";
                /** @enum {string} */
                ask: "value" | "confirm" | "part" | "never";
                category: string;
                clause: string;
                /** @enum {string} */
                customer: "full" | "part" | "never";
                /** @enum {string} */
                note: "part" | "never";
                /** @enum {string} */
                others: "full" | "part" | "never";
            }[];
            /** @description What the terms in force come to, as the version that is next */
            draft: components["schemas"]["PiiProtocol"];
            /** @description What the vendor has against versions and drafts, newest first */
            objections: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                /** @description Whether its entry says the same, just now */
                holds: boolean;
                person: components["schemas"]["PersonRef"];
                reason: string;
                version: number;
            }[];
            row: components["schemas"]["ProtocolRow"];
            /** @description Newest first */
            versions: components["schemas"]["ProtocolVersion"][];
        };
        PublishCourseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description SHA-256 of the draft that was looked at */
            hash: string;
            /** @description Whether whoever passed an earlier version has to pass this one */
            renews: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        QualityAudit: {
            agreement: string;
            /** @description The entry of this look */
            entry: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            misses: {
                found: boolean | null;
                /** @enum {string} */
                kind: "missed" | "wrongly-removed";
                misses: number;
                /** @enum {string} */
                state: "proposed" | "approved" | "refused";
            }[];
            /** @description Only weeks within the window; without one of them no sum over all */
            report: components["schemas"]["QualityReport"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            /** @description Conversations that wait because they could not be anonymised */
            withheld: {
                code: string;
                conversations: number;
                why: string;
            }[];
        };
        QualityChat: {
            /** @description Name or address of the vendor’s person; it becomes a token */
            agent?: string;
            /** @description The contact centre’s own id: of one there is one, however often it is sent */
            id: string;
            /** @description Why the customer was in touch: a code such as late-delivery */
            reason?: string;
            /** @description Number of its ticket in the helpdesk */
            ticket: string;
            turns: {
                at: string | null;
                /** @enum {string} */
                speaker: "customer" | "agent" | "system";
                text: string;
            }[];
        };
        QualityConversation: {
            /** @description Token of the vendor’s person */
            agent: string | null;
            agreement: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            began: string;
            /** @description Clauses it was allowed by */
            citations: string[];
            /** @description The entry of this look */
            entry: number;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            keepUntil: string;
            /** @enum {string} */
            kind: "chat" | "transcript" | "recording";
            /** @description To be laid over it: who looks, when, by which entry */
            mark: string;
            number: string;
            queue: string;
            reason: string;
            /** @description Pieces taken out, by kind */
            removed: {
                [key: string]: number;
            };
            reviewed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                comment: string | null;
                entry: number;
                marks: components["schemas"]["QualityMarks"];
                person: components["schemas"]["PersonRef"];
                score: number | null;
            }[];
            reviews: number;
            /** @description Percent, over its reviews */
            score: number | null;
            seconds: number | null;
            /** @description Stretches of its recording that are silent, in seconds */
            silent: {
                end: number;
                start: number;
            }[];
            /** @description Whether it can be heard */
            sound: boolean;
            team: {
                id: string;
                name: string;
            } | null;
            text: {
                at: string | null;
                /** @enum {string} */
                speaker: "customer" | "agent" | "system";
                text: string;
            }[];
            turns: number;
            vendor: components["schemas"]["PartyRef"];
        };
        QualityConversationRow: {
            /** @description Token of the vendor’s person */
            agent: string | null;
            agreement: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            began: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            keepUntil: string;
            /** @enum {string} */
            kind: "chat" | "transcript" | "recording";
            number: string;
            queue: string;
            reason: string;
            /** @description Pieces taken out, by kind */
            removed: {
                [key: string]: number;
            };
            reviews: number;
            /** @description Percent, over its reviews */
            score: number | null;
            seconds: number | null;
            /** @description Whether it can be heard */
            sound: boolean;
            team: {
                id: string;
                name: string;
            } | null;
            turns: number;
            vendor: components["schemas"]["PartyRef"];
        };
        /** @description Null where it would tell of too few customers */
        QualityFigure: {
            conversations: number;
            /** @description Mean handle time */
            minutes: number | null;
            /** @description Mean score in percent; null where too few were reviewed */
            score: number | null;
        } | null;
        /** @description How far a conversation is. None of its words is told again. */
        QualityIntake: {
            code: string | null;
            id: string;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "withheld" | "removed";
            /** @description Why, and the next step */
            why: string | null;
            withheldUntil: string | null;
        };
        QualityIntakeView: {
            code: string | null;
            id: string;
            /** @enum {string} */
            kind: "chat" | "transcript" | "recording";
            number: string;
            queue: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            receivedAt: string;
            /** @enum {string} */
            state: "waiting" | "working" | "done" | "withheld" | "removed";
            tries: number;
            vendor: components["schemas"]["PartyRef"];
            /** @description Why, and the next step */
            why: string | null;
            withheldUntil: string | null;
        };
        QualityKeyBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            source: string;
            /** @description Whose tickets; null for any vendor’s */
            vendor: string | null;
        };
        QualityKeyMade: {
            id: string;
            /** @description Told once */
            secret: string;
        };
        QualityKeyView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
            source: string;
            vendor: string | null;
        };
        /** @description 0 no, 1 in part, 2 yes, null where it did not come up */
        QualityMarks: {
            answer: (0 | 1 | 2) | null;
            care: (0 | 1 | 2) | null;
            identity: (0 | 1 | 2) | null;
            next: (0 | 1 | 2) | null;
            understood: (0 | 1 | 2) | null;
            words: (0 | 1 | 2) | null;
        };
        QualityMiss: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            decidedAt: string | null;
            decidedBy: components["schemas"]["PersonRef"] | null;
            entry: number;
            /** @description Whether the last run found it; null before the first */
            found: boolean | null;
            id: string;
            /** @enum {string} */
            kind: "missed" | "wrongly-removed";
            runAt: string | null;
            /** @enum {string} */
            state: "proposed" | "approved" | "refused";
            type: string;
            vendor: components["schemas"]["PartyRef"];
        };
        QualityMissBody: {
            /** @enum {string} */
            kind: "missed" | "wrongly-removed";
            turn: number;
            /** @enum {string} */
            type: "PERSON" | "TITLE" | "LOC" | "ORG" | "ADDRESS" | "ZIP" | "EMAIL" | "PHONE" | "CREDIT_CARD" | "CARD_CVV" | "CARD_EXPIRY" | "IBAN" | "SWIFT" | "BANK_ROUTING" | "SSN" | "ACCOUNT" | "DATE_OF_BIRTH" | "DATE" | "AGE" | "NATIONALITY" | "IP" | "MAC" | "URL" | "USERNAME" | "PASSWORD" | "PIN" | "CRYPTO" | "JWT" | "API_KEY" | "AWS_ACCESS_KEY" | "AWS_SECRET_KEY" | "PRIVATE_KEY" | "PASSPORT" | "DRIVER_ID" | "LICENSE_PLATE" | "VEHICLE_ID" | "DEVICE_ID" | "COORDINATES" | "MRN" | "HEALTH_ID" | "NPI" | "DEA" | "TAX_ID" | "NATIONAL_ID" | "US_ITIN" | "UK_NINO" | "UK_NHS" | "UK_UTR" | "CA_SIN" | "CA_HEALTH" | "IN_AADHAAR" | "IN_PAN" | "IN_NREGA" | "IN_VOTER" | "OTHER";
            /** @description As they stand in that turn; of a wrong removal the words it should have left standing */
            words: string;
        };
        QualityMissDecision: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        QualityMissMade: {
            entry: number;
            id: string;
            /** @description Places they were taken out of */
            removed: number;
        };
        QualityMissWords: {
            context: string;
            entry: number;
            words: string;
        };
        QualityReport: {
            agreement: string;
            entry: number;
            /** @description No group of fewer customers is told of */
            leastGroup: number;
            /** @description What was taken out, over all weeks */
            removed: {
                conversations: number | null;
                pieces: number | null;
                type: string;
            }[];
            tables: {
                /** @enum {string} */
                by: "team" | "queue" | "reason";
                rows: {
                    cells: components["schemas"]["QualityFigure"][];
                    name: string;
                    total: components["schemas"]["QualityFigure"];
                }[];
                total: components["schemas"]["QualityFigure"];
                totals: components["schemas"]["QualityFigure"][];
            }[];
            /** @description ISO 8601 weeks that are over */
            weeks: string[];
        };
        QualityReviewBody: {
            comment: string | null;
            marks: components["schemas"]["QualityMarks"];
        };
        QualityReviewMade: {
            comment: string | null;
            entry: number;
            /** @description Pieces taken out of the comment */
            removed: number;
            score: number | null;
        };
        Questionnaire: {
            areas: {
                questions: components["schemas"]["AssessmentQuestion"][];
                title: string;
            }[];
            handedIn: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
            } | null;
            mayAnswer: boolean;
            mayJudge: boolean;
            /** @description Counts beside each other; no risk is made of them here */
            practices: {
                asked: number;
                gap: number;
                kept: number;
                "not-applicable": number;
                partly: number;
                practice: string;
                title: string;
                unanswered: number;
            }[];
            row: components["schemas"]["QuestionnaireRow"];
        };
        QuestionnaireRow: {
            accepted: number;
            asked: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            /** @description With an answer that can be handed in */
            complete: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            /** @description Answers by which a practice is not kept */
            gaps: number;
            id: string;
            overdue: boolean;
            partly: number;
            /** @description Version of the questions */
            set: number;
            /** @enum {string} */
            state: "open" | "handed-in" | "asked-back" | "accepted";
            vendor: components["schemas"]["PartyRef"];
        };
        RaiseGapBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            question: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RebindBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            field: string;
            resource: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            value: string;
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        RebindView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            askedBy: string;
            decided: boolean;
            firstBinding: components["schemas"]["BindingKind"] | null;
            id: string;
            ticket: string;
        };
        ReconcileBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description A log of the source’s PostgreSQL: csvlog, jsonlog or plain lines */
            log: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description Its canonical JSON is what the hash is over */
        ReconcileReport: {
            /**
             * Format: date-time
             * @description From when to when the log speaks
             */
            from: string;
            /** @description What Cordon itself sampled */
            looks: {
                count: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                first: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                last: string;
                role: string;
                tables: string[];
            }[];
            /** @description Those of which the ledger has the access */
            matched: number;
            /** @description Other logins that read tables of the map; own: the company’s programs */
            others: {
                count: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                first: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                last: string;
                own: boolean;
                role: string;
                tables: string[];
            }[];
            source: string;
            /** @description Statements of the reading login on its views */
            statements: number;
            unaccounted: {
                count: number;
                listed: {
                    access: string | null;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                }[];
            };
            unmatched: {
                count: number;
                listed: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    at: string;
                    entry: number;
                }[];
            };
            /** @description Lines that could not be read */
            unread: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            /** @constant */
            v: 1;
        };
        ReconciliationView: {
            agrees: boolean;
            /** @description Null until its entry stands */
            entry: number | null;
            /** @description SHA-256 of the report, as its entry has it */
            hash: string;
            id: string;
            /** @description SHA-256 of the log as it came */
            logHash: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            /** @description Null for the server itself */
            madeBy: components["schemas"]["PersonRef"] | null;
            report: components["schemas"]["ReconcileReport"];
        };
        /** @description What stands in the ledger about whoever asks */
        RecordedView: {
            days: number;
            kinds: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                first: string;
                kind: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                last: string;
                times: number;
            }[];
            newest: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description By a statement, at the PostgreSQL door */
                bySql: boolean;
                code: string | null;
                entry: number;
                kind: string;
                ok: boolean;
                ticket: string | null;
                what: string | null;
            }[];
        };
        RecordFindingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @enum {string} */
            practice: "agreements-signed" | "clauses-present" | "frameworks-met" | "responsibilities-split" | "documents-auditable" | "secure-hosting" | "mfa-and-networks" | "least-privilege" | "encryption" | "physical-access" | "relevant-data-only" | "masking" | "anonymised-records" | "pii-protocols" | "privacy-by-default" | "access-logged" | "regular-audits" | "detection" | "breach-simulations" | "findings-improve" | "training" | "refreshers" | "revocation" | "violations-acted-on" | "awareness";
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            title: string;
            told: string;
            vendor: string | null;
        };
        RecordingBegun: {
            /** @constant */
            state: "none";
        } | {
            agreement: string;
            /** @description The clause that asks for it */
            clause: string;
            keepDays: number;
            /** @constant */
            state: "untold";
        } | {
            /** @description The clause that asks for it */
            clause: string;
            id: string;
            keepDays: number;
            labels: string[];
            /** @constant */
            state: "recording";
        };
        RecordingEndBody: {
            /** @description How many the browser made */
            pieces: number;
        };
        RecordingPieceBody: {
            /** @description Masked events of rrweb 2: base64 of zlib of a JSON list */
            events: string;
            /** @description Epoch milliseconds */
            from: number;
            seq: number;
            /** @description Epoch milliseconds */
            until: number;
        };
        RecordingToldBody: {
            agreement: string;
            keepDays: number;
        };
        RecordingView: {
            accesses: number;
            agreement: string;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            keptUntil: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            lastAt: string;
            person: components["schemas"]["PersonRef"];
            /** @enum {string} */
            place: "workspace" | "sidebar";
            /** @description What the second lock took out, by its type */
            removed: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            startedAt: string;
            /** @enum {string} */
            state: "running" | "whole" | "broken-off" | "torn";
            ticket: {
                id: string;
                number: string;
            };
            vendor: components["schemas"]["PartyRef"];
        };
        RecordingWatched: {
            accesses: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                fields: string[];
                kind: string;
                ok: boolean;
            }[];
            /** @description Ledger entry of this access */
            entry: number;
            /** @description Masked events of rrweb 2 */
            events: unknown[];
            gaps: {
                from: number | null;
                /** @description Pieces that never came; null where nobody knows */
                pieces: number | null;
                until: number | null;
            }[];
            recording: components["schemas"]["RecordingView"];
        };
        RegisterDevicesBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Columns name, host, kind, site, shared and people; the first is needed */
            csv: string;
            party: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RegisterPasskeyBody: {
            name?: string;
            response: components["schemas"]["PasskeyResponse"];
        };
        /** @description asked: a second person has to release it too */
        ReleaseResult: {
            /** @enum {string} */
            state: "asked" | "released";
        };
        RemoveDomainBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            domain: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        RenderBody: {
            clause: string;
            particulars?: components["schemas"]["Particulars"];
            values: {
                [key: string]: string | number | boolean | string[];
            };
        };
        RenderView: {
            problems: string[];
            text: string;
            title: string;
            values: {
                [key: string]: string | number | boolean | string[];
            };
        };
        RenewBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description When it begins; the end of what it renews when left out
             */
            from?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * Format: date-time
             * @description When it ends; it lasts as long as before when left out
             */
            until?: string;
        };
        RenewServiceAccountBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description How long it lives, from when it counts */
            days: number;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ReportAnswered: {
            answer: string | null;
            /** Format: date */
            receivedOn: string;
            /** @enum {string} */
            state: "received" | "case" | "set-aside";
        };
        ReportAuditBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            report: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        ReportedMessage: {
            exercise: boolean;
        };
        ReportField: {
            category: string;
            /** @description Shown in clear to somebody, with personal data in the sample */
            clearPersonal: boolean;
            field: string;
            freeText: boolean;
            label: string;
            /** @description Counts and kinds of personal data, and never a value */
            sample: {
                kinds: string[];
                personal: number;
                sampled: number;
            } | null;
            seen: {
                clause: string;
                rights: components["schemas"]["Right"][];
                treatment: components["schemas"]["Treatment"];
                /** @description Place in the list of viewers */
                viewer: number;
            }[];
        };
        ReportMessageBody: {
            /** @description The mail as it is pasted: looked through for our own marks, kept nowhere */
            mail: string;
            ticket: string | null;
        };
        ReportReceipt: {
            /** @description Shown this once: only its hash is kept */
            receipt: string;
        };
        ReportReceiptBody: {
            receipt: string;
        };
        ReportResource: {
            /** @description Whether any purpose shows anything of it */
            covered: boolean;
            fields: components["schemas"]["ReportField"][];
            /** @enum {string} */
            kind: "table" | "endpoint" | "thread";
            resource: string;
        };
        ReportView: {
            /** @description SHA-256 of the report in canonical JSON: what going live is signed over */
            hash: string;
            /** @description When the source went live by it */
            liveAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            report: components["schemas"]["ShadowReport"];
        };
        ReportViewer: {
            agreement: string;
            purpose: string;
            role: string;
            /** @enum {string} */
            standing: "in-force" | "signed" | "draft";
            title: string;
            vendor: string;
            version: number;
        };
        ResourceMap: {
            acts?: components["schemas"]["ActMap"][];
            fields: components["schemas"]["FieldMap"][];
            key: string;
            /** @enum {string} */
            kind: "table" | "endpoint" | "thread";
            name: string;
            routes?: components["schemas"]["RouteMap"][];
            subjectKey: string;
            table: string;
            /** @description The table through which a row has a customer */
            via?: {
                key: string;
                on: string;
                table: string;
            };
        };
        RestoreBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RestoreDrill: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            askedAt: string;
            /** @description Null: the schedule */
            askedBy: components["schemas"]["PersonRef"] | null;
            endedAt: string | null;
            entry: number | null;
            id: string;
            /** @description Null unless it passed */
            measured: {
                backUpMs: number;
                /** @description Of the backup, locked */
                bytes: number;
                entries: number;
                restoreMs: number;
                rows: number;
                verifyMs: number;
            } | null;
            /** @description Code of what went wrong */
            problem: string | null;
            /** @enum {string} */
            state: "asked" | "running" | "passed" | "failed";
            /** @description What it is at; null when it is not running */
            step: ("backing-up" | "starting" | "restoring" | "verifying" | "taking-away") | null;
            /** @description Tables, or entries while verifying; 0 of 0 where nothing is counted */
            stepDone: number;
            stepOf: number;
        };
        RetestFindingBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            passes: boolean;
            saw: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RetireDeviceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        RevealBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            field: string;
            key: string;
            reason: components["schemas"]["RevealReason"];
            resource: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            text?: string;
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        /** @enum {string} */
        RevealReason: "customer-asked" | "delivery-problem" | "payment-problem" | "identity-check" | "legal-request";
        /** @description Which cell, and never its value */
        RevealRequest: {
            clause: string;
            field: string;
            /** @constant */
            kind: "reveal";
            label: string;
            /** @description Number of the ticket in the helpdesk */
            number: string;
            purpose: string;
            resource: string;
            ticket: string;
        };
        RevealResult: {
            decision: components["schemas"]["DecisionView"];
            entry: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            id: string;
            mark: string;
            /** @description The value, sealed to this session */
            sealed: components["schemas"]["SealedValue"];
        };
        ReviewItem: {
            accessRole: string;
            answer: ("keep" | "remove" | "unanswered") | null;
            answeredAt: string | null;
            answeredBy: string | null;
            assignment: string;
            /** @description Their last access under the agreement */
            lastUse: string | null;
            person: components["schemas"]["PersonRef"];
            purpose: string;
            shift: components["schemas"]["Shift"] | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            since: string;
            site: string | null;
        };
        ReviewList: {
            /** @description When each agreement in force is reviewed next */
            next: {
                agreement: {
                    id: string;
                    title: string;
                };
                /** @description Null while nobody works under it */
                dueAt: string | null;
                party: string;
            }[];
            reviews: components["schemas"]["ReviewRow"][];
        };
        ReviewRow: {
            agreement: {
                id: string;
                title: string;
            };
            closedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            id: string;
            kept: number;
            /** @description Not answered yet; once closed, removed because nobody answered */
            open: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            party: components["schemas"]["PartyRef"];
            removed: number;
        };
        ReviewView: {
            agreement: {
                id: string;
                title: string;
            };
            closedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            id: string;
            items: components["schemas"]["ReviewItem"][];
            kept: number;
            /** @description Not answered yet; once closed, removed because nobody answered */
            open: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            openedAt: string;
            party: components["schemas"]["PartyRef"];
            removed: number;
        };
        RevokeLinkBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @enum {string} */
        Right: "lookup" | "confirm" | "reveal";
        /** @description Another role; what the old one opened ends with it */
        RoleBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description What they are as far as the asker knows */
            before: components["schemas"]["PersonRole"];
            role: components["schemas"]["PersonRole"];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RosterBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description The hash of the difference that was looked at; absent: only look */
            apply?: string;
            confirmLeavers?: boolean;
            people: components["schemas"]["RosterRow"][];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        RosterCsvBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @description The hash of the difference that was looked at; absent: only look */
            apply?: string;
            confirmLeavers?: boolean;
            csv: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        RosterRow: {
            /** @description For agents: the role of the terms */
            accessRole?: string | null;
            active?: boolean;
            /** @description The title or id of an agreement in force: agents are given their work under it */
            agreement?: string | null;
            email?: string | null;
            name?: string;
            purpose?: string | null;
            /** @enum {string} */
            role?: "agent" | "team-lead" | "qa-analyst";
            /** @description With an agreement: `always`, or as `mon,tue 08:00-17:00 Asia/Manila` */
            shift?: string | null;
            /** @description The name or id of a site of the vendor */
            site?: string | null;
            /** @description What the vendor knows the person by; stays the same */
            userName: string;
        };
        RosterView: {
            applied: boolean;
            changes: {
                back: boolean;
                changed: string[];
                name: string;
                userName: string;
                /** @description The work they are given, by the title of its agreement; null: none by the roster */
                work: {
                    accessRole: string;
                    agreement: string;
                    purpose: string;
                    shift: string;
                } | null;
            }[];
            hash: string;
            joiners: {
                email: string | null;
                name: string;
                role: string;
                userName: string;
                /** @description The work they are given, by the title of its agreement; null: none by the roster */
                work: {
                    accessRole: string;
                    agreement: string;
                    purpose: string;
                    shift: string;
                } | null;
            }[];
            leavers: {
                id: string;
                name: string;
                userName: string | null;
            }[];
            /** @description More than three in ten would leave */
            needsConfirmation: boolean;
            passedOver: string[];
            /** @description How many people the roster could take away */
            present: number;
            same: number;
        };
        RotateBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Only this data key; null for all */
            key: string | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * @description `provider`: its keys, which wrap the others. `data-keys`: one per vendor and agreement. `move`: those that another provider still holds go to the one that wraps
             * @enum {string}
             */
            what: "provider" | "data-keys" | "move";
        };
        Rotated: {
            damaged: number;
            dataKeys: number;
            entry: number;
            ticketKeys: number;
        };
        RotateWebhookBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Goes with a secret */
            salt?: string;
            /** @description Of a Zendesk: its new signing secret */
            secret?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        RouteMap: {
            params: {
                /** @enum {string} */
                in: "path" | "query";
                name: string;
                use: {
                    /** @constant */
                    kind: "subject";
                    /** @description How it is written, {} for the value */
                    template?: string;
                } | {
                    /** @constant */
                    kind: "key";
                } | {
                    /** @constant */
                    kind: "number";
                    most: number;
                } | {
                    /** @constant */
                    kind: "choice";
                    values: string[];
                } | {
                    /** @constant */
                    kind: "list";
                    values: string[];
                } | {
                    /** @constant */
                    kind: "fixed";
                    value: string;
                } | {
                    field: string;
                    /** @constant */
                    kind: "lookup";
                    /** @description How it is written, {} for the value */
                    template?: string;
                };
            }[];
            path: string;
            records: string;
        };
        RunControlsAnswer: {
            /** @description They come from what runs or waits already */
            joined: boolean;
            pass: string;
        };
        RunControlsBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description All when empty */
            tests: string[];
        };
        RunDrillsBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description All when empty */
            names: ("credential-stuffing" | "ip-bypass" | "ticket-rebinding" | "privilege-escalation" | "ticketless-access" | "enumeration" | "bulk-sql" | "mask-bypass" | "reveal-abuse" | "leavers-session" | "expired-agreement" | "ledger-tampering" | "stolen-door-credential" | "phishing-click" | "replica-cut-off")[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SaveCourseDraftBody: {
            /** @description Markdown with front matter */
            body: string;
            /** @description Of the draft that was open; 0 for a new one */
            revision: number;
        };
        SavedFilter: {
            agent?: string;
            agreement?: string;
            category?: string;
            clause?: string;
            code?: string;
            /** @description Keyed hashes, from POST /api/accesses/customer; for the company only */
            customer?: string;
            field?: string;
            /**
             * Format: date
             * @description First day
             */
            from?: string;
            kind?: string;
            /**
             * @description A stretch that ends when it is opened
             * @enum {string}
             */
            last?: "1h" | "24h" | "7d";
            /** @enum {string} */
            ok?: "true" | "false";
            purpose?: string;
            resource?: string;
            source?: string;
            ticket?: string;
            /**
             * Format: date
             * @description Last day
             */
            until?: string;
            vendor?: string;
        };
        SavedView: {
            filter: components["schemas"]["SavedFilter"];
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            savedAt: string;
        };
        SavedViews: {
            /** @description So many may be kept */
            most: number;
            views: components["schemas"]["SavedView"][];
        };
        SaveViewBody: {
            filter: components["schemas"]["SavedFilter"];
            name: string;
        };
        ScheduleDrillsBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            everyDays: number | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description Exactly whose which fields somebody saw */
        ScopeView: {
            asked: {
                agent?: string;
                agreement?: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                ticket?: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                vendor?: string;
            };
            /** @description Nothing is missing and everything entered is in it */
            complete: boolean;
            completeness: {
                entries: number;
                /** @description An entry says that what opens them was erased */
                erased: number;
                /** @description The entries that say so, and of how many of these */
                erasedUnder: {
                    entries: number;
                    entry: number;
                }[];
                /** @description Entries that do not open, and nothing says why: tampering */
                missing: number[];
                opened: number;
            };
            customers: {
                /** @description Empty where nobody was known */
                customer: string;
                entries: number[];
                fields: {
                    field: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    first: string;
                    /** @enum {string} */
                    how: "clear" | "partial" | "generalise" | "token" | "redact" | "revealed" | "confirmed" | "found" | "unsealed" | "watched" | "acted";
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    last: string;
                    resource: string;
                    times: number;
                }[];
                source: string;
            }[];
            customersTotal: number;
            entriesTotal: number;
            fieldsTotal: number;
            indexed: {
                indexed: number;
                size: number;
            };
            log: {
                checkpoint: string;
                root: string;
                size: number;
                vkey: string;
            };
            /**
             * @description How customers are told apart: by their number in the source, by a number of this answer, by ticket
             * @enum {string}
             */
            naming: "subject" | "number" | "ticket";
        };
        ScreenBody: {
            /** @description How often since it was told last */
            times: number;
            /** @enum {string} */
            what: "value-copied" | "page-printed" | "screen-left";
        };
        ScreenCounts: {
            counts: {
                accesses: number;
                times: number;
                /** @enum {string} */
                what: "value-copied" | "page-printed" | "screen-left";
            }[];
            days: number;
        };
        ScreenTold: {
            /** @description Null when it was too soon after the last: count on */
            entry: number | null;
        };
        SealedValue: {
            /** @description The ciphertext: JSON filled up with blanks */
            ct: string;
            /** @description The encapsulated key */
            enc: string;
            /**
             * @description KEM, KDF and AEAD of RFC 9180
             * @enum {string}
             */
            suite: "x25519-sha256-aes128gcm" | "p256-sha256-aes128gcm";
        };
        /**
         * @description What a seat in the helpdesk shows or lets do that Cordon withholds
         * @enum {string}
         */
        SeatSight: "tickets" | "comments" | "admin" | "customer-field" | "token";
        SendQuestionnaireBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            vendor: string;
        };
        ServiceAccountChoices: {
            agreements: {
                id: string;
                title: string;
                works: {
                    accessRole: string;
                    fields: {
                        category: string;
                        clause: string;
                        treatment: components["schemas"]["Treatment"];
                    }[];
                    purpose: string;
                }[];
            }[];
            mostDays: number;
            /** @description What the party lists */
            networks: string[];
            owners: components["schemas"]["PersonRef"][];
        };
        ServiceAccounts: {
            accounts: components["schemas"]["ServiceAccountView"][];
            mayPropose: boolean;
        };
        ServiceAccountView: {
            accessRole: string;
            /** @description By its title */
            agreement: components["schemas"]["PartyRef"];
            days: number;
            decided: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                entry: number;
            } | null;
            ended: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                entry: number | null;
                /** @enum {string} */
                why: "taken-away" | "owner-gone" | "agreement-ended" | "expired" | "not-reviewed" | "incident";
            } | null;
            expiresAt: string | null;
            /** @description What the terms in force show it; null: they open it nothing now */
            fields: {
                category: string;
                clause: string;
                treatment: components["schemas"]["Treatment"];
            }[] | null;
            id: string;
            mayDecide: boolean;
            mayEnd: boolean;
            mayMakeSecret: boolean;
            mayRenew: boolean;
            name: string;
            networks: string[];
            owner: components["schemas"]["PersonRef"];
            party: {
                id: string;
                /** @enum {string} */
                kind: "company" | "vendor";
                name: string;
            };
            proposed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                entry: number;
            };
            purpose: string;
            renewed: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PersonRef"];
                entry: number;
            } | null;
            /** @description An access review is open: unless its owner renews the account by then, it ends */
            reviewDue: string | null;
            /** @description Those that work */
            secrets: components["schemas"]["ServiceSecretView"][];
            /** @enum {string} */
            state: "proposed" | "in-force" | "refused" | "ended";
        };
        ServiceSecretMade: {
            database: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /** @description Told once; only a SCRAM verifier of it is kept */
            secret: string;
            user: string;
        };
        ServiceSecretView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            /** @description Also the user name at the door */
            id: string;
            lastUsedAt: string | null;
            /** @description The address it was used from last */
            lastUsedFrom: string | null;
        };
        SessionInfo: {
            expiresAt: string | null;
            factors: {
                backupCodes: number;
                passkeys: number;
                totp: boolean;
            };
            /** @description Whether this session can sign acts, and values can be sealed to it */
            keyRegistered: boolean;
            mfaAt: string | null;
            mfaMethod: components["schemas"]["MfaMethod"] | null;
            party: {
                id: string;
                /** @enum {string} */
                kind: "company" | "vendor";
                name: string;
            } | null;
            person: {
                accessRole: string | null;
                id: string;
                name: string;
                purpose: string | null;
                role: components["schemas"]["PersonRole"];
                site: string | null;
            } | null;
            sessionId: string | null;
            /** @description Held to a slower pace, and until when a person decides about it */
            slowed: {
                customersAnHour: number;
                decideBy: string | null;
            } | null;
            /**
             * @description `enrol`: the password was right, and only a second factor can be enrolled
             * @enum {string}
             */
            state: "signed-out" | "enrol" | "full";
            stepUpAt: string | null;
            /** @description Signed out by others: why whoever had this session may not come in again */
            why: {
                code: string;
                text: string;
            } | null;
        };
        SessionKeyBody: {
            /** @description Base64 SPKI of an ECDSA P-256 or Ed25519 key made in this browser */
            publicKey: string;
            /** @description Base64 SPKI of the X25519 or P-256 key that revealed values are sealed to (RFC 9180) */
            sealingKey: string;
            /** @description By the first key over the canonical JSON of both and the session (cordon-session-keys/v1) */
            signature: string;
        };
        SessionList: {
            items: components["schemas"]["SessionView"][];
        };
        SessionView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            current: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            id: string;
            ip: string | null;
            mfaMethod: components["schemas"]["MfaMethod"] | null;
            userAgent: string | null;
        };
        SetReportAsideBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            answer: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SettingsChangesView: {
            changes: {
                act: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Null: a machine, or the shell */
                by: components["schemas"]["PersonRef"] | null;
                entry: number;
                /** @enum {string} */
                of: "thresholds" | "networks" | "witnesses" | "sources" | "canaries" | "marks" | "alerts" | "keys" | "dictionaries" | "drills" | "ways" | "directories" | "roles";
                secondPerson: components["schemas"]["PersonRef"] | null;
                takesTwo: boolean;
                title: string;
                vendor: string | null;
            }[];
        };
        ShadowReport: {
            counts: {
                clearPersonal: number;
                fields: number;
                shown: number;
                uncovered: number;
                unseen: number;
            };
            /** @description SHA-256 of the map in canonical JSON */
            map: string;
            mapVersion: number;
            /**
             * @description Said of a source that has one lock instead of two
             * @constant
             */
            reads?: "one-lock";
            resources: components["schemas"]["ReportResource"][];
            source: string;
            viewers: components["schemas"]["ReportViewer"][];
        };
        /** @description When somebody works, by a wall clock */
        Shift: {
            /** @description Every day when left out */
            days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            from: string;
            timeZone: string;
            /** @description Exclusive; before `from` for a shift past midnight */
            to: string;
        };
        SidebarBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @constant */
            algorithm: "HS256";
            name: string;
            /** @description Origins of the helpdesk’s pages, e.g. https://example.zendesk.com: nobody else may frame it */
            origins: string[];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @constant */
            algorithm: "ES256";
            name: string;
            /** @description Origins of the helpdesk’s pages, e.g. https://example.zendesk.com: nobody else may frame it */
            origins: string[];
            /** @description Base64 SPKI of the P-256 key the helpdesk signs with */
            publicKey: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SidebarMade: {
            /** @description Told once; null where the helpdesk has a key of its own */
            secret: string | null;
            sidebar: components["schemas"]["SidebarView"];
        };
        SidebarView: {
            /** @enum {string} */
            algorithm: "HS256" | "ES256";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            origins: string[];
            /** @description What the helpdesk frames; the token goes behind its # */
            path: string;
            revokedAt: string | null;
        };
        SiemReceiver: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            addedAt: string;
            baseUrl: string;
            /**
             * Format: date-time
             * @description When it is tried next
             */
            dueAt: string;
            id: string;
            name: string;
            /** @description The first entry that was not acknowledged yet */
            next: number;
            problem: ("receiver-unreachable" | "receiver-refused") | null;
            /**
             * @description Where the receiver is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description When a batch was last acknowledged */
            wellAt: string | null;
        };
        SiemReceiverBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Where batches are posted */
            baseUrl: string;
            /** @description A header it asks for, beside the signature */
            credential: {
                header: string;
                value: string;
            } | null;
            /**
             * @description From the first entry of the ledger on, or from the next
             * @enum {string}
             */
            from: "start" | "now";
            name: string;
            /**
             * @description Where the receiver is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SiemReceiverMade: {
            receiver: components["schemas"]["SiemReceiver"];
            /** @description What batches are signed with (Standard Webhooks). Told once */
            secret: string;
        };
        SiemReceivers: {
            receivers: components["schemas"]["SiemReceiver"][];
            /** @description Entries of the ledger that can be told of */
            size: number;
        };
        SightBody: {
            clauses: components["schemas"]["ClauseEdit"][];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from?: string;
            particulars?: components["schemas"]["Particulars"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until?: string;
        };
        SightView: {
            /** @description The clauses as they would be kept */
            clauses: components["schemas"]["Clause"][];
            /** @description The version in force, or the newest when none is */
            comparedWith: number;
            completeness: components["schemas"]["CompletenessView"];
            gain: {
                agents: number;
                fields: number;
            };
            lose: {
                agents: number;
                fields: number;
            };
            problems: {
                clause: string;
                problem: string;
            }[];
            rows: {
                agents: number;
                gains: {
                    after: {
                        clause: string;
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    before: {
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    category: string;
                    field: string;
                    label: string;
                    resource: string;
                }[];
                loses: {
                    after: {
                        clause: string;
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    before: {
                        rights: components["schemas"]["Right"][];
                        treatment: components["schemas"]["Treatment"];
                    };
                    category: string;
                    field: string;
                    label: string;
                    resource: string;
                }[];
                purpose: string;
                role: string;
            }[];
            rules: {
                added: {
                    clause: string;
                    /** @enum {string} */
                    effect: "permission" | "condition" | "limit" | "duty" | "default";
                    sentence: string;
                }[];
                removed: {
                    clause: string;
                    /** @enum {string} */
                    effect: "permission" | "condition" | "limit" | "duty" | "default";
                    sentence: string;
                }[];
            };
            /** @description Clauses with a condition that nothing feeds */
            unfed: string[];
        };
        SignalAnswerBody: {
            mine: boolean;
        };
        SignalView: {
            agent: components["schemas"]["PersonRef"] | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            calibration: number;
            /** @description The run of breach drills it is of; null: it is real */
            drill: string | null;
            entry: number | null;
            /** @description What it rests on; a number is an entry of the ledger */
            events: string[];
            id: string;
            incident: string | null;
            judgedAt: string | null;
            judgedBy: components["schemas"]["PersonRef"] | null;
            kind: string;
            /**
             * Format: date-time
             * @description When it was known
             */
            raisedAt: string;
            reason: string;
            seq: number;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            vendor: components["schemas"]["PartyRef"];
            verdict: ("real" | "false-positive") | null;
            verdictWhy: string | null;
        };
        SignatureView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description SHA-256 of the passkey’s public key (DER), hex */
            keyFingerprint: string;
            party: components["schemas"]["PartyRef"];
            person: string;
            valid: boolean;
        };
        SignBody: {
            assertion: {
                authenticatorData: string;
                clientDataJSON: string;
                credentialId: string;
                signature: string;
            };
            version: number;
        };
        SignedDecision: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SignedUndertaking: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description The ledger entry that names text, key and signature */
            entry: number;
            /** @description Whether signature and ledger entry were found to hold just now */
            holds: boolean;
            /** @description Base64 SPKI of the key of the session it was signed in */
            publicKey: string;
            /** @description Base64 r || s (ECDSA P-256, SHA-256) or Ed25519 */
            signature: string;
            /** @description Canonical JSON (RFC 8785): the bytes that were signed */
            statement: string;
            textHash: string;
            version: number;
        };
        SignInBody: {
            email: string;
            password: string;
        };
        /** @description With twoFactorRedirect there is no session yet: the code comes next */
        SignInResult: {
            twoFactorMethods: ("passkey" | "totp" | "backup-code")[];
            twoFactorRedirect: boolean;
        };
        SignInSignal: {
            /** @description What the person said of it */
            answer: ("mine" | "not-mine") | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            /** @description ISO 3166-1 alpha-2, of the address */
            country: string | null;
            id: string;
            ip: string | null;
            kinds: ("new-device" | "new-network" | "new-country")[];
            party: string;
            person: components["schemas"]["PersonRef"];
            userAgent: string | null;
        };
        SignOptions: {
            allowCredentials: {
                id: string;
                transports: string[];
                /** @constant */
                type: "public-key";
            }[];
            rpId: string;
            /** @description What is signed; its SHA-256 as canonical JSON is the challenge, made by the browser itself */
            statement: {
                agreement: string;
                documentHash: string;
                party: string;
                /** @enum {string} */
                role: "controller" | "processor";
                termsHash: string;
                /** @constant */
                type: "cordon-signature/v1";
                version: number;
            };
            /** @constant */
            userVerification: "required";
        };
        SignOptionsBody: {
            version: number;
        };
        Site: {
            country: string;
            id: string;
            name: string;
        };
        /** @description What closing a site does */
        SiteAtStake: {
            /** @description They end */
            assignments: number;
            /** @description People with a live session who would be outside, by where they signed in */
            cutOff: {
                id: string;
                name: string;
                sessions: number;
            }[];
            leases: number;
            /** @description Then it is refused */
            locksYouOut: boolean;
            /** @description Ranges that go from the list */
            networks: number;
        };
        SiteBadges: {
            /** @description Of the last day */
            alarms: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @enum {string} */
                level: "context" | "signal";
                person: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                rule: "passback" | "work-unbadged" | "after-hours" | "badge-ended" | "denied-series" | "visitor-alone";
                times: number;
                why: string | null;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            badges: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                id: string;
                person: components["schemas"]["PersonRef"];
                until: string | null;
            }[];
            doors: {
                /** @description What is added to its times */
                addsSeconds: number;
                code: string;
                direction: components["schemas"]["BadgeDirection"];
                far: boolean;
                from: string | null;
                id: string;
                name: string;
                /** @description What its clock is behind by; negative: ahead */
                skewSeconds: number;
                /** @description Name of the zone it leads into */
                zone: string;
            }[];
            /** @description The newest fifty */
            events: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                direction: components["schemas"]["BadgeDirection"];
                door: string;
                /** @enum {string} */
                holder: "person" | "visitor" | "unregistered";
                person: components["schemas"]["PersonRef"] | null;
                /** @enum {string} */
                result: "granted" | "denied";
            }[];
            /** @description Where they are not named, fewer in a zone are no number */
            least: number;
            mayChange: boolean;
            /** @description Whether people are named; else they are counted */
            named: boolean;
            site: {
                id: string;
                name: string;
                party: string;
            };
            systems: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                createdAt: string;
                heardAt: string | null;
                id: string;
                name: string;
            }[];
            zones: {
                id: string;
                kind: components["schemas"]["BadgeZoneKind"];
                name: string;
                /** @description Null: so few that a number would tell who */
                people: number | null;
                visitors: number | null;
                who: {
                    id: string;
                    name: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    since: string;
                }[];
            }[];
        };
        SiteBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            country: string;
            name: string;
            party: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @description What was taken away */
        SiteClosed: {
            assignments: number;
            leases: number;
            networks: number;
        };
        SiteNameBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SiteView: {
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            id: string;
            mayChange: boolean;
            name: string;
            networks: number;
            /** @description People whose own site it is */
            people: number;
            /** @description Assignments there */
            working: number;
        };
        SourceBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description The fields somebody looked at: all that the draft says are unclear */
            confirmed: {
                field: string;
                resource: string;
            }[];
            id: string;
            map: components["schemas"]["DataMap"];
            name: string;
            /** @description The login can only read and nothing is made in the source: one lock instead of two */
            oneLock?: boolean;
            ownerUrl: string;
            /** @description PostgreSQL URL, without login, of a standby to read instead */
            replica?: string;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SourceDraft: {
            /** @description Why each field is taken for what the map says */
            findings: components["schemas"]["FieldFinding"][];
            /** @description What the map leaves out, so that it is hidden */
            leftOut: {
                what: string;
                why: string;
            }[];
            map: components["schemas"]["DataMap"];
        };
        SourceDraftBody: {
            /** @description PostgreSQL URL of a login that may create roles and a schema, or only read */
            ownerUrl: string;
        };
        SourceLook: {
            /** @description What came or changed since the map was confirmed */
            drift: {
                field: string | null;
                problem: string;
                resource: string;
            }[];
            /** @description Parts that did not answer */
            silent: ("database" | "api")[];
        };
        /** @description Null when the source has no such part */
        SourcePart: {
            /** @description Null while it is in shadow: shown to nobody */
            liveAt: string | null;
        } | null;
        SourceView: {
            api: components["schemas"]["SourcePart"];
            database: components["schemas"]["SourcePart"];
            /** @description What the source holds beyond the confirmed map; hidden from everybody */
            drift: {
                field: string | null;
                problem: string;
                resource: string;
            }[];
            id: string;
            map: components["schemas"]["DataMap"];
            name: string;
            /** @description How its database is read; null when it has none */
            reads: ("primary" | "replica" | "one-lock") | null;
        };
        SpacedAnswerBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            answer: string[];
            course: string;
            question: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SpacedAnswered: {
            answer: string[];
            because: string;
            right: boolean;
        };
        SpacedQuestion: {
            answers: {
                key: string;
                text: string;
            }[];
            course: string;
            /** @enum {string} */
            kind: "single" | "multiple" | "order";
            /** @description How far questions answered right lengthen the course, by the clause */
            mostDays: number;
            question: string;
            text: string;
            title: string;
        };
        SpacedToday: {
            question: components["schemas"]["SpacedQuestion"] | null;
        };
        /** @description Where the browser goes now */
        SsoAway: {
            url: string;
        };
        SsoNextBody: {
            /** @default / */
            next: string;
        };
        SsoRequireBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            required: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SsoSettingsBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            clientId: string;
            /** @description Left out: the one of before */
            clientSecret?: string;
            domains: string[];
            /** Format: uri */
            issuer: string;
            mfaAcr: string[];
            mfaAmr: string[];
            /** @description Goes with a client secret */
            salt?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * @description The claim that equals the userName in the directory (SCIM), for people without an e-mail address; null: nobody comes in by it
             * @default null
             */
            userNameClaim: ("preferred_username" | "sub") | null;
        };
        SsoSettingsView: {
            party: string;
            redirectUri: string;
            settings: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                changedAt: string;
                clientId: string;
                domains: string[];
                issuer: string;
                mfaAcr: string[];
                mfaAmr: string[];
                required: boolean;
                triedAt: string | null;
                userNameClaim: ("preferred_username" | "sub") | null;
            } | null;
        };
        /** @description The work e-mail address, or the party a link names */
        SsoStartBody: {
            email?: string;
            /** @default / */
            next: string;
            party?: string;
        };
        Staged: {
            /** @description The ledger entry of the act */
            entry: number;
        };
        StartPaperBody: {
            language: string;
        };
        StartTabletopBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            scenario: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        StateAttestationBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            control: string | null;
            issuer: string;
            /** @enum {string} */
            kind: "soc2-type2" | "soc2-type1" | "iso-27001" | "iso-27701" | "pen-test" | "insurance" | "pci-dss" | "hitrust" | "clean-desk" | "background-checks" | "statement";
            /** Format: date */
            madeOn: string;
            scope: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** Format: date */
            validUntil: string;
        };
        StepUpBody: {
            code: string;
            /** @constant */
            method: "totp";
        } | {
            /** @constant */
            method: "passkey";
            response: components["schemas"]["PasskeyResponse"];
        };
        StepUpResult: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            stepUpAt: string;
        };
        SubjectReport: {
            accesses: {
                agreement: {
                    id: string;
                    title: string;
                    version: number | null;
                } | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                by: components["schemas"]["PartyRef"];
                clauses: {
                    id: string;
                    title: string;
                }[];
                code: string | null;
                /** @enum {string} */
                deed: "seen" | "seen-by-tool" | "counted" | "file-seen" | "found" | "compared" | "revealed" | "noted" | "written-to" | "acted" | "exported" | "unsealed" | "recording-watched" | "searched-by-machine" | "quality-read";
                entries: number[];
                fields: {
                    category: string | null;
                    how: string;
                    label: string;
                    words: string;
                }[];
                /** @enum {string} */
                outcome: "done" | "refused" | "not-known";
                person: string | null;
                purpose: string;
                words: string;
            }[];
            accounting: {
                disclosures: {
                    agreement: {
                        id: string;
                        title: string;
                    } | null;
                    entries: number[];
                    fields: {
                        category: string | null;
                        how: string;
                        label: string;
                        words: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    first: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant
                     */
                    last: string;
                    purpose: string;
                    recipient: components["schemas"]["PartyRef"];
                    ruled: boolean;
                    times: number;
                }[];
                leftOut: {
                    count: number;
                    why: string;
                }[];
                suspended: number;
            } | null;
            /** @description The entry that says this was looked at */
            entry: number;
            /** @description Entries of the time, of anybody, that do not say any more whom they were about */
            erased: {
                entries: number;
                under: number[];
            };
            indexed: number;
            named: boolean;
            request: components["schemas"]["SubjectRequest"];
            size: number;
            /** @description How many accesses there are; the newest are in the list */
            total: number;
        };
        SubjectRequest: {
            answered: components["schemas"]["SubjectRequestStep"] | null;
            asked: components["schemas"]["SubjectRequestStep"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            dueAt: string;
            extended: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                reason: string;
            } | null;
            /** @description Whether the customer may be charged nothing for it */
            free: boolean;
            from: string | null;
            id: string;
            /** @enum {string} */
            kind: "access" | "accounting";
            mayExtend: boolean;
            names: {
                asked: components["schemas"]["SubjectRequestStep"];
                decided: components["schemas"]["SubjectRequestStep"] | null;
                essential: string;
                granted: boolean | null;
                mayDecide: boolean;
                weighed: string;
            } | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            receivedAt: string;
            source: components["schemas"]["PartyRef"];
            suspensions: {
                /** @enum {string} */
                agency: "health-oversight" | "law-enforcement";
                by: components["schemas"]["PersonRef"];
                entry: number;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                recipient: components["schemas"]["PartyRef"];
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                written: boolean;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
        };
        SubjectRequestBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description One of the source’s `lookups`: without it, `subject` is the id */
            by?: {
                field: string;
                resource: string;
            };
            /**
             * Format: date-time
             * @description The earliest access told of; all, or six years, without it
             */
            from?: string;
            /** @enum {string} */
            kind: "access" | "accounting";
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            receivedAt: string;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            source: string;
            /** @description The customer’s id in the source, or the value of the field that they are found by */
            subject: string;
            /**
             * Format: date-time
             * @description Accesses before this; up to now, or to the receipt, without it
             */
            until?: string;
        };
        SubjectRequestExtension: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            reason: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SubjectRequests: {
            purposes: {
                agreement: components["schemas"]["PartyRef"];
                governed: boolean;
                purpose: string;
                ruled: components["schemas"]["SubjectRequestStep"] | null;
                ruling: ("treatment-payment-operations" | "to-the-individual" | "incident-to-permitted" | "authorised" | "directory-or-care" | "national-security" | "custody" | "limited-data-set" | "before-compliance-date" | "none") | null;
                vendor: components["schemas"]["PartyRef"];
            }[];
            recipients: components["schemas"]["PartyRef"][];
            requests: components["schemas"]["SubjectRequest"][];
            sources: {
                id: string;
                /** @description What a customer can be found by beside their id */
                lookups: {
                    field: string;
                    label: string;
                    resource: string;
                }[];
                name: string;
            }[];
        };
        /** @description Who, when, and the ledger entry of it */
        SubjectRequestStep: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
        };
        SubmitPaperBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            answers: {
                [key: string]: string[];
            };
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SubProcessorBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            address: string;
            categories: string[];
            contact: string;
            country: string;
            does: string;
            flowDown?: components["schemas"]["FlowDown"];
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            transfer: components["schemas"]["SubProcessorTransfer"];
        };
        SubProcessorEndBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            reason?: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        SubProcessorRegister: {
            annex: {
                columns: string[];
                rows: string[][];
                text: string;
                title: string;
            };
            items: components["schemas"]["SubProcessorView"][];
            mayPropose: boolean;
            rule: components["schemas"]["NoticeRule"];
            /** @description The version whose terms stand now */
            version: number;
        };
        /**
         * @description How data may lawfully go there: it stays inside, adequacy decision, standard clauses, binding corporate rules
         * @enum {string}
         */
        SubProcessorTransfer: "inside" | "adequacy" | "scc" | "bcr" | "other";
        SubProcessorView: {
            acts: {
                /** @enum {string} */
                act: "object" | "approve" | "withdraw" | "flow-down" | "end";
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                entry: number;
                party: components["schemas"]["PartyRef"];
                person: components["schemas"]["PersonRef"];
                reason: string | null;
            }[];
            address: string;
            agreement: {
                id: string;
                title: string;
                vendor: components["schemas"]["PartyRef"];
            };
            authorisedAt: string | null;
            bySilence: boolean;
            categories: string[];
            contact: string;
            country: string;
            does: string;
            entry: number;
            flowDown: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                confirmedAt: string;
                /** Format: date */
                contractDate: string;
                documentHash: string | null;
                reference: string;
                termsHash: string;
                version: number;
            } | null;
            /**
             * @description Stale: the terms that stand now are not the ones its contract passes on
             * @enum {string}
             */
            flowDownStatus: "missing" | "current" | "stale";
            id: string;
            /** @description What the one who asks may do now */
            may: ("object" | "approve" | "withdraw" | "flow-down" | "end")[];
            name: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            noticeEnds: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            objectUntil: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            proposedAt: string;
            proposedBy: components["schemas"]["PersonRef"];
            rule: components["schemas"]["NoticeRule"];
            /** @enum {string} */
            state: "notice" | "objected" | "authorised" | "active" | "withdrawn" | "ended";
            transfer: components["schemas"]["SubProcessorTransfer"];
            /** @description From when it may be used, bound to the same terms; null before it is authorised */
            usableFrom: string | null;
        };
        /** @description Signed where the session has a key; what closes access waits for no key */
        SuspendBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt?: string;
            /** Format: uuid */
            actId?: string;
            /** @enum {string} */
            reason: "left" | "investigation" | "lost-device" | "other";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature?: string;
        };
        SuspendResult: {
            entry: number;
            revealsClosed: number;
        };
        SwapBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description The other person’s assignment */
            with: string;
        };
        Tabletop: {
            endedAt: string | null;
            /** @description Holds the hash of the debrief */
            entry: number | null;
            id: string;
            known: {
                answers: {
                    afterMinutes: number | null;
                    decision: string | null;
                    question: string;
                    /** @enum {string} */
                    role: "security-officer" | "privacy-officer" | "vendor-lead" | "support-lead" | "legal" | "communications";
                }[];
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                knownAt: string;
                text: string;
            }[];
            lesson: string | null;
            next: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                id: string;
            } | null;
            opening: string;
            scenario: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            startedAt: string;
            startedBy: components["schemas"]["PersonRef"];
            title: string;
            unanswered: number;
        };
        TabletopDecisionBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            decision: string;
            inject: string;
            /** @enum {string} */
            role: "security-officer" | "privacy-officer" | "vendor-lead" | "support-lead" | "legal" | "communications";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        Tabletops: {
            scenarios: {
                id: string;
                opening: string;
                title: string;
            }[];
            tabletops: components["schemas"]["Tabletop"][];
        };
        TakeBackBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        TakeIncidentBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        TakeUpBody: {
            /** @description For the set-up link only */
            company?: string;
            /**
             * Format: email
             * @description For the set-up link only
             */
            email?: string;
            name: string;
            password: string;
            /** @description What stands behind the # of the link */
            secret: string;
        };
        TaskDoneBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            evidence: string | null;
            kept: {
                law: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            } | null;
            method: components["schemas"]["DeletionMethod"];
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            statement: string;
            task: string;
        };
        TextBody: {
            text: string;
        };
        TextResult: {
            /** @description What the PII protocol had taken out before the text went on */
            breaches: components["schemas"]["ProtocolBreach"][];
            entry: number;
            message: components["schemas"]["MessageView"];
            to: string | null;
        };
        TicketList: {
            /** @description Tickets one person may hold at a time under the agreement */
            atOnce: number;
            inHand: number;
            items: components["schemas"]["TicketSummary"][];
            /** @description Unassigned tickets in the queue */
            waiting: number;
        };
        /** @description As it holds for the role of the asker */
        TicketProtocol: {
            /** @description False: nothing was put in force yet; this is what the agreement itself comes to */
            inForce: boolean;
            protocol: components["schemas"]["PiiProtocol"];
        };
        TicketSummary: {
            binding: components["schemas"]["BindingKind"] | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            externalId: string;
            id: string;
            inHand: boolean;
            inHandUntil: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            lastWorkAt: string;
            mine: boolean;
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            purpose: string;
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            subjectLine: string;
        };
        TicketView: {
            /** @description What can be done for the customer without seeing what it is done with */
            acts: {
                label: string;
                name: string;
                params: {
                    label: string;
                    /** @description Characters */
                    most: number;
                    name: string;
                    /** @description To choose from; empty where it is typed */
                    values: string[];
                }[];
                resource: string;
                says: string;
            }[];
            /** @description Groups of the customer card in the order of the work */
            card: components["schemas"]["CardGroup"][];
            /** @description Fields a caller may be asked for */
            confirmable: {
                category: string;
                field: string;
                label: string;
                resource: string;
            }[];
            /** @description Matches still missing before the ticket counts as bound by the caller */
            confirmMatchesNeeded: number;
            confirmTriesLeft: number;
            conversation: {
                decision: components["schemas"]["DecisionView"];
                messages: components["schemas"]["MessageView"][];
            };
            lookupable: {
                category: string;
                field: string;
                label: string;
                resource: string;
            }[];
            /** @description Faint visible mark: agent, time, entry */
            mark: string;
            /** @description What may be done with each kind of data in this work; null without terms */
            protocol: components["schemas"]["TicketProtocol"] | null;
            /** @description The address on file, masked */
            replyTo: string | null;
            ticket: components["schemas"]["TicketSummary"];
        };
        Training: {
            catalogue: {
                course: string;
                title: string;
            }[];
            courses: {
                counts: {
                    [key: string]: number;
                };
                course: string;
                stopped: number;
                title: string;
            }[];
            mayAssign: boolean;
            mayRule: boolean;
            /** @description People left out of the list */
            more: number;
            /** @description Whoever has a course that is not current, the worst first; empty for auditors */
            people: {
                courses: components["schemas"]["OwedCourse"][];
                person: components["schemas"]["PersonRef"];
                stops: boolean;
                vendor: components["schemas"]["PartyRef"];
            }[];
            /** @description Whom a course can be assigned to */
            trainees: components["schemas"]["PersonRef"][];
            vendors: {
                /** @description People by the worst of their courses */
                counts: {
                    [key: string]: number;
                };
                /** @description Who owes a course at all */
                people: number;
                /** @description People whom a course keeps from customer data now */
                stopped: number;
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        TrainingCertificateBody: {
            /** Format: uuid */
            completion: string;
        };
        TrainingCertificateMade: {
            /** Format: uuid */
            id: string;
        };
        TrainingRule: {
            course: string;
            everyMonths: number;
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            madeAt: string;
            mayEnd: boolean;
            party: components["schemas"]["PartyRef"];
            /** @enum {string} */
            scope: "role" | "purpose" | "risk";
            title: string;
            value: string;
        };
        TrainingRuleBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            course: string;
            everyMonths: number;
            /** @enum {string} */
            scope: "role" | "purpose" | "risk";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description A role or purpose of the work, or a residual risk from 0 to 100 */
            value: string;
        };
        /** @enum {string} */
        Treatment: "clear" | "partial" | "generalise" | "token" | "redact" | "hidden";
        UndertakingBody: {
            /**
             * Format: date-time
             * @description The time that stands in the signed statement
             */
            at: string;
            /** @description Base64 signature of the session key over canonical JSON {type, person, party, company, version, textHash, at} */
            signature: string;
            /** @description SHA-256 of the text that was shown, hex */
            textHash: string;
        };
        UndertakingRegister: {
            items: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                /** @description Whether it is on the text that counts now */
                current: boolean;
                /** @description The ledger entry that names text, key and signature */
                entry: number;
                /** @description Whether signature and ledger entry were found to hold just now */
                holds: boolean;
                party: components["schemas"]["PartyRef"];
                person: components["schemas"]["PersonRef"];
                /** @description Base64 SPKI of the key of the session it was signed in */
                publicKey: string;
                /** @description Base64 r || s (ECDSA P-256, SHA-256) or Ed25519 */
                signature: string;
                /** @description Canonical JSON (RFC 8785): the bytes that were signed */
                statement: string;
                textHash: string;
                version: number;
            }[];
            texts: {
                text: string;
                /** @description SHA-256 of the text in UTF-8, hex */
                textHash: string;
                version: number;
            }[];
        };
        UndertakingText: {
            text: string;
            /** @description SHA-256 of the text in UTF-8, hex */
            textHash: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            validFrom: string;
            version: number;
        };
        UnnamedReportBody: {
            text: string;
            /** @enum {string} */
            violation: "data-taken" | "control-bypassed" | "looked-without-reason" | "secret-shared" | "not-reported" | "told-the-wrong-person" | "device-at-desk" | "screen-left-open" | "duty-missed";
        };
        /** @description Signed over the entry as key */
        UnsealBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            purpose: components["schemas"]["UnsealPurpose"];
            reason: string;
            /** @description Base64 signature by the session key over the canonical act */
            signature: string;
            /** @description Base64 of 32 random bytes */
            valueSalt: string;
        };
        UnsealedOpenings: {
            /** @description The entry of this look */
            entry: number;
            openings: {
                entry: number;
                /** @description It opens what its entry committed to */
                holds: boolean;
                name: string;
                value: string;
            }[];
        };
        Unsealing: {
            agreed: components["schemas"]["ErasureStep"] | null;
            asked: components["schemas"]["ErasureStep"];
            erasure: string;
            /** @enum {string} */
            ground: "claim" | "investigation" | "regulator" | "subject-request";
            id: string;
            mayAgree: boolean;
            mayOpen: boolean;
            openUntil: string | null;
        };
        UnsealingAgreed: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        UnsealingAsked: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            erasure: string;
            /** @enum {string} */
            ground: "claim" | "investigation" | "regulator" | "subject-request";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        /** @enum {string} */
        UnsealPurpose: "complaint-handling" | "data-subject-request" | "incident-investigation" | "legal-obligation";
        UnsealResult: {
            decision: components["schemas"]["DecisionView"];
            entry: number;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            expiresAt: string;
            mark: string;
            /** @description The text as it was typed, sealed to this session */
            sealed: components["schemas"]["SealedValue"];
        };
        UnusedPermissions: {
            agreements: {
                agreement: string;
                /** @description False: in force for less than 90 days */
                judged: boolean;
                /** @description Unused, and kept: without it somebody would see more, since it also restricts */
                kept: {
                    category: string | null;
                    clause: string;
                    operation: string | null;
                    purpose: string;
                    /** @enum {string} */
                    what: "permission" | "operation" | "category" | "right";
                }[];
                /** @description Above `version` while a newer one is drafted or offered */
                newest: number;
                /** @description What narrower terms would lack */
                proposed: {
                    category: string | null;
                    clause: string;
                    operation: string | null;
                    purpose: string;
                    /** @enum {string} */
                    what: "permission" | "operation" | "category" | "right";
                }[];
                /** @description Who would lose what */
                sight: {
                    gain: {
                        agents: number;
                        fields: number;
                    };
                    lose: {
                        agents: number;
                        fields: number;
                    };
                    rows: {
                        agents: number;
                        gains: {
                            after: {
                                clause: string;
                                rights: components["schemas"]["Right"][];
                                treatment: components["schemas"]["Treatment"];
                            };
                            before: {
                                rights: components["schemas"]["Right"][];
                                treatment: components["schemas"]["Treatment"];
                            };
                            category: string;
                            field: string;
                            label: string;
                            resource: string;
                        }[];
                        loses: {
                            after: {
                                clause: string;
                                rights: components["schemas"]["Right"][];
                                treatment: components["schemas"]["Treatment"];
                            };
                            before: {
                                rights: components["schemas"]["Right"][];
                                treatment: components["schemas"]["Treatment"];
                            };
                            category: string;
                            field: string;
                            label: string;
                            resource: string;
                        }[];
                        purpose: string;
                        role: string;
                    }[];
                } | null;
                title: string;
                vendor: string;
                version: number;
            }[];
        };
        VendorBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** Format: email */
            adminEmail: string;
            adminName: string;
            country: string;
            name: string;
            networks: {
                /** @description A range in CIDR notation, as 203.0.113.0/24, or one address; no wider than /8, IPv6 /12 */
                cidr: string;
                label: string;
            }[];
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            site: string;
        };
        VendorRisks: {
            adequacy: {
                asOf: string;
                source: string;
            };
            formula: {
                mostReduced: number;
                sentence: string;
            };
            vendors: {
                controls: {
                    practice: string;
                    /** @enum {string} */
                    state: "passes" | "fails" | "stale" | "never-run" | "nothing-to-test" | "could-not-run" | "unknown";
                    title: string;
                    weight: number;
                }[];
                factors: {
                    /** @enum {string} */
                    id: "data" | "operations" | "customers" | "people" | "countries";
                    says: string;
                    score: number;
                    weight: number;
                }[];
                inherent: number;
                inputs: {
                    countries: {
                        country: string;
                        /** @enum {string} */
                        transfer: "inside" | "adequate" | "partly" | "none";
                    }[];
                    customers: number;
                    fields: {
                        category: string;
                        sensitivity: number;
                        treatment: string;
                    }[];
                    operations: string[];
                    people: number;
                };
                /** @description Share of the practices kept by fresh evidence */
                kept: number;
                residual: number;
                vendor: components["schemas"]["PartyRef"];
            }[];
        };
        VendorRow: {
            accesses24h: number;
            agreement: {
                daysLeft: number;
                id: string;
                status: string;
                title: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
            } | null;
            id: string;
            name: string;
            networks: number;
            openTickets: number;
            people: number;
            peopleReady: number;
            refused24h: number;
            sites: number;
        };
        VendorView: {
            networks: components["schemas"]["Network"][];
            people: components["schemas"]["PersonRow"][];
            row: components["schemas"]["VendorRow"];
            sites: components["schemas"]["Site"][];
        };
        VerifiedDocument: {
            agreement: string | null;
            /** @description SHA-256 of the document before any signature, hex */
            documentHash: string | null;
            /** @description Whether this very file is one that the ledger names */
            entered: boolean;
            fileHash: string;
            findings: {
                ok: boolean;
                text: string;
            }[];
            kind: ("agreement" | "completion") | null;
            /** @description True only if everything holds */
            ok: boolean;
            /** @description Whether the printed pages are those of the attached text; no verdict hangs on it */
            reprinted: boolean | null;
            signatures: {
                at: string | null;
                certificate: string | null;
                field: string;
                findings: {
                    ok: boolean;
                    text: string;
                }[];
                keyFingerprint: string | null;
                party: string | null;
                person: string | null;
            }[];
            termsHash: string | null;
            title: string | null;
            version: number | null;
        };
        VerifyDomainBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            code: string;
            domain: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        VerifyPasskeyBody: {
            response: components["schemas"]["PasskeyResponse"];
        };
        VerifyTotpBody: {
            code: string;
        };
        VersionBody: {
            /** @description The newest version when editing began */
            base: number;
            clauses: components["schemas"]["ClauseEdit"][];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from?: string;
            particulars?: components["schemas"]["Particulars"];
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until?: string;
        };
        VersionDiff: {
            readonly changes: components["schemas"]["ClauseChange"][];
            from: number;
            to: number;
        };
        VersionView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            /** @description SHA-256 of the frozen PDF, hex */
            documentHash: string | null;
            /** @description draft, redline, confirmation */
            kind: string;
            /** @description The side that proposed it */
            party: components["schemas"]["PartyRef"] | null;
            person: string | null;
            signatures: components["schemas"]["SignatureView"][];
            termsHash: string;
            version: number;
        };
        ViewNameBody: {
            name: string;
        };
        VisitorBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Number of the badge they are given */
            badge: string | null;
            escort: string;
            name: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        VisitorIn: {
            id: string;
        };
        VisitorList: {
            /** @description How many came in an auditor’s time, who is told no more */
            counted: number | null;
            mayEnter: boolean;
            visitors: {
                escort: components["schemas"]["PersonRef"] | null;
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                inAt: string;
                /** @description Null once it is kept no longer, and for whoever is not told names */
                name: string | null;
                outAt: string | null;
            }[];
        };
        VisitorOutBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        WebhookBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            name: string;
            /** @constant */
            shape: "generic";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        } | {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /**
             * @description Channels on which the customer is known, and how: signed in, or by authenticated mail from the address on file
             * @default {}
             */
            channels: {
                [key: string]: "request" | "mail";
            };
            name: string;
            purpose: string;
            /** @description Base64 of 32 random bytes */
            salt: string;
            /** @description The signing secret that Zendesk shows for the webhook */
            secret: string;
            /** @constant */
            shape: "zendesk";
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description The vendor whose queue its tickets are in */
            vendor: string;
        };
        WebhookMade: {
            /** @description Told once; null where the helpdesk made it */
            secret: string | null;
            webhook: components["schemas"]["WebhookView"];
        };
        WebhookResult: {
            created: boolean;
            /** @description True when this very delivery was taken in before */
            repeated: boolean;
            /** @description Null for an event about no ticket */
            ticket: string | null;
        };
        WebhookView: {
            /** @description Channels on which the customer is known, and how: signed in, or by authenticated mail from the address on file */
            channels: {
                [key: string]: "request" | "mail";
            };
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            /** @description Where the helpdesk sends to */
            path: string;
            /** @description Until when the secret before is still good */
            previousUntil: string | null;
            purpose: string | null;
            revokedAt: string | null;
            /** @enum {string} */
            shape: "generic" | "zendesk";
            vendor: string | null;
        };
        /** @description An auditor's scope */
        WindowView: {
            agreements: {
                accesses: number;
                agreement: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                from: string;
                people: number;
                refused: number;
                reveals: number;
                source: string;
                title: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                vendor: string;
            }[];
        };
        WithdrawCheckBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        WithdrawCourseBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description False gives it again */
            withdrawn: boolean;
        };
        WithdrawFactBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            reason: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        WitnessDecision: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            approve: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        WitnessProposal: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description For one agreement; null: for the whole ledger */
            agreement: string | null;
            /** @description What `add-checkpoint` stands below */
            baseUrl: string;
            /** @description Who runs it; null: somebody outside */
            party: string | null;
            /**
             * @description Where the witness is: its name may lead nowhere else
             * @enum {string}
             */
            reach: "public" | "private" | "loopback";
            /** @description Without it nothing counts as witnessed */
            required: boolean;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /** @description C2SP verifier key of the witness, type 0x04, as `cordon witness` prints it */
            vkey: string;
        };
        WitnessProposed: {
            id: string;
        };
        WitnessRemoval: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
        };
        WitnessStep: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            by: components["schemas"]["PersonRef"];
            entry: number;
        };
        /** @description What an agent works as under an agreement */
        WorkBody: {
            /** @description A role of the agreement */
            accessRole: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            actAt: string;
            /** Format: uuid */
            actId: string;
            agreement: string;
            /**
             * @description Null for at once
             * @default null
             */
            from: string | null;
            purpose: string;
            /**
             * @description Null for always
             * @default null
             */
            shift: components["schemas"]["Shift"] | null;
            /** @description Base64 signature by the session key over the canonical act (cordon-act/v1) */
            signature: string;
            /**
             * @description Null for the person’s own
             * @default null
             */
            site: string | null;
            /** @default null */
            until: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
