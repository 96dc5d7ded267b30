/** How people call the kinds of data, in words as `sentencesOf` reads them. Earlier lines win where two name one place. */
export const nouns: readonly (readonly [kind: string, phrases: readonly string[]])[] = [
  [
    'card-code',
    [
      ...['cvv', 'cvv2', 'cvc', 'cvc2', 'cvn', 'security code', 'card verification code', 'card code'],
      ...['three digits on the back', '3 digits on the back', 'code on the back', 'number on the back'],
      ...['3 digit code', 'three digit code', 'digits on the signature strip', 'card security number'],
    ],
  ],
  [
    'secret',
    [
      ...['password', 'passwords', 'passcode', 'passphrase', 'pwd', 'pin', 'pin number', 'pin code'],
      ...['otp', 'one time code', 'one time password', 'one time passcode', 'verification code', '2fa code'],
      ...['authentication code', 'login code', 'sign in code', 'access code', 'sms code', 'code we sent'],
      ...['code we texted', 'code you received', 'code you got', 'code in the text message', 'login details'],
      ...['login credentials', 'credentials', 'mothers maiden name', 'security answer', 'secret answer'],
      ...['answer to your security question', 'secret word', 'memorable word'],
    ],
  ],
  [
    'card-number',
    [
      ...['card number', 'card numbers', 'card no', 'card num', 'cc number', 'cc no', 'card details', 'pan'],
      ...['credit card', 'debit card', 'payment card', 'card info', 'card information', 'card data'],
      ...[
        'credit card number',
        'debit card number',
        'number on your card',
        'number on the card',
        'numbers on your card',
      ],
      ...[
        'number on the front',
        '16 digits',
        'sixteen digits',
        '16 digit number',
        'long number',
        'digits of your card',
      ],
      ...[
        'digits of the card',
        'digits of card',
        'digits on your card',
        'payment details',
        'billing details',
      ],
    ],
  ],
  [
    'bank-account',
    [
      ...['iban', 'bank account', 'bank account number', 'bank details', 'account number', 'sort code'],
      ...['routing number', 'bank information', 'banking details', 'account details', 'account no'],
    ],
  ],
  ['passport', ['passport number', 'passport no', 'passport', 'passport details']],
  [
    'driving-licence',
    [
      ...['driving licence', 'driving license', 'drivers licence', 'drivers license', 'driver licence'],
      ...['driver license', 'license number', 'licence number', 'dl number'],
    ],
  ],
  [
    'national-id',
    [
      ...[
        'social security number',
        'social security',
        'ssn',
        'national insurance number',
        'nino',
        'ni number',
      ],
      ...[
        'national id',
        'identity card number',
        'id card number',
        'id number',
        'tax id',
        'tax number',
        'sin number',
      ],
      ...['social insurance number', 'aadhaar', 'aadhaar number', 'aadhar number', 'tin', 'itin', 'social'],
    ],
  ],
  [
    'health-number',
    [
      ...[
        'member id',
        'member number',
        'insurance id',
        'insurance number',
        'insurance member id',
        'policy number',
      ],
      ...['medical record number', 'mrn', 'nhs number', 'patient id', 'patient number', 'health card number'],
      ...['medicare number', 'health insurance number', 'insurance details'],
    ],
  ],
  [
    'health',
    [
      ...[
        'diagnosis',
        'diagnoses',
        'medical history',
        'health history',
        'medication',
        'medications',
        'medicine',
      ],
      ...['medicines', 'prescription', 'prescriptions', 'symptoms', 'medical condition', 'health condition'],
      ...['medical conditions', 'allergies', 'test results', 'treatment are you'],
    ],
  ],
  [
    'date-of-birth',
    [
      ...['date of birth', 'dob', 'birth date', 'birthdate', 'birthday', 'day of birth', 'were you born'],
      ...['year of birth', 'born on'],
    ],
  ],
  ['e-mail', ['email', 'e mail', 'mail address', 'email address', 'e mail address', 'email id', 'emails']],
  [
    'phone',
    [
      ...[
        'phone number',
        'phone no',
        'telephone number',
        'mobile number',
        'cell number',
        'contact number',
        'phone',
      ],
      ...[
        'telephone',
        'mobile',
        'whatsapp number',
        'callback number',
        'number to call',
        'number we can reach you',
      ],
      ...['best number', 'cell phone', 'contact details'],
    ],
  ],
  ['postal-code', ['postal code', 'post code', 'postcode', 'zip code', 'zipcode', 'zip']],
  [
    'address',
    [
      ...[
        'home address',
        'postal address',
        'shipping address',
        'delivery address',
        'billing address',
        'address',
      ],
      ...['street', 'do you live', 'house number'],
    ],
  ],
  ['username', ['username', 'user name', 'user id', 'login name', 'login id']],
  [
    'name',
    ['full name', 'first name', 'last name', 'surname', 'your name', 'name on the card', 'maiden name'],
  ],
];
