/** Countries with how their people are called, and some of their towns: "name|adjective|town,town". */
const table = `
United States|American|New York,Los Angeles,Chicago,Houston,Phoenix,San Diego,Dallas,San Francisco,Seattle,Boston,Denver,Miami,Atlanta,Las Vegas,Portland,New Orleans,Salt Lake City,St. Louis
United Kingdom|British|London,Manchester,Birmingham,Leeds,Glasgow,Edinburgh,Liverpool,Bristol,Cardiff,Newcastle upon Tyne,Stoke-on-Trent,Kingston upon Hull
England|English|Oxford,Cambridge,Brighton,Norwich,Exeter,York
Scotland|Scottish|Aberdeen,Dundee,Inverness,Stirling
Ireland|Irish|Dublin,Cork,Galway,Limerick
Canada|Canadian|Toronto,Montreal,Vancouver,Calgary,Ottawa,Québec,Halifax,Winnipeg
Australia|Australian|Sydney,Melbourne,Brisbane,Perth,Adelaide,Hobart,Alice Springs,Wagga Wagga
New Zealand|New Zealander|Auckland,Wellington,Christchurch,Dunedin
South Africa|South African|Johannesburg,Cape Town,Durban,Pretoria
Germany|German|Berlin,Hamburg,München,Munich,Köln,Cologne,Frankfurt,Stuttgart,Düsseldorf,Leipzig,Bad Homburg
Austria|Austrian|Vienna,Wien,Graz,Linz,Salzburg,Innsbruck
Switzerland|Swiss|Zürich,Zurich,Geneva,Basel,Bern,Lausanne
France|French|Paris,Marseille,Lyon,Toulouse,Nice,Nantes,Strasbourg,Bordeaux,Saint-Étienne,Aix-en-Provence
Belgium|Belgian|Brussels,Antwerp,Ghent,Liège,Bruges
Netherlands|Dutch|Amsterdam,Rotterdam,The Hague,Den Haag,Utrecht,Eindhoven
Luxembourg|Luxembourgish|Luxembourg,Esch-sur-Alzette
Spain|Spanish|Madrid,Barcelona,Valencia,Sevilla,Seville,Zaragoza,Málaga,Bilbao,Las Palmas
Portugal|Portuguese|Lisbon,Lisboa,Porto,Braga,Coimbra,Faro
Italy|Italian|Rome,Roma,Milan,Milano,Naples,Napoli,Turin,Torino,Florence,Venice,Bologna,Reggio Emilia
Greece|Greek|Athens,Thessaloniki,Patras,Heraklion
Cyprus|Cypriot|Nicosia,Limassol,Larnaca
Malta|Maltese|Valletta,Sliema
Poland|Polish|Warsaw,Warszawa,Kraków,Łódź,Wrocław,Poznań,Gdańsk,Bielsko-Biała
Czech Republic|Czech|Prague,Praha,Brno,Ostrava,Plzeň
Slovakia|Slovak|Bratislava,Košice,Žilina
Hungary|Hungarian|Budapest,Debrecen,Szeged,Pécs
Romania|Romanian|Bucharest,Cluj-Napoca,Timișoara,Iași
Bulgaria|Bulgarian|Sofia,Plovdiv,Varna,Burgas
Serbia|Serbian|Belgrade,Novi Sad,Niš
Croatia|Croatian|Zagreb,Split,Rijeka,Osijek
Slovenia|Slovenian|Ljubljana,Maribor,Celje
Bosnia and Herzegovina|Bosnian|Sarajevo,Mostar,Banja Luka
North Macedonia|Macedonian|Skopje,Bitola
Albania|Albanian|Tirana,Durrës
Sweden|Swedish|Stockholm,Göteborg,Gothenburg,Malmö,Uppsala
Norway|Norwegian|Oslo,Bergen,Trondheim,Stavanger
Denmark|Danish|Copenhagen,København,Aarhus,Odense
Finland|Finnish|Helsinki,Tampere,Turku,Oulu
Iceland|Icelandic|Reykjavik,Akureyri
Greenland|Greenlandic|Nuuk,Sisimiut
Estonia|Estonian|Tallinn,Tartu
Latvia|Latvian|Riga,Daugavpils
Lithuania|Lithuanian|Vilnius,Kaunas
Ukraine|Ukrainian|Kyiv,Kharkiv,Odesa,Lviv
Russia|Russian|Moscow,Saint Petersburg,Novosibirsk,Kazan
Belarus|Belarusian|Minsk,Gomel
Georgia|Georgian|Tbilisi,Batumi
Armenia|Armenian|Yerevan,Gyumri
Azerbaijan|Azerbaijani|Baku,Ganja
Kazakhstan|Kazakh|Almaty,Astana
Uzbekistan|Uzbek|Tashkent,Samarkand
Turkey|Turkish|Istanbul,Ankara,Izmir,Bursa,Antalya
Israel|Israeli|Tel Aviv,Jerusalem,Haifa
Palestine|Palestinian|Ramallah,Gaza
Jordan|Jordanian|Amman,Zarqa
Lebanon|Lebanese|Beirut,Tripoli
Syria|Syrian|Damascus,Aleppo
Iraq|Iraqi|Baghdad,Basra,Erbil
Iran|Iranian|Tehran,Isfahan,Shiraz
Saudi Arabia|Saudi|Riyadh,Jeddah,Mecca
United Arab Emirates|Emirati|Dubai,Abu Dhabi,Sharjah
Qatar|Qatari|Doha
Kuwait|Kuwaiti|Kuwait City
Egypt|Egyptian|Cairo,Alexandria,Giza
Morocco|Moroccan|Casablanca,Rabat,Marrakesh
Tunisia|Tunisian|Tunis,Sfax
Algeria|Algerian|Algiers,Oran
Libya|Libyan|Tripoli,Benghazi
Nigeria|Nigerian|Lagos,Abuja,Kano,Ibadan
Ghana|Ghanaian|Accra,Kumasi
Kenya|Kenyan|Nairobi,Mombasa
Ethiopia|Ethiopian|Addis Ababa
Tanzania|Tanzanian|Dar es Salaam,Dodoma
Uganda|Ugandan|Kampala
Senegal|Senegalese|Dakar
Ivory Coast|Ivorian|Abidjan
Cameroon|Cameroonian|Yaoundé,Douala
Angola|Angolan|Luanda
Mozambique|Mozambican|Maputo
Zimbabwe|Zimbabwean|Harare,Bulawayo
Zambia|Zambian|Lusaka
Rwanda|Rwandan|Kigali
Burkina Faso|Burkinabe|Ouagadougou
Sierra Leone|Sierra Leonean|Freetown
India|Indian|Mumbai,Delhi,New Delhi,Bangalore,Bengaluru,Chennai,Hyderabad,Kolkata,Pune,Ahmedabad,Jaipur,Madurai,Coimbatore,Kochi
Pakistan|Pakistani|Karachi,Lahore,Islamabad
Bangladesh|Bangladeshi|Dhaka,Chittagong
Sri Lanka|Sri Lankan|Colombo,Kandy
Nepal|Nepalese|Kathmandu,Pokhara
Afghanistan|Afghan|Kabul,Herat
China|Chinese|Beijing,Shanghai,Shenzhen,Guangzhou,Chengdu,Hangzhou,Xi'an
Hong Kong|Hongkonger|Kowloon,Hong Kong
Taiwan|Taiwanese|Taipei,Kaohsiung
Japan|Japanese|Tokyo,Osaka,Kyoto,Yokohama,Nagoya,Sapporo
South Korea|South Korean|Seoul,Busan,Incheon
North Korea|North Korean|Pyongyang
Mongolia|Mongolian|Ulaanbaatar
Thailand|Thai|Bangkok,Chiang Mai,Phuket
Vietnam|Vietnamese|Hanoi,Ho Chi Minh City,Da Nang
Cambodia|Cambodian|Phnom Penh,Siem Reap
Malaysia|Malaysian|Kuala Lumpur,Penang,Johor Bahru
Singapore|Singaporean|Singapore
Indonesia|Indonesian|Jakarta,Surabaya,Bandung,Denpasar
Philippines|Filipino|Manila,Cebu City,Davao,Quezon City
Myanmar|Burmese|Yangon,Mandalay
Mexico|Mexican|Mexico City,Guadalajara,Monterrey,Puebla,Tijuana,San Luis Potosí
Guatemala|Guatemalan|Guatemala City
Honduras|Honduran|Tegucigalpa
El Salvador|Salvadoran|San Salvador
Costa Rica|Costa Rican|San José
Panama|Panamanian|Panama City
Cuba|Cuban|Havana,Santiago de Cuba
Jamaica|Jamaican|Kingston,Montego Bay
Haiti|Haitian|Port-au-Prince
Dominican Republic|Dominican|Santo Domingo
Puerto Rico|Puerto Rican|San Juan,Ponce
Trinidad and Tobago|Trinidadian|Port of Spain
Brazil|Brazilian|São Paulo,Rio de Janeiro,Brasília,Salvador,Curitiba,Belo Horizonte,Porto Alegre
Argentina|Argentine|Buenos Aires,Córdoba,Rosario,Mendoza
Chile|Chilean|Santiago,Valparaíso,Concepción
Peru|Peruvian|Lima,Cusco,Arequipa
Colombia|Colombian|Bogotá,Medellín,Cali,Cartagena
Venezuela|Venezuelan|Caracas,Maracaibo
Ecuador|Ecuadorian|Quito,Guayaquil
Bolivia|Bolivian|La Paz,Santa Cruz
Uruguay|Uruguayan|Montevideo
Paraguay|Paraguayan|Asunción
Fiji|Fijian|Suva
Papua New Guinea|Papua New Guinean|Port Moresby
`;

export interface Country {
  readonly name: string;
  readonly people: string;
  readonly towns: readonly string[];
}

export const countries: readonly Country[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [name = '', people = '', towns = ''] = row.split('|');
    return { name, people, towns: towns.split(',') };
  });

export const otherCountryNames =
  'USA,U.S.,US,UK,U.K.,UAE,Great Britain,Wales,Northern Ireland,Holland,the Netherlands,the Philippines,the United States,the United Kingdom,Korea,Russian Federation,Czechia,Macedonia,Europe,Asia,Africa,Scandinavia,Latin America,the Middle East,Siberia,Bavaria,Catalonia,Tuscany,Provence,Brittany,Andalusia,Kerala,Tamil Nadu,Punjab,Gujarat,Bengal,Ontario,British Columbia,Alberta,Nova Scotia,New South Wales,Queensland,Tasmania,Yorkshire,Cornwall,Kent,Hokkaido,Okinawa,Bali,Java,Sumatra,Sicily,Sardinia,Crete,Lapland,Saxony,Hesse,Normandy,Bahamas,Barbados,Belize,Benin,Bhutan,Botswana,Brunei,Burundi,Cape Verde,Chad,Comoros,Congo,DR Congo,Djibouti,Dominica,Equatorial Guinea,Eritrea,Eswatini,Gabon,Gambia,Grenada,Guinea,Guinea-Bissau,Guyana,Kiribati,Kosovo,Kyrgyzstan,Laos,Lesotho,Liberia,Liechtenstein,Madagascar,Malawi,Maldives,Mali,Marshall Islands,Mauritania,Mauritius,Micronesia,Moldova,Monaco,Montenegro,Namibia,Nauru,Nicaragua,Niger,Oman,Palau,Saint Lucia,Samoa,San Marino,Seychelles,Solomon Islands,Somalia,South Sudan,Sudan,Suriname,Tajikistan,Timor-Leste,Togo,Tonga,Turkmenistan,Tuvalu,Vanuatu,Vatican City,Yemen,Aruba,Bermuda,Cayman Islands,Cook Islands,Curaçao,Falkland Islands,Faroe Islands,French Guiana,French Polynesia,Gibraltar,Guadeloupe,Guam,Guernsey,Isle of Man,Jersey,Macau,Macao,Martinique,Mayotte,New Caledonia,Réunion,Saint Helena,Sint Maarten,Svalbard and Jan Mayen,Turks and Caicos Islands,British Virgin Islands,US Virgin Islands,Åland Islands,Antigua and Barbuda,Saint Kitts and Nevis,Saint Vincent and the Grenadines,Sao Tome and Principe,Central African Republic,Heard Island and McDonald Islands,South Georgia and the South Sandwich Islands,Saint Pierre and Miquelon,Wallis and Futuna,Republic of Korea,Islamic Republic of Iran,Republic of Ireland,Lao People’s Democratic Republic,Deutschland,Frankreich,Österreich,Schweiz,Italien,Spanien,Polen,Türkei,Griechenland,Niederlande,Belgien,Schweden,Allemagne,Espagne,Italie,Pays-Bas,Royaume-Uni,Suisse,Belgique,Grèce,Suède,España,Alemania,Francia,Italia,Suiza,Países Bajos,Reino Unido,Estados Unidos,México,Brasil,Perú,Alemanha,França,Itália,Suécia,Germania,Spagna,Svizzera,Regno Unito,Stati Uniti,Polska,Niemcy,Francja,Hiszpania,Sverige,Norge,Danmark,Tyskland,Frankrike,Island,Suomi,Saksa,Ruotsi,Nederland,Duitsland,Frankrijk,België,Türkiye,Almanya,Magyarország,Hrvatska,Srbija,Slovenija,Česko,Россия,Украина,Ελλάδα,日本,中国'.split(
    ',',
  );

export const states =
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY'
    .split(',')
    .map((row) => ({ name: row.slice(0, -3), code: row.slice(-2) }));
