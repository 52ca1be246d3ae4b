// Adam: a moving average of gradients over the root of a moving average of their squares, both bias-corrected.
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  libraryHyperparameter,
  decayFactor,
  epsilon,
  learningRate,
} from '../hyperparameters/commonHyperparameters';
import { correctedEpsilon, correctedRate } from './biasCorrection';
import { defineOptimizer } from './define';
import { atLeastTiny } from './pairs';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}';

export const adam = defineOptimizer({
  id: 'adam',
  name: 'Adam',
  family: 'adaptive',
  idea: {
    en: 'Momentum and RMSProp in one: the averaged gradient over its averaged size, both corrected for starting at zero.',
    ja: 'モーメンタムと RMSProp の組み合わせです。勾配の移動平均を、勾配の二乗の移動平均の平方根で割ります。どちらの平均も、初期値 0 による偏りを補正します。',
  },
  goodAt: {
    en: 'The usual first choice: it copes with slopes of any size, noise and ravines, with hardly any tuning.',
    ja: '最初に試す定番です。傾きの大きさの違いや雑音、細い谷に、ほとんど調整なしで対応できます。',
  },
  badAt: {
    en: 'Its memory of large gradients is long (β₂ = 0.999), so that it coasts past minima and comes back; near the goal it may not settle.',
    ja: '大きな勾配を長く覚えている（β₂ = 0.999）ため、最小点を通り過ぎては戻ります。ゴールの近くで落ち着かないこともあります。',
  },
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayFactor({ en: 'Decay of the average', ja: '一次モーメントの減衰率' }, '\\beta_1', 0.9),
    beta2: decayFactor(
      { en: 'Decay of the squared average', ja: '二次モーメントの減衰率' },
      '\\beta_2',
      0.999,
    ),
    epsilon: epsilon(1e-8),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: { en: '', ja: '' } },
      {
        library: 'keras',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t} \\cdot \\frac{m_t}{\\sqrt{v_t} + \\varepsilon} \\end{aligned}',
        defaults: { epsilon: 1e-7 },
        difference: {
          en: 'ε = 1e-7 is added before the bias correction (the paper’s “epsilon hat”): early on it counts √(1 − β₂ᵗ)⁻¹ times as much, which shows where gradients are tiny.',
          ja: 'ε = 1e-7 を偏りの補正の前に加えます（論文の ε̂）。最初のうちは √(1 − β₂ᵗ) の逆数倍だけ強く効き、勾配がごく小さい場所で差が出ます。',
        },
      },
      {
        library: 'optax',
        latex: pytorchRule,
        defaults: {},
        difference: {
          en: 'The same as PyTorch (optax can also add an ε inside the root; its default is 0).',
          ja: 'PyTorch と同じです（optax には平方根の内側に加える ε もありますが、既定値は 0 です）。',
        },
      },
    ),
  },
  latex: pytorchRule,
  paper: 'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, algorithm 1',
  year: 2015,
  definitionNote: {
    en: 'As torch.optim.Adam and the paper’s algorithm 1: ε = 1e-8 is added to the root of the corrected average. Keras adds ε = 1e-7 before the correction (the paper’s “epsilon hat”), which shows where gradients are tiny. With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
    ja: 'torch.optim.Adam および論文のアルゴリズム 1 と同じ定義で、ε = 1e-8 は補正後の平方根に加えます。Keras は補正前に ε = 1e-7 を加える形（論文の ε̂）で、勾配がごく小さい場所で差が出ます。ε = 0 で勾配がちょうど 0 のとき、PyTorch では NaN になりますが、ここでは動きません。',
  },
  state: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  // The second correction is taken out of the root and into rate and ε, as in section 2 of the paper: exactly
  // m̂/(√v̂ + ε), with a product less per parameter.
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update, library) =>
      atLeastTiny(library === 'keras' ? h.epsilon : correctedEpsilon(h, update)),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  rule: ({ theta, gradient, state, h, step }) => {
    // β1·m + (1 − β1)·g
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const change = divide(multiply(step.rate, m), add(squareRoot(v), step.epsilon));
    return { theta: subtract(theta, change), state: { m, v } };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ library: library, over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      ${
        library === 'keras'
          ? `rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
      theta = theta - ${over('rate * m', 'np.sqrt(v) + epsilon')}`
          : `m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`
      }`,
  },
});
