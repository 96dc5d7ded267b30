/** How an attribute behaves (RFC 7643 section 7). What is not said has the default of section 2.2. */
export interface Attribute {
  readonly name: string;
  readonly type:
    'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'binary' | 'reference' | 'complex';
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

type Told = Partial<Omit<Attribute, 'name' | 'description'>>;

function attribute(name: string, description: string, told: Told = {}): Attribute {
  return {
    name,
    type: told.subAttributes === undefined ? 'string' : 'complex',
    description,
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...told,
  };
}

/** A multi-valued attribute with the sub-attributes of RFC 7643 section 2.4. */
function values(name: string, description: string, types?: readonly string[], value: Told = {}): Attribute {
  return attribute(name, description, {
    multiValued: true,
    subAttributes: [
      attribute('value', 'The value itself.', value),
      attribute('display', 'A name for people to read.'),
      attribute('type', 'What it is used for.', types === undefined ? {} : { canonicalValues: types }),
      attribute('primary', 'Whether it is the preferred one; at most one is.', { type: 'boolean' }),
    ],
  });
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** What every resource has (RFC 7643 section 3.1); no schema document lists them. */
export const common: readonly Attribute[] = [
  attribute('schemas', 'The schemas of the resource.', {
    ...{ type: 'reference', multiValued: true, required: true, caseExact: true, returned: 'always' },
    mutability: 'readOnly',
  }),
  attribute('id', 'The identifier given here.', {
    ...{ caseExact: true, mutability: 'readOnly', returned: 'always', uniqueness: 'server' },
  }),
  attribute('externalId', 'The identifier the directory gives.', { caseExact: true }),
  attribute('meta', 'When it was made and changed, and where it is.', {
    mutability: 'readOnly',
    subAttributes: [
      attribute('resourceType', 'User or Group.', { caseExact: true, mutability: 'readOnly' }),
      attribute('created', 'When it was made.', { type: 'dateTime', mutability: 'readOnly' }),
      attribute('lastModified', 'When it was last changed.', { type: 'dateTime', mutability: 'readOnly' }),
      attribute('location', 'Its address.', { type: 'reference', caseExact: true, mutability: 'readOnly' }),
      attribute('version', 'Its entity tag.', { caseExact: true, mutability: 'readOnly' }),
    ],
  }),
];

const userAttributes: readonly Attribute[] = [
  attribute('userName', 'The name the person signs in by at the directory; unique within the vendor.', {
    required: true,
    uniqueness: 'server',
  }),
  attribute('name', 'The parts of the name.', {
    subAttributes: [
      attribute('formatted', 'The whole name.'),
      attribute('familyName', 'Family name.'),
      attribute('givenName', 'Given name.'),
      attribute('middleName', 'Middle name.'),
      attribute('honorificPrefix', 'Such as Dr.'),
      attribute('honorificSuffix', 'Such as III.'),
    ],
  }),
  attribute('displayName', 'The name shown to colleagues.'),
  attribute('nickName', 'The name the person goes by.'),
  attribute('profileUrl', 'A page about the person.', {
    type: 'reference',
    caseExact: true,
    referenceTypes: ['external'],
  }),
  attribute('title', 'Job title. Gives no right here.'),
  attribute('userType', 'Such as Employee or Contractor. Gives no right here.'),
  attribute('preferredLanguage', 'As in Accept-Language.'),
  attribute('locale', 'For dates and numbers.'),
  attribute('timezone', 'As in the IANA time zone database.'),
  attribute('active', 'False: whatever the person holds is taken away at once.', { type: 'boolean' }),
  attribute('password', 'Accepted and thrown away: nobody is given a password by a directory.', {
    mutability: 'writeOnly',
    returned: 'never',
  }),
  values('emails', 'E-mail addresses.', ['work', 'home', 'other']),
  values('phoneNumbers', 'Telephone numbers.', ['work', 'home', 'mobile', 'fax', 'pager', 'other']),
  values('ims', 'Addresses for instant messages.'),
  values('photos', 'Addresses of pictures.', ['photo', 'thumbnail'], {
    ...{ type: 'reference', caseExact: true, referenceTypes: ['external'] },
  }),
  attribute('addresses', 'Postal addresses.', {
    multiValued: true,
    subAttributes: [
      attribute('formatted', 'The whole address.'),
      attribute('streetAddress', 'Street and number.'),
      attribute('locality', 'City.'),
      attribute('region', 'State or region.'),
      attribute('postalCode', 'Postal code.'),
      attribute('country', 'Country.'),
      attribute('type', 'What it is used for.', { canonicalValues: ['work', 'home', 'other'] }),
      attribute('primary', 'Whether it is the preferred one.', { type: 'boolean' }),
    ],
  }),
  attribute('groups', 'The groups the person is in; changed at the group.', {
    multiValued: true,
    mutability: 'readOnly',
    subAttributes: [
      attribute('value', 'The id of the group.', { caseExact: true, mutability: 'readOnly' }),
      attribute('$ref', 'The address of the group.', {
        ...{ type: 'reference', caseExact: true, mutability: 'readOnly', referenceTypes: ['Group'] },
      }),
      attribute('display', 'The name of the group.', { mutability: 'readOnly' }),
      attribute('type', 'How the person is in it.', { mutability: 'readOnly', canonicalValues: ['direct'] }),
    ],
  }),
  values('entitlements', 'Kept as given. Gives no right here.'),
  values('roles', 'Kept as given. Gives no right here: a group that is mapped does.'),
  values('x509Certificates', 'Certificates (DER, base64).', undefined, { type: 'binary', caseExact: true }),
];

const enterpriseAttributes: readonly Attribute[] = [
  attribute('employeeNumber', 'Number in the personnel records.'),
  attribute('costCenter', 'Cost centre.'),
  attribute('organization', 'Organisation.'),
  attribute('division', 'Division.'),
  attribute('department', 'Department.'),
  attribute('manager', 'The manager.', {
    subAttributes: [
      attribute('value', 'The id of the manager.', { caseExact: true }),
      attribute('$ref', 'The address of the manager.', {
        ...{ type: 'reference', caseExact: true, referenceTypes: ['User'] },
      }),
      attribute('displayName', 'The name of the manager.', { mutability: 'readOnly' }),
    ],
  }),
];

const groupAttributes: readonly Attribute[] = [
  attribute('displayName', 'The name of the group.', { required: true }),
  attribute('members', 'Who is in it.', {
    multiValued: true,
    subAttributes: [
      attribute('value', 'The id of the member.', { caseExact: true, mutability: 'immutable' }),
      attribute('$ref', 'The address of the member.', {
        ...{ type: 'reference', caseExact: true, mutability: 'immutable', referenceTypes: ['User'] },
        // Twice the size of a group for what the value says already.
        returned: 'request',
      }),
      attribute('type', 'What the member is.', { mutability: 'immutable', canonicalValues: ['User'] }),
      attribute('display', 'A name for people to read.', { mutability: 'immutable' }),
    ],
  }),
];

/** A schema of resources, as `/Schemas` tells of it. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A kind of resource: its schema, and the extensions it may carry. */
export interface ResourceType {
  readonly name: 'User' | 'Group';
  readonly endpoint: '/Users' | '/Groups';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
}

const userSchema: Schema = {
  ...{ id: USER, name: 'User', description: 'User Account' },
  attributes: userAttributes,
};

const enterpriseSchema: Schema = {
  ...{ id: ENTERPRISE, name: 'EnterpriseUser', description: 'Enterprise User' },
  attributes: enterpriseAttributes,
};

const groupSchema: Schema = {
  ...{ id: GROUP, name: 'Group', description: 'Group' },
  attributes: groupAttributes,
};

export const schemas: readonly Schema[] = [userSchema, enterpriseSchema, groupSchema];

export const userType: ResourceType = {
  ...{ name: 'User', endpoint: '/Users', description: 'User Account' },
  schema: userSchema,
  extensions: [enterpriseSchema],
};

export const groupType: ResourceType = {
  ...{ name: 'Group', endpoint: '/Groups', description: 'Group' },
  schema: groupSchema,
  extensions: [],
};

export const resourceTypes: readonly ResourceType[] = [userType, groupType];

/** The attribute of a name, whatever its case (RFC 7643 section 2.1). */
export function named(among: readonly Attribute[], name: string): Attribute | undefined {
  const wanted = name.toLowerCase();
  return among.find((one) => one.name.toLowerCase() === wanted);
}
