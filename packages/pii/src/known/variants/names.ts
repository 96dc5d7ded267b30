/** Name parts that are no name by themselves, and short names that begin every other sentence. */
export const particles: ReadonlySet<string> = new Set(
  (
    'von van der den del dos das the and bin ibn ben abu jnr snr iii mrs miss prof rev herr frau de la le du da di el al ' +
    'ii iv mr ms dr st jr sr he an do so we my me is it in of on or to up us am as at be by go if no ok hi oh id'
  ).split(' '),
);

/** Given names, surnames and towns that everyday English uses as words. */
export const commonNames: ReadonlySet<string> = new Set(
  (
    'art april august baker bell best bill bishop black booth bond brown bush butler carol carter chance chase ' +
    'chip church clay cliff cook cooper dale dawn day dean dick drew early faith field fisher fox frank free ' +
    'gene grace grant gray green guy hall hand harmony harry heath hill holiday holly hope house hunter iris ivy ' +
    'jack jade jean jewel joy june kay king knight lance land lane law lily little long love mark marsh mason may ' +
    'melody miles miller moon north page park parker pat patience paul pearl penny pope porter potter power price ' +
    'prince queen ray reed rich rob robin rock rose ruby rusty sandy shaw short sky smart smith snow south star ' +
    'stone storm strong sue summer swift taylor terry tom trip violet wade walker ward waters way weaver web west ' +
    'white will winter wise wood woods york young bob don ed gay gus hank jimmy jo josh ken matt max nick peg phil pip ' +
    'ron sam stew ted tony val vic les bud buddy christian cash cross drake duke dusty earl eve fanny fern gale ' +
    'ginger hazel heather honey ian jasmine jay jerry jordan justice lane leo major marina mercy norm olive pierce ' +
    'poppy rand rex rocky sage savannah sherry skip sonny spencer sterling stewart teddy tiffany turner victor ' +
    'abbot barber barker bloom bowl bowman bread bridge brook brooks burns case castle chapman child close coin ' +
    'cole conway cost cotton crane curry dish dollar driver dry fair farmer fields flower ford foster frost gale gates ' +
    'glass gold good goodman hardy hart hay high holder holmes hood horn hurt hunt judge justice keen key kind knox lamb ' +
    'last lake lemon lock loss low mail mann mayor mean mercer milk mint money more moss nice noble pace pack pain paper ' +
    'parsons peace pick pike plant point pool post pound prior pride rain reader rice ring rivers robe root rush salt ' +
    'savage say sharp shepherd sharpe silver singer skinner small spring steel stock street stout sun sweet temple toy ' +
    'true vice wall waller wash waterman weeks wells wheeler wild wing wolf worth wright'
  ).split(' '),
);

/** Short forms of given names, both ways; folded. */
const shortForms: readonly (readonly string[])[] = [
  ['alexander', 'alex', 'alec', 'sasha'],
  ['alexandra', 'alex', 'sandra', 'sasha'],
  ['andrew', 'andy', 'drew'],
  ['anthony', 'tony'],
  ['antonio', 'tony', 'toni'],
  ['barbara', 'barb', 'babs'],
  ['benjamin', 'ben', 'benny'],
  ['caroline', 'carrie', 'caro'],
  ['catherine', 'cathy', 'kate', 'cat'],
  ['charles', 'charlie', 'chuck'],
  ['christina', 'chris', 'tina'],
  ['christopher', 'chris'],
  ['daniel', 'dan', 'danny'],
  ['david', 'dave'],
  ['deborah', 'deb', 'debbie'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['elizabeth', 'liz', 'beth', 'eliza', 'betty'],
  ['frances', 'fran'],
  ['francisco', 'paco', 'pancho'],
  ['frederick', 'fred', 'freddie'],
  ['gregory', 'greg'],
  ['jacob', 'jake'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['jennifer', 'jen', 'jenny'],
  ['jessica', 'jess', 'jessie'],
  ['john', 'johnny', 'jack'],
  ['jonathan', 'jon', 'jonny'],
  ['joseph', 'joe', 'joey'],
  ['jose', 'pepe'],
  ['joshua', 'josh'],
  ['katherine', 'kate', 'kathy', 'katie'],
  ['kenneth', 'ken', 'kenny'],
  ['lawrence', 'larry'],
  ['leonard', 'leo', 'len'],
  ['margaret', 'maggie', 'meg', 'peggy'],
  ['maximilian', 'max'],
  ['matthew', 'matt'],
  ['michael', 'mike', 'mick'],
  ['nathaniel', 'nate', 'nathan'],
  ['nicholas', 'nick'],
  ['olivia', 'liv', 'livvy'],
  ['pamela', 'pam'],
  ['patricia', 'pat', 'patty', 'trish'],
  ['patrick', 'pat', 'paddy'],
  ['peter', 'pete'],
  ['philip', 'phil'],
  ['rachel', 'rach'],
  ['raymond', 'ray'],
  ['rebecca', 'becky', 'becca'],
  ['richard', 'rick', 'dick', 'rich'],
  ['robert', 'rob', 'bob', 'bobby', 'robbie'],
  ['ronald', 'ron', 'ronnie'],
  ['samantha', 'sam'],
  ['samuel', 'sam', 'sammy'],
  ['stephen', 'steve'],
  ['steven', 'steve'],
  ['susan', 'sue', 'susie'],
  ['theodore', 'theo', 'ted'],
  ['theresa', 'terry', 'tess'],
  ['thomas', 'tom', 'tommy'],
  ['timothy', 'tim'],
  ['victoria', 'vicky', 'tori'],
  ['vincent', 'vince', 'vinny'],
  ['william', 'will', 'bill', 'billy', 'liam'],
  ['zachary', 'zach', 'zack'],
];

/** Given name -> its short forms, and short form -> the names it may stand for. */
export const nicknames: ReadonlyMap<string, readonly string[]> = bothWays();

function bothWays(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const forms = found.get(from);
    if (forms === undefined) found.set(from, [to]);
    else forms.push(to);
  };
  for (const [full = '', ...forms] of shortForms) {
    for (const form of forms) {
      add(full, form);
      add(form, full);
    }
  }
  return found;
}
