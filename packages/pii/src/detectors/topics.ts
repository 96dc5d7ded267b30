import { rareStreetWords, strongStreetWords, weakStreetWords } from './addressParts.ts';
import { demonyms } from './demonyms.ts';

/**
 * Subjects that a text can name beside a value. A topic only raises scores and chooses labels; the words are folded
 * as a scan folds them (lower case, no accents, digits as 0). A phrase may be written with spaces, hyphens,
 * underscores, apostrophes or dots between its words, or without anything ("dateOfBirth").
 */
export const topicWords = {
  PHONE:
    'phone,phones,telephone,tel,mobile,mob,cell,cellphone,fax,landline,handset,ph,whatsapp,sms,phone number,phone no,' +
    'contact number,contact no,cell number,mobile number,mobile no,telephone number,callback number,phoneno,handy,telefon,' +
    'tele,extension,call back number,fone,whats app,phn,my number,new number,his number,her number,your number,our number',
  CALL: 'call,called,calling,callback,text,dial,ring,reach,contact,reached',
  CARD:
    'card,visa,mastercard,amex,american express,maestro,cc,cc number,card number,credit card,debit card,' +
    'card no,card num,creditcard,credit card number,debit card number,cr card,crdit card,pan number,card ending,card details',
  CREDIT: 'cards,credit,debit,discover,credit cards,debit cards',
  CVV: 'cvv,cvc,cvv0,cvc0,csc,security code,card verification,cvv code,cvv number,card security code',
  EXPIRY:
    'exp,expiry,expires,expiration,exp date,valid thru,valid until,good thru,expiry date,expiration date,valid to',
  IBAN: 'iban',
  SWIFT: 'swift,bic,swift code,bic code,swift bic',
  ROUTING:
    'routing,aba,rtn,transit,sort code,bsb,ifsc,ifsc code,routing number,routing no,transit number,micr,clabe,aba number,' +
    'aba routing,routing code,bank code,blz',
  ACCOUNT:
    'account,acct,a/c,accounts,order,booking,reservation,confirmation,claim,policy,member,membership,customer,client,' +
    'subscriber,subscription,invoice,tracking,reference,ref,loyalty,contract,prescription,rx,pnr,frequent flyer,' +
    'application,receipt,shipment,parcel,consignment,transaction,txn,voucher,folio,docket,case number,case no,case id,' +
    'ticket number,ticket no,ticket id,employee id,employee number,employee no,emp,emp id,empid,staff id,staff number,' +
    'student id,student number,badge,badge number,bar no,bar number,user number,serial number,serial no,imei,device id,' +
    'acc,ac,a c,acc no,account no,account number,account num,account id,accno,acct no,ac no,order number,order no,order id,' +
    'booking number,booking id,confirmation number,confirmation code,confirmation no,claim number,claim no,policy number,' +
    'policy no,customer id,customer number,customer no,member id,membership number,invoice number,invoice no,tracking number,' +
    'reference number,reference no,ref no,reference code,promo code,kundennummer,konto,siren,siret,biometric id,' +
    'bank account,payroll,loan,loan number,mortgage,crn,utility account,insurance policy,record locator,locator,rma,' +
    'job number,work order,purchase order,po number,session id,session,booking reference,booking confirmation',
  SSN:
    'ssn,ssns,social,social security,social security number,social security no,ssn number,ssn no,soc sec,s s n,ss number,' +
    'ss no,social number,socialsecuritynumber,ssno',
  LAST: 'last four,last 0,last four digits,last 0 digits,final four,ending in,ends in,ending with,ending',
  DOB: 'dob,d o b,date of birth,birthdate,birthday,birth date,born,geboren,date birth,nee le,fecha de nacimiento,geburtsdatum',
  AGE: 'age,aged,years old,year old,yo,y o,yrs old,yr old',
  ZIP:
    'zip,zipcode,zip code,postal,postal code,postcode,post code,plz,cep,pincode,zip no,postalcode,zip number,' +
    'codigo postal,code postal,postleitzahl',
  ADDRESS:
    'address,lives,live,living,reside,resides,residence,located,ship,shipped,shipping,deliver,delivery,mailing,billing,' +
    'moved,home,addr',
  STREET: [...strongStreetWords, ...weakStreetWords].join(','),
  BOX: 'po box,p o box,post office box,pobox',
  PASSPORT:
    'passport,passports,passport number,passport no,passport num,passport id,visa number,reisepass,pasaporte',
  DRIVER:
    'driver license,drivers license,driver s license,driving license,driver licence,drivers licence,driver s licence,' +
    'driving licence,dl number,dl no,dl,license number,licence number,license no,licence no,license,licence,' +
    'driver license number,drivers license number,driver s license number,driving licence number,driving license number,' +
    'driver id,fuhrerschein,notary license',
  PLATE:
    'license plate,licence plate,number plate,plate,plate number,plate no,registration plate,license plate number,' +
    'vehicle registration,car registration,registration number,reg no,reg number,vrn,tag number,licence plate number,' +
    'kennzeichen,license tag,plates',
  VIN: 'vin,vehicle identification number,chassis number,chassis,vin number,vehicle id,vin no',
  TAX:
    'tax id,tin,ein,tax number,tax identification,tax identification number,vat,vat number,vat id,vat no,utr,itin,pan,' +
    'employer identification number,tax no,tax id number,abn,tfn,steuer id,nif,cif,cuit,rfc,ein number,gst,gstin,pan card,' +
    'pan number,taxpayer,taxpayer id,tax file number,unique taxpayer reference,international tax id',
  NATIONAL:
    'national id,national id number,id card,identity card,national insurance,national insurance number,nino,aadhaar,aadhar,' +
    'nric,dni,voter id,nid,id number,cpf,curp,pesel,sin,social insurance number,social insurance,personal number,' +
    'personnummer,nrega,identity number,national identity,national identification number,identification number,ni number,' +
    'citizen id,epic,sin number,id card number,job card,government id,resident id,employee id card,ni no,insee,bsn,cnp',
  HEALTH:
    'nhs,nhs number,medicare,medicaid,insurance,insurance id,insurance number,insurance card,insurance no,health card,' +
    'health insurance,health insurance number,health plan,beneficiary,ohip,insurance member id,health id,national health id,' +
    'subscriber id,group number,health number,mbi,medicare number,health insurance id,health insurance claim,hin,nhs no',
  MRN:
    'mrn,medical record,medical records,medical record number,patient id,patient number,patient no,chart number,chart no,' +
    'hospital number,medical record no,patient identifier,patient',
  NPI: 'npi,national provider identifier,npi number,provider number,provider id',
  DEA: 'dea,dea number,dea no,dea registration',
  PASSWORD:
    'password,pass word,passwords,passwd,pwd,pw,pass code,passcode,passphrase,pass phrase,otp,one time code,passward,pasword,passowrd,passord,passwrd,paswword,' +
    'one time password,verification code,access code,passkey,login code,kennwort,passwort,mot de passe,contrasena,pword,' +
    'security answer,auth code,one time passcode,temporary password,new password,passcodes',
  PIN: 'pin,pin code,pin number,pin no,atm pin,security pin,mpin,tpin,voice pin',
  USERNAME:
    'username,user name,userid,user id,login,log in,login id,login name,screen name,handle,user,logged in as,log in id,' +
    'signed in as,account for,profile name,uid,log in name,benutzername,usr,gamertag,gamer tag,player name,player id,player tag,' +
    'character name,nickname,nick,online id,display name,summoner name',
  SOCIAL: 'twitter,instagram,skype,telegram,github,tiktok,snapchat,discord,facebook,linkedin,handles',
  SECRET:
    'api key,access key,secret key,auth token,access token,secret,token,bearer,authorization,client secret,private key,apikey,' +
    'auth key,account key,signing key,webhook secret,refresh token,security token,session token,api token,api secret,' +
    'signing secret,bearer token,license key,encryption key,authorization bearer,authentication token,cookie,sessionid,jwt,' +
    'secret token,secret access key,account secret,account token,webhook token,webhook key,bearer auth',
  AWSSECRET: 'aws secret,aws secret key,aws secret access key',
  WALLET:
    'btc,bitcoin,eth,ethereum,usdt,litecoin,ltc,monero,xmr,tron,trx,crypto,wallet,coin,coins,blockchain,wallet address',
  NETWORK: 'ip,ip address,ip addr,ipv0,mac,mac address,hardware address,bssid,client ip,source ip',
  PLACE: 'latitude,longitude,lat,lng,lon,long,coordinates,gps,geo,lat long,location,latlng',
  EMAIL: 'email,e mail,mail,emails,mail id,email id,email address,mailid,emailid,emaill,gmail,mail address',
  NAME:
    'name,full name,first name,last name,names,customer name,company name,called,surname,family name,maiden name,given name,' +
    'forename,middle name,second name',
  MONTH:
    'january,jan,february,feb,march,mar,april,apr,may,june,jun,july,jul,august,aug,september,sept,sep,october,oct,november,' +
    'nov,december,dec,januar,februar,marz,mai,juni,juli,oktober,dezember,enero,febrero,marzo,abril,mayo,junio,julio,agosto,' +
    'septiembre,octubre,noviembre,diciembre,janvier,fevrier,avril,juin,juillet,aout,septembre,octobre,novembre,decembre',
  WEEKDAY: 'monday,tuesday,wednesday,thursday,friday,saturday,sunday,yesterday,tomorrow,today,tonight',
  /** What a number counts or measures, said behind it. */
  UNIT:
    'dollar,dollars,usd,eur,euro,euros,pound,pounds,gbp,rupee,rupees,rs,inr,cents,bucks,percent,gb,mb,tb,kb,kg,kgs,lb,lbs,g,mg,' +
    'ml,mcg,km,kms,mile,miles,meter,meters,cm,mm,inch,inches,feet,ft,pm,am,oclock,hour,hours,hrs,hr,minute,minutes,min,mins,' +
    'second,seconds,sec,day,days,week,weeks,month,months,year,years,yrs,night,nights,person,persons,people,adult,adults,' +
    'passenger,passengers,child,children,kid,kids,ticket,tickets,seat,seats,item,items,piece,pieces,pcs,nos,qty,quantity,times,' +
    'time,unit,units,bags,bag,rooms,room,guest,guests,per,each,dozen,stops,stop,degree,degrees,gig,gigs,meg,mbps,k,x,th,nd,' +
    'pizza,pizzas,soda,sodas,salad,coke,cokes,burger,mph,ghz,mhz,watt,watts,volt,points,cal,calories,steps,questions,channels',
  /** What says, before a number, that it is an amount, a count or a version. */
  AMOUNT:
    'amount,price,cost,costs,balance,payment,fee,fees,rate,rates,discount,refund,budget,spend,spent,pay,paid,plan,pack,package,' +
    'flight,flights,hotel,hotels,food,model,version,channel,error,max,limit,transfer,transferred,deposit,withdraw,withdrawal,' +
    'top,topup,charge,charged,worth,around,about,less,more,under,over,below,above,total,only,expense,expenses,sum,upto,salary,' +
    'windows,android,ios,chapter,page,step,level,gasoline,rental,year,since,until,save,saved,made,series,send,sent,withdrew',
  CITIZEN:
    'nationality,nationalities,citizenship,ethnicity,ethnic origin,ethnic group,ethnic background,national origin,' +
    'staatsangehorigkeit,nationalite,nacionalidad,cittadinanza,nacionalidade',
  DEMONYM: demonyms.join(','),
  /** Last, so that a word's other meanings win. */
  STREETNAME: [...rareStreetWords].join(','),
} as const satisfies Readonly<Record<string, string>>;

export type Topic = keyof typeof topicWords;

export const topicNames = Object.keys(topicWords) as Topic[];

/** The number a topic has in `Clues.topic`, from 1. */
export function topicId(topic: Topic): number {
  return topicNames.indexOf(topic) + 1;
}
