// Checks token by token whether a formula is well-formed, so that a problem is reported where it is.
import { phrase, type Phrase } from '../text/phrase';
import { problem, type FormulaProblem } from './problem';
import type { Token } from './tokens';
import { constants, functions, isParameter, latinName, suggestionsFor } from './vocabulary';

/** The largest depth of nested parentheses and operations. */
export const deepest = 60;

interface Opened {
  readonly token: Token;
  /** The function whose arguments these parentheses hold. */
  readonly called: Token | undefined;
  arguments: number;
}

const pointAt = (token: Token): readonly [at: number, length: number] => [token.at, token.text.length];

/** The leftmost problem; null if there is none. Then precedence alone decides the meaning. */
export function checkSyntax(tokens: readonly Token[]): FormulaProblem | null {
  const opened: Opened[] = [];
  let expectsOperand = true;
  for (const [i, token] of tokens.entries()) {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    const found = checkToken(token, before, after, opened, expectsOperand);
    if (found !== null) return found;
    expectsOperand = expectsAfter(token);
  }
  const [last, unclosed] = [tokens.at(-1), opened.at(-1)];
  if (last === undefined) return problem('empty', 0, 0);
  if (last.kind === 'operator' || last.kind === 'comma') {
    return problem('missingAfter', ...pointAt(last), { operator: last.text });
  }
  return unclosed === undefined ? null : problem('unclosed', ...pointAt(unclosed.token));
}

/** Whether an operand must follow the token. */
function expectsAfter({ kind, text }: Token): boolean {
  if (kind === 'name') return functions.has(text);
  return kind === 'operator' || kind === 'open' || kind === 'comma';
}

function checkToken(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  opened: Opened[],
  expectsOperand: boolean,
): FormulaProblem | null {
  switch (token.kind) {
    case 'number':
      return expectsOperand ? null : problem('misplacedNumber', ...pointAt(token), { number: token.text });
    case 'name':
      return checkName(token, after);
    case 'operator': {
      if (expectsOperand) {
        const isSign = token.plain === '+' || token.plain === '-';
        return isSign ? null : problem('missingBefore', ...pointAt(token), { operator: token.text });
      }
      const isSecondPower = token.plain === '^' && before?.kind === 'superscript';
      return isSecondPower ? problem('powerOfPower', ...pointAt(token)) : null;
    }
    case 'superscript':
      if (expectsOperand) return problem('missingBefore', ...pointAt(token), { operator: token.text });
      return before?.kind === 'superscript' ? problem('powerOfPower', ...pointAt(token)) : null;
    case 'open': {
      if (opened.length >= deepest) return problem('tooDeep', ...pointAt(token), { limit: String(deepest) });
      const called = before?.kind === 'name' && functions.has(before.text) ? before : undefined;
      opened.push({ token, called, arguments: 1 });
      return null;
    }
    case 'close':
      return checkClose(token, before, opened.pop(), expectsOperand);
    case 'comma': {
      const inside = opened.at(-1);
      if (inside?.called === undefined) return problem('comma', ...pointAt(token));
      if (expectsOperand) return problem('missingBefore', ...pointAt(token), { operator: token.text });
      inside.arguments++;
      return null;
    }
  }
}

function checkName(token: Token, after: Token | undefined): FormulaProblem | null {
  const name = token.text;
  if (functions.has(name)) {
    if (after?.kind === 'open') return null;
    const isPower = after?.kind === 'superscript' || after?.plain === '^';
    return problem(isPower ? 'powerOfFunction' : 'missingArguments', ...pointAt(token), { name });
  }
  const latin = latinName(name);
  if (name === 'x' || name === 'y' || constants.has(latin) || isParameter(latin)) return null;
  const suggestions = suggestionsFor(latin);
  return problem('unknownName', ...pointAt(token), {
    name,
    ...(suggestions.length > 0 && { suggestions: suggestions.join(', ') }),
  });
}

function checkClose(
  token: Token,
  before: Token | undefined,
  opening: Opened | undefined,
  expectsOperand: boolean,
): FormulaProblem | null {
  if (opening === undefined) return problem('unopened', ...pointAt(token));
  const { called } = opening;
  const isEmpty = before === opening.token;
  if (isEmpty && called === undefined) {
    return problem('emptyParentheses', opening.token.at, token.at + 1 - opening.token.at);
  }
  if (expectsOperand && !isEmpty && before !== undefined) {
    return problem('missingAfter', ...pointAt(before), { operator: before.text });
  }
  const taken = called === undefined ? undefined : functions.get(called.text);
  const given = isEmpty ? 0 : opening.arguments;
  if (
    called === undefined ||
    taken === undefined ||
    (given >= taken.minArguments && given <= taken.maxArguments)
  )
    return null;
  const { minArguments, maxArguments } = taken;
  return problem('argumentCount', ...pointAt(called), {
    name: called.text,
    expected: argumentsText(minArguments, maxArguments),
    given: String(given),
  });
}

function argumentsText(least: number, most: number): Phrase {
  const values = { count: least };
  if (most > least) return phrase('{count} or more arguments', values);
  return most > 1 ? phrase('{count} arguments', values) : phrase('{count} argument', values);
}
