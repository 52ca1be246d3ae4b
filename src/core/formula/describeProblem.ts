// What is wrong with a formula, in the language of the window.
import type { Language } from '../text/text';
import type { FormulaProblem, FormulaProblemCode } from './problem';

type Parts = Readonly<Record<string, string>>;

/** What signs mean elsewhere, and what to write instead: the words that English messages are made of. */
const words: Readonly<Record<string, string>> = {
  comparison: '比較',
  assignment: '代入',
  factorial: '階乗',
  'percent or modulo': '百分率または剰余',
  condition: '条件分岐',
  'range or condition': '範囲または条件分岐',
  'several formulas': '複数の数式',
  'matrix or index': '行列または添字',
  object: 'オブジェクト',
  string: '文字列',
  'string or derivative': '文字列または微分',
  property: 'プロパティ',
  logic: '論理演算',
  modulo: '剰余',
  unit: '単位',
  'write the right-hand side only': '右辺だけを書いてください',
  'use ( and )': '( と ) を使ってください',
  'write abs(x) for |x|': '|x| は abs(x) と書いてください',
};

const inJapanese = (text: string | undefined): string => (text === undefined ? '' : (words[text] ?? text));

const messages: Readonly<Record<FormulaProblemCode, (parts: Parts) => string>> = {
  empty: () => '数式が空です。x^2 + y^2 のように、x と y の式を入力してください。',
  tooLong: ({ length, limit }) => `数式が長すぎます：${length} 文字（${limit} 文字まで）`,
  tooDeep: ({ limit }) => `ここで入れ子が深すぎます（${limit} 段まで）。`,
  tooLarge: ({ nodes, limit }) =>
    `数式が大きすぎます。導関数も含めて ${nodes} 個の演算になります（${limit} 個まで）。`,
  constant: () => '数式が x にも y にも依存していません。',
  unknownCharacter: ({ character }) =>
    `使えない文字です：${character}（使えるのは数、名前、+ - * / ^、括弧です）`,
  unsupported: ({ characters, meaning, instead }) =>
    `使えません：${characters}（${inJapanese(meaning)}）${instead === undefined ? '' : `。${inJapanese(instead)}`}`,
  unknownName: ({ name, suggestions }) =>
    suggestions === undefined
      ? `知らない名前です：${name}（使えるのは x、y、sin などの関数、pi、e、パラメータとしての一文字かギリシャ文字の名前です）`
      : `知らない名前です：${name}（${suggestions} のことですか？）`,
  numberTooLarge: ({ number }) => `数 ${number} は大きすぎます（およそ 1.8e308 まで）。`,
  misplacedNumber: ({ number }) =>
    `数 ${number} の前にあるものとは掛け算になりません。間に * を書くか、数を先に書いてください。`,
  missingBefore: ({ operator }) => `${operator} の前に、数か名前か括弧が必要です。`,
  missingAfter: ({ operator }) => `${operator} の後に、数か名前か括弧が必要です。`,
  missingArguments: ({ name }) => `関数 ${name} には括弧が必要です：${name}(x)`,
  argumentCount: ({ name, expected = '', given }) =>
    `${name} の引数は ${Number.parseInt(expected, 10)} 個${expected.includes('more') ? '以上' : ''}です（${given} 個あります）。`,
  powerOfFunction: ({ name }) => `${name} のべき乗は括弧の後に書きます：${name}(x)^2`,
  powerOfPower: () => 'べき乗のべき乗には括弧が必要です：(x^2)^3 または x^(2^3)',
  emptyParentheses: () => '括弧の中が空です。',
  unclosed: () => 'この括弧は閉じられていません。) が足りません。',
  unopened: () => 'この括弧に対応する ( がありません。',
  comma: () => 'コンマが使えるのは関数の引数の間だけです（小数点は 1.5 のように書きます）。',
  unreadable: () => '数式を読み取れません。',
  notFinite: ({ x, y, value }) => `x = ${x}, y = ${y} で値が有限になりません：${value}`,
  constantOnDomain: ({ value }) => `定義域のどこでも同じ値です：${value}`,
};

export function describeProblem(problem: FormulaProblem, language: Language): string {
  switch (language) {
    case 'en':
      return problem.message;
    case 'ja':
      return messages[problem.code](problem.parts ?? {});
  }
}
