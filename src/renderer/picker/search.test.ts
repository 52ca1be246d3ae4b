import { describe, expect, it } from 'vitest';
import { createSearch } from './search';

interface Thing {
  readonly name: string;
  readonly family: string;
  readonly text: string;
}

const things: readonly Thing[] = [
  { name: 'Monkey saddle', family: 'Saddles 鞍点', text: 'Three ways down.' },
  { name: 'Saddle', family: 'Saddles 鞍点', text: 'Two ways down; 勾配がゼロになります。' },
  { name: 'L-BFGS', family: 'Curvature 曲率', text: 'J. Nocedal 1980 Updating quasi-Newton matrices' },
  { name: 'Nelder–Mead', family: 'Without derivatives', text: 'A triangle this amount wide' },
  { name: 'モーメンタム', family: 'Momentum', text: 'Lévy, 2004' },
];

const search = createSearch(things, ({ name, family, text }) => ({
  names: [name],
  families: [family],
  texts: [text],
}));
const found = (query: string): string[] => search(query).map(({ name }) => name);

describe('the search', () => {
  it('finds everything where nothing is asked', () => {
    expect(search('  ')).toBe(things);
  });

  it('ranks a whole name before a part of one', () => {
    expect(found('saddle')).toEqual(['Saddle', 'Monkey saddle']);
  });

  it.each([
    ['LBFGS', 'L-BFGS'],
    ['l-bfgs', 'L-BFGS'],
    ['ＬＢＦＧＳ', 'L-BFGS'],
    ['nelder mead', 'Nelder–Mead'],
    ['neldermead', 'Nelder–Mead'],
    ['もーめんたむ', 'モーメンタム'],
    ['ﾓｰﾒﾝﾀﾑ', 'モーメンタム'],
    ['モメンタム', 'モーメンタム'],
    ['levy', 'モーメンタム'],
    ['1980', 'L-BFGS'],
    ['newton matrices', 'L-BFGS'],
    ['曲率', 'L-BFGS'],
    ['ゼロ', 'Saddle'],
  ])('finds by %s', (query, name) => expect(found(query)).toEqual([name]));

  it('wants every word, each in a place of its own', () => {
    expect(found('saddle two')).toEqual(['Saddle']);
    expect(found('saddle nothing')).toEqual([]);
  });

  it('takes Latin letters in a description as the start of a word', () => {
    expect(found('sam')).toEqual([]);
  });
});
