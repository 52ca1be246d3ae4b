// The hyperbolic tangent: a Sigmoid that is centred on 0.
import { multiply, negate, product, sigmoid, tanh as hyperbolicTangent } from '../../expression/expression';
import { defineActivation } from './activation';

export const tanhActivation = defineActivation({
  id: 'tanh',
  name: { en: 'tanh', ja: 'tanh' },
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\tanh x = \\frac{e^x - e^{-x}}{e^x + e^{-x}}',
  derivativeLatex: "y' = \\operatorname{sech}^2 x = \\frac{4}{(e^x + e^{-x})^2} = 1 - y^2",
  parameters: {},
  goodPoints: [
    {
      en: 'The derivative reaches 1, so less of the gradient is lost than with the Sigmoid.',
      ja: '導関数が最大 1 に達し、シグモイドより勾配が失われにくい',
    },
    { en: 'Outputs are centred on 0.', ja: '出力の中心が 0 にある' },
  ],
  badPoints: [
    {
      en: 'The derivative goes to 0 where the input is large, and deep stacks still lose the gradient.',
      ja: '入力が大きいと導関数が 0 に近づき、深い層ではやはり勾配が失われる',
    },
    { en: 'Each output costs an exponential.', ja: '出力のたびに指数関数の計算が要る' },
  ],
  use: {
    en: 'Hidden layers of recurrent networks and of small ones; outputs between −1 and 1.',
    ja: '再帰型や小さなネットワークの中間層、−1 から 1 の値を出す出力層に使います。',
  },
  definitionNote: {
    en: 'Nothing overflows. The derivative is computed as 4σ(2x)σ(−2x), exact in both tails; 1 − y² would be 0 beyond ±19.',
    ja: 'オーバーフローは起こりません。導関数は 4σ(2x)σ(−2x) として計算するので、両側の裾でも正確です。1 − y² では ±19 より先で 0 になります。',
  },
  source: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, Efficient BackProp (1998). As torch.tanh',
  value: (x) => hyperbolicTangent(x),
  derivative: (x) => {
    const twice = multiply(2, x);
    return product(4, sigmoid(twice), sigmoid(negate(twice)));
  },
});
