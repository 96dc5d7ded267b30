import type { Random } from '../random.ts';
import { coined, type Names } from './names.ts';

export const companySuffixes =
  'Inc,Inc.,LLC,Ltd,Ltd.,Limited,Corp,Corp.,Corporation,Co,Co.,Company,GmbH,AG,KG,SA,S.A.,SAS,SARL,SpA,S.p.A.,Srl,BV,B.V.,NV,AB,AS,ASA,A/S,Oy,Oyj,Plc,PLC,LLP,LP,Pty Ltd,Pvt Ltd,Sdn Bhd,Kft,Zrt,s.r.o.,Sp. z o.o.,d.o.o.,OOO,Group,Holdings,Partners,and Sons,& Sons,& Co,& Partners,HB,KB,OHG,eG,SNC,SCOP,SPA,SRL,e Figli,& Söhne,et Fils,y Asociados,Asociados,Gruppen,ASA,ApS,EI,EURL,Sp. j.,V.O.F.,VOF,Aktiebolag,Groep,Gruppe,EIRELI,Comércio,S.L.,SL,SEM,GIE,Hermanos,Combinatie,e Associados,SNC'.split(
    ',',
  );
const trades =
  'Bank,Insurance,Airlines,Airways,Telecom,Energy,Foods,Motors,Systems,Software,Solutions,Technologies,Industries,Logistics,Pharma,Laboratories,Consulting,Capital,Media,Studios,Records,Books,Publishing,Hotel,Resort,Restaurant,Cafe,Bakery,Pizza,Grill,Diner,Market,Store,Stores,Supermarket,Outlet,Electronics,Furniture,Gardens,Garden Management,Nursery,Realty,Properties,Construction,Builders,Engineering,Steel,Chemicals,Textiles,Fashion,Boutique,Shoes,Jewelers,Clinic,Hospital,Medical Center,Dental,Pharmacy,Optical,Fitness,Gym,Salon,Spa,Travel,Tours,Transport,Shipping,Couriers,Taxi,Rentals,Security,Services,Management,Development,Network,Networks,Design,Marketing,Advertising,Productions,Investments,Financial,Credit Union,Savings Bank,Mutual,University,College,School,Academy,Institute,Foundation,Trust,Society,Museum,Gallery,Orchestra,Theatre,Council,Federation,Church,Warehouse,Merchandising,Video,Music,Toys,Games,Sports,Cycles,Auto,Auto Parts,Tire,Repair,Plumbing,Cleaning,Laundry,Farms,Dairy,Brewery,Winery,Coffee,Tea House'.split(
    ',',
  );
const adjectives =
  'Blue,Red,Green,Golden,Silver,Northern,Southern,Eastern,Western,Pacific,Atlantic,Royal,National,First,United,General,Global,Universal,American,British,Central,Modern,Smart,Bright,Prime,Rapid,Fresh,Happy,Little,Grand,Omni,Metro,Total,Pro,Super,Ultra,Star,Sun,Moon,River,Mountain,Lake,Ocean,Forest,Stone,Iron,Crystal,Diamond,Eagle,Lion,Bear,Fox,Phoenix,Titan,Atlas,Apollo,Vertex,Zenith,Summit,Pioneer,Liberty,Heritage,Rainbow,Magic,Crazy,Friendly,Quality,Rite,Best,Perfect,Wise,Practi-,Envirotech,Matrix,Delta,Alpha,Omega,Nova,Quantum'.split(
    ',',
  );
const known =
  "Google,Amazon,Microsoft,Apple,Facebook,Netflix,IBM,Intel,Oracle,Samsung,Sony,Toyota,Honda,BMW,Mercedes,Volkswagen,Ford,Boeing,Airbus,Lufthansa,Emirates,British Airways,Air France,KLM,Ryanair,Delta,United Airlines,Qantas,Siemens,Bosch,SAP,Philips,Nokia,Ericsson,IKEA,H&M,Zara,Nike,Adidas,Puma,Walmart,Target,Costco,Tesco,Sainsbury's,Aldi,Lidl,Carrefour,Starbucks,McDonald's,KFC,Burger King,Subway,Coca-Cola,Pepsi,Nestlé,Unilever,Pfizer,Novartis,Roche,Bayer,HSBC,Barclays,Citibank,Chase,Wells Fargo,Bank of America,Deutsche Bank,UBS,Goldman Sachs,JP Morgan,AT&T,Verizon,T-Mobile,Vodafone,Orange,Comcast,FedEx,UPS,DHL,USPS,Royal Mail,Uber,Lyft,Airbnb,Booking.com,eBay,Twitter,YouTube,Spotify,Infosys,Wipro,HCL,TCS,Tata,Reliance,NASA,FBI,CIA,NATO,UN,UNICEF,WHO,EU,BBC,CNN,Reuters,Harvard,MIT,Stanford,Oxford University,Red Cross,Greenpeace,FIFA,UEFA,NBA,NFL,Manchester United,Real Madrid,FC Barcelona,Lakers".split(
    ',',
  );

/** The name of a company, shop, school or authority. */
export function company(random: Random, names: Names, town: string): string {
  const kind = random.next();
  const last = (): string => names.person(random).last;
  const adjective = random.of(adjectives);
  const trade = random.of(trades);
  const suffix = random.of(companySuffixes);
  if (kind < 0.13) return `${last()} ${suffix}`;
  if (kind < 0.135) return `${last()}, ${last()} ${suffix}`;
  if (kind < 0.15) return `${last()} - ${last()}`;
  if (kind < 0.2)
    return `${last()}, ${last()}${random.of([' and', ' and', ', and', ' &', ' e', ' et', ' og', ' och', ' y', ' und', ' en', ' i', ' ja', ' ve'])} ${last()}`;
  if (kind < 0.26) return `${last()}-${last()}`;
  if (kind < 0.3)
    return `${last()} ${random.of(['&', 'and', 'and', 'et', 'y', 'e', 'und', 'og', 'och', 'en', 'ja', 'i'])} ${last()}`;
  if (kind < 0.33) return `${last()} ${trade} ${suffix}`;
  if (kind < 0.38) return `${last()} ${trade}`;
  if (kind < 0.41) return `${random.chance(0.5) ? last() : names.first(random)}'s ${trade}`;
  if (kind < 0.42) return `${random.chance(0.5) ? last() : names.first(random)}'s`;
  if (kind < 0.44)
    return `The ${last()} ${random.of(['Orchestra', 'Band', 'Trio', 'Quartet', 'Group', 'Foundation', 'Brothers', 'Ensemble', 'Company'])}`;
  if (kind < 0.52) return `${adjective} ${trade}`;
  if (kind < 0.57) return `${adjective} ${random.of(adjectives)} ${trade}`;
  if (kind < 0.6) return `${adjective} ${trade} ${suffix}`;
  if (kind < 0.65)
    return coined(random, 2, 3) + random.of(['', '', 'tech', 'soft', 'corp', 'ex', 'ly', 'ify', 'on']);
  if (kind < 0.69) return `${coined(random, 1, 3)} ${random.chance(0.5) ? trade : suffix}`;
  if (kind < 0.71) return `${coined(random, 1, 2)}${coined(random, 1, 2)}`;
  if (kind < 0.75)
    return (
      random.pattern(random.of(['???', '??', '????', '?&?'])) + random.of(['', '', ` ${trade}`, ` ${suffix}`])
    );
  if (kind < 0.8) return `${town} ${trade}`;
  if (kind < 0.84)
    return `${random.of(['University of', 'Bank of', 'City of', 'Museum of', 'Church of', 'Friends of', 'Institute of', 'Port of'])} ${town}`;
  if (kind < 0.86) return `The ${adjective} ${random.of(adjectives)}`;
  return random.of(known);
}
