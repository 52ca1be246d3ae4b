// Random numbers inside compiled code: each particle has a xorshift128+ generator in two columns of its state, so that
// a replay is the same to the bit however it is sliced, and on every machine.
import { phrase } from '../text/text';
import {
  constant,
  cosPi,
  createNode,
  log,
  multiply,
  sinPi,
  squareRoot,
  subtract,
  type Expression,
} from '../expression/expression';
import type { Pair } from '../optimizers/define';
import type { PythonHelper } from '../python/pythonRule';

/** The generator's 128 bits, as the bits of two doubles. */
export type GeneratorBits = readonly [Expression, Expression];

const shiftLeft = (a: Expression, bits: number): Expression => createNode('shiftLeft', [a], bits);
const shiftRight = (a: Expression, bits: number): Expression => createNode('shiftRight', [a], bits);
const xor = (a: Expression, b: Expression): Expression => createNode('xorBits', [a, b]);

/** A number in 0 ≤ u < 1 from the upper 52 bits. S. Vigna, Further scramblings of Marsaglia's xorshift generators (2017). */
function uniform([a, b]: GeneratorBits): { readonly value: Expression; readonly bits: GeneratorBits } {
  const word = createNode('addBits', [a, b]);
  const mixed = xor(a, shiftLeft(a, 23));
  const next = xor(xor(mixed, b), xor(shiftRight(mixed, 18), shiftRight(b, 5)));
  const oneToTwo = createNode('orBits', [shiftRight(word, 12), constant(1)]);
  return { value: subtract(oneToTwo, 1), bits: [b, next] };
}

/** Two independent standard normal numbers (Box and Muller's transform), and the generator after them. */
export function normalPair(bits: GeneratorBits): { readonly pair: Pair; readonly bits: GeneratorBits } {
  const first = uniform(bits);
  const second = uniform(first.bits);
  const radius = squareRoot(multiply(-2, log(subtract(1, first.value))));
  const angle = multiply(2, second.value);
  return { pair: [multiply(radius, cosPi(angle)), multiply(radius, sinPi(angle))], bits: second.bits };
}

/** Writes a generator's 16 bytes: a different sequence for every combination of the three numbers of 32 bits. */
export function seedGenerator(bytes: Uint8Array, seed: number, sequence: number, particle: number): void {
  const words = new DataView(bytes.buffer, bytes.byteOffset, 16);
  // Never all zero: a different number is mixed into each of the four words.
  for (let i = 0; i < 4; i++) {
    const word = mix(mix(mix(mix(0x9e3779b9 * (i + 1)) ^ seed) ^ sequence) ^ particle);
    words.setUint32(4 * i, word, true);
  }
}

/** C. Wellons' lowbias32: a permutation of 32 bits in which every input bit affects all output bits. */
function mix(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

export const generatorNames = ['generator 0', 'generator 1'] as const;

/** `mix` in Python. */
export const mixPython: PythonHelper = {
  name: 'mix',
  doc: phrase("Stirs 32 bits: C. Wellons' lowbias32."),
  code: `
    def mix(word):
        word %= 2**32
        word = (word ^ word >> 16) * 0x7FEB352D % 2**32
        word = (word ^ word >> 15) * 0x846CA68B % 2**32
        return word ^ word >> 16`,
};

/** The generator of a particle in Python, with the scene's seed. */
export const xorshiftPython: PythonHelper = {
  name: 'Xorshift',
  doc: phrase('Seeded random numbers, the same as in the app: xorshift128+ (S. Vigna, 2017).'),
  code: `
    class Xorshift:
        def __init__(self, sequence):
            words = [mix(mix(mix(mix(0x9E3779B9 * i) ^ SEED) ^ sequence)) for i in (1, 2, 3, 4)]
            self.a, self.b = words[0] + (words[1] << 32), words[2] + (words[3] << 32)

        def uniform(self):
            a, b = self.a, self.b
            mixed = a ^ (a << 23) % 2**64
            self.a, self.b = b, mixed ^ b ^ mixed >> 18 ^ b >> 5
            return ((a + b) % 2**64 >> 12) / 2**52

        def normal_pair(self):
            radius = math.sqrt(-2 * math.log(1 - self.uniform()))
            angle = 2 * math.pi * self.uniform()
            return radius * np.array([math.cos(angle), math.sin(angle)])`,
};
