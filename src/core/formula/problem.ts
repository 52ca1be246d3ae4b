// What can be wrong with a formula, said in English: which characters, what about them, and what is allowed instead.

export type FormulaProblemCode =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'tooLarge'
  | 'constant'
  | 'unknownCharacter'
  | 'unsupported'
  | 'unknownName'
  | 'numberTooLarge'
  | 'misplacedNumber'
  | 'missingBefore'
  | 'missingAfter'
  | 'missingArguments'
  | 'argumentCount'
  | 'powerOfFunction'
  | 'powerOfPower'
  | 'emptyParentheses'
  | 'unclosed'
  | 'unopened'
  | 'comma'
  | 'unreadable'
  | 'notFinite'
  | 'constantOnDomain';

export interface FormulaProblem {
  readonly code: FormulaProblemCode;
  /** Index of the wrong character in the text as typed. */
  readonly at: number;
  /** How many characters are wrong, from there on. */
  readonly length: number;
  /** In English: what is wrong, and what is allowed. */
  readonly message: string;
  /** What the message names, to be worded in another language. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** The parts that each message needs, and how it words them. */
const messages: Readonly<Record<FormulaProblemCode, (parts: Readonly<Record<string, string>>) => string>> = {
  empty: () => 'The formula is empty (expected a formula in x and y, such as x^2 + y^2)',
  tooLong: ({ length, limit }) => `The formula is too long: ${length} characters (at most ${limit})`,
  tooDeep: ({ limit }) => `The formula is nested too deeply here (at most ${limit} levels)`,
  tooLarge: ({ nodes, limit }) =>
    `The formula is too large: with its derivatives it takes ${nodes} operations (at most ${limit})`,
  constant: () => 'The formula depends on neither x nor y',
  unknownCharacter: ({ character }) =>
    `Unknown character: ${character} (allowed are numbers, names, + - * / ^ and parentheses)`,
  unsupported: ({ characters, meaning, instead }) =>
    `Not allowed: ${characters} (${meaning})${instead === undefined ? '' : `; ${instead}`}`,
  unknownName: ({ name, suggestions }) =>
    `Unknown name: ${name} ` +
    (suggestions === undefined
      ? '(allowed are x, y, functions such as sin, pi, e, and single letters or Greek names as parameters)'
      : `(did you mean ${suggestions}?)`),
  numberTooLarge: ({ number }) => `The number ${number} is too large (at most about 1.8e308)`,
  misplacedNumber: ({ number }) =>
    `The number ${number} follows what it can't multiply (write * between them, or the number first)`,
  missingBefore: ({ operator }) =>
    `Nothing stands before ${operator} (expected a number, a name or a parenthesis)`,
  missingAfter: ({ operator }) =>
    `Nothing stands after ${operator} (expected a number, a name or a parenthesis)`,
  missingArguments: ({ name }) => `The function ${name} needs parentheses: ${name}(x)`,
  argumentCount: ({ name, expected, given }) => `${name} takes ${expected}, not ${given}`,
  powerOfFunction: ({ name }) => `A power of ${name} stands behind its parentheses: ${name}(x)^2`,
  powerOfPower: () => 'A power of a power needs parentheses: (x^2)^3 or x^(2^3)',
  emptyParentheses: () => 'Nothing stands between these parentheses',
  unclosed: () => 'This parenthesis is never closed: ) is missing',
  unopened: () => 'This parenthesis was never opened: ( is missing',
  comma: () => 'A comma stands between arguments of a function only (decimals have a point: 1.5)',
  unreadable: () => 'The formula can’t be read',
  notFinite: ({ x, y, value }) => `The formula has no finite value at x = ${x}, y = ${y}: ${value}`,
  constantOnDomain: ({ value }) => `The formula has the same value everywhere on the domain: ${value}`,
};

export function problem(
  code: FormulaProblemCode,
  at: number,
  length: number,
  parts: Readonly<Record<string, string>> = {},
): FormulaProblem {
  const message = messages[code](parts);
  return { code, at, length, message, ...(Object.keys(parts).length > 0 && { parts }) };
}
