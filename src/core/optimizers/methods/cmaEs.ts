// CMA-ES: a cloud of samples whose mean, size and shape follow its better half.
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import type { TermValues } from '../terms';
import { sentences } from './account';
import { defineMethod, trialValue, type MethodState, type MethodSearch } from './method';
import { members, shareOfDomain } from './methodHyperparameters';
import { dot, eigenOf, lengthOf, moved, rowsOf, type Eigen, type SymmetricMatrix } from './vectors';

const dimensions = 2;
/** E‖N(0, I)‖ in two dimensions. */
const expectedLength = Math.sqrt(Math.PI / 2);
/** The search ends when the ellipse has shrunk or grown by these factors, or its squared axes have this ratio. */
const [minShare, maxShare, maxCondition] = [1e-14, 1e4, 1e14];

/** The strategy's constants that depend on λ: table 1 of the tutorial. */
function strategyOf(samples: number) {
  const raw = Array.from({ length: samples }, (_, i) => Math.log((samples + 1) / 2) - Math.log(i + 1));
  const parents = Math.floor(samples / 2);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const effective = (values: readonly number[]): number =>
    sum(values) ** 2 / sum(values.map((value) => value ** 2));
  const mass = effective(raw.slice(0, parents));
  const negativeMass = effective(raw.slice(parents));
  const n = dimensions;
  const rankOne = 2 / ((n + 1.3) ** 2 + mass);
  const rankMu = Math.min(1 - rankOne, (2 * (0.25 + mass + 1 / mass - 2)) / ((n + 2) ** 2 + mass));
  const negativeSum = Math.min(
    1 + rankOne / rankMu,
    1 + (2 * negativeMass) / (mass + 2),
    (1 - rankOne - rankMu) / (n * rankMu),
  );
  const positives = sum(raw.filter((weight) => weight >= 0));
  const negatives = -sum(raw.filter((weight) => weight < 0));
  const stepDecay = (mass + 2) / (n + mass + 5);
  return {
    parents,
    mass,
    weights: raw.map((weight) => (weight >= 0 ? weight / positives : (negativeSum * weight) / negatives)),
    stepDecay,
    stepDamping: 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + stepDecay,
    pathDecay: (4 + mass / n) / (n + 4 + (2 * mass) / n),
    rankOne,
    rankMu,
  };
}

interface Sample {
  /** Drawn from N(0, I). */
  readonly z: Point;
  /** The same point transformed to N(0, C). */
  readonly y: Point;
  readonly point: Point;
  readonly value: number;
}

/** The position is the mean. */
interface State extends MethodState {
  /** σ */
  readonly stepSize: number;
  /** C */
  readonly covariance: SymmetricMatrix;
  /** Of C: squared axes and directions of the ellipse. */
  readonly shape: Eigen;
  /** p_σ and p_c */
  readonly stepPath: Point;
  readonly covariancePath: Point;
  /** The length of the first ellipse's longer axis. */
  readonly firstSize: number;
}

function sizeOf(stepSize: number, shape: Eigen): number {
  return stepSize * Math.sqrt(Math.max(...shape.values));
}

function hasEnded({ stepSize, shape, firstSize }: State): boolean {
  const size = sizeOf(stepSize, shape) / firstSize;
  const searches =
    size >= minShare &&
    size <= maxShare &&
    Math.max(...shape.values) <= maxCondition * Math.min(...shape.values);
  return !searches;
}

/** What goes from update to update, by the formula's letters. */
function keptTerms({ stepSize, covariance, stepPath, covariancePath }: State): TermValues {
  return { sigma: stepSize, C: rowsOf(covariance), pSigma: stepPath, pC: covariancePath };
}

interface Generation {
  /** The lowest first. */
  readonly cloud: readonly Sample[];
  readonly parents: number;
  readonly stretches: boolean;
}

function wordsOf(before: State, after: State, { cloud, parents, stretches }: Generation): Phrase {
  const recombined = phrase(
    'Of {count} samples (f {lowest} to {highest}) the mean moves towards the {parents} lowest.',
    {
      count: cloud.length,
      lowest: formatRough(cloud[0]!.value),
      highest: formatRough(cloud.at(-1)!.value),
      parents,
    },
  );
  const sizes = { from: formatRough(before.stepSize), to: formatRough(after.stepSize) };
  const sized =
    after.stepSize > before.stepSize
      ? phrase('Its steps of late agree more than chance would: σ grows from {from} to {to}.', sizes)
      : phrase('Its steps of late agree less than chance would: σ falls from {from} to {to}.', sizes);
  return sentences(
    recombined,
    sized,
    stretches ? null : phrase('The path is so long that the ellipse is not stretched along it (h = 0).'),
  );
}

export const cmaEs = defineMethod({
  id: 'cma-es',
  name: 'CMA-ES',
  family: 'derivative-free',
  idea: phrase(
    'Draws a cloud of points, moves it to the better half and reshapes it along the steps that paid off.',
  ),
  goodAt: phrase(
    'Bent valleys, tilted axes and moderate noise without a gradient: it learns the landscape’s shape by itself.',
  ),
  badAt: phrase('Many looks per step; with few samples it ends in a near minimum, with many it is slow.'),
  hyperparameters: {
    stepSize: shareOfDomain(phrase('Step size at the start'), '\\sigma_0', 0.1, [0.01, 0.5]),
    populationSize: members(phrase('Samples per step'), '\\lambda', 6, 4, [4, 50]),
  },
  latex:
    '\\begin{aligned} & x_i = \\theta_t + \\sigma\\, y_i, \\quad y_i \\sim \\mathcal{N}(0, C) \\quad (i = 1, \\dots, \\lambda), \\quad f(x_1) \\le \\dots \\le f(x_\\lambda); \\quad \\sigma \\text{ from } \\sigma_0 \\\\ & \\theta_{t+1} = \\theta_t + \\sigma\\, \\bar y, \\quad \\bar y = \\sum_{i \\le \\mu} w_i\\, y_i \\\\ & p_\\sigma \\leftarrow (1 - c_\\sigma)\\, p_\\sigma + \\sqrt{c_\\sigma (2 - c_\\sigma) \\mu_w}\\, C^{-1/2} \\bar y, \\quad \\sigma \\leftarrow \\sigma \\exp \\frac{c_\\sigma}{d_\\sigma} \\left(\\frac{\\|p_\\sigma\\|}{E\\|\\mathcal{N}(0, I)\\|} - 1\\right) \\\\ & p_c \\leftarrow (1 - c_c)\\, p_c + h_\\sigma \\sqrt{c_c (2 - c_c) \\mu_w}\\, \\bar y \\\\ & C \\leftarrow C + c_1 (p_c p_c^\\top - C) + c_\\mu \\sum_{i \\le \\lambda} w_i (y_i y_i^\\top - C) \\end{aligned}',
  paper:
    'N. Hansen, A. Ostermeier, Completely derandomized self-adaptation in evolution strategies; as in N. Hansen, The CMA evolution strategy: a tutorial (2016)',
  year: 2001,
  definitionNote: phrase(
    'The tutorial’s (μ/μ_w, λ) strategy with all its constants, negative weights included, as the cma package for Python. One update is one generation; the position is the mean. σ₀ is a share of the domain’s width and height, and the first ellipse has their proportions. The search ends when the ellipse is 10⁻¹⁴ or 10⁴ times as large as at first or its condition passes 10¹⁴. Points outside the domain are allowed.',
  ),
  searchShape: { kind: 'ellipse', points: () => 3 },
  create: ({ objective, start, domain, h, random }): MethodSearch<State> => {
    const strategy = strategyOf(h.populationSize);
    const { parents, mass, weights, stepDecay, stepDamping, pathDecay, rankOne, rankMu } = strategy;
    const [width, height] = [domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]];

    return {
      begin() {
        const stepSize = h.stepSize * Math.sqrt(width * height);
        const covariance: SymmetricMatrix = [width / height, 0, height / width];
        const shape = eigenOf(covariance);
        return {
          position: start,
          stepSize,
          covariance,
          shape,
          stepPath: [0, 0],
          covariancePath: [0, 0],
          firstSize: sizeOf(stepSize, shape),
        };
      },
      step(state, update, _rate, tell) {
        if (hasEnded(state)) {
          tell?.({
            terms: keptTerms(state),
            before: keptTerms(state),
            trials: [],
            did: phrase('The search has ended: its ellipse has become too small, too large or too thin.'),
          });
          return state;
        }
        const { position: mean, stepSize, covariance, shape, firstSize } = state;

        /** B·z: z in the axes of the ellipse. */
        const turned = ([u, v]: Point): Point =>
          moved([u * shape.vectors[0][0], u * shape.vectors[0][1]], v, shape.vectors[1]);
        const sample = (): Sample => {
          const z: Point = [random.gaussian(), random.gaussian()];
          const y = turned([z[0] * Math.sqrt(shape.values[0]), z[1] * Math.sqrt(shape.values[1])]);
          const point = moved(mean, stepSize, y);
          return { z, y, point, value: trialValue(objective, point) };
        };
        const cloud = Array.from({ length: h.populationSize }, sample);
        const drawn = tell && [...cloud];
        cloud.sort((a, b) => (a.value === b.value ? 0 : a.value - b.value));
        const recombined = (of: (sample: Sample) => Point): Point =>
          cloud
            .slice(0, parents)
            .reduce<Point>((sum, member, i) => moved(sum, weights[i] ?? 0, of(member)), [0, 0]);
        const y = recombined((member) => member.y);
        // C^(−1/2)·y without a division.
        const z = turned(recombined((member) => member.z));

        const stepGain = Math.sqrt(stepDecay * (2 - stepDecay) * mass);
        const stepPath = moved(
          [(1 - stepDecay) * state.stepPath[0], (1 - stepDecay) * state.stepPath[1]],
          stepGain,
          z,
        );
        // A long path means that σ grows: then the ellipse isn't stretched along it at the same time.
        const memory = Math.sqrt(1 - (1 - stepDecay) ** (2 * update));
        const stretches = lengthOf(stepPath) / memory < (1.4 + 2 / (dimensions + 1)) * expectedLength;
        const pathGain = stretches ? Math.sqrt(pathDecay * (2 - pathDecay) * mass) : 0;
        const covariancePath = moved(
          [(1 - pathDecay) * state.covariancePath[0], (1 - pathDecay) * state.covariancePath[1]],
          pathGain,
          y,
        );

        const lost = stretches ? 0 : pathDecay * (2 - pathDecay);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const kept = 1 + rankOne * lost - rankOne - rankMu * total;
        const sumOf = (entry: (of: Point) => number): number =>
          cloud.reduce(
            (sum, member, i) => {
              const weight = weights[i] ?? 0;
              // Samples with negative weights are scaled to the expected distance, so that C stays positive.
              const share = weight < 0 ? (weight * dimensions) / dot(member.z, member.z) : weight;
              return sum + rankMu * share * entry(member.y);
            },
            rankOne * entry(covariancePath),
          );
        const reshaped: SymmetricMatrix = [
          kept * covariance[0] + sumOf(([u]) => u * u),
          kept * covariance[1] + sumOf(([u, v]) => u * v),
          kept * covariance[2] + sumOf(([, v]) => v * v),
        ];
        const next: State = {
          position: moved(mean, stepSize, y),
          stepSize:
            stepSize * Math.exp((stepDecay / stepDamping) * (lengthOf(stepPath) / expectedLength - 1)),
          covariance: reshaped,
          shape: eigenOf(reshaped),
          stepPath,
          covariancePath,
          firstSize,
        };
        tell?.({
          terms: {
            ...keptTerms(next),
            yBar: y,
            hSigma: stretches ? 1 : 0,
          },
          before: keptTerms(state),
          memory: { term: 'pC', points: 'along' },
          trials: drawn!.map((member) => ({
            point: member.point,
            value: member.value,
            purpose: 'sample',
            taken: cloud.indexOf(member) < parents,
          })),
          did: wordsOf(state, next, { cloud, parents, stretches }),
        });
        return next;
      },
      shapeOf: ({ position, stepSize, shape }) => [
        position,
        ...shape.vectors.map((vector, i) =>
          moved(position, stepSize * Math.sqrt(shape.values[i] ?? NaN), vector),
        ),
      ],
    };
  },
  python: {
    before: `
      ranks = np.log((population_size + 1) / 2) - np.log(np.arange(1, population_size + 1))
      parents = population_size // 2
      mass = ranks[:parents].sum()**2 / (ranks[:parents]**2).sum()
      negative_mass = ranks[parents:].sum()**2 / (ranks[parents:]**2).sum()
      rank_one = 2 / ((2 + 1.3)**2 + mass)
      rank_mu = min(1 - rank_one, 2 * (0.25 + mass + 1 / mass - 2) / ((2 + 2)**2 + mass))
      negative_sum = min(
          1 + rank_one / rank_mu,
          1 + 2 * negative_mass / (mass + 2),
          (1 - rank_one - rank_mu) / (2 * rank_mu),
      )
      positive = ranks >= 0
      weights = np.where(
          positive, ranks / ranks[positive].sum(), -negative_sum * ranks / ranks[~positive].sum()
      )
      step_decay = (mass + 2) / (2 + mass + 5)
      damping = 1 + 2 * max(0, np.sqrt((mass - 1) / (2 + 1)) - 1) + step_decay
      path_decay = (4 + mass / 2) / (2 + 4 + 2 * mass / 2)
      expected_length = np.sqrt(np.pi / 2)

      width, height = HIGH - LOW
      sigma = step_size * np.sqrt(width * height)
      covariance = np.diag([width / height, height / width])
      values, vectors = eigen(covariance)
      first_size = sigma * np.sqrt(max(values))
      step_path, covariance_path = np.zeros(2), np.zeros(2)`,
    update: `
      size = sigma * np.sqrt(max(values)) / first_size
      if not (1e-14 <= size <= 1e4 and max(values) <= 1e14 * min(values)):
          continue
      cloud = []
      for _ in range(population_size):
          z = random.normal_pair()
          y = z * np.sqrt(values) @ vectors
          cloud.append((loss.value(theta + sigma * y), z, y))
      cloud.sort(key=lambda sample: sample[0])
      z_mean = sum(weight * z for weight, (_, z, _) in zip(weights[:parents], cloud))
      y_mean = sum(weight * y for weight, (_, _, y) in zip(weights[:parents], cloud))
      theta = theta + sigma * y_mean

      gain = np.sqrt(step_decay * (2 - step_decay) * mass)
      step_path = (1 - step_decay) * step_path + gain * (z_mean @ vectors)
      length = np.linalg.norm(step_path)
      memory = np.sqrt(1 - (1 - step_decay)**(2 * t))
      stretches = length / memory < (1.4 + 2 / (2 + 1)) * expected_length
      gain = np.sqrt(path_decay * (2 - path_decay) * mass) if stretches else 0
      covariance_path = (1 - path_decay) * covariance_path + gain * y_mean

      lost = 0 if stretches else path_decay * (2 - path_decay)
      kept = 1 + rank_one * lost - rank_one - rank_mu * weights.sum()
      covariance = kept * covariance + rank_one * np.outer(covariance_path, covariance_path)
      for weight, (_, z, y) in zip(weights, cloud):
          if weight < 0:
              weight = weight * 2 / (z @ z)
          covariance = covariance + rank_mu * weight * np.outer(y, y)
      values, vectors = eigen(covariance)
      sigma = sigma * np.exp(step_decay / damping * (length / expected_length - 1))`,
  },
});
