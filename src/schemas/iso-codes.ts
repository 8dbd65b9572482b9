/**
 * The codes that a text stands for, in a third of the bytes that they would take in a bundle: codes with the same
 * first letter share it. `Adef` stands for AD AE AF, and with two letters at an end `Abwfg` for ABW AFG.
 */
function codes(text: string, lettersAtEnd: 1 | 2): ReadonlySet<string> {
  const ends = new RegExp(`.{${lettersAtEnd}}`, 'g');
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .flatMap(([first = '', ...others]) => {
        return (others.join('').toUpperCase().match(ends) ?? []).map((end) => first + end);
      }),
  );
}

// ISO 3166-1 alpha-2. XK (Kosovo) and its XKX below are user-assigned but in wide use.
const ALPHA_2 = codes(
  `
  Adefgilmoqrstuwxz Babdefghijlmnoqrstvwyz Cacdfghiklmnoruvwxyz Dejkmoz Eceghrst Fijkmor
  Gabdefghilmnpqrstuwy Hkmnrtu Idelmnoqrst Jemop Keghimnprwyz Labcikrstuvy Macdefghklmnopqrstuvwxyz
  Nacefgilopruz Om Paefghklmnrstwy Qa Reosuw Sabcdeghijklmnorstvxyz Tcdfghjklmnortvwz Uagmsyz Vaceginu
  Wfs Xk Yet Zamw
`,
  1,
);

// ISO 3166-1 alpha-3.
const ALPHA_3 = codes(
  `
  Abwfggoialalbndrergrmsmtatftgusutze Bdielenesfagdgrhrhsihlmlrlzmuolrarbrntnvtwa
  Cafanckhehlhnivmrodogokolompvriubuwxrymypze Deujimankomza Ecugyrishspstth Finjilkrarosm
  Gabbreogyhaibinlpmbnbnqrcrdrltmufumuy Hkgmdndrvtiun Idnmnndotrlrnrqslsrta Jameyorpn
  Kazengzhmirnaorwt Laobnbrbycaiekasotuuxva Macafarcodadgdvexhlkdliltmrnengnpozrtsrtquswiysyt
  Namclerfkgaiciuldorplruzl Omn Pakancnerhllwngolrirkrtryseyf Qat Reuouuswa
  Saudnengpgshnjmlblelvmrompmrbsdtpurvkvnwewzxmycyr Tcacdgohajkklkmlsontounuruvwnza Ugakrmirysazb
  Vatctengbirnmut Wlfsm Xkx Yem Zafmbwe
`,
  2,
);

// ISO 4217, without metals, bond units and test codes.
const CURRENCIES = codes(
  `
  Aedfnllmdngoarsudwgzn Bambddtgnhdifmdndobovrlsdtnwpynzd Caddfhehfhwlflpnyopourcucupvezk Djfkkopzd
  Egprntbur Fjdkp Gbpelhsipmdnftqyd Hkdnltguf Idrlsnrqdrrsk Jmdodpy Kesgshrmfpwrwwdydzt Lakbpkrrdslyd
  Maddlgakdmkntopruurvrwkxnxvyrzn Nadgniookprzd Omr Pabengkhpkrlnyg Qar Ronsdubwf
  Sarbdcrdgekgdhpleosrdsptnvcypzl Thbjsmtndoprytdwdzs Uahgxsdsnyiyuywzs Vedesnduv Wst Xafcdcgofpf Yer
  Zarmwwg
`,
  2,
);

/** Whether a value is an ISO 3166-1 code, alpha-2 or alpha-3, in capitals. */
export function isCountryCode(value: unknown): boolean {
  return ALPHA_2.has(value as string) || ALPHA_3.has(value as string);
}

/** Whether a value is an ISO 4217 code in capitals. */
export function isCurrencyCode(value: unknown): boolean {
  return CURRENCIES.has(value as string);
}
