// Names of a formula's quantities without LaTeX, as scripts and files have them.

const accents: Readonly<Record<string, string>> = { hat: 'Hat', bar: 'Bar', tilde: 'Tilde' };

/**
 * The plain name of a symbol: `\hat m` is mHat, `\alpha` alpha, `\theta_1` theta1, `\rho_\infty` rhoInfinity, `u^{\prime}`
 * uPrime.
 */
export function symbolName(symbol: string): string {
  const [, accent] = /^\\(hat|bar|tilde)\b/.exec(symbol) ?? [];
  const primes = symbol.match(/\\prime/g)?.length ?? 0;
  const letters = symbol
    .replace(/^\\(hat|bar|tilde)\b/, '')
    .replaceAll('\\infty', 'Infinity')
    .replace(/\^\{(\\prime)+\}/, '')
    .replace(/^\s*\\var/, '')
    .replaceAll(/[\\_{}\s,]/g, '');
  return letters + (accents[accent ?? ''] ?? '') + ['', 'Prime', 'DoublePrime'][primes]!;
}
