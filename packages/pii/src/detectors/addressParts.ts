/** Street words (USPS Publication 28 appendix C1, and British ones). Strong ones name little else. */
export const strongStreetWords: ReadonlySet<string> = new Set(
  (
    'street str avenue ave av road rd boulevard blvd lane ln highway hwy parkway pkwy expressway expy turnpike ' +
    'crescent cres terrace ter'
  ).split(' '),
);

export const weakStreetWords: ReadonlySet<string> = new Set(
  (
    'st drive dr way place pl court ct close square sq circle cir trail trl alley plaza loop mews grove gardens ' +
    'gdns hill row walk park view rise quay wharf green yard bypass broadway path pike point run crossing cove ' +
    'ridge landing route rte'
  ).split(' '),
);

/** The rest of USPS Publication 28 appendix C1: street words only with a capital, behind a name with a capital. */
export const rareStreetWords: ReadonlySet<string> = new Set(
  (
    'branch bridge brook brooks burg burgs camp canyon cape causeway center centers centre circles cliff cliffs club common commons ' +
    'corner corners course courts coves creek crest crossroad crossroads curve dale dam divide drives estate estates extension ' +
    'extensions fall falls ferry field fields flat flats ford fords forest forge forges fork forks fort freeway garden gateway glen ' +
    'glens greens greenway groves harbor harbour harbors haven heights hills hollow inlet island islands isle junction junctions key ' +
    'keys knoll knolls lake lakes land light lights loaf lock locks lodge mall manor manors meadow meadows mill mills mission ' +
    'motorway mount mountain mountains neck orchard oval overpass parks parkways pass passage pine pines plain plains plazas points ' +
    'port ports prairie radial ramp ranch rapid rapids rest ridges river roads rue shoal shoals shore shores skyway spring springs ' +
    'spur spurs squares station stravenue stream streets summit throughway trace track trafficway tunnel underpass union unions ' +
    'valley valleys via viaduct views village villages ville vista walks wall ways well wells chase mead'
  ).split(' '),
);

/** Words that never stand between a house number and its street word. */
export const notInStreetNames: ReadonlySet<string> = new Set(
  (
    'a an and are as at away be been before but by can did do for from get had has have he her his i if in is it ' +
    'item items just me more my new next not now of off on or orders our out over people she so some than that ' +
    'their them then there they this times to up us via was we went were when which will with you your am pm'
  ).split(' '),
);

const stateCodes =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|' +
  'OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY';
const stateNames =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|' +
  'Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|' +
  'Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|' +
  'Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|' +
  'West Virginia|Wisconsin|Wyoming';

/** Fragments of regular expressions, each with bounded repetitions only. */
export const state = `(?:${stateCodes}|${stateNames})`;
export const zip = '\\d{5}(?:-\\d{4})?(?!\\w)';
/** Royal Mail postcode: outward and inward code. */
export const ukPostcode = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}(?!\\w)';
