// Seeded random numbers for code that draws them step by step: the same sequence for the same seed, on every machine.
import { phrase } from '../text/text';
import type { PythonHelper } from '../python/pythonRule';

/** A sequence of random numbers; every call advances it. */
export interface Random {
  /** 0 ≤ u < 1, from 53 random bits. */
  uniform(): number;
  /** Standard normal, by G. Marsaglia's polar method: two at a time, the second kept for the next call. */
  gaussian(): number;
  /** Where the sequence stands. */
  save(): RandomState;
}

/** Where a sequence of random numbers stands: what follows depends on nothing else. */
export interface RandomState {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly counter: number;
  /** The normal number that the next call will give; null if it draws a new pair. */
  readonly spare: number | null;
}

/**
 * sfc32 (C. Doty-Humphrey, PractRand, 2010), seeded and warmed up as there: three words of state and a counter.
 *
 * `seed` is a whole number up to 2⁵³, `sequence` one up to 2³²: each pair starts from different words with the counter at
 * 1. The counter wraps around after 2³² words, so no two sequences overlap within their first 2³¹ numbers.
 */
export function createRandom(seed: number, sequence = 0): Random {
  const seeded = { a: seed | 0, b: Math.floor(seed / 2 ** 32) | 0, c: sequence | 0, counter: 1, spare: null };
  return randomFrom(seeded, 15);
}

/** Goes on where a sequence stood. */
export function resumeRandom(state: RandomState): Random {
  return randomFrom(state, 0);
}

/** `skipped`: words that are drawn at once and used for nothing. */
function randomFrom(state: RandomState, skipped: number): Random {
  let { a, b, c, counter, spare } = state;

  const word = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < skipped; i++) word();

  const uniform = (): number => {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };

  return {
    uniform,
    gaussian() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square > 0 && square < 1) {
          const scale = Math.sqrt((-2 * logarithm(square)) / square);
          spare = y * scale;
          return x * scale;
        }
      }
    },
    save: () => ({ a, b, c, counter, spare }),
  };
}

/** ln a for a normal number between 0 and 1, by arithmetic alone: engines may differ in Math.log's last bit. */
function logarithm(a: number): number {
  let exponent = 0;
  let mantissa = a;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m − 1)/(m + 1)), |ratio| ≤ 0.1716: eleven terms reach the last bit.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return 2 * ratio * sum + exponent * Math.LN2;
}

/** `createRandom` in Python, with the scene's seed. */
export const randomPython: PythonHelper = {
  name: 'Random',
  doc: phrase('Seeded random numbers, the same as in the app: sfc32 (C. Doty-Humphrey, PractRand, 2010).'),
  code: `
    class Random:
        def __init__(self, sequence):
            self.a, self.b, self.c, self.counter = SEED, 0, sequence, 1
            self.spare = None
            for _ in range(15):
                self.word()

        def word(self):
            result = (self.a + self.b + self.counter) % 2**32
            self.counter = (self.counter + 1) % 2**32
            self.a = self.b ^ self.b >> 9
            self.b = (self.c + (self.c << 3)) % 2**32
            self.c = ((self.c << 21 | self.c >> 11) + result) % 2**32
            return result

        def uniform(self):
            return ((self.word() >> 5) * 2**26 + (self.word() >> 6)) / 2**53

        def uniform_pair(self):
            return np.array([self.uniform(), self.uniform()])

        def normal(self):
            if self.spare is not None:
                result, self.spare = self.spare, None
                return result
            while True:
                x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
                square = x**2 + y**2
                if 0 < square < 1:
                    scale = math.sqrt(-2 * math.log(square) / square)
                    self.spare = y * scale
                    return x * scale

        def normal_pair(self):
            return np.array([self.normal(), self.normal()])`,
};
