// The problems of a formula: which characters are wrong, why, and what is allowed instead.
import { inEnglish, phrase, type Phrase } from '../text/phrase';

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

/** The values that a message mentions. */
type Parts = Readonly<Record<string, string | Phrase>>;

export interface FormulaProblem {
  readonly code: FormulaProblemCode;
  /** Index of the wrong character in the text as typed. */
  readonly at: number;
  /** How many characters are wrong, from there on. */
  readonly length: number;
  /** The problem, and what is allowed. */
  readonly words: Phrase;
  /** The same in English. */
  readonly message: string;
}

const messages: Readonly<Record<FormulaProblemCode, (parts: Parts) => Phrase>> = {
  empty: () => phrase('The formula is empty (expected a formula in x and y, such as x^2 + y^2)'),
  tooLong: (parts) => phrase('The formula is too long: {length} characters (at most {limit})', parts),
  tooDeep: (parts) => phrase('The formula is nested too deeply here (at most {limit} levels)', parts),
  tooLarge: (parts) =>
    phrase(
      'The formula is too large: with its derivatives it takes {nodes} operations (at most {limit})',
      parts,
    ),
  constant: () => phrase('The formula depends on neither x nor y'),
  unknownCharacter: (parts) =>
    phrase('Unknown character: {character} (allowed are numbers, names, + - * / ^ and parentheses)', parts),
  unsupported: (parts) =>
    'instead' in parts
      ? phrase('Not allowed: {characters} ({meaning}); {instead}', parts)
      : phrase('Not allowed: {characters} ({meaning})', parts),
  unknownName: (parts) =>
    'suggestions' in parts
      ? phrase('Unknown name: {name} (did you mean {suggestions}?)', parts)
      : phrase(
          'Unknown name: {name} (allowed are x, y, functions such as sin, pi, e, and single letters or Greek names as parameters)',
          parts,
        ),
  numberTooLarge: (parts) => phrase('The number {number} is too large (at most about 1.8e308)', parts),
  misplacedNumber: (parts) =>
    phrase(
      "The number {number} follows what it can't multiply (write * between them, or the number first)",
      parts,
    ),
  missingBefore: (parts) =>
    phrase('Nothing stands before {operator} (expected a number, a name or a parenthesis)', parts),
  missingAfter: (parts) =>
    phrase('Nothing stands after {operator} (expected a number, a name or a parenthesis)', parts),
  missingArguments: (parts) => phrase('The function {name} needs parentheses: {name}(x)', parts),
  argumentCount: (parts) => phrase('{name} takes {expected}, not {given}', parts),
  powerOfFunction: (parts) => phrase('A power of {name} stands behind its parentheses: {name}(x)^2', parts),
  powerOfPower: () => phrase('A power of a power needs parentheses: (x^2)^3 or x^(2^3)'),
  emptyParentheses: () => phrase('Nothing stands between these parentheses'),
  unclosed: () => phrase('This parenthesis is never closed: ) is missing'),
  unopened: () => phrase('This parenthesis was never opened: ( is missing'),
  comma: () => phrase('A comma stands between arguments of a function only (decimals have a point: 1.5)'),
  unreadable: () => phrase('The formula can’t be read'),
  notFinite: (parts) => phrase('The formula has no finite value at x = {x}, y = {y}: {value}', parts),
  constantOnDomain: (parts) =>
    phrase('The formula has the same value everywhere on the domain: {value}', parts),
};

export function problem(
  code: FormulaProblemCode,
  at: number,
  length: number,
  parts: Parts = {},
): FormulaProblem {
  const words = messages[code](parts);
  return { code, at, length, words, message: inEnglish(words) };
}
