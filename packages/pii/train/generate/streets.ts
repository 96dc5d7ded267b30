/**
 * How addresses are written in a country: code of the surname gazetteer, forms of a street (~ stands for a name, S for
 * a person's surname, N for a house number), forms of a postal code with town (Z post code, T town), name in English.
 * Forms within a cell are parted by ";", cells by "|".
 */
const table = `
US|N ~ Street;N ~ St;N ~ St.;N ~ Ave;N ~ Avenue;N ~ Ave.;N ~ Road;N ~ Rd;N ~ Rd.;N ~ Lane;N ~ Ln;N ~ Drive;N ~ Dr;N ~ Dr.;N ~ Court;N ~ Ct;N ~ Boulevard;N ~ Blvd;N ~ Way;N ~ Place;N ~ Pl;N ~ Circle;N ~ Cir;N ~ Terrace;N ~ Trail;N ~ Parkway;N ~ Pkwy;N ~ Highway;N ~ Square;N ~ Hill Road;N ~ Hollow Road;N W ~ Street;N E ~ Ave;N N ~ St;N South ~ Blvd;N North ~ Street;N West ~ Avenue;N 1st Street;N 42nd St;N 7th Avenue;N Fifth Avenue;N Old ~ Road;N ~ Creek Rd;N ~ Run;N ~ Loop|T, C Z;T, C Z;T C Z;T, M Z;T, C|#####;#####;#####-####|United States
US|N S +;N S + Apt. N|T, C Z;T, M Z;T, C;T, M Z|#####|United States
GB|N ~ Street;N ~ Road;N ~ Lane;N ~ Close;N ~ Crescent;N ~ Gardens;N ~ Avenue;N ~ Grove;N ~ Mews;N ~ Drive;N ~ Terrace;N High Street;N Church Lane;N Station Road;N Boat Lane;N The Green;N ~ Hill;N ~ Way;N ~ Row;N ~ Walk;N ~ Square;N ~ Wharf;N ~ View|T Z;T, Z;T|?# #??;??# #??;??## #??;?#? #??|United Kingdom
AU|N ~ Street;N ~ Road;N ~ Avenue;N ~ Parade;N ~ Crescent;N ~ Place;N ~ Esplanade;N ~ Court;N/N ~ St;N ~ Highway|T NSW Z;T VIC Z;T, QLD, Z;T WA Z;T Z|####|Australia
CA|N ~ Street;N ~ Ave;N ~ Rd;N Rue ~;N ~ Crescent;N 5th Avenue;N 104th Street;N ~ Blvd;N ~ Line|T, ON Z;T, BC Z;T, Québec Z;T AB Z|?#? #?#|Canada
NZ|N ~ Street;N ~ Road;N ~ Terrace;N ~ Place|T Z|####|New Zealand
ZA|N ~ St;N ~ Street;N ~ Rd;N ~ Avenue;N ~straat|T, Z;T Z|####|South Africa
IE|N ~ Street;N ~ Road;N ~ Park;N ~ Quay|T Z;T;Dublin #|?## ?#?#|Ireland
DE|~straße N;~strasse N;~str. N;~weg N;~allee N;~platz N;~gasse N;~ring N;~damm N;Am ~ N;An der ~ N;Auf dem ~ N;Alte ~straße N;Große ~straße N;S-Straße N;S-S-Straße N;S-S-Str. N;S-von-S-Str. N;S-S-Platz N;S-S-Weg N;Unter den ~ N|Z T;D-Z T|#####|Germany
AT|~gasse N;~straße N;~weg N;~platz N/N;S-Gasse N|Z T;A-Z T|####|Austria
CH|~strasse N;~weg N;~gasse N;Via ~ N;Rue de ~ N;Chemin ~ N|Z T;CH-Z T|####|Switzerland
FR|N rue ~;N, rue ~;N rue de la ~;N, rue des ~;N rue du ~;N Rue S;N avenue ~;N, avenue de la ~;N boulevard ~;N, boulevard S;N place ~;N, place du ~;N impasse ~;N chemin des ~;N cours S;N quai ~;N bis rue ~;N allée des ~|Z T|#####|France
BE|rue ~ N;Rue du ~ N;~straat N;~laan N;Avenue ~ N;Chaussée de ~ N;~steenweg N|Z T;B-Z T|####|Belgium
NL|~straat N;~laan N;~weg N;~plein N;~gracht N;~kade N;~dijk N;~hof N;~singel N;van S-straat N;Burgemeester S-laan N|Z T|#### ??|Netherlands
LU|N, rue ~;N, route de ~|Z T;L-Z T|####|Luxembourg
ES|Calle ~, N;C/ ~, N;C/ ~ N;Calle de ~, N;Avda. ~, N;Avenida ~ N;Avenida de ~ N;Plaza ~ N;Plaza de ~, N;Paseo ~ N;Paseo de ~, N;Ronda ~ N;Camino ~ N;Carrer ~, N;Travesía ~ N|Z T;Z, T|#####|Spain
MX|Calle ~ #N;Av. ~ N;Calle ~ No. N;Blvd. S N;Av. S #N Col. ~;Privada ~ N;Calz. ~ N;Calzada S S N;Carr. ~ N;Cerrada ~ N;Retorno S S N;Circuito ~ N;Callejón ~ N|Z T;CP Z, T|#####|Mexico
AR|~ N;Av. ~ N;Calle ~ N;Avenida S N;Pasaje ~ N|Z T;T|####;?####|Argentina
CO|Calle N # N-N;Carrera N # N-N;Cra. N No. N-N;Avenida ~ N|T|######|Colombia
CL|Avenida ~ N;Pasaje ~ N;~ N;Calle S N|T;Z T|#######|Chile
PT|Rua ~, N;Rua ~ N;Rua da ~, N;Rua do ~ N;Rua de ~, N;Rua S N;R ~ N;R. ~ N;Av. ~, N;Avenida ~ N;Avenida da ~, N;Travessa ~ N;Praça ~, N;Largo ~ N;Estrada ~ N;Quinta ~ N|Z T|####-###|Portugal
BR|Rua ~, N;Rua ~ N;Rua S, N;Rua dos ~, N;Avenida ~, N;Av. ~ N;Alameda ~, N;Travessa ~ N;Rodovia ~ N;Praça ~, N|T - SP, Z;Z T;T-RJ Z;T-MG, Z|#####-###|Brazil
IT|Via ~, N;Via ~ N;Via S, N;Via S N;Via dei ~, N;Via della ~ N;Viale ~, N;Viale S N;Piazza ~, N;Piazza S N;Corso ~, N;Corso S N;Largo ~ N;Vicolo ~ N;Strada ~, N;Contrada ~ N;Via Monte ~ N;Via Santa ~, N|Z T;Z-T;Z T MI;Z T (RM)|#####|Italy
GR|~ N;Odos ~ N;~ou N;Leoforos ~ N|T Z;Z T|### ##|Greece
PL|ul. ~ N;bulw. ~ N;rondo S N;skwer ~ N;ul. ~ N/N;Ul. ~ N;ulica ~ N;al. ~ N;Al. ~ N;os. ~ N;pl. ~ N;ul. S-ego N;ul. ~ska N m. N;ul. ~owa N|Z T;Z T|##-###|Poland
CZ|~ N;~ova N;Na ~ N;Nad ~ N;~ská N;U ~ N;K ~ N;~ N/N;nám. ~ N|Z T;T Z;Z T N|### ##|Czech Republic
SK|~ová N;~ská N;Na ~ N;Ulica ~ N|Z T|### ##|Slovakia
HU|~ utca N.;~ u. N.;~ út N.;~ tér N.;~ krt. N.;~ körút N;~ köz N|Z T;T, Z|####|Hungary
RO|Str. ~ nr. N;Strada ~ N;Bulevardul ~ nr. N;Bd. ~ N;Aleea ~ N, bl. ?N|T Z;Z T|######|Romania
BG|ul. ~ N;bul. ~ N;zh.k. ~ bl. N|Z T|####|Bulgaria
RS|~ska N;Ulica ~ N;Bulevar ~ N|Z T;T|#####|Serbia
HR|~ska N;Vijenac S S N;Prolaz ~ N;Obala S N;~eva N;Ulica ~ N;Trg ~ N|Z T|#####|Croatia
SI|~ska cesta N;~ska ulica N;~ova N;Pod ~ N;~ N|Z T|####|Slovenia
SE|~gatan N;Norra ~gatan N;Östra ~vägen N;Västra ~gatan N;Södra ~allén N;Gamla ~vägen N;~vägen N;~gränd N;~ väg N;~stigen N;Stora ~gatan N;~torget N;~ N|Z T|### ##|Sweden
NO|~gata N;Nedre ~veien N;Gamle ~veien N;~haugen N;~åsen N;~veien N;~vegen N;~ vei N;~ gate N;~bakken N;~svingen N|Z T;Z T|####|Norway
DK|~gade N;Nordre ~vej N;Gammel ~vej N;~vænget N;~bakken N;~vej N;~allé N;~stræde N;~parken N;~ Allé N;Øster~ N;Store ~ N;~torv N;N ~vej|Z T;DK-Z T|####|Denmark
FI|~katu N;~raitti N;~rinne N;~ntie N;~tie N;~kuja N;~polku N;~ntie N ?;~gatan N|Z T|#####|Finland
IS|~gata N;~vegur N;~stígur N;~holt N|Z T|###|Iceland
GL|~ N;~ B-N;Aqqusinersuaq N;~ip Aqq N|Z T|####|Greenland
EE|~ tänav N;~ tn N-N;~ maantee N|Z T|#####|Estonia
LV|~ iela N-N;~as iela N;~ prospekts N|T, LV-Z|####|Latvia
LT|~ g. N;~ gatvė N-N;~ pr. N|LT-Z T|#####|Lithuania
UA|vul. ~ N;prosp. ~ N;bul. ~ska, N, kv. N|T, Z;Z T|#####|Ukraine
RU|ul. ~, d. N, kv. N;ulitsa ~ N;prospekt ~, N;per. ~ N;~skaya ul. N;ул. ~, д. N|Z T;T, Z|######|Russia
GE|~ Ave N;~ Street N;N ~ St|T Z|####|Georgia
AM|~ str. N;N ~ Street, apt N|T Z|####|Armenia
TR|~ Sokak No: N;~ Cad. N;~ Caddesi No:N/N;~ Mah. S Sk. N;Atatürk Cd. N|Z T|#####|Turkey
IL|N ~ St.;~ Street N;Rehov ~ N;HaS N|T Z;T|#######|Israel
SA|N ~ Street;~ St., Al ~;King ~ Road N|T Z|#####|Saudi Arabia
AE|Villa N, ~ Street;~ Tower, Apt N;PO Box N, Al ~|T|#####|United Arab Emirates
EG|N ~ St.;N El ~ Street;N Sharia ~|T Z;T|#####|Egypt
MA|N, rue ~;N Avenue ~;Lot ~ N|T Z;T|#####|Morocco
NG|N ~ Street;N ~ Close, S Estate;Plot N, ~ Road;N ~ Crescent|T;T Z|######|Nigeria
KE|N ~ Road;~ Lane N;N ~ Avenue|T Z;T|#####|Kenya
IN|N, ~ Road;N/N, ~ Nagar;Flat N, ~ Apartments;Plot No N, Sector N;No. N, N Cross, ~ Layout;#N, ~ Main Road;House No. N, ~ Colony;N ~ Marg;N, S Street;door no N ~ street;N-N-N, ~ guda;MG Road N|T Z;T - Z;T, Z|######|India
PK|House N, Street N, ~;N-?, ~ Town;Flat N, ~ Road|T Z;T|#####|Pakistan
BD|House N, Road N, ~;N ~ Road|T Z|####|Bangladesh
LK|N ~ Road;N/N, ~ Mawatha|T Z|#####|Sri Lanka
CN|No. N ~ Road;N ~ Lu;~ Road N, ~ District;N ~ Jie|T Z;T, Z|######|China
HK|Flat ?, N/F, ~ Building, N ~ Road;N ~ Street|T|######|Hong Kong
TW|No. N, ~ Rd.;N F., No. N, Sec. N, ~ Rd.|T Z|###;#####|Taiwan
JP|N-N-N ~;N-N ~-cho, ~-ku;~ N-N-N;N-chome ~|T Z;T|###-####|Japan
KR|N, ~-ro;N ~-gil;~-dong N-N|T Z;T|#####|South Korea
TH|N Soi ~;N/N ~ Road;N Thanon ~|T Z|#####|Thailand
VN|N ~ Street;N Đường ~;N/N ~, Quận N|T|######|Vietnam
MY|N Jalan ~;No. N, Jalan ~ N/N;N Lorong ~;Lot N, Taman ~|Z T|#####|Malaysia
SG|Blk N ~ Road #N-N;N ~ Avenue N;N ~ Street|Singapore Z|######|Singapore
ID|Jl. ~ No. N;Jalan ~ N;Jl. S N, RT N/RW N;Gg. ~ No. N|T Z|#####|Indonesia
PH|N ~ St., Brgy. ~;N ~ Street;Lot N Blk N ~ Subd.|T Z;T|####|Philippines
`;

/** Words that end a street's name in the United States (USPS, Publication 28, appendix C1). */
export const streetEndings =
  'Alley,Branch,Bridge,Brook,Burg,Burgs,Bypass,Camp,Canyon,Cape,Causeway,Center,Centers,Circles,Cliff,Cliffs,Club,Common,Corner,Corners,Course,Courts,Cove,Coves,Crest,Crossing,Crossroad,Curve,Dale,Dam,Divide,Drives,Estate,Estates,Expressway,Extension,Extensions,Fall,Falls,Ferry,Field,Fields,Flat,Flats,Ford,Fords,Forest,Forge,Forges,Fork,Forks,Fort,Freeway,Garden,Gardens,Gateway,Glen,Glens,Green,Greens,Groves,Harbor,Harbors,Haven,Heights,Hills,Inlet,Island,Islands,Isle,Junction,Junctions,Key,Keys,Knoll,Knolls,Lake,Lakes,Land,Landing,Light,Lights,Loaf,Lock,Locks,Lodge,Mall,Manor,Manors,Meadow,Meadows,Mews,Mill,Mills,Mission,Motorway,Mount,Mountain,Mountains,Neck,Orchard,Oval,Overpass,Park,Parks,Parkways,Pass,Passage,Path,Pike,Pine,Pines,Plain,Plains,Plaza,Point,Points,Port,Ports,Prairie,Radial,Ramp,Ranch,Rapid,Rapids,Rest,Ridge,Ridges,River,Roads,Route,Rue,Shoal,Shoals,Shore,Shores,Skyway,Springs,Spur,Spurs,Station,Stravenue,Stream,Summit,Throughway,Trace,Track,Trafficway,Tunnel,Turnpike,Underpass,Union,Unions,Valley,Valleys,Via,Viaduct,View,Views,Village,Villages,Ville,Vista,Walk,Walks,Wall,Ways,Well,Wells'.split(
    ',',
  );

export interface StreetRule {
  readonly country: string;
  readonly streets: readonly string[];
  readonly towns: readonly string[];
  readonly codes: readonly string[];
  readonly name: string;
}

export const streetRules: readonly StreetRule[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [country = '', streets = '', towns = '', codes = '', name = ''] = row.split('|');
    return { country, streets: streets.split(';'), towns: towns.split(';'), codes: codes.split(';'), name };
  });

/** What streets are called after, by the country's language where it has one of these. */
export const streetNames: Readonly<Record<string, string>> = {
  en: 'Main,Oak,Maple,Cedar,Pine,Elm,Park,Washington,Lake,Hill,Walnut,Spring,North,Ridge,Church,Willow,Mill,Sunset,River,Cherry,Highland,Forest,Jefferson,Chestnut,Franklin,Meadow,Birch,Victoria,Station,Queen,King,George,Albert,York,Manor,Orchard,Kings,Queens,Windsor,Grove,Broad,Market,Bridge,Water,Center,Union,Harrison,Stadium,Ross,Boat,Nixon,Brown,Zappia,Big,Bear,Thunder,Cottonwood,Goldleaf,Worthington,Ashford,Pheasant,Lincoln,Liberty,Fairview,Lodgeville,Beechwood,Rosewood,Benson,Hickory,Sycamore,Doe,Turkey Pen,Coal,Sheep,Gnatty,Shady,Stone,Twin Oaks,Cook,Poplar,Clover,Sand',
  de: 'Haupt,Schul,Garten,Bahnhof,Dorf,Berg,Birken,Linden,Wald,Ring,Kirch,Rosen,Mühlen,Goethe,Schiller,Mozart,Wiesen,Markt,Sonnen,Feld,Hinter,Neu,Kurfürsten,Luxemburger,Leipziger,Bismarck,Friedrich,Kant,Fasanen,Knesebeck,Park,Hof,Stein,Brunnen,Amsel,Burg,Nord,Süd,Rhein,Alster,Potsdamer,Waldowallee,Meinekestr,Eichendorff',
  fr: 'Victor Hugo,Pasteur,Jean Jaurès,République,Gare,Église,Moulin,Château,Lilas,Roses,Saint-Michel,Saint Germain,Gambetta,Voltaire,Nationale,Paix,Liberté,Fontaine,Prés,Écoles,Clemenceau,Cygne,Marché,Bourg,Lac,Sources,Vignes,Chêne,Poissonniers,Nations,Goyaves,Isambard,Descartes,Reine Elisabeth,Lombards,Beauvais',
  es: 'Mayor,Real,Sol,Luna,Cervantes,Constitución,Iglesia,Nueva,San Juan,Santa María,San José,Goya,Colón,Alcalá,Castilla,Andalucía,Cuesta,Fuente,Molino,Rosa,Paz,Libertad,España,Madrid,Toledo,Carretera,Puerta Nueva,Eras,Olmos,Zumalakarregi,Cañadilla,Reforma,Juárez,Hidalgo,Morelos,Bolívar,San Martín,Independencia,Belgrano',
  pt: 'Liberdade,República,Flores,Santo António,São João,Boavista,Direita,Nova,Sol,Igreja,Fonte,Rosas,Palmeiras,Santos,Brasil,Paulista,Sete de Setembro,Quinze de Novembro,Marechal Deodoro,Augusta,Bela Vista,Miguel Bombarda,Almirante Reis,Engenheiro Souza,Doutor Costa,Coronel Ramos,Padre Vieira,Conceição,Rapina,Longuinha,Barreiros',
  it: 'Roma,Garibaldi,Mazzini,Dante,Verdi,Cavour,Milano,Torino,Nazionale,Libertà,Vittorio Emanuele,San Marco,Santa Lucia,Matteotti,Marconi,Leopardi,Manzoni,Bellini,Croce Rossa,Galileo,Colombo,Nizza,Moscova,Firenze,Tribunali,Piave,Volto San Luca,Lagrange,Bianchi,Sacchi,Medina',
  pl: 'Marszałkowska,Kościuszki,Mickiewicza,Słowackiego,Długa,Krótka,Polna,Leśna,Ogrodowa,Szkolna,Lipowa,Brzozowa,Kwiatowa,Słoneczna,Piłsudskiego,Sienkiewicza,Kopernika,Warszawska,Krakowska,Zielona,Łąkowa,Obywatelska,Chabrowa,Radosna,Nowa',
  nord: 'Stor,Kungs,Drottning,Skol,Kyrko,Kirke,Øster,Vester,Nørre,Sønder,Bjørke,Bjørn,Bakke,Strand,Sjö,Skogs,Skov,Park,Lund,Hav,Haga,Berg,Fjell,Eng,Ny,Møller,Konge,Elv,Gran,Furu,Rosen,Lykke,Svane,Ravn,Norrfjäll,Väster,Öster,Söderhamns,Kastanj,Bygd,Hegde,Toft,Pohjois,Mannerheimin,Kauppa,Koulu,Tehtaan,Hämeen,Rauta,Kirkko,Metsä,Ranta,Koivu,Hall,Lauga,Skóla,Hverfis',
  nl: 'Kerk,Dorps,School,Molen,Hoofd,Stations,Prinsen,Keizers,Heren,Wilhelmina,Julianala,Beatrix,Beuken,Eiken,Linden,Vondel,Rembrandt,Zee,Water,Markt,Noord,Zuid,Oost,West,Nieuw,Korte,Lange,Haven,Brug,Kasteel,Rozen,Tulpen,Gentse,Brusselse,Antwerpse',
  slav: 'Lenina,Mira,Sovetskaya,Gagarina,Pushkina,Zelenaya,Sadovaya,Lesnaya,Molodezhnaya,Shevchenka,Khreshchatyk,Franka,Vinohrad,Husova,Komenského,Masaryk,Nerud,Školní,Zahradní,Sokolov,Palackého,Topolovka,Lipa,Dunaj,Sav,Ljubljan,Zagreb,Tito,Prešeren,Vojvod,Kneza Miloša,Strossmayer,Slavonsk,Vukovar,Cankar,Dolenjsk,Gornj,Vitosha,Hristo Botev,Tsar Boris',
  east: 'Petőfi Sándor,Kossuth Lajos,Rákóczi,Széchenyi,Ady Endre,Bartók Béla,Dózsa György,Fő,Mihai Eminescu,Unirii,Victoriei,Florilor,Republicii,Libertății,Brīvības,Tallinas,Pärnu,Gedimino,Vilniaus,Rustaveli,Chavchavadze,Abovyan,Atatürk,Cumhuriyet,İstiklal,Gül,Bağdat,Herzl,Ben Yehuda,Dizengoff,Allenby,Weizmann',
  asia: 'Nehru,Gandhi,Rajaji,Ambedkar,Lakshmi,Shanti,Park,Temple,Anna,Kamaraj,Brigade,Residency,Indira,Vasant,Sunrise,Lotus,Galle,Gulshan,Model,Nanjing,Zhongshan,Jianguo,Renmin,Heping,Huaihai,Chaoyang,Xinhua,Nathan,Queens,Shibuya,Sakura,Minato,Ginza,Hon,Naka,Teheran,Sejong,Gangnam,Sukhumvit,Silom,Nguyen Hue,Le Loi,Tran Phu,Merdeka,Sudirman,Thamrin,Diponegoro,Ampang,Bukit Bintang,Melati,Mawar,Rizal,Bonifacio,Mabini,Orchard,Serangoon,Tampines',
  africa:
    'Mandela,Nyerere,Kenyatta,Nkrumah,Awolowo,Ahmadu Bello,Independence,Unity,Market,Mission,Moi,Tahrir,Nile,Palm,Baobab,Zuma,Steve Biko,Akin Adesola,Allen,Herbert Macaulay,Fahd,Olaya,Corniche,Sheikh Zayed,Hassan II,Mohammed V',
};

const languages: Readonly<Record<string, string>> = {
  US: 'en',
  GB: 'en',
  AU: 'en',
  CA: 'en',
  NZ: 'en',
  ZA: 'en',
  IE: 'en',
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  LU: 'fr',
  BE: 'nl',
  NL: 'nl',
  ES: 'es',
  MX: 'es',
  AR: 'es',
  CO: 'es',
  CL: 'es',
  PT: 'pt',
  BR: 'pt',
  IT: 'it',
  PL: 'pl',
  CZ: 'slav',
  SK: 'slav',
  BG: 'slav',
  RS: 'slav',
  HR: 'slav',
  SI: 'slav',
  UA: 'slav',
  RU: 'slav',
  SE: 'nord',
  NO: 'nord',
  DK: 'nord',
  FI: 'nord',
  IS: 'nord',
  GL: 'nord',
  MA: 'fr',
  EG: 'africa',
  SA: 'africa',
  AE: 'africa',
  NG: 'africa',
  KE: 'africa',
};

export function streetNamesOf(country: string): readonly string[] {
  const asian = ['IN', 'PK', 'BD', 'LK', 'CN', 'HK', 'TW', 'JP', 'KR', 'TH', 'VN', 'MY', 'SG', 'ID', 'PH'];
  const language = languages[country] ?? (asian.includes(country) ? 'asia' : 'east');
  return (streetNames[language] ?? streetNames.en ?? '').split(',');
}
