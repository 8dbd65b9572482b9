// Up to three characters between two digits of one number: `(0) 50`, `4242 - 4242`.
const GAP = String.raw`[\s().\p{Pd}/·_*]{0,3}`;

const digits = (count: string) => `(?:${GAP}\\d)${count}`;

// Searches a folded text. Ids of the API have 19 digits and begin with 1, which no card number does.
const CARD = new RegExp(`(?<!\\d)[2-9]${digits('{12,18}')}(?!\\d)`, 'gu');

const PHONES = [
  // With the sign or the digits of an international call.
  `(?:\\+\\s?|(?<!\\d)00|(?<![\\d:.,])00\\s)\\d${digits('{6,13}')}(?!\\d)`,
  // With the country code alone: the countries around the Gulf.
  `(?<!\\d)(?:97[1-4]|96[2568])${digits('{8,9}')}(?!\\d)`,
  // As dialled within a country; not a day such as 05.06.2026.
  `(?<![\\d.,-])(?!\\d\\d([.-])\\d\\d\\1\\d{4})0[1-9]${digits('{7,9}')}(?!\\d)`,
  String.raw`\(\d{2,4}\)[\s.-]{0,2}\d{3,4}[\s.-]?\d{3,4}(?!\d)`,
  String.raw`(?<!\d)\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)`,
].map((pattern) => new RegExp(pattern, 'gu'));

const EMAIL = /[\p{L}\p{N}_][^\s"<>()[\],;:=@]{0,80}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?/gu;

const TOKEN = /(?<!\w)\w{32,}/g;

/** Whether digits pass the check sum of card numbers. */
function isCardNumber(text: string): boolean {
  const sum = [...text.replace(/\D/g, '')].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** Where a folded text has card numbers, phone numbers, e-mail addresses or opaque tokens. */
export function personalSpans(text: string): (readonly [start: number, end: number])[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];
  return [
    ...found(CARD).filter(([number]) => isCardNumber(number)),
    ...PHONES.flatMap(found),
    ...found(EMAIL),
    ...found(TOKEN),
  ].map(({ 0: match, index }) => [index, index + match.length]);
}

/** The digits of a text that is a phone number and nothing else, without the zeros before them. */
export function phoneDigits(text: string): string | undefined {
  if (!/^[+\d\s().\p{Pd}/]+$/u.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 7 ? digits : undefined;
}

const NUMBER = new RegExp(`\\+?\\d${digits('*')}`, 'gu');

/** Where a folded text has one of these phone numbers, with or without country code and with any punctuation. */
export function phoneSpans(
  text: string,
  phones: readonly string[],
): (readonly [start: number, end: number])[] {
  return [...text.matchAll(NUMBER)].flatMap(({ 0: match, index }) => {
    const shown = match.replace(/\D/g, '').replace(/^0+/, '');
    const same = phones.some(
      (phone) =>
        shown.includes(phone) ||
        (shown.length >= 7 && phone.endsWith(shown)) ||
        (shown.length <= 15 && shown.endsWith(phone.slice(-7))),
    );
    return same ? [[index, index + match.length] as const] : [];
  });
}
