/**
 * Host names without a scheme ("neat-rim.example.com"): top-level domains (IANA root zone) that are no English word, so
 * that a full stop without a space behind it ("arrived.It is") is no host.
 */
const endings: ReadonlySet<string> = new Set(
  (
    'com net org name biz info edu gov int mil coop museum pro tel online shop store site xyz dev app cloud tech blog club live io co tv ' +
    'ac ae af ag al ar au az ba bd bg bh bo br bw by bz ca ch ci cl cn cr cu cv cy cz de dk dz ec ee eg es et eu fi fj fr gb ge gh gr gt ' +
    'hk hn hr hu ie il iq ir jm jo jp ke kr kw kz lb lk lt lu lv ly mk mt mu mx mz na ng ni nl np nz om pe ph pk pl pt qa ro ru rw ' +
    'sa sd se sg si sk sn sv th tn tr tz ua ug uk uy uz va ve vn za zm zw example'
  ).split(' '),
);

/** Second levels, and endings that are words or those of program files too: a host below one of those has a second level or a hyphen: "x.co.in". */
const secondLevels: ReadonlySet<string> = new Set([
  'co',
  'com',
  'org',
  'net',
  'gov',
  'edu',
  'ac',
  'gob',
  'or',
  'ne',
  'go',
]);
const wordEndings: ReadonlySet<string> = new Set([
  'am',
  'as',
  'at',
  'be',
  'do',
  'id',
  'in',
  'is',
  'it',
  'la',
  'me',
  'my',
  'no',
  'cc',
  'py',
  'rs',
  'so',
  'to',
  'us',
]);

/** Sites that everybody speaks of, and what is written like a host and is none. */
const everybodys: ReadonlySet<string> = new Set(
  (
    'amazon google gmail yahoo hotmail outlook live icloud paypal ebay facebook booking apple microsoft netflix youtube twitter instagram ' +
    'linkedin whatsapp airbnb uber wikipedia tiktok reddit spotify zoom github stripe klarna expedia asp vb ado'
  ).split(' '),
);

const labels =
  /(?:[a-z0-9\u00df-\u024f](?:[a-z0-9\u00df-\u024f-]{0,61}[a-z0-9\u00df-\u024f])?\.){1,5}([a-z]{2,8})(?![a-z0-9@_(=-]|\.[a-z0-9])/y;

/** The host that begins at `start`, if there is one: where it ends. */
export function hostEnd(text: string, start: number): number | undefined {
  labels.lastIndex = start;
  const match = labels.exec(text);
  const ending = match?.[1];
  if (match === null || ending === undefined) return undefined;
  const parts = match[0].split('.');
  const second = parts.at(-2) ?? '';
  const composed = second.includes('-');
  const said = wordEndings.has(ending) && (composed || (parts.length > 2 && secondLevels.has(second)));
  if (!endings.has(ending) && !said) return undefined;
  // "user.name" is a field of a program.
  if (ending === 'name' && !composed) return undefined;
  const own = parts.at(secondLevels.has(second) && parts.length > 2 ? -3 : -2) ?? '';
  return own.length < 2 || everybodys.has(own) ? undefined : start + match[0].length;
}
