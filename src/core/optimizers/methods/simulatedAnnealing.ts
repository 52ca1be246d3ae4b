// Simulated annealing: random steps, also uphill ones while the temperature is high.
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import type { Point } from '../../geometry/domain';
import { decayFactor, nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineMethod, trialValue, type MethodState, type MethodSearch } from './method';
import { shareOfDomain } from './methodHyperparameters';

/** How many points of the domain the variation of f is estimated from. */
const samples = 32;

interface State extends MethodState {
  /** f at the position, of the batch in which it was reached. */
  readonly value: number;
  /** The standard deviation of f on the domain: the unit of the temperature. */
  readonly spread: number;
}

/** Reflects a coordinate at both ends of a range until it is inside. */
function mirrored(coordinate: number, [low, high]: readonly [number, number]): number {
  const width = high - low;
  const place = (coordinate - low) % (2 * width);
  const unfolded = place < 0 ? place + 2 * width : place;
  return low + (unfolded > width ? 2 * width - unfolded : unfolded);
}

/** The standard deviation of the finite values; 1 if they are all equal. */
function spreadOf(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
  const spread = Math.sqrt(finite.reduce((sum, value) => sum + (value - mean) ** 2 / finite.length, 0));
  return Number.isFinite(spread) && spread > 0 ? spread : 1;
}

/** A candidate and the dice, for who tells of them; the heights are f's, `probability` is 1 for one that is no higher. */
interface Throw {
  readonly value: number;
  readonly proposed: number;
  readonly probability: number;
  readonly temperature: number;
  readonly luck: number;
  readonly isAccepted: boolean;
}

function wordsOf({ value, proposed, probability, temperature, luck, isAccepted }: Throw): Phrase {
  if (!Number.isFinite(proposed) && !isAccepted) return phrase('f is not finite at the candidate: rejected.');
  if (proposed === value) return phrase('The candidate is as high as here: accepted.');
  if (proposed < value)
    return phrase('The candidate is {fall} lower: accepted.', { fall: formatRough(value - proposed) });
  const values = {
    rise: formatRough(proposed - value),
    probability: formatRough(probability),
    temperature: formatRough(temperature),
    luck: formatRough(luck),
  };
  return isAccepted
    ? phrase(
        'A candidate {rise} higher was accepted: the probability was {probability} at temperature {temperature}, the draw {luck}.',
        values,
      )
    : phrase(
        'A candidate {rise} higher was rejected: the probability was {probability} at temperature {temperature}, the draw {luck}.',
        values,
      );
}

export const simulatedAnnealing = defineMethod({
  id: 'simulated-annealing',
  name: 'Simulated annealing',
  family: 'derivative-free',
  idea: phrase(
    'Takes random steps, always those down and, while it is hot, many of those up; then it cools and settles.',
  ),
  goodAt: phrase('Getting out of poor minima, without a gradient and whatever the surface is like.'),
  badAt: phrase(
    'Haste: cooled too fast it freezes where it happens to be, and the last digits take it very long.',
  ),
  hyperparameters: {
    temperature: nonNegative(phrase('Temperature at the start'), 'T_0', 0.1, [1e-3, 10], 'log'),
    cooling: { ...decayFactor(phrase('Cooling'), '\\alpha', 0.97), slider: [0.8, 0.9999] },
    proposalScale: shareOfDomain(phrase('Step size'), '\\sigma', 0.2, [0.01, 0.5]),
  },
  latex:
    "\\begin{aligned} T_t &= T_0\\, S\\, \\alpha^{t-1}, \\quad S = \\operatorname{std} f \\\\ \\theta' &= \\theta_t + \\sigma\\, w \\sqrt{\\alpha^{t-1}}\\, z, \\quad z \\sim \\mathcal{N}(0, I) \\\\ \\theta_{t+1} &= \\begin{cases} \\theta' & \\text{with probability } \\min\\left(1, e^{-(f(\\theta') - f(\\theta_t)) / T_t}\\right) \\\\ \\theta_t & \\text{otherwise} \\end{cases} \\end{aligned}",
  paper:
    'S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, Optimization by simulated annealing; with the acceptance of N. Metropolis et al., Equation of state calculations by fast computing machines (1953)',
  year: 1983,
  definitionNote: phrase(
    'Geometric cooling at every step. T₀ is in units of S, the standard deviation of f at 32 random points of the domain, and σ in units of the domain’s width and height w, so that one setting fits all landscapes. Steps shrink with √T, as in Boltzmann annealing (Szu and Hartley, 1987), and bounce off the domain’s border. SciPy’s dual_annealing draws from heavier tails and polishes with L-BFGS-B.',
  ),
  create: ({ objective, start, domain, h, random }): MethodSearch<State> => {
    const widths: Point = [domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]];
    return {
      begin: () => ({
        position: start,
        value: trialValue(objective, start),
        spread: spreadOf(
          Array.from({ length: samples }, () =>
            objective.value(
              domain.x[0] + widths[0] * random.uniform(),
              domain.y[0] + widths[1] * random.uniform(),
            ),
          ),
        ),
      }),
      step(state, update, _rate, tell) {
        const { position, value, spread } = state;
        const heat = h.cooling ** (update - 1);
        const scale = h.proposalScale * Math.sqrt(heat);
        const zx = random.gaussian();
        const zy = random.gaussian();
        const proposal: Point = [
          mirrored(position[0] + scale * widths[0] * zx, domain.x),
          mirrored(position[1] + scale * widths[1] * zy, domain.y),
        ];
        const proposed = trialValue(objective, proposal);
        const luck = random.uniform();
        const temperature = h.temperature * spread * heat;
        const isAccepted = proposed <= value || luck < Math.exp((value - proposed) / temperature);
        if (tell) {
          const probability = proposed <= value ? 1 : Math.exp((value - proposed) / temperature);
          tell({
            terms: { T: temperature, S: spread, z: [zx, zy], thetaPrime: proposal, p: probability, u: luck },
            trials: [{ point: proposal, value: proposed, purpose: 'candidate', taken: isAccepted }],
            did: wordsOf({ value, proposed, probability, temperature, luck, isAccepted }),
          });
        }
        return isAccepted ? { position: proposal, value: proposed, spread } : state;
      },
    };
  },
  python: {
    before: `
      def bounced(point):
          width = HIGH - LOW
          place = (point - LOW) % (2 * width)
          return LOW + np.where(place > width, 2 * width - place, place)

      value = loss.value(theta)
      samples = [loss.value(LOW + (HIGH - LOW) * random.uniform_pair()) for _ in range(32)]
      finite = [sample for sample in samples if np.isfinite(sample)]
      spread = np.std(finite) if finite else 0
      if not 0 < spread < np.inf:
          spread = 1`,
    update: `
      heat = cooling**(t - 1)
      scale = proposal_scale * np.sqrt(heat) * (HIGH - LOW)
      proposal = bounced(theta + scale * random.normal_pair())
      new_value = loss.value(proposal)
      luck = random.uniform()
      if new_value <= value or luck < np.exp((value - new_value) / (temperature * spread * heat)):
          theta, value = proposal, new_value`,
  },
});
