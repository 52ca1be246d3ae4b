import { expect, test } from 'vitest';
import { inLanguage } from '../text/text';
import { parseFormula } from './formula';
import { checkFormulaOn } from '../landscapes/checkFormulaOn';

test.each([
  ['', '数式が空です。'],
  ['x^2 + sinx', '未定義の名前です：sinx（sin(x) のことですか？）'],
  ['x = 2', '使えません：=（代入）。右辺だけを書いてください'],
  ['x +', '+ の後に、数か名前か括弧が必要です。'],
  ['(x', 'この括弧は閉じられていません。'],
  ['pow(x)', 'pow の引数は 2 個です（1 個あります）。'],
  ['max()', '以上です（0 個あります）。'],
  ['x §', '使えない文字です：§'],
  ['3', '数式が x にも y にも依存していません。'],
])('%j in Japanese', (text, expected) => {
  const parsed = parseFormula(text);
  if (parsed.ok) throw new Error('taken');
  expect(inLanguage(parsed.problem.words, 'ja')).toContain(expected);
  expect(inLanguage(parsed.problem.words, 'en')).toBe(parsed.problem.message);
});

test('values on the domain in Japanese', () => {
  const parsed = parseFormula('1/x');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const found = checkFormulaOn(parsed.formula, { x: [-1, 1], y: [-1, 1] }, {});
  expect(found && inLanguage(found.words, 'ja')).toBe('x = 0, y = -1 で値が有限になりません：∞');
});
