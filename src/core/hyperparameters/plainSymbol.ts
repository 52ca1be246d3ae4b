// A symbol's LaTeX as plain characters, for where no formula can be drawn: names of runners, texts of pictures.

const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  varepsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  ast: '*',
  star: '*',
  min: 'min',
  max: 'max',
};

/** Marks that stand over the letter before them. */
const accents: Readonly<Record<string, string>> = { tilde: '\u0303', bar: '\u0304' };

const lowered: Readonly<Record<string, string>> = { '+': '₊', '-': '₋' };

/** `\beta_1` is β₁, `\tilde\lambda` λ̃, `\Delta_{\max}` Δmax, `f^\ast` f*. */
export function plainSymbol(latex: string): string {
  return latex
    .replaceAll(
      /\\(tilde|bar)\s*(\\[A-Za-z]+|[A-Za-z])/g,
      (_, accent: string, letter: string) => letter + accents[accent]!,
    )
    .replaceAll(/\\([A-Za-z]+)/g, (whole, name: string) => letters[name] ?? whole)
    .replaceAll(
      /_([\d+-])/g,
      (_, index: string) => lowered[index] ?? String.fromCharCode(0x2080 + Number(index)),
    )
    .replaceAll(/[_^{}\s]/g, '');
}
