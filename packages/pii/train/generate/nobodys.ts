/** Names of things that are nobody's own: learnt as no value. */

const list = (text: string): readonly string[] => text.split(',').map((name) => name.trim());

/** Lands that a question is about. */
export const lands = list(
  'Europe,the EU,EU,the US,US,USA,the UK,UK,Asia,Africa,America,the United States,the States,Switzerland,Germany,France,Spain,Italy,Poland,Japan,China,India,Canada,Mexico,Australia,Dubai,Russia,Turkey,Greece,Thailand,the eurozone,the SEPA area',
);

export const brands = list(
  'Visa,Mastercard,MasterCard,American Express,Amex,PayPal,Apple Pay,Google Pay,Samsung Pay,Klarna,Maestro,Discover,Revolut,Venmo,Zelle,Western Union,Amazon,Netflix,Spotify,eBay,Uber,iTunes,Steam,Bitcoin,Facebook,WhatsApp,Apple Watch',
);

export const currencies = list(
  'GBP,USD,EUR,euros,dollars,pounds,AUD,CHF,JPY,INR,crypto,bitcoin,yen,rupees,SEK,PLN',
);

export const cars = list(
  'Toyota Corolla,Toyota Camry,Toyota Yaris,Honda Civic,Honda Accord,Ford Focus,Ford Endeavour,Ford Fiesta,Volkswagen Polo,Volkswagen Jetta,VW Golf,BMW X5,BMW 320i,Audi A4,Audi Q7,Mercedes Benz,Suzuki Swift,Maruti Swift,Hyundai Creta,Hyundai i20,Nissan Micra,Renault Clio,Kia Sorento,Mazda CX5,Volvo XC40,Volvo XC60,Lexus IS 300,Tata Nexon,Mahindra Scorpio,Mahindra Thar,Jeep Compass,Chevrolet Spark,Chevy Malibu,Ford Mustang,Tesla Model 3,Skoda Octavia,Fiat Punto,Opel Corsa,Peugeot 208,Land Rover,Range Rover,Jaguar XF,Porsche Cayenne,Harley Davidson,Yamaha R15,Honda Activa,Royal Enfield',
);

export const foods = list(
  'margherita,pepperoni pizza,cheese burger,double cheeseburger,veggie wrap,chicken nuggets,chicken tikka,hash brown,french fries,onion rings,garlic bread,Caesar salad,corona beer,diet coke,coke zero,orange juice,iced latte,cappuccino,mocha,milkshake,hot dog,fish and chips,fried rice,noodles,spring rolls,samosa,dosa,biryani,paneer,sushi,ramen,tacos,burrito,nachos,lasagna,apple pie,ice cream,brownie,ketchup,mayonnaise,hawaiian pizza,big mac,happy meal',
);

/** Written with a capital, and neither a person nor a place nor a company. */
export const things = list(
  'Mercury,Venus,Mars,Jupiter,Saturn,Pluto,Christmas,Easter,Ramadan,Diwali,Hanukkah,Thanksgiving,Halloween,Windows,Android,Linux,Excel,Word,PowerPoint,Photoshop,Outlook,iPhone,iPad,MacBook,Kindle,PlayStation,Xbox,Nintendo Switch,Galaxy,Pixel,ThinkPad,Alexa,Siri,Bluetooth,Wi-Fi,Chrome,Firefox,Safari,JavaScript,Python,Java,Excel,PDF,DVD,VHS,COVID,Covid-19,Internet,Web,Bible,Quran,Torah,Prozac,Aspirin,Ibuprofen,English,Spanish,German,French,Arabic,Hindi,Asian,African,European,Christian,Muslim,Jewish,Buddhist,Catholic,Democrat,Republican,Hurricane Rita,World Cup,Olympics,Super Bowl,Oscars,Grammy,Black Friday,Cyber Monday,Labor Day,New Year,Monday,Tuesday,June,July,Persian cat,Labrador,Doberman,German Shepherd,Golden Retriever,Monopoly,Scrabble,Tetris,Minecraft,Fortnite,Harry Potter,Star Wars,Batman,Titanic,Hamlet,Mona Lisa,GDPR,HIPAA,ISO 9001,VAT,HTML,USB,LED,Terms of Service,Privacy Policy,Customer Service,Order Summary,Help Center,My Account,Checkout,Article 6,Section 4,Exhibit B,Chapter 2,Phase One,Version 3,Release Notes,P.S.,I.E.,E.g.,Q.E.D.,R.S.V.P.',
);
