export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessDetail: {
            /** @description Canonical JSON of the entry body */
            body: string;
            decision: components["schemas"]["DecisionView"];
            /** @description The person's accesses of the hour before, oldest first */
            lastHour: components["schemas"]["AccessRow"][];
            proof: components["schemas"]["EntryProof"];
            row: components["schemas"]["AccessRow"];
        };
        AccessList: {
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
            life: components["schemas"]["LifeView"];
            roles: {
                purpose: string;
                role: string;
            }[];
            row: components["schemas"]["AgreementRow"];
            /** @description Canonical JSON of the terms: the bytes that are hashed and signed */
            terms: string;
            /** @description SHA-256, hex */
            termsHash: string;
            versions: components["schemas"]["VersionView"][];
        };
        /** @description The role of the terms an agent acts in, and the purpose */
        AssignmentBody: {
            accessRole: string;
            purpose: string;
        };
        AttachmentView: {
            decision: components["schemas"]["DecisionView"];
            entry: number;
            mark: string;
            name: string;
            removed: number;
            text: string;
        };
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
        CitationView: {
            agreement: string | null;
            clause: string;
            /** @enum {string} */
            effect: "permission" | "condition" | "limit" | "default";
            field: string | null;
            text: string;
            /** @description The clause's title, or the house rule's */
            title: string;
        };
        Clause: {
            id: string;
            text: string;
            title: string;
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
        DataMap: {
            resources: components["schemas"]["ResourceMap"][];
            source: string;
            version: number;
        };
        DecideBody: {
            approve: boolean;
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
            /** @description Id of the vendor whose queue it is in */
            vendor: string;
        };
        DeliveryKeyBody: {
            name: string;
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
        Done: {
            /** @constant */
            done: true;
        };
        DraftBody: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            from: string;
            source: string;
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            until: string;
            vendor: string;
        };
        EffectSentence: {
            clause: string;
            /** @enum {string} */
            effect: "permission" | "condition" | "limit" | "duty" | "default";
            sentence: string;
            /** @description A condition nothing feeds yet: it would refuse everybody */
            unfed: boolean;
        };
        EndBody: {
            /**
             * @default terminated
             * @enum {string}
             */
            reason: "terminated" | "breached";
            vendorName: string;
        };
        /** @enum {string} */
        EndedBecause: "terminated" | "breached" | "expired";
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
        EntryProof: {
            /** @description Canonical JSON of the body */
            body: string;
            checkpoint: string;
            /** @description RFC 6962 inclusion path, base64 */
            hashes: string[];
            index: number;
            /** @description Canonical JSON of the leaf: the bytes that are hashed */
            leaf: string;
            /** @description Base64, opens the commitment */
            salt: string;
            size: number;
            vkey: string;
        };
        ErrorBody: {
            error: {
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
        FieldMap: {
            /** @description Key of the Fides taxonomy */
            category: string;
            label: string;
            name: string;
            /** @enum {string} */
            type: "text" | "integer" | "numeric" | "boolean" | "date" | "timestamp" | "json";
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
        LedgerStatus: {
            /** @description The signed checkpoint note */
            checkpoint: string;
            checkpointAt: string | null;
            origin: string;
            root: string;
            size: number;
            /** @description C2SP signed-note verifier key */
            vkey: string;
            witnesses: {
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                at: string;
                name: string;
            }[];
            writable: boolean;
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
        Network: {
            cidr: string;
            id: string;
            label: string;
            site: string | null;
        };
        NetworkBody: {
            /** @description A range in CIDR notation, as 203.0.113.0/24, or one address; no wider than /8, IPv6 /12 */
            cidr: string;
            label: string;
            site: string | null;
        };
        NetworkRemoved: {
            /** @constant */
            done: true;
            /** @description With none left, nobody of the vendor gets in */
            networksLeft: number;
        };
        NotePreview: {
            removed: {
                /** @description What found it */
                by: string;
                end: number;
                /** @description UTF-16 offset in the text typed */
                start: number;
                type: string;
            }[];
            /** @description As it would be stored */
            text: string;
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
        PartyRef: {
            id: string;
            name: string;
        };
        PersonBody: {
            accessRole: string | null;
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
            site: string | null;
        };
        PersonRef: {
            id: string;
            name: string;
        };
        /** @enum {string} */
        PersonRole: "company-admin" | "privacy-officer" | "security-officer" | "vendor-manager" | "vendor-admin" | "team-lead" | "agent" | "qa-analyst" | "auditor";
        PersonRow: {
            accessRole: string | null;
            blockers: components["schemas"]["Blocker"][];
            email: string;
            id: string;
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
        PreviewBody: {
            agreement: string;
            purpose: string;
            role: string;
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
            purpose: string;
            role: string;
            /** @constant */
            synthetic: true;
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
        RenewBody: {
            /**
             * Format: date-time
             * @description When it begins; the end of what it renews when left out
             */
            from?: string;
            /**
             * Format: date-time
             * @description When it ends; it lasts as long as before when left out
             */
            until?: string;
        };
        ResourceMap: {
            fields: components["schemas"]["FieldMap"][];
            key: string;
            /** @enum {string} */
            kind: "table" | "thread";
            name: string;
            subjectKey: string;
            table: string;
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
            value: string | null;
        };
        /** @enum {string} */
        Right: "lookup" | "confirm" | "reveal";
        SignatureView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            at: string;
            party: components["schemas"]["PartyRef"];
            person: string | null;
            publicKey: string;
            valid: boolean;
        };
        SignBody: {
            /** @description Base64 raw Ed25519 public key of the party */
            publicKey: string;
            /** @description Base64 Ed25519 signature over the domain-tagged terms hash */
            signature: string;
            version: number;
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
        Site: {
            country: string;
            id: string;
            name: string;
        };
        SourceBody: {
            id: string;
            map: components["schemas"]["DataMap"];
            name: string;
            ownerUrl: string;
        };
        SourceDraftBody: {
            /** @description PostgreSQL URL of a login that may create roles and a schema */
            ownerUrl: string;
        };
        SourceView: {
            /** @description What the source holds beyond the confirmed map; hidden from everybody */
            drift: {
                field: string | null;
                problem: string;
                resource: string;
            }[];
            id: string;
            map: components["schemas"]["DataMap"];
            name: string;
        };
        Staged: {
            /** @description The ledger entry of the act */
            entry: number;
        };
        SuspendBody: {
            /** @enum {string} */
            reason: "left" | "investigation" | "lost-device" | "other";
        };
        SuspendResult: {
            entry: number;
            revealsClosed: number;
        };
        TextBody: {
            text: string;
        };
        TextResult: {
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
            /** @description Groups of the customer card in the order of the work */
            card: components["schemas"]["CardGroup"][];
            /** @description Fields a caller may be asked for */
            confirmable: {
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
                field: string;
                label: string;
                resource: string;
            }[];
            /** @description Faint visible mark: agent, time, entry */
            mark: string;
            /** @description The address on file, masked */
            replyTo: string | null;
            ticket: components["schemas"]["TicketSummary"];
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
        VendorBody: {
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
            site: string;
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
        VersionBody: {
            clauses: components["schemas"]["Clause"][];
            /** @description Terms as JSON text */
            terms: string;
        };
        VersionView: {
            /**
             * Format: date-time
             * @description RFC 3339 instant
             */
            createdAt: string;
            signatures: components["schemas"]["SignatureView"][];
            termsHash: string;
            version: number;
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
                title: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 instant
                 */
                until: string;
                vendor: string;
            }[];
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
