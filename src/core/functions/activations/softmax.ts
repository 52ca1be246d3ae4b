// e^(x_i) / Σ e^(x_k): n numbers become n probabilities.
import { positive } from '../parameters';
import type { VectorActivation, VectorValue } from './activation';

/** −∞ of none; of any number of them, unlike `Math.max`. */
export const largestOf = (x: readonly number[]): number => x.reduce((a, b) => Math.max(a, b), -Infinity);

/** The probabilities alone. The largest input is subtracted first, so that no power overflows. */
export function probabilities(x: readonly number[], temperature = 1): number[] {
  const largest = largestOf(x);
  const powers = x.map((each) => Math.exp((each - largest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function evaluate(x: readonly number[], temperature: number): VectorValue {
  const y = probabilities(x, temperature);
  // What the others have together is 1 − y_i without its rounding.
  const others = y.map((_, i) => y.reduce((sum, yk, k) => (k === i ? sum : sum + yk), 0));
  return {
    y,
    jacobian: y.map((yi, i) =>
      y.map((yj, j) => (i === j ? yi * (others[i] ?? NaN) : -yi * yj) / temperature),
    ),
  };
}

export const softmax: VectorActivation = {
  id: 'softmax',
  kind: 'vector',
  name: { en: 'Softmax', ja: 'ソフトマックス' },
  family: 'output',
  outputs: 'probability',
  latex: 'y_i = \\frac{e^{x_i / T}}{\\sum_k e^{x_k / T}}',
  derivativeLatex:
    '\\frac{\\partial y_i}{\\partial x_j} = \\frac{1}{T} \\begin{cases} y_i\\,(1 - y_i) & i = j \\\\ -y_i\\,y_j & i \\ne j \\end{cases}',
  parameters: { temperature: positive({ en: 'Temperature', ja: '温度' }, 'T', 1, [0.1, 10]) },
  goodPoints: [
    {
      en: 'Outputs are positive and sum to 1: they can be used as probabilities.',
      ja: '出力がすべて正で、合計が 1 になり、確率として使える',
    },
    {
      en: 'Followed by the cross-entropy, the gradient is just y − t.',
      ja: '後に交差エントロピーを置くと、勾配は y − t という簡単な形になる',
    },
  ],
  badPoints: [
    {
      en: 'Every output depends on every input: the derivative is a whole matrix, not its diagonal.',
      ja: 'どの出力もすべての入力に依存し、導関数は対角成分だけでなく行列全体になる',
    },
    {
      en: 'A clear winner leaves hardly any gradient; and it can’t say “none of these”.',
      ja: '大差がつくと勾配がほとんど残らない。「どれでもない」とも言えない',
    },
  ],
  use: {
    en: 'Last layer of a classifier of many classes; attention weights. With two inputs it is the Sigmoid of their difference.',
    ja: '多クラス分類の出力層や、注意機構の重みに使います。入力が二つなら、その差のシグモイドと同じです。',
  },
  definitionNote: {
    en: 'The largest input is subtracted first, so that nothing overflows. The Jacobian is complete. Inputs are divided by the temperature: low ones sharpen, high ones even out.',
    ja: '最初に最大の入力を引くので、オーバーフローは起こりません。ヤコビ行列はすべての成分を持ちます。入力を温度で割るため、低温では鋭く、高温ではなだらかになります。',
  },
  source:
    'J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs (1990). As torch.softmax',
  evaluate: (x, { temperature = 1 }) => evaluate(x, temperature),
};
