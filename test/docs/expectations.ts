// What an example says about its own result, in a comment behind the statement: `isPaid('PAID'); // true`.

const LITERAL = /^(?:true|false|undefined|null|-?\d[\d_]*(?:\.\d+)?|'[^']*'|"[^"]*")$/;
const PRINTED = /^[\w.,:-]+$/;

/** The statement and the comment of a line that has both. */
const CLAIM = /^(\s*)([^\s/].*);\s*\/\/\s*(\S.*?)\s*$/;

/** Names by which a checked snippet calls its checker. */
export const CHECKER = { value: '__expectValue', printed: '__expectPrinted' } as const;

function checkedLine(line: string): string {
  const [, indent, statement, claim] = CLAIM.exec(line) ?? [];
  if (indent === undefined || statement === undefined || claim === undefined) return line;
  const print = /^console\.log\(/.test(statement);
  if (print && PRINTED.test(claim)) {
    return `${indent}${statement}; ${CHECKER.printed}(${JSON.stringify(claim)});`;
  }
  const value =
    !print &&
    LITERAL.test(claim) &&
    !/^(?:const|let|return|await|import|export)\b|(?<![=!<>])=(?![=>])/.test(statement);
  return value ? `${indent}${CHECKER.value}(${statement}, ${claim});` : line;
}

/** The code with every claim turned into a check. */
export function withChecks(code: string): string {
  return code.split('\n').map(checkedLine).join('\n');
}
