/** Reads lines of an initial and what follows it in each code. Written out, these lists would be 3% of every bundle. */
function codes(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [initial = '', ...rests] = line.trim().split(' ');
      return rests.map((rest) => initial + rest);
    });
}

// ISO 3166-1 alpha-2. XK (Kosovo) and its XKX below are user-assigned but in wide use.
const ALPHA_2 = codes(`
  A D E F G I L M O Q R S T U W X Z
  B A B D E F G H I J L M N O Q R S T V W Y Z
  C A C D F G H I K L M N O R U V W X Y Z
  D E J K M O Z
  E C E G H R S T
  F I J K M O R
  G A B D E F G H I L M N P Q R S T U W Y
  H K M N R T U
  I D E L M N O Q R S T
  J E M O P
  K E G H I M N P R W Y Z
  L A B C I K R S T U V Y
  M A C D E F G H K L M N O P Q R S T U V W X Y Z
  N A C E F G I L O P R U Z
  O M
  P A E F G H K L M N R S T W Y
  Q A
  R E O S U W
  S A B C D E G H I J K L M N O R S T V X Y Z
  T C D F G H J K L M N O R T V W Z
  U A G M S Y Z
  V A C E G I N U
  W F S
  X K
  Y E T
  Z A M W
`);

// ISO 3166-1 alpha-3.
const ALPHA_3 = codes(`
  A BW FG GO IA LA LB ND RE RG RM SM TA TF TG US UT ZE
  B DI EL EN ES FA GD GR HR HS IH LM LR LZ MU OL RA RB RN TN VT WA
  C AF AN CK HE HL HN IV MR OD OG OK OL OM PV RI UB UW XR YM YP ZE
  D EU JI MA NK OM ZA
  E CU GY RI SH SP ST TH
  F IN JI LK RA RO SM
  G AB BR EO GY HA IB IN LP MB NB NQ RC RD RL TM UF UM UY
  H KG MD ND RV TI UN
  I DN MN ND OT RL RN RQ SL SR TA
  J AM EY OR PN
  K AZ EN GZ HM IR NA OR WT
  L AO BN BR BY CA IE KA SO TU UX VA
  M AC AF AR CO DA DG DV EX HL KD LI LT MR NE NG NP OZ RT SR TQ US WI YS YT
  N AM CL ER FK GA IC IU LD OR PL RU ZL
  O MN
  P AK AN CN ER HL LW NG OL RI RK RT RY SE YF
  Q AT
  R EU OU US WA
  S AU DN EN GP GS HN JM LB LE LV MR OM PM RB SD TP UR VK VN WE WZ XM YC YR
  T CA CD GO HA JK KL KM LS ON TO UN UR UV WN ZA
  U GA KR MI RY SA ZB
  V AT CT EN GB IR NM UT
  W LF SM
  X KX
  Y EM
  Z AF MB WE
`);

// ISO 4217, without metals, bond units and test codes.
const CURRENCIES = codes(`
  A ED FN LL MD NG OA RS UD WG ZN
  B AM BD DT GN HD IF MD ND OB OV RL SD TN WP YN ZD
  C AD DF HE HF HW LF LP NY OP OU RC UC UP VE ZK
  D JF KK OP ZD
  E GP RN TB UR
  F JD KP
  G BP EL HS IP MD NF TQ YD
  H KD NL TG UF
  I DR LS NR QD RR SK
  J MD OD PY
  K ES GS HR MF PW RW WD YD ZT
  L AK BP KR RD SL YD
  M AD DL GA KD MK NT OP RU UR VR WK XN XV YR ZN
  N AD GN IO OK PR ZD
  O MR
  P AB EN GK HP KR LN YG
  Q AR
  R ON SD UB WF
  S AR BD CR DG EK GD HP LE OS RD SP TN VC YP ZL
  T HB JS MT ND OP RY TD WD ZS
  U AH GX SD SN YI YU YW ZS
  V ED ES ND UV
  W ST
  X AF CD CG OF PF
  Y ER
  Z AR MW WG
`);

const COUNTRY_CODES: ReadonlySet<string> = new Set([...ALPHA_2, ...ALPHA_3]);
const CURRENCY_CODES: ReadonlySet<string> = new Set(CURRENCIES);

/** Whether a value is an ISO 3166-1 code, alpha-2 or alpha-3, in capitals. */
export function isCountryCode(value: unknown): boolean {
  return COUNTRY_CODES.has(value as string);
}

/** Whether a value is an ISO 4217 code in capitals. */
export function isCurrencyCode(value: unknown): boolean {
  return CURRENCY_CODES.has(value as string);
}
