/** Names of things that are nobody's own: learnt as no value. */

const list = (text: string): readonly string[] => text.split(',').map((name) => name.trim());

/** Lands that a question is about. */
export const lands = list(
  'Europe,the EU,EU,the US,US,USA,the UK,UK,Asia,Africa,America,the United States,the States,Switzerland,Germany,France,Spain,Italy,Poland,Japan,China,India,Canada,Mexico,Australia,Dubai,Russia,Turkey,Greece,Thailand,the eurozone,the SEPA area',
);

export const brands = list(
  'Visa,Mastercard,MasterCard,American Express,Amex,PayPal,Apple Pay,Google Pay,Samsung Pay,Klarna,Maestro,Discover,Revolut,Venmo,Zelle,Western Union,Amazon,Netflix,Spotify,eBay,Uber,iTunes,Steam,Bitcoin,Facebook,WhatsApp,Apple Watch',
);

/** Shops, services and makers that a customer speaks of. */
export const merchants = list(
  'Amazon,Amazon Prime,Netflix,Spotify,Disney,Hulu,HBO,YouTube,TikTok,Instagram,Snapchat,Twitter,Reddit,LinkedIn,Pinterest,Microsoft,Google,Google Play,Apple,App Store,Adobe,Dropbox,Zoom,Slack,Uber,Uber Eats,Lyft,Bolt,Grab,DoorDash,Deliveroo,Just Eat,Airbnb,Booking.com,Expedia,Trivago,Hilton,Marriott,Ryanair,EasyJet,Lufthansa,Emirates,Delta,United,Air France,KLM,Qantas,Hertz,Avis,Sixt,Walmart,Target,Costco,Tesco,Sainsbury,Asda,Aldi,Lidl,Carrefour,Ikea,Home Depot,Best Buy,Macy,Zara,Primark,Nike,Adidas,Puma,Asos,Shein,Temu,AliExpress,Alibaba,Etsy,Wish,Zalando,Starbucks,Costa,Subway,KFC,Burger King,Pizza Hut,Domino,Shell,BP,Esso,Texaco,DHL,UPS,FedEx,USPS,Royal Mail,Hermes,DPD,PayPal,Stripe,Square,Wise,Monzo,N26,Chase,HSBC,Barclays,Lloyds,NatWest,Santander,Citibank,Wells Fargo,Capital One,Bank of America,Deutsche Bank,Binance,Coinbase,Kraken,Robinhood,MoneyGram,Plaid,Intuit,Experian,Equifax,Nintendo,Sony,Samsung,Huawei,Nokia,Lenovo,Dell,HP,Asus,Acer,Epson,Canon,Brother,Bosch,Siemens,Philips,Miele,Dyson,Braun,Lego,Mattel,Garmin,Fitbit,GoPro,Vodafone,Verizon,Comcast,Sky,Telekom,Sprint,Mozilla,Norton,McAfee,Jira,GitHub,Ubuntu,Dogecoin,Litecoin,Ethereum',
);

export const currencies = list(
  'GBP,USD,EUR,euros,dollars,pounds,AUD,CHF,JPY,INR,crypto,bitcoin,yen,rupees,SEK,PLN',
);

export const cars = list(
  'Toyota Corolla,Toyota Camry,Toyota Yaris,Honda Civic,Honda Accord,Ford Focus,Ford Endeavour,Ford Fiesta,Volkswagen Polo,Volkswagen Jetta,VW Golf,BMW X5,BMW 320i,Audi A4,Audi Q7,Mercedes Benz,Suzuki Swift,Maruti Swift,Hyundai Creta,Hyundai i20,Nissan Micra,Renault Clio,Kia Sorento,Mazda CX5,Volvo XC40,Volvo XC60,Lexus IS 300,Tata Nexon,Mahindra Scorpio,Mahindra Thar,Jeep Compass,Chevrolet Spark,Chevy Malibu,Ford Mustang,Tesla Model 3,Skoda Octavia,Fiat Punto,Opel Corsa,Peugeot 208,Land Rover,Range Rover,Jaguar XF,Porsche Cayenne,Harley Davidson,Yamaha R15,Honda Activa,Royal Enfield',
);

export const foods = list(
  'margherita,pepperoni pizza,cheese burger,double cheeseburger,veggie wrap,chicken nuggets,chicken tikka,hash brown,french fries,onion rings,garlic bread,Caesar salad,corona beer,diet coke,coke zero,orange juice,iced latte,cappuccino,mocha,milkshake,hot dog,fish and chips,fried rice,noodles,spring rolls,samosa,dosa,biryani,paneer,sushi,ramen,tacos,burrito,nachos,lasagna,apple pie,ice cream,brownie,ketchup,mayonnaise,hawaiian pizza,big mac,happy meal,Caesar wrap,Cheddar,Camembert,Parmesan,Mozzarella,Gouda,Greek yogurt,Turkish delight,Danish pastry,Belgian waffle,Swiss roll,Irish stew,Irish coffee,Scotch egg,Yorkshire pudding,Cornish pasty,Eton mess,Boston cream pie,New York cheesecake,Key lime pie,Black Forest cake,Victoria sponge,Bakewell tart,Vienna sausage,Frankfurter,Hamburger,Peking duck,Kobe beef,London broil,Philly cheesesteak,Buffalo wings,Brussels sprouts,Lima beans,Bordeaux,Burgundy,Champagne,Chardonnay,Merlot,Pinot Noir,Prosecco,Guinness,Corona,Heineken,Bloody Mary,Long Island iced tea,Moscow mule,Earl Grey,Darjeeling,Assam,Dr Pepper,Mountain Dew,Sprite,Fanta,Red Bull,Kit Kat,Snickers,Oreo,Nutella,Ben and Jerry,Jack Daniels,Johnnie Walker,Captain Morgan,Jim Beam,General Tso chicken,Eggs Benedict,Beef Wellington,Waldorf salad,Cobb salad,Margarita,Chicken Kiev,Bologna,Nan,Calzone',
);

/** Written with a capital, and neither a person nor a place nor a company. */
export const things = list(
  "Mercury,Venus,Mars,Jupiter,Saturn,Pluto,Christmas,Easter,Ramadan,Diwali,Hanukkah,Thanksgiving,Halloween,Windows,Android,Linux,Excel,Word,PowerPoint,Photoshop,Outlook,iPhone,iPad,MacBook,Kindle,PlayStation,Xbox,Nintendo Switch,Galaxy,Pixel,ThinkPad,Alexa,Siri,Bluetooth,Wi-Fi,Chrome,Firefox,Safari,JavaScript,Python,Java,Excel,PDF,DVD,VHS,COVID,Covid-19,Internet,Web,Bible,Quran,Torah,Prozac,Aspirin,Ibuprofen,English,Spanish,German,French,Arabic,Hindi,Asian,African,European,Christian,Muslim,Jewish,Buddhist,Catholic,Democrat,Republican,Hurricane Rita,World Cup,Olympics,Super Bowl,Oscars,Grammy,Black Friday,Cyber Monday,Labor Day,New Year,Monday,Tuesday,June,July,Persian cat,Labrador,Doberman,German Shepherd,Golden Retriever,Monopoly,Scrabble,Tetris,Minecraft,Fortnite,Harry Potter,Star Wars,Batman,Titanic,Hamlet,Mona Lisa,GDPR,HIPAA,ISO 9001,VAT,HTML,USB,LED,Terms of Service,Privacy Policy,Customer Service,Order Summary,Help Center,My Account,Checkout,Article 6,Section 4,Exhibit B,Chapter 2,Phase One,Version 3,Bank Holiday,Good Friday,Boxing Day,Memorial Day,Veterans Day,Mother's Day,Father's Day,Valentine's Day,St. Patrick's Day,Independence Day,Bastille Day,Christmas Eve,New Year's Eve,Face ID,Touch ID,Dark Mode,Chromebook,Champions League,Premier League,Formula One,Grand Prix,Tour de France,Direct Debit,Standing Order,Savings Account,Fixed Deposit,Joint Account,Bonus Account,Red Line,Central Station,Main Station,Night Bus,Business Class,Economy,Sea View,Garden View,Executive Suite,MRI,X-ray,CT,ECG,MBA,PhD,GMAT,TOEFL,IELTS,SAT,GCSE,Pilates,Yoga,Zumba,CrossFit,Santa Claus,Santa,God,Buddha,Zeus,Cinderella,Snow White,Peter Pan,Robin Hood,Sherlock Holmes,James Bond,Super Mario,Pokémon,Zelda,Barbie,Frozen,Swan Lake,Nutcracker,Carmen,Macbeth,Romeo and Juliet,Don Quixote,Beatles,Rolling Stones,Nobel Prize,Pulitzer,Booker Prize,Alzheimer,Parkinson,Down syndrome,Asperger,Crohn,Lyme disease,Achilles tendon,Caesarean,Fahrenheit,Celsius,Richter scale,Doppler,Bunsen burner,Morse code,Braille,Wellington boots,Chelsea boots,Panama hat,Hawaiian shirt,Bermuda shorts,Oxford shirt,Jersey,Levi's jeans,Dow Jones,Nasdaq,FICO,FDIC,IRS,Bug Bounty,Insufficient Funds,Beginners' Spanish,Hurricane Andrew,Hurricane Sandy,Hurricane Katrina,Tropical Storm Bret,Venus,Sunni,Shiite,Shia,Sikh,Hindu,Orthodox,Protestant,Islamist,Zionist,Kurds,Arabs,Serbs,Westerners,Iraqi,Iranian,Israeli,Palestinian,Syrian,Chinese,Thai,Déjà vu,SEO,TLS,SSL,HTTP,HTTPS,DNS,VPN,SSH,API,JSON,XML,SQL,RFC,CPU,GPU,RAM,SSD,URL,SDK,FAQ,Release Notes,P.S.,I.E.,E.g.,Q.E.D.,R.S.V.P.",
);
