// Formulas as outlines: everything that the app writes in LaTeX, with the sizes that TeX gives.
import { describe, expect, it } from 'vitest';
import { derivativesLatex, findFormulaLandscape } from '../landscapes/formulaLandscape';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { unitsPerEm, type TypesetFormula } from './formulaPath';
import { typesetFormula } from './typesetFormula';

const commandPattern = /([MLHVQTCSZ])([^MLHVQTCSZ]*)/g;

/** The bounding box of a path's points, in em. */
function inkOf({ path }: TypesetFormula): { left: number; right: number; top: number; bottom: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, command, text = ''] of path.matchAll(commandPattern)) {
    for (const [index, word] of text.split(' ').filter(Boolean).entries()) {
      const across = command === 'H' || (command !== 'V' && index % 2 === 0);
      (across ? xs : ys).push(Number(word) / unitsPerEm);
    }
  }
  expect([...xs, ...ys].every(Number.isFinite)).toBe(true);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Path data of only the expected commands and numbers. */
const wellFormed = /^(?:[MLHVQTCS](?:-?\d+(?:\.\d)?(?: (?!$)|(?=[A-Z])))+|Z)*$/;

function checkFormula(latex: string): void {
  const formula = typesetFormula(latex);
  expect(formula.path, latex).toMatch(wellFormed);
  expect(formula.path, latex).toMatch(/^M/);
  const { width, height, depth } = formula;
  const ink = inkOf(formula);
  // Slanted letters and accents extend slightly beyond the box.
  expect(ink.left, latex).toBeGreaterThan(-0.2);
  expect(ink.right, latex).toBeLessThan(width + 0.2);
  expect(ink.top, latex).toBeGreaterThan(-height - 0.1);
  expect(ink.bottom, latex).toBeLessThan(depth + 0.1);
  expect(ink.right, latex).toBeGreaterThan(0.7 * width);
}

describe('typesetFormula', () => {
  it.each(landscapes.map(({ id, latex }) => [id, latex]))('typesets %s', (_id, latex) => {
    checkFormula(latex);
  });

  it('typesets the gradient of every landscape', () => {
    for (const landscape of landscapes) {
      for (const latex of derivativesLatex(landscape).slice(0, 2)) if (latex !== null) checkFormula(latex);
    }
  });

  it.each(optimizers.map(({ id, latex }) => [id, latex]))('typesets the rule of %s', (_id, latex) => {
    checkFormula(latex);
  });

  it('typesets symbols and other conventions of the optimizers', () => {
    for (const { hyperparameters } of optimizers) {
      for (const declared of Object.values(hyperparameters)) {
        if (declared.kind === 'library') declared.forms.forEach(({ latex }) => checkFormula(latex));
        else if (declared.symbol !== '') checkFormula(declared.symbol);
      }
    }
  });

  it('typesets what users write', () => {
    for (const text of ['x^2 + 3*y^2 + sin(4*x)', 'k1*abs(x)^(3/2) + exp(-delta*y^2)/(1 + x^2)']) {
      const found = findFormulaLandscape(text, { x: [-1, 1], y: [-1, 1] });
      if (!found.ok) throw new Error(found.problem.message);
      checkFormula(found.landscape.latex);
    }
  });

  it('has the sizes of TeX: a digit is half an em wide, a capital 0.683 high', () => {
    const digits = typesetFormula('1234567890');
    expect(digits.width).toBeCloseTo(5, 3);
    expect(typesetFormula('x').depth).toBeLessThan(0.02);
    expect(typesetFormula('\\mathrm{X}').height).toBeCloseTo(0.683, 2);
    expect(inkOf(digits).top).toBeCloseTo(-digits.height, 1);
  });

  it('has fractions as tall as in a line of its own', () => {
    const heightOf = (latex: string) => {
      const { height, depth } = typesetFormula(latex);
      return height + depth;
    };
    expect(heightOf('\\frac{a}{b}')).toBe(heightOf('\\displaystyle\\frac{a}{b}'));
    expect(heightOf('\\frac{a}{b}')).toBeGreaterThan(1.2 * heightOf('\\textstyle\\frac{a}{b}'));
  });

  it('fills tall delimiters from end to end', () => {
    const rows = Array.from({ length: 12 }, () => 'a').join(' \\\\ ');
    const formula = typesetFormula(`\\left( \\begin{matrix} ${rows} \\end{matrix} \\right\\}`);
    const spans: [number, number][] = [];
    for (const subpath of formula.path.split(/(?=M)/)) {
      const ink = inkOf({ ...formula, path: subpath });
      if (ink.right < 0.9) spans.push([ink.top, ink.bottom]);
    }
    spans.sort((a, b) => a[0] - b[0]);
    expect(spans.length).toBeGreaterThanOrEqual(3);
    for (const [index, [top]] of spans.entries()) {
      if (index > 0) expect(top).toBeLessThan(spans[index - 1]![1]);
    }
    expect(spans[0]![0]).toBeCloseTo(-formula.height, 1);
    expect(spans.at(-1)![1]).toBeCloseTo(formula.depth, 1);
  });

  it('fills long braces from end to end', () => {
    const formula = typesetFormula(`\\overbrace{\\phantom{${'x'.repeat(40)}}}`);
    const spans = formula.path.split(/(?=M)/).map((path) => {
      const { left, right } = inkOf({ ...formula, path });
      return [left, right] as const;
    });
    spans.sort((a, b) => a[0] - b[0]);
    expect(spans.length).toBeGreaterThanOrEqual(5);
    for (const [index, [left]] of spans.entries()) {
      if (index > 0) expect(left).toBeLessThan(spans[index - 1]![1]);
    }
    expect(spans[0]![0]).toBeCloseTo(0, 1);
    expect(spans.at(-1)![1]).toBeCloseTo(formula.width, 1);
  });

  it('draws long bars and braces, scripts and letters of other shapes', () => {
    checkFormula(
      '\\overline{abcdef} + \\underbrace{x + y + z + w + u + v + q + r}_{n} + \\sqrt[3]{\\frac{a}{b}}',
    );
    checkFormula('\\mathcal{L} = \\ell^n, \\quad \\hat x + \\tilde x + \\vec x \\text{ if } x > 0');
  });

  it('quotes at most sixty letters of what is wrong', () => {
    const messageFor = (letters: number): string => {
      try {
        typesetFormula(`\\nonsense${' '.repeat(letters - 9)}`);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(messageFor(60)).toContain(`"\\\\nonsense${' '.repeat(51)}"`);
    expect(messageFor(61)).toContain(`"\\\\nonsense${' '.repeat(50)}…"`);
  });

  it('gives the same path however often it is asked', () => {
    const latex = '\\tanh^2(10x)';
    expect(typesetFormula(latex)).toEqual(typesetFormula(latex));
  });

  it.each([
    ['\\frac{1}', 'Missing argument for \\frac'],
    ['\\nonsense', 'Undefined control sequence \\nonsense'],
    ['x^2^3', 'Double exponent: use braces to clarify'],
    ['\\text{日本}', '<text> has no outline'],
    ['\\boxed{x}', '<rect> has no outline'],
    ['\\mathfrak{A}', 'a letter without an outline'],
    ['x \\tag{1}', 'an environment as wide as the page'],
  ])('says what is wrong with %s', (latex, message) => {
    expect(() => typesetFormula(latex)).toThrow(`Invalid latex: ${JSON.stringify(latex)}: ${message}`);
    // Afterwards it still works.
    expect(typesetFormula('x').path).not.toBe('');
  });
});
