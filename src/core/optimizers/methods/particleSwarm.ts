// A swarm in which each particle is attracted to the best point that it has found, and to the best that any has found.
import type { Domain, Point } from '../../geometry/domain';
import { formatRough } from '../../numbers/formatNumber';
import { phrase, type Phrase } from '../../text/text';
import { decayFactor, nonNegative } from '../../hyperparameters/commonHyperparameters';
import type { NumberHyperparameter } from '../../hyperparameters/hyperparameter';
import { sentences } from './account';
import { isSamePoint } from './vectors';
import { defineMethod, trialValue, type MethodAccount, type MethodState, type MethodSearch } from './method';
import { members, shareOfDomain } from './methodHyperparameters';

interface Particle {
  readonly position: Point;
  readonly velocity: Point;
  readonly best: Point;
  readonly bestValue: number;
}

interface State extends MethodState {
  readonly swarm: readonly Particle[];
  /** The best place that any has seen; before the first update the position is the start, all the same. */
  readonly target: Point;
}

function leaderOf(swarm: readonly Particle[]): Particle | undefined {
  return swarm.reduce((best, particle) => (particle.bestValue < best.bestValue ? particle : best));
}

/** What a particle has drawn for x and y, for its own pull and for the swarm's, and f where it came to. */
interface Flight {
  readonly own: [number, number];
  readonly swarms: [number, number];
  readonly value: number;
}

/** Tells of one particle: the one that holds the swarm's best. */
function accountOf(
  { position, target, swarm: before }: State,
  after: readonly Particle[],
  flights: readonly Flight[],
): MethodAccount {
  const leader = leaderOf(after)!;
  const i = after.indexOf(leader);
  const [was, had] = [before[i]!, leaderOf(before)!];
  const isMoved = leader.bestValue < had.bestValue;
  const improved = after.filter(({ bestValue }, k) => bestValue < before[k]!.bestValue).length;
  const values = {
    number: i + 1,
    count: after.length,
    improved,
    best: formatRough(leader.bestValue),
    last: formatRough(had.bestValue),
  };
  return {
    terms: {
      x: leader.position,
      v: leader.velocity,
      p: leader.best,
      r1: flights[i]!.own,
      r2: flights[i]!.swarms,
    },
    before: { x: was.position, v: was.velocity, p: was.best, theta: target },
    memory: { term: 'v', points: 'along' },
    trials: after.map((particle, k) => ({
      point: particle.position,
      value: flights[k]!.value,
      purpose: 'particle',
      taken: isMoved && particle === leader,
    })),
    did: sentences(
      isMoved
        ? phrase(
            'Particle {number} of {count} found a place lower than any before (f {best}, not {last}): the best moves there. {improved} found a better place of their own.',
            values,
          )
        : phrase(
            'None of {count} particles found a place lower than f {best}: the best stays. {improved} found a better place of their own.',
            values,
          ),
      isSamePoint(position, target)
        ? null
        : phrase('The position leaves the start for the best place of the swarm.'),
    ),
  };
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function pull(label: Phrase, symbol: string): NumberHyperparameter {
  return { ...nonNegative(label, symbol, 1.49618, [0, 3]), max: 10 };
}

/** A coordinate near `centre`, at most `share` of the range away and inside it. */
function near(
  centre: number,
  [low, high]: Domain['x'],
  share: number,
  random: { uniform(): number },
): number {
  const reach = share * (high - low);
  const middle = clamped(centre, low, high);
  const [from, to] = [Math.max(low, middle - reach), Math.min(high, middle + reach)];
  return from + (to - from) * random.uniform();
}

export const particleSwarm = defineMethod({
  id: 'particle-swarm',
  name: 'Particle swarm',
  family: 'derivative-free',
  idea: phrase(
    'A swarm flies over the surface; every member is pulled to the best place that it has seen and to the best that any has seen.',
  ),
  goodAt: phrase('Many minima: it looks in many places at once, and needs no gradient.'),
  badAt: phrase(
    'Many looks per step; and once all have gathered around a wrong minimum nothing drives them apart.',
  ),
  hyperparameters: {
    particles: members(phrase('Particles'), 'N', 20, 2, [2, 100]),
    inertia: {
      ...decayFactor(phrase('Inertia'), '\\omega', 0.7298),
      scale: 'linear',
      slider: [0, 0.99],
    },
    cognitive: pull(phrase('Pull to one’s own best'), 'c_1'),
    social: pull(phrase('Pull to the swarm’s best'), 'c_2'),
    spread: shareOfDomain(phrase('Spread at the start'), 's', 0.25, [0.01, 1]),
  },
  latex:
    '\\begin{aligned} & x_1 = \\theta_0, \\quad x_i \\sim \\mathcal{U}(\\theta_0 - s w,\\, \\theta_0 + s w), \\quad v_i = 0 \\qquad (i = 1, \\dots, N) \\\\ v_i &\\leftarrow \\omega v_i + c_1 r_1 (p_i - x_i) + c_2 r_2 (\\theta_t - x_i), \\quad r_1, r_2 \\sim \\mathcal{U}(0, 1) \\\\ x_i &\\leftarrow x_i + v_i, \\quad p_i = \\operatorname*{arg\\,min}_{x_i} f, \\quad \\theta_{t+1} = \\operatorname*{arg\\,min}_{p_i} f \\end{aligned}',
  paper:
    'J. Kennedy, R. Eberhart, Particle swarm optimization; its constants: M. Clerc, J. Kennedy, The particle swarm: explosion, stability, and convergence (2002)',
  year: 1995,
  definitionNote: phrase(
    'The global-best form with Clerc and Kennedy’s constriction, written as an inertia: ω = 0.7298, c₁ = c₂ = 0.7298 · 2.05. The first particle starts at the start, the others around it, up to a share s of the domain’s width and height w away, all at rest. r₁ and r₂ are drawn for each coordinate; no velocity exceeds w, and walls at the domain’s border stop it. The position is the best found so far.',
  ),
  searchShape: { kind: 'swarm', points: (h) => h.particles },
  create: ({ objective, start, domain, h, random }): MethodSearch<State> => {
    const restingAt = (position: Point): Particle => ({
      position,
      velocity: [0, 0],
      best: position,
      bestValue: trialValue(objective, position),
    });
    const scattered = (centre: Point): Point => [
      near(centre[0], domain.x, h.spread, random),
      near(centre[1], domain.y, h.spread, random),
    ];
    const flown = (particle: Particle, target: Point, flights?: Flight[]): Particle => {
      const flight: Flight | undefined = flights && { own: [NaN, NaN], swarms: [NaN, NaN], value: NaN };
      const fly = (axis: 'x' | 'y', i: 0 | 1): readonly [coordinate: number, speed: number] => {
        const [low, high] = domain[axis];
        const [x, speed] = [particle.position[i], particle.velocity[i]];
        const own = random.uniform();
        const swarms = random.uniform();
        if (flight) {
          flight.own[i] = own;
          flight.swarms[i] = swarms;
        }
        const ownPull = h.cognitive * own * (particle.best[i] - x);
        const swarmsPull = h.social * swarms * (target[i] - x);
        const faster = clamped(h.inertia * speed + ownPull + swarmsPull, low - high, high - low);
        const next = clamped(x + faster, low, high);
        return [next, next === x + faster ? faster : 0];
      };
      const [[x, speedX], [y, speedY]] = [fly('x', 0), fly('y', 1)];
      const value = trialValue(objective, [x, y]);
      if (flight) flights!.push({ ...flight, value });
      const isBetter = value < particle.bestValue;
      return {
        position: [x, y],
        velocity: [speedX, speedY],
        best: isBetter ? [x, y] : particle.best,
        bestValue: isBetter ? value : particle.bestValue,
      };
    };

    return {
      begin() {
        const swarm = Array.from({ length: h.particles }, (_, i) =>
          restingAt(i === 0 ? start : scattered(start)),
        );
        return { position: start, swarm, target: leaderOf(swarm)?.best ?? start };
      },
      step(state, _update, _rate, tell) {
        const flights: Flight[] | undefined = tell && [];
        const swarm = state.swarm.map((particle) => flown(particle, state.target, flights));
        const target = leaderOf(swarm)?.best ?? state.target;
        tell?.(accountOf(state, swarm, flights!));
        return { position: target, swarm, target };
      },
      shapeOf: ({ swarm }) => swarm.map(({ position }) => position),
    };
  },
  python: {
    before: `
      reach = spread * (HIGH - LOW)
      middle = np.clip(theta, LOW, HIGH)
      low, high = np.maximum(LOW, middle - reach), np.minimum(HIGH, middle + reach)
      x = [theta] + [low + (high - low) * random.uniform_pair() for _ in range(particles - 1)]
      v = [np.zeros(2)] * particles
      best, best_value = list(x), [loss.value(point) for point in x]
      target = best[np.argmin(best_value)]`,
    update: `
      for i in range(len(x)):
          (own_x, swarm_x), (own_y, swarm_y) = random.uniform_pair(), random.uniform_pair()
          own_pull = cognitive * np.array([own_x, own_y]) * (best[i] - x[i])
          swarm_pull = social * np.array([swarm_x, swarm_y]) * (target - x[i])
          faster = np.clip(inertia * v[i] + own_pull + swarm_pull, LOW - HIGH, HIGH - LOW)
          free = x[i] + faster
          x[i] = np.clip(free, LOW, HIGH)
          v[i] = np.where(x[i] == free, faster, 0)
          value = loss.value(x[i])
          if value < best_value[i]:
              best[i], best_value[i] = x[i], value
      target = best[np.argmin(best_value)]
      theta = target`,
  },
});
