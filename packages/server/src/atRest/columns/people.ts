import { line, type ColumnsAtRest } from './line.ts';

/** People, and how they prove who they are. */
export const people: readonly ColumnsAtRest[] = [
  line('cordon.parties', 'id kind name created_at contained_at', 'the company and its vendors', 'disk'),
  line('cordon.sites', 'id party_id name country closed_at closed_by', 'places of work', 'disk'),
  line('cordon.networks', 'id party_id site_id cidr label', 'networks people may come from', 'disk'),
  line(
    'cordon.persons',
    'id user_id party_id site_id name email role access_role purpose suspended_at suspended_by left_at created_at',
    'people who work with Cordon: names, addresses, roles',
    'disk',
  ),
  line('cordon.audit_scopes', 'person_id agreement_id from_at until_at', 'what auditors may see', 'disk'),
  line(
    'cordon.saved_views',
    'person_id place id name filter saved_at',
    'searches that people keep; customers in them as keyed hashes',
    'disk',
  ),
  line('cordon.invitations', 'secret_hash', 'secrets of links', 'hash'),
  line('cordon.invitations', 'id person_id created_at expires_at used_at', 'links that were sent', 'disk'),
  line(
    'cordon.session_keys',
    'session_id person_id public_key created_at sealing_key sealing_suite registration',
    'public halves of the keys of browsers',
    'public',
  ),
  line('cordon.credentials', 'secret_hash scram', 'secrets of tokens and door credentials', 'hash'),
  line(
    'cordon.credentials',
    'id kind party_id person_id session_id agreement_id grant_ label created_by created_at expires_at last_used_at revoked_at',
    'which tokens there are',
    'disk',
  ),
  line('cordon.delivery_keys', 'secret_hash', 'secrets of helpdesks', 'hash'),
  line(
    'cordon.delivery_keys',
    'id source_id name created_by created_at last_used_at revoked_at',
    'which helpdesks deliver',
    'disk',
  ),
  line('auth.account', 'password', 'passwords (scrypt)', 'hash'),
  line(
    'auth.account',
    'id accountId providerId userId accessToken refreshToken idToken accessTokenExpiresAt refreshTokenExpiresAt scope createdAt updatedAt',
    'accounts',
    'disk',
  ),
  line(
    'auth.twoFactor',
    'secret backupCodes',
    'secrets of authenticator apps, backup codes',
    'installation-key',
  ),
  line(
    'auth.twoFactor',
    'id userId verified failedVerificationCount lockedUntil',
    'which factors there are',
    'disk',
  ),
  line(
    'auth.session',
    'id token expiresAt createdAt updatedAt ipAddress userAgent userId mfaAt mfaMethod stepUpAt',
    'live sessions; a cookie also needs a signature by the installation key',
    'disk',
  ),
  line(
    'auth.user',
    'id name email emailVerified image createdAt updatedAt twoFactorEnabled',
    'accounts: names, addresses',
    'disk',
  ),
  line(
    'auth.passkey',
    'id name publicKey userId credentialID counter deviceType backedUp transports createdAt aaguid',
    'public halves of passkeys',
    'public',
  ),
  line(
    'auth.verification',
    'id identifier value expiresAt createdAt updatedAt',
    'challenges of sign-ins under way',
    'disk',
  ),
  line('auth.attempts', 'key count started_at', 'sign-ins that failed', 'disk'),
  line('auth.known_addresses', 'user_id address last_at', 'addresses people signed in from', 'disk'),
  line('auth.totp_used', 'user_id counter', 'codes that were used', 'disk'),
];

/** Customer databases, and the house itself. */
export const house: readonly ColumnsAtRest[] = [
  line(
    'cordon.sources',
    'reader_sealed scope_sealed owner_sealed api_sealed scope_key_sealed',
    'logins of customer databases and APIs',
    'installation-key',
  ),
  line(
    'cordon.sources',
    'id name data_map map_version confirmed_by left_out created_at database_live_at api_live_at one_lock',
    'what the sources hold, by name',
    'disk',
  ),
  line(
    'cordon.source_reports',
    'source_id hash report made_by made_at live_at',
    'what shadow reports said: names of fields, clauses and counts',
    'disk',
  ),
  line('cordon.database_roles', 'kind name', 'names of database logins', 'disk'),
  line('cordon.migrations', 'number name sha256 applied_at', 'versions of the database', 'disk'),
  line(
    'cordon.ticket_steps',
    'id xid at ticket_id party_id purpose person_id step code',
    'when tickets were opened, taken, bound and closed',
    'disk',
  ),
  line(
    'cordon.calibrations',
    'version thresholds changed why days events before after containment by_person at',
    'thresholds of monitoring, and who changed them',
    'disk',
  ),
  line('cordon.watching', 'snapshot', 'what monitoring has folded', 'installation-key'),
  line('cordon.watching', 'one entry step_xid step_id snapshot_at fed', 'how far monitoring is', 'disk'),
  line(
    'cordon.incidents',
    'id state severity vendor agents kinds subjects first_at last_at opened_at owner_id post_mortem changed_at drill',
    'incidents; customers by pseudonym, texts without personal data',
    'disk',
  ),
  line(
    'cordon.signals',
    'seq id at raised_at kind agent vendor severity reason events calibration incident_id verdict verdict_why judged_by judged_at',
    'what monitoring found; customers by pseudonym',
    'disk',
  ),
  line(
    'cordon.incident_notes',
    'id incident_id at person_id text',
    'notes on incidents, without personal data',
    'disk',
  ),
  line(
    'cordon.incident_acts',
    'id incident_id at act person_id detail owed',
    'what became of incidents',
    'disk',
  ),
  line('cordon.incident_containments', 'answer_hash', 'links by which people answer', 'hash'),
  line(
    'cordon.incident_containments',
    'id incident_id step target why ordered_at ordered_by decide_by done_at already decision decided_by decided_at told_at answer answered_at',
    'what was closed in incidents, and what its people answered',
    'disk',
  ),
];
